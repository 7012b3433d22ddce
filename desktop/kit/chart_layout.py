"""Where everything stands on a control chart: a point a month, the mean and the limits, and the figures beside them."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from models.rules.exception_cells import month_words
from models.rules.xmr import Signal, Xmr, limits, plain_figure

_YEAR = 12
_AIR = 0.08  # share of the span that stays free above and below


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """The figure of a month: its place in px, its words, and why it is out of the ordinary."""

    x: float
    y: float
    words: str
    figure: str
    signal: Signal


@dataclass(frozen=True, slots=True)
class ChartLine:
    """The mean or a limit: its height in px, and the figure that stands at its right end."""

    y: float
    label_y: float
    figure: str
    strong: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """A laid out chart; without limits there are no lines. `first` and `last` are the months under its ends."""

    points: tuple[ChartPoint, ...]
    lines: tuple[ChartLine, ...]
    first: str
    last: str


def chart_of(series: Sequence[tuple[dt.date, float]], width: float, height: float, line: float, edge: float) -> Chart:
    """Lay out a run of months (the 1st of each) in a size; `line` is the height of a figure, `edge` free at each side.

    Months stand as far apart as they are in time. Figures of lines never stand closer than a line's height.
    """
    if not series:
        return Chart((), (), "", "")
    found = limits([value for _month, value in series])
    low, high = _span([value for _month, value in series], found)
    top, tall = line, max(height - 2 * line, 1.0)

    def at(value: float) -> float:
        return top + tall * (high - value) / (high - low)

    begin, end = _count(series[0][0]), _count(series[-1][0])
    step = (width - 2 * edge) / max(end - begin, 1)
    signals = found.signals if found else (Signal.NONE,) * len(series)
    points = tuple(
        ChartPoint(
            edge + (_count(month) - begin) * step,
            at(value),
            f"{month_words(month)}: {plain_figure(value)}{f', {signal}' if signal else ''}",
            plain_figure(value),
            signal,
        )
        for (month, value), signal in zip(series, signals, strict=True)
    )
    return Chart(
        points, _lines(found, at, line) if found else (), month_words(series[0][0]), month_words(series[-1][0])
    )


def _span(values: Sequence[float], found: Xmr | None) -> tuple[float, float]:
    """Return the lowest and the highest height of the chart, with air."""
    all_of_them = [*values, *((found.lower, found.upper) if found else ())]
    low, high = min(all_of_them), max(all_of_them)
    air = (high - low) * _AIR or 1.0
    return low - air, high + air


def _lines(found: Xmr, at: Callable[[float], float], line: float) -> tuple[ChartLine, ...]:
    """Return upper limit, mean and lower limit, their figures pushed apart where they would touch."""
    heights = [at(value) for value in (found.upper, found.mean, found.lower)]
    labels = [min(heights[0], heights[1] - line), heights[1], max(heights[2], heights[1] + line)]
    figures = [plain_figure(value) for value in (found.upper, found.mean, found.lower)]
    rows = zip(heights, labels, figures, (False, True, False), strict=True)
    return tuple(ChartLine(*row) for row in rows)


def _count(month: dt.date) -> int:
    return month.year * _YEAR + month.month
