"""The year wall planner as rectangles: twelve columns whose weekdays line up, chips that fit, the rest counted."""

from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from desktop.kit.planner_parts import PlannerMeeting

MONTHS, WEEK, WORKDAYS = 12, 7, 5
LETTERS = "MTWTFSS"
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
    """Lengths in logical pixels, from the font: `chip` gives the width of a meeting's chip.

    `more` is the room a count of one figure needs beside the last chip, with air on both sides, `figure` that of each
    further one.
    """

    gutter: float
    head: float
    day: float
    weekend: float
    number: float
    chip_height: float
    gap: float
    more: float
    figure: float
    chip: Callable[[PlannerMeeting], float]

    def room(self, rest: int) -> float:
        """Return the width (px) kept free at the right of a line after which so many meetings are counted."""
        return self.more + self.figure * (len(str(rest)) - 1) if rest else self.gap / 2


@dataclass(frozen=True, slots=True)
class Chip:
    """A meeting's chip in its cell."""

    meeting: PlannerMeeting
    box: Box


@dataclass(frozen=True, slots=True)
class Cell:
    """A day, or the week from it on: its box, the chips that fit and how many do not.

    Where `numbered` is false the day's number stands in a head of its column.
    """

    day: date
    box: Box
    chips: tuple[Chip, ...]
    more: int
    days: int = 1
    numbered: bool = True

    def spans(self, day: date) -> bool:
        """Return whether a day is in the cell."""
        return 0 <= (day - self.day).days < self.days


@dataclass(frozen=True, slots=True)
class Head:
    """A month's head and how many meetings it has."""

    month: date
    box: Box
    count: int


@dataclass(frozen=True, slots=True)
class Wall:
    """The whole planner: `rows` are the words at the left, `columns` the words under the heads, if any."""

    heads: tuple[Head, ...]
    cells: tuple[Cell, ...]
    rows: tuple[tuple[str, Box], ...]
    height: float
    columns: tuple[tuple[str, Box], ...] = ()
    width: float = 0


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
            found = days.get(day, ())
            shown = tuple(each for each in found if each.sign) if day in closed else found
            cells.append(cell_of(Cell(day, box, (), len(found)), shown, measures))
    workdays = [row for row in range(ROWS) if row % WEEK < WORKDAYS]
    letters = tuple(
        (LETTERS[row % WEEK], Box(0, edges[row], measures.gutter, edges[row + 1] - edges[row])) for row in workdays
    )
    return Wall(tuple(heads), tuple(cells), letters, edges[-1], width=width)


def cell_of(cell: Cell, meetings: tuple[PlannerMeeting, ...], measures: Measures) -> Cell:
    """Put chips beside and below one another while they fit, keeping room to count the rest of `cell.more`."""
    box, tall = cell.box, measures.chip_height + measures.gap / 2
    lines = max(1, int((box.height - 1) // tall)) if box.height >= measures.chip_height else 0
    top = box.y + (box.height - measures.chip_height) / 2 if lines == 1 else box.y + measures.gap / 2
    begin = box.x + (measures.number if cell.numbered else measures.gap)
    chips: list[Chip] = []
    left, line = begin, 0
    for place, meeting in enumerate(meetings):
        wide, rest = measures.chip(meeting), cell.more - place - 1
        end = box.x + box.width - measures.room(rest if line == lines - 1 else 0)
        if left + wide > end and left > begin:
            line, left = line + 1, begin
            end = box.x + box.width - measures.room(rest if line == lines - 1 else 0)
        if line >= lines:
            break
        wide = min(wide, end - left)
        chips.append(Chip(meeting, Box(left, top + line * tall, wide, measures.chip_height)))
        left += wide + measures.gap
    return replace(cell, chips=tuple(chips), more=cell.more - len(chips))
