import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.rooms.calendar.months import month_beside
from desktop.rooms.calendar.narrowing import planner_codes, planner_meetings, year_words
from desktop.rooms.calendar.year_plan import level_sums, told_apart
from models.operations.framework import load_framework
from models.operations.year import lay_out_year
from models.queries.closed_days import closed_days
from models.queries.meetings import MeetingRow, meetings
from models.queries.shipped import framework_from
from models.queries.year import proposed_year
from models.rules.financial_year import FinancialYear, financial_year
from models.store.workspace import Workspace
from tests.books import FIRST, LAST, new_book


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    made = new_book(str(Path(tmp_path_factory.mktemp("met")) / "met.book"))
    made.transact(load_framework, framework=framework_from("met-2026"))
    yield made
    made.close()


@pytest.fixture(scope="module")
def rows(workspace: Workspace) -> tuple[MeetingRow, ...]:
    workspace.transact(lay_out_year, first=FIRST, last=LAST)
    return workspace.read(meetings, first=FIRST, last=LAST)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (dt.date(2026, 4, 1), "Apr 2026 to Mar 2027"),
        (dt.date(2027, 3, 31), "Apr 2026 to Mar 2027"),
        (dt.date(2027, 4, 1), "Apr 2027 to Mar 2028"),
    ],
)
def test_a_financial_year_begins_in_april(day: dt.date, words: str) -> None:
    assert financial_year(day).words == words
    assert financial_year(day).holds(day)
    assert FinancialYear(2099).short == "2099-00"


@pytest.mark.parametrize(
    ("step", "first"), [(1, dt.date(2027, 1, 1)), (-12, dt.date(2025, 12, 1)), (0, dt.date(2026, 12, 1))]
)
def test_months_run_over_the_year(step: int, first: dt.date) -> None:
    assert month_beside(dt.date(2026, 12, 9), step) == first


def test_the_proposal_of_the_shipped_framework_adds_up(workspace: Workspace) -> None:
    proposal = workspace.read(proposed_year, first=FinancialYear(2027).first, last=FinancialYear(2027).last)
    *levels, everything = level_sums(proposal)
    assert sum(level.new for level in levels) == everything.new == 391
    assert {level.level for level in levels} == {row.level for row in proposal}
    assert len(told_apart(proposal)) == everything.moved + everything.skipped


def test_the_head_says_how_many_meetings_holidays_moved(workspace: Workspace, rows: tuple[MeetingRow, ...]) -> None:
    closed = dict(workspace.read(closed_days, first=FIRST, last=LAST))
    assert year_words(rows, closed) == "391 meetings, 14 moved by holidays"


def test_short_codes_tell_every_forum_apart(rows: tuple[MeetingRow, ...]) -> None:
    codes = planner_codes(rows)
    assert len(set(codes.values())) == len(codes) == 40
    assert {codes[code] for code in ("MB", "CF-FLP", "RAB-FLP", "CF-AS")} == {"MB", "FLP", "RFL", "AS"}
    assert {meeting.short for meeting in planner_meetings(rows, LAST, codes)} == set(codes.values())
    assert {meeting.code for meeting in planner_meetings(rows, LAST, codes)} == set(codes)
    assert sum(bool(meeting.moved_because) for meeting in planner_meetings(rows, LAST)) == 14
