"""What is written on a tile of the programme board, placed once and painted often."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter, QPixmap

from desktop.kit import appearance, board_stamps
from desktop.kit.board_layout import BoardTile
from desktop.kit.set_words import SetWords, set_words

PAD, AIR = 11, 6  # px at 100 %: from a tile's edge to its words, and between two things in a line
_ICON = 13
_UPPER, _LOWER = 0.32, 0.68  # of a tile's height: the middles of its lines
_ASIDE = 0.45  # of a tile's width at most goes to what stands at its right

Size = tuple[float, float]


@dataclass(frozen=True, slots=True)
class TileWriting:
    """Words and pictures of a tile with their places from its upper left corner: words about a middle line."""

    words: tuple[tuple[SetWords, float, float, QColor], ...]
    pictures: tuple[tuple[QPixmap, float, float], ...]

    def paint(self, painter: QPainter, left: float, top: float) -> None:
        """Paint all of it on the tile at a corner."""
        for picture, across, down in self.pictures:
            painter.drawPixmap(QPointF(left + across, top + down), picture)
        for words, across, middle, ink in self.words:
            painter.setPen(ink)
            words.paint(painter, left + across, top + middle)


@lru_cache(maxsize=4096)
def tile_writing(_edition: int, tile: BoardTile, size: Size, ratio: float, past: bool) -> TileWriting:  # noqa: FBT001  a cache's key
    """Place what is written on a tile of a size, once for each edition of the look."""
    writer = _Writer(tile, size, ratio)
    return TileWriting(tuple(writer.words(past=past)), tuple(writer.pictures()))


class _Writer:
    """Title over a second line; there the icon, the words, and at the right the strip or what else stands aside."""

    def __init__(self, tile: BoardTile, size: Size, ratio: float) -> None:
        self._tile, self._ratio = tile, ratio
        self._upper, self._lower = round(size[1] * _UPPER), round(size[1] * _LOWER)
        self._left, self._right = float(appearance.space(PAD)), size[0] - appearance.space(AIR + 2)
        self._side = appearance.space(_ICON) if tile.icon else 0
        self._strip = board_stamps.strip(tile.bars, size[0], ratio) if tile.bars and tile.bars.total else None
        self._aside = set_words(tile.aside, 400, size[0] * _ASIDE) if tile.aside and not self._strip else None

    def words(self, *, past: bool) -> Iterator[tuple[SetWords, float, float, QColor]]:
        """Yield words with their left edge, their middle line and their ink."""
        tile = self._tile
        signed = self._left + (self._side + appearance.space(AIR - 1) if tile.icon else 0)
        begins, follows = (signed, self._left) if tile.gap else (self._left, signed)
        title = set_words(tile.title, 600, max(self._right - begins, 1), role="small")
        yield title, begins, self._upper, appearance.colour(tile.tone if tile.gap else "text 2" if past else "text")
        if self._aside:
            yield self._aside, self._right - self._aside.width, self._lower, appearance.colour("text 2")
        if tile.second:
            room = max(self._right - self._taken() - follows, 1)
            second = set_words(tile.second, 400, room)
            yield second, follows, self._lower, appearance.colour("text 2" if tile.gap else tile.tone)

    def pictures(self) -> Iterator[tuple[QPixmap, float, float]]:
        """Yield the icon and the strip with their upper left corners."""
        if self._tile.icon:
            middle = self._upper if self._tile.gap else self._lower
            picture = board_stamps.sign(self._tile.icon, self._tile.tone, self._side, self._ratio)
            yield picture, self._left, round(middle - self._side / 2)
        if self._strip:
            width, height = self._strip.width() / self._ratio, self._strip.height() / self._ratio
            yield self._strip, round(self._right - width), round(self._lower - height / 2)

    def _taken(self) -> float:
        """Return the width at the right that the second line leaves free."""
        width = self._strip.width() / self._ratio if self._strip else self._aside.width if self._aside else 0
        return width + appearance.space(AIR) if width else 0
