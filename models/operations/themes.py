"""Themes of meetings: set, changed, taken off, and how they stood; and what a forum's rolling window is."""

from collections.abc import Sequence

from sqlalchemy import func, select

from models.errors import RuleBroken
from models.operations.agenda_lines import was_issued
from models.operations.alignments import align
from models.operations.checks import known, within, word_of
from models.operations.meetings import BEFORE_THE_MEETING, correctable
from models.operations.naming import meeting_words, snippet
from models.operations.theme_list import add_theme, edit_theme, remove_theme, set_prevalence, theme_named
from models.records.forums import Forum
from models.records.meetings import Meeting
from models.records.priorities import Alignment
from models.records.themes import MeetingTheme, Theme
from models.rules.carry_over import GONE
from models.rules.cascade import had_before
from models.rules.theme_window import LONGEST_WINDOW
from models.rules.vocabulary import CascadeAnswer, Strength, ThemeStatus, ThemeTrack
from models.rules.written_dates import MONTHS
from models.store.unit import Unit

__all__ = [
    "add_theme",
    "call_back",
    "cut_loose",
    "edit_meeting_theme",
    "edit_theme",
    "refuse_twice",
    "remove_meeting_theme",
    "remove_theme",
    "set_forum_themes",
    "set_local_priorities",
    "set_prevalence",
    "set_theme",
    "set_theme_window",
    "set_track",
    "theme_named",
]
LONGEST_NOTE = 5000


def set_theme(  # noqa: PLR0913  a theme has as many facts
    unit: Unit,
    *,
    meeting_id: str,
    theme_id: str = "",
    title: str = "",
    status: str = ThemeStatus.SET,
    note: str = "",
    priority_ids: Sequence[str] = (),
    risk_ids: Sequence[str] = (),
    exception_ids: Sequence[str] = (),
    commission_ids: Sequence[str] = (),
    position: int = 0,
) -> str:
    """Set a theme of a meeting, by its key or its title (a new one joins the vocabulary), and return the row's key.

    What it is tied to is given by keys; nothing at all is stored too, and questioned wherever the theme is shown.
    """
    meeting = correctable(unit, meeting_id)
    key = unit.get(Theme, theme_id).id if theme_id else theme_named(unit, title)
    refuse_twice(unit, meeting, key)
    theme = unit.add(
        MeetingTheme(
            meeting_id=meeting_id,
            theme_id=key,
            position=position or next_place(unit, meeting_id),
            status=word_of(ThemeStatus, status, "status").value,
            note=within(note, "note", "The note", LONGEST_NOTE),
            set_on=unit.today,
            set_by=unit.actor,
        )
    )
    align(
        unit,
        meeting_theme_id=theme.id,
        priority_ids=priority_ids,
        risk_ids=risk_ids,
        exception_ids=exception_ids,
        commission_ids=commission_ids,
    )
    unit.say(f"Set theme of {month_words(unit, meeting)}")
    return theme.id


def edit_meeting_theme(  # noqa: PLR0913  a theme has as many facts
    unit: Unit,
    *,
    meeting_theme_id: str,
    revision: str | None = None,
    theme_id: str | None = None,
    title: str | None = None,
    status: str | None = None,
    note: str | None = None,
    priority_ids: Sequence[str] | None = None,
    risk_ids: Sequence[str] | None = None,
    exception_ids: Sequence[str] | None = None,
    commission_ids: Sequence[str] | None = None,
) -> None:
    """Change what is given about a theme of a meeting; which theme it is stays once it is cascaded."""
    row = unit.get(MeetingTheme, meeting_theme_id, revision)
    meeting = correctable(unit, row.meeting_id)
    if theme_id or title:
        _change_theme(unit, row, meeting, theme_id or theme_named(unit, title or ""))
    if status is not None:
        row.status = word_of(ThemeStatus, status, "status").value
    if note is not None:
        row.note = within(note, "note", "The note", LONGEST_NOTE)
    given = {
        "priority_id": priority_ids,
        "risk_id": risk_ids,
        "exception_id": exception_ids,
        "commission_id": commission_ids,
    }
    if any(keys is not None for keys in given.values()):
        _align_anew(unit, row, given)
    unit.say(f"Change theme of {month_words(unit, meeting)}")


def remove_meeting_theme(unit: Unit, *, meeting_theme_id: str, revision: str | None = None) -> None:
    """Take a theme off a meeting; its cascade goes with it where the units' agendas have not gone out.

    Where one has, or the unit had set the theme itself, it keeps it as its own.
    """
    row = unit.get(MeetingTheme, meeting_theme_id, revision)
    meeting, title = correctable(unit, row.meeting_id), unit.get(Theme, row.theme_id).title
    _take_off(unit, row)
    unit.say(f"Remove theme {snippet(title)} of {month_words(unit, meeting)}")


def set_track(unit: Unit, *, meeting_theme_id: str, track: str, words: str = "", revision: str | None = None) -> None:
    """Say how a theme stood when its meeting looked at it, on track or off track; empty takes that back."""
    row = unit.get(MeetingTheme, meeting_theme_id, revision)
    meeting = correctable(unit, row.meeting_id)
    if meeting.date > unit.today:
        raise RuleBroken(f"{meeting_words(unit, meeting)} has still to look at it; say how it stood afterwards.")
    row.track = word_of(ThemeTrack, track, "track").value
    row.track_words = within(words, "words", "What was said", LONGEST_NOTE)
    title = snippet(unit.get(Theme, row.theme_id).title)
    unit.say(f"{title} {row.track or 'without a track'} at {meeting_words(unit, meeting)}")


def set_theme_window(
    unit: Unit, *, forum_id: str, window: int, fixed_theme_id: str = "", revision: str | None = None
) -> None:
    """Say for how many meetings ahead a forum sets its themes (0: it takes none), and which theme it always takes."""
    forum = unit.get(Forum, forum_id, revision)
    if not 0 <= window <= LONGEST_WINDOW:
        raise RuleBroken(f"A window of {window} meetings cannot be; give 0 to {LONGEST_WINDOW}.", "window")
    forum.theme_window, forum.fixed_theme_id = window, known(unit, Theme, fixed_theme_id)
    unit.say(f"Set theme window of {forum.code}")


def set_local_priorities(unit: Unit, *, forum_id: str, strength: str, revision: str | None = None) -> None:
    """Say how strongly a forum asks for the local priorities of its boroughs on every agenda; empty: not at all."""
    forum = unit.get(Forum, forum_id, revision)
    forum.local_priorities = word_of(Strength, strength, "strength").value if strength else ""
    unit.say(f"Local priorities at {forum.code}: {forum.local_priorities or 'none'}")


def set_forum_themes(
    unit: Unit,
    *,
    forum_id: str,
    window: int,
    fixed_theme_id: str = "",
    local_priorities: str = "",
    revision: str | None = None,
) -> None:
    """Set a forum's window, the theme it always takes and how it asks for local priorities in one go."""
    set_theme_window(unit, forum_id=forum_id, window=window, fixed_theme_id=fixed_theme_id, revision=revision)
    set_local_priorities(unit, forum_id=forum_id, strength=local_priorities)
    unit.say(f"Set themes of {unit.get(Forum, forum_id).code}")


def refuse_twice(unit: Unit, meeting: Meeting, theme_id: str) -> None:
    """Refuse a theme that stands at a meeting already, saying what can be done instead."""
    chosen = select(MeetingTheme).where(MeetingTheme.meeting_id == meeting.id, MeetingTheme.theme_id == theme_id)
    for there in unit.rows(chosen):
        title, words = snippet(unit.get(Theme, theme_id).title), meeting_words(unit, meeting)
        instead = {
            CascadeAnswer.WAITING: f"{title} waits for the answer of {words}; accept it there.",
            CascadeAnswer.DECLINED: f"{words} declined {title}; open that answer again instead.",
        }
        usual = f"{words} has the theme {title} already; change that one."
        raise RuleBroken(instead.get(CascadeAnswer(there.answer), usual), "theme_id")


def next_place(unit: Unit, meeting_id: str) -> int:
    """Return the place after the last theme of a meeting."""
    last = select(func.max(MeetingTheme.position)).where(MeetingTheme.meeting_id == meeting_id)
    return (unit.session.scalar(last) or 0) + 1


def month_words(unit: Unit, meeting: Meeting) -> str:
    """Return forum and month of a meeting as deeds on the programme name it: "CF-FLP, November"."""
    return f"{unit.get(Forum, meeting.forum_id).code}, {MONTHS[meeting.date.month - 1]}"


def cascaded_of(unit: Unit, row: MeetingTheme) -> Sequence[MeetingTheme]:
    """Return the themes that were cascaded from one."""
    return unit.rows(select(MeetingTheme).where(MeetingTheme.cascaded_from_id == row.id).order_by(MeetingTheme.id))


def _change_theme(unit: Unit, row: MeetingTheme, meeting: Meeting, theme_id: str) -> None:
    if theme_id == row.theme_id:
        return
    if row.cascaded_from_id or cascaded_of(unit, row):
        title = snippet(unit.get(Theme, row.theme_id).title)
        raise RuleBroken(f"{title} is cascaded; set another theme beside it, or remove it first.", "theme_id")
    refuse_twice(unit, meeting, theme_id)
    row.theme_id = unit.get(Theme, theme_id).id


def _align_anew(unit: Unit, row: MeetingTheme, given: dict[str, Sequence[str] | None]) -> None:
    """Tie a theme to what is given; of a kind not given it keeps what it has."""
    stored = unit.rows(select(Alignment).where(Alignment.meeting_theme_id == row.id))
    kept = {name: [key for one in stored if (key := getattr(one, name))] for name in given}
    chosen = {name: list(keys) if keys is not None else kept[name] for name, keys in given.items()}
    align(
        unit,
        meeting_theme_id=row.id,
        priority_ids=chosen["priority_id"],
        risk_ids=chosen["risk_id"],
        exception_ids=chosen["exception_id"],
        commission_ids=chosen["commission_id"],
    )


def _take_off(unit: Unit, row: MeetingTheme) -> None:
    """Delete a theme of a meeting with what hangs on it."""
    call_back(unit, row)
    align(unit, meeting_theme_id=row.id)
    unit.delete(row)


def call_back(unit: Unit, row: MeetingTheme) -> None:
    """Take off what was passed down of a theme; units keep what they had set, and what their issued agendas show."""
    for child in cascaded_of(unit, row):
        own = had_before(child.answer, child.answer_reason)
        if own or (child.answer != CascadeAnswer.DECLINED and _is_theirs(unit, child.meeting_id)):
            cut_loose(child)
        else:
            _take_off(unit, child)


def cut_loose(row: MeetingTheme) -> None:
    """Let a theme be the unit's own, asked for by nobody."""
    row.cascaded_from_id, row.answer, row.answer_reason = None, CascadeAnswer.NONE.value, ""
    row.answered_on, row.answered_by = None, ""


def _is_theirs(unit: Unit, meeting_id: str) -> bool:
    """Return whether a unit's agenda shows a theme to its members: it has gone out, or the meeting has begun."""
    return was_issued(unit, meeting_id) or unit.get(Meeting, meeting_id).status not in {*BEFORE_THE_MEETING, *GONE}
