"""The forward plan of the demo year: the picture of Tue 27 Oct 2026, and the volumes of its design."""

from datetime import date
from pathlib import Path

from sqlalchemy import func, select

from models.operations.gold_groups import close_gold_group
from models.queries.gold_groups import gold_groups
from models.queries.programme import Programme, programme
from models.records.exceptions import GoodPractice, LocalException, PracticeAdoption
from models.records.meetings import Meeting
from models.records.organisation import OrganisationUnit
from models.records.priorities import Priority, PrioritySet, TaskingRequest
from models.records.themes import GoldGroup, MeetingTheme, Theme
from models.store.workspace import Workspace
from tests.operations.demo.conftest import Rows, demo_book

TODAY = date(2026, 10, 27)
MONTHS = (date(2026, 10, 1), date(2026, 11, 1), date(2026, 12, 1), date(2027, 1, 1))


def tiles(board: Programme, code: str) -> list[str]:
    """Say what stands on a forum's row of the board, month by month."""
    forum = next(one for one in board.forums if one.code == code)
    cells = [cell for month in MONTHS for cell in board.cells.get((forum.id, month), ())]
    return [cell.tiles[0].title if cell.tiles else cell.gap for cell in cells]


def test_the_board_shows_what_the_picture_shows(demo_year: Workspace) -> None:
    board = demo_year.read(programme, first=MONTHS[0], last=date(2027, 2, 28), today=TODAY)
    assert tiles(board, "MB") == ["Violence Stocktake", "Custody capacity"]
    assert tiles(board, "PG") == ["Victim care", "Robbery outcomes", "Prolific offenders", "Deep-dive open"]
    assert tiles(board, "CF-FLP") == ["Burglary", "Knife crime", "Moped enabled theft", "Theme not set"]
    assert tiles(board, "CF-MO") == ["Criminal justice", "Knife crime", "Winter demand", "Response times"]
    assert tiles(board, "CF-SO") == ["Hate crime", "Knife crime", "Hate crime", "Theme not set"]
    assert tiles(board, "CF-PROF") == ["Public confidence", "Knife crime", "Disproportionality", "Vetting"]
    assert tiles(board, "SV") == ["Moped enabled theft", "Habitual carriers", "Moped enabled theft", "Theme not set"]
    assert board.gaps == 3


def test_the_units_answered_as_the_picture_says(demo_year: Workspace) -> None:
    board = demo_year.read(programme, first=MONTHS[0], last=MONTHS[2], today=TODAY, forum_id="")
    flp = next(one for one in board.forums if one.code == "CF-FLP")
    found = [board.cells[flp.id, month][0].tiles[0].cascade for month in MONTHS[:3]]
    assert [(one.accepted, one.declined, one.waiting) for one in found if one] == [(12, 0, 0), (11, 1, 0), (7, 0, 5)]
    carriers = next(one for one in board.forums if one.code == "SV")
    last = board.cells[carriers.id, MONTHS[2]][0].tiles[0]
    assert (last.gold_words, last.repeats_words) == ("Gold reports back", "3 of 6")


def test_a_gold_group_that_closes_keeps_its_promise_to_report(tmp_path: Path) -> None:
    book = demo_book(tmp_path / "year.book", "year")
    group = next(row for row in book.read(gold_groups, today=TODAY, open_only=True) if row.code == "GOLD-1")
    done = book.transact(close_gold_group, gold_group_id=group.id, on=TODAY, report="Within the range expected.")
    assert done.value == group.promise_id
    book.close()


def test_the_volumes_of_the_forward_plan_are_those_of_its_design(found: Rows) -> None:
    def count(kind: type) -> int:
        return int(found(select(func.count()).select_from(kind))[0][0])

    assert (count(Theme), count(LocalException), count(GoldGroup)) == (60, 4_300, 5)
    local = select(func.count()).select_from(Priority).join(PrioritySet).where(PrioritySet.kind == "local priorities")
    assert found(local)[0][0] == 96
    asked = found(select(MeetingTheme.answer, func.count()).where(MeetingTheme.answer != "").group_by("answer"))
    answers = {row[0]: row[1] for row in asked}
    assert answers["declined"] / (answers["accepted"] + answers["declined"]) < 0.12
    assert count(GoodPractice) == 6
    assert count(PracticeAdoption) == 11
    assert count(TaskingRequest) == 5


def test_one_borough_has_lost_its_anti_social_behaviour(found: Rows) -> None:
    named = select(OrganisationUnit.name, Priority.mark).join(PrioritySet, PrioritySet.unit_id == OrganisationUnit.id)
    rows = found(named.join(Priority, Priority.set_id == PrioritySet.id))
    mandatory = {row.name for row in rows if row.mark == "mandatory"}
    assert {row.name for row in rows} - mandatory == {"Croydon"}


def test_nothing_is_told_of_the_time_to_come(found: Rows) -> None:
    assert not found(
        select(MeetingTheme.id).where((MeetingTheme.set_on >= TODAY) | (MeetingTheme.answered_on >= TODAY))
    )
    tracked = select(MeetingTheme.id).join(Meeting, Meeting.id == MeetingTheme.meeting_id)
    assert not found(tracked.where(MeetingTheme.track != "", Meeting.date >= TODAY))
    assert not found(select(LocalException.id).where(LocalException.received_on >= TODAY))
