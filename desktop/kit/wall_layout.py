"""The year wall planner as rectangles: twelve columns whose weekdays line up, chips that fit, the rest counted."""

from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from desktop.kit.planner_parts import PlannerMeeting

MONTHS, WEEK, WORKDAYS = 12, 7, 5
ROWS = 37  # a month that begins on a Sunday and has 31 days ends on row 37


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in logical pixels."""

    x: float
    y: float
    width: float
    height: float

    def holds(self, x: float, y: float) -> bool:
        """Return whether a point lies inside."""
        return self.x <= x < self.x + self.width and self.y <= y < self.y + self.height


@dataclass(frozen=True, slots=True)
class Measures:
    """Lengths in logical pixels, from the font: `chip` gives the width of a meeting's chip."""

    gutter: float
    head: float
    day: float
    weekend: float
    number: float
    chip_height: float
    gap: float
    more: float
    chip: Callable[[PlannerMeeting], float]


@dataclass(frozen=True, slots=True)
class Chip:
    """A meeting's chip in its cell."""

    meeting: PlannerMeeting
    box: Box


@dataclass(frozen=True, slots=True)
class Cell:
    """A day: its box, the chips that fit and how many do not."""

    day: date
    box: Box
    chips: tuple[Chip, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Head:
    """A month's head and how many meetings it has."""

    month: date
    box: Box
    count: int


@dataclass(frozen=True, slots=True)
class Wall:
    """The whole planner; `rows` are the boxes of the weekday letters, 0 is Monday."""

    heads: tuple[Head, ...]
    cells: tuple[Cell, ...]
    rows: tuple[tuple[int, Box], ...]
    height: float


def months_from(first: date, count: int = MONTHS) -> tuple[date, ...]:
    """Return the first days of `count` months."""
    starts = [divmod(first.year * MONTHS + first.month - 1 + step, MONTHS) for step in range(count)]
    return tuple(date(year, month + 1, 1) for year, month in starts)


def tops(measures: Measures) -> tuple[float, ...]:
    """Return the upper edge of each of the rows and, last, the lower edge of all."""
    edges = [measures.head]
    for row in range(ROWS):
        edges.append(edges[-1] + (measures.day if row % WEEK < WORKDAYS else measures.weekend))
    return tuple(float(round(edge)) for edge in edges)


def wall(
    first: date,
    days: Mapping[date, tuple[PlannerMeeting, ...]],
    closed: Mapping[date, str],
    width: float,
    measures: Measures,
) -> Wall:
    """Lay out twelve months from the first of one, in a width."""
    column = (width - measures.gutter) / MONTHS
    edges = tops(measures)
    heads, cells = [], []
    for place, month in enumerate(months_from(first)):
        left = round(measures.gutter + place * column)
        wide = round(measures.gutter + (place + 1) * column) - left
        length = monthrange(month.year, month.month)[1]
        dates = [month.replace(day=number) for number in range(1, length + 1)]
        heads.append(Head(month, Box(left, 0, wide, measures.head), sum(len(days.get(day, ())) for day in dates)))
        for day in dates:
            row = month.weekday() + day.day - 1
            box = Box(left, edges[row], wide, edges[row + 1] - edges[row])
            cells.append(_cell(day, box, () if day in closed else days.get(day, ()), measures))
    workdays = [row for row in range(ROWS) if row % WEEK < WORKDAYS]
    letters = tuple((row % WEEK, Box(0, edges[row], measures.gutter, edges[row + 1] - edges[row])) for row in workdays)
    return Wall(tuple(heads), tuple(cells), letters, edges[-1])


def _cell(day: date, box: Box, meetings: tuple[PlannerMeeting, ...], measures: Measures) -> Cell:
    """Put chips side by side while they fit, keeping room to count the rest."""
    if box.height < measures.chip_height:
        return Cell(day, box, (), len(meetings))
    chips: list[Chip] = []
    left = box.x + measures.number
    top = box.y + (box.height - measures.chip_height) / 2
    for place, meeting in enumerate(meetings):
        wide = measures.chip(meeting)
        rest = len(meetings) - place - 1
        end = box.x + box.width - (measures.more if rest else measures.gap / 2)
        if left + wide > end and chips:
            break
        wide = min(wide, end - left)
        chips.append(Chip(meeting, Box(left, top, wide, measures.chip_height)))
        left += wide + measures.gap
    return Cell(day, box, tuple(chips), len(meetings) - len(chips))
