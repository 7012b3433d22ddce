"""Fitting an agenda into its meeting: what may change is squeezed or stretched in proportion round what is fixed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import time
from itertools import pairwise

from models.errors import RuleBroken
from models.rules.agenda_times import clock, minutes_after, running_times


@dataclass(frozen=True, slots=True)
class FittedItem:
    """An item to be fitted; breaks, fixed lengths and items without time keep their minutes."""

    minutes: int
    fixed_length: bool = False
    fixed_start: time | None = None
    is_break: bool = False

    @property
    def changeable(self) -> bool:
        """Whether its minutes may change."""
        return self.minutes > 0 and not self.fixed_length and not self.is_break


def refit(start: time, length: int, items: Sequence[FittedItem], from_index: int = 0) -> tuple[int, ...]:
    """Return the minutes of each item with which promised starts and the end of the meeting are met.

    Items before `from_index` stay as they are; what may change keeps at least a minute. RuleBroken where the time
    that is left cannot hold the items, saying by how many minutes.
    """
    minutes = [item.minutes for item in items]
    slots = running_times(start, minutes, [item.fixed_start for item in items])
    at = minutes_after(start, slots[from_index].start) if from_index < len(items) else length
    for stretch in _stretches(items, from_index):
        first, last = stretch[0], stretch[-1]
        promised = items[first].fixed_start
        begins = at if promised is None else minutes_after(start, promised)
        follower = items[last + 1].fixed_start if last + 1 < len(items) else None
        at = length if follower is None else minutes_after(start, follower)
        fitted = _fitted([items[place] for place in stretch], at - begins, until=clock(_minute(start) + at))
        for place, fit in zip(stretch, fitted, strict=True):
            minutes[place] = fit
    return tuple(minutes)


def _stretches(items: Sequence[FittedItem], from_index: int) -> Iterator[range]:
    """Yield the runs of items between promised starts."""
    starts = [place for place in range(from_index + 1, len(items)) if items[place].fixed_start is not None]
    edges = [from_index, *starts, len(items)]
    yield from (range(first, end) for first, end in pairwise(edges) if first < end)


def _fitted(items: Sequence[FittedItem], room: int, *, until: time) -> list[int]:
    """Return the minutes of the items of one run, filling its room as far as anything may change."""
    free = [item.minutes for item in items if item.changeable]
    left = room - sum(item.minutes for item in items if not item.changeable)
    short = len(free) - left
    if short > 0:
        more = f"{short} minute{'' if short == 1 else 's'} more"
        raise RuleBroken(f"What comes before {until:%H:%M} needs {more} than there is; take an item out or shorten it.")
    shares = iter(_shared(free, left))
    return [next(shares) if item.changeable else item.minutes for item in items]


def _shared(weights: Sequence[int], total: int) -> list[int]:
    """Share whole minutes out in proportion, at least one each, what is left over to the largest remainders."""
    if not weights:
        return []
    exact = [total * weight / sum(weights) for weight in weights]
    shares = [max(1, int(share)) for share in exact]
    while sum(shares) != total:
        step = 1 if sum(shares) < total else -1
        able = [place for place, share in enumerate(shares) if share + step >= 1]
        nearest = max(able, key=lambda place: (step * (exact[place] - shares[place]), -place))
        shares[nearest] += step
    return shares


def _minute(moment: time) -> int:
    return moment.hour * 60 + moment.minute
