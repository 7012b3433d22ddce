"""Whatever the order of moving on, rescheduling, cancelling, issuing and opening: each subject comes back once."""

import datetime as dt
from contextlib import suppress
from itertools import count

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from models.errors import NotFound, RuleBroken
from models.operations.agenda import open_agenda
from models.operations.forums import add_forum
from models.operations.meetings import add_meeting, cancel_meeting, move_meeting, restore_meeting
from models.operations.promises import decide_next_time, move_to_next_meeting, not_reached
from models.records.agenda import AgendaItem
from models.records.meetings import Meeting
from models.store.workspace import Workspace
from tests.books import SmallBook
from tests.operations.carrying import DAYS, Run, run_of

SUBJECT = "Moped crime"
FAR = dt.date(2027, 9, 2)
WAYS = {"moved": move_to_next_meeting, "not reached": not_reached, "next time": decide_next_time}
NUMBERS = count(1)
DONE = ("done", 0, 0)
DEEDS = st.tuples(
    st.sampled_from(["open", "open", "move", "cancel", "restore", "issue", "undone"]),
    st.integers(0, len(DAYS) - 1),
    st.integers(-40, 60),
)


def do(run: Run, deed: tuple[str, int, int]) -> None:
    """Do something to a meeting; what the house refuses is left undone, and what was to be undone is taken back."""
    what, turn, days = deed
    workspace, key = run.workspace, run.meetings[turn]
    try:
        if what == "move":
            workspace.transact(move_meeting, meeting_id=key, date=DAYS[turn] + dt.timedelta(days), reason="The hall")
        elif what == "cancel":
            workspace.transact(cancel_meeting, meeting_id=key, reason="Aid")
        elif what == "restore":
            workspace.transact(restore_meeting, meeting_id=key, reason="No aid")
        elif what == "issue":
            run.issue(turn)
        elif workspace.transact(open_agenda, meeting_id=key).changes and what == "undone":
            workspace.undo()
    except RuleBroken:
        return


def say(run: Run, way: str, item: str) -> None:
    """Move an item on; said again it changes nothing, and an item of a cancelled meeting comes back by itself."""
    with suppress(RuleBroken, NotFound):
        run.workspace.transact(WAYS[way], item_id=item)


def where(session: Session, forum_id: str, title: str) -> list[str]:
    """Return the meetings, none of them cancelled, on whose agenda something stands to be taken."""
    chosen = select(AgendaItem.meeting_id).join(Meeting, Meeting.id == AgendaItem.meeting_id)
    alive = (Meeting.forum_id == forum_id, Meeting.status != "cancelled", AgendaItem.withdrawn_because == "")
    return list(session.scalars(chosen.where(*alive, AgendaItem.title == title)))


def standing(run: Run) -> list[str]:
    """Return the later meetings on whose agenda the subject stands: one at most."""
    found = [key for key in run.workspace.read(where, run.forum, SUBJECT) if key != run.meetings[0]]
    assert len(found) <= 1
    return found


@pytest.mark.parametrize("way", WAYS)
@settings(
    max_examples=5,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(deeds=st.lists(DEEDS, max_size=6), at=st.integers(0, 3))
def test_a_subject_comes_back_exactly_once(
    workspace: Workspace, book: SmallBook, way: str, deeds: list[tuple[str, int, int]], at: int
) -> None:
    forum = workspace.transact(
        add_forum, code=f"T{next(NUMBERS)}", name="Trial", level="corporate", chair_post_id=book.posts["SEC"]
    ).value
    made = run_of(workspace, forum)
    far = workspace.transact(add_meeting, forum_id=forum, date=FAR).value
    run = Run(workspace, forum, (*made.meetings, far))
    run.open(0)
    item = run.add(0, SUBJECT)
    for number, deed in enumerate([*deeds, DONE]):
        if number == min(at, len(deeds)):
            say(run, way, item)
        if deed != DONE:
            do(run, deed)
        standing(run)
    say(run, way, item)
    for turn in run.in_order():
        do(run, ("open", turn, 0))
    assert len(standing(run)) == 1
