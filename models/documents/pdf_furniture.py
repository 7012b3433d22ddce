"""What stands on every page: marking above and below, running head, version, when printed, and page x of y."""

from models.documents.content import Document
from models.documents.pdf_tagging import TaggedCanvas
from models.documents.pdf_text import TextLine, one_line
from models.documents.style import (
    FURNITURE,
    MARKING,
    MARKING_FROM_BOTTOM,
    MARKING_FROM_TOP,
    MARKING_SPACED,
    PAGE_NUMBER,
    Face,
    Sheet,
)
from models.documents.wording import stamp

CLEAR = 12.0
"""Points kept free beside the marking."""


def draw_furniture(canvas: TaggedCanvas, document: Document, sheet: Sheet, page: int, pages: int) -> None:
    """Draw head and foot of a page; the running head and version above begin on page 2."""
    top, bottom = sheet.height - MARKING_FROM_TOP, MARKING_FROM_BOTTOM
    marking = _marking(document.marking, sheet)
    spaced = marking.width + MARKING_SPACED * max(sum(len(part.text) for part in marking.fragments) - 1, 0)
    side = (sheet.measure - spaced) / 2 - CLEAR
    printed = f"Printed {stamp(document.printed)}"
    foot = f"{document.version} · {printed}" if document.version else printed
    with canvas.artifact(furniture=True):
        for y in (top, bottom):
            canvas.draw_line((sheet.width - spaced) / 2, y, marking.fragments, MARKING_SPACED)
        if page > 1:
            _left(canvas, sheet, top, one_line(document.running, FURNITURE, side))
            _right(canvas, sheet, top, one_line(document.version, FURNITURE, side))
        _left(canvas, sheet, bottom, one_line(foot, FURNITURE, side))
        _right(canvas, sheet, bottom, one_line(f"Page {page} of {pages}", PAGE_NUMBER, side))


def _marking(words: str, sheet: Sheet) -> TextLine:
    """Set the marking; one too long for its half of the sheet is set smaller, never cut."""
    room = sheet.measure / 2
    face = MARKING
    while face.size > 5 and one_line(words.upper(), face, 10_000).width + MARKING_SPACED * len(words) > room:  # noqa: PLR2004
        face = Face(face.font, face.size - 0.5, face.leading, face.colour)
    return one_line(words.upper(), face, 10_000)


def _left(canvas: TaggedCanvas, sheet: Sheet, y: float, line: TextLine) -> None:
    canvas.draw_line(sheet.left, y, line.fragments)


def _right(canvas: TaggedCanvas, sheet: Sheet, y: float, line: TextLine) -> None:
    canvas.draw_line(sheet.width - sheet.right - line.width, y, line.fragments)
