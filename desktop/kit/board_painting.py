"""Painting the programme board: cells and tiles, and over them the fixed edges: forums at the left, months above."""

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from desktop.kit import appearance, board_stamps
from desktop.kit.board_layout import BoardMonth, BoardPicture, BoardSlot, Line, Piece
from desktop.kit.board_stamps import RADIUS
from desktop.kit.board_writing import AIR, tile_writing
from desktop.kit.set_words import set_words
from desktop.kit.wall_layout import Box

_MARGIN = 20
NO_THEME = "–"


@dataclass(frozen=True, slots=True)
class BoardScene:
    """What is painted: the picture, its heads, where the fixed edges stand and how large they are, what is chosen.

    `edition` is that of the look, `ratio` the device's pixels to a logical one.
    """

    picture: BoardPicture
    months: tuple[BoardMonth, ...]
    over_forums: tuple[str, str]
    corner: QPointF
    forum: float
    head: float
    edition: int
    ratio: float
    chosen: Piece | None = None
    focused: bool = False


def rect_of(box: Box) -> QRectF:
    """Return a box as Qt's rectangle."""
    return QRectF(box.x, box.y, box.width, box.height)


def paint_board(painter: QPainter, scene: BoardScene, touched: QRectF) -> None:
    """Paint what a rectangle touches of the board."""
    picture = scene.picture
    lines = [line for line in picture.lines if _meets(line.box, touched)]
    columns = [(month, box) for month, box in enumerate(picture.columns) if _meets(box, touched)]
    _paint_grounds(painter, lines, columns)
    for line in lines:
        for month, _box in columns:
            for piece in line.cells[month]:
                chosen = scene.chosen is not None and scene.chosen.place == piece.place
                _paint_piece(painter, scene, line, piece, chosen=chosen)
                if chosen:
                    _paint_choice(painter, piece, focused=scene.focused)
    for title, box in picture.groups:
        if _meets(box, touched):
            _paint_group(painter, title, rect_of(box), scene.corner.x())
    _paint_names(painter, scene, lines, touched)
    heads = QRectF(scene.corner.x(), scene.corner.y(), picture.width, scene.head)
    if heads.intersects(touched):
        _paint_heads(painter, scene, heads)


def _meets(box: Box, touched: QRectF) -> bool:
    return (
        box.x < touched.right()
        and box.y < touched.bottom()
        and box.x + box.width > touched.x()
        and box.y + box.height > touched.y()
    )


def _paint_grounds(painter: QPainter, lines: list[Line], columns: list[tuple[int, Box]]) -> None:
    """Tint the window and draw the hairlines under the rows and between the months."""
    tint, hairlines = appearance.colour("selection soft"), []
    for line in lines:
        top, bottom = line.box.y, line.box.y + line.box.height
        for month, box in columns:
            if line.row.cells[month].in_window:
                painter.fillRect(QRectF(box.x, top, box.width, line.box.height), tint)
            hairlines.append(QLineF(box.x + 0.5, top, box.x + 0.5, bottom))
        hairlines.append(QLineF(line.box.x, bottom - 0.5, line.box.x + line.box.width, bottom - 0.5))
    painter.setPen(QPen(appearance.colour("line"), 1))
    painter.drawLines(hairlines)


def _paint_piece(painter: QPainter, scene: BoardScene, line: Line, piece: Piece, *, chosen: bool) -> None:
    """Paint a tile, or the words of a cell without one."""
    box, tile = piece.box, piece.tile
    if tile is None:
        painter.setPen(appearance.colour("text 3"))
        words = _empty_words(piece.slot) if piece.slot else line.row.cells[piece.place[1]].words
        set_words(words, 400, box.width, role="small").paint_in(painter, rect_of(box), Qt.AlignmentFlag.AlignHCenter)
        return
    past = piece.slot is not None and piece.slot.past
    state = board_stamps.CHOSEN if chosen else board_stamps.PAST if past else board_stamps.PLAIN
    if tile.gap:
        state = board_stamps.CHOSEN_GAP if chosen else board_stamps.GAP
    size = (box.width, box.height)
    frame = board_stamps.frame(scene.edition, line.row.level, state, size, scene.ratio)
    painter.drawPixmap(QPointF(box.x, box.y), frame)
    tile_writing(scene.edition, tile, size, scene.ratio, past).paint(painter, box.x, box.y)


def _empty_words(slot: BoardSlot) -> str:
    """Return what stands for a meeting without a theme."""
    return f"{slot.short} {NO_THEME}" if slot.short else NO_THEME


def _paint_choice(painter: QPainter, piece: Piece, *, focused: bool) -> None:
    """Ring what is chosen: with the focus outside a tile too, in a cell without one always."""
    if piece.tile and not focused:
        return
    rect = rect_of(piece.box).adjusted(-2, -2, 2, 2) if piece.tile else rect_of(piece.box)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(appearance.colour("accent" if focused else "control"), 2 if focused else 1))
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), RADIUS + 1, RADIUS + 1)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def _paint_group(painter: QPainter, title: str, rect: QRectF, left: float) -> None:
    """Paint the head of a group; its words stay in sight."""
    painter.fillRect(rect, appearance.colour("sunken"))
    painter.setPen(QPen(appearance.colour("line"), 1))
    painter.drawLine(QLineF(rect.x(), rect.bottom() - 0.5, rect.right(), rect.bottom() - 0.5))
    painter.setPen(appearance.colour("text 2"))
    set_words(title, 600, role="small").paint(painter, left + appearance.space(_MARGIN), rect.center().y())


def _paint_names(painter: QPainter, scene: BoardScene, lines: list[Line], touched: QRectF) -> None:
    """Paint the column of the forums over what was scrolled under it."""
    left, right = scene.corner.x(), scene.corner.x() + scene.forum
    if not (left < touched.right() and right > touched.x()):
        return
    for line in lines:
        tall = line.cells[0][0].box.height if line.cells else line.box.height
        row, size = line.row, (scene.forum, line.box.height)
        picture = board_stamps.name(scene.edition, (row.name, row.code, row.level, row.second), size, tall, scene.ratio)
        painter.drawPixmap(QPointF(left, line.box.y), picture)


def _paint_heads(painter: QPainter, scene: BoardScene, heads: QRectF) -> None:
    """Write the months over their columns, those of the window on another ground, and what stands over the forums."""
    painter.fillRect(heads, appearance.colour("alternate"))
    for column, month in zip(scene.picture.columns, scene.months, strict=True):
        box = QRectF(column.x, heads.y(), column.width, heads.height())
        if month.in_window:
            painter.fillRect(box, appearance.colour("selection"))
        _paint_head(painter, box, (month.title, month.aside), appearance.space(9))
    over = QRectF(scene.corner.x(), heads.y(), scene.forum, heads.height())
    painter.fillRect(over, appearance.colour("alternate"))
    _paint_head(painter, over, scene.over_forums, appearance.space(_MARGIN))
    painter.setPen(QPen(appearance.colour("line strong"), 1))
    painter.drawLine(QLineF(heads.x(), heads.bottom() - 0.5, heads.right(), heads.bottom() - 0.5))


def _paint_head(painter: QPainter, box: QRectF, words: tuple[str, str], pad: float) -> None:
    """Write the title at the left and the word at the right of a head, as far as there is room."""
    painter.setPen(QPen(appearance.colour("line"), 1))
    painter.drawLine(QLineF(box.x() + 0.5, box.y(), box.x() + 0.5, box.bottom()))
    title, aside = set_words(words[0], 600, role="small"), set_words(words[1])
    painter.setPen(appearance.colour("text"))
    title.paint(painter, box.x() + pad, box.center().y())
    right = box.right() - appearance.space(AIR + 2)
    if right - aside.width > box.x() + pad + title.width + appearance.space(AIR):
        painter.setPen(appearance.colour("text 2"))
        aside.paint(painter, right - aside.width, box.center().y())
