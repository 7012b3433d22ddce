"""The forward plan of a forum: standing things once, then by meeting, what has no date last."""

import datetime as dt

import pytest

from models.operations.deep_dives import commission_deep_dive
from models.operations.escalations import escalate_theme
from models.operations.forum_life import begin_forum
from models.operations.forum_settings import link_forums
from models.operations.forum_template import add_template_item
from models.operations.priorities import add_priority_set
from models.operations.promises import promise_item
from models.operations.template_papers import add_template_paper
from models.operations.themes import set_theme
from models.queries.forward_plan import PlanEntry, PlannedForum, forward_plan
from models.store.workspace import Workspace
from tests.books import SmallBook
from tests.operations.carrying import DAYS, Run, run_of

TODAY, LAST = dt.date(2026, 10, 27), dt.date(2027, 1, 31)


@pytest.fixture
def board(workspace: Workspace, book: SmallBook) -> Run:
    """The Management Board; its agenda of Thu 5 Nov 2026 is open."""
    made = run_of(workspace, book.forums["MB"])
    workspace.transact(
        add_template_item, forum_id=made.forum, title="Benefits", placement="standing", minutes=10, every=2
    )
    made.open(0)
    return made


def plan_of(board: Run, code: str = "MB") -> PlannedForum:
    plan = board.workspace.read(forward_plan, first=TODAY, last=LAST, today=TODAY)
    return next(one for one in plan.forums if one.code == code)


def kinds(planned: PlannedForum, *wanted: str) -> list[tuple[str, str, dt.date | None]]:
    return [(one.kind, one.title, one.date) for one in planned.entries if one.kind in wanted]


def found(board: Run, title: str) -> PlanEntry:
    (entry,) = [one for one in plan_of(board).entries if one.title == title]
    return entry


def test_standing_items_come_once_and_cyclical_ones_at_their_turns(board: Run) -> None:
    planned = plan_of(board)
    assert [one[1] for one in kinds(planned, "standing")] == [
        "Performance overview with financial context",
        "Corporate priorities",
        "Corporate risk picture: effect of today’s decisions",
    ]
    assert kinds(planned, "cyclical") == [("cyclical", "Benefits", DAYS[0]), ("cyclical", "Benefits", DAYS[2])]
    assert found_status(planned, DAYS[0]) == "on the agenda"


def found_status(planned: PlannedForum, day: dt.date) -> str:
    return next(one.status for one in planned.entries if one.kind == "cyclical" and one.date == day)


def test_what_is_owed_stands_at_its_meeting_with_what_has_no_date_last(board: Run) -> None:
    work = board.workspace
    board.add(0, "Estate strategy")
    work.transact(promise_item, forum_id=board.forum, title="Custody", meeting_id=board.meetings[1])
    work.transact(promise_item, forum_id=board.forum, title="Impacts", undated=True)
    under = board.item(0, "Corporate priorities").id
    work.transact(commission_deep_dive, meeting_id=board.meetings[0], item_id=under, title="Stocktake")
    work.transact(add_template_paper, forum_id=board.forum, title="Portfolio report")
    work.transact(set_theme, meeting_id=board.meetings[2], title="Knife crime")
    work.transact(
        add_priority_set, kind="Control Strategy", name="Control Strategy 2026", starts=dt.date(2026, 4, 1),
        agreed_meeting_id=board.meetings[0], review_due=dt.date(2026, 12, 1),
    )  # fmt: skip
    wanted = ("theme", "commissioned", "promised", "ad hoc", "review due", "date to be fixed")
    assert kinds(plan_of(board), *wanted) == [
        ("ad hoc", "Estate strategy", DAYS[0]),
        ("commissioned", "Stocktake", DAYS[1]),
        ("promised", "Custody", DAYS[1]),
        ("review due", "Control Strategy 2026 due for review", DAYS[1]),
        ("theme", "Knife crime", DAYS[2]),
        ("date to be fixed", "Impacts", None),
    ]
    assert len(kinds(plan_of(board), "return")) == 3
    undated = found(board, "Impacts")
    assert (undated.status, undated.chase_due) == ("promised Tue 27 Oct 2026, not asked for yet", dt.date(2027, 1, 27))
    assert found(board, "Knife crime").source == "no source yet"
    board.open(1)
    assert found(board, "Custody").status.startswith("on the agenda")
    assert found(board, "Stocktake").status.startswith("item ")


def test_what_is_escalated_is_expected_above(board: Run, book: SmallBook) -> None:
    work = board.workspace
    work.transact(link_forums, forum_id=book.forums["CF-FLP"], other_id=board.forum, kind="escalates to")
    below = run_of(work, book.forums["CF-FLP"])
    theme = work.transact(set_theme, meeting_id=below.meetings[0], title="Robbery").value
    work.transact(escalate_theme, meeting_theme_id=theme, reason="Off track", meeting_id=board.meetings[3])
    assert kinds(plan_of(board), "escalated") == []
    plan = work.read(forward_plan, first=TODAY, last=DAYS[3], today=TODAY, forum_id=board.forum)
    assert [kinds(one, "escalated") for one in plan.forums] == [[("escalated", "Robbery", DAYS[3])]]
    level = work.read(forward_plan, first=TODAY, last=LAST, today=TODAY, level="business group")
    assert [one.code for one in level.forums] == ["CF-FLP"]


def test_a_forum_that_begins_within_the_span_has_its_plan(board: Run, book: SmallBook) -> None:
    work, begins = board.workspace, dt.date(2026, 12, 1)
    work.transact(begin_forum, forum_id=book.forums["PG"], on=begins, reason="new")
    work.transact(promise_item, forum_id=book.forums["PG"], title="Terms of reference", undated=True)
    assert kinds(plan_of(board, "PG"), "date to be fixed") == [("date to be fixed", "Terms of reference", None)]
    before = work.read(forward_plan, first=TODAY, last=dt.date(2026, 11, 30), today=TODAY)
    assert "PG" not in {one.code for one in before.forums}
