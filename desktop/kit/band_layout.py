"""The year as bands: days or weeks side by side, one band for each level or one for all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, pairwise

from desktop.kit.planner_parts import LEVEL_RANK, PlannerMeeting, rank
from desktop.kit.wall_layout import LETTERS, WEEK, WORKDAYS, Box, Cell, Head, Measures, Wall, cell_of, months_from

ALL = ("all",)


@dataclass(frozen=True, slots=True)
class Bands:
    """How the year is cut: a band a level or one, a cell a week or a day, and the least width of a cell (px)."""

    by_level: bool
    weekly: bool
    column: float


def columns_of(first: date, *, weekly: bool) -> tuple[date, ...]:
    """Return the first day of each column: all days of twelve months, or the Mondays of their weeks."""
    last = months_from(first, 13)[-1] - timedelta(days=1)
    begin = first - timedelta(days=first.weekday()) if weekly else first
    step = WEEK if weekly else 1
    return tuple(begin + timedelta(days=step * place) for place in range((last - begin).days // step + 1))


def bands(
    first: date,
    days: Mapping[date, tuple[PlannerMeeting, ...]],
    size: tuple[float, float],
    measures: Measures,
    cut: Bands,
) -> Wall:
    """Lay out twelve months in bands, at least `size` wide and high, wider where the columns need it."""
    starts = columns_of(first, weekly=cut.weekly)
    lefts = _edges(starts, size[0] - measures.gutter, measures, cut)
    levels = LEVEL_RANK if cut.by_level else ALL
    words = row_words(cut.by_level)
    head = measures.head * 2
    tall = max(measures.day, (size[1] - head) / len(levels))
    tops = [round(head + place * tall) for place in range(len(levels) + 1)]
    columns = [Box(left, measures.head, right - left, measures.head) for left, right in pairwise(lefts)]
    cells = []
    for start, column in zip(starts, columns, strict=True):
        found = _within(start, days, cut)
        for place, level in enumerate(levels):
            here = tuple(each for each in found if level == ALL[0] or _band(each) == level)
            box = Box(column.x, tops[place], column.width, tops[place + 1] - tops[place])
            cell = Cell(start, box, (), len(here), WEEK if cut.weekly else 1, numbered=False)
            cells.append(cell_of(cell, here, measures) if column.width > measures.weekend else cell)
    rows = tuple(
        (words[place], Box(0, tops[place], measures.gutter, tops[place + 1] - tops[place]))
        for place in range(len(levels))
    )
    below = tuple((_column_words(start, cut), box) for start, box in zip(starts, columns, strict=True))
    heads = _heads(starts, columns, days, first)
    return Wall(heads, tuple(cells), rows, float(tops[-1]), below, lefts[-1])


def row_words(by_level: bool) -> tuple[str, ...]:  # noqa: FBT001  it is said by the name
    """Return the words at the left of the bands, one word a line."""
    return tuple(level.replace(" ", "\n") for level in LEVEL_RANK) if by_level else ALL


def _band(meeting: PlannerMeeting) -> str:
    """Return the band of a meeting; a level nobody knows is shown with the last."""
    return meeting.level if meeting.level in LEVEL_RANK else LEVEL_RANK[-1]


def _edges(starts: Sequence[date], width: float, measures: Measures, cut: Bands) -> list[float]:
    """Return the left edges of the columns and, last, the right edge; weekends are thin."""
    thin = [not cut.weekly and start.weekday() >= WORKDAYS for start in starts]
    share = (width - sum(thin) * measures.weekend) / (len(starts) - sum(thin))
    wide = max(cut.column, share)
    edges = [measures.gutter]
    for each in thin:
        edges.append(edges[-1] + (measures.weekend if each else wide))
    return [float(round(edge)) for edge in edges]


def _within(start: date, days: Mapping[date, tuple[PlannerMeeting, ...]], cut: Bands) -> tuple[PlannerMeeting, ...]:
    """Return the meetings of a column in the order of their chips."""
    if not cut.weekly:
        return days.get(start, ())
    week = [each for place in range(WEEK) for each in days.get(start + timedelta(days=place), ())]
    return tuple(sorted(week, key=lambda each: (rank(each)[:2], each.date)))


def _column_words(start: date, cut: Bands) -> str:
    if cut.weekly:
        return str(start.day)
    return f"{LETTERS[start.weekday()]} {start.day}" if start.weekday() < WORKDAYS else ""


def _heads(
    starts: Sequence[date], columns: Sequence[Box], days: Mapping[date, tuple[PlannerMeeting, ...]], first: date
) -> tuple[Head, ...]:
    """Return the month heads over their columns; a week belongs to the month of its Monday, the first to the first."""
    counts: dict[date, int] = {}
    for day, meetings in days.items():
        counts[day.replace(day=1)] = counts.get(day.replace(day=1), 0) + len(meetings)
    pairs = zip(starts, columns, strict=True)
    found = []
    for month, members in groupby(pairs, key=lambda pair: max(pair[0].replace(day=1), first)):
        boxes = [box for _, box in members]
        width = boxes[-1].x + boxes[-1].width - boxes[0].x
        found.append(Head(month, Box(boxes[0].x, 0, width, boxes[0].height), counts.get(month, 0)))
    return tuple(found)
