"""One month as rectangles: weeks as rows, working days wide, the weekend narrow, as many lines as fit."""

from dataclasses import dataclass
from datetime import date, timedelta

from desktop.kit.wall_layout import WEEK, WORKDAYS, Box

WEEKEND_SHARE = 0.45  # of a working day's width


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A day of the month's sheet; those of the months beside are `outside`."""

    day: date
    box: Box
    outside: bool


def weeks_of(month: date) -> tuple[date, ...]:
    """Return the Mondays of the weeks that touch a month."""
    monday = month.replace(day=1) - timedelta(days=month.replace(day=1).weekday())
    mondays = [monday + timedelta(days=WEEK * week) for week in range(6)]
    return tuple(each for each in mondays if each <= _last(month))


def month_days(month: date, width: float, height: float, head: float) -> tuple[MonthDay, ...]:
    """Lay out the weeks of a month under a head (px), whole pixels, no gaps."""
    weeks = weeks_of(month)
    unit = width / (WORKDAYS + (WEEK - WORKDAYS) * WEEKEND_SHARE)
    shares = [1.0] * WORKDAYS + [WEEKEND_SHARE] * (WEEK - WORKDAYS)
    edges = [round(unit * sum(shares[:place])) for place in range(WEEK + 1)]
    tall = (height - head) / len(weeks)
    days = []
    for row, monday in enumerate(weeks):
        top, bottom = round(head + row * tall), round(head + (row + 1) * tall)
        for place in range(WEEK):
            day = monday + timedelta(days=place)
            box = Box(edges[place], top, edges[place + 1] - edges[place], bottom - top)
            days.append(MonthDay(day, box, (day.year, day.month) != (month.year, month.month)))
    return tuple(days)


def lines_that_fit(count: int, room: float, line: float) -> int:
    """Return how many of `count` lines fit into a height, leaving one for the count of the rest."""
    fit = int(room // line)
    return count if count <= fit else max(fit - 1, 0)


def _last(month: date) -> date:
    following = month.replace(day=28) + timedelta(days=4)
    return following.replace(day=1) - timedelta(days=1)
