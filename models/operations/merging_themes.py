"""Themes go along when units merge: to the meeting of the same month of the forum that takes over, each once."""

import datetime as dt
from collections.abc import Mapping

from sqlalchemy import or_, select

from models.operations.themes import cut_loose, next_place
from models.queries.waiting_items import occasions
from models.records.forums import Forum
from models.records.meetings import Meeting
from models.records.priorities import Alignment, TaskingRequest
from models.records.themes import MeetingTheme
from models.rules.carry_over import GONE, TO_COME
from models.rules.cascade import OWN_BEFORE, had_before, reasons, same_month_sitting, stronger, together
from models.rules.vocabulary import CascadeAnswer, MeetingStatus, TaskingDecision, ThemeStatus
from models.store.unit import Unit

NOT_HELD = tuple(sorted(status.value for status in GONE | TO_COME))


def meetings_after(unit: Unit, follows: Mapping[str, str], on: dt.date) -> dict[str, str]:
    """Return the meeting that takes over from each one the forums that ended will not hold, by its key.

    It is the one of that month of the forum that follows, else its next, else its last; meetings without are left out.
    """
    sittings = {new: occasions(unit.session, forum_id=new) for new in set(follows.values()) if new}
    lost = select(Meeting).where(
        Meeting.forum_id.in_(follows),
        Meeting.status.in_(NOT_HELD),
        or_(Meeting.date >= on, Meeting.status == MeetingStatus.POSTPONED.value),
    )
    found: dict[str, str] = {}
    for meeting in unit.rows(lost.order_by(Meeting.date, Meeting.start, Meeting.id)):
        key = same_month_sitting(sittings.get(follows[meeting.forum_id], ()), max(meeting.date, on))
        if key:
            found[meeting.id] = key
    return found


def take_themes_along(unit: Unit, targets: Mapping[str, str]) -> int:
    """Move the themes of meetings to those that take over, and return how many there were.

    Each says for which forum it was set before. The same theme of two forums becomes one; what asked for it is
    answered by that.
    """
    chosen = select(MeetingTheme).join(Meeting, Meeting.id == MeetingTheme.meeting_id)
    themes = unit.rows(
        chosen.where(MeetingTheme.meeting_id.in_(targets)).order_by(
            Meeting.date, MeetingTheme.position, MeetingTheme.id
        )
    )
    for theme in themes:
        _take_along(unit, theme, targets[theme.meeting_id])
        unit.session.flush()
    while _ask_once(unit):
        unit.session.flush()
    undecided = TaskingRequest.decision == TaskingDecision.NONE.value
    for request in unit.rows(select(TaskingRequest).where(TaskingRequest.meeting_id.in_(targets), undecided)):
        request.meeting_id = targets[request.meeting_id or ""]
    return len(themes)


def _take_along(unit: Unit, theme: MeetingTheme, meeting_id: str) -> None:
    """Move a theme to a meeting, or into the one that meeting has already."""
    former = unit.get(Forum, unit.get(Meeting, theme.meeting_id).forum_id).code
    theme.former = _forums(theme.former, former)
    there = _same(unit, theme, meeting_id)
    if there is None:
        theme.position, theme.meeting_id = next_place(unit, meeting_id), meeting_id
        return
    _cut_own(there, theme)
    _join(unit, there, theme)
    if theme.cascaded_from_id and theme.cascaded_from_id != there.cascaded_from_id:
        theme.answer, theme.answer_reason = there.answer, there.answer_reason  # asked by another theme: it stays told
        return
    _hand_over(unit, theme, there)
    unit.delete(theme)


def _same(unit: Unit, theme: MeetingTheme, meeting_id: str) -> MeetingTheme | None:
    """Return the row by which a meeting has a theme already."""
    there = MeetingTheme.meeting_id == meeting_id
    same = select(MeetingTheme).where(there, MeetingTheme.theme_id == theme.theme_id, MeetingTheme.id != theme.id)
    return next(iter(unit.rows(same.order_by(MeetingTheme.id))), None)


def _ask_once(unit: Unit) -> bool:
    """Let a forum that the same theme asks twice, after forums became one, be asked once; tell whether one was.

    What it was asked for later is answered by the earlier one, or its own where it had set it itself.
    """
    chosen = (
        select(MeetingTheme, Meeting.forum_id)
        .join(Meeting, Meeting.id == MeetingTheme.meeting_id)
        .where(MeetingTheme.cascaded_from_id.is_not(None))
        .where(Meeting.status.in_([status.value for status in TO_COME]))
        .order_by(Meeting.date, MeetingTheme.id)
    )
    first: dict[tuple[str | None, str], MeetingTheme] = {}
    for theme, forum_id in unit.session.execute(chosen):
        asked = first.setdefault((theme.cascaded_from_id, forum_id), theme)
        if asked is not theme:
            _settle(unit, asked, theme)
            return True
    return False


def _settle(unit: Unit, asked: MeetingTheme, again: MeetingTheme) -> None:
    if had_before(again.answer, again.answer_reason):
        cut_loose(again)
        return
    _join(unit, asked, again)
    _hand_over(unit, again, asked)
    unit.delete(again)


def _cut_own(there: MeetingTheme, theme: MeetingTheme) -> None:
    """Let neither of two themes that become one be asked for by the other."""
    for row, other in ((there, theme), (theme, there)):
        if row.cascaded_from_id == other.id:
            cut_loose(row)


def _whose(unit: Unit, theme: MeetingTheme) -> str:
    """Return the forums whose theme it is or was, by code."""
    return theme.former or unit.get(Forum, unit.get(Meeting, theme.meeting_id).forum_id).code


def _join(unit: Unit, there: MeetingTheme, theme: MeetingTheme) -> None:
    """Let one theme stand for two: where they came from, what was answered, noted and asked of either."""
    answers = [(row.answer, row.answer_reason, _whose(unit, row)) for row in (there, theme)]
    there.former = _forums(there.former, theme.former)
    there.note = together((there.note, theme.note), "\n")
    if ThemeStatus.SET in {there.status, theme.status}:
        there.status = ThemeStatus.SET.value
    there.cascaded_from_id = there.cascaded_from_id or theme.cascaded_from_id
    if there.cascaded_from_id:
        own = (CascadeAnswer.ACCEPTED.value, OWN_BEFORE, "")
        answers = [one if one[0] else own for one in answers]
    there.answer = stronger(answer for answer, _, _ in answers)
    there.answer_reason = reasons(there.answer, answers)
    there.answered_on = there.answered_on or theme.answered_on
    there.answered_by = there.answered_by or theme.answered_by


def _hand_over(unit: Unit, theme: MeetingTheme, to: MeetingTheme) -> None:
    """Tie to another theme what is tied to one that is about to go."""
    ends = ("priority_id", "risk_id", "exception_id", "commission_id")
    tied = unit.rows(select(Alignment).where(Alignment.meeting_theme_id.in_((theme.id, to.id))))
    known = {tuple(getattr(row, end) for end in ends) for row in tied if row.meeting_theme_id == to.id}
    for row in tied:
        if row.meeting_theme_id == theme.id and tuple(getattr(row, end) for end in ends) not in known:
            row.meeting_theme_id = to.id
        elif row.meeting_theme_id == theme.id:
            unit.delete(row)
    for child in unit.rows(select(MeetingTheme).where(MeetingTheme.cascaded_from_id == theme.id)):
        child.cascaded_from_id = to.id


def _forums(*codes: str) -> str:
    """Return lists of codes as one in their order."""
    return ", ".join(sorted(together(codes).split(", ")))
