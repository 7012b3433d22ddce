"""Where everything stands on a heat map of risks: cells, chips, what has no room, and arrows from the old places."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import hypot

from desktop.kit.wall_layout import Box

Point = tuple[float, float]
Place = tuple[int, int]
MOST_TRIED = 60
_INSIDE = 0.22  # share of a cell by which an arrow begins before the edge of the old cell
_BEFORE = 2.0  # px between the head of an arrow and its chip
_MIDDLE = 0.5


@dataclass(frozen=True, slots=True)
class HeatRisk:
    """A risk on the map: its place now and before, from 1; `short` is written on its chip, `words` say it whole."""

    id: str
    short: str
    words: str
    likelihood: int
    impact: int
    old_likelihood: int
    old_impact: int

    @property
    def place(self) -> Place:
        """Where it stands: likelihood and impact."""
        return self.likelihood, self.impact

    @property
    def old_place(self) -> Place:
        """Where it stood before."""
        return self.old_likelihood, self.old_impact


@dataclass(frozen=True, slots=True)
class HeatScale:
    """The words of both scales, lowest first, and the band of each place: `bands[impact - 1][likelihood - 1]`."""

    likelihoods: tuple[str, ...]
    impacts: tuple[str, ...]
    bands: tuple[tuple[str, ...], ...]

    def band(self, place: Place) -> str:
        """Return the band of a place."""
        return self.bands[place[1] - 1][place[0] - 1]


@dataclass(frozen=True, slots=True)
class HeatMeasures:
    """Lengths in logical pixels: the map, its label column and axis, gap, the line of a band's word, and chips.

    `name_all` writes the band's word in every cell, where no tint tells it.
    """

    width: float
    height: float
    label: float
    axis: float
    gap: float
    word: float
    chip_height: float
    chip_width: Callable[[str], float]
    name_all: bool = False


@dataclass(frozen=True, slots=True)
class HeatCell:
    """A cell with its band; `named` where the band's word is written, once for each region."""

    place: Place
    band: str
    box: Box
    named: bool


@dataclass(frozen=True, slots=True)
class HeatChip:
    """A risk's chip, or one that counts those without room: then `risk` is none and `count` says how many."""

    risk: HeatRisk | None
    place: Place
    box: Box
    count: int = 0


@dataclass(frozen=True, slots=True)
class HeatArrow:
    """From the cell where a risk stood to the edge of its chip."""

    risk_id: str
    start: Point
    end: Point


@dataclass(frozen=True, slots=True)
class HeatPicture:
    """The whole map, cells row by row from the top left."""

    cells: tuple[HeatCell, ...] = ()
    chips: tuple[HeatChip, ...] = ()
    arrows: tuple[HeatArrow, ...] = ()

    def cell(self, place: Place) -> HeatCell:
        """Return the cell of a place."""
        return next(cell for cell in self.cells if cell.place == place)


def heat_layout(risks: Sequence[HeatRisk], scale: HeatScale, measures: HeatMeasures) -> HeatPicture:
    """Lay a map out; the order of the risks is their order within a cell."""
    boxes = dict(_boxes(scale, measures))
    named = set(boxes) if measures.name_all else _named(risks, scale)
    cells = [HeatCell(place, scale.band(place), box, place in named) for place, box in boxes.items()]
    chips: list[HeatChip] = []
    for cell in cells:
        inside = sorted((risk for risk in risks if risk.place == cell.place), key=_came_from)
        chips += _chips(inside, cell, measures)
    moved = [chip for chip in chips if chip.risk and chip.risk.place != chip.risk.old_place]
    legible = tuple(replace(cell, named=cell.named and not _covered(cell, chips, measures)) for cell in cells)
    return HeatPicture(legible, tuple(chips), tuple(_arrow(chip, boxes) for chip in moved))


def _covered(cell: HeatCell, chips: Sequence[HeatChip], measures: HeatMeasures) -> bool:
    """Say whether a chip stands where the band's word would be written."""
    return any(chip.place == cell.place and chip.box.y < cell.box.y + measures.word for chip in chips)


def _came_from(risk: HeatRisk) -> int:
    """Return what sorts the chips of a cell: those from the left first, so that arrows cross no other chip."""
    return (risk.old_likelihood > risk.likelihood) - (risk.old_likelihood < risk.likelihood)


def _boxes(scale: HeatScale, measures: HeatMeasures) -> Iterator[tuple[Place, Box]]:
    columns, rows = len(scale.likelihoods), len(scale.impacts)
    wide, tall = measures.width - measures.label, measures.height - measures.axis
    across = [round(measures.label + place * wide / columns) for place in range(columns + 1)]
    down = [round(place * tall / rows) for place in range(rows + 1)]
    for row in range(rows):
        for column in range(columns):
            width = across[column + 1] - across[column] - measures.gap
            height = down[row + 1] - down[row] - measures.gap
            yield (column + 1, rows - row), Box(across[column], down[row], width, height)


def _named(risks: Sequence[HeatRisk], scale: HeatScale) -> set[Place]:
    """Return one place of each region of a band: the emptiest, then the highest, then the leftmost."""
    held: dict[Place, int] = {}
    for risk in risks:
        held[risk.place] = held.get(risk.place, 0) + 1
    places = [(x, y) for y in range(len(scale.impacts), 0, -1) for x in range(1, len(scale.likelihoods) + 1)]
    left, found = set(places), set()
    for place in places:
        if place in left:
            region = _region(place, left, scale)
            left -= region
            found.add(min(region, key=lambda each: (held.get(each, 0), -each[1], each[0])))
    return found


def _region(start: Place, left: set[Place], scale: HeatScale) -> set[Place]:
    """Return the places of one band that touch one another."""
    region, edge = {start}, [start]
    while edge:
        x, y = edge.pop()
        for near in ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)):
            if near in left and near not in region and scale.band(near) == scale.band(start):
                region.add(near)
                edge.append(near)
    return region


def _chips(risks: list[HeatRisk], cell: HeatCell, measures: HeatMeasures) -> list[HeatChip]:
    """Set the chips of a cell in rows about its middle; what has no room is counted in the last one."""
    if not risks:
        return []
    for shown in range(min(len(risks), MOST_TRIED), -1, -1):
        rest = len(risks) - shown
        words = [risk.short for risk in risks[:shown]] + ([f"+{rest}"] if rest else [])
        boxes = _set([measures.chip_width(word) for word in words], cell, measures)
        if boxes or not shown:
            placed: list[HeatRisk | None] = [*risks[:shown], *([None] if rest else [])]
            boxes = boxes or [_only(cell.box, measures.chip_width(words[0]), measures.chip_height)]
            return [
                HeatChip(risk, cell.place, box, 0 if risk else rest) for risk, box in zip(placed, boxes, strict=True)
            ]
    return []


def _only(room: Box, width: float, height: float) -> Box:
    """Return the box of a chip that has no room at all: in the middle, as wide as the cell."""
    wide = min(width, room.width)
    return Box(room.x + (room.width - wide) / 2, room.y + (room.height - height) / 2, wide, height)


def _set(widths: list[float], cell: HeatCell, measures: HeatMeasures) -> list[Box]:
    """Return the boxes of chips about the middle of a cell, lower where the band's word stands, none without room."""
    box, pad = cell.box, measures.gap
    whole = Box(box.x + pad, box.y, box.width - 2 * pad, box.height)
    boxes = _rows(widths, whole, measures)
    below = box.y + measures.word
    if not cell.named or not boxes or boxes[0].y >= below:
        return boxes
    lower = _rows(widths, Box(whole.x, below, whole.width, box.height - measures.word), measures)
    keeps_word = box.height - measures.word >= measures.chip_height
    return lower if keeps_word else boxes


def _rows(widths: list[float], room: Box, measures: HeatMeasures) -> list[Box]:
    """Return the boxes of chips in centred rows, none where they have no room."""
    rows: list[list[float]] = [[]]
    for width in widths:
        if rows[-1] and sum(rows[-1]) + measures.gap * len(rows[-1]) + width > room.width:
            rows.append([])
        rows[-1].append(width)
    tall = len(rows) * measures.chip_height + (len(rows) - 1) * measures.gap
    if tall > room.height or max(widths) > room.width:
        return []
    top, found = room.y + (room.height - tall) / 2, []
    for row in rows:
        left = room.x + (room.width - sum(row) - measures.gap * (len(row) - 1)) / 2
        for width in row:
            found.append(Box(left, top, width, measures.chip_height))
            left += width + measures.gap
        top += measures.chip_height + measures.gap
    return found


def _arrow(chip: HeatChip, boxes: dict[Place, Box]) -> HeatArrow:
    """Return the arrow from just inside the edge of the old cell to just before the chip."""
    if chip.risk is None:
        raise ValueError(chip)
    old, end = boxes[chip.risk.old_place], _centre(chip.box)
    start = _centre(old)
    out = _leaving(start, end, old)
    along = max(out - _INSIDE, 0)
    back = _leaving(end, start, chip.box)
    length = max(hypot(end[0] - start[0], end[1] - start[1]), 1)
    return HeatArrow(chip.risk.id, _between(start, end, along), _between(end, start, back + _BEFORE / length))


def _centre(box: Box) -> Point:
    return box.x + box.width * _MIDDLE, box.y + box.height * _MIDDLE


def _leaving(start: Point, end: Point, box: Box) -> float:
    """Return the share of the way from a box's middle at which a line leaves the box."""
    across, down = abs(end[0] - start[0]), abs(end[1] - start[1])
    shares = [box.width * _MIDDLE / across] if across else []
    shares += [box.height * _MIDDLE / down] if down else []
    return min([*shares, 1.0])


def _between(start: Point, end: Point, share: float) -> Point:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share
