"""Passing a forum's theme down to the forums below it, and what those answer."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from models.errors import RuleBroken
from models.operations.agenda_lines import was_issued
from models.operations.checks import named, within
from models.operations.meetings import BEFORE_THE_MEETING, unagreed
from models.operations.naming import meeting_words, snippet
from models.operations.themes import call_back, cascaded_of, month_words, next_place
from models.queries.cascade import Candidate, candidates
from models.records.forums import Forum
from models.records.meetings import Meeting
from models.records.themes import MeetingTheme, Theme
from models.rules.carry_over import GONE
from models.rules.cascade import OWN_BEFORE, had_before
from models.rules.vocabulary import CascadeAnswer, MeetingStatus, ThemeStatus
from models.store.unit import Unit

LONGEST_REASON = 2000


@dataclass(frozen=True, slots=True)
class Cascaded:
    """What passing a theme down did: how many forums were asked, how many had it already and are tied to it now.

    `moved` counts those asked before whose meeting fell away since; `without_meeting` are the codes of forums that
    have no meeting to come.
    """

    made: int
    linked: int
    without_meeting: tuple[str, ...]
    moved: int = 0


def cascade_theme(
    unit: Unit, *, meeting_theme_id: str, forum_ids: Sequence[str] | None = None, prevalent_only: bool = False
) -> Cascaded:
    """Propose a theme to the forums below its own, or to some of them, each at its next meeting from that day on.

    One that has the theme there already is tied to it and counts as accepted. Doing it again asks nobody twice.
    """
    theme = unit.get(MeetingTheme, meeting_theme_id)
    meeting, title = unit.get(Meeting, theme.meeting_id), _title(unit, theme)
    if meeting.status == MeetingStatus.CANCELLED:
        raise RuleBroken(f"{meeting_words(unit, meeting)} is cancelled; move the theme to another meeting first.")
    if theme.answer in {CascadeAnswer.WAITING, CascadeAnswer.DECLINED}:
        raise RuleBroken(f"{meeting_words(unit, meeting)} has not accepted {title}; accept it before passing it down.")
    asked = _asked(unit, theme)
    done = [
        _pass_down(unit, theme, one, asked.get(one.forum_id))
        for one in _chosen(unit, meeting, theme, forum_ids)
        if one.prevalent or not prevalent_only
    ]
    unit.say(f"Cascade {title} of {month_words(unit, meeting)}")
    codes = tuple(said.removeprefix(NO_MEETING) for said in done if said.startswith(NO_MEETING))
    return Cascaded(done.count(MADE), done.count(LINKED), codes, done.count(MOVED))


def accept_theme(unit: Unit, *, meeting_theme_id: str, by: str = "", revision: str | None = None) -> None:
    """Take a theme that was passed down onto the unit's own programme."""
    theme = _asked_of(unit, meeting_theme_id, revision)
    _answer(unit, theme, CascadeAnswer.ACCEPTED, by=by)
    unit.say(f"Accept {_title(unit, theme)} at {month_words(unit, unit.get(Meeting, theme.meeting_id))}")


def decline_theme(unit: Unit, *, meeting_theme_id: str, reason: str, by: str = "", revision: str | None = None) -> None:
    """Decline a theme that was passed down, with the reason, which the forum above is told.

    What the unit passed on goes with it, or becomes the own theme of those whose agendas have gone out.
    """
    theme = _asked_of(unit, meeting_theme_id, revision)
    why = named(reason, "reason", "The reason for declining", LONGEST_REASON)
    call_back(unit, theme)
    _answer(unit, theme, CascadeAnswer.DECLINED, why, by)
    unit.say(f"Decline {_title(unit, theme)} at {month_words(unit, unit.get(Meeting, theme.meeting_id))}")


def reopen_answer(unit: Unit, *, meeting_theme_id: str, revision: str | None = None) -> None:
    """Take an answer back: the theme waits for one again."""
    theme = _asked_of(unit, meeting_theme_id, revision)
    if had_before(theme.answer, theme.answer_reason):
        raise RuleBroken(f"The unit had {_title(unit, theme)} before it was asked; decline it, or leave it as it is.")
    theme.answer, theme.answer_reason = CascadeAnswer.WAITING.value, ""
    theme.answered_on, theme.answered_by = None, ""
    unit.say(f"Open the answer to {_title(unit, theme)} again")


def accept_all(unit: Unit, *, meeting_theme_id: str, by: str = "") -> int:
    """Accept a theme for all units that have not answered yet; returns how many that were."""
    theme = unit.get(MeetingTheme, meeting_theme_id)
    waiting = [child for child in cascaded_of(unit, theme) if child.answer == CascadeAnswer.WAITING]
    if not waiting:
        raise RuleBroken(f"Nobody has still to answer {_title(unit, theme)}; cascade it first.")
    for child in waiting:
        _answer(unit, child, CascadeAnswer.ACCEPTED, by=by)
    unit.say(f"Accept {_title(unit, theme)} for {len(waiting)} units")
    return len(waiting)


def follow_cascade(unit: Unit, theme: MeetingTheme) -> int:
    """Let what was passed down follow a theme that moved, and return how many did.

    Each goes to its forum's first meeting from the new day on. It stays where its agenda has gone out, where the unit
    had set it itself, and where that meeting has the theme already.
    """
    unit.session.flush()
    targets = {one.forum_id: one for one in candidates(unit.session, meeting_theme_id=theme.id, today=unit.today)}
    moved = 0
    for child in cascaded_of(unit, theme):
        meeting = unit.get(Meeting, child.meeting_id)
        target = targets.get(meeting.forum_id)
        fixed = had_before(child.answer, child.answer_reason) or _went_out(unit, meeting)
        if target is not None and not fixed:
            moved += _bring(unit, child, target.meeting_id)
    return moved


MADE, LINKED, MOVED, THERE, NO_MEETING = "made", "linked", "moved", "there", "none: "


def _chosen(
    unit: Unit, meeting: Meeting, theme: MeetingTheme, forum_ids: Sequence[str] | None
) -> tuple[Candidate, ...]:
    """Return the forums a theme is passed down to; RuleBroken where there is none, or one given is not below."""
    unit.session.flush()
    below = candidates(unit.session, meeting_theme_id=theme.id, today=unit.today)
    code = unit.get(Forum, meeting.forum_id).code
    if not below:
        raise RuleBroken(f"{code} cascades to no forum; link it to the forums below it in the framework.")
    known = {one.forum_id for one in below}
    for key in forum_ids or ():
        if key not in known:
            raise RuleBroken(f"{code} does not cascade to {unit.get(Forum, key).code}; link them in the framework.")
    return tuple(one for one in below if forum_ids is None or one.forum_id in forum_ids)


def _pass_down(unit: Unit, theme: MeetingTheme, to: Candidate, asked: MeetingTheme | None) -> str:
    """Ask one forum, and say what that came to."""
    if asked is not None:
        stranded = unit.get(Meeting, asked.meeting_id).status in GONE and asked.answer != CascadeAnswer.DECLINED
        return MOVED if stranded and _bring(unit, asked, to.meeting_id) else THERE
    if not to.meeting_id:
        return NO_MEETING + to.forum_code
    same = _same(unit, to.meeting_id, theme.theme_id)
    if same is None:
        unit.add(_proposal(unit, theme, to.meeting_id))
        return MADE
    if same.cascaded_from_id or same.id in _line(unit, theme):
        return THERE
    same.cascaded_from_id, same.status = theme.id, ThemeStatus.SET.value
    _answer(unit, same, CascadeAnswer.ACCEPTED, OWN_BEFORE)
    return LINKED


def _line(unit: Unit, theme: MeetingTheme) -> set[str]:
    """Return the keys of the themes that one was passed down from, in turn."""
    found: set[str] = set()
    above = theme.cascaded_from_id
    while above:
        found.add(above)
        above = unit.get(MeetingTheme, above).cascaded_from_id
    return found


def _proposal(unit: Unit, theme: MeetingTheme, meeting_id: str) -> MeetingTheme:
    return MeetingTheme(
        meeting_id=meeting_id,
        theme_id=theme.theme_id,
        position=next_place(unit, meeting_id),
        status=ThemeStatus.SET.value,
        set_on=unit.today,
        set_by=unit.actor,
        cascaded_from_id=theme.id,
        answer=CascadeAnswer.WAITING.value,
    )


def _bring(unit: Unit, child: MeetingTheme, meeting_id: str) -> bool:
    """Move a theme that was passed down to another meeting, unless that has it already; what is below it follows."""
    if not meeting_id or meeting_id == child.meeting_id or _same(unit, meeting_id, child.theme_id) is not None:
        return False
    child.position, child.meeting_id = next_place(unit, meeting_id), meeting_id
    follow_cascade(unit, child)
    return True


def _answer(unit: Unit, theme: MeetingTheme, answer: CascadeAnswer, reason: str = "", by: str = "") -> None:
    theme.answer, theme.answer_reason = answer.value, reason
    theme.answered_on, theme.answered_by = unit.today, within(by, "by", "Who answered") or unit.actor


def _asked_of(unit: Unit, meeting_theme_id: str, revision: str | None) -> MeetingTheme:
    """Return a theme that was passed down and can still be answered; RuleBroken otherwise."""
    theme = unit.get(MeetingTheme, meeting_theme_id, revision)
    unagreed(unit, theme.meeting_id)
    if theme.cascaded_from_id is None:
        raise RuleBroken(f"{_title(unit, theme)} is the unit’s own theme; there is nothing to answer.")
    return theme


def _asked(unit: Unit, theme: MeetingTheme) -> dict[str, MeetingTheme]:
    """Return what was passed down of a theme, by forum."""
    return {unit.get(Meeting, child.meeting_id).forum_id: child for child in cascaded_of(unit, theme)}


def _same(unit: Unit, meeting_id: str, theme_id: str) -> MeetingTheme | None:
    """Return the row by which a meeting has a theme, none if it does not."""
    chosen = select(MeetingTheme).where(MeetingTheme.meeting_id == meeting_id, MeetingTheme.theme_id == theme_id)
    return next(iter(unit.rows(chosen.order_by(MeetingTheme.id))), None)


def _went_out(unit: Unit, meeting: Meeting) -> bool:
    """Return whether a meeting's agenda shows its themes to its members: it went out, or the meeting has begun."""
    return was_issued(unit, meeting.id) or meeting.status not in {*BEFORE_THE_MEETING, *GONE}


def _title(unit: Unit, theme: MeetingTheme) -> str:
    return snippet(unit.get(Theme, theme.theme_id).title)
