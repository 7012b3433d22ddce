"""A small control chart: a measure month by month, its mean and its limits, and in words where it stands."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop.kit import appearance
from desktop.kit.chart_layout import Chart, ChartPoint, chart_of
from desktop.kit.painters import paint_text
from desktop.kit.planner_parts import plain
from models.rules.xmr import Signal, limit_words

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter
_TALL, _WIDE, _NARROW = 96, 260, 160
_EDGE, _DOT, _RING, _NEAR = 10, 2.5, 5, 12


class ControlChart(QWidget):
    """A point a month; one outside the limits is ringed, one in a run of eight is filled; the words say the same."""

    def __init__(self, series: Sequence[tuple[dt.date, float]], measure: str, current: dt.date | None = None) -> None:
        super().__init__()
        self._series = tuple(series)
        self._current = next((place for place, (month, _) in enumerate(series) if month == current), len(series) - 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        said = limit_words([value for _month, value in series], self._current)
        points = "; ".join(point.words for point in self.chart().points)
        self.setAccessibleName(f"Control chart of {measure}: {said}. {points}")

    def chart(self) -> Chart:
        """Return the chart as it is painted."""
        line = QFontMetricsF(appearance.type_font("small")).height()
        room = self.width() - self._figures_width()
        return chart_of(self._series, room, self.height() - line, line, appearance.space(_EDGE))

    def sizeHint(self) -> QSize:
        """Return the room of the chart with a line of months under it."""
        line = QFontMetricsF(appearance.type_font("small")).height()
        return QSize(appearance.space(_WIDE), round(3 * line + appearance.space(_TALL)))

    def minimumSizeHint(self) -> QSize:
        """Return the height; months move together where they have less room."""
        return QSize(appearance.space(_NARROW), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint limits and mean, the run of figures, and the months at its ends."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chart = self.chart()
        self._paint_lines(painter, chart)
        painter.setPen(QPen(appearance.colour("text 3"), 1))
        painter.drawPolyline(QPolygonF([QPointF(point.x, point.y) for point in chart.points]))
        for place, point in enumerate(chart.points):
            self._paint_point(painter, point, current=place == self._current)
        self._paint_months(painter, chart)

    def event(self, event: QEvent) -> bool:
        """Say the point under the pointer in a tooltip."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            near = min(self.chart().points, key=lambda point: abs(point.x - event.pos().x()), default=None)
            hit = near is not None and abs(near.x - event.pos().x()) <= appearance.space(_NEAR)
            QToolTip.showText(event.globalPos(), plain(near.words) if near is not None and hit else "", self)
            return True
        return super().event(event)

    def _figures_width(self) -> float:
        """Return what the figures of mean and limits take at the right."""
        metrics = QFontMetricsF(appearance.type_font("small"))
        lines = chart_of(self._series, 1, 1, 1, 0).lines
        return max((metrics.horizontalAdvance(line.figure) for line in lines), default=0) + appearance.space(6)

    def _paint_lines(self, painter: QPainter, chart: Chart) -> None:
        font = appearance.type_font("small")
        right = self.width() - self._figures_width()
        tall = QFontMetricsF(font).height()
        for line in chart.lines:
            style = Qt.PenStyle.SolidLine if line.strong else Qt.PenStyle.DashLine
            painter.setPen(QPen(appearance.colour("line strong" if line.strong else "control"), 1, style))
            painter.drawLine(QPointF(0, line.y), QPointF(right, line.y))
            box = QRectF(right, line.label_y - tall / 2, self.width() - right, tall)
            paint_text(painter, box, line.figure, font, appearance.colour("text 2"), _RIGHT)

    def _paint_point(self, painter: QPainter, point: ChartPoint, *, current: bool) -> None:
        """Paint a point; a ring, not its colour alone, tells that it is outside."""
        centre = QPointF(point.x, point.y)
        outside = point.signal is Signal.OUTSIDE
        ink = appearance.colour("bad" if outside else "accent" if current or point.signal else "text 2")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        dot = appearance.space(_DOT * (1.6 if current or point.signal else 1))
        painter.drawEllipse(centre, dot, dot)
        if outside:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(ink, 1.5))
            painter.drawEllipse(centre, appearance.space(_RING) + 1, appearance.space(_RING) + 1)
        if current:
            self._paint_figure(painter, point)

    def _paint_figure(self, painter: QPainter, point: ChartPoint) -> None:
        """Paint the figure of the chosen month over its point, within the chart."""
        font = appearance.type_font("small", 600)
        metrics = QFontMetricsF(font)
        wide, tall = metrics.horizontalAdvance(point.figure) + 2, metrics.height()
        left = min(max(point.x - wide / 2, 0), self.width() - self._figures_width() - wide)
        over = point.y - tall - appearance.space(_RING) - 1
        top = over if over >= 0 else point.y + appearance.space(_RING) + 1
        ground = QRectF(left, top, wide, tall)
        painter.fillRect(ground, appearance.colour("surface"))
        paint_text(painter, ground, point.figure, font, appearance.colour("text"), _CENTRE)

    def _paint_months(self, painter: QPainter, chart: Chart) -> None:
        font, ink = appearance.type_font("small"), appearance.colour("text 3")
        tall = QFontMetricsF(font).height()
        row = QRectF(0, self.height() - tall, self.width() - self._figures_width(), tall)
        paint_text(painter, row, chart.first, font, ink, _LEFT)
        if chart.last != chart.first:
            paint_text(painter, row, chart.last, font, ink, _RIGHT)
