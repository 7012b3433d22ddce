"""The bar of six dots under the head: how far a meeting has come."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.kit import appearance, painters
from desktop.kit.icons import paint_icon
from desktop.rooms.meeting.stages import Progress, Stage

_DOT, _GAP, _AIR, _MARGIN, _SHORTEST_LINE = 22, 8, 12, 20, 16  # px at 100 %


@dataclass(frozen=True, slots=True)
class Block:
    """Where one stage stands: its left edge and width in px, and which of its words are shown."""

    left: float
    width: float
    title: str
    words: str


def blocks(stages: Sequence[Stage], width: float) -> tuple[Block, ...]:
    """Return where each stage stands in a bar of `width` px; words that do not fit give way, the present one's last."""
    for shown in (stages, [_without_words(stage) for stage in stages], [_only_now(stage) for stage in stages]):
        widths = [_block_width(stage) for stage in shown]
        line = (width - sum(widths)) / max(1, len(widths) - 1)
        if line >= appearance.space(_SHORTEST_LINE + 2 * _AIR):
            break
    lefts = [sum(widths[:place]) + place * max(0.0, line) for place in range(len(widths))]
    return tuple(Block(left, wide, one.title, one.words) for left, wide, one in zip(lefts, widths, shown, strict=True))


class StageBar(QWidget):
    """Six numbered dots with word and date; done is a tick, now is filled and bold, later is an outline."""

    def __init__(self) -> None:
        super().__init__()
        self._stages: tuple[Stage, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def display(self, stages: Sequence[Stage]) -> None:
        """Show other stages."""
        self._stages = tuple(stages)
        now = [(place, stage) for place, stage in enumerate(stages, 1) if stage.progress is Progress.NOW]
        said = [f"Stage {place} of {len(stages)}: {stage.title} {stage.words}".strip() for place, stage in now]
        self.setAccessibleName(said[0] if said else "Stages")
        self.setToolTip(" · ".join(f"{stage.title} {stage.words}".strip() for stage in stages))
        self.updateGeometry()
        self.update()

    def stages(self) -> tuple[Stage, ...]:
        """Return the stages shown."""
        return self._stages

    def sizeHint(self) -> QSize:
        """Return the height of two lines with air."""
        return QSize(appearance.space(400), round(_upper() + _lower()) + appearance.space(18))

    def minimumSizeHint(self) -> QSize:
        """Let the bar shrink in width; words give way."""
        return QSize(appearance.space(240), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint dots, words and the lines between."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge, middle = appearance.space(_MARGIN), self.height() / 2 - appearance.space(3)
        places = blocks(self._stages, self.width() - 2 * edge)
        for number, (stage, block) in enumerate(zip(self._stages, places, strict=True), 1):
            left = edge + block.left
            if number < len(places):
                following = edge + places[number].left - appearance.space(_AIR)
                painter.setPen(QPen(appearance.colour("line strong"), 1))
                painter.drawLine(
                    QPointF(left + block.width + appearance.space(_AIR), middle), QPointF(following, middle)
                )
            _paint_dot(painter, QPointF(left, middle), number, stage.progress)
            _paint_words(painter, QPointF(left, middle), block, stage.progress)


def _paint_dot(painter: QPainter, at: QPointF, number: int, progress: Progress) -> None:
    """Paint a dot with its number or a tick; left edge and middle line at a point."""
    side = appearance.space(_DOT)
    rect = QRectF(at.x(), at.y() - side / 2, side, side).adjusted(0.5, 0.5, -0.5, -0.5)
    edge = {Progress.DONE: "good", Progress.NOW: "accent", Progress.LATER: "control"}[progress]
    fill = {Progress.DONE: "good tint", Progress.NOW: "accent", Progress.LATER: "surface"}[progress]
    painter.setPen(QPen(appearance.colour(edge), 1))
    painter.setBrush(appearance.colour(fill))
    painter.drawEllipse(rect)
    if progress is Progress.DONE:
        air = side * 0.22
        paint_icon(painter, "check", rect.adjusted(air, air, -air, -air), appearance.colour("good"))
        return
    painter.setFont(appearance.type_font("small", 600))
    painter.setPen(appearance.colour("on accent" if progress is Progress.NOW else "text 2"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(number))


def _paint_words(painter: QPainter, at: QPointF, block: Block, progress: Progress) -> None:
    if not block.title:
        return
    left = at.x() + appearance.space(_DOT + _GAP)
    width = block.width - appearance.space(_DOT + _GAP) + 1
    now = progress is Progress.NOW
    upper, lower = _upper(), _lower() if block.words else 0
    top = at.y() - (upper + lower) / 2
    ink = appearance.colour("accent" if now else "text" if progress is Progress.DONE else "text 2")
    painters.paint_text(painter, QRectF(left, top, width, upper), block.title, _title_font(now=now), ink)
    if block.words:
        place = QRectF(left, top + upper, width, lower)
        painters.paint_text(painter, place, block.words, appearance.type_font("small"), appearance.colour("text 2"))


def _without_words(stage: Stage) -> Stage:
    return Stage(stage.title, "", stage.progress)


def _only_now(stage: Stage) -> Stage:
    return stage if stage.progress is Progress.NOW else Stage("", "", stage.progress)


def _block_width(stage: Stage) -> float:
    if not stage.title:
        return appearance.space(_DOT)
    title = QFontMetricsF(_title_font(now=True)).horizontalAdvance(stage.title)
    words = QFontMetricsF(appearance.type_font("small")).horizontalAdvance(stage.words)
    return appearance.space(_DOT + _GAP) + max(title, words) + 1


def _title_font(*, now: bool) -> QFont:
    return appearance.type_font(weight=600 if now else 500)


def _upper() -> float:
    return QFontMetricsF(appearance.type_font()).height()


def _lower() -> float:
    return QFontMetricsF(appearance.type_font("small")).height()
