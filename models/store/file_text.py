"""Files that come from outside: whether they are what their name says, and the words inside them."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from enum import StrEnum
from html import unescape
from threading import Lock

from models.errors import FileRefused
from models.rules.file_names import suffix_of

MEGABYTE = 1024 * 1024
LARGEST_FILE = 50 * MEGABYTE
LARGEST_UNPACKED = 400 * MEGABYTE
LARGEST_PART = 40 * MEGABYTE
MOST_PARTS = 10_000
MOST_WORDS = 2_000_000
"""Characters kept of a file for searching."""
PDF_MAGIC, ZIP_MAGIC, OLE_MAGIC = b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HEAD = 1024
PASSWORD = 4  # PDFium's error of a document that asks for a password
ENCRYPTED = 0x1  # the flag of an encrypted part in a zip
PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class FileKind(StrEnum):
    """The kinds of files a paper may have, by suffix."""

    PDF = ".pdf"
    DOCX = ".docx"
    XLSX = ".xlsx"
    PPTX = ".pptx"


MAIN_PARTS = {
    FileKind.DOCX: "word/document.xml",
    FileKind.XLSX: "xl/workbook.xml",
    FileKind.PPTX: "ppt/presentation.xml",
}
WRITTEN_PARTS = {
    FileKind.DOCX: re.compile(r"word/(document|footnotes|endnotes|header\d*|footer\d*)\.xml"),
    FileKind.XLSX: re.compile(r"xl/(sharedStrings|worksheets/sheet\d+)\.xml"),
    FileKind.PPTX: re.compile(r"ppt/(slides/slide|notesSlides/notesSlide)\d+\.xml"),
}
_RUN = re.compile(
    r"<(?:\w+:)?t(?:\s[^<>]*)?>(?P<text>[^<]*)</(?:\w+:)?t>|(?P<gap><(?:\w+:)?(?:tab|br|cr)\b[^<>]*>)"
    r"|(?P<end></(?:\w+:)?(?:p|si|is)>)"
)
PDFIUM = Lock()
"""PDFium must not be used by two threads at once."""


def file_kind(name: str, body: bytes) -> FileKind:
    """Return what kind of file this is; FileRefused if it is none a paper may have, or is not what its name says."""
    if not body:
        raise FileRefused(f"“{name}” is empty; save it again and attach that.")
    if len(body) > LARGEST_FILE:
        size = f"{len(body) / MEGABYTE:.0f} MB"
        raise FileRefused(f"“{name}” has {size}; attach a file of at most {LARGEST_FILE // MEGABYTE} MB.")
    suffix = suffix_of(name)
    if suffix not in set(FileKind):
        raise FileRefused(f"“{name}” is no PDF, DOCX, XLSX or PPTX file; save it as one of these and attach that.")
    kind = FileKind(suffix)
    if kind is FileKind.PDF:
        _check_pdf(name, body)
    else:
        _check_office(name, body, kind)
    return kind


def words_of(name: str, body: bytes) -> str:
    """Return the words inside a file of a paper, line by line; FileRefused if it cannot be one."""
    kind = file_kind(name, body)
    lines = _pdf_lines(body) if kind is FileKind.PDF else _office_lines(body, kind)
    kept: list[str] = []
    length = 0
    for line in lines:
        words = " ".join(line.replace("\x00", " ").encode("utf-8", "ignore").decode("utf-8").split())
        if words and length < MOST_WORDS:
            kept.append(words)
            length += len(words) + 1
    return "\n".join(kept)[:MOST_WORDS]


def _check_pdf(name: str, body: bytes) -> None:
    from pypdfium2 import PdfDocument, PdfiumError  # noqa: PLC0415  loaded only to read a PDF

    if PDF_MAGIC not in body[:HEAD]:
        raise _not_what_it_says(name, FileKind.PDF)
    with PDFIUM:
        try:
            document = PdfDocument(body)
        except PdfiumError as trouble:
            if getattr(trouble, "err_code", None) == PASSWORD:
                raise _protected(name) from trouble
            raise _damaged(name) from trouble
        try:
            pages = len(document)
        finally:
            document.close()
    if not pages:
        raise _damaged(name)


def _check_office(name: str, body: bytes, kind: FileKind) -> None:
    if body.startswith(OLE_MAGIC):
        raise FileRefused(
            f"“{name}” is protected by a password or in an older format; save it without one as {kind} and attach that."
        )
    if not body.startswith(ZIP_MAGIC):
        raise _not_what_it_says(name, kind)
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            _check_parts(name, archive, kind)
            broken = archive.testzip()
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError) as trouble:
        raise _damaged(name) from trouble
    if broken:
        raise _damaged(name)


def _check_parts(name: str, archive: zipfile.ZipFile, kind: FileKind) -> None:
    parts = archive.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        most = LARGEST_UNPACKED // MEGABYTE
        raise FileRefused(f"“{name}” unpacks to more than {most} MB; save it with smaller pictures and attach that.")
    if any(part.flag_bits & ENCRYPTED for part in parts):
        raise _protected(name)
    if any(part.compress_type not in PACKINGS for part in parts):
        raise _damaged(name)
    if MAIN_PARTS[kind] not in archive.namelist():
        raise _not_what_it_says(name, kind)


def _pdf_lines(body: bytes) -> Iterator[str]:
    from pypdfium2 import PdfDocument, PdfiumError  # noqa: PLC0415  loaded only to read a PDF

    with PDFIUM:
        document = PdfDocument(body)
        try:
            for place in range(len(document)):
                try:
                    page = document[place]
                    lines = page.get_textpage().get_text_bounded().splitlines()
                except PdfiumError:
                    continue
                yield from lines
        finally:
            document.close()


def _office_lines(body: bytes, kind: FileKind) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        for part in archive.infolist():
            if WRITTEN_PARTS[kind].fullmatch(part.filename) and part.file_size <= LARGEST_PART:
                yield from _text_lines(_decoded(archive.read(part)))


def _text_lines(xml: str) -> Iterator[str]:
    """Yield the paragraphs of a part: runs are joined as they stand, tabs and breaks are blanks."""
    line = ""
    for found in _RUN.finditer(xml):
        if found["end"]:
            yield line
            line = ""
        else:
            line += " " if found["gap"] else unescape(found["text"])
    yield line


def _decoded(body: bytes) -> str:
    wide = body.startswith((b"\xff\xfe", b"\xfe\xff"))
    return body.decode("utf-16" if wide else "utf-8-sig", errors="replace")


def _not_what_it_says(name: str, kind: FileKind) -> FileRefused:
    return FileRefused(f"“{name}” is no {kind[1:].upper()} file whatever its name says; save it again and attach that.")


def _damaged(name: str) -> FileRefused:
    return FileRefused(f"“{name}” is damaged and cannot be opened; save it again and attach that.")


def _protected(name: str) -> FileRefused:
    return FileRefused(f"“{name}” is protected by a password; save it without one and attach that.")
