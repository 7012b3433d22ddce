"""Running times of an agenda: when each item starts and ends, and by how much the whole runs over."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

HOUR = 60
DAY = 24 * HOUR


@dataclass(frozen=True, slots=True)
class Slot:
    """The wall-clock span of one item; past midnight its end is earlier than its start.

    `gap` is the time in minutes left free before a promised start, negative where the item before runs into it.
    """

    start: time
    end: time
    gap: int = 0


def running_times(start: time, minutes: Sequence[int], fixed: Sequence[time | None] = ()) -> tuple[Slot, ...]:
    """Give each item its slot, one after the other from `start`, or at the start `fixed` for it; lengths in minutes."""
    offsets = _offsets(start, minutes, fixed)
    first = _minute(start)
    return tuple(Slot(clock(first + begin), clock(first + end), gap) for begin, end, gap in offsets)


def overrun(start: time, length: int, minutes: Sequence[int], fixed: Sequence[time | None] = ()) -> int:
    """Say by how many minutes the items run over a meeting of `length` minutes from `start`; 0 if they fit.

    Midnight makes no difference.
    """
    return max((end - length for _, end, _ in _offsets(start, minutes, fixed) if end > length), default=0)


def minutes_after(start: time, moment: time) -> int:
    """Return how many minutes a time of day lies after another, by the shorter way round the clock."""
    return (_minute(moment) - _minute(start) + DAY // 2) % DAY - DAY // 2


def clock(minute: int) -> time:
    """Return the time of day of a minute counted from midnight."""
    hour, left = divmod(minute % DAY, HOUR)
    return time(hour, left)


def _offsets(start: time, minutes: Sequence[int], fixed: Sequence[time | None]) -> list[tuple[int, int, int]]:
    """Return begin, end and gap of each item in minutes from `start`."""
    ends, spans = 0, []
    for length, promised in zip(minutes, fixed or [None] * len(minutes), strict=True):
        now = clock(_minute(start) + ends)
        gap = minutes_after(now, promised) if promised is not None else 0
        begins, ends = ends + gap, ends + gap + length
        spans.append((begins, ends, gap))
    return spans


def _minute(moment: time) -> int:
    return moment.hour * HOUR + moment.minute
