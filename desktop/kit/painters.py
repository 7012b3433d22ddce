"""Painting shared by tables, canvases and controls: code chips, statuses, two lines, key caps and moves."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from desktop.kit import appearance
from desktop.kit.icons import paint_icon
from desktop.kit.set_words import fits, narrowed, set_words
from desktop.kit.statuses import Status

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_BAR = 2.5
_BOLD = 600
_HEAD = 3  # px of an arrow's head


def chip_size(code: str, role: str = "planner") -> QSizeF:
    """Return the size of a code chip in logical pixels."""
    return QSizeF(*_chip_size(appearance.edition(), code, role))


@lru_cache(maxsize=2048)
def _chip_size(_edition: int, code: str, role: str) -> tuple[float, float]:
    """Return width and height of a code chip, remembered for each edition of the look."""
    metrics = QFontMetricsF(appearance.type_font(role, _BOLD))
    return metrics.horizontalAdvance(code) + appearance.space(10), metrics.height() + appearance.space(3)


def paint_chip(
    painter: QPainter, at: QPointF, code: str, level: str, *, role: str = "planner", widest: float = 0
) -> float:
    """Paint a tinted code chip, left edge and middle line at a point, narrowed to `widest` (px); return its width."""
    size = chip_size(code, role)
    size.setWidth(min(size.width(), widest or size.width()))
    rect = QRectF(at.x(), round(at.y() - size.height() / 2), size.width(), size.height())
    pair = appearance.level_colours(level)
    outlined = pair.weight == "outlined" and pair.fill == appearance.tokens().surface
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(pair.text), 1) if outlined else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(pair.fill))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5) if outlined else rect, 3, 3)
    painter.setFont(narrowed(appearance.type_font(role, _BOLD), code, rect.width() - 4))
    painter.setPen(QColor(pair.text))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, code)
    painter.restore()
    return size.width()


def planner_chip_width(code: str, level: str) -> float:
    """Return the width of a chip whose weight falls with its level."""
    bar = appearance.level_colours(level).weight == "bar"
    return chip_size(code).width() - (appearance.space(2) if bar else 0)


@lru_cache(maxsize=64)
def _level_inks(_edition: int, level: str) -> tuple[str, QColor, QColor]:
    """Return weight, ink and fill of a level's chips, remembered for each edition of the look."""
    pair = appearance.level_colours(level)
    return pair.weight, QColor(pair.text), QColor(pair.fill)


def paint_planner_chip(
    painter: QPainter, rect: QRectF, code: str, level: str, *, arrow: float = 0, icon: str = "corner-down-right"
) -> None:
    """Paint a chip filling a rectangle: filled, tinted, outlined, or a bar and text.

    `arrow` is the width (px) of the turn arrow of a moved date, or of another icon, before the code; it is left
    out where the code, drawn as narrow as may be, would not fit beside it.
    """
    weight, ink, fill = _level_inks(appearance.edition(), level)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if weight == "bar":
        painter.fillRect(QRectF(rect.x(), rect.y() + 1, _BAR, rect.height() - 2), ink)
    elif weight == "outlined":
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(ink, 1))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawRoundedRect(rect, 3, 3)
    inset = appearance.space(6) if weight == "bar" else 0
    words = rect.adjusted(inset or 1, 0, 0 if inset else -1, 0)
    if arrow and fits(code, words.width() - arrow - 1, weight=_BOLD):
        paint_icon(
            painter, icon, QRectF(words.x() + 1, words.center().y() - arrow / 2 + 0.5, arrow - 1, arrow - 1), ink
        )
        words.setLeft(words.left() + arrow)
    painter.setPen(ink)
    side = Qt.AlignmentFlag.AlignLeft if inset else Qt.AlignmentFlag.AlignHCenter
    set_words(code, _BOLD, words.width()).paint_in(painter, words, side)
    painter.restore()


def paint_ghost(painter: QPainter, rect: QRectF, code: str) -> None:
    """Paint the chip a meeting leaves behind: dashed outline, code struck through."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(appearance.colour("surface"))
    painter.setPen(QPen(appearance.colour("accent"), 1, Qt.PenStyle.DashLine))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    painter.setPen(appearance.colour("accent"))
    words = set_words(code, _BOLD, rect.width() - 4, struck=True)
    words.paint_in(painter, rect, Qt.AlignmentFlag.AlignHCenter)
    painter.restore()


def paint_target_ring(painter: QPainter, rect: QRectF) -> None:
    """Ring the chip of a meeting on its proposed day, just outside."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(appearance.colour("accent"), 2))
    painter.drawRoundedRect(rect.adjusted(-1.5, -1.5, 1.5, 1.5), 4.5, 4.5)
    painter.restore()


def paint_arrow(painter: QPainter, points: tuple[tuple[float, float], ...]) -> None:
    """Paint a line through points with an arrow head at its end."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(appearance.colour("accent"), 1.5))
    corners = [QPointF(*point) for point in points]
    painter.drawPolyline(corners)
    end, before = corners[-1], corners[-2]
    back = -_HEAD if end.x() > before.x() else _HEAD
    painter.drawPolyline([end + QPointF(back, -_HEAD), end, end + QPointF(back, _HEAD)])
    painter.restore()


def paint_text(
    painter: QPainter, rect: QRectF, text: str, font: QFont, ink: QColor, align: Qt.AlignmentFlag = _LEFT
) -> None:
    """Paint one line of text, elided at the right when it does not fit."""
    painter.setFont(font)
    painter.setPen(ink)
    metrics = QFontMetricsF(font)
    painter.drawText(rect, align, metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width()))


def paint_status(painter: QPainter, rect: QRectF, status: Status) -> None:
    """Paint icon and word of a status, left and vertically centred."""
    side = appearance.space(15)
    ink = appearance.colour(status.tone)
    paint_icon(painter, status.icon, QRectF(rect.x(), rect.center().y() - side / 2, side, side), ink)
    left = side + appearance.space(5)
    paint_text(painter, rect.adjusted(left, 0, 0, 0), status.word, appearance.type_font(), ink)


def status_width(status: Status) -> float:
    """Return the width of icon and word of a status."""
    words = QFontMetricsF(appearance.type_font()).horizontalAdvance(status.word)
    return appearance.space(15) + appearance.space(5) + words + 1


def key_cap_size(words: str) -> QSizeF:
    """Return the size of a key cap in logical pixels."""
    metrics = QFontMetricsF(appearance.type_font("planner"))
    return QSizeF(metrics.horizontalAdvance(words) + appearance.space(10), metrics.height() + appearance.space(4))


def paint_key_cap(painter: QPainter, rect: QRectF, words: str, ink: QColor, edge: QColor) -> None:
    """Paint a key's name inside a small rounded outline."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(edge, 1))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    painter.setFont(appearance.type_font("planner"))
    painter.setPen(ink)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, words)


def paint_moves(painter: QPainter, rect: QRectF, count: int) -> None:
    """Paint how often a date moved: a bar for each move up to three, and the count in words."""
    if not count:
        paint_text(painter, rect, "–", appearance.type_font(), appearance.colour("text 2"))
        return
    bar, gap, height = appearance.space(5), appearance.space(1), appearance.space(12)
    top = rect.center().y() - height / 2
    shown = min(count, 3)
    for index in range(shown):
        left = rect.x() + index * (bar + gap)
        painter.fillRect(QRectF(left, top, bar, height), appearance.colour("warn"))
    words = rect.adjusted(shown * (bar + gap) + appearance.space(5), 0, 0, 0)
    paint_text(painter, words, f"{count}×", appearance.type_font(), appearance.colour("text 2"))


def paint_two_lines(painter: QPainter, rect: QRectF, first: str, second: str, code: tuple[str, str]) -> None:
    """Paint a line of body text over a smaller one, which may begin with a code chip (code, level)."""
    body, small = appearance.type_font(), appearance.type_font("small")
    upper, lower = QFontMetricsF(body).height(), QFontMetricsF(small).height()
    lower = max(lower, chip_size(code[0]).height()) if code[0] else lower
    top = rect.y() + (rect.height() - upper - lower) / 2
    if not second and not code[0]:
        top = rect.center().y() - upper / 2
    line = QRectF(rect.x(), top + upper, rect.width(), lower)
    if code[0]:
        width = paint_chip(painter, QPointF(line.x(), line.center().y()), *code)
        line.adjust(width + appearance.space(6), 0, 0, 0)
    paint_text(painter, line, second, small, appearance.colour("text 2"))
    paint_text(painter, QRectF(rect.x(), top, rect.width(), upper), first, body, appearance.colour("text"))
