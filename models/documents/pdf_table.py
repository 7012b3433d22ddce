"""Tables on paper: rows with level baselines, heads that repeat, groups that continue, rows kept whole."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from models.documents.content import Align, Cell, Column, Group, Line, Role, Row, Run, Table, Tone, line
from models.documents.pdf_chips import set_chip
from models.documents.pdf_pages import Bookmark, Box, Pages, Text
from models.documents.pdf_tagging import Element
from models.documents.pdf_text import TextLine, broken, fragments, one_line
from models.documents.style import (
    BADGE,
    FACES,
    HANGING,
    MM,
    RULE_DIVIDER,
    RULE_HEAD,
    Colour,
    Face,
    toned,
)

DESCENT = 0.27
BADGE_SIZE = 15.5
BADGE_AIR = 2.8
BADGE_DROP = 3.9
BADGE_OUT = 2.5
BAR_INDENT = 9.5
LARGE = 10.5
TINT_OUT = 2.0
CONTINUED = ", continued"
BELOW = 6.0
DENSE = 2.8
DIVIDER_HEIGHT = 92.0
GROUP_ABOVE = 9.0
GROUP_BELOW = 6.0
HEAD_BELOW = 5.0
HEADING_BELOW = 3.5
CHOICE_ABOVE = 2.5
UNDER = toned(Face(FACES[Role.LABEL].font, FACES[Role.LABEL].size, FACES[Role.LABEL].leading), Tone.QUIET)
"""What stands under the name of a column."""


@dataclass(slots=True)
class _Place:
    """Where a column stands: its left edge and the width of its text, in points."""

    column: Column
    x: float
    width: float


@dataclass(slots=True)
class _SetRow:
    """A row measured from its top edge downwards: texts and boxes with y as depth, and what it needs.

    Chips stand on the boxes, and keep their size however high the row becomes.
    """

    texts: list[Text]
    boxes: list[Box]
    height: float
    rule: float
    chips: list[Box] = field(default_factory=list)


class TableSetter:
    """Sets one table onto pages, tagged row by row; the head is read once and repeated in silence."""

    def __init__(self, pages: Pages, table: Table, parent: Element) -> None:
        self.pages = pages
        self.table = table
        self.places = _places(table.columns, pages.sheet.left)
        self.element = parent.add("Table")
        self.open_group: Group | None = None
        self.overleaf = 0.0

    def set(self) -> None:
        """Set the whole table."""
        if self.pages.room < self._first_need() <= self.pages.sheet.depth and not self.pages.at_top:
            self.pages.turn()
        self._begin(Element("TR"))
        for group in self.table.groups:
            self._group(group)

    def _begin(self, element: Element | None) -> None:
        """Begin the table, or go on with it overleaf: with its head, or the rule that stands in for one."""
        if self.table.head:
            self._head(element)
            if element:
                self.element.kids.append(element)
        elif self.table.rule:
            self.pages.rule(self.table.rule)

    def _first_need(self) -> float:
        head = 24.0 if self.table.head else 0.0
        group = next(iter(self.table.groups), None)
        if group is None:
            return head
        rows = self._chains(group)
        trial = [self._set_row(row, Element("TR")) for row in rows[0]] if rows else []
        return head + self._group_height(group) + sum(row.height for row in trial)

    def _head(self, element: Element | None) -> None:
        heads = [_set_head(place) for place in self.places]
        depth = max((sum(part.leading for part in head[1:]) for head in heads), default=0.0)
        size = max((head[0].size for head in heads if head), default=FACES[Role.LABEL].size)
        base = self.pages.y - size - depth
        self._tints(self.pages.y, base - HEAD_BELOW)
        for place, head in zip(self.places, heads, strict=True):
            cell = element.add("TH", "/Scope /Column") if element else None
            y = base + sum(part.leading for part in head[1:])
            for index, part in enumerate(head):
                y -= part.leading if index else 0
                self.pages.put(Text(_aligned(place, part, 0), y, part.fragments, cell))
        self.pages.y = base - HEAD_BELOW
        self.pages.rule(RULE_HEAD)

    def _group(self, group: Group) -> None:
        self.open_group = None
        chains = self._chains(group)
        for index, chain in enumerate(chains):
            elements = [Element("TR") for _ in chain]
            rows = [self._set_row(row, element) for row, element in zip(chain, elements, strict=True)]
            need = sum(row.height for row in rows)
            need_with_head = need + (self._group_height(group) if index == 0 else 0)
            if self._must_turn(need_with_head):
                self._turn()
            if index == 0:
                self._group_head(group)
                self.open_group = group
            self.element.kids.extend(elements)
            for row in rows:
                self._put(row)

    def _chains(self, group: Group) -> list[list[Row]]:
        """Return the rows in stretches that must not be parted; the nil sentence stands in for no rows."""
        chains: list[list[Row]] = []
        kept = False
        for row in group.rows or self._nil(group):
            if kept:
                chains[-1].append(row)
            else:
                chains.append([row])
            kept = row.kept
        return chains

    def _nil(self, group: Group) -> tuple[Row, ...]:
        return (Row((Cell((line(group.nil, Role.TEXT),), span=len(self.places)),)),) if group.nil else ()

    def _must_turn(self, need: float) -> bool:
        """Say whether a stretch goes overleaf: it does not fit here, and would fit there."""
        return self.pages.room < need <= self.pages.sheet.depth and self.pages.y != self.overleaf

    def _turn(self) -> None:
        self.pages.turn()
        self._begin(None)
        if self.open_group and self.open_group.title and not self.open_group.divider:
            self._group_line(replace(self.open_group, title=self.open_group.title + CONTINUED, note=""), None)
        self.overleaf = self.pages.y

    def _group_head(self, group: Group) -> None:
        if not group.title:
            return
        row = self.element.add("TR")
        span = f"/Scope /Column /ColSpan {len(self.places)}" if len(self.places) > 1 else "/Scope /Column"
        cell = row.add("TH", span)
        self.pages.put(Bookmark(group.title, 1, self.pages.y))
        if group.divider:
            self._divider(group, cell)
        else:
            self._group_line(group, cell.add("H2"))

    def _group_line(self, group: Group, element: Element | None) -> None:
        lines = self._group_lines(group)
        top = self.pages.y
        self._tints(top - RULE_HEAD, top - self._group_height(group))
        self.pages.y -= GROUP_ABOVE + lines[0].size - lines[0].leading
        for part in lines:
            self.pages.y -= part.leading
            self.pages.put(Text(self.pages.sheet.left, self.pages.y, part.fragments, element))
        self.pages.y -= GROUP_BELOW
        self.pages.rule(RULE_HEAD)

    def _group_lines(self, group: Group) -> list[TextLine]:
        """Return the title of a group and its note, on as many lines as they need."""
        face = replace(FACES[Role.GROUP], colour=Colour.BLUE if group.coloured else Colour.BLACK)
        said = (Run(group.title), Run(f" {group.note}" if group.note else "", Tone.QUIET))
        return broken(Line(said, Role.GROUP), self.pages.sheet.measure, face)

    def _group_height(self, group: Group) -> float:
        if not group.title:
            return 0
        if group.divider:
            return DIVIDER_HEIGHT
        lines = self._group_lines(group)
        return GROUP_ABOVE + lines[0].size + sum(part.leading for part in lines[1:]) + GROUP_BELOW

    def _divider(self, group: Group, cell: Element) -> None:
        left, measure = self.pages.sheet.left, self.pages.sheet.measure
        self.pages.y -= 22
        self.pages.rule(RULE_DIVIDER)
        self.pages.y -= 2
        self.pages.hang(broken(line(group.title, Role.DIVIDER), measure), left, cell.add("H2"))
        if group.note:
            self.pages.hang(broken(line(group.note, Role.TEXT), measure), left, cell.add("P"))
        self.pages.y -= 10
        self.pages.rule(RULE_HEAD)

    def _set_row(self, row: Row, element: Element) -> _SetRow:
        sizes = [FACES[part.role].size for cell in row.cells for part in cell.lines[:1]]
        above = DENSE if self.table.dense else _above(row, max(sizes, default=LARGE))
        base = above + max(sizes, default=LARGE)
        set_row = _SetRow([], [], base, row.rule)
        first = 0
        for cell in row.cells:
            place = self._spanned(first, cell.span)
            _set_cell(cell, place, element.add("TD", f"/ColSpan {cell.span}" if cell.span > 1 else ""), base, set_row)
            first += cell.span
        foot = set_row.height - base + LARGE + 2
        set_row.boxes = [replace(box, height=foot) if box.width < BADGE_SIZE else box for box in set_row.boxes]
        set_row.height += (DENSE if self.table.dense else BELOW if row.rule else BELOW / 2) + row.free
        set_row.height = max(set_row.height, row.least)
        set_row.boxes = [*self._grounds(row, set_row.height), *set_row.boxes, *set_row.chips]
        return set_row

    def _grounds(self, row: Row, height: float) -> Iterator[Box]:
        """Yield the pale grounds behind tinted cells, gutters included as far as the neighbour's text."""
        for place in self.places:
            if place.column.tint:
                yield Box(place.x, RULE_HEAD, place.width, height - RULE_HEAD, Colour.WEEKEND)
        first = 0
        for cell in row.cells:
            place = self._spanned(first, cell.span)
            if cell.tint:
                out = min(TINT_OUT, place.column.gutter / 2)
                yield Box(place.x - out, RULE_HEAD, place.width + 2 * out, height - RULE_HEAD, Colour.WEEKEND)
            first += cell.span

    def _tints(self, top: float, bottom: float) -> None:
        """Lay the ground of tinted columns from one height of the page down to another."""
        for place in self.places:
            if place.column.tint:
                self.pages.put(Box(place.x, bottom, place.width, top - bottom, Colour.WEEKEND))

    def _spanned(self, first: int, span: int) -> _Place:
        """Return the room of a cell that begins in column `first` and covers `span` of them."""
        place, last = self.places[first], self.places[first + span - 1]
        return place if span == 1 else _Place(Column("", 0), place.x, last.x + last.width - place.x)

    def _put(self, row: _SetRow) -> None:
        """Place a measured row; one taller than a page goes on overleaf from the line that no longer fits."""
        while row.height > self.pages.room:
            row = self._put_part(row)
        self._place(row.texts, row.boxes)
        self.pages.y -= row.height
        if row.rule:
            self.pages.rule(row.rule)

    def _put_part(self, row: _SetRow) -> _SetRow:
        room = self.pages.room - BELOW
        here = [text for text in row.texts if text.y <= room]
        rest = [text for text in row.texts if text.y > room]
        if not rest:
            return _SetRow(row.texts, row.boxes, self.pages.room, row.rule)
        cut = min(text.y for text in rest) - FACES[Role.ITEM].leading
        self._place(here, [part for box in row.boxes if (part := _cut(box, 0, cut))])
        self._turn()
        moved = [Text(text.x, text.y - cut, text.fragments, text.element) for text in rest]
        boxes = [part for box in row.boxes if (part := _cut(box, cut, row.height))]
        return _SetRow(moved, boxes, row.height - cut, row.rule)

    def _place(self, texts: list[Text], boxes: list[Box]) -> None:
        top = self.pages.y
        for box in boxes:
            self.pages.put(Box(box.x, top - box.y - box.height, box.width, box.height, box.colour))
        for text in texts:
            self.pages.put(Text(text.x, top - text.y, text.fragments, text.element))


def _places(columns: tuple[Column, ...], left: float) -> list[_Place]:
    places = []
    for column in columns:
        places.append(_Place(column, left, column.width * MM - column.gutter))
        left += column.width * MM
    return places


def _set_head(place: _Place) -> list[TextLine]:
    """Set the name of a column, and what stands under it."""
    column = place.column
    name = "" if column.silent else column.name
    if not column.under:
        return broken(line(name, Role.LABEL), place.width)
    return [*broken(line(name, Role.MAIN, Tone.STRONG), place.width), one_line(column.under, UNDER, place.width)]


def _above(row: Row, size: float) -> float:
    return 4.0 if row.tight else 4.0 if size < LARGE else 5.5


def _set_cell(cell: Cell, place: _Place, element: Element, base: float, row: _SetRow) -> None:
    """Set the lines of a cell from its first baseline down; several paragraphs are tagged one by one."""
    if cell.badge:
        _set_badge(cell, place, element, base, row)
        return
    if cell.chip:
        owner = element.add("Span", spoken=cell.text)
        text, boxes, height = set_chip(
            cell.chip, (place.x + place.width / 2, base), place.width, tinted=cell.tint or place.column.tint
        )
        row.texts += [Text(part.x, part.y, part.fragments, owner if part.element else None) for part in text]
        row.chips += boxes
        row.height = max(row.height, height)
        return
    inset = HANGING if cell.symbol else BAR_INDENT if cell.bar else 0.0
    depth, size = base, 0.0
    if cell.symbol:
        row.texts.append(_symbol(cell.symbol, cell.lines[0], place.x, base))
    for index, paragraph in enumerate(cell.lines):
        owner = element.add("P") if len(cell.lines) > 1 else element
        indent = inset + (HANGING if paragraph.symbol else 0)
        depth += _between(cell.lines[index - 1], paragraph) if index else 0
        for number, part in enumerate(broken(paragraph, place.width - indent)):
            depth += part.leading if index or number else 0
            size = part.size
            if paragraph.symbol and not number:
                row.texts.append(_symbol(paragraph.symbol, paragraph, place.x + inset, depth))
            row.texts.append(Text(_aligned(place, part, indent), depth, part.fragments, owner))
    foot = depth + size * DESCENT
    if cell.bar:
        row.boxes.append(Box(place.x, base - LARGE, cell.bar, foot))
    row.height = max(row.height, foot)


def _symbol(symbol: str, paragraph: Line, x: float, y: float) -> Text:
    """Set a symbol as its paragraph begins; it is decoration."""
    return Text(x, y, fragments(symbol, toned(FACES[paragraph.role], paragraph.runs[0].tone)))


def _between(before: Line, paragraph: Line) -> float:
    """Return the space between two paragraphs of a cell, beyond their leading."""
    if before.role in {Role.LARGE_HEADING, Role.HOUR} and paragraph.role is not before.role:
        return HEADING_BELOW
    return CHOICE_ABOVE if paragraph.role is Role.CHOICE else 0.0


def _set_badge(cell: Cell, place: _Place, element: Element, base: float, row: _SetRow) -> None:
    """Set a short text white on black, its right edge a little outside the column's."""
    share = FACES[cell.lines[0].role].size / BADGE.size
    parts = fragments(cell.text, replace(BADGE, size=BADGE.size * share))
    wide = sum(part.width for part in parts)
    high, drop = BADGE_SIZE * share, BADGE_DROP * share
    box = max(high, wide + 2 * BADGE_AIR * share)
    right = place.x + place.width + BADGE_OUT * share
    row.boxes.append(Box(right - box, base + drop - high, box, high))
    row.texts.append(Text(right - (box + wide) / 2, base, parts, element))
    row.height = max(row.height, base + drop)


def _aligned(place: _Place, part: TextLine, indent: float) -> float:
    if place.column.align is Align.CENTRE:
        return place.x + (place.width - part.width) / 2
    return place.x + (place.width - part.width if place.column.align is Align.RIGHT else indent)


def _cut(box: Box, top: float, bottom: float) -> Box | None:
    """Return what of a box lies between two depths, measured from the upper one."""
    upper, lower = max(box.y, top), min(box.y + box.height, bottom)
    return Box(box.x, upper - top, box.width, lower - upper, box.colour) if lower > upper else None
