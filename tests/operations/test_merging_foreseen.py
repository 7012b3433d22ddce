"""What a merger would do is told, and not done."""

import datetime as dt

import pytest

from models.errors import RuleBroken
from models.operations.merging_foreseen import Merger, foresee_merger
from models.operations.outcomes import record_action
from models.operations.promises import promise_item
from models.operations.rehearsal import TakenBack
from models.operations.themes import set_theme
from models.operations.year import lay_out_year
from models.queries.forums import units
from models.queries.meetings import find_meeting, meetings
from models.store.workspace import Workspace
from tests.books import FIRST, LAST, SmallBook

DAY = dt.date(2027, 1, 1)


def test_what_follows_is_told_and_nothing_is_stored(workspace: Workspace, book: SmallBook) -> None:
    workspace.transact(lay_out_year, first=FIRST, last=LAST)
    promise = {"text": "Visit the schools", "owner_post_id": book.posts["CDR-AS"], "due": dt.date(2027, 2, 1)}
    workspace.transact(record_action, forum_id=book.forums["CF-AS"], **promise)  # type: ignore[arg-type]
    for day in ("2026-12-14", "2027-01-11"):
        meeting = workspace.read(find_meeting, reference=f"CF-AS {day}")
        workspace.transact(set_theme, meeting_id=meeting.id, title="Knife crime")
    workspace.transact(promise_item, forum_id=book.forums["CF-AS"], title="Custody", undated=True)
    before, steps = workspace.read(meetings), workspace.steps()
    told: list[Merger] = []
    given = {"old_unit_ids": [book.units["AS"]], "on": DAY, "code": "SW", "name": "South West"}
    with pytest.raises(TakenBack):
        workspace.transact(foresee_merger, tell=told.append, **given)  # type: ignore[arg-type]
    (merger,) = told
    assert [(row.code, row.ends) for row in merger.ends] == [("CF-AS", dt.date(2026, 12, 31))]
    assert [row.date.month for row in merger.cancelled] == [1, 2, 3]
    assert [(row.code, row.chair) for row in merger.begins] == [("CF-SW", "SW BCU Commander")]
    assert [row.forum_code for row in merger.added] == ["CF-SW"] * 3
    assert [(one.action.reference, one.before, one.action.tracked_by) for one in merger.actions] == [
        ("CF-AS 1/26", "", "CF-SW")
    ]
    (post,) = merger.posts
    assert (post.post.code, post.ends, post.post.open_actions) == ("CDR-AS", dt.date(2026, 12, 31), 1)
    assert [(one.title, one.before, one.after) for one in merger.themes] == [
        ("Knife crime", "CF-AS Mon 11 Jan 2027", "CF-SW Mon 11 Jan 2027")
    ]
    assert merger.owed == 1
    assert (workspace.read(meetings), workspace.steps()) == (before, steps)
    assert "South West" not in {row.name for row in workspace.read(units, as_of=DAY)}


def test_what_cannot_be_merged_is_refused_as_it_would_be(workspace: Workspace, book: SmallBook) -> None:
    assert book.units
    with pytest.raises(RuleBroken, match="Choose the units"):
        workspace.transact(foresee_merger, tell=lambda _merger: None, old_unit_ids=[], on=DAY)
