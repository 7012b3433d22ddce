"""Files as they come from outside: sound ones, made in a few bytes, and every way of being unsound."""

import io
import zipfile
from collections.abc import Mapping

from reportlab.pdfgen.canvas import Canvas

TYPES = "[Content_Types].xml"
MAIN = {".docx": "word/document.xml", ".xlsx": "xl/workbook.xml", ".pptx": "ppt/presentation.xml"}


def pdf(*pages: str) -> bytes:
    """A PDF with a line of text on each page."""
    stream = io.BytesIO()
    canvas = Canvas(stream, invariant=True)
    for words in pages:
        canvas.drawString(72, 700, words)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def locked_pdf(words: str) -> bytes:
    """A PDF that asks for a password."""
    stream = io.BytesIO()
    canvas = Canvas(stream, invariant=True, encrypt="secret")
    canvas.drawString(72, 700, words)
    canvas.save()
    return stream.getvalue()


def office(suffix: str, parts: Mapping[str, str | bytes]) -> bytes:
    """An office file with a main part and some others."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in {TYPES: "<Types/>", MAIN[suffix]: "<empty/>", **parts}.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), body, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def docx(*paragraphs: str) -> bytes:
    """A DOCX with some paragraphs."""
    body = "".join(f'<w:p><w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:p>' for words in paragraphs)
    return office(".docx", {MAIN[".docx"]: f"<w:document><w:body>{body}</w:body></w:document>"})


def bomb() -> bytes:
    """A DOCX of half a megabyte that unpacks to 500 MB."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(MAIN[".docx"], "<w:document/>")
        with archive.open("word/media/image1.png", "w") as part:
            block = bytes(5 * 1024 * 1024)
            for _ in range(100):
                part.write(block)
    return stream.getvalue()


def crowded() -> bytes:
    """A DOCX of more parts than anybody needs."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for number in range(10_001):
            archive.writestr(f"word/{number}", "")
    return stream.getvalue()


def encrypted_zip() -> bytes:
    """A DOCX whose parts say that they are encrypted."""
    body = bytearray(docx("Words"))
    place = 0
    while (place := body.find(b"PK\x01\x02", place)) >= 0:
        body[place + 8] |= 1
        place += 4
    return bytes(body)
