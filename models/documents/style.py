"""Fonts, sizes, colours and measures of the printed page, by name; lengths in points unless said otherwise."""

from dataclasses import dataclass
from enum import StrEnum

from models.documents.content import Ink, PageSize, Role, Tone

MM = 72 / 25.4


class Font(StrEnum):
    """The fonts a page is set in."""

    TEXT = "text"
    ITALIC = "italic"
    SEMIBOLD = "semibold"
    BOLD = "bold"
    TITLE = "title"
    FALLBACK = "fallback"
    FALLBACK_BOLD = "fallback bold"


FONT_FILES = {
    Font.TEXT: "SourceSans3-Regular.ttf",
    Font.ITALIC: "SourceSans3-It.ttf",
    Font.SEMIBOLD: "SourceSans3-Semibold.ttf",
    Font.BOLD: "SourceSans3-Bold.ttf",
    Font.TITLE: "SourceSerif4Display-Semibold.ttf",
    Font.FALLBACK: "DejaVuSans.ttf",
    Font.FALLBACK_BOLD: "DejaVuSans-Bold.ttf",
}
FALLBACKS = {
    Font.TEXT: (Font.FALLBACK,),
    Font.ITALIC: (Font.FALLBACK,),
    Font.SEMIBOLD: (Font.FALLBACK_BOLD, Font.FALLBACK),
    Font.BOLD: (Font.FALLBACK_BOLD, Font.FALLBACK),
    Font.TITLE: (Font.SEMIBOLD, Font.FALLBACK_BOLD, Font.FALLBACK),
    Font.FALLBACK: (),
    Font.FALLBACK_BOLD: (Font.FALLBACK,),
}
"""Where a character is looked for when the font itself lacks it."""


class Colour(StrEnum):
    """The colours of a page; black carries the meaning and colour repeats it."""

    BLACK = "black"
    WHITE = "white"
    GREY = "grey"
    BLUE = "blue"
    RED = "red"
    WEEKEND = "weekend"


COLOURS = {
    Colour.BLACK: "0 g",
    Colour.WHITE: "1 g",
    Colour.GREY: "0.271 0.298 0.333 rg",
    Colour.BLUE: "0.106 0.227 0.361 rg",
    Colour.RED: "0.608 0.11 0.11 rg",
    Colour.WEEKEND: "0.914 0.929 0.945 rg",
}
"""PDF operators that set the fill; black is pure black ink."""
IN_BLACK = {Colour.GREY: "0 g", Colour.BLUE: "0 g", Colour.RED: "0 g", Colour.WEEKEND: "1 g"}


def fill(colour: Colour, ink: Ink) -> str:
    """Return the PDF operator that fills in a colour, or in what stands for it in a black print."""
    return IN_BLACK.get(colour, COLOURS[colour]) if ink is Ink.BLACK else COLOURS[colour]


def web(colour: Colour) -> str:
    """Return a colour as a style sheet writes it."""
    shares = [float(part) for part in COLOURS[colour].split()[:-1]]
    return f"rgb({' '.join(f'{share * 255:.0f}' for share in (shares * 3)[:3])})"


@dataclass(frozen=True, slots=True)
class Face:
    """How a line is set: font, size, distance of its baselines, and colour."""

    font: Font
    size: float
    leading: float
    colour: Colour = Colour.BLACK


FACES = {
    Role.LEAD: Face(Font.SEMIBOLD, 15, 20),
    Role.POSITION: Face(Font.SEMIBOLD, 13, 17),
    Role.HEADING: Face(Font.SEMIBOLD, 12, 15),
    Role.GROUP: Face(Font.SEMIBOLD, 11, 14),
    Role.DIVIDER: Face(Font.TITLE, 16, 20),
    Role.ITEM: Face(Font.SEMIBOLD, 11.5, 14.5),
    Role.LONG_ITEM: Face(Font.SEMIBOLD, 10.5, 14),
    Role.PROSE: Face(Font.TEXT, 11, 15),
    Role.TEXT: Face(Font.TEXT, 10.5, 14),
    Role.MAIN: Face(Font.TEXT, 10, 12.5),
    Role.CELL: Face(Font.TEXT, 9.5, 12.5),
    Role.LABEL: Face(Font.SEMIBOLD, 8.5, 10, Colour.GREY),
    Role.HOUR: Face(Font.BOLD, 20, 26),
    Role.LARGE_HEADING: Face(Font.SEMIBOLD, 14, 17),
    Role.LARGE: Face(Font.TEXT, 12, 15.5),
    Role.CHOICE: Face(Font.TEXT, 12, 15.5),
}
TITLE = Face(Font.TITLE, 29, 35)
TITLE_WIDE = Face(Font.TITLE, 24, 29)
TITLE_LONG = Face(Font.TITLE, 17, 22)
TITLE_YEAR = Face(Font.TITLE, 30, 34)
KICKER = Face(Font.SEMIBOLD, 10.5, 15, Colour.BLUE)
FACT_LABEL = Face(Font.SEMIBOLD, 9.5, 14, Colour.GREY)
FURNITURE = Face(Font.TEXT, 8.5, 10, Colour.GREY)
PAGE_NUMBER = Face(Font.SEMIBOLD, 9, 10)
MARKING = Face(Font.BOLD, 9, 10)
MARKING_SPACED = 1.1
BADGE = Face(Font.BOLD, 11.5, 14.5, Colour.WHITE)

TONES: dict[Tone, tuple[Font | None, Colour | None, float]] = {
    Tone.PLAIN: (None, None, 1),
    Tone.STRONG: (Font.SEMIBOLD, None, 1),
    Tone.BOLD: (Font.BOLD, None, 1),
    Tone.QUIET: (Font.TEXT, Colour.GREY, 1),
    Tone.ASIDE: (Font.TEXT, Colour.GREY, 0.8),
    Tone.ITALIC: (Font.ITALIC, Colour.GREY, 1),
    Tone.ALARM: (Font.BOLD, Colour.RED, 1),
}
"""What a tone changes in a face: font and colour, None leaves them as they are, and the share of the size."""


def toned(face: Face, tone: Tone) -> Face:
    """Return the face as the tone makes it."""
    font, colour, share = TONES[tone]
    return Face(font or face.font, face.size * share, face.leading, colour or face.colour)


RULE_TITLE = 1.6
RULE_HEAD = 0.9
RULE_DIVIDER = 2.2
BAR_NOTE = 2.5
HANGING = 13.0
"""How far a status word stands in behind its symbol."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with the margins of its text."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float

    @property
    def measure(self) -> float:
        """The width of the text."""
        return self.width - self.left - self.right

    @property
    def depth(self) -> float:
        """The height of the text."""
        return self.height - self.top - self.bottom


SHEETS = {
    PageSize.A4: Sheet(210 * MM, 297 * MM, 20 * MM, 20 * MM, 18 * MM, 18 * MM),
    PageSize.A4_LANDSCAPE: Sheet(297 * MM, 210 * MM, 15 * MM, 15 * MM, 17 * MM, 16 * MM),
    PageSize.A3_LANDSCAPE: Sheet(420 * MM, 297 * MM, 12 * MM, 12 * MM, 16 * MM, 22 * MM),
    PageSize.A4_YEAR: Sheet(210 * MM, 297 * MM, 10 * MM, 10 * MM, 16 * MM, 22 * MM),
    PageSize.A4_RUN_SHEET: Sheet(210 * MM, 297 * MM, 18 * MM, 18 * MM, 18 * MM, 18 * MM),
}
MARKING_FROM_TOP = 10.2 * MM
MARKING_FROM_BOTTOM = 8.2 * MM
