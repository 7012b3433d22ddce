"""Saving a document in the format its new name asks for."""

from collections.abc import Sequence
from pathlib import Path

from desktop.kit import messages
from desktop.kit.desk import write_file
from models.documents.content import Document
from models.documents.export import export, file_name

KINDS = {
    ".pdf": "PDF (*.pdf)",
    ".docx": "Word document (*.docx)",
    ".xlsx": "Workbook (*.xlsx)",
    ".csv": "Comma-separated values (*.csv)",
}
TEXT = (".pdf", ".docx")
"""What running text is saved as."""
ROWS = (".pdf", ".docx", ".xlsx", ".csv")
"""What a list is saved as."""


def save_document(document: Document, suffixes: Sequence[str]) -> Path | None:
    """Ask where to, and save a document as the end of the name says; without a known one as the first of `suffixes`."""
    title = "Save as" if len(suffixes) == 1 else f"Save as {', '.join(suffixes[:-1])} or {suffixes[-1]}"
    kinds = ";;".join(KINDS[suffix] for suffix in suffixes)
    chosen = messages.ask_save_path(title, file_name(document, suffixes[0]), kinds)
    if chosen is None:
        return None
    known = chosen.suffix.lower() in suffixes
    target = chosen if known else chosen.with_name(f"{chosen.name}{suffixes[0]}")

    def write() -> Path:
        write_file(target, export(document, target.suffix.lower()))
        return target

    saved = messages.attempt(write)
    if saved:
        messages.toast(f"Saved {saved.name}")
    return saved
