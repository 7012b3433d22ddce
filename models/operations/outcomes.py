"""What is promised at a meeting: its actions."""

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import select

from models.errors import RuleBroken
from models.operations.action_history import note_event
from models.operations.checks import LONGEST_TEXT, all_known, known, named, within
from models.operations.naming import meeting_words
from models.operations.numbering import next_reference
from models.operations.outcome_risks import set_touched_risks
from models.operations.positions import next_position
from models.operations.under_item import at_meeting
from models.records.agenda import DeepDive, ItemPromise
from models.records.forums import Forum, ForumLink
from models.records.meetings import Meeting
from models.records.organisation import Person, Post
from models.records.outcomes import Action, ActionContributor
from models.rules.progress import ActionStatus
from models.rules.vocabulary import LinkKind, NumberKind
from models.store.unit import Unit

ONE_OWNER = "An action needs one accountable owner: choose a post, a person or a body outside."


def record_action(  # noqa: PLR0913  a promise has as many facts
    unit: Unit,
    *,
    text: str,
    meeting_id: str = "",
    item_id: str = "",
    forum_id: str = "",
    owner_post_id: str = "",
    owner_person_id: str = "",
    owner_body: str = "",
    contributors: Sequence[str] = (),
    due: dt.date | None = None,
    due_words: str = "",
    tracking_forum_id: str = "",
    part: int = 1,
    risk_ids: Sequence[str] = (),
) -> str:
    """Record a promise with its one accountable owner, number it in the forum's series and return its key.

    It is raised at a meeting, or by a forum today. Unless said otherwise the forum that a deep-dive reporting under the
    item named for it follows it up, else the one that tracks this forum.
    """
    meeting = at_meeting(unit, meeting_id, item_id) if meeting_id else None
    forum, raised_on = _raised_by(unit, meeting, forum_id)
    _check_promise((owner_post_id, owner_person_id, owner_body), due, due_words, raised_on)
    action = Action(
        forum_id=forum.id,
        tracking_forum_id=known(unit, Forum, tracking_forum_id) or tracker_of(unit, forum.id, item_id),
        meeting_id=meeting_id or None,
        item_id=item_id or None,
        text=named(text, "text", "The action", LONGEST_TEXT),
        raised_on=raised_on,
        due=due,
        due_words=within(due_words, "due_words", "The due date in words", 100),
        first_due=due,
        status=ActionStatus.OPEN.value,
        part=part,
        position=next_position(unit, meeting_id) if meeting_id else 0,
    )
    action.reference = next_reference(unit, forum, NumberKind.ACTION, raised_on, meeting_id)
    _own(unit, action, owner_post_id, owner_person_id, owner_body)
    _add(unit, action, contributors, risk_ids)
    note_event(unit, action, "recorded", f"Recorded at {meeting_words(unit, meeting)}" if meeting else "Recorded")
    unit.say(f"Record action {action.reference}")
    return action.id


def _own(unit: Unit, action: Action, post_id: str, person_id: str, body: str) -> None:
    """Name the one accountable owner."""
    action.owner_post_id = known(unit, Post, post_id)
    action.owner_person_id = known(unit, Person, person_id)
    action.owner_body = within(body, "owner_body", "The body")


def _add(unit: Unit, action: Action, contributors: Sequence[str], risk_ids: Sequence[str]) -> None:
    """Store an action with the posts that help and the risks it touches."""
    set_contributors(unit, unit.add(action).id, all_known(unit, Post, contributors))
    if risk_ids:
        set_touched_risks(unit, action, risk_ids)


def tracker_of(unit: Unit, forum_id: str, item_id: str = "") -> str | None:
    """Return the forum that tracks the actions of another one, none if no forum does.

    Under an item where a deep-dive reports it is the forum that was named for it, if one was.
    """
    named_for_it = (
        select(DeepDive.tracking_forum_id)
        .join(ItemPromise, ItemPromise.id == DeepDive.promise_id)
        .where(ItemPromise.taken_item_id == item_id, DeepDive.tracking_forum_id.is_not(None))
        .order_by(DeepDive.id)
    )
    found = unit.session.scalar(named_for_it.limit(1)) if item_id else None
    if found:
        return found
    tracks = select(ForumLink.forum_id).where(ForumLink.other_id == forum_id, ForumLink.kind == LinkKind.TRACKS.value)
    return unit.session.scalar(tracks.order_by(ForumLink.id).limit(1))


def set_contributors(unit: Unit, action_id: str, post_ids: Sequence[str]) -> None:
    """Let exactly these posts help with an action."""
    present = unit.rows(select(ActionContributor).where(ActionContributor.action_id == action_id))
    for row in present:
        if row.post_id not in post_ids:
            unit.delete(row)
    there = {row.post_id for row in present}
    for post_id in post_ids:
        if post_id not in there:
            unit.add(ActionContributor(action_id=action_id, post_id=post_id))


def _raised_by(unit: Unit, meeting: Meeting | None, forum_id: str) -> tuple[Forum, dt.date]:
    """Return whose action it is and the day it was raised: the meeting's, or a forum's own today."""
    if meeting is not None:
        return unit.get(Forum, meeting.forum_id), meeting.date
    if not forum_id:
        raise RuleBroken("Say at which meeting, or by which forum, the action was raised.", "forum_id")
    return unit.get(Forum, forum_id), unit.today


def _check_promise(owners: Sequence[str], due: dt.date | None, due_words: str, raised_on: dt.date) -> None:
    """Refuse a promise without exactly one owner, without a date, or due before it was made."""
    given = sum(1 for owner in owners if owner.strip())
    if given != 1:
        raise RuleBroken(
            ONE_OWNER if not given else f"{ONE_OWNER} {given} are given; others may contribute.", "owner_post_id"
        )
    if due is None and not due_words.strip():
        raise RuleBroken("Say when the action is due, as a date or in words such as “Q4 2026-27”.", "due")
    if due is not None and due < raised_on:
        raise RuleBroken("The action would be due before it was raised; choose a later day.", "due")
