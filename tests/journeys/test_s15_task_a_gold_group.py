"""S15: moped enabled theft is off track for the third month; a Gold Group is tasked, and reports back."""

import datetime as dt
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.app.books import open_for
from models.operations.themes import set_theme, set_track
from models.queries.agenda_template import begun_agenda
from models.queries.enduring import answers
from models.queries.gold_groups import GoldGroupRow, gold_groups
from models.queries.meetings import find_meeting
from models.queries.priorities import priorities_in_force
from tests.journeys.boarding import Boarding
from tests.journeys.sitting import Sitting, clicked, filled
from tests.journeys.years import laid_out

TODAY, LATER = dt.date(2026, 10, 27), dt.date(2026, 12, 1)
MOPEDS = "Moped enabled theft"
LOOKED = ("2026-08-06", "2026-09-03", "2026-10-01")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """The year 2026-27: the group's CrimeFighters found it off track three times, and takes it again in December."""
    book = tmp_path / "Met HQ.book"
    laid_out(book, 2026, dt.date(2026, 3, 2))
    workspace = open_for(str(book), "Imogen Farrier", TODAY)
    served = {row.label: row.id for row in workspace.read(priorities_in_force, as_of=TODAY)}["CS 2"]
    keys = []
    for day in (*LOOKED, "2026-12-03"):
        meeting = workspace.read(find_meeting, reference=f"CF-FLP {day}").id
        keys.append(workspace.transact(set_theme, meeting_id=meeting, title=MOPEDS, priority_ids=[served]).value)
    for key in keys[: len(LOOKED)]:
        workspace.transact(set_track, meeting_theme_id=key, track="off track")
    workspace.close()
    return book


def december(board: Boarding) -> str:
    """The key of the theme of December."""
    (tile,) = board.programme.board.canvas.board.rows[_row(board)].cells[_month(board, "Dec")].slots[0].tiles
    return tile.key


def _row(board: Boarding) -> int:
    return [row.code for row in board.programme.board.canvas.board.rows].index("CF-FLP")


def _month(board: Boarding, title: str) -> int:
    return [month.title for month in board.programme.board.canvas.board.months].index(title)


def group(board: Boarding) -> GoldGroupRow:
    (row,) = board.desk.read(gold_groups, today=board.desk.today)
    return row


def test_the_chair_agrees_and_five_weeks_later_the_gold_group_reports(qtbot: QtBot, tmp_path: Path, book: Path) -> None:
    seat = Sitting(qtbot, tmp_path, TODAY)
    seat.open(book)
    board = Boarding(seat)
    notice = board.programme.notice()
    assert notice is not None
    assert notice.text == (
        f"{MOPEDS} may endure at CF-FLP: off track at 3 meetings in a row: Thu 6 Aug, Thu 3 Sep, Thu 1 Oct."
    )
    gold = {"chair_post_id": "DAC Frontline Policing", "terms": "Halve it by spring", "first_date": "Mon 2 Nov 2026"}
    seat.meet(
        lambda: seat.window.run("theme.enduring"),
        clicked("Yes, task a Gold Group", "Esc"),
        filled(reason="red three months running", by="AC Frontline Policing"),
        filled(**gold),
    )
    (said,) = board.desk.read(answers)
    assert (said.agreed, said.by) == (True, "AC Frontline Policing")
    made = group(board)
    assert (made.name, made.terms, made.next_date) == (
        f"Gold Group: {MOPEDS}",
        "Halve it by spring",
        dt.date(2026, 11, 2),
    )
    assert made.chair.startswith("DAC Frontline Policing")
    assert board.programme.notice() is None
    assert board.tiles("CF-FLP")["Dec"] == (MOPEDS, "with Gold Group")
    seat.application.close()

    later = Sitting(qtbot, tmp_path, LATER)
    later.open(book)
    board = Boarding(later)
    board.choose(december(board))
    later.answer(lambda: later.window.run("theme.close_gold"), report="Down by a third; the squads stay.")
    assert group(board).closed_on == LATER
    assert board.tiles("CF-FLP")["Dec"] == (MOPEDS, "Gold reports back")
    meeting = board.desk.read(find_meeting, reference="CF-FLP 2026-12-03").id
    items = board.desk.read(begun_agenda, meeting_id=meeting, today=LATER).items
    (report,) = [item for item in items if item.title == f"Gold Group: {MOPEDS}: report"]
    assert "GOLD-1 closed on Tue 1 Dec 2026" in report.origin
    later.application.close()
