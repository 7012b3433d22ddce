"""Who has a lane in the week: those who chair a board, and those who sit at two or more."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from desktop.kit.desk import Desk
from desktop.kit.week_layout import Lane, LaneAbsence
from desktop.rooms.calendar.narrowing import counted
from models.queries.absences import AbsenceRow, absences
from models.queries.invitations import Invitee, invitations
from models.queries.meetings import MeetingRow
from models.rules.absences import HOURS

WEEK = dt.timedelta(days=6)
_TWO = 2


@dataclass(frozen=True, slots=True)
class WeekLanes:
    """The lanes of a week, which of them each meeting stands in, and who is away when."""

    lanes: tuple[Lane, ...] = ()
    of_meetings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    absences: tuple[LaneAbsence, ...] = ()


def week_lanes(desk: Desk, rows: Sequence[MeetingRow], monday: dt.date, only: str = "") -> WeekLanes:
    """Return the lanes of a week's meetings; `only` names the one person or post that is looked at."""
    there = [row for row in rows if monday <= row.date <= monday + WEEK]
    invited = desk.read(invitations, meetings=there)
    of_meetings = {row.id: tuple(dict.fromkeys(_lane(each) for each in invited.get(row.id, ()))) for row in there}
    boards = Counter(lane for lanes in of_meetings.values() for lane in lanes)
    chairs = {row.chair_name or row.chair for row in there}
    wanted = [lane for lane in boards if (lane == only if only else lane in chairs or boards[lane] >= _TWO)]
    wanted.sort(key=lambda lane: (lane not in chairs, -boards[lane], lane))
    lanes = tuple(Lane(lane, lane, counted(boards[lane], "board")) for lane in (wanted or [only] * bool(only)))
    away = desk.read(absences, first=monday, last=monday + WEEK)
    shown = {lane.id for lane in lanes}
    days = [(row, day) for row in away if row.person_name in shown for day in row.rule.days(monday, monday + WEEK)]
    return WeekLanes(lanes, of_meetings, tuple(_absence(row, day) for row, day in days))


def _lane(invitee: Invitee) -> str:
    return invitee.name or invitee.post


def _absence(row: AbsenceRow, day: dt.date) -> LaneAbsence:
    begins, ends = HOURS[row.rule.half]
    words = f"{row.person_name} is away{f': {row.reason}' if row.reason else ''}"
    whole = not row.rule.half
    return LaneAbsence(row.person_name, day, None if whole else begins, None if whole else ends, words)
