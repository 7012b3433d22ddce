"""Reading back what was printed."""

import io

import pypdfium2


def pages(content: bytes) -> list[str]:
    """Give the text of each page of a PDF in the order in which it is read, one line a line."""
    with_pages = pypdfium2.PdfDocument(io.BytesIO(content))
    try:
        return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in with_pages]
    finally:
        with_pages.close()


def whole(content: bytes) -> str:
    """Give the text of all pages with single spaces."""
    return " ".join(" ".join(pages(content)).split())
