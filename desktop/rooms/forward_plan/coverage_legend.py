"""What explains the chips of the coverage, in a line under the matrix that breaks where it is narrow."""

from collections.abc import Iterator

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.kit import appearance
from desktop.kit.matrix_layout import CellLook, MatrixCell
from desktop.kit.matrix_painting import paint_cell
from desktop.kit.set_words import SetWords, set_words
from desktop.rooms.forward_plan.coverage_rows import ICONS, LOOKS
from models.queries.coverage import Coverage
from models.rules.coverage import MarkKind

_MARGIN, _CHIP, _LINE, _AIR, _GAP, _BETWEEN = 20, 36, 24, 6, 6, 18  # px at 100 %
_SAMPLES = {MarkKind.THEME: "12", MarkKind.FOLLOWED: "12", MarkKind.EXCEPTIONS: "3", MarkKind.GOLD: "Gold"}
COVERED = "✓"
Sign = tuple[MatrixCell, str]


def signs(coverage: Coverage) -> tuple[Sign, ...]:
    """Return the chips that occur, each with its meaning."""
    marks = [mark for row in coverage.rows for mark in row.marks]
    kinds, several = {mark.kind for mark in marks}, f"{coverage.takers}s"
    meanings = {
        MarkKind.THEME: f"theme, {several} that took it",
        MarkKind.FOLLOWED: f"followed up, {several}",
        MarkKind.GOLD: "with a Gold Group",
        MarkKind.EXCEPTIONS: "units with local exceptions",
        MarkKind.STANDING: "standing item",
        MarkKind.PROPOSED: "proposed, not set",
    }
    shown = [
        (_sample(kind, _SAMPLES.get(kind, "?")), words)
        for kind, words in meanings.items()
        if any(mark.kind is kind and (mark.count or kind not in {MarkKind.THEME, MarkKind.FOLLOWED}) for mark in marks)
    ]
    if MarkKind.THEME in kinds and any(mark.text == COVERED for mark in marks):
        shown.append((_sample(MarkKind.THEME, COVERED), "taken, not passed down"))
    return tuple(shown)


def _sample(kind: MarkKind, text: str) -> MatrixCell:
    return MatrixCell(
        LOOKS.get(kind, CellLook.PLAIN), text, icon=ICONS.get(kind, ""), alarm=kind is MarkKind.EXCEPTIONS
    )


class CoverageLegend(QWidget):
    """Chips with their words, as many lines as they need; without any it hides."""

    def __init__(self) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._signs: tuple[Sign, ...] = ()
        self.hide()

    def display(self, shown: tuple[Sign, ...]) -> None:
        """Explain these chips."""
        self._signs = shown
        self.setAccessibleName("; ".join(f"{cell.text}: {words}" for cell, words in shown))
        self.setVisible(bool(shown))
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        """Return the height of as many lines as a width needs, in logical pixels."""
        last = max((line for _, _, line, _ in self._placed(width)), default=0)
        return int((last + 1) * appearance.space(_LINE) + 2 * appearance.space(_AIR))

    def sizeHint(self) -> QSize:
        """Return the size of one line."""
        return QSize(appearance.space(400), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """Return no width: the words break."""
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint each chip before its words."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), appearance.colour("surface"))
        high = appearance.space(_LINE)
        for cell, words, line, left in self._placed(self.width()):
            chip = QRectF(left, appearance.space(_AIR) + line * high, appearance.space(_CHIP), high)
            paint_cell(painter, chip, cell)
            painter.setPen(appearance.colour("text 2"))
            words.paint(painter, chip.right() + appearance.space(_GAP), chip.center().y())

    def _placed(self, width: int) -> Iterator[tuple[MatrixCell, SetWords, int, float]]:
        """Yield each chip with its words, the number of its line and its left edge."""
        line, left = 0, float(appearance.space(_MARGIN))
        for cell, said in self._signs:
            words = set_words(said, role="small")
            wide = appearance.space(_CHIP) + appearance.space(_GAP) + words.width
            if left + wide > width - appearance.space(_MARGIN) and left > appearance.space(_MARGIN):
                line, left = line + 1, float(appearance.space(_MARGIN))
            yield cell, words, line, left
            left += wide + appearance.space(_BETWEEN)
