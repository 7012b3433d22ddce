"""The heat map of a risk register: cells tinted by band, a chip for each risk, arrows from where it stood."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop.kit import appearance
from desktop.kit.heat_layout import HeatCell, HeatMeasures, HeatPicture, HeatRisk, HeatScale, Place, heat_layout
from desktop.kit.heat_painting import paint_arrow, paint_axes, paint_cell, paint_chip
from desktop.kit.planner_parts import plain

_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}
_LEAST = 3  # figures a chip is at least wide for
_NOTHING = HeatScale((), (), ())


class HeatMap(QWidget):
    """Arrows walk the cells and choose the first risk there, Space the next one of the cell, Enter opens it."""

    risk_chosen = Signal(str)
    risk_opened = Signal(str)

    def __init__(self, name: str = "Heat map") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("takesLetters", True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._risks: tuple[HeatRisk, ...] = ()
        self._scale = _NOTHING
        self._picture = HeatPicture()
        self._place: Place = (1, 1)
        self._chosen = ""

    def display(self, risks: Sequence[HeatRisk], scale: HeatScale) -> None:
        """Show risks on a scale, in this order within each cell; what was chosen stays so where it is still there."""
        self._risks, self._scale = tuple(risks), scale
        if self.risk(self._chosen) is None:
            self._chosen = ""
        self._place = self._place if self._place in self._places() else (1, len(scale.impacts))
        self._lay_out()

    # what is chosen

    def chosen(self) -> str:
        """Return the key of the chosen risk, empty for none."""
        return self._chosen

    def place(self) -> Place:
        """Return the cell the arrows stand on: likelihood and impact."""
        return self._place

    def picture(self) -> HeatPicture:
        """Return the map as it is painted."""
        return self._picture

    def risk(self, risk_id: str) -> HeatRisk | None:
        """Return a risk of the map by its key."""
        return next((risk for risk in self._risks if risk.id == risk_id), None)

    def inside(self, place: Place) -> tuple[HeatRisk, ...]:
        """Return the risks of a cell in their order."""
        return tuple(risk for risk in self._risks if risk.place == place)

    def choose(self, risk_id: str) -> None:
        """Choose a risk and its cell without telling anybody; an unknown key chooses none."""
        risk = self.risk(risk_id)
        self._chosen = risk.id if risk else ""
        self._place = risk.place if risk else self._place
        self.update()

    def words_of(self, place: Place) -> str:
        """Return a cell in words: its place, its band, and each risk there on a line of its own."""
        inside = self.inside(place)
        count = "no risk" if not inside else f"{len(inside)} risk{'' if len(inside) == 1 else 's'}"
        begins = f"{self._place_words(place)}, {self._scale.band(place)}: {count}"
        return "\n".join([begins, *(self.risk_words(risk) for risk in inside)])

    def risk_words(self, risk: HeatRisk) -> str:
        """Return a risk in words, with where it stood where that was elsewhere."""
        before = f", before {self._place_words(risk.old_place)}" if risk.place != risk.old_place else ""
        return risk.words + before

    def cell_at(self, point: QPointF) -> HeatCell | None:
        """Return the cell under a point."""
        return next((cell for cell in self._picture.cells if cell.box.holds(point.x(), point.y())), None)

    def risk_at(self, point: QPointF) -> HeatRisk | None:
        """Return the risk whose chip is under a point."""
        found = (chip.risk for chip in self._picture.chips if chip.risk and chip.box.holds(point.x(), point.y()))
        return next(found, None)

    def _place_words(self, place: Place) -> str:
        return f"{self._scale.likelihoods[place[0] - 1]} and {self._scale.impacts[place[1] - 1].lower()}"

    def _places(self) -> set[Place]:
        return {(x + 1, y + 1) for x in range(len(self._scale.likelihoods)) for y in range(len(self._scale.impacts))}

    def _walk(self, key: Qt.Key) -> None:
        """Go to the next cell and choose its first risk; an empty cell is said, what was chosen stays."""
        across, up = _STEPS[key]
        place = (self._place[0] + across, self._place[1] + up)
        if place in self._places():
            self._place = place
            inside = self.inside(place)
            self._say(self.words_of(place))
            self._tell(inside[0] if inside else None)

    def _choose_next(self) -> None:
        """Choose the next risk of the cell."""
        inside = self.inside(self._place)
        keys = [risk.id for risk in inside]
        if inside:
            following = inside[(keys.index(self._chosen) + 1) % len(inside)] if self._chosen in keys else inside[0]
            self._say(self.risk_words(following))
            self._tell(following)

    def _tell(self, risk: HeatRisk | None) -> None:
        self.update()
        if risk:
            self._chosen = risk.id
            self.risk_chosen.emit(risk.id)

    def _say(self, words: str) -> None:
        self.setAccessibleDescription(words)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    # layout and painting

    def sizeHint(self) -> QSize:
        """Return a size at which twelve risks have air."""
        return QSize(appearance.space(480), appearance.space(370))

    def minimumSizeHint(self) -> QSize:
        """Return the size at which each cell still holds one chip."""
        measures = self._measures()
        width = measures.label + 5 * (measures.chip_width("+9") + 3 * measures.gap)
        return QSize(round(width), round(measures.axis + 5 * (measures.chip_height + 2 * measures.gap)))

    def _measures(self) -> HeatMeasures:
        small = QFontMetricsF(appearance.type_font("small"))
        figures = QFontMetricsF(appearance.type_font("small", 600))
        label = max((small.horizontalAdvance(word) for word in self._scale.impacts), default=0)
        pad = appearance.space(8)
        least = figures.horizontalAdvance("0" * _LEAST)
        return HeatMeasures(
            width=float(max(self.width(), 1)),
            height=float(max(self.height(), 1)),
            label=min(label + pad, max(self.width(), 1) / 4),
            axis=2 * small.height() + appearance.space(8),
            gap=appearance.space(3),
            word=small.height() + appearance.space(2),
            chip_height=small.height() + appearance.space(4),
            chip_width=lambda words: max(figures.horizontalAdvance(words), least) + pad,
            name_all=appearance.is_high_contrast(),
        )

    def _lay_out(self) -> None:
        self._picture = (
            heat_layout(self._risks, self._scale, self._measures()) if self._scale.impacts else HeatPicture()
        )
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out for the new size."""
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        """Lay out anew for another font or appearance."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange, QEvent.Type.StyleChange}:
            self.updateGeometry()
            self._lay_out()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint cells, arrows, chips over them, and the ring of the cell that has the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), appearance.colour("surface"))
        if not self._picture.cells:
            return
        paint_axes(painter, self._picture, self._scale, self._measures())
        for cell in self._picture.cells:
            paint_cell(painter, cell, focused=self.hasFocus() and cell.place == self._place)
        for arrow in self._picture.arrows:
            paint_arrow(painter, arrow, chosen=arrow.risk_id == self._chosen)
        shown = {chip.risk.id for chip in self._picture.chips if chip.risk}
        hidden = self.risk(self._chosen) if self._chosen not in shown else None
        for chip in self._picture.chips:
            chosen = chip.risk.id == self._chosen if chip.risk else bool(hidden and hidden.place == chip.place)
            paint_chip(painter, chip, chosen=chosen)

    # keys and pointer

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say the cell the arrows stand on."""
        super().focusInEvent(event)
        self.update()
        if self._picture.cells:
            self._say(self.words_of(self._place))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows, choose with Space, open with Enter."""
        key = Qt.Key(event.key())
        if key in _STEPS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier and self._picture.cells:
            self._walk(key)
        elif key == Qt.Key.Key_Space:
            self._choose_next()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._chosen:
            self.risk_opened.emit(self._chosen)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the risk under the pointer, or the next one of a cell."""
        super().mousePressEvent(event)
        cell, risk = self.cell_at(event.position()), self.risk_at(event.position())
        if cell is None:
            return
        self._place = cell.place
        if risk:
            self._say(self.risk_words(risk))
            self._tell(risk)
        else:
            self._choose_next()
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the risk under the pointer."""
        risk = self.risk_at(event.position())
        if risk:
            self.risk_opened.emit(risk.id)

    def event(self, event: QEvent) -> bool:
        """Say the risk or the whole cell under the pointer in a tooltip."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            point = QPointF(event.pos())
            cell, risk = self.cell_at(point), self.risk_at(point)
            words = self.risk_words(risk) if risk else self.words_of(cell.place) if cell else ""
            QToolTip.showText(event.globalPos(), plain(words), self)
            return True
        return super().event(event)
