"""Lucide's outline icons, painted as vectors in any colour of the palette."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop.kit import appearance
from resources import resource_path

_SIZES = (16, 18, 20, 24, 32, 48)
_THIN, _THICK = "1.75", "2"
_SMALL = 16


@lru_cache(maxsize=512)
def _renderer(name: str, hue: str, width: str) -> QSvgRenderer:
    """Return the renderer of one icon in one colour (`#RRGGBB`) and stroke width (24-grid units)."""
    text = (resource_path("icons") / f"{name}.svg").read_text(encoding="utf-8")
    text = text.replace("currentColor", hue).replace('stroke-width="2"', f'stroke-width="{width}"')
    return QSvgRenderer(QByteArray(text.encode()))


def paint_icon(painter: QPainter, name: str, rect: QRectF, colour: QColor) -> None:
    """Paint an icon into a square of logical pixels; lines are a little stronger under 16 px."""
    width = _THICK if rect.width() < _SMALL else _THIN
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _renderer(name, colour.name(), width).render(painter, rect)


def pixmap(name: str, colour: QColor, size: int, ratio: float = 1.0) -> QPixmap:
    """Return an icon as a pixmap of `size` logical pixels at a device pixel ratio."""
    picture = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_icon(painter, name, QRectF(picture.rect()), colour)
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def icon(name: str, role: str = "text 2") -> QIcon:
    """Return an icon in a named colour for buttons and menus, greyed when disabled, sharp at 200 %."""
    return _icon(name, appearance.colour(role).name(), appearance.colour("control").name())


@lru_cache(maxsize=512)
def _icon(name: str, hue: str, disabled: str) -> QIcon:
    """Return the icon in two colours (`#RRGGBB`), remembered."""
    made = QIcon()
    for size in _SIZES:
        for ratio in (1.0, 2.0):
            made.addPixmap(pixmap(name, QColor(hue), size, ratio), QIcon.Mode.Normal)
            made.addPixmap(pixmap(name, QColor(disabled), size, ratio), QIcon.Mode.Disabled)
    return made
