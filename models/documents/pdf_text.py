"""Breaking paragraphs into lines: greedy, with no single word stranded and no word wider than its column."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from models.documents.content import Line, Run
from models.documents.pdf_fonts import pieces, width
from models.documents.plain_text import BREAK_HERE, HELD, SOFT_HYPHEN, breakable, printable
from models.documents.style import FACES, Colour, Face, Font, toned

ELLIPSIS = "…"
FEWEST_BEFORE_STRANDED = 3
LONG_WORD = 20
STRANDED = 6
_PARTS = re.compile(r"[^ ]+|[ ]+")
_BREAKS = re.compile(r"(?<=[/\-–_.@:,;?&=])(?=\w)|(?<=\u00a0)")
_TIED = re.compile(
    r"(?<=\b\d) (?=(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))"
    r"|(?<=\b\d\d) (?=(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))"
    r"|(?<=\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)) (?=\d)"
    r"|(?<=\b[Ii]tem) (?=\d)|(?<=\bpage) (?=\d)|(?<=\b[A-Z]{2}) (?=[A-Z\d])|(?<=\b[A-Z]{3}) (?=[A-Z\d])"
)
"""Spaces that hold: day and month, "item" and number, a short code and what it belongs to."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """Text in one font and colour, ready to draw; `width` in points."""

    font: Font
    size: float
    colour: Colour
    text: str
    width: float


@dataclass(frozen=True, slots=True)
class TextLine:
    """One set line: fragments from left to right, and the distance to the next baseline."""

    fragments: tuple[Fragment, ...]
    width: float
    size: float
    leading: float


@dataclass(frozen=True, slots=True)
class _Word:
    """Fragments that stand together, and the space after them."""

    fragments: tuple[Fragment, ...]
    width: float
    space: Fragment | None


@lru_cache(maxsize=32_768)
def fragments(text: str, face: Face) -> tuple[Fragment, ...]:
    """Return text in a face as fragments, without breaking it."""
    drawn = printable(text).replace(BREAK_HERE, "")
    return tuple(
        Fragment(piece.font, face.size, face.colour, piece.text, piece.width * face.size)
        for piece in pieces(drawn, face.font)
    )


def one_line(text: str, face: Face, room: float) -> TextLine:
    """Set text on one line no wider than `room`; what does not fit is cut with an ellipsis."""
    drawn = breakable(text)
    if width(drawn, face.font, face.size) > room:
        while drawn and width(drawn.rstrip() + ELLIPSIS, face.font, face.size) > room:
            drawn = drawn[:-1]
        drawn = drawn.rstrip() + ELLIPSIS
    set_in = fragments(drawn, face)
    return TextLine(set_in, sum(part.width for part in set_in), face.size, face.leading)


def broken(paragraph: Line, room: float, face: Face | None = None) -> list[TextLine]:
    """Break a paragraph into lines at most `room` points wide; an empty one has no lines."""
    return list(_broken(paragraph.runs, room, face or FACES[paragraph.role]))


@lru_cache(maxsize=8_192)
def _broken(runs: tuple[Run, ...], room: float, base: Face) -> tuple[TextLine, ...]:
    rows = _rows(_words(runs, base, room), room)
    if len(rows) > 1 and _stranded(rows[-1]) and len(rows[-2]) >= FEWEST_BEFORE_STRANDED:
        carried = rows[-2][-1]
        if _width([carried, *rows[-1]]) <= room:
            rows[-1].insert(0, rows[-2].pop())
    return tuple(_set(row, base) for row in rows)


def _words(runs: tuple[Run, ...], base: Face, room: float) -> list[_Word]:
    words: list[_Word] = []
    open_fragments: list[Fragment] = []
    for run in runs:
        face = toned(base, run.tone)
        for part in _PARTS.findall(_TIED.sub(HELD, breakable(run.text))):
            if part[0] == " ":
                if open_fragments:
                    words.append(_word(open_fragments, fragments(" ", face)[0]))
                    open_fragments = []
                continue
            *cut, last = _cuttable(part, face, room)
            for piece in cut:
                words.append(_word([*open_fragments, *piece], None))
                open_fragments = []
            open_fragments.extend(last)
    if open_fragments:
        words.append(_word(open_fragments, None))
    return words


@lru_cache(maxsize=32_768)
def _cuttable(word: str, face: Face, room: float) -> tuple[tuple[Fragment, ...], ...]:
    """Return the parts between which a word may break: one for ordinary words."""
    if max(map(len, word.split(HELD))) <= LONG_WORD and SOFT_HYPHEN not in word and BREAK_HERE not in word:
        set_in = fragments(word, face)
        if sum(part.width for part in set_in) <= room:
            return (set_in,)
    parts = [part for chunk in word.split(BREAK_HERE) for part in _BREAKS.split(chunk) if part]
    return tuple(fragments(cut, face) for part in parts for cut in _fitting(part, face, room)) or ((),)


def _fitting(part: str, face: Face, room: float) -> Iterator[str]:
    """Cut what is wider than its column wherever the column ends; soft hyphens are tried first by their place."""
    part = part.replace(SOFT_HYPHEN, "")
    while width(part, face.font, face.size) > room and len(part) > 1:
        cut = len(part) - 1
        while cut > 1 and width(part[:cut], face.font, face.size) > room:
            cut -= 1
        yield part[:cut]
        part = part[cut:]
    yield part


def _word(parts: list[Fragment], space: Fragment | None) -> _Word:
    return _Word(tuple(parts), sum(part.width for part in parts), space)


def _width(row: list[_Word]) -> float:
    return sum(word.width + (word.space.width if word.space else 0) for word in row[:-1]) + row[-1].width


def _rows(words: list[_Word], room: float) -> list[list[_Word]]:
    rows: list[list[_Word]] = []
    used = 0.0
    for word in words:
        if rows and used + word.width <= room:
            rows[-1].append(word)
        else:
            rows.append([word])
            used = 0.0
        used += word.width + (word.space.width if word.space else 0)
    return rows


def _stranded(row: list[_Word]) -> bool:
    return len(row) == 1 and sum(len(part.text) for part in row[0].fragments) <= STRANDED


def _set(row: list[_Word], face: Face) -> TextLine:
    """Join the words of a line; the last space stays, so that a reader hears where words end."""
    parts = [part for word in row for part in (*word.fragments, *((word.space,) if word.space else ()))]
    joined = [
        Fragment(*look, "".join(part.text for part in run), sum(part.width for part in run))
        for look, run in ((look, list(same)) for look, same in groupby(parts, key=_look))
    ]
    return TextLine(tuple(joined), _width(row), face.size, face.leading)


def _look(part: Fragment) -> tuple[Font, float, Colour]:
    return part.font, part.size, part.colour
