"""The framework map as rectangles: bands of levels, columns of units, cards of forums, oversight at the right."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from desktop.kit.map_routes import MapLine, Place, Route, routes_between
from desktop.kit.wall_layout import Box
from models.rules.level_names import USUAL_NAMES, LevelNames
from models.rules.vocabulary import Level

_BANDS = ((Level.CORPORATE,), (Level.BUSINESS_GROUP, Level.THEMATIC), (Level.BCU,))
_MOST_LINES = 3
_SIDE = (Level.OVERSIGHT, Level.PROGRAMME)


@dataclass(frozen=True, slots=True)
class MapForum:
    """A forum's card: code, title, level, a few lines, and for groups the unit it stands under.

    `meetings` are counted in its band; `aside` names the group at the right side in which it stands instead.
    """

    id: str
    code: str
    title: str
    level: str
    lines: tuple[str, ...] = ()
    column: str = ""
    meetings: int = 0
    aside: str = ""


@dataclass(frozen=True, slots=True)
class MapMeasures:
    """Lengths in logical pixels, from the font: functions give the width of a title, of other words, of a chip."""

    width: float
    label: float
    side: float
    line: float
    pad: float
    lane: float
    narrowest: float
    title: Callable[[str], float]
    words: Callable[[str], float]
    chip: Callable[[str], float]


@dataclass(frozen=True, slots=True)
class Card:
    """A forum and its box; `title` and `lines` as they are broken; a flat card begins its title beside the chip."""

    forum: MapForum
    box: Box
    title: tuple[str, ...]
    lines: tuple[str, ...] = ()
    flat: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """A word on the map: a band's name with its counts, or a column's."""

    words: str
    second: str
    box: Box


@dataclass(frozen=True, slots=True)
class Map:
    """Bands, cards, labels and routes of the whole map, and its height (px)."""

    bands: tuple[Box, ...]
    cards: tuple[Card, ...]
    labels: tuple[Label, ...]
    routes: tuple[Route, ...]
    height: float


@dataclass(frozen=True, slots=True)
class Band:
    """One band: its cards in rows, the heads of its columns, how a line reaches each card, and its lower edge."""

    cards: list[Card]
    heads: list[Label]
    places: dict[str, Place]
    bottom: float


def framework_layout(
    forums: Sequence[MapForum], lines: Sequence[MapLine], measures: MapMeasures, names: LevelNames = USUAL_NAMES
) -> Map:
    """Lay the forums out in bands from the top, oversight and programmes at the right, and route the lines."""
    wide = measures.width - measures.side
    bands: list[Box] = []
    cards, labels = list[Card](), list[Label]()
    places: dict[str, Place] = {}
    top = measures.pad
    for levels in _BANDS:
        members = [forum for forum in forums if forum.level in levels and not forum.aside]
        if not members:
            continue
        band = _band(members, top, wide, measures)
        bands.append(Box(measures.pad, top, wide - 2 * measures.pad, band.bottom - top))
        first = Box(2 * measures.pad, top + measures.pad, measures.label - measures.pad, band.bottom - top)
        name = ", ".join((names.opened(levels[0]), *map(names.of, levels[1:])))
        labels += [Label(name, _counts(members), first), *band.heads]
        cards += band.cards
        places |= band.places
        top = band.bottom + 4 * measures.lane
    side_cards, side_labels, side_bottom = _side(forums, measures, names)
    routes = routes_between(lines, places, bands, measures.lane)
    height = max(top - 4 * measures.lane, side_bottom) + measures.pad
    return Map(tuple(bands), (*cards, *side_cards), (*labels, *side_labels), tuple(routes), height)


def broken(words: str, first: float, rest: float, measure: Callable[[str], float]) -> tuple[str, ...]:
    """Return words on three lines at most: the first within one width (px), the others within another."""
    lines, parts = list[str](), words.split(" ")
    while parts and len(lines) < _MOST_LINES - 1:
        width = rest if lines else first
        fits = [place for place in range(len(parts), 0, -1) if measure(" ".join(parts[:place])) <= width]
        taken = fits[0] if fits else 1
        lines.append(" ".join(parts[:taken]))
        parts = parts[taken:]
    return (*lines, " ".join(parts)) if parts else tuple(lines)


def _band(members: Sequence[MapForum], top: float, wide: float, measures: MapMeasures) -> Band:
    """Place the cards of one band: stacked in columns where forums name one, in rows otherwise."""
    left = measures.pad + measures.label
    room = wide - left - 2 * measures.pad
    fit = max(1, int((room + measures.pad) // (measures.narrowest + measures.pad)))
    named = list(dict.fromkeys(forum.column for forum in members))
    stacks = 1 < len(named) <= fit
    gap = measures.pad * (1.3 if stacks else 1)
    rows = _stacked(members, named) if stacks else _rows(members, fit)
    count = max(map(len, rows))
    card_width = (room + gap) / count - gap
    titles = [broken(name, card_width, card_width, measures.words) for name in (named if stacks else ())]
    head = measures.line * max(map(len, titles), default=0)
    start = top + measures.pad + (head + measures.pad / 2 if stacks else 0)
    cards, places = list[Card](), dict[str, Place]()
    for down, row in enumerate(rows):
        there = [(across, forum) for across, forum in enumerate(row) if forum]
        texts = {forum.id: _broken_card(forum, card_width, measures) for _, forum in there}
        tall = max(_card_height(*text, measures) for text in texts.values())
        for across, forum in there:
            box = Box(left + across * (card_width + gap), start, card_width, tall)
            cards.append(Card(forum, box, *texts[forum.id]))
            below = any(len(later) > across and later[across] for later in rows[down + 1 :])
            places[forum.id] = Place(box, gap, above=not stacks and not down, below=not below)
        start += tall + 2 * measures.lane
    heads = [
        Label("", "\n".join(title), Box(left + place * (card_width + gap), top + measures.pad, card_width, head))
        for place, title in enumerate(titles)
    ]
    return Band(cards, heads, places, start - 2 * measures.lane + measures.pad)


def _stacked(members: Sequence[MapForum], named: Sequence[str]) -> list[list[MapForum | None]]:
    """Return the rows of columns of unequal length, None where a column has ended."""
    columns = [[forum for forum in members if forum.column == name] for name in named]
    depth = max(map(len, columns))
    return [[column[row] if row < len(column) else None for column in columns] for row in range(depth)]


def _rows(members: Sequence[MapForum], fit: int) -> list[list[MapForum | None]]:
    """Share the forums over as few rows as needed, evenly."""
    count = -(-len(members) // fit)
    each = -(-len(members) // count)
    return [list(members[start : start + each]) for start in range(0, len(members), each)]


def _broken_card(forum: MapForum, width: float, measures: MapMeasures) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return title and lines of a card as they are broken to its width."""
    room = width - 1.5 * measures.pad
    title = broken(forum.title, room, room, measures.title)
    return title, tuple(part for line in forum.lines for part in broken(line, room, room, measures.words))


def _card_height(title: Sequence[str], lines: Sequence[str], measures: MapMeasures) -> float:
    return measures.line * (1.3 + len(title) + len(lines)) + 1.4 * measures.pad


def _counts(members: Sequence[MapForum]) -> str:
    """Return how many forums and meetings a band has, on two lines."""
    held = sum(forum.meetings for forum in members)
    meetings = f"\n{held:,} meeting{'s' if held != 1 else ''}" if held else ""
    return f"{len(members)} forum{'s' if len(members) != 1 else ''}{meetings}"


def _side(
    forums: Sequence[MapForum], measures: MapMeasures, names: LevelNames
) -> tuple[list[Card], list[Label], float]:
    """Place oversight and programme forums, and those that stand aside, one under another at the right."""
    groups: dict[str, list[MapForum]] = {names.opened(level): [] for level in _SIDE}
    for forum in forums:
        name = forum.aside or (names.opened(forum.level) if forum.level in _SIDE else "")
        if name:
            groups.setdefault(name, []).append(forum)
    left = measures.width - measures.side + measures.pad / 2
    width = measures.side - 1.5 * measures.pad
    cards, labels = list[Card](), list[Label]()
    top = measures.pad
    for name, members in groups.items():
        if not members:
            continue
        labels.append(Label(f"{name}, {_counts(members).partition(chr(10))[0]}", "", Box(left, top, width, 0)))
        top += measures.line + measures.pad / 3
        for forum in members:
            room = width - 1.3 * measures.pad
            beside = room - measures.chip(forum.code) - 0.6 * measures.pad
            title = broken(forum.title, beside, room, measures.title)
            tall = measures.line * max(len(title), 1.2) + 0.5 * measures.pad
            cards.append(Card(forum, Box(left, top, width, tall), title, flat=True))
            top += tall + 0.4 * measures.pad
        top += 0.7 * measures.pad
    return cards, labels, top
