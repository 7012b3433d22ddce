"""Chips on paper: short signs white on black, in a frame, in a broken frame or plain."""

from collections.abc import Iterator

from models.documents.content import Chip, ChipShape, Legend
from models.documents.pdf_pages import Box, Pages, Text
from models.documents.pdf_tagging import Element
from models.documents.pdf_text import Fragment, fragments, one_line
from models.documents.style import MM, Colour, Face, Font

CHIP_WIDTH = 9.4 * MM
CHIP_HEIGHT = 13.0
CHIP_DROP = 3.4
"""How far a chip reaches below the baseline of its text."""
FRAME = 0.9
DASH, DASH_GAP = 2.6, 1.6
SYMBOL_GAP = 2.5
TEXT = Face(Font.BOLD, 9.5, 12.5)
TEXT_QUIET = Face(Font.TEXT, 9.5, 12.5)
TEXT_WHITE = Face(Font.BOLD, 9.5, 12.5, Colour.WHITE)
SYMBOL = Face(Font.SEMIBOLD, 8, 12.5)
WORDS = Face(Font.TEXT, 9.5, 12.5)
LEGEND_ABOVE = 8.0
LEGEND_GAP = 20.0
WORDS_GAP = 5.0


def set_chip(
    chip: Chip, at: tuple[float, float], room: float, *, tinted: bool = False
) -> tuple[list[Text], list[Box], float]:
    """Return the texts and boxes of a chip centred at x, and how deep it reaches; `at` is x and the baseline's depth.

    Depths grow downwards. Texts to be read belong to an element; the caller puts its own in the place of it.
    """
    x, base = at
    symbol = fragments(chip.symbol, SYMBOL) if chip.symbol else ()
    said = one_line(chip.text, _face(chip), room)
    wide = _wide(symbol) + (SYMBOL_GAP if symbol else 0) + said.width
    left = x - wide / 2
    texts = [Text(left, base, symbol)] if symbol else []
    read = Element("Span")
    texts.append(Text(left + wide - said.width, base, said.fragments, read))
    framed = chip.shape is not ChipShape.PLAIN
    across = min(room, max(CHIP_WIDTH, said.width + 6)) if framed else wide
    place = (x - across / 2, base + CHIP_DROP - CHIP_HEIGHT, across)
    return texts, list(_frame(chip.shape, place, tinted=tinted)) if framed else [], base + CHIP_DROP


def set_legend_line(block: Legend, pages: Pages, parent: Element) -> None:
    """Set chips with what they mean side by side, on as many lines as they need."""
    if pages.room < 2 * (LEGEND_ABOVE + CHIP_HEIGHT):
        pages.turn()
    pages.y -= LEGEND_ABOVE + CHIP_HEIGHT
    left = pages.sheet.left
    for chip, words in block.entries:
        wide = CHIP_WIDTH if chip.shape is not ChipShape.PLAIN else _span(chip)
        said = one_line(words, WORDS, pages.sheet.measure - wide - WORDS_GAP)
        if left + wide + WORDS_GAP + said.width > pages.sheet.width - pages.sheet.right:
            left = pages.sheet.left
            pages.y -= CHIP_HEIGHT + LEGEND_ABOVE / 2
        texts, boxes, _ = set_chip(chip, (left + wide / 2, 0.0), wide + 1)
        for box in boxes:
            pages.put(Box(box.x, pages.y - box.y - box.height, box.width, box.height, box.colour))
        for text in texts:
            pages.put(Text(text.x, pages.y - text.y, text.fragments))
        pages.put(Text(left + wide + WORDS_GAP, pages.y, said.fragments, parent.add("P")))
        left += wide + WORDS_GAP + said.width + LEGEND_GAP
    pages.y -= CHIP_DROP + LEGEND_ABOVE / 2


def _face(chip: Chip) -> Face:
    if chip.shape is ChipShape.FILLED:
        return TEXT_WHITE
    return TEXT if chip.strong else TEXT_QUIET


def _span(chip: Chip) -> float:
    symbol = _wide(fragments(chip.symbol, SYMBOL)) + SYMBOL_GAP if chip.symbol else 0.0
    return symbol + _wide(fragments(chip.text, _face(chip)))


def _wide(parts: tuple[Fragment, ...]) -> float:
    return sum(part.width for part in parts)


def _frame(shape: ChipShape, place: tuple[float, float, float], *, tinted: bool) -> Iterator[Box]:
    """Yield the ground of a chip, or the strokes of its frame; `place` is left edge, top and width."""
    left, top, wide = place
    if shape is ChipShape.FILLED:
        yield Box(left, top, wide, CHIP_HEIGHT)
        return
    yield Box(left, top, wide, CHIP_HEIGHT, Colour.WEEKEND if tinted else Colour.WHITE)
    for y in (top, top + CHIP_HEIGHT - FRAME):
        yield from (Box(left + at, y, length, FRAME) for at, length in _strokes(shape, wide))
    for x in (left, left + wide - FRAME):
        yield from (Box(x, top + at, FRAME, length) for at, length in _strokes(shape, CHIP_HEIGHT))


def _strokes(shape: ChipShape, length: float) -> Iterator[tuple[float, float]]:
    """Yield where the strokes along one side begin and how long they are; a broken side ends in a stroke."""
    if shape is ChipShape.OUTLINED:
        yield 0.0, length
        return
    count = max(2, round((length + DASH_GAP) / (DASH + DASH_GAP)))
    stroke = (length - DASH_GAP * (count - 1)) / count
    for index in range(count):
        yield index * (stroke + DASH_GAP), stroke
