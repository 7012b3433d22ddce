"""What the items of an agenda list by themselves: themes, cascaded themes, local exceptions, tasking requests."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import groupby

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.queries.agenda_rows import ShownLine
from models.queries.exceptions import ExceptionRow, meeting_exceptions
from models.queries.tasking import TaskingRow, tasking_requests
from models.queries.themes import MeetingThemeRow, meeting_themes
from models.records.forums import Forum
from models.records.meetings import Meeting
from models.rules.vocabulary import CascadeAnswer, Direction, Shows, ThemeStatus
from models.rules.written_dates import MONTHS, short_date_words

HEADS = {
    Shows.THEMES: "Themes",
    Shows.CASCADED: "Cascaded themes",
    Shows.WORSE: "Local exceptions: worse",
    Shows.BETTER: "Recognise and learn",
    Shows.TASKING: "Tasking requests",
}
"""What is said over a list where the title of its item does not say it."""
NIL = {
    Shows.THEMES: "No theme is set.",
    Shows.CASCADED: "No theme was cascaded.",
    Shows.WORSE: "No exceptions were reported.",
    Shows.BETTER: "No exceptions were reported.",
    Shows.TASKING: "Nothing was asked for.",
}
"""What is said where a list is empty."""
NO_SOURCE = "no source yet"
OTHER = "Other measures"
SEPARATOR = " · "
WARN, WAITS, OFF = "warn", "info", "bad"


def shown(
    session: Session,
    *,
    meeting_id: str,
    kinds: Collection[str] = tuple(HEADS),
    themes: Sequence[MeetingThemeRow] | None = None,
) -> Mapping[str, tuple[ShownLine, ...]]:
    """Return what the items of a meeting's agenda may list, by what they show; what is empty is left out.

    Only what is of these `kinds` is read; `themes` are those of the meeting where they were read before.
    """
    found: dict[Shows, list[ShownLine]] = {}
    if {Shows.THEMES, Shows.CASCADED} & set(kinds):
        rows = meeting_themes(session, meeting_id=meeting_id, with_fixed=True) if themes is None else themes
        found[Shows.THEMES] = [_theme(row) for row in rows if is_own(row)]
        found[Shows.CASCADED] = [_cascaded(row) for row in rows if is_cascaded(row)]
    if {Shows.WORSE, Shows.BETTER} & set(kinds):
        found |= _exceptions(session, meeting_id)
    if Shows.TASKING in kinds:
        found[Shows.TASKING] = [_request(row) for row in tasking_requests(session, meeting_id=meeting_id)]
    return {key.value: tuple(lines) for key, lines in found.items() if lines and key in kinds}


def one_month(lines: Iterable[ShownLine]) -> str:
    """Return the month all lines speak of, empty where they speak of several or of none."""
    months = {one.when for one in lines}
    return months.pop() if len(months) == 1 else ""


def gathered(lines: Sequence[ShownLine]) -> list[tuple[str, list[ShownLine]]]:
    """Return the groups of lines, each with its words; they name the month where not all speak of one."""
    several = not one_month(lines)
    found = groupby(lines, key=lambda one: ", ".join(filter(None, (one.group, one.when if several else ""))))
    return [(words, list(theirs)) for words, theirs in found]


def paragraphs(lines: Sequence[ShownLine]) -> tuple[ShownLine, ...]:
    """Gather the lines of a group into one, its words first; what belongs to no group stays as it is."""
    found: list[ShownLine] = []
    for group, together in gathered(lines):
        if not group:
            found += together
            continue
        said = (f"{one.text}: {one.second.rstrip('.')}" if one.second else one.text for one in together)
        found.append(ShownLine(group, "; ".join(said)))
    return tuple(found)


def is_own(row: MeetingThemeRow) -> bool:
    """Tell whether a theme is the meeting's own, not one that came from the forum above."""
    return row.answer == CascadeAnswer.NONE


def is_cascaded(row: MeetingThemeRow) -> bool:
    """Tell whether a theme came from the forum above and was not declined."""
    return row.answer in {CascadeAnswer.WAITING, CascadeAnswer.ACCEPTED}


def _theme(row: MeetingThemeRow) -> ShownLine:
    sources = SEPARATOR.join(one.label for one in row.sources)
    status = "proposed" if row.status == ThemeStatus.PROPOSED else ""
    said = (status, sources or NO_SOURCE, _track(row), row.note)
    return ShownLine(row.title, SEPARATOR.join(filter(None, said)), "" if sources else WARN, row.id or row.theme_id)


def _cascaded(row: MeetingThemeRow) -> ShownLine:
    waits = row.answer == CascadeAnswer.WAITING
    came = f"cascaded from {row.cascaded_from}" if row.cascaded_from else "cascaded"
    said = (came, "waits for an answer" if waits else "", _track(row), row.note)
    return ShownLine(row.title, SEPARATOR.join(filter(None, said)), WAITS if waits else "", row.id)


def _track(row: MeetingThemeRow) -> str:
    return f"{row.track}: {row.track_words}" if row.track and row.track_words else row.track


def _exceptions(session: Session, meeting_id: str) -> dict[Shows, list[ShownLine]]:
    """Return the exceptions that land on a meeting, worse and better, by family and month."""
    chosen = select(Forum.unit_id).join(Meeting, Meeting.forum_id == Forum.id).where(Meeting.id == meeting_id)
    home = session.scalar(chosen) or ""
    rows = meeting_exceptions(session, meeting_id=meeting_id)
    return {
        kind: [_exception(row, home) for row in rows if row.direction == direction]
        for kind, direction in ((Shows.WORSE, Direction.WORSE), (Shows.BETTER, Direction.BETTER))
    }


def _exception(row: ExceptionRow, home: str) -> ShownLine:
    where = "" if row.unit_id == home else f" in {row.unit or row.unit_words}"
    expected = f" ({row.expected_words} expected)" if row.expected_words else ""
    month = f"{MONTHS[row.period.month - 1]} {row.period.year}"
    words = f"{row.measure}{where} {row.value_words}{expected}"
    return ShownLine(words, row.note, key=row.id, group=row.family or OTHER, when=month)


def _request(row: TaskingRow) -> ShownLine:
    period = _period(row.starts, row.ends)
    decided = f"{row.decision}: {row.decision_words}" if row.decision and row.decision_words else row.decision
    said = (row.unit, period, row.priority, decided, *row.warnings)
    return ShownLine(row.asset, SEPARATOR.join(filter(None, said)), WARN if row.warnings else "", row.id)


def _period(starts: dt.date | None, ends: dt.date | None) -> str:
    if starts and ends:
        return f"{short_date_words(starts)} to {short_date_words(ends)}"
    return f"from {short_date_words(starts)}" if starts else f"until {short_date_words(ends)}" if ends else ""
