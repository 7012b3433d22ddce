"""Painting the parts of a heat map: axes, cells, arrows and chips."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from desktop.kit import appearance
from desktop.kit.heat_layout import HeatArrow, HeatCell, HeatChip, HeatMeasures, HeatPicture, HeatScale
from desktop.kit.painters import paint_text
from desktop.kit.risk_statuses import band_status
from desktop.kit.set_words import narrowed
from desktop.kit.wall_layout import Box

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter
_HEAD = 5  # px of an arrow's head
_RADIUS = 4
_STRONG = 2.0


def paint_axes(painter: QPainter, picture: HeatPicture, scale: HeatScale, measures: HeatMeasures) -> None:
    """Write the words of both scales beside and under the cells, and the name of the lower one."""
    small, ink = appearance.type_font("small"), appearance.colour("text 2")
    for cell in picture.cells:
        likelihood, impact = cell.place
        box = cell.box
        if likelihood == 1:
            beside = QRectF(0, box.y, measures.label - appearance.space(6), box.height)
            word = scale.impacts[impact - 1]
            paint_text(painter, beside, word, narrowed(small, word, beside.width()), ink, _RIGHT)
        if impact == 1:
            under = QRectF(box.x, box.y + box.height + measures.gap, box.width, (measures.axis - measures.gap) / 2)
            word = scale.likelihoods[likelihood - 1]
            paint_text(painter, under, word, narrowed(small, word, under.width()), ink, _CENTRE)
    half = (measures.axis - measures.gap) / 2
    foot = QRectF(measures.label, measures.height - half, measures.width - measures.label, half)
    paint_text(painter, foot, "Likelihood", appearance.type_font("small", 600), ink, _CENTRE)


def paint_cell(painter: QPainter, cell: HeatCell, *, focused: bool) -> None:
    """Tint a cell by its band, write the band's word where the region has it, and ring it."""
    rect, status = _rect(cell.box), band_status(cell.band)
    painter.setPen(QPen(appearance.colour("line"), 1))
    painter.setBrush(appearance.colour(f"{status.tone} tint"))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
    if cell.named:
        words = rect.adjusted(appearance.space(5), appearance.space(1), -appearance.space(2), 0)
        font = narrowed(appearance.type_font("small"), status.word, words.width())
        top = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        paint_text(painter, words, status.word, font, appearance.colour("text 2"), top)
    if focused:
        painter.setPen(QPen(appearance.colour("accent"), _STRONG))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)


def paint_arrow(painter: QPainter, arrow: HeatArrow, *, chosen: bool) -> None:
    """Paint the way a risk went."""
    ink = appearance.colour("accent" if chosen else "text")
    painter.setPen(QPen(ink, 1.5))
    start, end = QPointF(*arrow.start), QPointF(*arrow.end)
    painter.drawLine(start, end)
    way = end - start
    length = max((way.x() ** 2 + way.y() ** 2) ** 0.5, 1)
    along, side = way / length * _HEAD, QPointF(-way.y(), way.x()) / length * _HEAD / 2
    painter.setBrush(ink)
    painter.drawPolygon([end, end - along + side, end - along - side])


def paint_chip(painter: QPainter, chip: HeatChip, *, chosen: bool) -> None:
    """Paint a risk's chip, or the count of those that have no room; the chosen one in the accent."""
    rect, words = _rect(chip.box), chip.risk.short if chip.risk else f"+{chip.count}"
    ink = appearance.colour("accent" if chosen else "text")
    edge = appearance.colour("accent" if chosen else "control")
    painter.setPen(QPen(edge, _STRONG if chosen else 1))
    painter.setBrush(appearance.colour("surface" if chip.risk else "sunken"))
    inset = 1.0 if chosen else 0.5
    round_end = chip.box.height / 2
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), round_end, round_end)
    font = narrowed(appearance.type_font("small", 600), words, rect.width() - 4)
    paint_text(painter, rect, words, font, ink, _CENTRE)


def _rect(box: Box) -> QRectF:
    return QRectF(box.x, box.y, box.width, box.height)
