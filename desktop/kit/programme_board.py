"""The programme board in its frame: it scrolls under a fixed column of forums and fixed heads of months."""

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QScrollBar

from desktop.kit import appearance
from desktop.kit.board_canvas import BoardCanvas
from desktop.kit.board_carry import BoardJudge
from desktop.kit.board_layout import Board, Piece
from desktop.kit.wall_layout import Box


class ProgrammeBoard(QScrollArea):
    """Forums down, months across; `columns_moved` says that the months stand elsewhere than before."""

    piece_chosen = Signal()
    piece_opened = Signal()
    tile_dropped = Signal(str, str)
    tiles_swapped = Signal(str, str)
    columns_moved = Signal()

    def __init__(self, name: str = "Programme board") -> None:
        super().__init__()
        self.canvas = BoardCanvas(name)
        self.setWidget(self.canvas)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab stops once, at the canvas
        self.setFocusProxy(self.canvas)
        self.setAccessibleName(name)
        for signal in ("piece_chosen", "piece_opened", "tile_dropped", "tiles_swapped"):
            getattr(self.canvas, signal).connect(getattr(self, signal))
        self.canvas.shown.connect(self._show)
        self.canvas.carried_over.connect(self._show)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.setSingleStep(appearance.space(20))
            bar.valueChanged.connect(self._scroll)

    def display(self, board: Board, over_forums: tuple[str, str] = ("Forum", "")) -> None:
        """Show a board; `over_forums` are the words at the left and at the right over the forums."""
        self.canvas.set_space(self.viewport().size())
        self.canvas.display(board, over_forums)
        self.columns_moved.emit()

    def set_judge(self, judge: BoardJudge | None) -> None:
        """Let tiles be carried to other meetings."""
        self.canvas.set_judge(judge)

    def chosen_piece(self) -> Piece | None:
        """Return what is chosen."""
        return self.canvas.chosen_piece()

    def choose_key(self, key: str) -> bool:
        """Choose a tile, or else a meeting, by its key."""
        return self.canvas.choose_key(key)

    def columns(self) -> tuple[Box, ...]:
        """Return the months as they are seen: left edges from the left of the frame."""
        off = self.horizontalScrollBar().value()
        return tuple(Box(box.x - off, 0, box.width, 0) for box in self.canvas.picture.columns)

    def forum_width(self) -> float:
        """Return the width of the fixed column, in logical pixels."""
        return self.canvas.edges()[0]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width among the months."""
        super().resizeEvent(event)
        self.canvas.set_space(self.viewport().size())
        self.columns_moved.emit()

    def _scroll(self) -> None:
        self.canvas.set_corner(QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value()))
        self.columns_moved.emit()

    def _show(self, rect: QRect) -> None:
        """Scroll until a rectangle is seen beside the forums and under the heads."""
        forum, head = self.canvas.edges()
        air = appearance.space(6)
        seen = self.viewport().size()
        _reveal(self.horizontalScrollBar(), (rect.left() - air, rect.right() + air), round(forum), seen.width())
        _reveal(self.verticalScrollBar(), (rect.top() - air, rect.bottom() + air), round(head), seen.height())


def _reveal(bar: QScrollBar, span: tuple[int, int], covered: int, seen: int) -> None:
    """Move a bar as little as possible until a span lies behind what is covered and before the end of what is seen."""
    first, last = span
    if first < bar.value() + covered:
        bar.setValue(first - covered)
    elif last > bar.value() + seen:
        bar.setValue(last - seen)
