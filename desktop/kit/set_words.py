"""Words set once and painted often: the small type of the planners as static text."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QStaticText, QTransform

from desktop.kit import appearance

NARROWEST = 75  # per cent of its width to which a font is drawn narrower
_STEP = 3  # per cent
_REMEMBERED = 8192


@dataclass(frozen=True, slots=True)
class SetWords:
    """Words in their font; width and height in logical pixels."""

    text: QStaticText
    font: QFont
    width: float
    height: float
    struck: bool = False

    def paint(self, painter: QPainter, left: float, middle: float) -> None:
        """Paint the words in the pen's colour from a left edge, about a middle line."""
        painter.setFont(self.font)
        painter.drawStaticText(QPointF(left, round(middle - self.height / 2)), self.text)
        if self.struck:
            through = round(middle) + 0.5
            painter.drawLine(QPointF(left, through), QPointF(left + self.width, through))

    def paint_in(self, painter: QPainter, rect: QRectF, side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft) -> None:
        """Paint the words in the pen's colour at the left, the right or in the middle of a rectangle."""
        spare = rect.width() - self.width
        share = {Qt.AlignmentFlag.AlignLeft: 0.0, Qt.AlignmentFlag.AlignRight: 1.0}.get(side, 0.5)
        self.paint(painter, rect.x() + spare * share, rect.center().y())


def set_words(
    words: str, weight: int = 400, widest: float = 0, *, role: str = "planner", struck: bool = False
) -> SetWords:
    """Return words in the planner's type, narrowed to a width (px) where one is given, at last elided."""
    return _set(appearance.edition(), words, (role, weight), int(widest), struck)


@lru_cache(maxsize=_REMEMBERED)
def _set(_edition: int, words: str, face: tuple[str, int], widest: int, struck: bool) -> SetWords:  # noqa: FBT001  a cache's key
    """Set words once for each edition of the look."""
    font = narrowed(appearance.type_font(*face), words, widest)
    metrics = QFontMetricsF(font)
    said = metrics.elidedText(words, Qt.TextElideMode.ElideRight, widest) if widest else words
    text = QStaticText(said)
    text.setTextFormat(Qt.TextFormat.PlainText)
    text.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
    text.prepare(QTransform(), font)
    return SetWords(text, font, metrics.horizontalAdvance(said), metrics.height(), struck)


def narrowed(font: QFont, words: str, widest: float) -> QFont:
    """Return a font drawn narrower, down to three quarters, when the words are wider than a width (px) above 0."""
    wide = QFontMetricsF(font).horizontalAdvance(words)
    if not 0 < widest < wide:
        return font
    narrow = QFont(font)
    stretch = max(NARROWEST, int(100 * widest / wide))
    narrow.setStretch(stretch)
    while stretch > NARROWEST and QFontMetricsF(narrow).horizontalAdvance(words) > widest:
        stretch = max(NARROWEST, stretch - _STEP)
        narrow.setStretch(stretch)
    return narrow


def fits(words: str, width: float, least: int = NARROWEST, *, weight: int = 400) -> bool:
    """Return whether words have room in a width (px), drawn as narrow as `least` per cent."""
    return set_words(words, weight).width * least / 100 <= width
