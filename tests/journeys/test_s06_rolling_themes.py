"""S06: after the October CrimeFighters closes the window rolls on, and January wants a theme."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.app.books import open_for
from models.operations.risks import add_risk
from models.operations.stages import end_meeting, enter_room
from models.operations.themes import set_theme
from models.queries.meetings import find_meeting
from models.queries.priorities import priorities_in_force
from tests.journeys.boarding import Boarding, theme_set
from tests.journeys.sitting import Sitting
from tests.journeys.years import laid_out

FIRST = dt.date(2026, 10, 1)
RISKS = ("Custody capacity", "Vetting", "Serious violence")


@pytest.fixture(scope="module")
def october(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The year 2026-27 with three corporate risks, and themes to December, of which that of November has no source."""
    book = tmp_path_factory.mktemp("rolling") / "book.book"
    laid_out(book, 2026, dt.date(2026, 3, 2))
    workspace = open_for(str(book), "Imogen Farrier", FIRST)
    for title in RISKS:
        workspace.transact(add_risk, title=title, level="corporate", likelihood=4, impact=4)
    served = {row.label: row.id for row in workspace.read(priorities_in_force, as_of=FIRST)}["PCP 1"]
    themes = (("2026-10-01", "Burglary", (served,)), ("2026-11-05", "Robbery", ()), ("2026-12-03", "Theft", (served,)))
    for day, title, priorities in themes:
        meeting = workspace.read(find_meeting, reference=f"CF-FLP {day}").id
        workspace.transact(set_theme, meeting_id=meeting, title=title, priority_ids=priorities)
    workspace.close()
    return book.read_bytes()


@pytest.fixture
def seat(qtbot: QtBot, tmp_path: Path, october: bytes) -> Iterator[Sitting]:
    """She sits down on Thu 1 Oct 2026; the CrimeFighters has just closed."""
    book = tmp_path / "Met HQ.book"
    book.write_bytes(october)
    workspace = open_for(str(book), "Imogen Farrier", FIRST)
    for deed in (enter_room, end_meeting):
        workspace.transact(deed, meeting_id=workspace.read(find_meeting, reference="CF-FLP 2026-10-01").id)
    workspace.close()
    sitting = Sitting(qtbot, tmp_path, FIRST)
    sitting.open(book)
    yield sitting
    sitting.application.close()


def test_the_window_is_november_to_january_and_she_sets_knife_crime(seat: Sitting) -> None:
    board = Boarding(seat)
    assert board.window("CF-FLP") == ["Nov", "Dec", "Jan 27"]
    tiles = board.tiles("CF-FLP")
    assert tiles["Nov"] == ("Robbery", "no source yet")
    assert tiles["Dec"] == ("Theft", "PCP 1")
    assert tiles["Jan 27"] == ("Theme not set", "set by Thu 5 Nov")
    assert "not set in the window" in board.programme.sentence()

    board.choose_gap("CF-FLP 2027-01-07")
    assert "Set by Thu 5 Nov." in board.words()
    seat.meet(lambda: seat.press("S"), theme_set("Knife crime", "PCP 1", "CR-03"))
    assert board.tiles("CF-FLP")["Jan 27"] == ("Knife crime", "PCP 1 · CR-03")
    assert seat.window.page().desk.undo_words == "Set theme of CF-FLP, January"
    seat.press("Ctrl+Z")
    assert board.tiles("CF-FLP")["Jan 27"] == ("Theme not set", "set by Thu 5 Nov")


def test_a_theme_without_a_source_is_questioned_where_it_stands(seat: Sitting) -> None:
    board = Boarding(seat)
    board.choose_gap("CF-FLP 2027-01-07")
    seat.meet(lambda: seat.press("S"), theme_set("Scooter noise"))
    assert board.tiles("CF-FLP")["Jan 27"] == ("Scooter noise", "no source yet")
