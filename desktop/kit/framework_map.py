"""The map of levels and forums with the lines along which they escalate, cascade and track."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QToolTip, QWidget

from desktop.kit import appearance, painters
from desktop.kit.map_layout import Card, Label, Map, MapForum, MapMeasures, framework_layout
from desktop.kit.map_routes import MapLine, Route
from desktop.kit.planner_parts import plain
from desktop.kit.set_words import narrowed
from desktop.kit.wall_layout import Box
from models.rules.level_names import USUAL_NAMES, LevelNames

_TONES = {"escalates": "text 2", "cascades": "info", "tracks": "special"}
_DASHES = {"escalates": (), "cascades": (5, 3), "tracks": (2, 2)}
_WIDEST = 4  # how far aside, in steps along, a card may lie to be reached by an arrow
_WORDS = {"escalates": "escalates to", "cascades": "cascades themes to", "tracks": "actions tracked by"}


class MapCanvas(QWidget):
    """The painted map; arrows walk to the nearest card that way, Enter opens."""

    forum_chosen = Signal(str)
    forum_opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Framework map")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("takesLetters", True)
        self._forums: tuple[MapForum, ...] = ()
        self._lines: tuple[MapLine, ...] = ()
        self._levels = USUAL_NAMES
        self._map = Map((), (), (), (), 0)
        self.chosen = ""

    def display(self, forums: Sequence[MapForum], lines: Sequence[MapLine], levels: LevelNames) -> None:
        """Show forums and what they are to one another, under what their levels are called."""
        self._forums, self._lines, self._levels = tuple(forums), tuple(lines), levels
        self._lay_out()

    def choose(self, forum_id: str) -> None:
        """Choose a forum's card and say it."""
        card = next((card for card in self._map.cards if card.forum.id == forum_id), None)
        if card is None:
            return
        self.chosen = forum_id
        self.setAccessibleDescription(card_words(card.forum))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, card_words(card.forum)))
        self.update()
        self.forum_chosen.emit(forum_id)

    def card_at(self, point: QPointF) -> Card | None:
        """Return the card under a point."""
        return next((card for card in self._map.cards if card.box.holds(point.x(), point.y())), None)

    def box_of(self, forum_id: str) -> QRectF:
        """Return the rectangle of a forum's card."""
        return next((_rect(card.box) for card in self._map.cards if card.forum.id == forum_id), QRectF())

    def _lay_out(self) -> None:
        line = QFontMetricsF(appearance.type_font("small")).height() + 1
        space = appearance.space
        width = float(max(self.width(), 1))
        bold = QFontMetricsF(appearance.type_font("small", 600))
        measures = MapMeasures(
            width=width,
            label=space(96),
            side=max(space(182), min(space(290), width / 5)),
            line=line,
            pad=space(10),
            lane=space(8),
            narrowest=space(84),
            title=bold.horizontalAdvance,
            words=QFontMetricsF(appearance.type_font("small")).horizontalAdvance,
            chip=lambda code: painters.chip_size(code).width(),
        )
        self._map = framework_layout(self._forums, self._lines, measures, self._levels)
        self.setMinimumHeight(round(self._map.height))
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out for the new width."""
        super().resizeEvent(event)
        self._lay_out()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint bands, lines, then cards over them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), appearance.colour("surface"))
        for band in self._map.bands:
            painter.setPen(QPen(appearance.colour("line strong"), 1))
            painter.setBrush(appearance.colour("alternate"))
            painter.drawRoundedRect(_rect(band).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        for route in sorted(self._map.routes, key=self._about_chosen):
            paint_route(painter, route, strong=self._about_chosen(route))
        for label in self._map.labels:
            _paint_label(painter, label)
        for card in self._map.cards:
            _paint_card(painter, card, chosen=card.forum.id == self.chosen)

    def _about_chosen(self, route: Route) -> bool:
        return self.chosen in {route.line.source_id, route.line.target_id}

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk to the nearest card in the arrow's direction; open with Enter."""
        ways = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
        way = ways.get(Qt.Key(event.key()))
        if way and not event.modifiers():
            self.choose(nearest(self._map.cards, self.chosen, way))
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.chosen:
            self.forum_opened.emit(self.chosen)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the card under the pointer."""
        card = self.card_at(event.position())
        if card:
            self.choose(card.forum.id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the card under the pointer."""
        card = self.card_at(event.position())
        if card:
            self.forum_opened.emit(card.forum.id)

    def event(self, event: QEvent) -> bool:
        """Show a card's whole text as a tooltip."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            card = self.card_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), plain(card_words(card.forum)) if card else "", self)
            return True
        return super().event(event)


class FrameworkMap(QScrollArea):
    """The map in a scroll area."""

    forum_chosen = Signal(str)
    forum_opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._canvas = MapCanvas()
        self.setWidget(self._canvas)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusProxy(self._canvas)
        self._canvas.setMinimumWidth(appearance.space(720))
        self._canvas.forum_chosen.connect(self.forum_chosen)
        self._canvas.forum_opened.connect(self.forum_opened)

    def display(self, forums: Sequence[MapForum], lines: Sequence[MapLine], levels: LevelNames = USUAL_NAMES) -> None:
        """Show forums and their lines under what the levels are called; the chosen one stays chosen."""
        self._canvas.display(forums, lines, levels)

    def select(self, forum_id: str) -> None:
        """Choose a forum and scroll to it."""
        self._canvas.choose(forum_id)
        place = self._canvas.box_of(forum_id).center().toPoint()
        self.ensureVisible(place.x(), place.y(), 100, 100)

    def selected(self) -> str:
        """Return the id of the chosen forum, or nothing."""
        return self._canvas.chosen


class MapLegend(QWidget):
    """What the three kinds of line mean."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Lines: " + ", ".join(_WORDS.values()))
        metrics = QFontMetricsF(appearance.type_font("small"))
        wide = sum(metrics.horizontalAdvance(words) + appearance.space(48) for words in _WORDS.values())
        self.setFixedSize(round(wide), round(metrics.height() + appearance.space(4)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a short line and its word for each kind."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = appearance.type_font("small")
        left, middle = 0.0, self.height() / 2
        for kind, words in _WORDS.items():
            corners = ((left, middle), (left + appearance.space(26), middle))
            paint_route(painter, Route(MapLine("", "", kind), corners), strong=False)
            left += appearance.space(33)
            wide = QFontMetricsF(font).horizontalAdvance(words)
            rect = QRectF(left, 0, wide + 2, self.height())
            painters.paint_text(painter, rect, words, font, appearance.colour("text 2"))
            left += wide + appearance.space(15)


def card_words(forum: MapForum) -> str:
    """Return a card in words."""
    return "\n".join([f"{forum.code}  {forum.title}", *forum.lines])


def nearest(cards: Sequence[Card], chosen: str, way: tuple[int, int]) -> str:
    """Return the id of the nearest card in a direction, the first card when none is chosen."""
    here = next((card for card in cards if card.forum.id == chosen), None)
    if here is None:
        return cards[0].forum.id if cards else ""
    scored = []
    for card in cards:
        across = card.box.x + card.box.width / 2 - here.box.x - here.box.width / 2
        down = card.box.y + card.box.height / 2 - here.box.y - here.box.height / 2
        along, aside = (across * way[0], abs(down)) if way[0] else (down * way[1], abs(across))
        if along > 1 and aside <= _WIDEST * along:
            scored.append((along + 2 * aside, card.forum.id))
    return min(scored)[1] if scored else chosen


def paint_route(painter: QPainter, route: Route, *, strong: bool) -> None:
    """Paint a line with an arrow head at its end; each kind has its own dashes, not its colour alone."""
    hue = appearance.colour("accent" if strong else _TONES.get(route.line.kind, "text 2"))
    pen = QPen(hue, 2 if strong else 1.4)
    dashes = _DASHES.get(route.line.kind, ())
    if dashes:
        pen.setDashPattern([float(dash) for dash in dashes])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    corners = [QPointF(x, y) for x, y in route.corners]
    painter.drawPolyline(QPolygonF(corners))
    _paint_arrow(painter, corners[-2], corners[-1], hue)


def _paint_arrow(painter: QPainter, start: QPointF, end: QPointF, hue: QColor) -> None:
    size = appearance.space(4)
    step = end - start
    length = max((step.x() ** 2 + step.y() ** 2) ** 0.5, 1)
    along = QPointF(step.x() / length * size, step.y() / length * size)
    aside = QPointF(-along.y(), along.x()) * 0.8
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(hue)
    painter.drawPolygon(QPolygonF([end, end - along * 1.8 + aside, end - along * 1.8 - aside]))


def _paint_label(painter: QPainter, label: Label) -> None:
    rect = _rect(label.box)
    small = appearance.type_font("small")
    if label.words:
        wrap = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        painter.setFont(appearance.type_font("small", 600))
        painter.setPen(appearance.colour("text"))
        used = painter.boundingRect(rect, wrap, label.words)
        painter.drawText(used, wrap, label.words)
        rect = QRectF(rect.x(), used.bottom(), rect.width(), QFontMetricsF(small).height())
    rect.setHeight(QFontMetricsF(small).height())
    for line in label.second.splitlines():
        painters.paint_text(painter, rect, line, small, appearance.colour("text 2"))
        rect.translate(0, rect.height())


def _paint_card(painter: QPainter, card: Card, *, chosen: bool) -> None:
    """Paint edge, level bar, chip, title and lines."""
    rect = _rect(card.box)
    painter.setPen(QPen(appearance.colour("accent" if chosen else "line strong"), 2 if chosen else 1))
    painter.setBrush(appearance.colour("surface"))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
    pair = appearance.level_colours(card.forum.level)
    edge = pair.fill if pair.weight == "filled" else pair.text
    painter.fillRect(QRectF(rect.x() + 2, rect.y(), rect.width() - 4, 2.5), appearance.colour_of(edge))
    pad, small = appearance.space(8), appearance.type_font("small")
    line = QFontMetricsF(small).height() + 1
    inner = rect.adjusted(pad, pad, -appearance.space(4), 0)
    chip = painters.chip_size(card.forum.code)
    bold, ink = appearance.type_font("small", 600), appearance.colour("text")
    top = rect.center().y() + 1 - len(card.title) * line / 2 if card.flat else inner.y()
    middle = top + line / 2 if card.flat else top + chip.height() / 2
    painters.paint_chip(painter, QPointF(inner.x(), middle), card.forum.code, card.forum.level)
    if not card.flat:
        top += chip.height() + appearance.space(2)
    for place, words in enumerate((*card.title, *card.lines)):
        beside = chip.width() + appearance.space(6) if card.flat and place == 0 else 0
        place_rect = QRectF(inner.x() + beside, top + place * line, inner.width() - beside, line)
        font, tone = (bold, ink) if place < len(card.title) else (small, appearance.colour("text 2"))
        painters.paint_text(painter, place_rect, words, narrowed(font, words, place_rect.width()), tone)


def _rect(box: Box) -> QRectF:
    return QRectF(box.x, box.y, box.width, box.height)
