"""Pages as lists of placed things, the place where the next one goes, and the painting of all of them."""

from dataclasses import dataclass, field
from itertools import groupby

from models.documents.pdf_tagging import Element, TaggedCanvas
from models.documents.pdf_text import Fragment, TextLine
from models.documents.style import Colour, Sheet


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text with its baseline at (x, y); without an element it is decoration."""

    x: float
    y: float
    fragments: tuple[Fragment, ...]
    element: Element | None = None


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle; (x, y) is its lower left corner."""

    x: float
    y: float
    width: float
    height: float
    colour: Colour = Colour.BLACK


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal rule that begins at (x, y), `weight` points thick."""

    x: float
    y: float
    width: float
    weight: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """Decoration in PDF operators of its own."""

    code: str


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A place the outline leads to."""

    title: str
    level: int
    top: float


Item = Text | Box | Rule | Drawing | Bookmark


@dataclass(slots=True)
class Pages:
    """The pages set so far; `y` is where the next thing hangs, in points from the bottom edge."""

    sheet: Sheet
    pages: list[list[Item]] = field(default_factory=list)
    y: float = 0.0

    def __post_init__(self) -> None:
        self.turn()

    @property
    def room(self) -> float:
        """The height left on this page."""
        return self.y - self.sheet.bottom

    @property
    def at_top(self) -> bool:
        """Whether nothing hangs on this page yet."""
        return self.y == self.sheet.height - self.sheet.top

    def turn(self) -> None:
        """Begin a new page."""
        self.pages.append([])
        self.y = self.sheet.height - self.sheet.top

    def put(self, item: Item) -> None:
        """Place something on this page."""
        self.pages[-1].append(item)

    def rule(self, weight: float) -> None:
        """Draw a rule over the whole measure at the present height."""
        self.put(Rule(self.sheet.left, self.y - weight / 2, self.sheet.measure, weight))

    def hang(self, lines: list[TextLine], x: float, element: Element) -> None:
        """Hang a paragraph at x, line under line, turning the page where it must."""
        for index, set_line in enumerate(lines):
            if self.room < set_line.leading and not self.at_top:
                self.turn()
            drop = set_line.size if index == 0 and self.at_top else set_line.leading
            self.y -= drop
            self.put(Text(x, self.y, set_line.fragments, element))


def paint(canvas: TaggedCanvas, items: list[Item]) -> None:
    """Draw the things of one page, marking neighbours that belong together in one go."""
    for (kind, _), run in groupby(items, key=_belonging):
        if kind is Bookmark:
            for mark in run:
                if isinstance(mark, Bookmark):
                    canvas.add_bookmark(mark.title, mark.level, mark.top)
        else:
            _paint_run(canvas, list(run))


def _belonging(item: Item) -> tuple[type[Item], int]:
    if isinstance(item, Bookmark):
        return Bookmark, 0
    return (Text, id(item.element)) if isinstance(item, Text) and item.element else (Box, 0)


def _paint_run(canvas: TaggedCanvas, run: list[Item]) -> None:
    first = run[0]
    element = first.element if isinstance(first, Text) else None
    with canvas.content(element) if element else canvas.artifact():
        for item in run:
            _draw(canvas, item)


def _draw(canvas: TaggedCanvas, item: Item) -> None:
    if isinstance(item, Text):
        canvas.draw_line(item.x, item.y, item.fragments)
    elif isinstance(item, Box):
        canvas.draw_box(item.x, item.y, item.width, item.height, item.colour)
    elif isinstance(item, Rule):
        canvas.draw_rule(item.x, item.y, item.width, item.weight)
    elif isinstance(item, Drawing):
        canvas.addLiteral(f"q {item.code} Q")
