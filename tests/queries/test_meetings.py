"""Meetings as lists show them: chosen, ordered, and found by what somebody writes."""

import datetime as dt
from typing import Any

import pytest

from models.errors import NotFound, RuleBroken
from models.operations.forums import edit_forum
from models.operations.meetings import add_meeting, cancel_meeting, set_acting_chair
from models.operations.year import lay_out_year
from models.queries.meetings import find_meeting, meeting, meetings, next_meeting, previous_meeting
from models.store.workspace import Workspace
from tests.books import FIRST, LAST, SmallBook


@pytest.fixture
def year(workspace: Workspace, book: SmallBook) -> SmallBook:
    """The small book with its year 2026-27 laid out."""
    workspace.transact(lay_out_year, first=FIRST, last=LAST)
    return book


def codes(workspace: Workspace, **choice: Any) -> set[str]:
    return {row.forum_code for row in workspace.read(meetings, **choice)}


def test_meetings_come_by_date_and_start(workspace: Workspace, year: SmallBook) -> None:
    rows = workspace.read(meetings)
    assert len(rows) == 46
    assert [(row.date, row.start) for row in rows] == sorted((row.date, row.start) for row in rows)
    assert [deadline.due for deadline in rows[0].deadlines] == sorted(one.due for one in rows[0].deadlines)
    assert year.forums["CF-FLP"] == rows[0].forum_id


def test_meetings_are_chosen_by_one_thing_or_several(workspace: Workspace, year: SmallBook) -> None:
    assert codes(workspace, level="BCU") == codes(workspace, unit="AS") == codes(workspace, unit="Central South")
    assert codes(workspace, post_id=year.posts["DIR-EST"]) == {"MB", "RAB"}
    assert codes(workspace, person_id=year.people["DCOM"]) == {"MB", "PG", "RAB"}
    assert codes(workspace, first=dt.date(2026, 11, 3), last=dt.date(2026, 11, 5)) == {"MB", "CF-FLP"}
    assert codes(workspace, forum_id=year.forums["MB"], level="BCU") == set()


def test_an_acting_chair_sits_at_the_meeting_too(workspace: Workspace, year: SmallBook) -> None:
    key = workspace.read(find_meeting, reference="MB 2026-11-03").id
    workspace.transact(set_acting_chair, meeting_id=key, post_id=year.posts["CDR-AS"])
    assert [row.forum_code for row in workspace.read(meetings, post_id=year.posts["CDR-AS"])].count("MB") == 1


def test_a_second_meeting_on_a_day_is_told_apart(workspace: Workspace, year: SmallBook) -> None:
    day = dt.date(2026, 11, 3)
    second = workspace.transact(add_meeting, forum_id=year.forums["MB"], date=day, start=dt.time(15)).value
    assert workspace.read(meeting, meeting_id=second).reference == "MB 2026-11-03 (2)"
    assert workspace.read(find_meeting, reference="mb 2026-11-03 (2)").id == second
    assert workspace.read(find_meeting, reference="MB 2026-11-03").start == dt.time(9, 30)


def test_a_meeting_may_end_past_midnight(workspace: Workspace, year: SmallBook) -> None:
    given: dict[str, Any] = {"date": dt.date(2026, 11, 25), "start": dt.time(23), "minutes": 120}
    key = workspace.transact(add_meeting, forum_id=year.forums["PG"], **given).value
    assert workspace.read(meeting, meeting_id=key).end == dt.time(1)


def test_what_is_cancelled_is_neither_next_nor_previous(workspace: Workspace, year: SmallBook) -> None:
    forum, day = year.forums["PG"], dt.date(2026, 10, 27)
    for reference in ("PG 2026-10-21", "PG 2026-11-18"):
        key = workspace.read(find_meeting, reference=reference).id
        workspace.transact(cancel_meeting, meeting_id=key, reason="no business")
    coming = workspace.read(next_meeting, forum_id=forum, after=day)
    last = workspace.read(previous_meeting, forum_id=forum, before=day)
    assert coming is not None
    assert last is not None
    assert (coming.reference, last.reference) == ("PG 2026-12-16", "PG 2026-09-16")


@pytest.mark.parametrize("said", ["MB 2026-11-03", " mb  Tue 3 Nov 2026 ", "MB 3/11/2026"])
@pytest.mark.usefixtures("year")
def test_a_meeting_is_found_by_forum_and_date(workspace: Workspace, said: str) -> None:
    assert workspace.read(find_meeting, reference=said).reference == "MB 2026-11-03"


@pytest.mark.parametrize(
    ("said", "refusal", "sentence"),
    [
        ("XX 2026-11-03", NotFound, "no forum “XX”"),
        ("MB", NotFound, "does not name a meeting"),
        ("MB 2026-11-04", NotFound, "The nearest are MB 2026-11-03, MB 2027-01-05, MB 2026-09-01"),
        ("MB Wed 3 Nov 2026", RuleBroken, "is a Tuesday, not a Wednesday"),
        ("MB soon", RuleBroken, "is not a date"),
    ],
)
@pytest.mark.usefixtures("year")
def test_what_names_no_meeting_is_refused(workspace: Workspace, said: str, refusal: Any, sentence: str) -> None:
    with pytest.raises(refusal, match=sentence):
        workspace.read(find_meeting, reference=said)


def test_a_forum_without_a_chair_shows_empty_words(workspace: Workspace, year: SmallBook) -> None:
    workspace.transact(edit_forum, forum_id=year.forums["MB"], chair_post_id="")
    row = workspace.read(find_meeting, reference="MB 2026-11-03")
    assert (row.chair, row.chair_name) == ("", "")
