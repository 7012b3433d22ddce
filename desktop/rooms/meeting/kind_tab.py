"""A tab of the capture line: sign, title and key cap; the chosen one stands on the selection's colour."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from desktop.kit import appearance, painters
from desktop.kit.commands import key_words
from desktop.kit.focus_ring import draw_focus_ring
from desktop.kit.icons import paint_icon

_AIR, _SIDE, _GAP = 8, 16, 6  # px at 100 %


class KindTab(QPushButton):
    """One kind of entry; the text keeps the focus when a tab is clicked."""

    def __init__(self, title: str, key: str, sign: str) -> None:
        super().__init__(title)
        self._key, self._sign, self._short = key_words(key), sign, False
        self.setCheckable(True)
        self.setAccessibleName(title)
        self.setToolTip(f"{title} ({self._key})")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_short(self, *, short: bool) -> None:
        """Leave the key to the tooltip where there is no room for it."""
        if short != self._short:
            self._short = short
            self.updateGeometry()
            self.update()

    def wide(self) -> int:
        """Return the width (px) with everything shown."""
        return self._width(short=False)

    def minimumSizeHint(self) -> QSize:
        """Return the size hint: nothing is painted over anything else."""
        return self.sizeHint()

    def sizeHint(self) -> QSize:
        """Return the width of sign, title in the heavier weight, and key where it is shown."""
        height = round(QFontMetricsF(_type()).height()) + appearance.space(8)
        return QSize(self._width(short=self._short), max(appearance.space(28), height))

    def _width(self, *, short: bool) -> int:
        words = QFontMetricsF(_type(chosen=True)).horizontalAdvance(self.text())
        cap = 0.0 if short else painters.key_cap_size(self._key).width() + appearance.space(_GAP)
        return round(words + cap + appearance.space(2 * _AIR + _SIDE + _GAP + 2))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, sign, title and key."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(appearance.colour("selection" if self.isChecked() else "sunken"))
            painter.drawRoundedRect(rect, 5, 5)
        side, left = appearance.space(_SIDE), appearance.space(_AIR)
        ink = appearance.colour("text" if self.isChecked() else "text 2")
        paint_icon(painter, self._sign, QRectF(left, rect.center().y() - side / 2, side, side), ink)
        left += side + appearance.space(_GAP)
        painters.paint_text(painter, rect.adjusted(left, 0, 0, 0), self.text(), _type(chosen=self.isChecked()), ink)
        if not self._short:
            self._paint_key(painter, rect)
        if self.hasFocus():
            draw_focus_ring(painter, rect, self.palette(), 5)

    def _paint_key(self, painter: QPainter, rect: QRectF) -> None:
        size = painters.key_cap_size(self._key)
        corner = QPointF(rect.right() - appearance.space(_AIR) - size.width(), rect.center().y() - size.height() / 2)
        place = QRectF(corner, size)
        painters.paint_key_cap(painter, place, self._key, appearance.colour("text 2"), appearance.colour("control"))


def _type(*, chosen: bool = False) -> QFont:
    return appearance.type_font(weight=600 if chosen else 400)
