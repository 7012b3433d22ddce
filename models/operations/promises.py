"""Items promised to a later agenda: moved on, not reached, to be decided next time, here because an action is open."""

import datetime as dt

from sqlalchemy import select

from models.errors import RuleBroken
from models.operations.agenda_lines import lines_of, renumber, was_issued
from models.operations.checks import known, minutes_of, named, within, word_of
from models.operations.deep_dive_slips import follow_item, go_back, report_taken
from models.operations.item_belongings import has_record, is_bare, take_away
from models.operations.meetings import correctable, set_status
from models.operations.naming import meeting_words, snippet
from models.operations.opened_items import opened_items, paused, place, place_promises, takes, waiting_for
from models.queries.waiting_items import STANDING, occasions, promise_of
from models.records.agenda import AgendaItem, ItemPromise
from models.records.forums import Forum
from models.records.meetings import Meeting
from models.records.organisation import Post
from models.records.outcomes import Action
from models.rules.carry_over import GONE, TO_COME, origin_words, promise_target
from models.rules.progress import ActionStatus, is_open
from models.rules.vocabulary import ItemKind, ItemOutcome, MeetingStatus, PromiseKind, Purpose
from models.rules.written_dates import date_words
from models.store.unit import Unit

__all__ = [
    "call_off",
    "decide_next_time",
    "drop_promise",
    "move_to_next_meeting",
    "named_meeting",
    "not_reached",
    "place_promises",
    "promise_item",
    "put_action_on_agenda",
    "settle",
    "take_promise",
    "taken",
]
USUAL_MINUTES = 10
LONGEST_TITLE = 5000
LONGEST_REASON = 2000
PARTS = (1, 2)
SUBJECTS = (*STANDING, ItemKind.ITEM)
"""The kinds of item that come back when they were not dealt with; the house's own are on every agenda anyway."""
MOVABLE = (ItemKind.ITEM, ItemKind.STANDING)


def promise_item(  # noqa: PLR0913  an item has as many facts
    unit: Unit,
    *,
    forum_id: str,
    title: str,
    purpose: str = Purpose.DISCUSS,
    minutes: int = USUAL_MINUTES,
    ask: str = "",
    lead_post_id: str = "",
    part: int = 1,
    part_reason: str = "",
    title_sensitive: bool = False,
    meeting_id: str = "",
    after: dt.date | None = None,
    kind: str = PromiseKind.PROMISED,
    reason: str = "",
    from_item_id: str = "",
    from_action_id: str = "",
    undated: bool = False,
) -> str:
    """Promise an item to a meeting of a forum, its next one after a day or, `undated`, to none yet; returns its key."""
    forum = unit.get(Forum, forum_id)
    promise = ItemPromise(
        forum_id=forum_id,
        meeting_id=_named_unless(unit, forum, meeting_id, undated=undated),
        after=after or unit.today,
        kind=word_of(PromiseKind, kind, "kind").value,
        reason=within(reason, "reason", "The reason", LONGEST_REASON),
        from_item_id=known(unit, AgendaItem, from_item_id),
        from_action_id=known(unit, Action, from_action_id),
        title=named(title, "title", "The title", LONGEST_TITLE),
        purpose=word_of(Purpose, purpose, "purpose").value,
        ask=within(ask, "ask", "What is asked", LONGEST_REASON),
        lead_post_id=known(unit, Post, lead_post_id),
        minutes=minutes_of(minutes),
        **_parted(part, part_reason, sensitive=title_sensitive),
        undated=undated,
    )
    settle(unit, unit.add(promise))
    unit.say(f"Promise {snippet(promise.title)} to {forum.code}")
    return promise.id


def take_promise(
    unit: Unit,
    *,
    promise_id: str,
    meeting_id: str,
    late_reason: str = "",
    late_agreed_by: str = "",
    revision: str | None = None,
) -> str:
    """Put something promised on the agenda of a meeting of its forum and return the item's key.

    An agenda that went out takes it only as late, with the reason; one not begun is begun.
    """
    promise, meeting = unit.get(ItemPromise, promise_id, revision), correctable(unit, meeting_id)
    if meeting.forum_id != promise.forum_id:
        code = unit.get(Forum, promise.forum_id).code
        raise RuleBroken(f"{snippet(promise.title)} is promised to {code}; choose one of its meetings.", "meeting_id")
    if promise.dropped_because:
        raise RuleBroken(f"{snippet(promise.title)} was dropped: {promise.dropped_because}.")
    if not lines_of(unit, meeting_id):
        opened_items(unit, meeting)
        if meeting.status == MeetingStatus.PLANNED:
            set_status(meeting, MeetingStatus.AGENDA_OPEN)
    unit.say(f"Take {snippet(promise.title)} onto agenda of {meeting_words(unit, meeting)}")
    waiting = waiting_for(unit, promise)
    if waiting is None:
        return _where_taken(unit, promise, meeting)
    why = within(late_reason, "late_reason", "Why it is late", LONGEST_REASON)
    if was_issued(unit, meeting_id) and not why:
        raise RuleBroken(
            f"The agenda of {meeting_words(unit, meeting)} is out: say why this comes late.", "late_reason"
        )
    return place(unit, meeting, waiting, (why, within(late_agreed_by, "late_agreed_by", "Who agreed"))).id


def drop_promise(unit: Unit, *, promise_id: str, because: str, revision: str | None = None) -> None:
    """Let a promise go that is no longer wanted, with the reason; what stands on an agenda is removed there."""
    promise = unit.get(ItemPromise, promise_id, revision)
    if waiting_for(unit, promise) is None:
        raise RuleBroken(f"{snippet(promise.title)} waits for no agenda any more; remove it where it stands.")
    promise.dropped_because = named(because, "because", "The reason", LONGEST_REASON)
    unit.say(f"Drop {snippet(promise.title)}")


def move_to_next_meeting(
    unit: Unit, *, item_id: str, reason: str = "", to_meeting_id: str = "", revision: str | None = None
) -> str:
    """Move an item of a meeting still to come, or that fell away, to the forum's next one; returns the promise's key.

    Another meeting of the forum to come may be named. It leaves this agenda; what has gone out, or has papers or people
    to it, stays there as withdrawn.
    """
    item = unit.get(AgendaItem, item_id, revision)
    meeting = unit.get(Meeting, item.meeting_id)
    _refuse_to_move(unit, item, meeting)
    why = within(reason, "reason", "The reason", LONGEST_REASON)
    promise = promise_of(item, meeting.forum_id, PromiseKind.MOVED, after=meeting.date, reason=why)
    promise.meeting_id = named_meeting(unit, unit.get(Forum, meeting.forum_id), to_meeting_id)
    if item.kind == ItemKind.ITEM and not item.number and is_bare(unit, item):
        promise.from_item_id, promise.reason = None, _moved_words(unit, meeting, why)
        unit.delete(item)
        renumber([other for other in lines_of(unit, meeting.id) if other.id != item.id])
    else:
        item.withdrawn_because = ": ".join(part for part in ("moved to the next meeting", why) if part)
    follow_item(unit, item, unit.add(promise), why)
    settle(unit, promise)
    unit.say(f"Move {snippet(item.title)} to the next meeting")
    return promise.id


def not_reached(unit: Unit, *, item_id: str, reason: str = "", revision: str | None = None) -> str:
    """Say that a meeting did not reach an item, which comes back at the next one; returns the promise's key.

    What stands on every agenda anyway, such as the minutes, is only marked: the key is empty then.
    """
    return _put_off(unit, item_id, (ItemOutcome.NOT_REACHED, PromiseKind.NOT_REACHED), reason, revision)


def decide_next_time(unit: Unit, *, item_id: str, reason: str = "", revision: str | None = None) -> str:
    """Say that an item is to be decided at the next meeting, where it comes back; returns the promise's key."""
    return _put_off(unit, item_id, (ItemOutcome.NEXT_TIME, PromiseKind.NEXT_TIME), reason, revision)


def taken(unit: Unit, *, item_id: str, revision: str | None = None) -> None:
    """Say that an item was dealt with: what was promised of it is dropped, off an agenda that is still open as well."""
    item = unit.get(AgendaItem, item_id, revision)
    meeting = correctable(unit, item.meeting_id)
    item.outcome = ItemOutcome.TAKEN.value
    for promise in _put_off_before(unit, item):
        go_back(unit, item, promise)
        call_off(unit, promise, "it was taken after all", item)
    report_taken(unit, meeting)
    unit.say(f"{snippet(item.title)} was taken")


def put_action_on_agenda(unit: Unit, *, action_id: str, meeting_id: str = "") -> str:
    """Bring an open action onto the agenda of a meeting, or of the next one of the forum that follows it up.

    Returns the promise's key; an action that waits already, or stands on an agenda to come, is not promised twice.
    """
    action = unit.get(Action, action_id)
    if not is_open(ActionStatus(action.status)):
        raise RuleBroken(f"Action {action.reference} is {action.status}; re-open it to bring it onto an agenda.")
    follows = action.tracking_forum_id or action.forum_id
    forum_id = unit.get(Meeting, meeting_id).forum_id if meeting_id else follows
    promise = _waiting_action(unit, action_id, forum_id)
    if promise is None:
        key = promise_item(
            unit,
            forum_id=forum_id,
            title=f"Action {action.reference}: {action.text}"[:LONGEST_TITLE],
            meeting_id=meeting_id,
            lead_post_id=action.owner_post_id or "",
            part=action.part,
            after=max(unit.today, action.raised_on),
            kind=PromiseKind.ACTION,
            from_action_id=action_id,
        )
    else:
        key, promise.meeting_id = promise.id, named_meeting(unit, unit.get(Forum, forum_id), meeting_id)
        settle(unit, promise)
    unit.say(f"Put action {action.reference} on the agenda")
    return key


def call_off(unit: Unit, promise: ItemPromise, because: str, back_to: AgendaItem | None = None) -> bool:
    """Drop a promise, and take its item off an agenda that is still open; False where that has gone out and stays.

    Papers that came along go back to the item they came from.
    """
    there = unit.get(AgendaItem, promise.taken_item_id) if promise.taken_item_id else None
    if there is not None:
        if there.number or there.kind != ItemKind.ITEM or _has_others(unit, there, promise):
            return False
        promise.taken_item_id = None
        unit.session.flush()
        take_away(unit, there, back_to)
        renumber([other for other in lines_of(unit, there.meeting_id) if other.id != there.id])
    promise.dropped_because = because
    return True


def settle(unit: Unit, promise: ItemPromise) -> None:
    """Place a promise at once where the agenda it waits for is open."""
    waiting = waiting_for(unit, promise)
    if waiting is None:
        return
    target = promise_target(waiting.route, occasions(unit.session, forum_id=promise.forum_id), unit.today)
    meeting = unit.get(Meeting, target) if target else None
    if meeting is not None and takes(unit, meeting) and not paused(unit, meeting, waiting.template_item_id):
        place(unit, meeting, waiting)


def _named_unless(unit: Unit, forum: Forum, meeting_id: str, *, undated: bool) -> str | None:
    """Return the meeting something is promised to; RuleBroken if one is given where the date is to be fixed."""
    if undated and meeting_id:
        raise RuleBroken("A meeting is given: leave it out where the date is still to be fixed.", "meeting_id")
    return named_meeting(unit, forum, meeting_id)


def _parted(part: int, reason: str, *, sensitive: bool) -> dict[str, object]:
    """Return the part something belongs to, why, and whether its title is sensitive; RuleBroken for another part."""
    if part not in PARTS:
        raise RuleBroken(f"There is no Part {part}; choose 1 (open) or 2 (closed).", "part")
    why = within(reason, "part_reason", "The reason for Part 2", LONGEST_REASON)
    return {"part": part, "part_reason": why, "title_sensitive": sensitive}


def _put_off(unit: Unit, item_id: str, how: tuple[ItemOutcome, PromiseKind], reason: str, revision: str | None) -> str:
    item = unit.get(AgendaItem, item_id, revision)
    meeting, (outcome, kind) = correctable(unit, item.meeting_id), how
    if item.withdrawn_because:
        raise RuleBroken(f"{snippet(item.title)} was withdrawn: {item.withdrawn_because}.")
    why = within(reason, "reason", "The reason", LONGEST_REASON)
    item.outcome = outcome.value
    unit.say(f"{snippet(item.title)}: {outcome.value}")
    if item.kind not in SUBJECTS:
        return ""
    before = _put_off_before(unit, item)
    if before:
        before[0].kind, before[0].reason = kind.value, why
        return before[0].id
    promise = unit.add(promise_of(item, meeting.forum_id, kind, after=meeting.date, reason=why))
    follow_item(unit, item, promise, ": ".join(part for part in (kind.value, why) if part))
    settle(unit, promise)
    return promise.id


def _put_off_before(unit: Unit, item: AgendaItem) -> list[ItemPromise]:
    """Return the promises to bring an item back that were not dropped."""
    kinds = [PromiseKind.NOT_REACHED.value, PromiseKind.NEXT_TIME.value]
    chosen = select(ItemPromise).where(ItemPromise.from_item_id == item.id, ItemPromise.kind.in_(kinds))
    return list(unit.rows(chosen.where(ItemPromise.dropped_because == "").order_by(ItemPromise.id)))


def _has_others(unit: Unit, item: AgendaItem, promise: ItemPromise) -> bool:
    others = select(ItemPromise.id).where(ItemPromise.from_item_id == item.id, ItemPromise.id != promise.id)
    return unit.session.scalar(others.limit(1)) is not None or has_record(unit, item)


def _waiting_action(unit: Unit, action_id: str, forum_id: str) -> ItemPromise | None:
    """Return the promise by which an action waits for, or stands on, an agenda of a forum still to come."""
    chosen = select(ItemPromise).where(ItemPromise.from_action_id == action_id, ItemPromise.forum_id == forum_id)
    for promise in unit.rows(chosen.where(ItemPromise.dropped_because == "")):
        item = unit.get(AgendaItem, promise.taken_item_id) if promise.taken_item_id else None
        if item is None or unit.get(Meeting, item.meeting_id).status in {*TO_COME, *GONE}:
            return promise
    return None


def _where_taken(unit: Unit, promise: ItemPromise, meeting: Meeting) -> str:
    """Return the item a promise was kept by; RuleBroken where that is another meeting's."""
    item = unit.get(AgendaItem, promise.taken_item_id or "")
    if item.meeting_id != meeting.id:
        there = meeting_words(unit, unit.get(Meeting, item.meeting_id))
        raise RuleBroken(f"{snippet(promise.title)} stands on the agenda of {there} already.")
    return item.id


def _refuse_to_move(unit: Unit, item: AgendaItem, meeting: Meeting) -> None:
    if meeting.status not in {*TO_COME, *GONE}:
        words = meeting_words(unit, meeting)
        raise RuleBroken(f"{words} is {meeting.status}: say that it was not reached, or is to be decided next time.")
    if item.kind not in MOVABLE:
        raise RuleBroken(f"{snippet(item.title)} stands on every agenda; it cannot be moved to the next one.")
    if item.withdrawn_because:
        raise RuleBroken(f"{snippet(item.title)} was withdrawn: {item.withdrawn_because}.")


def _moved_words(unit: Unit, meeting: Meeting, reason: str) -> str:
    code = unit.get(Forum, meeting.forum_id).code
    return origin_words(PromiseKind.MOVED, f"{code} {date_words(meeting.date)}", meeting.date, reason)


def named_meeting(unit: Unit, forum: Forum, meeting_id: str) -> str | None:
    """Return the meeting something is promised to, none for the next; RuleBroken if it is another forum's, or over."""
    if not meeting_id:
        return None
    meeting = unit.get(Meeting, meeting_id)
    if meeting.forum_id != forum.id:
        raise RuleBroken(f"This is no meeting of {forum.code}; choose one of its meetings.", "meeting_id")
    if meeting.status not in TO_COME:
        raise RuleBroken(f"{meeting_words(unit, meeting)} is {meeting.status}; choose one to come.", "meeting_id")
    return meeting.id
