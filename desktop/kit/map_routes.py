"""The right-angled lines of the framework map: in corridors between bands and gutters between columns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from desktop.kit.wall_layout import Box

Corners = tuple[tuple[float, float], ...]
_SHIFTS = {"escalates": 0.88, "cascades": 0.7, "tracks": 0.5}
_GUTTERS = {"escalates": 0.35, "cascades": -0.35, "tracks": -0.35}


@dataclass(frozen=True, slots=True)
class MapLine:
    """What one forum is to another: `escalates`, `cascades` or `tracks`."""

    source_id: str
    target_id: str
    kind: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a card is and whether a line reaches its upper and lower edge freely; `gap` (px) parts the columns."""

    box: Box
    gap: float
    above: bool
    below: bool


@dataclass(frozen=True, slots=True)
class Route:
    """A line as its corners (x, y), the arrow at the last one."""

    line: MapLine
    corners: Corners


def routes_between(
    lines: Sequence[MapLine], places: Mapping[str, Place], bands: Sequence[Box], lane: float
) -> list[Route]:
    """Give every line between placed cards its corners; lines to one target share a lane, kinds keep apart."""
    known = [line for line in lines if {line.source_id, line.target_id} <= set(places)]
    hubs = list(dict.fromkeys(_hub(line) for line in known))
    return [
        Route(
            line,
            _corners(
                places[line.source_id],
                places[line.target_id],
                line.kind,
                _Corridors(bands, (1 + hubs.index(_hub(line)) % 3) * lane),
            ),
        )
        for line in known
    ]


@dataclass(frozen=True, slots=True)
class _Corridors:
    """The free strips between bands, and the distance from their upper edge at which a line crosses."""

    bands: Sequence[Box]
    lane: float

    def band_of(self, box: Box) -> Box:
        """Return the band in which a card stands."""
        return next(band for band in self.bands if band.y <= box.y < band.y + band.height)

    def beside(self, box: Box, *, over: bool) -> float:
        """Return the height (y) of the corridor over or under the band of a box, inside the band where none is."""
        band = self.band_of(box)
        strips = [(upper.y + upper.height, lower.y) for upper, lower in pairwise(self.bands)]
        if over:
            found = [high + self.lane for high, low in strips if low <= band.y][-1:]
            return found[0] if found else band.y + (box.y - band.y) / 2
        found = [high + self.lane for high, _low in strips if high >= band.y + band.height][:1]
        return found[0] if found else band.y + band.height - self.lane / 2


def _hub(line: MapLine) -> tuple[str, str]:
    """Return what lines share a lane by: the kind, and for escalations the target."""
    return line.kind, line.target_id if line.kind == "escalates" else ""


def _corners(source: Place, target: Place, kind: str, corridors: _Corridors) -> Corners:
    one, other = source.box, target.box
    if one.y == other.y:
        return _beside(source, target, kind, corridors)
    up = other.y < one.y
    if one.x == other.x and corridors.band_of(one) == corridors.band_of(other) and _next_row(one, other):
        x = other.x + other.width * _SHIFTS.get(kind, 0.5)
        return ((x, one.y), (x, other.y + other.height)) if up else ((x, one.y + one.height), (x, other.y))
    cross = corridors.beside(one, over=up)
    near = corridors.beside(other, over=not up)
    leave, arrive = _end(source, kind, over=up), _end(target, kind, over=not up)
    if near == cross:
        return _tidy((*leave, (leave[-1][0], cross), (arrive[-1][0], cross), *arrive[::-1]))
    past = min(band.x for band in corridors.bands) - corridors.lane / 4
    return _tidy((*leave, (leave[-1][0], cross), (past, cross), (past, near), (arrive[-1][0], near), *arrive[::-1]))


def _next_row(one: Box, other: Box) -> bool:
    """Return whether no row lies between two cards."""
    between = max(one.y, other.y) - min(one.y + one.height, other.y + other.height)
    return between < min(one.height, other.height)


def _end(place: Place, kind: str, *, over: bool) -> Corners:
    """Return where a line touches a card and, when the edge is not free, how it gets into the gutter beside."""
    box = place.box
    if place.above if over else place.below:
        return ((box.x + box.width * _SHIFTS.get(kind, 0.5), box.y if over else box.y + box.height),)
    right = _GUTTERS.get(kind, 0.35) > 0
    edge = box.x + box.width if right else box.x
    gutter = edge + place.gap * _GUTTERS.get(kind, 0.35)
    middle = box.y + box.height / 2
    return (edge, middle), (gutter, middle)


def _beside(source: Place, target: Place, kind: str, corridors: _Corridors) -> Corners:
    """Go straight to the next card of a row, and under the cards between to one farther off."""
    one, other = source.box, target.box
    middle = one.y + one.height / 2
    right = one.x < other.x
    start, end = (one.x + one.width, other.x) if right else (one.x, other.x + other.width)
    if abs(end - start) <= source.gap + 1:
        return (start, middle), (end, middle)
    cross = corridors.beside(one, over=False)
    leave, arrive = _end(source, kind, over=False), _end(target, kind, over=False)
    return _tidy((*leave, (leave[-1][0], cross), (arrive[-1][0], cross), *arrive[::-1]))


def _tidy(corners: Corners) -> Corners:
    """Return the corners without a point said twice."""
    return tuple(corner for place, corner in enumerate(corners) if not place or corner != corners[place - 1])
