"""A week as rectangles: people or posts as lanes, days as columns with times, meetings as blocks that never overlap."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from desktop.kit.planner_parts import PlannerMeeting
from desktop.kit.proposal_marks import GHOST
from desktop.kit.wall_layout import Box

HOUR = 60
_AIR = 6  # px in a row above and below its blocks
OPENS, CLOSES = 8, 18  # hours shown at least


@dataclass(frozen=True, slots=True)
class Lane:
    """A person or a post, with a second line."""

    id: str
    name: str
    second: str = ""


@dataclass(frozen=True, slots=True)
class LaneAbsence:
    """When the one of a lane is away on a day; without times the whole day."""

    lane_id: str
    date: dt.date
    starts: dt.time | None
    ends: dt.time | None
    words: str


@dataclass(frozen=True, slots=True)
class TravelGap:
    """The way between two meetings of a lane; `short` when the time does not suffice."""

    lane_id: str
    date: dt.date
    starts: dt.time
    ends: dt.time
    words: str
    short: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A meeting in a lane, and whether it clashes there."""

    meeting: PlannerMeeting
    lane_id: str
    box: Box
    clashes: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A lane with the box of its whole row, and at its foot the line (px) of words about ways and absences."""

    lane: Lane
    box: Box
    foot: float = 0


@dataclass(frozen=True, slots=True)
class WeekMeasures:
    """Lengths in px: width of the names, height of the head, of a block, its least width, and a line of words."""

    gutter: float
    head: float
    block: float
    least: float
    foot: float


@dataclass(frozen=True, slots=True)
class Week:
    """The laid-out week; `hours` are the first and the last hour that is shown."""

    days: tuple[tuple[dt.date, Box], ...]
    rows: tuple[Row, ...]
    blocks: tuple[Block, ...]
    hours: tuple[int, int]
    height: float

    def x_of(self, day: dt.date, begins: dt.time) -> float:
        """Return the horizontal place (px) of a time on a day."""
        box = dict(self.days)[day]
        first, last = self.hours
        share = (minute_of(begins) - first * HOUR) / ((last - first) * HOUR)
        return box.x + min(max(share, 0), 1) * box.width

    def time_at(self, day: dt.date, x: float) -> dt.time:
        """Return the time at a horizontal place on a day, on the quarter of an hour before."""
        box = dict(self.days)[day]
        first, last = self.hours
        minutes = first * HOUR + (x - box.x) / box.width * (last - first) * HOUR
        quarter = min(max(int(minutes // 15) * 15, first * HOUR), last * HOUR - 15)
        return dt.time(quarter // HOUR, quarter % HOUR)


def minute_of(begins: dt.time) -> int:
    """Return the minute of the day."""
    return begins.hour * HOUR + begins.minute


def span_of(meeting: PlannerMeeting) -> tuple[int, int]:
    """Return from which to which minute of its day a meeting is; one without a time is at nine."""
    begins = minute_of(meeting.time or dt.time(9))
    return begins, begins + meeting.minutes


def clashing(meetings: Sequence[PlannerMeeting]) -> frozenset[str]:
    """Return the ids of the meetings of one lane and day that overlap another; ghosts are no longer there."""
    there = [each for each in meetings if each.sign != GHOST]
    pairs = [
        (one, other)
        for one, other in combinations(there, 2)
        if span_of(one)[0] < span_of(other)[1] and span_of(other)[0] < span_of(one)[1]
    ]
    return frozenset(each.id for pair in pairs for each in pair)


def runs(absences: Sequence[LaneAbsence]) -> tuple[tuple[LaneAbsence, ...], ...]:
    """Return the absences of a week, whole days in a row with the same words as one."""
    found: list[list[LaneAbsence]] = []
    for each in sorted(absences, key=lambda absence: (absence.lane_id, absence.date, absence.starts or dt.time.min)):
        last = found[-1][-1] if found else None
        if last and _goes_on(last, each):
            found[-1].append(each)
        else:
            found.append([each])
    return tuple(tuple(run) for run in found)


def _goes_on(one: LaneAbsence, other: LaneAbsence) -> bool:
    """Return whether an absence of a whole day goes on for another one."""
    whole = not (one.starts or one.ends or other.starts or other.ends)
    same = (one.lane_id, one.words) == (other.lane_id, other.words)
    return whole and same and other.date - one.date == dt.timedelta(days=1)


def week(
    meetings: Sequence[PlannerMeeting],
    lanes: Sequence[Lane],
    monday: dt.date,
    width: float,
    measures: WeekMeasures,
    said: frozenset[str] = frozenset(),
) -> Week:
    """Lay out five days, or all seven where the weekend has meetings; lanes grow with what overlaps in them.

    The lanes `said` (ids) get a line of words at their foot.
    """
    weekend = any(5 <= (each.date - monday).days < 7 for each in meetings)  # noqa: PLR2004  Saturday and Sunday
    dates = [monday + dt.timedelta(days=place) for place in range(7 if weekend else 5)]
    inside = [each for each in meetings if each.date in dates]
    hours = _hours(inside)
    share = (width - measures.gutter) / len(dates)
    edges = [round(measures.gutter + place * share) for place in range(len(dates) + 1)]
    columns = tuple(
        (day, Box(edges[place], 0, edges[place + 1] - edges[place], measures.head)) for place, day in enumerate(dates)
    )
    blank = Week(columns, (), (), hours, measures.head)
    rows: list[Row] = []
    blocks: list[Block] = []
    top = measures.head
    for lane in lanes:
        placed = [each for day in dates for each in _lane_day(blank, inside, lane, day, measures)]
        lines = max((line for _, _, line in placed), default=0) + 1
        foot = measures.foot if lane.id in said else 0
        tall = lines * measures.block + foot + _AIR
        rows.append(Row(lane, Box(0, top, width, tall), foot))
        for block, left, line in placed:
            box = Box(left, top + _AIR / 2 + line * measures.block, block.box.width, measures.block - 2)
            blocks.append(Block(block.meeting, lane.id, box, block.clashes))
        top += tall
    return Week(columns, tuple(rows), tuple(blocks), hours, top)


def _hours(meetings: Sequence[PlannerMeeting]) -> tuple[int, int]:
    spans = [span_of(each) for each in meetings]
    first = min([OPENS, *(begins // HOUR for begins, _ in spans)])
    return first, min(max([CLOSES, *(-(-ends // HOUR) for _, ends in spans)]), 24)


def _lane_day(
    blank: Week, meetings: Sequence[PlannerMeeting], lane: Lane, day: dt.date, measures: WeekMeasures
) -> list[tuple[Block, float, int]]:
    """Return the blocks of a lane on a day with their left edge and their line: the first line that is free there."""
    found = sorted((each for each in meetings if each.date == day and lane.id in each.lanes), key=span_of)
    bad = clashing(found)
    column = dict(blank.days)[day]
    right_end = column.x + column.width - 1
    ends: list[float] = []
    placed = []
    for meeting in found:
        begins, until = span_of(meeting)
        scale = column.width / ((blank.hours[1] - blank.hours[0]) * HOUR)
        wide = min(max((until - begins) * scale, measures.least), column.width - 2)
        left = min(column.x + (begins - blank.hours[0] * HOUR) * scale, right_end - wide)
        line = next((place for place, end in enumerate(ends) if end <= left + 0.5), len(ends))
        ends[line : line + 1] = [left + wide]
        clashes = meeting.id in bad and meeting.sign != GHOST
        placed.append((Block(meeting, lane.id, Box(left, 0, wide, measures.block), clashes), left, line))
    return placed
