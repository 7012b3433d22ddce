"""Weeks on paper, people as lanes: who sits where on which day, who is away, and who is asked to two places at once."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from models.documents.calendar_feed import CALLED_OFF, calendar_feed
from models.documents.content import (
    Cell,
    Column,
    Document,
    Group,
    Line,
    PageSize,
    Prose,
    Role,
    Row,
    Run,
    Sheet,
    Table,
    Tone,
    line,
)
from models.documents.meeting_list import meeting_table, sums
from models.documents.style import MM, SHEETS
from models.documents.wording import NONE, clock, counted, day, held, short_day, stem, wall_clock
from models.queries.absences import AbsenceRow
from models.queries.calendar import YearCalendar
from models.queries.invitations import Invitee
from models.queries.meetings import MeetingRow, meeting_end
from models.rules.absences import HOURS
from models.rules.vocabulary import HalfDay, Level

LANE = 46.0
"""Width of the names, in millimetres."""
WORKING, WHOLE = 5, 7
WEEK = dt.timedelta(days=7)
DAY = dt.timedelta(days=1)
CLASH = "▲ "
Away = Mapping[str, Mapping[dt.date, str]]
"""The days on which each person, by key, is away, each with the half of the day, empty for the whole of it."""
AWAY = {"": "Away", HalfDay.MORNING.value: "Away until noon", HalfDay.AFTERNOON.value: "Away from noon"}


@dataclass(slots=True)
class _Lane:
    """One person's week."""

    name: str
    away: Mapping[dt.date, str]
    posts: dict[str, None] = field(default_factory=dict)
    meetings: defaultdict[dt.date, list[MeetingRow]] = field(default_factory=lambda: defaultdict(list))


def week_calendar_document(
    calendar: YearCalendar,
    invited: Mapping[str, Sequence[Invitee]],
    *,
    printed: dt.datetime,
    page: PageSize = PageSize.A4_LANDSCAPE,
    absences: Sequence[AbsenceRow] = (),
) -> Document:
    """Lay out the weeks of a calendar; `invited` gives the seats of each meeting by its key.

    Absences stand in the lanes of those who are away, without their reasons: paper goes from hand to hand.
    """
    meetings = tuple(meeting for meeting in calendar.meetings if meeting.status not in CALLED_OFF)
    mondays = [monday for monday in _mondays(calendar.first, calendar.last) if _within(meetings, monday)]
    away = _away(absences, calendar.first - WEEK, calendar.last + WEEK)
    weeks = (_within(meetings, monday) for monday in mondays)
    lanes = [(week, _lanes(week, invited, away)) for week in weeks]
    sheets = tuple(_week(monday, *each, calendar, page) for monday, each in zip(mondays, lanes, strict=True))
    empty = Prose((Run(f"No meetings are planned from {day(calendar.first)} to {day(calendar.last)}."),))
    return Document(
        kind="Week calendar",
        title=calendar.title,
        marking=calendar.marking,
        printed=wall_clock(printed),
        stem=stem(calendar.marking, "", "week calendar", f"{calendar.first} to {calendar.last}"),
        running=f"{calendar.title} · Week calendar",
        page=page,
        position=sums(meetings),
        blocks=sheets or (empty,),
        feed=calendar_feed(calendar.meetings, title=calendar.title, printed=printed, marking=calendar.marking),
    )


def _mondays(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    monday = first - dt.timedelta(days=first.weekday())
    while monday <= last:
        yield monday
        monday += WEEK


def _within(meetings: Iterable[MeetingRow], monday: dt.date) -> tuple[MeetingRow, ...]:
    return tuple(meeting for meeting in meetings if monday <= meeting.date < monday + WEEK)


def _week(
    monday: dt.date,
    meetings: tuple[MeetingRow, ...],
    lanes: Sequence[_Lane],
    calendar: YearCalendar,
    page: PageSize,
) -> Sheet:
    closed = dict(calendar.closed_days)
    count = WHOLE if any(meeting.date.weekday() >= WORKING for meeting in meetings) else WORKING
    days = [monday + place * DAY for place in range(count)]
    width = (SHEETS[page].measure / MM - LANE) / count
    name = f"Week of {day(monday)}"
    groups = (
        Group((_boards(days, meetings, closed),), "All boards", note=f"({len(meetings)})"),
        Group(
            tuple(_lane(lane, days, closed) for lane in lanes),
            "People",
            "Nobody is invited.",
            f"({counted(len(lanes), 'person', 'people')})",
        ),
    )
    columns = (Column("Who", LANE), *(Column(_head(date, closed), width) for date in days))
    return Sheet(name, Table(name, columns, groups, data=False), meeting_table(f"Week {monday}", meetings))


def _head(date: dt.date, closed: Mapping[dt.date, str]) -> str:
    return f"{short_day(date)}, {closed[date]}" if date in closed else short_day(date)


def _boards(days: Iterable[dt.date], meetings: Iterable[MeetingRow], closed: Mapping[dt.date, str]) -> Row:
    """Return the row that names every meeting of the week."""
    cells = [Cell((line("By name", tone=Tone.QUIET),))]
    for date in days:
        there = [meeting for meeting in meetings if meeting.date == date]
        lines = [_said(meeting, f"{held(meeting.forum_code)} {meeting.forum_name}") for meeting in there]
        cells.append(Cell(tuple(lines) or (line(NONE, tone=Tone.QUIET),), tint=date in closed))
    return Row(tuple(cells))


def _away(absences: Iterable[AbsenceRow], first: dt.date, last: dt.date) -> Away:
    """Return who is away on which day; two halves make a whole day."""
    found = defaultdict[str, dict[dt.date, str]](dict)
    for row in absences:
        days = found[row.person_id]
        for date in row.rule.days(first, last):
            days[date] = row.rule.half if days.get(date, row.rule.half) == row.rule.half else ""
    return found


def _lanes(meetings: Iterable[MeetingRow], invited: Mapping[str, Sequence[Invitee]], away: Away) -> list[_Lane]:
    """Return the people of a week: in the order of the levels, forums and seats in which they come up first."""
    order = {level.value: position for position, level in enumerate(Level)}
    lanes: dict[str, _Lane] = {}
    for meeting in sorted(meetings, key=lambda row: (order.get(row.level, len(order)), row.forum_code, row.date)):
        for seat in invited.get(meeting.id, ()):
            if seat.name:
                lane = lanes.setdefault(seat.person_id or seat.name, _Lane(seat.name, away.get(seat.person_id, {})))
                lane.posts[seat.post] = None
                if meeting not in lane.meetings[meeting.date]:
                    lane.meetings[meeting.date].append(meeting)
    return list(lanes.values())


def _lane(lane: _Lane, days: Iterable[dt.date], closed: Mapping[dt.date, str]) -> Row:
    posts = line("; ".join(lane.posts), tone=Tone.QUIET)
    cells = [Cell((line(held(lane.name), Role.MAIN, Tone.STRONG), posts))]
    for date in days:
        there = sorted(lane.meetings[date], key=lambda meeting: (meeting.start, meeting.forum_code))
        half = lane.away.get(date)
        torn = _torn(there) | {meeting.id for meeting in there if half is not None and _misses(meeting, half)}
        lines = [line(AWAY[half], tone=Tone.BOLD)] if half is not None else []
        lines += [_said(meeting, held(meeting.forum_code), torn=meeting.id in torn) for meeting in there]
        cells.append(Cell(tuple(lines), tint=date in closed or half is not None))
    return Row(tuple(cells))


def _torn(meetings: Sequence[MeetingRow]) -> set[str]:
    """Return the keys of meetings that overlap another one, earliest first being given."""
    found: set[str] = set()
    for place, one in enumerate(meetings):
        ends = meeting_end(one.date, one.start, one.minutes)
        for other in meetings[place + 1 :]:
            if dt.datetime.combine(other.date, other.start) < ends:
                found |= {one.id, other.id}
    return found


def _misses(meeting: MeetingRow, half: str) -> bool:
    """Return whether somebody away for the whole or half of the day misses a meeting, or a part of it."""
    opens, closes = HOURS[half]
    ends = meeting_end(meeting.date, meeting.start, meeting.minutes)
    return meeting.start < closes and ends > dt.datetime.combine(meeting.date, opens)


def _said(meeting: MeetingRow, name: str, *, torn: bool = False) -> Line:
    span = held(f"{clock(meeting.start)}{NONE}{clock(meeting.end)}")
    moved = "°" if meeting.moved_because else ""
    if torn:
        return Line((Run(f"{CLASH}{span} {name}{moved}", Tone.ALARM),))
    return Line((Run(f"{span} ", Tone.STRONG), Run(f"{name}{moved}")))
