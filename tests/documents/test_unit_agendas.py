"""The agendas of three boards in one go."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from models.documents.content import Document
from models.documents.unit_agendas import agenda_files, bound_agendas, bound_name, unit_agenda_documents
from models.documents.write_bound import write_bound
from models.errors import FileRefused
from models.operations.cascade import cascade_theme
from models.queries.unit_agendas import unit_agendas
from models.store.workspace import Workspace
from tests.below import Below
from tests.books import SmallBook
from tests.documents.reading import pages, whole


@pytest.fixture
def agendas(workspace: Workspace, book: SmallBook) -> tuple[Document, ...]:
    below = Below(workspace, book)
    workspace.transact(cascade_theme, meeting_theme_id=below.source)
    views = workspace.read(unit_agendas, forum_id=book.forums["CF-FLP"], meeting_theme_id=below.source)
    return unit_agenda_documents(views, printed=workspace.clock())


def test_every_agenda_begins_on_a_page_of_its_own_with_its_own_numbers(
    agendas: tuple[Document, ...], tmp_path: Path, check_pdf_ua: Callable[..., None]
) -> None:
    body = bound_agendas(agendas, title="Agendas of the units")
    firsts = [page for page in pages(body) if "Page 1 of" in page.replace("\xa0", " ")]
    assert ["AS BCU" in firsts[0], "North East" in firsts[1], "South West" in firsts[2]] == [True] * 3
    assert bound_name(agendas) == "OFFICIAL agendas of units 2026-11-09 to 2026-12-07.pdf"
    assert body == bound_agendas(agendas, title="Agendas of the units")
    path = tmp_path / "bound.pdf"
    path.write_bytes(body)
    check_pdf_ua(path)


def test_each_is_a_file_of_its_own(agendas: tuple[Document, ...]) -> None:
    files = dict(agenda_files(agendas))
    assert list(files) == [
        "OFFICIAL CF-AS agenda 2026-11-09 draft.pdf",
        "OFFICIAL CF-NE agenda 2026-11-10 draft.pdf",
        "OFFICIAL CF-SW agenda 2026-12-07 draft.pdf",
    ]
    assert all("Agenda" in whole(body) for body in files.values())


def test_nothing_to_print_is_refused() -> None:
    with pytest.raises(FileRefused, match="no agenda to print"):
        unit_agenda_documents((), printed=dt.datetime(2026, 10, 27, 9, tzinfo=dt.UTC))
    with pytest.raises(FileRefused, match="nothing to print"):
        write_bound((), title="Agendas")
