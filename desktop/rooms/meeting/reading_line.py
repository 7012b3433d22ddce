"""What is understood of the capture line, painted as parts that wrap instead of pushing the window wider."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.kit import appearance, painters
from desktop.kit.icons import paint_icon

_SIGN, _GAP, _BETWEEN = 15, 6, 18  # px at 100 %


@dataclass(frozen=True, slots=True)
class ReadPart:
    """One part: sign, words, quieter words after them; `tone` colours sign and words."""

    sign: str
    words: str
    quiet: str = ""
    tone: str = ""

    def width(self) -> float:
        """Return the width in px at the present font."""
        width = appearance.space(_SIGN + _GAP) + _advance(self.words, 600)
        return width + (_advance(self.quiet) + appearance.space(_GAP) if self.quiet else 0)


def places(widths: Sequence[float], width: float) -> tuple[tuple[int, float], ...]:
    """Return line (from 0) and left edge of each part, in px; a part begins a line rather than be cut."""
    line, left = 0, 0.0
    found: list[tuple[int, float]] = []
    for wide in widths:
        if left and left + wide > width:
            line, left = line + 1, 0.0
        found.append((line, left))
        left += wide + appearance.space(_BETWEEN)
    return tuple(found)


class ReadingLine(QWidget):
    """The parts of a reading; its text for screen readers is what is painted."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: tuple[ReadPart, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def display(self, parts: Sequence[ReadPart]) -> None:
        """Show other parts."""
        self._parts = tuple(parts)
        words = ", ".join(f"{part.words} {part.quiet}".strip() for part in parts)
        self.setAccessibleName(words)
        self.setToolTip(words)
        self._fit()
        self.update()

    def words(self) -> str:
        """Return everything shown, as one line."""
        return self.accessibleName()

    def minimumSizeHint(self) -> QSize:
        """Return no width of its own: parts wrap."""
        return QSize(appearance.space(120), appearance.space(20))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the system font changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationFontChange:
            self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the parts."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height = _line_height()
        for part, (line, left) in zip(self._parts, self._places(), strict=True):
            _paint(painter, QRectF(left, line * height, self.width() - left, height), part)

    def _places(self) -> tuple[tuple[int, float], ...]:
        return places([part.width() for part in self._parts], self.width())

    def _fit(self) -> None:
        lines = max((line for line, _ in self._places()), default=0) + 1
        self.setFixedHeight(round(lines * _line_height()))


def _paint(painter: QPainter, rect: QRectF, part: ReadPart) -> None:
    side, gap = appearance.space(_SIGN), appearance.space(_GAP)
    square = QRectF(rect.x(), rect.center().y() - side / 2, side, side)
    paint_icon(painter, part.sign, square, appearance.colour(part.tone or "text 2"))
    bold = appearance.type_font("small", 600)
    words = rect.adjusted(side + gap, 0, 0, 0)
    painters.paint_text(painter, words, part.words, bold, appearance.colour(part.tone or "text"))
    if part.quiet:
        after = words.adjusted(_advance(part.words, 600) + gap, 0, 0, 0)
        painters.paint_text(painter, after, part.quiet, appearance.type_font("small"), appearance.colour("text 2"))


def _advance(words: str, weight: int = 400) -> float:
    return QFontMetricsF(appearance.type_font("small", weight)).horizontalAdvance(words) + 1


def _line_height() -> float:
    return QFontMetricsF(appearance.type_font("small", 600)).height() + appearance.space(4)
