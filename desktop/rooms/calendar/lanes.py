"""Who has a lane in the week: those who chair a board, and those who sit at two or more; and the ways they have."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from desktop.kit.desk import Desk
from desktop.kit.short_words import counted
from desktop.kit.week_layout import Lane, LaneAbsence, TravelGap
from models.queries.absences import AbsenceRow, absences
from models.queries.invitations import Invitee, invitations
from models.queries.meetings import MeetingRow, meeting_end
from models.queries.proposal import ProposalRow
from models.queries.ways import ways
from models.rules.absences import HOURS
from models.rules.planner.problem import Problem
from models.rules.written_dates import short_date_words

WEEK = dt.timedelta(days=6)
_TWO = 2


@dataclass(frozen=True, slots=True)
class WeekLanes:
    """The lanes of a week, which of them each meeting stands in, who is away when, and who has how far to go."""

    lanes: tuple[Lane, ...] = ()
    of_meetings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    absences: tuple[LaneAbsence, ...] = ()
    travel: tuple[TravelGap, ...] = ()


def week_lanes(
    desk: Desk, rows: Sequence[MeetingRow], monday: dt.date, only: str, changed: Mapping[str, ProposalRow]
) -> WeekLanes:
    """Return the lanes of a week's meetings; `only` names the one person or post that is looked at.

    `changed` is what a proposal that is shown changes: what it takes out of the week is named at the edge of its
    lanes, what it brings in stands in them.
    """
    goes = {key: row.slot.date for key, row in changed.items() if row.slot}
    there = [row for row in rows if _within(row.date, monday) or _within(goes.get(row.id, row.date), monday)]
    of_meetings = _lanes_of(desk, there, changed)
    stand = [row for row in there if _within(row.date, monday)]
    boards = Counter(lane for row in stand for lane in of_meetings[row.id])
    chairs = {row.chair_name or row.chair for row in there}
    known = dict.fromkeys(lane for lanes in of_meetings.values() for lane in lanes)
    wanted = [lane for lane in known if (lane == only if only else lane in chairs or boards[lane] >= _TWO)]
    wanted.sort(key=lambda lane: (lane not in chairs, -boards[lane], lane))
    beyond = _beyond(there, goes, monday)
    lanes = tuple(
        Lane(name, name, _lane_words(boards[name], [beyond[key] for key in beyond if name in of_meetings[key]]))
        for name in (wanted or [only] * bool(only))
    )
    away = desk.read(absences, first=monday, last=monday + WEEK)
    shown = {lane.id for lane in lanes}
    days = [(row, day) for row in away if row.person_name in shown for day in row.rule.days(monday, monday + WEEK)]
    known_ways = desk.read(ways)
    travel = [gap for lane in lanes for gap in travel_gaps(_of_lane(stand, of_meetings, lane.id), lane.id, known_ways)]
    return WeekLanes(lanes, of_meetings, tuple(_absence(row, day) for row, day in days), tuple(travel))


def _lanes_of(desk: Desk, rows: Sequence[MeetingRow], changed: Mapping[str, ProposalRow]) -> dict[str, tuple[str, ...]]:
    """Return who is asked to each meeting; of one that is not on the calendar yet, who must be there."""
    invited = desk.read(invitations, meetings=[row for row in rows if row.revision])
    found = {row.id: tuple(dict.fromkeys(_lane(each) for each in invited.get(row.id, ()))) for row in rows}
    return found | {row.id: changed[row.id].required for row in rows if not row.revision and row.id in changed}


def _beyond(rows: Sequence[MeetingRow], goes: Mapping[str, dt.date], monday: dt.date) -> dict[str, str]:
    """Return what a proposal takes out of a week or brings into it: `PG to 24 Mar`, `PG from 17 Mar`."""
    found = {}
    for row in rows:
        to = goes.get(row.id, row.date)
        if not _within(to, monday):
            found[row.id] = f"{row.forum_code} to {_day_words(to)}"
        elif not _within(row.date, monday):
            found[row.id] = f"{row.forum_code} from {_day_words(row.date)}"
    return found


def _lane_words(boards: int, beyond: Sequence[str]) -> str:
    return ", ".join(((counted(boards, "board"),) if boards or not beyond else ()) + tuple(beyond))


def _day_words(day: dt.date) -> str:
    return short_date_words(day).partition(" ")[2]


def travel_gaps(rows: Sequence[MeetingRow], lane_id: str, known: Problem) -> tuple[TravelGap, ...]:
    """Return the ways between the meetings of one lane that follow each other on a day, in the order they are given."""
    found = []
    for one, other in pairwise(rows):
        minutes = known.minutes_between(one.place, other.place)
        if not minutes or one.date != other.date:
            continue
        leaves = meeting_end(one.date, one.start, one.minutes)
        arrives, begins = leaves + dt.timedelta(minutes=minutes), dt.datetime.combine(other.date, other.start)
        if begins <= leaves:
            continue
        short = arrives > begins
        words = f"{minutes} min from {one.place} to {other.place}"
        more = f", {round((begins - leaves).total_seconds() / 60)} min left" if short else ""
        ends = begins if short else arrives
        found.append(TravelGap(lane_id, one.date, leaves.time(), ends.time(), words + more, short))
    return tuple(found)


def _of_lane(rows: Sequence[MeetingRow], of_meetings: Mapping[str, tuple[str, ...]], lane: str) -> list[MeetingRow]:
    """Return the meetings of a lane in the order in which they begin."""
    return sorted((row for row in rows if lane in of_meetings[row.id]), key=lambda row: (row.date, row.start))


def _within(day: dt.date, monday: dt.date) -> bool:
    return monday <= day <= monday + WEEK


def _lane(invitee: Invitee) -> str:
    return invitee.name or invitee.post


def _absence(row: AbsenceRow, day: dt.date) -> LaneAbsence:
    begins, ends = HOURS[row.rule.half]
    words = f"{row.person_name} is away{f': {row.reason}' if row.reason else ''}"
    whole = not row.rule.half
    return LaneAbsence(row.person_name, day, None if whole else begins, None if whole else ends, words)
