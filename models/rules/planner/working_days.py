"""Working days counted along one calendar, so that distances and windows cost a look-up each."""

import datetime as dt
from bisect import bisect_left, bisect_right

from models.errors import RuleBroken
from models.rules.holidays import LONGEST_CLOSURE, WorkingCalendar

SPARE = 200
"""Days beyond the first and the last one asked for that are counted at once."""


class WorkingDays:
    """The open days of a calendar in order, closures closed; it reaches out further when asked about later days."""

    def __init__(self, calendar: WorkingCalendar, first: dt.date, last: dt.date) -> None:
        self._calendar = calendar
        self._span = self._counted(first.toordinal() - SPARE, last.toordinal() + SPARE)

    def is_open(self, day: dt.date) -> bool:
        """Say whether a day is a working day."""
        number = day.toordinal()
        days = self._reaching(number, number)
        at = bisect_left(days, number)
        return at < len(days) and days[at] == number

    def steps(self, start: dt.date, end: dt.date) -> int:
        """Count the working days one must step from one day to reach another, negative backwards.

        The day one starts on is not counted, the day one reaches is: Friday to Monday is 1, Friday to Saturday 0.
        """
        if start == end:
            return 0
        a, b = start.toordinal(), end.toordinal()
        days = self._reaching(min(a, b), max(a, b))
        if a <= b:
            return bisect_right(days, b) - bisect_right(days, a)
        return bisect_left(days, b) - bisect_left(days, a)

    def place(self, day: dt.date) -> int:
        """Count the open days up to a day from some day on; the same one as long as only days of the span are asked."""
        number = day.toordinal()
        return bisect_right(self._reaching(number, number), number)

    def around(self, day: dt.date, before: int, after: int) -> list[dt.date]:
        """Return the open days at most so many steps before and after a day, itself among them if it is open."""
        number = day.toordinal()
        days = self._around(number, before, after)
        low, high = bisect_left(days, number), bisect_right(days, number)
        return [dt.date.fromordinal(found) for found in days[max(low - before, 0) : high + after]]

    def steps_away(self, day: dt.date, steps: int, *, back: bool, on: bool) -> list[dt.date]:
        """Return the open days exactly so many steps back and on from a day; at none, the day itself if it is open."""
        number = day.toordinal()
        days = self._around(number, steps if back else 0, steps if on else 0)
        low, high = bisect_left(days, number), bisect_right(days, number)
        if not steps:
            return [day] if low < high else []
        found = [days[low - steps]] if back else []
        if on:
            found.append(days[high + steps - 1])
        return [dt.date.fromordinal(one) for one in found]

    def place_in_month(self, day: dt.date) -> int:
        """Count the working days of a day's month up to that day, itself included."""
        return self.steps(day.replace(day=1) - dt.timedelta(days=1), day)

    def _around(self, number: int, before: int, after: int) -> list[int]:
        """Return days enough that a window around one of them lies within."""
        reach = SPARE
        days = self._reaching(number - reach, number + reach)
        while bisect_left(days, number) < before or len(days) - bisect_right(days, number) < after:
            if reach > 2 * LONGEST_CLOSURE * (before + after + 1):
                raise RuleBroken("The closures leave no working day in a whole year; shorten one of them.", "closure")
            reach *= 2
            days = self._reaching(number - reach, number + reach)
        return days

    def _reaching(self, first: int, last: int) -> list[int]:
        """Return the open days of a span that holds both days, by ordinal."""
        low, high, days = self._span
        if low <= first and last <= high:
            return days
        self._span = self._counted(min(low, first - SPARE), max(high, last + SPARE))
        return self._span[2]

    def _counted(self, low: int, high: int) -> tuple[int, int, list[int]]:
        is_working = self._calendar.is_working
        return low, high, [day for day in range(low, high + 1) if is_working(dt.date.fromordinal(day))]
