"""What is recorded at a meeting: minutes, decisions and the actions promised."""

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import func, select

from models.errors import RuleBroken
from models.operations.action_history import note_event
from models.operations.checks import LONGEST_TEXT, all_known, known, named, within, word_of
from models.operations.meetings import correctable
from models.operations.naming import meeting_words, snippet
from models.operations.numbering import next_reference
from models.records.agenda import AgendaItem
from models.records.forums import Forum, ForumLink
from models.records.meetings import Meeting
from models.records.organisation import Person, Post
from models.records.outcomes import Action, ActionContributor, Decision, Minute
from models.rules.progress import ActionStatus
from models.rules.vocabulary import LinkKind, NumberKind, Verb
from models.store.unit import Unit

ONE_OWNER = "An action needs one accountable owner: choose a post, a person or a body outside."


def record_minute(unit: Unit, *, meeting_id: str, item_id: str, text: str) -> str:
    """Record what was said under an item and return the minute's key."""
    meeting, _ = _under(unit, meeting_id, item_id)
    minute = Minute(
        meeting_id=meeting_id,
        item_id=item_id,
        position=_next_position(unit, Minute, meeting_id),
        text=named(text, "text", "The minute", LONGEST_TEXT),
    )
    unit.say(f"Record minute {snippet(text)} at {meeting_words(unit, meeting)}")
    return unit.add(minute).id


def edit_minute(unit: Unit, *, minute_id: str, text: str, revision: str | None = None) -> None:
    """Change the words of a minute."""
    minute = unit.get(Minute, minute_id, revision)
    correctable(unit, minute.meeting_id)
    minute.text = named(text, "text", "The minute", LONGEST_TEXT)
    unit.say(f"Edit minute {snippet(text)}")


def remove_minute(unit: Unit, *, minute_id: str, revision: str | None = None) -> None:
    """Take a minute out of the record."""
    minute = unit.get(Minute, minute_id, revision)
    correctable(unit, minute.meeting_id)
    unit.delete(minute)
    unit.say(f"Remove minute {snippet(minute.text)}")


def record_decision(unit: Unit, *, meeting_id: str, item_id: str, text: str, verb: str = Verb.AGREED) -> str:
    """Record a decision under an item, number it in the forum's series and return its key."""
    meeting, _ = _under(unit, meeting_id, item_id)
    forum = unit.get(Forum, meeting.forum_id)
    decision = Decision(
        forum_id=forum.id,
        meeting_id=meeting_id,
        item_id=item_id,
        position=_next_position(unit, Decision, meeting_id),
        verb=word_of(Verb, verb, "verb").value,
        text=named(text, "text", "The decision", LONGEST_TEXT),
    )
    decision.reference = next_reference(unit, forum, NumberKind.DECISION, meeting.date, meeting_id)
    unit.say(f"Record decision {decision.reference}")
    return unit.add(decision).id


def edit_decision(
    unit: Unit, *, decision_id: str, revision: str | None = None, text: str | None = None, verb: str | None = None
) -> None:
    """Change the words or the verb of a decision; its reference stays."""
    decision = unit.get(Decision, decision_id, revision)
    correctable(unit, decision.meeting_id)
    decision.text = named(text, "text", "The decision", LONGEST_TEXT) if text is not None else decision.text
    decision.verb = word_of(Verb, verb, "verb").value if verb is not None else decision.verb
    unit.say(f"Edit decision {decision.reference}")


def remove_decision(unit: Unit, *, decision_id: str, revision: str | None = None) -> None:
    """Take a decision out of the record; its number is not given again."""
    decision = unit.get(Decision, decision_id, revision)
    correctable(unit, decision.meeting_id)
    unit.delete(decision)
    unit.say(f"Remove decision {decision.reference}")


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
) -> str:
    """Record a promise with its one accountable owner, number it in the forum's series and return its key.

    It is raised at a meeting, or by a forum today; unless said otherwise the forum that tracks this one follows it up.
    """
    meeting = _at(unit, meeting_id, item_id)[0] if meeting_id else None
    forum, raised_on = _raised_by(unit, meeting, forum_id)
    _check_promise((owner_post_id, owner_person_id, owner_body), due, due_words, raised_on)
    action = Action(
        forum_id=forum.id,
        tracking_forum_id=known(unit, Forum, tracking_forum_id) or tracker_of(unit, forum.id),
        meeting_id=meeting_id or None,
        item_id=item_id or None,
        text=named(text, "text", "The action", LONGEST_TEXT),
        owner_post_id=known(unit, Post, owner_post_id),
        owner_person_id=known(unit, Person, owner_person_id),
        owner_body=within(owner_body, "owner_body", "The body"),
        raised_on=raised_on,
        due=due,
        due_words=within(due_words, "due_words", "The due date in words", 100),
        first_due=due,
        status=ActionStatus.OPEN.value,
        part=part,
    )
    action.reference = next_reference(unit, forum, NumberKind.ACTION, raised_on, meeting_id)
    set_contributors(unit, unit.add(action).id, all_known(unit, Post, contributors))
    note_event(unit, action, "recorded", f"Recorded at {meeting_words(unit, meeting)}" if meeting else "Recorded")
    unit.say(f"Record action {action.reference}")
    return action.id


def tracker_of(unit: Unit, forum_id: str) -> str | None:
    """Return the forum that tracks the actions of another one, none if no forum does."""
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


def _at(unit: Unit, meeting_id: str, item_id: str) -> tuple[Meeting, AgendaItem | None]:
    """Return a meeting whose record is open and the item on its agenda; RuleBroken if the item is another meeting's."""
    meeting = correctable(unit, meeting_id)
    if not item_id:
        return meeting, None
    item = unit.get(AgendaItem, item_id)
    if item.meeting_id != meeting_id:
        raise RuleBroken(f"{snippet(item.title)} is not on this agenda; choose one of its items.", "item_id")
    return meeting, item


def _under(unit: Unit, meeting_id: str, item_id: str) -> tuple[Meeting, AgendaItem | None]:
    """Return a meeting and the item on its agenda; RuleBroken where no item is chosen."""
    if not item_id:
        raise RuleBroken("Choose the item this belongs to; open the agenda first if there is none.", "item_id")
    return _at(unit, meeting_id, item_id)


def _next_position(unit: Unit, kind: type[Minute | Decision], meeting_id: str) -> int:
    return (unit.session.scalar(select(func.max(kind.position)).where(kind.meeting_id == meeting_id)) or 0) + 1


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
