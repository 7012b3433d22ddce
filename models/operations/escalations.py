"""Passing an item, a theme or a risk up to the forum above, with the reason; both ends show it."""

from sqlalchemy import ColumnElement, or_, select

from models.errors import RuleBroken
from models.operations.checks import named
from models.operations.meetings import correctable
from models.operations.naming import snippet
from models.operations.positions import next_position
from models.operations.promises import call_off, named_meeting, settle
from models.queries.waiting_items import promise_of
from models.records.agenda import AgendaItem, Escalation, ItemPromise
from models.records.forums import Forum, ForumLink
from models.records.meetings import Meeting
from models.records.risks import Risk
from models.records.themes import MeetingTheme, Theme
from models.rules.vocabulary import LinkKind, MeetingStatus, PromiseKind, Purpose
from models.store.unit import Unit

LONGEST_REASON = 2000
USUAL_MINUTES = 15
RECORD_OPEN = frozenset({MeetingStatus.IN_THE_ROOM, MeetingStatus.HELD, MeetingStatus.MINUTES_DRAFT})
"""The stages in which a theme is escalated at its meeting; before and after, it is between meetings."""


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
    made = Escalation(item_id=item_id, meeting_id=meeting.id, several_groups=several_groups)
    forum = _set_out(unit, made, meeting.forum_id, to_forum_id, reason)
    _refuse_twice(unit, Escalation.item_id == item_id, forum, item.title)
    after = max(meeting.date, unit.today)
    promise = promise_of(item, forum.id, PromiseKind.ESCALATED, after=after, reason=made.reason)
    return _pass_up(unit, made, promise, meeting_id, item.title)


def escalate_theme(
    unit: Unit,
    *,
    meeting_theme_id: str,
    reason: str,
    to_forum_id: str = "",
    several_groups: bool = False,
    meeting_id: str = "",
) -> str:
    """Pass a forum's theme up to another forum, by default the one it escalates to, and return the escalation's key.

    It belongs to the record of its meeting only while that is in the room or its minutes are being written.
    """
    row = unit.get(MeetingTheme, meeting_theme_id)
    theme, meeting = unit.get(Theme, row.theme_id), unit.get(Meeting, row.meeting_id)
    made = Escalation(theme_id=theme.id, several_groups=several_groups)
    made.meeting_id = meeting.id if meeting.status in RECORD_OPEN else None
    forum = _set_out(unit, made, meeting.forum_id, to_forum_id, reason)
    same = (Escalation.theme_id == theme.id) & (Escalation.from_forum_id == meeting.forum_id)
    _refuse_twice(unit, same, forum, theme.title)
    return _pass_up(unit, made, _slot(unit, made, theme.title), meeting_id, theme.title)


def escalate_risk(  # noqa: PLR0913  who passes what to whom, and why
    unit: Unit,
    *,
    risk_id: str,
    from_forum_id: str,
    reason: str,
    to_forum_id: str = "",
    several_groups: bool = False,
    meeting_id: str = "",
) -> str:
    """Pass a risk up from a forum to another one, by default the one it escalates to; returns the escalation's key.

    The item it becomes there carries the risk.
    """
    risk, own = unit.get(Risk, risk_id), unit.get(Forum, from_forum_id)
    made = Escalation(risk_id=risk.id, several_groups=several_groups)
    forum = _set_out(unit, made, own.id, to_forum_id, reason)
    title = f"{risk.reference} {risk.title}"
    _refuse_twice(unit, Escalation.risk_id == risk_id, forum, title)
    return _pass_up(unit, made, _slot(unit, made, title, risk.owner_post_id), meeting_id, title)


def edit_escalation(
    unit: Unit,
    *,
    escalation_id: str,
    revision: str | None = None,
    reason: str | None = None,
    several_groups: bool | None = None,
) -> None:
    """Change why something was escalated, and whether it needs several business groups."""
    escalation = unit.get(Escalation, escalation_id, revision)
    _refuse_agreed(unit, escalation)
    if reason is not None:
        escalation.reason = named(reason, "reason", "The reason for escalating", LONGEST_REASON)
        if escalation.promise_id:
            unit.get(ItemPromise, escalation.promise_id).reason = escalation.reason
    escalation.several_groups = several_groups if several_groups is not None else escalation.several_groups
    unit.say(f"Edit escalation of {snippet(_title(unit, escalation))}")


def remove_escalation(unit: Unit, *, escalation_id: str, revision: str | None = None) -> None:
    """Take an escalation back; refused once it stands on an agenda that has gone out."""
    escalation = unit.get(Escalation, escalation_id, revision)
    _refuse_agreed(unit, escalation)
    title = _title(unit, escalation)
    if escalation.promise_id:
        promise = unit.get(ItemPromise, escalation.promise_id)
        if not promise.dropped_because and not call_off(unit, promise, "the escalation was taken back"):
            code = unit.get(Forum, escalation.to_forum_id).code
            raise RuleBroken(f"{snippet(title)} stands on an agenda of {code} already; withdraw it there.")
    unit.delete(escalation)
    unit.say(f"Take escalation of {snippet(title)} back")


def _set_out(unit: Unit, made: Escalation, own_id: str, to_forum_id: str, reason: str) -> Forum:
    """Say from where, to which forum and why something is passed up; return the forum above."""
    made.reason = named(reason, "reason", "The reason for escalating", LONGEST_REASON)
    forum = unit.get(Forum, to_forum_id or _above(unit, own_id))
    if forum.id == own_id:
        raise RuleBroken(f"{forum.code} has it already; choose the forum above it.", "to_forum_id")
    made.from_forum_id, made.to_forum_id, made.at = own_id, forum.id, unit.now
    return forum


def _pass_up(unit: Unit, made: Escalation, promise: ItemPromise, meeting_id: str, title: str) -> str:
    """Promise what is escalated to the forum above, and store both."""
    forum = unit.get(Forum, made.to_forum_id)
    promise.meeting_id = named_meeting(unit, forum, meeting_id)
    made.promise_id = unit.add(promise).id
    made.position = next_position(unit, made.meeting_id) if made.meeting_id else 0
    unit.add(made)
    unit.session.flush()
    settle(unit, promise)
    unit.say(f"Escalate {snippet(title)} to {forum.code}")
    return made.id


def _slot(unit: Unit, made: Escalation, title: str, lead_post_id: str | None = None) -> ItemPromise:
    """Return the promise that takes a theme or a risk to the next agenda above."""
    return ItemPromise(
        forum_id=made.to_forum_id,
        after=unit.today,
        kind=PromiseKind.ESCALATED.value,
        reason=made.reason,
        title=title,
        purpose=Purpose.DISCUSS.value,
        lead_post_id=lead_post_id,
        minutes=USUAL_MINUTES,
    )


def _refuse_twice(unit: Unit, same: ColumnElement[bool], forum: Forum, title: str) -> None:
    """Refuse to pass something up to a forum where it waits for an agenda, or, an item, where it went before."""
    for before in unit.rows(select(Escalation).where(same, Escalation.to_forum_id == forum.id)):
        promise = unit.get(ItemPromise, before.promise_id) if before.promise_id else None
        if before.item_id or (promise and not promise.taken_item_id and not promise.dropped_because):
            raise RuleBroken(f"{snippet(title)} is escalated to {forum.code} already.", "to_forum_id")


def _refuse_agreed(unit: Unit, escalation: Escalation) -> None:
    if escalation.meeting_id:
        correctable(unit, escalation.meeting_id)


def _title(unit: Unit, escalation: Escalation) -> str:
    if escalation.item_id:
        return unit.get(AgendaItem, escalation.item_id).title
    if escalation.theme_id:
        return unit.get(Theme, escalation.theme_id).title
    return unit.get(Risk, escalation.risk_id or "").title


def _above(unit: Unit, forum_id: str) -> str:
    """Return the living forum another one escalates to; RuleBroken where there is none, or more than one."""
    chosen = (
        select(ForumLink)
        .join(Forum, Forum.id == ForumLink.other_id)
        .where(ForumLink.forum_id == forum_id, ForumLink.kind == LinkKind.ESCALATES.value)
        .where(or_(Forum.starts.is_(None), Forum.starts <= unit.today))
        .where(or_(Forum.ends.is_(None), Forum.ends >= unit.today))
    )
    links = unit.rows(chosen.order_by(ForumLink.id))
    if len(links) != 1:
        code = unit.get(Forum, forum_id).code
        several = f"{code} escalates to several forums; choose one."
        none = f"{code} escalates to no forum yet; choose one, or link them in the framework."
        raise RuleBroken(several if links else none, "to_forum_id")
    return links[0].other_id
