"""What explains the signs of the board, at the right end of its filters."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.kit import appearance, board_stamps
from desktop.kit.board_layout import Bars
from desktop.kit.controls import Painted, icon_label, plain_label

_SAMPLE = Bars(2, 1, 2)
_WIDE = 200.0  # px: no sample is narrowed
_SIGNS = (("repeat", "repeat"), ("telescope", "deep-dive"), ("shield", "Gold Group"))


def board_legend() -> QWidget:
    """Return the signs with their words."""
    legend = QWidget()
    row = QHBoxLayout(legend)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(appearance.space(6))
    row.addWidget(Painted(_sample_size, _paint_sample, "Strip of bars"))
    row.addWidget(plain_label("accepted, declined, waiting", "small", "text 2"))
    for icon, word in _SIGNS:
        row.addSpacing(appearance.space(8))
        row.addWidget(icon_label(icon, "text 2", 14))
        row.addWidget(plain_label(word, "small", "text 2"))
    return legend


def _sample_size() -> QSize:
    strip = board_stamps.strip(_SAMPLE, _WIDE, 1.0)
    return QSize(strip.width() + 1, strip.height())


def _paint_sample(painter: QPainter, rect: QRectF) -> None:
    ratio = painter.device().devicePixelRatio()
    strip = board_stamps.strip(_SAMPLE, _WIDE, ratio)
    painter.drawPixmap(QPointF(0, round(rect.center().y() - strip.height() / ratio / 2)), strip)
