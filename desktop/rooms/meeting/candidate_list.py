"""The candidates of an unfinished name, above the capture line."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from desktop.kit import appearance
from models.rules.capture_line import Nameable


class CandidateList(QListWidget):
    """A list over the page; the text keeps the focus, the arrows walk, Enter or a click takes."""

    taken = Signal(object)

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self.setObjectName("candidates")
        self.setAccessibleName("Candidates")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._nameables: tuple[Nameable, ...] = ()
        self.itemClicked.connect(lambda item: self._take(self.row(item)))
        self.hide()

    def offer(self, nameables: Sequence[Nameable], over: QWidget) -> None:
        """Show candidates above a widget; none hides the list."""
        if tuple(nameables) == self._nameables:
            return
        self._nameables = tuple(nameables)
        self.clear()
        for one in nameables:
            item = QListWidgetItem(f"{one.name}  ·  {one.second}" if one.second else one.name, self)
            item.setSizeHint(QSize(self.fontMetrics().horizontalAdvance(item.text()), appearance.row_height(1)))
        if not nameables:
            self.hide()
            return
        self.setCurrentRow(0)
        self._place(over)

    def walk(self, step: int) -> None:
        """Go one candidate down (1) or up (-1)."""
        if self.isVisible():
            self.setCurrentRow((self.currentRow() + step) % self.count())

    def take_current(self) -> bool:
        """Take the candidate under the mark; False when none is offered."""
        if not self.isVisible() or self.currentRow() < 0:
            return False
        self._take(self.currentRow())
        return True

    def _take(self, place: int) -> None:
        chosen = self._nameables[place]
        self._nameables = ()
        self.hide()
        self.taken.emit(chosen)

    def _place(self, over: QWidget) -> None:
        page = over.window()
        self.setParent(page)
        height = self.count() * max(1, self.sizeHintForRow(0)) + appearance.space(6)
        width = max(appearance.space(260), self.sizeHintForColumn(0) + appearance.space(32))
        corner = over.mapTo(page, QPoint(appearance.space(12), 0))
        top = max(0, corner.y() - height - appearance.space(4))
        self.setGeometry(corner.x(), top, min(width, page.width() - corner.x()), height)
        self.show()
        self.raise_()
