"""Running times of an agenda: when each item starts and ends, and by how much the whole runs over."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from itertools import accumulate, pairwise

HOUR = 60
DAY = 24 * HOUR


@dataclass(frozen=True, slots=True)
class Slot:
    """The wall-clock span of one item; past midnight its end is earlier than its start."""

    start: time
    end: time


def running_times(start: time, minutes: Sequence[int]) -> tuple[Slot, ...]:
    """Give each item its slot, one after the other from `start`; lengths in minutes."""
    ends = accumulate(minutes, initial=start.hour * HOUR + start.minute)
    return tuple(Slot(_clock(begin), _clock(end)) for begin, end in pairwise(ends))


def overrun(start: time, length: int, minutes: Sequence[int]) -> int:  # noqa: ARG001  a slot is start and length
    """Say by how many minutes the items run over a meeting of `length` minutes from `start`; 0 if they fit.

    Midnight makes no difference.
    """
    return max(0, sum(minutes) - length)


def _clock(minute: int) -> time:
    hour, left = divmod(minute % DAY, HOUR)
    return time(hour, left)
