"""How the year is painted: grounds and lines of all cells at once, then their words, their chips, and the heads."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from desktop.kit import appearance, painters
from desktop.kit.planner_parts import PlannerMeeting, paint_hatch, paint_ring
from desktop.kit.proposal_marks import GHOST, TARGET
from desktop.kit.set_words import NARROWEST, fits, set_words
from desktop.kit.short_words import short_closed
from desktop.kit.wall_layout import WORKDAYS, Box, Cell, Chip, Head, Wall
from models.rules.written_dates import MONTHS as MONTH_NAMES

ARROW = 11  # px at 100 % for the sign of a moved or pinned meeting
BESIDE = 3  # px at 100 % between a chip and the count of the rest
GAP = 4  # px at 100 % between chips
_RING = 2  # px more beside a ringed chip
_BOLD = 600
_EASY = 85  # per cent to which words are narrowed before shorter ones are taken
_CLOSED = "Closed"
_RIGHT = Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True, slots=True)
class Scene:
    """A laid-out year with what is painted into it: the closed days, today, the chosen day and meeting.

    `corner` is the upper left of what is seen, `line` the height of a line of chips (px).
    """

    wall: Wall
    closed: Mapping[date, str]
    today: date
    chosen: date
    chosen_id: str
    corner: QPointF
    gutter: float
    line: float

    def ground(self, cell: Cell) -> str:
        """Return the colour's name behind a cell."""
        if is_weekend(cell):
            return "surface" if appearance.is_high_contrast() else "line"
        if cell.spans(self.today):
            return "selection"
        return "alternate" if cell.day + timedelta(days=cell.days - 1) < self.today else "surface"

    def closed_words(self, cell: Cell) -> str:
        """Return why a day is closed, empty for an open one and for a week."""
        return self.closed.get(cell.day, "") if cell.days == 1 and not is_weekend(cell) else ""


def is_weekend(cell: Cell) -> bool:
    """Return whether a cell is a Saturday or a Sunday, and thus a thin band."""
    return cell.days == 1 and cell.day.weekday() >= WORKDAYS


def rect_of(box: Box) -> QRectF:
    """Return a box as Qt's rectangle."""
    return QRectF(box.x, box.y, box.width, box.height)


def sign_icon(meeting: PlannerMeeting) -> str:
    """Return the icon before a code: pinned, or moved by its rule."""
    return "pin" if meeting.pinned else "corner-down-right" if meeting.moved_because else ""


def paint_cells(painter: QPainter, scene: Scene, touched: QRectF) -> None:
    """Paint the cells within a rectangle."""
    cells = [cell for cell in scene.wall.cells if meets(cell.box, touched)]
    _paint_grounds(painter, scene, cells)
    for cell in cells:
        if scene.closed_words(cell):
            paint_hatch(painter, rect_of(cell.box))
    _paint_lines(painter, cells)
    painter.setPen(appearance.colour("text 2"))
    for cell in cells:
        if not is_weekend(cell):
            _paint_words(painter, scene, cell)
    for cell in cells:
        for chip in cell.chips:
            _paint_chip(painter, scene, chip)


def meets(box: Box, touched: QRectF) -> bool:
    """Return whether a box and a rectangle share an area."""
    beside = box.x < touched.right() and touched.x() < box.x + box.width
    return beside and box.y < touched.bottom() and touched.y() < box.y + box.height


def _fill(painter: QPainter, rects: list[QRectF], name: str) -> None:
    """Fill rectangles with a named colour at once."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(appearance.colour(name))
    if rects:
        painter.drawRects(rects)


def _paint_grounds(painter: QPainter, scene: Scene, cells: list[Cell]) -> None:
    grounds: dict[str, list[QRectF]] = {}
    for cell in cells:
        grounds.setdefault(scene.ground(cell), []).append(rect_of(cell.box))
    for name, rects in grounds.items():
        _fill(painter, rects, name)


def _paint_lines(painter: QPainter, cells: list[Cell]) -> None:
    """Paint the right and lower edges, and a mark in a weekend that has meetings."""
    boxes = [cell.box for cell in cells]
    edges = [QRectF(box.x + box.width - 1, box.y, 1, box.height) for box in boxes]
    edges += [QRectF(box.x, box.y + box.height - 1, box.width, 1) for box in boxes]
    _fill(painter, edges, "line")
    busy = [rect_of(cell.box) for cell in cells if is_weekend(cell) and cell.more]
    _fill(painter, [rect.adjusted(2, 1, -rect.width() / 2, -1) for rect in busy], "accent")


def _paint_words(painter: QPainter, scene: Scene, cell: Cell) -> None:
    """Paint a day's number, and beside its chips why it is closed or how many have no room."""
    box = cell.box
    number = figure_width() if cell.numbered else 0
    left = cell.chips[-1].box.x + cell.chips[-1].box.width if cell.chips else box.x + number
    left += appearance.space(BESIDE) + (_RING if cell.chips and cell.chips[-1].meeting.sign == TARGET else 0)
    closed = scene.closed_words(cell)
    said = beside(appearance.edition(), closed, cell.more, bool(cell.chips), int(box.x + box.width - left - 1))
    if said and closed:
        wide = left - box.x + set_words(said, widest=box.width).width + 1
        behind = QRectF(box.x + 1, _middle(scene, cell, 0) - scene.line / 2, wide, scene.line)
        painter.fillRect(behind.intersected(rect_of(box).adjusted(0, 1, -1, -2)), appearance.colour("sunken"))
    if said:
        words = set_words(said, widest=box.x + box.width - left - 1)
        words.paint(painter, left, _middle(scene, cell, -1))
    if cell.numbered:
        figure = set_words(str(cell.day.day), _BOLD if cell.day == scene.today else 400)
        figure.paint(painter, box.x + number - figure.width, _middle(scene, cell, 0))


def _middle(scene: Scene, cell: Cell, place: int) -> float:
    """Return the middle of the line of a chip, or of the first line where there is none."""
    if cell.chips:
        return cell.chips[place].box.y + cell.chips[place].box.height / 2
    several = cell.box.height > 2 * (scene.line + appearance.space(GAP) / 2)
    return cell.box.y + (scene.line + appearance.space(GAP) if several else cell.box.height) / 2


def figure_width() -> float:
    """Return the width (px) of a day's number."""
    return set_words("00").width + appearance.space(2)


@lru_cache(maxsize=4096)
def beside(_edition: int, closed: str, more: int, chips: bool, width: int) -> str:  # noqa: FBT001  a cache's key
    """Return what stands beside the chips: why the day is closed, or how many meetings had no room in a width (px)."""
    count = f"+{more}" if more else ""
    if not closed or chips:
        return count
    after = f" {count}" if count else ""
    words = short_closed(closed, lambda said: fits(said + after, width, _EASY))
    return words + after if fits(words + after, width, NARROWEST) else count or _CLOSED


def _paint_chip(painter: QPainter, scene: Scene, chip: Chip) -> None:
    """Paint a chip with its signs; its icon gives way where the code alone has room."""
    rect, meeting = rect_of(chip.box), chip.meeting
    code, icon = meeting.short or meeting.code, sign_icon(meeting)
    if meeting.sign == GHOST:
        painters.paint_ghost(painter, rect, code)
        return
    arrow = appearance.space(ARROW) if icon else 0
    painters.paint_planner_chip(painter, rect, code, meeting.level, arrow=arrow, icon=icon or "pin")
    if meeting.sign == TARGET:
        painters.paint_target_ring(painter, rect)
    elif meeting.id == scene.chosen_id and meeting.date == scene.chosen:
        paint_ring(painter, rect.adjusted(-2, -1, 2, 1), appearance.colour("accent"), 1)


def paint_edges(painter: QPainter, scene: Scene, touched: QRectF) -> None:
    """Paint the heads at the upper and the rows at the left edge of what is seen."""
    x, y, wall = scene.corner.x(), scene.corner.y(), scene.wall
    rows = [(words, rect_of(box).translated(x, 0)) for words, box in wall.rows if touched.x() < x + scene.gutter]
    _paint_strips(painter, rows, "line")
    tops = [(words, rect_of(box).translated(0, y)) for words, box in wall.columns]
    _paint_strips(painter, [(words, rect) for words, rect in tops if rect.intersects(touched)], "line strong")
    for head in wall.heads:
        rect = rect_of(head.box).translated(0, y)
        if rect.intersects(touched):
            _paint_head(painter, scene, head, rect)
    if wall.heads:
        tall = wall.heads[0].box.height * (2 if wall.columns else 1)
        painter.fillRect(QRectF(x, y, scene.gutter, tall), appearance.colour("surface"))


def _paint_strips(painter: QPainter, strips: list[tuple[str, QRectF]], line: str) -> None:
    """Paint words, one below the other where they have several, in the middle of grounds with a lower edge."""
    _fill(painter, [rect for _, rect in strips], "surface")
    _fill(painter, [QRectF(rect.x(), rect.bottom() - 1, rect.width(), 1) for _, rect in strips], line)
    painter.setPen(appearance.colour("text 2"))
    for words, rect in strips:
        lines = [set_words(word, widest=rect.width()) for word in words.split("\n") if word]
        for place, said in enumerate(lines):
            middle = rect.center().y() + (place - (len(lines) - 1) / 2) * said.height
            said.paint(painter, rect.center().x() - said.width / 2, middle)


def _paint_head(painter: QPainter, scene: Scene, head: Head, rect: QRectF) -> None:
    """Paint a month's name and, where there is room beside it, how many meetings it has."""
    present = (head.month.year, head.month.month) == (scene.today.year, scene.today.month)
    painter.fillRect(rect, appearance.colour("selection" if present else "surface"))
    painter.fillRect(QRectF(rect.x(), rect.bottom() - 1, rect.width(), 1), appearance.colour("line strong"))
    name = MONTH_NAMES[head.month.month - 1][:3]
    new_year = head.month.month == 1 or head.month == scene.wall.heads[0].month
    inner = rect.adjusted(appearance.space(5), 0, -appearance.space(4), 0)
    inner.setLeft(max(inner.left(), scene.corner.x() + scene.gutter + appearance.space(5)))
    count = set_words(str(head.count))
    words = set_words(f"{name} {head.month:%y}" if new_year else name, _BOLD, max(inner.width(), 1), role="small")
    if words.width < inner.width() + 1:
        painter.setPen(appearance.colour("text"))
        words.paint_in(painter, inner)
    if words.width + count.width + appearance.space(4) <= inner.width():
        painter.setPen(appearance.colour("text 2"))
        count.paint_in(painter, inner, _RIGHT)
