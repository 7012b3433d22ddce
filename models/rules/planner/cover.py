"""Which of the meetings that clash at home leave it: those that weigh least together, so that no two left there clash.

Clashes among homes fall into many small groups that have nothing to do with one another. Each is settled exactly by
trying its busiest meeting out and in, which splits it again; a group too large for that is settled by who clashes most.
"""

from collections.abc import Iterator, Mapping
from heapq import heapify, heappop, heappush

Clashes = Mapping[int, set[int]]
"""Meetings by number, each with those it clashes with, told at both ends."""
LARGEST, TRIES = 60, 200
"""The most meetings of a group that is settled exactly, and how often it may be split for that."""


def least_cover(group: Clashes, weight: Mapping[int, int]) -> list[int]:
    """Return meetings without whom no clash of a group is left, of the least weight if it is small enough to try."""
    if len(group) > LARGEST:
        return _busiest(group, weight)
    return _Trial(weight).least(group)[1]


class _Trial:
    """One group being settled: splits are counted, and after the last one only the busiest meeting is tried out."""

    def __init__(self, weight: Mapping[int, int]) -> None:
        self._weight = weight
        self._left = TRIES

    def least(self, clashes: Clashes) -> tuple[int, list[int]]:
        """Return the least weight of a cover and the cover."""
        weight = self._weight
        busiest = min(clashes, key=lambda one: (-len(clashes[one]), weight[one], one))
        found = self._without(clashes, [busiest])
        self._left -= 1
        loner = min((weight[one] for one in clashes[busiest] if len(clashes[one]) == 1), default=0)
        if self._left < 0 or loner >= weight[busiest]:
            return found
        return min(found, self._without(clashes, sorted(clashes[busiest])))

    def _without(self, clashes: Clashes, gone: list[int]) -> tuple[int, list[int]]:
        """Return the least cover that has some meetings in it."""
        total, out = sum(self._weight[one] for one in gone), list(gone)
        left = {one: others.difference(gone) for one, others in clashes.items() if one not in gone}
        for group in groups(left):
            more, others = self.least(group)
            total, out = total + more, out + others
        return total, out


def groups(clashes: Clashes) -> Iterator[dict[int, set[int]]]:
    """Yield the meetings that hang together by clashes; those without any are left out."""
    seen: set[int] = set()
    for first, others in clashes.items():
        if first in seen or not others:
            continue
        seen.add(first)
        group, waiting = {}, [first]
        while waiting:
            one = waiting.pop()
            group[one] = clashes[one]
            fresh = clashes[one] - seen
            seen |= fresh
            waiting += fresh
        yield group


def _busiest(clashes: Clashes, weight: Mapping[int, int]) -> list[int]:
    """Take out who clashes with a loner first, then who clashes most, until no clash is left."""
    left = {one: set(others) for one, others in clashes.items()}
    out: list[int] = []
    loners = [one for one, others in left.items() if len(others) == 1]
    most = [(-len(others), weight[one], one) for one, others in left.items()]
    heapify(most)
    while most:
        if loners:
            loner = loners.pop()
            if len(left[loner]) != 1:
                continue
            gone = max((loner, *left[loner]), key=lambda one: (len(left[one]), -weight[one], one))
        else:
            count, _, gone = heappop(most)
            if not count or len(left[gone]) != -count:
                continue
        out.append(gone)
        for other in sorted(left[gone]):
            left[other].discard(gone)
            heappush(most, (-len(left[other]), weight[other], other))
            if len(left[other]) == 1:
                loners.append(other)
        left[gone] = set()
    return out
