"""Where the pages of a PDF are printed on: how near to their edges words and pictures come."""

from ctypes import c_float

from models.rules.printed_area import PrintedArea
from models.store.file_text import PDFIUM


def printed_areas(body: bytes) -> tuple[PrintedArea | None, ...]:
    """Return the printed area of each page, none for a blank one; nothing at all where the file cannot be read."""
    from pypdfium2 import PdfDocument, PdfiumError  # noqa: PLC0415  loaded only to read a PDF

    with PDFIUM:
        try:
            document = PdfDocument(body)
        except PdfiumError:
            return ()
        try:
            return tuple(_area(document, number) for number in range(len(document)))
        except PdfiumError:
            return ()
        finally:
            document.close()


def _area(document: object, number: int) -> PrintedArea | None:
    from pypdfium2 import raw  # noqa: PLC0415  as above

    page = document[number]  # type: ignore[index]  # pypdfium2 has no types
    edges = [c_float() for _ in range(4)]
    found = [
        [edge.value for edge in edges]
        for place in range(raw.FPDFPage_CountObjects(page))
        if raw.FPDFPageObj_GetBounds(raw.FPDFPage_GetObject(page, place), *edges)
    ]
    page.close()
    if not found:
        return None
    left, bottom, right, top = zip(*found, strict=True)
    return PrintedArea(min(left), min(bottom), max(right), max(top))
