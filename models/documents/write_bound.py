"""Several documents as one tagged PDF: each begins on a page of its own, with its own head and page numbers."""

from collections.abc import Sequence

from models.documents.content import Document, Ink
from models.documents.pdf_furniture import draw_furniture
from models.documents.pdf_pages import Pages, paint
from models.documents.pdf_tagging import TaggedCanvas
from models.documents.style import SHEETS
from models.documents.write_pdf import lay_out
from models.errors import FileRefused


def write_bound(documents: Sequence[Document], *, title: str, ink: Ink = Ink.COLOUR) -> bytes:
    """Return documents of one page size as a single PDF; FileRefused where there are none.

    The same documents give the same bytes.
    """
    if not documents:
        raise FileRefused("There is nothing to print: no document was found.")
    sheet = SHEETS[documents[0].page]
    canvas = TaggedCanvas(
        title=title,
        subject=documents[0].kind,
        printed=documents[0].printed,
        ink=ink,
        size=(sheet.width, sheet.height),
    )
    for document in documents:
        pages = Pages(sheet)
        lay_out(document, pages, canvas.root.add("Sect"))
        for number, items in enumerate(pages.pages, start=1):
            draw_furniture(canvas, document, sheet, number, len(pages.pages))
            paint(canvas, items)
            canvas.showPage()
    return canvas.finished()
