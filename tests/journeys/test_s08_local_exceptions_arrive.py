"""S08: Data & Insight sends 361 exceptions; 359 reach twelve units, one is matched, one was there twice."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop.kit import messages
from desktop.rooms.forward_plan.import_dialog import ImportDialog
from desktop.rooms.forward_plan.page import ForwardPlanPage
from models.queries.exceptions import ExceptionRow, exceptions
from tests.exception_files import BCUS, month_file
from tests.journeys.boards import open_view
from tests.journeys.sitting import Sitting, filled, pressed
from tests.journeys.years import laid_out

EAST = "CF-EA 2026-11-13"
UNKNOWN = "Met Prosecutions"


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The year 2026-27 as the framework lays it out."""
    return laid_out(tmp_path_factory.mktemp("year") / "2026.book", 2026, dt.date(2026, 3, 2))


@pytest.fixture
def officer(qtbot: QtBot, tmp_path: Path, year: bytes, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sitting]:
    """The BCU support officer looks at the exceptions on 27 October 2026; the file lies in his folder."""
    book, file = tmp_path / "Met HQ.book", tmp_path / "exceptions.csv"
    book.write_bytes(year)
    file.write_bytes(month_file())
    monkeypatch.setattr(messages, "ask_open_path", lambda *_words: file)
    seat = Sitting(qtbot, tmp_path, dt.date(2026, 10, 27))
    seat.open(book)
    seat.window.open_room("forward_plan")
    room(seat).show_view("exceptions")
    seat.look()
    yield seat
    seat.application.close()


def room(seat: Sitting) -> ForwardPlanPage:
    page = seat.window.page()
    assert isinstance(page, ForwardPlanPage)
    return page


def stored(seat: Sitting) -> tuple[ExceptionRow, ...]:
    return seat.window.page().desk.read(exceptions)


def take_in(seat: Sitting, *, sentence: str, keys: str = "Ctrl+Return") -> None:
    """Press the key of the command, read the preview, and answer it."""

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, ImportDialog)
        assert sentence in {dialog.accessibleDescription(), *(told.row.reason for told in dialog.table.rows())}
        pressed(keys)(dialog)

    before = len(stored(seat))
    seat.meet(lambda: imported(seat, before, wanted=keys == "Ctrl+Return"), answer)


def imported(seat: Sitting, before: int, *, wanted: bool) -> None:
    seat.press("Ctrl+Shift+I")
    if wanted:
        seat.until(lambda: len(stored(seat)) != before)
    else:
        seat.qtbot.wait(500)


def test_the_file_reaches_twelve_units_and_the_agenda_prints_both_ways(officer: Sitting, tmp_path: Path) -> None:
    take_in(officer, sentence="361 rows = 359 to store + 1 to be matched + 1 there already + 0 refused")
    units = Counter(row.unit_code for row in stored(officer) if row.unit_id)
    assert (sum(units.values()), sorted(units)) == (359, sorted(BCUS))
    assert {row.meeting_words for row in stored(officer) if row.unit_code == "EA"} == {"CF-EA Fri 13 Nov 2026"}
    open_view(officer, "Agenda", EAST)
    officer.window.run("meeting.open_agenda")
    printed = officer.paper(lambda: officer.window.run("print.preview"), tmp_path / "EA.pdf")
    worse, _, better = printed.partition("Recognise and learn")
    assert "Local exceptions: worse" in worse
    assert "Knife crime 1 100 (90 expected)" in worse
    assert "Robbery 1 102 (92 expected)" in better


def test_the_unknown_unit_is_matched_and_the_file_brings_nothing_twice(officer: Sitting) -> None:
    take_in(officer, sentence="The same stands in row 2.")
    view = room(officer).view("exceptions")
    assert view.sentence() == "1 of 360 to be matched"
    officer.meet(lambda: officer.window.run("exceptions.match"), filled(unit_id="MO Met Operations"))
    assert [row.unit_code for row in stored(officer) if row.unit_words == UNKNOWN] == ["MO"]
    take_in(officer, sentence="361 rows = 0 to store + 0 to be matched + 361 there already + 0 refused", keys="Esc")
    officer.press("Ctrl+Z", "Ctrl+Z")
    assert stored(officer) == ()
