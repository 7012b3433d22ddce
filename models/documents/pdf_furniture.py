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
OWN_LINE = 11.0
"""How far the rest moves inwards where a long marking leaves no room beside it."""
SMALLEST_MARKING = 4.0


def draw_furniture(canvas: TaggedCanvas, document: Document, sheet: Sheet, page: int, pages: int) -> None:
    """Draw head and foot of a page; the running head and version above begin on page 2."""
    top, bottom = sheet.height - MARKING_FROM_TOP, MARKING_FROM_BOTTOM
    marking, spaced = set_marking(document.marking, sheet)
    printed = f"Printed {stamp(document.printed)}"
    foot = f"{document.version} · {printed}" if document.version else printed
    beside = (sheet.measure - spaced) / 2 - CLEAR
    own_line = one_line(foot, FURNITURE, sheet.measure).width > beside
    room, shift = (sheet.measure / 2 - CLEAR, OWN_LINE) if own_line else (beside, 0.0)
    with canvas.artifact(furniture=True):
        for y in (top, bottom):
            canvas.draw_line((sheet.width - spaced) / 2, y, marking.fragments, MARKING_SPACED)
        if page > 1:
            _left(canvas, sheet, top - shift, one_line(document.running, FURNITURE, room))
            _right(canvas, sheet, top - shift, one_line(document.version, FURNITURE, room))
        _left(canvas, sheet, bottom + shift, one_line(foot, FURNITURE, room))
        _right(canvas, sheet, bottom + shift, one_line(f"Page {page} of {pages}", PAGE_NUMBER, room))


def set_marking(words: str, sheet: Sheet) -> tuple[TextLine, float]:
    """Set the marking, and say how wide it stands; one wider than the text is set smaller, never cut."""
    face = MARKING
    while True:
        line = one_line(words.upper(), face, MARKING_SPACED * 10_000)
        spaced = line.width + MARKING_SPACED * max(sum(len(part.text) for part in line.fragments) - 1, 0)
        if spaced <= sheet.measure or face.size <= SMALLEST_MARKING:
            return line, spaced
        face = Face(face.font, face.size - 0.5, face.leading, face.colour)


def _left(canvas: TaggedCanvas, sheet: Sheet, y: float, line: TextLine) -> None:
    canvas.draw_line(sheet.left, y, line.fragments)


def _right(canvas: TaggedCanvas, sheet: Sheet, y: float, line: TextLine) -> None:
    canvas.draw_line(sheet.width - sheet.right - line.width, y, line.fragments)
