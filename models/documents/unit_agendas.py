"""The agendas of all units in one go: bound in one PDF, and each as a file of its own."""

import datetime as dt
from collections.abc import Iterator, Sequence

from models.documents.agenda import agenda_document
from models.documents.content import Document, Ink
from models.documents.export import export, file_name
from models.documents.wording import stem
from models.errors import FileRefused
from models.queries.agenda import AgendaView
from models.rules.markings import highest

NOTHING = "There is no agenda to print: no meeting of a unit below was found in these days. Choose others."


def unit_agenda_documents(
    views: Sequence[AgendaView], *, printed: dt.datetime, part: int | None = None
) -> tuple[Document, ...]:
    """Lay out agendas, in their order; FileRefused where there are none."""
    if not views:
        raise FileRefused(NOTHING)
    return tuple(agenda_document(view, printed=printed, part=part) for view in views)


def bound_agendas(documents: Sequence[Document], *, title: str, ink: Ink = Ink.COLOUR) -> bytes:
    """Return agendas as one PDF, each beginning on a new page."""
    from models.documents.write_bound import write_bound  # noqa: PLC0415  reportlab is loaded only to print

    return write_bound(documents, title=title, ink=ink)


def bound_name(documents: Sequence[Document]) -> str:
    """Return the name offered for the one PDF: OFFICIAL agendas of units 2026-11-09 to 2026-11-24.pdf."""
    days = sorted({document.feed.events[0].start.date() for document in documents if document.feed})
    span = f"{days[0]} to {days[-1]}" if days else ""
    return f"{stem(highest([document.marking for document in documents]), '', 'agendas of units', span)}.pdf"


def agenda_files(documents: Sequence[Document], suffix: str = ".pdf") -> Iterator[tuple[str, bytes]]:
    """Yield each agenda as a file: its name and its bytes."""
    for document in documents:
        yield file_name(document, suffix), export(document, suffix)
