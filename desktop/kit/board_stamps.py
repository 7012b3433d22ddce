"""What is painted on a programme board again and again, painted once: frames of tiles, icons and strips of bars."""

from collections.abc import Iterator
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap

from desktop.kit import appearance, icons
from desktop.kit.board_layout import Bars
from desktop.kit.painters import chip_size, paint_chip
from desktop.kit.set_words import SetWords, set_words

PLAIN, PAST, GAP, CHOSEN, CHOSEN_GAP = "plain", "past", "gap", "chosen", "chosen gap"
_GROUNDS = {PAST: "alternate"}
_EDGES = {GAP: "warn", CHOSEN: "accent", CHOSEN_GAP: "accent"}
_EDGE, RADIUS, _STRONG = 4, 5, 2  # px: the level's edge of a tile, its corners, the line round a chosen one
_BAR, _BETWEEN, _TALL = 3, 1, 10  # px of a bar of the strip, between two bars, and its height
_MARGIN = 20  # px at 100 % from the edge of the room
_SHARE, _NARROWEST = 0.36, 2  # of a tile at most, for its strip; px of a bar with its gap at least


@lru_cache(maxsize=256)
def frame(_edition: int, level: str, state: str, size: tuple[float, float], ratio: float) -> QPixmap:
    """Return the frame of a tile of a level in a state, painted once for each edition of the look; size in px."""
    picture = _empty(size, ratio)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    rect = QRectF(0.5, 0.5, size[0] - 1, size[1] - 1)
    path = QPainterPath()
    path.addRoundedRect(rect, RADIUS, RADIUS)
    painter.fillPath(path, appearance.colour(_GROUNDS.get(state, "surface")))
    if state not in {GAP, CHOSEN_GAP}:
        pair = appearance.level_colours(level)
        painter.setClipPath(path)
        painter.fillRect(QRectF(0, 0, _EDGE, size[1]), QColor(pair.fill if pair.weight == "filled" else pair.text))
        painter.setClipping(False)
    strong = state in {CHOSEN, CHOSEN_GAP}
    dashed = Qt.PenStyle.DashLine if state == GAP else Qt.PenStyle.SolidLine
    edge = appearance.colour(_EDGES.get(state, "line strong"))
    painter.setPen(QPen(edge, _STRONG if strong else 1, dashed))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5) if strong else rect, RADIUS, RADIUS)
    painter.end()
    return picture


@lru_cache(maxsize=256)
def name(
    _edition: int, words: tuple[str, str, str, str], size: tuple[float, float], tall: float, ratio: float
) -> QPixmap:
    """Return a forum's place in the fixed column: name over code chip (of a level) and rhythm, beside its first tile.

    `words` are name, code, level and rhythm; `tall` is the height (px) of a tile.
    """
    said, code, level, rhythm = words
    picture = _empty(size, ratio)
    painter = QPainter(picture)
    painter.fillRect(QRectF(0, 0, size[0], size[1] - 1), appearance.colour("surface"))
    line = appearance.colour("line")
    painter.fillRect(QRectF(0, size[1] - 1, size[0], 1), line)
    painter.fillRect(QRectF(size[0] - 1, 0, 1, size[1]), line)
    left, width, between = appearance.space(_MARGIN), size[0] - appearance.space(_MARGIN + 6), appearance.space(2)
    titles, chip = name_lines(said, width, tall - chip_size(code).height() - between), chip_size(code)
    top = appearance.space(4) + (tall - sum(one.height for one in titles) - chip.height() - between) / 2
    painter.setPen(appearance.colour("text"))
    for one in titles:
        one.paint(painter, left, top + one.height / 2)
        top += one.height
    lower = top + between + chip.height() / 2
    after = paint_chip(painter, QPointF(left, lower), code, level, widest=width) + appearance.space(6)
    if rhythm and width > after + appearance.space(_MARGIN):
        painter.setPen(appearance.colour("text 2"))
        set_words(rhythm, 400, width - after).paint(painter, left + after, lower)
    painter.end()
    return picture


def name_lines(said: str, width: float, height: float) -> list[SetWords]:
    """Return a name in one line, or, where it is wider and there is height (px) for them, in two smaller ones."""
    parts = said.split(" ")
    lower = set_words(said, 600, role="small").height
    if set_words(said, 600, role="body").width <= width or len(parts) == 1 or 2 * lower > height:
        return [set_words(said, 600, width, role="body")]
    first = max((count for count in range(1, len(parts)) if _wide(parts[:count]) <= width), default=1)
    return [set_words(" ".join(words), 600, width, role="small") for words in (parts[:first], parts[first:])]


def _wide(parts: list[str]) -> float:
    return set_words(" ".join(parts), 600, role="small").width


def sign(icon_name: str, tone: str, side: int, ratio: float) -> QPixmap:
    """Return an icon in a named colour, `side` logical pixels wide."""
    return _sign(appearance.edition(), icon_name, tone, side, ratio)


@lru_cache(maxsize=256)
def _sign(_edition: int, icon_name: str, tone: str, side: int, ratio: float) -> QPixmap:
    """Paint an icon once for each edition of the look."""
    return icons.pixmap(icon_name, appearance.colour(tone), side, ratio)


def strip(bars: Bars, width: float, ratio: float) -> QPixmap:
    """Return the strip of a theme passed down: filled accepted, hollow declined, low waiting; the room is a tile’s."""
    return _strip(appearance.edition(), bars, width, ratio)


@lru_cache(maxsize=512)
def _strip(_edition: int, bars: Bars, width: float, ratio: float) -> QPixmap:
    """Paint a strip once for each edition of the look."""
    step = max(_NARROWEST, min(appearance.space(_BAR + _BETWEEN), int(width * _SHARE / bars.total)))
    bar, tall = step - _BETWEEN, appearance.space(_TALL)
    picture = _empty((step * bars.total, tall + 1), ratio)
    painter = QPainter(picture)
    for place, tone in enumerate(_tones(bars)):
        rect = QRectF(place * step, 0, bar, tall)
        if tone == "bad":
            _paint_hollow(painter, rect)
        else:
            short = tall / 3 if tone == "control" else 0  # waiting ones are lower: told by more than their colour
            painter.fillRect(rect.adjusted(0, short, 0, 0), appearance.colour(tone))
    painter.end()
    return picture


def _paint_hollow(painter: QPainter, rect: QRectF) -> None:
    """Paint a bar that is empty inside; one too thin for that is broken in the middle."""
    hue = appearance.colour("bad")
    if rect.width() >= _BAR:
        painter.setPen(QPen(hue, 1))
        painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5))
        return
    third = rect.height() / 3
    painter.fillRect(rect.adjusted(0, 0, 0, -2 * third), hue)
    painter.fillRect(rect.adjusted(0, 2 * third, 0, 0), hue)


def _tones(bars: Bars) -> Iterator[str]:
    yield from ["good"] * bars.accepted + ["bad"] * bars.declined + ["control"] * bars.waiting


def _empty(size: tuple[float, float], ratio: float) -> QPixmap:
    """Return a transparent picture of a size in logical pixels."""
    picture = QPixmap(QSize(round(size[0] * ratio), round(size[1] * ratio)))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    return picture
