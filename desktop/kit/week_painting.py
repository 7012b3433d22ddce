"""How the week is painted: columns of hours, lanes, blocks with clashes hatched, names and heads at the edges."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from desktop.kit import appearance, painters
from desktop.kit.icons import paint_icon
from desktop.kit.planner_parts import paint_frame, paint_hatch, paint_ring
from desktop.kit.proposal_marks import GHOST, TARGET
from desktop.kit.set_words import set_words
from desktop.kit.wall_layout import Box
from desktop.kit.week_layout import Block, LaneAbsence, Row, TravelGap, Week, runs
from models.rules.written_dates import short_date_words

_SIGN = 11  # px at 100 % of an icon in a block
_STRENGTH = 0.35  # of the hatching of a clash
_FAINT = 0.3  # of the lines of the hours in high contrast, where every line is as strong as words
_HOURS = (1, 2, 4)  # steps at which hours are written


@dataclass(frozen=True, slots=True)
class WeekScene:
    """A laid-out week with what is painted into it; `corner` is the upper left of what is seen, `ring` is focused."""

    week: Week
    closed: Mapping[date, str]
    today: date
    absences: tuple[LaneAbsence, ...]
    travel: tuple[TravelGap, ...]
    chosen_id: str
    corner: QPointF
    ring: QRectF


def rect_of(box: Box) -> QRectF:
    """Return a box as Qt's rectangle."""
    return QRectF(box.x, box.y, box.width, box.height)


def column_rect(week: Week, day: date) -> QRectF:
    """Return the rectangle of a day's column, empty for a day that is not shown."""
    box = dict(week.days).get(day)
    return QRectF(box.x, 0, box.width, max(week.height, box.height)) if box else QRectF()


def span_rect(week: Week, span: LaneAbsence | TravelGap) -> QRectF:
    """Return the rectangle of a time in a lane, of the whole day where a time is open; none where it is not shown."""
    row = next((each for each in week.rows if each.lane.id == span.lane_id), None)
    column = column_rect(week, span.date)
    if row is None or column.isEmpty():
        return QRectF()
    left = week.x_of(span.date, span.starts) if span.starts else column.x()
    right = week.x_of(span.date, span.ends) if span.ends else column.right()
    return QRectF(left, row.box.y, right - left, row.box.height)


def away_rect(week: Week, run: tuple[LaneAbsence, ...]) -> QRectF:
    """Return the rectangle of an absence over all its days; words that are wider stand below it."""
    rects = [rect for rect in (span_rect(week, each) for each in run) if not rect.isEmpty()]
    if not rects:
        return QRectF()
    rect = rects[0].united(rects[-1])
    wide = set_words(run[0].words).width + appearance.space(8) > rect.width()
    foot = next(row.foot for row in week.rows if row.lane.id == run[0].lane_id)
    return rect.adjusted(0, 0, 0, -foot if wide else 0)


def paint_body(painter: QPainter, scene: WeekScene, touched: QRectF) -> None:
    """Paint columns, lanes, absences, ways, and the blocks within a rectangle."""
    for day, box in scene.week.days:
        _paint_column(painter, scene, day, box)
    for row in scene.week.rows:
        painter.fillRect(QRectF(0, row.box.y, row.box.width, 1), appearance.colour("line strong"))
    for run in runs(scene.absences):
        rect = away_rect(scene.week, run)
        painter.fillRect(rect.adjusted(1, 1, -1, -1), appearance.colour("warn tint"))
        if not rect.isEmpty():
            paint_frame(painter, rect.adjusted(2, 2, -2, -2) if rect == scene.ring else rect)
    for row in scene.week.rows:
        _paint_empty(painter, scene, row)
    for block in scene.week.blocks:
        if rect_of(block.box).adjusted(-3, -3, 3, 3).intersects(touched):
            _paint_block(painter, block, chosen=block.meeting.id == scene.chosen_id)
    _paint_feet(painter, scene)


def _paint_column(painter: QPainter, scene: WeekScene, day: date, box: Box) -> None:
    """Paint the ground of a day and a line each hour."""
    column = column_rect(scene.week, day)
    if scene.closed.get(day):
        paint_hatch(painter, column)
    elif day == scene.today:
        painter.fillRect(column, appearance.colour("selection"))
    elif day < scene.today:
        painter.fillRect(column, appearance.colour("alternate"))
    painter.fillRect(QRectF(column.x(), 0, 1, column.height()), appearance.colour("line strong"))
    faint = appearance.colour("line")
    faint.setAlphaF(_FAINT if appearance.is_high_contrast() else 1)
    for hour in range(*scene.week.hours, _hour_step(scene.week, box)):
        left = scene.week.x_of(day, time(hour))
        painter.fillRect(QRectF(left, box.height, 1, column.height() - box.height), faint)


def _hour_step(week: Week, box: Box) -> int:
    """Return at how many hours there is room to write one."""
    first, last = week.hours
    wide = set_words("00").width + appearance.space(6)
    return next((each for each in _HOURS if box.width / (last - first) * each > wide), _HOURS[-1])


def _paint_empty(painter: QPainter, scene: WeekScene, row: Row) -> None:
    """Say that a lane has no meetings, where nothing else stands in it."""
    busy = {each.lane_id for each in scene.week.blocks} | {each.lane_id for each in scene.absences}
    if row.lane.id not in busy:
        painter.setPen(appearance.colour("text 2"))
        left = scene.week.days[0][1].x + appearance.space(8)
        set_words("No meetings this week").paint(painter, left, row.box.y + row.box.height / 2)


def _paint_feet(painter: QPainter, scene: WeekScene) -> None:
    """Write the words of absences and ways at the foot of their lanes, inside their day."""
    for run in runs(scene.absences):
        _paint_foot(painter, scene, run, "warn")
    for gap in scene.travel:
        _paint_foot(painter, scene, (gap,), "bad" if gap.short else "text 2")


def _paint_foot(painter: QPainter, scene: WeekScene, spans: tuple[LaneAbsence | TravelGap, ...], tone: str) -> None:
    row = next((each for each in scene.week.rows if each.lane.id == spans[0].lane_id), None)
    columns = [rect for rect in (column_rect(scene.week, each.date) for each in spans) if not rect.isEmpty()]
    if row is None or not columns:
        return
    inside, edge = columns[0].united(columns[-1]), appearance.space(4)
    words = set_words(spans[0].words, widest=inside.width() - edge * 2)
    begins = span_rect(scene.week, spans[0])
    wanted = inside.x() if begins.isEmpty() else begins.x()
    left = max(min(wanted + edge, inside.right() - words.width - edge), inside.x() + edge)
    painter.setPen(appearance.colour(tone))
    words.paint(painter, left, row.box.y + row.box.height - row.foot / 2 - 2)


def _paint_block(painter: QPainter, block: Block, *, chosen: bool) -> None:
    """Paint a meeting: chip over time; a clash hatched in bad with its icon, a target ringed, a ghost struck."""
    rect, meeting = rect_of(block.box), block.meeting
    half = rect.height() / 2
    upper = QRectF(rect.x() + 3, rect.y() + 2, rect.width() - 6, half - 2)
    lower = QRectF(rect.x() + 4, rect.y() + half, rect.width() - 8, half - 2)
    _paint_edge(painter, rect, block, chosen=chosen)
    ghost = meeting.sign == GHOST
    if ghost:
        painters.paint_ghost(painter, upper, meeting.code)
    else:
        upper.setRight(upper.right() - (appearance.space(_SIGN + 1) if block.clashes else 0))
        icon = "pin" if meeting.pinned else ""
        arrow = appearance.space(_SIGN) if icon else 0
        painters.paint_planner_chip(painter, upper, meeting.code, meeting.level, arrow=arrow, icon=icon or "pin")
    begins = set_words(f"{meeting.time:%H:%M}" if meeting.time else "", widest=lower.width(), struck=ghost)
    if block.clashes:
        ground = QRectF(lower.x() - 1, lower.y() + 1, begins.width + 2, lower.height() - 1)
        painter.fillRect(ground, appearance.colour("bad tint"))
    painter.setPen(appearance.colour("bad" if block.clashes else "text 2"))
    begins.paint_in(painter, lower)


def _paint_edge(painter: QPainter, rect: QRectF, block: Block, *, chosen: bool) -> None:
    """Paint the ground and the frame of a block."""
    if block.clashes:
        paint_hatch(painter, rect, "bad tint", "bad", _STRENGTH)
        paint_ring(painter, rect, appearance.colour("bad"))
        side = appearance.space(_SIGN)
        place = QRectF(rect.right() - side - 3, rect.y() + 3, side, side)
        painter.fillRect(place, appearance.colour("bad tint"))
        paint_icon(painter, "octagon-alert", place, appearance.colour("bad"))
    else:
        painter.fillRect(rect, appearance.colour("surface"))
    if block.meeting.sign == TARGET:
        painters.paint_target_ring(painter, rect.adjusted(2, 2, -2, -2))
    elif chosen:
        paint_ring(painter, rect, appearance.colour("accent"))
    elif block.meeting.sign != GHOST and not block.clashes:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(appearance.colour("line strong"), 1))
        painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5))


def paint_edges(painter: QPainter, scene: WeekScene, lane: int) -> None:
    """Paint the names of the lanes at the left and the days above, over what is scrolled under them."""
    if not scene.week.days or not scene.week.rows:
        return
    gutter = scene.week.days[0][1].x
    for place, row in enumerate(scene.week.rows):
        name = QRectF(scene.corner.x(), row.box.y + 1, gutter, row.box.height - 1)
        painter.fillRect(name, appearance.colour("selection" if place == lane else "surface"))
        painter.fillRect(QRectF(name.x(), row.box.y, gutter, 1), appearance.colour("line strong"))
        inner = name.adjusted(appearance.space(8), appearance.space(2), -appearance.space(4), -appearance.space(2))
        painters.paint_two_lines(painter, inner, row.lane.name, row.lane.second, ("", ""))
    for day, box in scene.week.days:
        _paint_head(painter, scene, day, box)
    corner = QRectF(scene.corner, scene.corner + QPointF(gutter, scene.week.days[0][1].height))
    painter.fillRect(corner, appearance.colour("surface"))


def _paint_head(painter: QPainter, scene: WeekScene, day: date, box: Box) -> None:
    """Paint a day's name, why it is closed, and its hours."""
    y, half = scene.corner.y(), box.height / 2
    rect = QRectF(box.x, y, box.width, box.height)
    painter.fillRect(rect, appearance.colour("selection" if day == scene.today else "surface"))
    painter.fillRect(QRectF(box.x, y, 1, box.height), appearance.colour("line strong"))
    closed = scene.closed.get(day, "")
    words = f"{short_date_words(day)}{f' · {closed}' if closed else ''}"
    painter.setPen(appearance.colour("text"))
    name = set_words(words, 600, box.width - appearance.space(8), role="small")
    name.paint(painter, box.x + appearance.space(6), y + half / 2)
    painter.setPen(appearance.colour("text 2"))
    for hour in range(*scene.week.hours, _hour_step(scene.week, box)):
        set_words(f"{hour:02}").paint(painter, scene.week.x_of(day, time(hour)) + 2, y + half + half / 2)
    painter.fillRect(QRectF(box.x, rect.bottom() - 1, box.width, 1), appearance.colour("line strong"))
