"""The clock: everybody else is told the time."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

Clock = Callable[[], datetime]
ZONE = ZoneInfo("Europe/London")
MORNING = time(9, 0)


def real_clock() -> datetime:
    """Return the present moment in UTC."""
    return datetime.now(UTC)  # noqa: TID251  the one clock


def clock_of_day(day: date) -> Clock:
    """Return a clock on which it is always that day, at the time it really is: for an invented year."""

    def then() -> datetime:
        wall = real_clock().astimezone(ZONE)
        return datetime.combine(day, wall.timetz().replace(tzinfo=None), ZONE).astimezone(UTC)

    return then


def stopped_clock(day: date) -> Clock:
    """Return a clock that stands at nine in the morning of a day: for repeatable output."""
    moment = datetime.combine(day, MORNING, ZONE).astimezone(UTC)
    return lambda: moment
