"""Forums and posts made together with what they need: one gesture, one undo."""

import datetime as dt

import pytest

from models.errors import RuleBroken
from models.operations.forums import add_forum
from models.operations.meetings import edit_meeting
from models.operations.people import appoint
from models.operations.year import lay_out_year
from models.queries.forums import forum_detail
from models.queries.meetings import find_meeting
from models.queries.people import posts
from models.store.workspace import Workspace
from tests.books import FIRST, LAST, uncounted

TODAY = dt.date(2026, 10, 27)
pytestmark = pytest.mark.usefixtures("book")


def test_a_forum_with_a_new_chair_and_a_post_with_a_new_holder_are_one_undo_each(workspace: Workspace) -> None:
    before = workspace.read(posts, as_of=TODAY)
    key = workspace.transact(add_forum, code="VCB", name="Vehicle Crime Board", level="corporate", chair="Cdr Roads")
    made = workspace.read(forum_detail, forum_id=key.value, as_of=TODAY).forum
    assert made.chair == "Cdr Roads"
    workspace.transact(appoint, post_id=made.chair_post_id, person="Ottilie Brandvold")
    assert workspace.read(forum_detail, forum_id=key.value, as_of=TODAY).forum.chair_name == "Ottilie Brandvold"
    workspace.undo()
    workspace.undo()
    assert workspace.read(posts, as_of=TODAY) == before


def test_a_refused_forum_leaves_no_post_behind(workspace: Workspace) -> None:
    before = workspace.read(posts, as_of=TODAY)
    with pytest.raises(RuleBroken):
        workspace.transact(add_forum, code="VCB", name="Board", level="corporate", chair="Cdr Roads", cadence="often")
    assert workspace.read(posts, as_of=TODAY) == before


def test_time_length_and_place_of_a_meeting_change_in_one_go(workspace: Workspace) -> None:
    workspace.transact(lay_out_year, first=FIRST, last=LAST)
    before = workspace.read(find_meeting, reference="MB 2026-11-03")

    def change(reason: str) -> None:
        start, place = dt.time(14), "Room 4.12"
        workspace.transact(edit_meeting, meeting_id=before.id, start=start, minutes=90, place=place, reason=reason)

    with pytest.raises(RuleBroken, match="reason"):
        change("")
    change("The chair is at City Hall")
    after = workspace.read(find_meeting, reference="MB 2026-11-03")
    assert (after.start, after.end, after.place) == (dt.time(14), dt.time(15, 30), "Room 4.12")
    workspace.undo()
    assert uncounted([workspace.read(find_meeting, reference="MB 2026-11-03")]) == uncounted([before])
