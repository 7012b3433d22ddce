"""Painting a matrix of months: heads, names, chips, letters of levels and totals."""

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from desktop.kit import appearance
from desktop.kit.icons import paint_icon
from desktop.kit.matrix_layout import CellLook, Letter, MatrixCell, MatrixMonth, MatrixRow
from desktop.kit.painters import chip_size
from desktop.kit.set_words import SetWords, set_words

MARGIN = 20
_GAP, _ICON, _CORNER, _DOT = 6, 13, 3, 6
_SIDE = 7
_CHIP_WIDE, _CHIP_HIGH = 34, 20


def paint_head(painter: QPainter, rect: QRectF, month: MatrixMonth) -> None:
    """Paint the name of a month and what stands under it, in the middle of its column."""
    ground = "selection" if month.tinted else "surface"
    painter.fillRect(rect, appearance.colour(ground))
    name, under = set_words(month.name, 600, rect.width(), role="small"), set_words(month.under, role="small")
    high = name.height + (under.height if month.under else 0)
    top = rect.center().y() - high / 2
    painter.setPen(appearance.colour("text"))
    name.paint(painter, rect.center().x() - name.width / 2, top + name.height / 2)
    if month.under:
        painter.setPen(appearance.colour("text 2"))
        under.paint(painter, rect.center().x() - under.width / 2, top + name.height + under.height / 2)


def paint_label(painter: QPainter, rect: QRectF, words: str, *, right: bool = False) -> None:
    """Paint the head of the names or of the totals."""
    painter.fillRect(rect, appearance.colour("surface"))
    painter.setPen(appearance.colour("text 2"))
    inner = rect.adjusted(0 if right else appearance.space(MARGIN), 0, -appearance.space(MARGIN), 0)
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    set_words(words, 600, inner.width(), role="small").paint_in(painter, inner, side)


def paint_group(painter: QPainter, rect: QRectF, row: MatrixRow) -> None:
    """Paint the head of a stretch of rows."""
    painter.fillRect(rect, appearance.colour("sunken"))
    inner = rect.adjusted(appearance.space(MARGIN), 0, -appearance.space(MARGIN), 0)
    title = set_words(row.title, 600, inner.width(), role="small")
    painter.setPen(appearance.colour("text"))
    title.paint_in(painter, inner)
    aside = set_words(row.aside, role="small")
    if row.aside and aside.width < inner.width() - title.width - appearance.space(MARGIN):
        painter.setPen(appearance.colour("text 2"))
        aside.paint(painter, inner.x() + title.width + appearance.space(_GAP * 2), inner.center().y())


def paint_name(painter: QPainter, rect: QRectF, row: MatrixRow) -> None:
    """Paint the title of a row, and what stands beside it at the right as far as there is room."""
    painter.fillRect(rect, appearance.colour("surface"))
    inner = rect.adjusted(appearance.space(MARGIN), 0, -appearance.space(_GAP * 2), 0)
    title = set_words(row.title, 600 if row.summed else 400, inner.width(), role="body")
    painter.setPen(appearance.colour("text"))
    title.paint_in(painter, inner)
    room = inner.width() - title.width - appearance.space(_GAP * 2)
    if row.aside and room > appearance.space(MARGIN * 2):
        painter.setPen(appearance.colour("text 2"))
        set_words(row.aside, 400, room, role="small").paint_in(painter, inner, Qt.AlignmentFlag.AlignRight)


def paint_total(painter: QPainter, rect: QRectF, row: MatrixRow) -> None:
    """Paint the total of a row at the right, the word “none” in the colour of what is late."""
    painter.setPen(appearance.colour("bad" if row.alarm else "text"))
    inner = rect.adjusted(0, 0, -appearance.space(MARGIN), 0)
    words = set_words(row.total, 600 if row.alarm else 400, role="body")
    words.paint_in(painter, inner, Qt.AlignmentFlag.AlignRight)


def paint_cell(painter: QPainter, rect: QRectF, cell: MatrixCell) -> None:
    """Paint the chip of a cell in its middle."""
    if cell.look is CellLook.LETTERS:
        _paint_letters(painter, rect, cell.letters)
    elif cell.look is CellLook.DOT:
        _paint_dot(painter, rect)
    elif cell.look is CellLook.PLAIN:
        _paint_plain(painter, rect, cell)
    elif cell.look is not CellLook.NOTHING:
        _paint_chip(painter, rect, cell)


def letters_width() -> int:
    """Return how wide three letters beside one another are, in pixels."""
    return round(chip_size("M").width() * 3 + appearance.space(_GAP) * 2)


def _paint_chip(painter: QPainter, rect: QRectF, cell: MatrixCell) -> None:
    """Paint a chip: the colour of text as ground, or a frame of it, whole or broken."""
    filled = cell.look is CellLook.FILLED
    words = set_words(cell.text, 600 if cell.look is not CellLook.DASHED else 400, role="small")
    wide = max(words.width + 2 * appearance.space(_SIDE), appearance.space(_CHIP_WIDE))
    high = max(words.height + appearance.space(2), appearance.space(_CHIP_HIGH))
    box = QRectF(0, 0, round(min(wide, rect.width() - 4)), round(high))
    box.moveCenter(rect.center())
    box.moveTo(round(box.x()), round(box.y()))
    ink = appearance.colour("text")
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen if filled else _pen(ink, broken=cell.look is CellLook.DASHED))
    painter.setBrush(ink if filled else Qt.BrushStyle.NoBrush)
    corner = appearance.space(_CORNER)
    painter.drawRoundedRect(box if filled else box.adjusted(0.75, 0.75, -0.75, -0.75), corner, corner)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(appearance.colour("surface" if filled else "text"))
    words.paint_in(painter, box, Qt.AlignmentFlag.AlignHCenter)


def _pen(ink: QColor, *, broken: bool) -> QPen:
    pen = QPen(ink, 1.5)
    if broken:
        pen.setDashPattern([2.5, 2.0])
    return pen


def _paint_dot(painter: QPainter, rect: QRectF) -> None:
    side = appearance.space(_DOT)
    box = QRectF(0, 0, side, side)
    box.moveCenter(rect.center())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(appearance.colour("text"))
    painter.drawEllipse(box)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def _paint_plain(painter: QPainter, rect: QRectF, cell: MatrixCell) -> None:
    """Paint an icon and a word, in the middle together; what only warns stays quieter than what was done."""
    words: SetWords = set_words(cell.text, 400 if cell.alarm else 600, rect.width(), role="small")
    side = appearance.space(_ICON) if cell.icon else 0
    wide = words.width + (side + appearance.space(3) if side else 0)
    left = rect.center().x() - wide / 2
    tone = "warn" if cell.alarm else "text"
    if side:
        paint_icon(painter, cell.icon, QRectF(left, rect.center().y() - side / 2, side, side), appearance.colour(tone))
        left += side + appearance.space(3)
    painter.setPen(appearance.colour("text 2" if cell.alarm else "text"))
    words.paint(painter, left, rect.center().y())


def _paint_letters(painter: QPainter, rect: QRectF, letters: tuple[Letter, ...]) -> None:
    """Paint the letters of the levels side by side: seen on the level's own ground, else a dash in an empty box."""
    size, gap = chip_size("M"), appearance.space(_GAP)
    left = rect.center().x() - (size.width() * len(letters) + gap * (len(letters) - 1)) / 2
    for one in letters:
        top = round(rect.center().y() - size.height() / 2)
        box = QRectF(round(left), top, round(size.width()), round(size.height()))
        pair = appearance.level_colours(one.level)
        filled = one.seen and not appearance.is_high_contrast()
        edge = appearance.colour_of(pair.text) if one.seen else appearance.colour("line strong")
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen if filled else QPen(edge, 1))
        painter.setBrush(appearance.colour_of(pair.fill) if filled else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), _CORNER, _CORNER)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(appearance.colour_of(pair.text) if one.seen else appearance.colour("text 3"))
        words = set_words(one.letter if one.seen else "–", 600 if one.seen else 400)
        words.paint_in(painter, box, Qt.AlignmentFlag.AlignHCenter)
        left += size.width() + gap


def paint_line(painter: QPainter, line: QLineF, *, strong: bool = False) -> None:
    """Draw a hairline between rows or columns."""
    painter.setPen(QPen(appearance.colour("line strong" if strong else "line"), 1))
    painter.drawLine(line)
