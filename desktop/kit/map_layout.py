"""The framework map as rectangles and right-angled lines: bands of levels, columns of units, cards of forums."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from desktop.kit.wall_layout import Box

_BANDS = (
    ("Corporate", ("corporate",)),
    ("Business group, thematic", ("business group", "thematic")),
    ("BCU", ("BCU",)),
)
_SIDE = (("Oversight", "oversight"), ("Programme", "programme"))


@dataclass(frozen=True, slots=True)
class MapForum:
    """A forum's card: code, title, level, a few lines, and for groups the unit it stands under."""

    id: str
    code: str
    title: str
    level: str
    lines: tuple[str, ...] = ()
    column: str = ""


@dataclass(frozen=True, slots=True)
class MapLine:
    """What one forum is to another: `escalates`, `cascades` or `tracks`."""

    source_id: str
    target_id: str
    kind: str


@dataclass(frozen=True, slots=True)
class MapMeasures:
    """Lengths in logical pixels, from the font."""

    width: float
    label: float
    side: float
    line: float
    pad: float
    lane: float
    narrowest: float


@dataclass(frozen=True, slots=True)
class Card:
    """A forum and its box; a flat card has its title beside the chip and no lines."""

    forum: MapForum
    box: Box
    flat: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """A word on the map: a band's name with its count, or a column's."""

    words: str
    second: str
    box: Box


@dataclass(frozen=True, slots=True)
class Route:
    """A line as its corners (x, y), the arrow at the last one."""

    line: MapLine
    corners: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Map:
    """Bands, cards, labels and routes of the whole map, and its height (px)."""

    bands: tuple[Box, ...]
    cards: tuple[Card, ...]
    labels: tuple[Label, ...]
    routes: tuple[Route, ...]
    height: float


def framework_layout(forums: Sequence[MapForum], lines: Sequence[MapLine], measures: MapMeasures) -> Map:
    """Lay the forums out in bands from the top, oversight and programmes at the right, and route the lines."""
    wide = measures.width - measures.side
    corridor = 4 * measures.lane
    bands, cards, labels = [], [], []
    top = measures.pad
    for name, levels in _BANDS:
        members = [forum for forum in forums if forum.level in levels]
        if not members:
            continue
        placed, heads, bottom = _band(members, top, wide, measures)
        bands.append(Box(measures.pad, top, wide - 2 * measures.pad, bottom - top))
        cards += placed
        count = f"{len(members)} forum{'s' if len(members) != 1 else ''}"
        first = Box(2 * measures.pad, top + measures.pad, measures.label - 2 * measures.pad, 3 * measures.line)
        labels += [Label(name, count, first), *heads]
        top = bottom + corridor
    side_cards, side_labels, side_bottom = _side(forums, measures)
    boxes = {card.forum.id: card.box for card in cards}
    routes = _routes([line for line in lines if {line.source_id, line.target_id} <= set(boxes)], boxes, bands, measures)
    height = max(top - corridor, side_bottom) + measures.pad
    return Map(tuple(bands), (*cards, *side_cards), (*labels, *side_labels), tuple(routes), height)


def _band(
    members: Sequence[MapForum], top: float, wide: float, measures: MapMeasures
) -> tuple[list[Card], list[Label], float]:
    """Place the cards of one band: stacked in columns where forums name one, in rows otherwise."""
    left = measures.pad + measures.label
    room = wide - left - 2 * measures.pad
    gap, lane = measures.pad, 2 * measures.lane
    fit = max(1, int((room + gap) // (measures.narrowest + gap)))
    named = list(dict.fromkeys(forum.column for forum in members))
    stacks = len(named) > 1 and len(named) <= fit
    groups = [[forum for forum in members if forum.column == name] for name in named] if stacks else _rows(members, fit)
    count = len(groups) if stacks else max(len(row) for row in groups)
    card_width = (room + gap) / count - gap
    tall = _card_height(members, measures)
    start = top + measures.pad + (measures.line + measures.pad / 2 if stacks else 0)
    cards, labels = [], []
    for outer, group in enumerate(groups):
        for inner, forum in enumerate(group):
            across, down = (outer, inner) if stacks else (inner, outer)
            box = Box(left + across * (card_width + gap), start + down * (tall + lane), card_width, tall)
            cards.append(Card(forum, box))
        if stacks:
            head = Box(left + outer * (card_width + gap), top + measures.pad, card_width, measures.line)
            labels.append(Label("", named[outer], head))
    rows = max(map(len, groups)) if stacks else len(groups)
    return cards, labels, start + rows * (tall + lane) - lane + measures.pad


def _rows(members: Sequence[MapForum], fit: int) -> list[list[MapForum]]:
    """Share the forums over as few rows as needed, evenly."""
    count = -(-len(members) // fit)
    each = -(-len(members) // count)
    return [list(members[start : start + each]) for start in range(0, len(members), each)]


def _card_height(members: Sequence[MapForum], measures: MapMeasures) -> float:
    return measures.line * (2.2 + max(len(forum.lines) for forum in members)) + measures.pad


def _side(forums: Sequence[MapForum], measures: MapMeasures) -> tuple[list[Card], list[Label], float]:
    """Place oversight and programme forums one under another at the right."""
    left = measures.width - measures.side + measures.pad
    width = measures.side - 2 * measures.pad
    tall = measures.line * 1.9
    cards, labels = [], []
    top = measures.pad
    for name, level in _SIDE:
        members = [forum for forum in forums if forum.level == level]
        if not members:
            continue
        words = f"{name}, {len(members)} forum{'s' if len(members) != 1 else ''}"
        labels.append(Label(words, "", Box(left, top, width, measures.line)))
        top += measures.line + measures.pad / 2
        for forum in members:
            cards.append(Card(forum, Box(left, top, width, tall), flat=True))
            top += tall + measures.pad / 2
        top += measures.pad
    return cards, labels, top


def _routes(
    lines: Sequence[MapLine], boxes: dict[str, Box], bands: Sequence[Box], measures: MapMeasures
) -> list[Route]:
    """Give every line its corners; lines to one target share a lane, kinds keep apart."""
    hubs = list(dict.fromkeys(_hub(line) for line in lines))
    routes = []
    for line in lines:
        source, target = boxes[line.source_id], boxes[line.target_id]
        lane = (1 + hubs.index(_hub(line)) % 3) * measures.lane
        shift = {"escalates": 0.9, "cascades": 0.75, "tracks": 0.5}.get(line.kind, 0.5)
        if source.y == target.y:
            routes.append(Route(line, _beside(source, target)))
        else:
            routes.append(Route(line, _upright(source, target, shift, lane, _corridors(bands))))
    return routes


def _hub(line: MapLine) -> tuple[str, str]:
    """Return what lines share a lane by: the kind, and for escalations the target."""
    return line.kind, line.target_id if line.kind == "escalates" else ""


def _beside(source: Box, target: Box) -> tuple[tuple[float, float], ...]:
    middle = source.y + source.height / 2
    if source.x < target.x:
        return (source.x + source.width, middle), (target.x, middle)
    return (source.x, middle), (target.x + target.width, middle)


def _corridors(bands: Sequence[Box]) -> list[tuple[float, float]]:
    """Return upper and lower edge of the free strips between bands."""
    return [(upper.y + upper.height, lower.y) for upper, lower in pairwise(bands)]


def _upright(
    source: Box, target: Box, shift: float, lane: float, corridors: Sequence[tuple[float, float]]
) -> tuple[tuple[float, float], ...]:
    """Leave at the edge facing the target, cross in the corridor beside it, arrive at its facing edge."""
    up = target.y < source.y
    start = (source.x + source.width * shift, source.y if up else source.y + source.height)
    end_y = target.y + target.height if up else target.y
    same_column = target.x <= start[0] <= target.x + target.width
    if same_column:
        return start, (start[0], end_y)
    end = (target.x + target.width * shift, end_y)
    between = [(high, low) for high, low in corridors if min(start[1], end_y) <= high and low <= max(start[1], end_y)]
    if not between:
        return start, (start[0], (start[1] + end_y) / 2), (end[0], (start[1] + end_y) / 2), end
    high, low = between[0] if up else between[-1]
    cross = min(high + lane, low - 2)
    return start, (start[0], cross), (end[0], cross), end
