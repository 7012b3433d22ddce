"""A document in the format that a file's suffix names; each writer is loaded only when it is asked for."""

from collections.abc import Callable

from models.documents.content import Document, Ink
from models.documents.wording import stem
from models.errors import FileRefused


def export(document: Document, suffix: str, *, ink: Ink = Ink.COLOUR) -> bytes:
    """Return the document in the format of a suffix such as .pdf; `ink` matters to prints alone.

    FileRefused if the suffix is not known, or the document holds nothing for that format.
    """
    write = WRITERS.get(suffix.lower())
    if write is None:
        known = ", ".join(SUFFIXES[:-1]) + f" or {SUFFIXES[-1]}"
        raise FileRefused(f"A document cannot be written as “{suffix or 'a file without suffix'}”; use {known}.")
    return write(document, ink)


def file_name(document: Document, suffix: str) -> str:
    """Return the name offered for a file, safe on every system: OFFICIAL MB agenda 2026-11-03 v2.pdf."""
    return f"{document.stem or stem('', '', document.kind, '')}{suffix.lower()}"


def _pdf(document: Document, ink: Ink) -> bytes:
    from models.documents.write_pdf import write_pdf  # noqa: PLC0415  reportlab is loaded only to print

    return write_pdf(document, ink=ink)


def _docx(document: Document, _: Ink) -> bytes:
    from models.documents.write_docx import write_docx  # noqa: PLC0415  python-docx is loaded only to export

    return write_docx(document)


def _xlsx(document: Document, _: Ink) -> bytes:
    from models.documents.write_xlsx import write_xlsx  # noqa: PLC0415  XlsxWriter is loaded only to export

    return write_xlsx(document)


def _csv(document: Document, _: Ink) -> bytes:
    from models.documents.write_csv import write_csv  # noqa: PLC0415  as the other writers

    if not document.tables:
        raise FileRefused(f"“{document.title}” holds no rows for a table; use .pdf.")
    return write_csv(document)


def _ics(document: Document, _: Ink) -> bytes:
    from models.documents.write_ics import write_ics  # noqa: PLC0415  as the other writers

    if document.feed is None:
        raise FileRefused(f"The {document.kind.lower()} holds no meetings for a calendar file; use .pdf.")
    return write_ics(document.feed)


def _html(document: Document, _: Ink) -> bytes:
    from models.documents.write_html import write_html  # noqa: PLC0415  as the other writers

    return write_html(document)


WRITERS: dict[str, Callable[[Document, Ink], bytes]] = {
    ".pdf": _pdf,
    ".docx": _docx,
    ".xlsx": _xlsx,
    ".csv": _csv,
    ".ics": _ics,
    ".html": _html,
}
SUFFIXES = tuple(WRITERS)
"""The suffixes that can be written."""
