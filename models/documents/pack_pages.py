"""The pages of a pack before the papers are bound in: our own, and an empty sheet for each page of a paper."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models.documents.content import Ink, PageSize
from models.documents.pdf_furniture import CLEAR, set_marking
from models.documents.pdf_pages import Bookmark, Item, paint
from models.documents.pdf_tagging import Element, TaggedCanvas
from models.documents.pdf_text import TextLine, one_line
from models.documents.style import (
    FURNITURE,
    MARKING_FROM_BOTTOM,
    MARKING_FROM_TOP,
    MARKING_SPACED,
    MM,
    PAGE_NUMBER,
    SHEETS,
    Sheet,
)
from models.documents.write_pack import PageShape
from models.rules.printed_area import PrintedArea

FORM = "/Paper"
"""The name under which a sheet draws the page that is bound onto it."""
BAND = 12 * MM
"""What stays free for the marking and the page number above and below."""
EDGE = 20 * MM
SMALLEST = 360.0
"""A page narrower or lower than this, in points, is bound onto an A4 sheet."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands on a page of the pack: heads left and right, foot left; `number` is the page's own."""

    number: str
    foot: str = ""
    left: str = ""
    right: str = ""


@dataclass(frozen=True, slots=True)
class OwnPage:
    """A page we set ourselves."""

    items: tuple[Item, ...]
    furniture: Furniture


@dataclass(frozen=True, slots=True)
class PaperPage:
    """A sheet for one page of a paper, with the bookmarks that lead to it: title and level each."""

    shape: PageShape
    area: PrintedArea | None
    known: bool
    furniture: Furniture
    bookmarks: tuple[tuple[str, int], ...]
    element: Element


@dataclass(frozen=True, slots=True)
class Binding:
    """What a pack says of itself in its metadata, and the marking of every page."""

    title: str
    subject: str
    marking: str
    printed: dt.datetime


def carrier(binding: Binding, root: Element, pages: Sequence[OwnPage | PaperPage]) -> bytes:
    """Return the file onto whose sheets the papers are bound; `root` is the structure of all pages."""
    sheet = SHEETS[PageSize.A4]
    canvas = TaggedCanvas(
        title=binding.title,
        subject=binding.subject,
        printed=binding.printed,
        ink=Ink.COLOUR,
        size=(sheet.width, sheet.height),
    )
    canvas.root = root
    for page in pages:
        if isinstance(page, OwnPage):
            size = sheet.width, sheet.height
            canvas.setPageSize(size)
            paint(canvas, list(page.items))
        else:
            size = _size(page.shape)
            canvas.setPageSize(size)
            _draw_paper(canvas, page, size)
        _draw_furniture(canvas, binding.marking, page.furniture, size)
        canvas.showPage()
    return canvas.finished()


def own_pages(pages: Sequence[Sequence[Item]], furniture: Sequence[Furniture], bookmark: str = "") -> Iterator[OwnPage]:
    """Yield pages set by a document with their furniture; `bookmark` takes the place of the document's own ones."""
    for number, (items, around) in enumerate(zip(pages, furniture, strict=True)):
        kept = tuple(item for item in items if not (bookmark and isinstance(item, Bookmark)))
        led = (Bookmark(bookmark, 0, SHEETS[PageSize.A4].height),) if bookmark and not number else ()
        yield OwnPage((*led, *kept), around)


def _size(shape: PageShape) -> tuple[float, float]:
    """Return the size of the sheet a page is bound onto: its own, unless it is too small to carry anything more."""
    if min(shape.width, shape.height) >= SMALLEST:
        return shape.width, shape.height
    return SHEETS[PageSize.A4].width, SHEETS[PageSize.A4].height


def _draw_paper(canvas: TaggedCanvas, page: PaperPage, size: tuple[float, float]) -> None:
    """Draw the page that will be bound here: as it is where its margins are wide enough, else a little smaller."""
    shape, (width, height) = page.shape, size
    for title, level in page.bookmarks:
        canvas.add_bookmark(title, level, height)
    scale = min(1.0, width / shape.width, (height - 2 * BAND) / shape.height) if _needs_frame(page) else 1.0
    x = (width - scale * shape.width) / 2 - scale * shape.shown.left
    y = (height - scale * shape.height) / 2 - scale * shape.shown.bottom
    with canvas.content(page.element):
        canvas.addLiteral(f"q {scale:.5f} 0 0 {scale:.5f} {x:.3f} {y:.3f} cm {FORM} Do Q")


def _needs_frame(page: PaperPage) -> bool:
    """Say whether a page is printed on, or may be, where marking and number go."""
    shape = page.shape
    if shape.annotated or not page.known or _size(shape) != (shape.width, shape.height):
        return True
    if page.area is None:
        return False
    printed = page.area.seen_through(shape.matrix)
    return printed.bottom < shape.shown.bottom + BAND or printed.top > shape.shown.top - BAND


def _draw_furniture(canvas: TaggedCanvas, marking: str, around: Furniture, size: tuple[float, float]) -> None:
    """Draw marking, heads and page number; heads are cut where the marking leaves no room beside it."""
    width, height = size
    number = one_line(f"Pack page {around.number}", PAGE_NUMBER, width)
    beside = EDGE + number.width + CLEAR
    stamped, spaced = set_marking(marking, Sheet(width, height, beside, beside, 0, 0))
    room = max((width - spaced) / 2 - CLEAR - EDGE, 0.0)
    top, foot = height - MARKING_FROM_TOP, MARKING_FROM_BOTTOM
    with canvas.artifact(furniture=True):
        for y in (top, foot):
            canvas.draw_line((width - spaced) / 2, y, stamped.fragments, MARKING_SPACED)
        _right(canvas, width, foot, number)
        _right(canvas, width, top, one_line(around.right, FURNITURE, room))
        for words, y in ((around.left, top), (around.foot, foot)):
            canvas.draw_line(EDGE, y, one_line(words, FURNITURE, room).fragments)


def _right(canvas: TaggedCanvas, width: float, y: float, words: TextLine) -> None:
    canvas.draw_line(width - EDGE - words.width, y, words.fragments)
