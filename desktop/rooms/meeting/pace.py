"""How a meeting in the room keeps to its agenda: when each item began or will, and when the meeting will end."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from models.queries.agenda import ItemRow
from models.queries.item_clock import Clock

MINUTE = 60


@dataclass(frozen=True, slots=True)
class Pace:
    """The start of each item as it went and as it will go, by the item's key; `behind` in minutes, negative ahead.

    Without a running clock nothing is reckoned: `ends` is none.
    """

    starts: Mapping[str, dt.time] = field(default_factory=dict)
    ends: dt.time | None = None
    behind: int = 0

    @property
    def words(self) -> str:
        """Say how it stands: 7 min behind, ends 12:37."""
        if self.ends is None:
            return ""
        apart = "on time" if not self.behind else f"{abs(self.behind)} min {'behind' if self.behind > 0 else 'ahead'}"
        return f"{apart}, ends {self.ends:%H:%M}"


def pace(items: Sequence[ItemRow], clock: Clock, now: dt.time, planned_end: dt.time) -> Pace:
    """Return how a meeting stands at a wall-clock time: what was taken as it went, the rest as it is allotted."""
    taken = [item for item in items if not item.withdrawn_because]
    place = next((at for at, item in enumerate(taken) if item.id == clock.running_item_id), -1)
    if place < 0:
        return Pace()
    used = clock.spans
    running = taken[place]
    began = _seconds(now) - used.get(running.id, 0)
    starts = {running.id: began}
    for item in reversed(taken[:place]):
        if item.id in used:
            starts[item.id] = began = began - used[item.id]
    at = _seconds(now) + max(0, running.minutes * MINUTE - used.get(running.id, 0))
    for item in taken[place + 1 :]:
        at = max(at, _seconds(item.fixed_start)) if item.fixed_start else at
        starts[item.id] = at
        at += 0 if item.id in used else item.minutes * MINUTE
    behind = round((at - _seconds(planned_end)) / MINUTE)
    return Pace({key: _time(second) for key, second in starts.items()}, _time(at), behind)


def rest_begins(items: Sequence[ItemRow], clock: Clock, now: dt.time) -> dt.time:
    """Return when the item after the running one can begin: when its allotted time is over, or now."""
    running = next((item for item in items if item.id == clock.running_item_id), None)
    left = running.minutes * MINUTE - clock.spans.get(running.id, 0) if running else 0
    whole = -(-(_seconds(now) + max(0, left)) // MINUTE) * MINUTE
    return _time(whole)


def watch(seconds: int) -> str:
    """Return minutes and seconds as a stop watch shows them: 15:04."""
    return f"{seconds // MINUTE}:{seconds % MINUTE:02}"


def _seconds(time: dt.time) -> int:
    return (time.hour * MINUTE + time.minute) * MINUTE + time.second


def _time(seconds: int) -> dt.time:
    minutes = round(seconds / MINUTE) % (24 * MINUTE)
    return dt.time(minutes // MINUTE, minutes % MINUTE)
