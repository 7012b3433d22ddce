"""Passing an item up to the forum above, with the reason; both ends show it."""

from sqlalchemy import select

from models.errors import RuleBroken
from models.operations.checks import named
from models.operations.meetings import correctable
from models.operations.naming import snippet
from models.operations.positions import next_position
from models.operations.promises import call_off, named_meeting, settle
from models.queries.waiting_items import promise_of
from models.records.agenda import AgendaItem, Escalation, ItemPromise
from models.records.forums import Forum, ForumLink
from models.rules.vocabulary import LinkKind, PromiseKind
from models.store.unit import Unit

LONGEST_REASON = 2000


def escalate(
    unit: Unit,
    *,
    item_id: str,
    reason: str,
    to_forum_id: str = "",
    several_groups: bool = False,
    meeting_id: str = "",
) -> str:
    """Pass an item up to another forum, by default the one its own escalates to, and return the escalation's key.

    It is promised to the meeting given, else to the next one after this meeting and today.
    """
    item = unit.get(AgendaItem, item_id)
    meeting = correctable(unit, item.meeting_id)
    why = named(reason, "reason", "The reason for escalating", LONGEST_REASON)
    forum = unit.get(Forum, to_forum_id or _above(unit, meeting.forum_id))
    if forum.id == meeting.forum_id:
        raise RuleBroken(f"{forum.code} has the item already; choose the forum above it.", "to_forum_id")
    if any(one.to_forum_id == forum.id for one in _of(unit, item_id)):
        raise RuleBroken(f"{snippet(item.title)} is escalated to {forum.code} already.", "to_forum_id")
    promise = promise_of(item, forum.id, PromiseKind.ESCALATED, after=max(meeting.date, unit.today), reason=why)
    promise.meeting_id = named_meeting(unit, forum, meeting_id)
    unit.add(promise)
    escalation = unit.add(
        Escalation(
            item_id=item_id,
            meeting_id=meeting.id,
            to_forum_id=forum.id,
            promise_id=promise.id,
            reason=why,
            several_groups=several_groups,
            position=next_position(unit, meeting.id),
            at=unit.now,
        )
    )
    settle(unit, promise)
    unit.say(f"Escalate {snippet(item.title)} to {forum.code}")
    return escalation.id


def edit_escalation(
    unit: Unit,
    *,
    escalation_id: str,
    revision: str | None = None,
    reason: str | None = None,
    several_groups: bool | None = None,
) -> None:
    """Change why an item was escalated, and whether it needs several business groups."""
    escalation = unit.get(Escalation, escalation_id, revision)
    correctable(unit, escalation.meeting_id)
    if reason is not None:
        escalation.reason = named(reason, "reason", "The reason for escalating", LONGEST_REASON)
        if escalation.promise_id:
            unit.get(ItemPromise, escalation.promise_id).reason = escalation.reason
    escalation.several_groups = several_groups if several_groups is not None else escalation.several_groups
    unit.say(f"Edit escalation of {snippet(unit.get(AgendaItem, escalation.item_id).title)}")


def remove_escalation(unit: Unit, *, escalation_id: str, revision: str | None = None) -> None:
    """Take an escalation back; refused once it stands on an agenda that has gone out."""
    escalation = unit.get(Escalation, escalation_id, revision)
    correctable(unit, escalation.meeting_id)
    item = unit.get(AgendaItem, escalation.item_id)
    if escalation.promise_id:
        promise = unit.get(ItemPromise, escalation.promise_id)
        if not promise.dropped_because and not call_off(unit, promise, "the escalation was taken back"):
            code = unit.get(Forum, escalation.to_forum_id).code
            raise RuleBroken(f"{snippet(item.title)} stands on an agenda of {code} already; withdraw it there.")
    unit.delete(escalation)
    unit.say(f"Take escalation of {snippet(item.title)} back")


def _above(unit: Unit, forum_id: str) -> str:
    """Return the forum another one escalates to; RuleBroken where there is none, or more than one."""
    chosen = select(ForumLink).where(ForumLink.forum_id == forum_id, ForumLink.kind == LinkKind.ESCALATES.value)
    links = unit.rows(chosen.order_by(ForumLink.id))
    if len(links) != 1:
        code = unit.get(Forum, forum_id).code
        several = f"{code} escalates to several forums; choose one."
        none = f"{code} escalates to no forum yet; choose one, or link them in the framework."
        raise RuleBroken(several if links else none, "to_forum_id")
    return links[0].other_id


def _of(unit: Unit, item_id: str) -> list[Escalation]:
    return list(unit.rows(select(Escalation).where(Escalation.item_id == item_id)))
