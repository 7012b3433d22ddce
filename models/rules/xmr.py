"""XmR limits of a run of figures: what is ordinary for it, and which points are out of the ordinary.

The limits are the mean plus and minus 2.66 times the mean moving range (Wheeler, Understanding Variation).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

FEWEST = 6
"""Points under which limits say nothing."""
RUN = 8
"""Points in a row on one side of the mean that tell of a shift."""
SPREAD = 2.66
WHOLE_FROM = 100


class Signal(StrEnum):
    """Why a point is out of the ordinary."""

    NONE = ""
    OUTSIDE = "outside the limits"
    RUN = "part of a run on one side of the mean"


@dataclass(frozen=True, slots=True)
class Xmr:
    """The limits of a run; `signals` has one entry for every point."""

    mean: float
    lower: float
    upper: float
    moving_range: float
    signals: tuple[Signal, ...]


def limits(values: Sequence[float]) -> Xmr | None:
    """Return the limits of figures in the order of time, none under six of them."""
    if len(values) < FEWEST:
        return None
    mean = sum(values) / len(values)
    moves = [abs(after - before) for before, after in pairwise(values)]
    moving_range = sum(moves) / len(moves)
    lower, upper = mean - SPREAD * moving_range, mean + SPREAD * moving_range
    shifted = _in_runs([_side(value, mean) for value in values])
    signals = (
        Signal.OUTSIDE if not lower <= value <= upper else Signal.RUN if run else Signal.NONE
        for value, run in zip(values, shifted, strict=True)
    )
    return Xmr(mean, lower, upper, moving_range, tuple(signals))


def limit_words(values: Sequence[float], place: int = -1) -> str:
    """Return where one of some figures stands in words, the last if not said: "within its limits, 180 to 240"."""
    if not values:
        return ""
    found = limits(values)
    if found is None:
        return f"{len(values)} of the {FEWEST} months that limits need"
    span = f"{plain_figure(found.lower)} to {plain_figure(found.upper)}"
    value = values[place]
    if value > found.upper:
        return f"above its limits, {span}"
    if value < found.lower:
        return f"below its limits, {span}"
    side = "above" if value > found.mean else "below"
    run = f", but {RUN} or more in a row {side} the mean of {plain_figure(found.mean)}"
    return f"within its limits, {span}{run if found.signals[place] is Signal.RUN else ''}"


def plain_figure(value: float) -> str:
    """Return a figure as a chart writes it: three digits that count, whole from a hundred up."""
    size = abs(value)
    whole = size >= WHOLE_FROM or value == round(value)
    written = f"{size:,.0f}" if whole else f"{size:,.1f}" if size >= 1 else f"{size:.2g}"
    return f"−{written}" if value < 0 else written


def _side(value: float, mean: float) -> int:
    return (value > mean) - (value < mean)


def _in_runs(sides: Sequence[int]) -> list[bool]:
    """Return for each point whether it belongs to a run; a point on the mean ends one."""
    found = [False] * len(sides)
    start = 0
    for place in range(1, len(sides) + 1):
        if place == len(sides) or sides[place] != sides[start]:
            if sides[start] and place - start >= RUN:
                found[start:place] = [True] * (place - start)
            start = place
    return found
