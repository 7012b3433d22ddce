"""A plan accepted, kept aside and published."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from models.errors import NotFound, RuleBroken
from models.operations.meetings import cancel_meeting, move_meeting
from models.operations.plan import PlanMove, accept_plan, drop_draft, keep_draft, publish_year
from models.operations.year import lay_out_year
from models.queries.changes import meeting_changes
from models.queries.drafts import compared, draft, drafts
from models.queries.meetings import find_meeting, meetings
from models.queries.plan import plan_basis
from models.queries.plan_moves import plan_moves
from models.queries.proposal import proposal
from models.queries.published import is_published, published_years
from models.rules.planner.answer import Answer, Cost
from models.rules.planner.problem import Slot
from models.store.workspace import Workspace
from tests.books import FIRST, LAST, SmallBook

MARCH = dt.date(2027, 3, 17)
SPAN: dict[str, Any] = {"first": FIRST, "last": LAST}


def moves(workspace: Workspace, **moved: Slot | None) -> tuple[PlanMove, ...]:
    """Return the year as it stands or is to come, but for some meetings put elsewhere: PG_2026_12_16=slot."""
    basis = workspace.read(plan_basis, **SPAN, today=dt.date(2026, 10, 27))
    slots = {
        key: moved.get(row.reference.replace(" ", "_").replace("-", "_"), row.home) for key, row in basis.rows.items()
    }
    answer = Answer(slots, Cost(), proved=True, gap=0.0, seconds=0.0, solver="exact")
    return plan_moves(proposal(basis, answer).rows)


def numbered(workspace: Workspace, forum_id: str) -> list[tuple[int, dt.date]]:
    return [(row.number, row.date) for row in workspace.read(meetings, forum_id=forum_id)]


@pytest.mark.usefixtures("book")
def test_a_plan_of_the_rules_is_the_year_by_rule_and_one_undo_takes_it_back(workspace: Workspace) -> None:
    done = workspace.transact(accept_plan, moves=moves(workspace))
    assert (done.value, done.words) == (46, "Accept plan: 46 new, 0 moved")
    planned = [(row.reference, row.number, row.start, row.place) for row in workspace.read(meetings)]
    workspace.undo()
    assert workspace.read(meetings) == ()
    workspace.transact(lay_out_year, **SPAN)
    assert planned == [(row.reference, row.number, row.start, row.place) for row in workspace.read(meetings)]


def test_new_meetings_are_numbered_by_rule_date_without_a_hole(workspace: Workspace, book: SmallBook) -> None:
    group = book.forums["PG"]
    late = Slot(dt.date(2026, 5, 22), dt.time(14), "Room 4.12")
    plan = moves(workspace, PG_2026_05_20=None, PG_2026_04_15=replace(late, date=dt.date(2026, 4, 17)))
    workspace.transact(accept_plan, moves=plan)
    found = numbered(workspace, group)
    assert [number for number, _ in found] == list(range(1, 12))
    assert found[0] == (1, dt.date(2026, 4, 17))
    workspace.transact(accept_plan, moves=moves(workspace, PG_2026_05_20=late))
    assert (12, late.date) in numbered(workspace, group)


@pytest.mark.usefixtures("book")
def test_a_stored_meeting_moves_with_reason_history_and_sequence(workspace: Workspace) -> None:
    workspace.transact(lay_out_year, **SPAN)
    there = Slot(dt.date(2026, 12, 17), dt.time(15), "Room 2")
    done = workspace.transact(accept_plan, moves=moves(workspace, PG_2026_12_16=there))
    row = workspace.read(find_meeting, reference="PG 2026-12-17")
    assert (done.value, row.start, row.place, row.sequence) == (1, there.start, there.place, 1)
    assert row.moved_because
    assert {change.kind for change in workspace.read(meeting_changes, meeting_id=row.id)} >= {"moved"}
    workspace.undo()
    back = workspace.read(find_meeting, reference="PG 2026-12-16")
    assert (back.sequence, back.moved_because) == (2, "")  # calendars have seen 1 and ignore what falls
    assert workspace.read(meeting_changes, meeting_id=row.id) == ()


def test_a_deputy_a_plan_names_takes_the_chair(workspace: Workspace, book: SmallBook) -> None:
    workspace.transact(lay_out_year, **SPAN)
    plan = [
        replace(move, deputy_post_id=book.posts["AC-FLP"])
        if (move.forum_id, move.date) == (book.forums["PG"], MARCH)
        else move
        for move in moves(workspace)
    ]
    done = workspace.transact(accept_plan, moves=plan)
    row = workspace.read(find_meeting, reference="PG 2027-03-17")
    assert (done.words, row.chair, row.acting_chair) == (
        "Accept plan: 0 new, 0 moved, 1 chaired by a deputy",
        "AC Frontline Policing",
        True,
    )
    assert workspace.transact(accept_plan, moves=plan).value == 0
    workspace.undo()
    assert not workspace.read(find_meeting, reference="PG 2027-03-17").acting_chair


@pytest.mark.usefixtures("book")
def test_what_stands_there_already_is_not_touched(workspace: Workspace) -> None:
    workspace.transact(lay_out_year, **SPAN)
    before = workspace.read(meetings)
    assert workspace.transact(accept_plan, moves=moves(workspace)).value == 0
    assert workspace.read(meetings) == before


@pytest.mark.usefixtures("book")
def test_a_plan_made_before_somebody_laid_the_year_out_is_refused(workspace: Workspace) -> None:
    old = moves(workspace)
    workspace.transact(lay_out_year, **SPAN)
    with pytest.raises(RuleBroken, match="on the calendar by now"):
        workspace.transact(accept_plan, moves=old)
    assert len(workspace.read(meetings)) == 46


@pytest.mark.usefixtures("book")
def test_a_meeting_cancelled_since_is_not_moved(workspace: Workspace) -> None:
    workspace.transact(lay_out_year, **SPAN)
    old = moves(workspace, PG_2026_12_16=Slot(dt.date(2026, 12, 17), dt.time(14), "Room 4.12"))
    key = workspace.read(find_meeting, reference="PG 2026-12-16").id
    workspace.transact(cancel_meeting, meeting_id=key, reason="no business")
    with pytest.raises(RuleBroken, match="cancelled"):
        workspace.transact(accept_plan, moves=old)


def kept(workspace: Workspace, name: str, plan: Sequence[PlanMove]) -> str:
    return workspace.transact(keep_draft, name=name, **SPAN, moves=plan, note="proved").value


@pytest.mark.usefixtures("book")
def test_drafts_are_kept_side_by_side_compared_and_dropped(workspace: Workspace) -> None:
    there = Slot(dt.date(2026, 12, 17), dt.time(14), "Room 4.12")
    one, other = (
        kept(workspace, "By rule", moves(workspace)),
        kept(workspace, "Later", moves(workspace, PG_2026_12_16=there)),
    )
    third = kept(workspace, "Without", moves(workspace, PG_2026_12_16=None))
    rows = {row.name: (row.meetings, row.unplaced, row.made_by) for row in workspace.read(drafts)}
    assert rows == {
        name: (count, 46 - count, "Imogen") for name, count in (("By rule", 46), ("Later", 46), ("Without", 45))
    }
    (differs,) = workspace.read(compared, draft_ids=[one, other, third]).rows
    assert (differs.forum_code, differs.now) == ("PG", None)
    assert differs.slots == (replace(there, date=dt.date(2026, 12, 16)), there, None)
    workspace.transact(drop_draft, draft_id=one)
    assert {row.name for row in workspace.read(drafts)} == {"Later", "Without"}
    with pytest.raises(NotFound, match="no longer"):
        workspace.read(draft, draft_id=one)
    workspace.undo()
    assert len(workspace.read(draft, draft_id=one).moves) == 46


@pytest.mark.usefixtures("book")
def test_a_draft_can_be_accepted_later(workspace: Workspace) -> None:
    key = kept(workspace, "Later", moves(workspace, PG_2026_12_16=Slot(dt.date(2026, 12, 17), dt.time(14), "Room 2")))
    workspace.transact(accept_plan, moves=workspace.read(draft, draft_id=key).moves)
    row = workspace.read(find_meeting, reference="PG 2026-12-17")
    assert (row.rule_date, row.place) == (dt.date(2026, 12, 16), "Room 2")


@pytest.mark.usefixtures("book")
def test_a_draft_knows_where_a_stored_meeting_stands_now(workspace: Workspace) -> None:
    workspace.transact(lay_out_year, **SPAN)
    there = Slot(dt.date(2026, 12, 17), dt.time(14), "Room 4.12")
    keys = [kept(workspace, "Stays", moves(workspace)), kept(workspace, "Moves", moves(workspace, PG_2026_12_16=there))]
    workspace.transact(
        move_meeting,
        meeting_id=workspace.read(find_meeting, reference="PG 2026-12-16").id,
        date=dt.date(2026, 12, 18),
        reason="clash",
    )
    (row,) = workspace.read(compared, draft_ids=keys).rows
    assert row.now == replace(there, date=dt.date(2026, 12, 18))


def test_two_drafts_of_one_name_are_refused(workspace: Workspace) -> None:
    kept(workspace, "First", ())
    with pytest.raises(RuleBroken, match="“First” already"):
        kept(workspace, " First ", ())


@pytest.mark.usefixtures("book")
def test_a_year_is_published_once_and_says_what_is_missing(workspace: Workspace) -> None:
    with pytest.raises(RuleBroken, match="lay the year out first"):
        workspace.transact(publish_year, **SPAN)
    workspace.transact(accept_plan, moves=moves(workspace, PG_2026_12_16=None))
    done = workspace.transact(publish_year, **SPAN)
    assert done.value == 45
    assert done.words == (
        "Publish 45 meetings from Wed 1 Apr 2026 to Wed 31 Mar 2027; 1 that the rules give are unplaced"
    )
    assert [(row.first, row.last, row.by) for row in workspace.read(published_years)] == [(FIRST, LAST, "Imogen")]
    assert workspace.read(is_published, LAST)
    assert not workspace.read(is_published, LAST + dt.timedelta(days=1))
    with pytest.raises(RuleBroken, match="published already"):
        workspace.transact(publish_year, first=LAST, last=LAST + dt.timedelta(days=365))
    workspace.undo()
    assert not workspace.read(is_published, LAST)
