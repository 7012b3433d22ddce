"""A year laid out by rule."""

import datetime as dt
from typing import Any

import pytest

from models.errors import RuleBroken
from models.operations.closed_days import add_one_off, remove_one_off, set_closure
from models.operations.forum_life import end_forum
from models.operations.forums import add_forum, change_rule, edit_forum
from models.operations.meetings import move_meeting
from models.operations.year import lay_out_year
from models.queries.closed_days import closed_days, one_off_days
from models.queries.meetings import meetings
from models.queries.year import proposed_year
from models.store.workspace import Workspace
from tests.books import FIRST, LAST, SmallBook


def dates(workspace: Workspace, forum_id: str) -> list[dt.date]:
    return [row.date for row in workspace.read(meetings, forum_id=forum_id)]


@pytest.mark.usefixtures("book")
def test_a_year_is_proposed_before_anything_is_stored(workspace: Workspace) -> None:
    proposed = workspace.read(proposed_year, first=FIRST, last=LAST)
    assert (len(proposed), any(row.stored for row in proposed)) == (46, False)
    assert workspace.read(meetings) == ()
    done = workspace.transact(lay_out_year, first=FIRST, last=LAST)
    assert done.words == "Lay out 46 meetings from Wed 1 Apr 2026 to Wed 31 Mar 2027"
    laid = [(row.forum_code, row.number, row.date) for row in workspace.read(meetings)]
    assert laid == [(row.forum_code, row.number, row.date) for row in proposed]


def test_laying_out_twice_adds_nothing_and_touches_nothing(workspace: Workspace, book: SmallBook) -> None:
    workspace.transact(lay_out_year, first=FIRST, last=LAST)
    moved = workspace.read(meetings, forum_id=book.forums["PG"])[0]
    workspace.transact(move_meeting, meeting_id=moved.id, date=dt.date(2026, 4, 16), reason="clash")
    before = workspace.read(meetings)
    assert workspace.transact(lay_out_year, first=FIRST, last=LAST).value == 0
    assert workspace.read(meetings) == before


@pytest.mark.usefixtures("book")
def test_one_undo_takes_a_whole_year_back(workspace: Workspace) -> None:
    workspace.transact(lay_out_year, first=FIRST, last=LAST)
    workspace.undo()
    assert workspace.read(meetings) == ()
    workspace.redo()
    assert len(workspace.read(meetings)) == 46


def test_numbers_go_on_in_the_next_year(workspace: Workspace, book: SmallBook) -> None:
    workspace.transact(lay_out_year, first=FIRST, last=LAST)
    workspace.transact(lay_out_year, first=dt.date(2027, 4, 1), last=dt.date(2028, 3, 31))
    numbers = [row.number for row in workspace.read(meetings, forum_id=book.forums["PG"])]
    assert numbers == list(range(1, 25))


@pytest.mark.usefixtures("book")
def test_a_closed_day_moves_a_meeting_with_its_reason(workspace: Workspace) -> None:
    forum = workspace.transact(
        add_forum,
        code="CF-PROF",
        name="Professionalism CrimeFighters",
        level="business group",
        cadence="monthly, first Friday",
    ).value
    workspace.transact(lay_out_year, first=FIRST, last=LAST)
    first = workspace.read(meetings, forum_id=forum)[0]
    assert (first.rule_date, first.date) == (dt.date(2026, 4, 3), dt.date(2026, 4, 7))
    assert first.moved_because == "Fri 3 Apr 2026 is Good Friday, then Easter Monday; next working day"


def test_a_forum_meets_within_its_life_and_by_the_rule_of_the_day(workspace: Workspace, book: SmallBook) -> None:
    pg, mb = book.forums["PG"], book.forums["MB"]
    workspace.transact(edit_forum, forum_id=pg, starts=dt.date(2026, 9, 1))
    workspace.transact(end_forum, forum_id=mb, on=dt.date(2026, 10, 1))
    workspace.transact(change_rule, forum_id=pg, cadence="monthly, second Tuesday", starts=dt.date(2027, 1, 1))
    workspace.transact(lay_out_year, first=FIRST, last=LAST)
    assert dates(workspace, mb)[-1] == dt.date(2026, 9, 1)
    assert [f"{day:%a %-d %b}" for day in dates(workspace, pg)] == [
        *("Wed 16 Sep", "Wed 21 Oct", "Wed 18 Nov", "Wed 16 Dec", "Tue 12 Jan", "Tue 9 Feb", "Tue 9 Mar")
    ]


def test_forums_that_are_registered_only_or_ad_hoc_are_not_laid_out(workspace: Workspace) -> None:
    partnership, gold = ("monthly, first Monday", False), ("ad hoc", True)
    for code, (cadence, scheduled) in {"CSP": partnership, "GOLD": gold}.items():
        workspace.transact(add_forum, code=code, name=code, level="oversight", cadence=cadence, scheduled=scheduled)
    assert workspace.transact(lay_out_year, first=FIRST, last=LAST).value == 0


def test_a_skipped_meeting_is_proposed_without_a_date_and_not_stored(workspace: Workspace) -> None:
    given: dict[str, Any] = {
        "name": "Skipping",
        "level": "oversight",
        "cadence": "monthly, first Friday",
        "closed_day": "skip",
    }
    workspace.transact(add_forum, code="SKIP", **given)
    proposed = workspace.read(proposed_year, first=FIRST, last=LAST)
    assert [row.rule_date for row in proposed if row.date is None] == [dt.date(2026, 4, 3), dt.date(2027, 1, 1)]
    assert workspace.transact(lay_out_year, first=FIRST, last=LAST).value == 10


def test_a_proclaimed_day_closes_and_a_removed_one_opens_again(workspace: Workspace, book: SmallBook) -> None:
    day = dt.date(2026, 6, 17)
    workspace.transact(add_one_off, day=day, name="Proclaimed holiday")
    with pytest.raises(RuleBroken, match="in the list already"):
        workspace.transact(add_one_off, day=day, name="Again")
    workspace.transact(lay_out_year, first=FIRST, last=LAST)
    assert dt.date(2026, 6, 18) in dates(workspace, book.forums["PG"])
    assert workspace.read(closed_days, first=day, last=day) == ((day, "Proclaimed holiday"),)
    workspace.transact(remove_one_off, one_off_id=workspace.read(one_off_days)[0].id)
    assert workspace.read(closed_days, first=day, last=day) == ()


@pytest.mark.parametrize(("starts", "ends"), [("24-12", "01-01"), ("12-24", "2027-01-01"), ("", "")])
def test_a_closure_that_is_none_is_refused(workspace: Workspace, starts: str, ends: str) -> None:
    with pytest.raises(RuleBroken):
        workspace.transact(set_closure, name="Winter", starts=starts, ends=ends)


def test_a_span_that_runs_backwards_is_refused(workspace: Workspace) -> None:
    with pytest.raises(RuleBroken, match="lies before"):
        workspace.transact(lay_out_year, first=LAST, last=FIRST)
