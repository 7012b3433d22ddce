"""The neutral document: what is said, in which order and how loudly, before any writer sets it."""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum


class Tone(StrEnum):
    """How loudly a run of text speaks; the writer finds weight and colour."""

    PLAIN = "plain"
    STRONG = "strong"
    BOLD = "bold"
    QUIET = "quiet"
    ASIDE = "aside"
    ITALIC = "italic"
    ALARM = "alarm"


class Role(StrEnum):
    """What a line is on the page; the writer finds its size and font."""

    LEAD = "lead"
    POSITION = "position"
    HEADING = "heading"
    GROUP = "group"
    DIVIDER = "divider"
    ITEM = "item"
    LONG_ITEM = "long item"
    PROSE = "prose"
    TEXT = "text"
    MAIN = "main"
    CELL = "cell"
    LABEL = "label"
    HOUR = "hour"
    LARGE_HEADING = "large heading"
    LARGE = "large"
    CHOICE = "choice"


class Align(StrEnum):
    """Where the text of a column stands."""

    LEFT = "left"
    RIGHT = "right"
    CENTRE = "centre"


class PageSize(StrEnum):
    """The sheets a document is printed on."""

    A4 = "A4"
    A4_LANDSCAPE = "A4 landscape"
    A3_LANDSCAPE = "A3 landscape"
    A4_YEAR = "A4 with narrow margins"
    A4_RUN_SHEET = "A4 with the title beside the date"


class Ink(StrEnum):
    """Whether a print may use colour; black prints turn grey, blue and red black and leave tints out."""

    COLOUR = "colour"
    BLACK = "black"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one tone."""

    text: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: runs in one role; `symbol` hangs before it and is not read aloud."""

    runs: tuple[Run, ...]
    role: Role = Role.CELL
    symbol: str = ""

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(run.text for run in self.runs)


def line(text: str, role: Role = Role.CELL, tone: Tone = Tone.PLAIN) -> Line:
    """Make a paragraph of one run."""
    return Line((Run(text, tone),), role)


class ChipShape(StrEnum):
    """How a chip stands out: white on black, in a frame, in a broken frame, or by its weight alone."""

    FILLED = "filled"
    OUTLINED = "outlined"
    DASHED = "dashed"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Chip:
    """A sign of one or two figures in a matrix; `symbol` stands before its text.

    `brief` says it in a word or two where chips cannot be drawn; the lines of its cell say it in full.
    """

    text: str
    brief: str
    shape: ChipShape = ChipShape.PLAIN
    symbol: str = ""
    strong: bool = True


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its lines on paper, and its value where a spreadsheet can hold more than text.

    `symbol` hangs before the first line and is not read aloud; `badge` prints the text white on a black square;
    `bar` is the width in points of a black bar before the lines; `span` how many columns the cell covers; `tint` lays
    a pale ground behind the cell; a `chip` is drawn on paper in the place of the lines, which are read aloud.
    """

    lines: tuple[Line, ...] = ()
    value: str | int | dt.date | dt.time | None = None
    symbol: str = ""
    badge: bool = False
    bar: float = 0.0
    span: int = 1
    tint: bool = False
    chip: Chip | None = None

    @property
    def text(self) -> str:
        """The words of the cell, one line each."""
        return "\n".join(part.text for part in self.lines)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, its width on paper in millimetres, and the gutter after it in points.

    The head of a `silent` column is not printed; spreadsheets show it. `under` is a second line below the name, and
    makes that heavier; `tint` lays a pale ground behind the whole column.
    """

    name: str
    width: float
    align: Align = Align.LEFT
    gutter: float = 6.0
    silent: bool = False
    under: str = ""
    tint: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row; `rule` is the width in points of the line under it, `kept` holds it with the next row.

    `tight` leaves out most of the space above, for rows that belong to the one before; `least` is the least height of
    the row in points, `free` what stays free under its text for the pen.
    """

    cells: tuple[Cell, ...]
    rule: float = 0.25
    kept: bool = False
    tight: bool = False
    least: float = 0.0
    free: float = 0.0


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one head; `nil` is the sentence said when there are no rows, `note` a sentence under the head.

    A `divider` is the heavy head that opens Part 2; the title of a `coloured` group is blue on paper.
    """

    rows: tuple[Row, ...]
    title: str = ""
    nil: str = ""
    note: str = ""
    divider: bool = False
    coloured: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table of groups; `name` is its sheet in a spreadsheet, `heading` what stands above it on paper.

    `data` tables go into CSV and XLSX; others are lists set as tables. One without `head` may begin with a `rule`, so
    many points thick, on every page. The rows of a `dense` one stand as close on paper as chips allow.
    """

    name: str
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    heading: str = ""
    data: bool = True
    head: bool = True
    rule: float = 0.0
    dense: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what it says."""

    label: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels and values under one another, `indent` millimetres apart."""

    facts: tuple[Fact, ...]
    indent: float = 22.0


@dataclass(frozen=True, slots=True)
class Note:
    """A remark with a bar before it, such as what this version replaces."""

    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Prose:
    """A heading, if any, and one paragraph."""

    runs: tuple[Run, ...]
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Legend:
    """The chips of a matrix side by side, each with what it means."""

    entries: tuple[tuple[Chip, str], ...]


@dataclass(frozen=True, slots=True)
class DayMark:
    """A meeting on the year sheet: its code and time as printed, and the words that are read aloud."""

    day: dt.date
    code: str
    time: str
    moved: bool
    reversed: bool
    words: str


@dataclass(frozen=True, slots=True)
class YearSheet:
    """One level's months on one sheet; `first` is the first day of the first month, `months` how many.

    `closed` are days with their words, `legend` each code with its words in full and in short; `headline` says whose
    code is set white on black; `table` says the same in rows.
    """

    title: str
    period: str
    position: str
    remark: str
    first: dt.date
    months: int
    marks: tuple[DayMark, ...]
    closed: tuple[tuple[dt.date, str], ...]
    legend: tuple[tuple[str, str, str], ...]
    headline: str
    table: Table


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table that begins on a page of its own, such as a month of days; `table` says the same in rows."""

    heading: str
    shown: Table
    table: Table


Block = Facts | Legend | Note | Prose | Table | Sheet | YearSheet


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody a calendar entry is sent by or to; `part` is that of a seat: “chair”, “required” or “wanted”."""

    name: str
    email: str
    part: str = "required"


@dataclass(frozen=True, slots=True)
class Event:
    """One meeting in a calendar file; `start` is wall-clock time in `zone`, `sequence` rises with every change.

    `changed` is the instant of the last change, naive taken as UTC, none if there was none.
    """

    uid: str
    sequence: int
    start: dt.datetime
    minutes: int
    zone: str
    summary: str
    place: str
    description: str
    cancelled: bool
    organiser: Attendee | None = None
    attendees: tuple[Attendee, ...] = ()
    changed: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A calendar file: a published feed, or requests where `requested`; `stamped` is the instant it was made."""

    title: str
    stamped: dt.datetime
    events: tuple[Event, ...]
    requested: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """Everything a writer needs. `printed` is wall-clock time; `stem` the file name without its suffix.

    `lead` stands under the title on the left, `position` on the right (beside the title where the page is wide).
    `running` is the head from page 2 on; `version` is empty for prints that have none; `further` are tables for
    spreadsheets alone.
    """

    kind: str
    title: str
    marking: str
    printed: dt.datetime
    stem: str
    blocks: tuple[Block, ...]
    running: str = ""
    version: str = ""
    page: PageSize = PageSize.A4
    lead: tuple[Line, ...] = ()
    position: tuple[Line, ...] = ()
    facts: Facts = field(default_factory=lambda: Facts(()))
    feed: Feed | None = None
    further: tuple[Table, ...] = ()

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables whose rows a spreadsheet should hold, in order."""
        blocks = [block.table if isinstance(block, YearSheet | Sheet) else block for block in self.blocks]
        return (*(block for block in blocks if isinstance(block, Table) and block.data), *self.further)
