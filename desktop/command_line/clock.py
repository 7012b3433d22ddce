"""The clock, read here and in the app alone: everybody else is told the time."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/London")
MORNING = time(9, 0)


def clock_at(today: date | None) -> Callable[[], datetime]:
    """Return the present moment in UTC, or always nine in the morning of a given day, for repeatable output."""
    if today is None:
        return lambda: datetime.now(UTC)  # noqa: TID251  the one clock
    fixed = datetime.combine(today, MORNING, ZONE).astimezone(UTC)
    return lambda: fixed
