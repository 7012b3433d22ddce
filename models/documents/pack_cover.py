"""The cover of a pack: whose it is, for which day, and what a reader has to know before opening it."""

from collections.abc import Sequence
from dataclasses import dataclass

from models.documents.content import Fact, Line, Role, line
from models.documents.pdf_pages import Bookmark, Box, Pages, Rule, Text
from models.documents.pdf_tagging import Element
from models.documents.pdf_text import broken
from models.documents.style import FACES, FACT_LABEL, MM, RULE_HEAD, Colour, Face, Font

BAR_FROM_TOP, BAR_WIDTH, BAR_HEIGHT = 59.8 * MM, 24 * MM, 2.3 * MM
KICKER_BELOW, TITLE_BELOW, WHEN_BELOW, PLACE_BELOW = 40.0, 60.0, 75.0, 30.0
FACTS_FROM_TOP = 219.5 * MM
VALUES = 30 * MM
FACT_BELOW = 3.0
KICKER = Face(Font.SEMIBOLD, 15, 20, Colour.BLUE)
TITLES = (Face(Font.TITLE, 46, 48), Face(Font.TITLE, 29, 35), Face(Font.TITLE, 17, 22))
MOST_LINES = 3
WHEN = Face(Font.SEMIBOLD, 20, 27)
PLACE = Face(Font.TEXT, 13, 17)


@dataclass(frozen=True, slots=True)
class Cover:
    """What stands on the cover; `when` is set line by line."""

    kicker: str
    title: str
    when: tuple[str, ...]
    place: str
    facts: tuple[Fact, ...]


def set_cover(cover: Cover, pages: Pages, root: Element) -> None:
    """Set the cover onto the page begun last."""
    sheet = pages.sheet
    pages.put(Bookmark("Cover", 0, sheet.height))
    y = sheet.height - BAR_FROM_TOP
    pages.put(Box(sheet.left, y - BAR_HEIGHT, BAR_WIDTH, BAR_HEIGHT))
    y = _hang(cover.kicker, KICKER, pages, root.add("P"), y - KICKER_BELOW)
    face = next((one for one in TITLES if len(broken(line(cover.title), sheet.measure, one)) <= MOST_LINES), TITLES[-1])
    y = _hang(cover.title, face, pages, root.add("H1"), y - (TITLE_BELOW if face is TITLES[0] else TITLE_BELOW / 2))
    y -= WHEN_BELOW
    for words in cover.when:
        y = _hang(words, WHEN, pages, root.add("P"), y) - WHEN.leading
    if cover.place:
        _hang(cover.place, PLACE, pages, root.add("P"), y + WHEN.leading - PLACE_BELOW)
    _facts(cover.facts, pages, root)


def _hang(words: str, face: Face, pages: Pages, element: Element, y: float) -> float:
    """Set a paragraph with its first baseline at y and return that of its last line."""
    for index, part in enumerate(broken(line(words), pages.sheet.measure, face)):
        y -= part.leading if index else 0
        pages.put(Text(pages.sheet.left, y, part.fragments, element))
    return y


def _facts(facts: Sequence[Fact], pages: Pages, root: Element) -> None:
    """Set the facts at the foot, higher up where they are many."""
    sheet, face = pages.sheet, FACES[Role.TEXT]
    rows = [(fact, broken(Line(fact.runs, Role.TEXT), sheet.measure - VALUES)) for fact in facts]
    depth = sum(face.leading * len(parts) + FACT_BELOW for _, parts in rows) + FACT_BELOW
    y = max(sheet.height - FACTS_FROM_TOP, sheet.bottom + depth)
    pages.put(Rule(sheet.left, y, sheet.measure, RULE_HEAD))
    listed = root.add("L")
    y -= FACT_BELOW
    for fact, parts in rows:
        item = listed.add("LI")
        label, body = item.add("Lbl"), item.add("LBody")
        heading = broken(line(fact.label), VALUES, FACT_LABEL)[0]
        pages.put(Text(sheet.left, y - face.leading, heading.fragments, label))
        for part in parts:
            y -= face.leading
            pages.put(Text(sheet.left + VALUES, y, part.fragments, body))
        y -= FACT_BELOW
