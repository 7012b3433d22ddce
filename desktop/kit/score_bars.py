"""The scores of a risk month by month as bars with their figures."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.kit import appearance
from desktop.kit.painters import paint_text
from desktop.kit.risk_statuses import band_status

_CENTRE = Qt.AlignmentFlag.AlignCenter
_BAR, _STEP, _TALL = 20, 36, 52


@dataclass(frozen=True, slots=True)
class ScoreBar:
    """The score of a month, its band, and the month's short name."""

    month: str
    score: int
    band: str


class ScoreBars(QWidget):
    """Bars as high as their scores, the highest as high as `most`; the words say the same."""

    def __init__(self, bars: Sequence[ScoreBar], most: int) -> None:
        super().__init__()
        self._bars, self._most = tuple(bars), max(most, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Score by month: " + ", ".join(f"{bar.month} {bar.score} {bar.band}" for bar in bars))
        self.setToolTip(", ".join(f"{bar.month} {bar.score}, {bar.band}" for bar in bars))

    def sizeHint(self) -> QSize:
        """Return the room of the bars with a figure over and a month under each."""
        line = QFontMetricsF(appearance.type_font("small")).height()
        return QSize(appearance.space(_STEP) * len(self._bars), round(2 * line + appearance.space(_TALL)))

    def minimumSizeHint(self) -> QSize:
        """Return the height; the bars move together where they have less room."""
        return QSize(appearance.space(_BAR) * len(self._bars), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint figure, bar and month of each."""
        painter = QPainter(self)
        font, ink = appearance.type_font("small"), appearance.colour("text 2")
        line, step = QFontMetricsF(font).height(), min(appearance.space(_STEP), self.width() / max(len(self._bars), 1))
        tall = self.height() - 2 * line
        wide = min(appearance.space(_BAR), step - 2)
        for place, bar in enumerate(self._bars):
            left, high = place * step, max(2, round(tall * bar.score / self._most))
            top = line + tall - high
            painter.fillRect(
                QRectF(left + (step - wide) / 2, top, wide, high), appearance.colour(band_status(bar.band).tone)
            )
            paint_text(painter, QRectF(left, top - line, step, line), str(bar.score), font, ink, _CENTRE)
            paint_text(painter, QRectF(left, self.height() - line, step, line), bar.month, font, ink, _CENTRE)
