"""Carrying a tile of the programme board to another meeting, by the pointer or by Ctrl and the arrows."""

from abc import abstractmethod
from typing import Protocol

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from desktop.kit import appearance
from desktop.kit.board_layout import BoardPicture, BoardSlot, BoardTile, Piece
from desktop.kit.board_painting import rect_of
from desktop.kit.carry_canvas import ARROWS, ENTERS
from desktop.kit.carrying import TONES
from desktop.kit.finding_bubble import FindingBubble
from desktop.kit.planner_parts import around, paint_ring

_CONTROL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
HARD = "hard"


class BoardJudge(Protocol):
    """Says how a meeting would suit a tile: severity (`hard`, `soft`, `notice`, or nothing) and words."""

    def __call__(self, tile_key: str, slot_key: str, /) -> tuple[str, str]:
        """Return severity and words; a place judged `hard` takes no tile."""


class CarriedTile:
    """A tile on its way from a meeting, over another one, with the finding there; each place is asked about once."""

    def __init__(self, tile: BoardTile, home: BoardSlot, judge: BoardJudge) -> None:
        self.tile, self.home, self.slot = tile, home, home
        self._judge = judge
        self._known = {home.key: ("", "where it is now")}
        self.severity, self.words = self._known[home.key]

    def over(self, slot: BoardSlot) -> bool:
        """Carry over a meeting and return whether it is another one."""
        if slot.key == self.slot.key:
            return False
        self.slot = slot
        if slot.key not in self._known:
            severity, words = self._judge(self.tile.key, slot.key)
            self._known[slot.key] = (severity, words or "nothing stands against it")
        self.severity, self.words = self._known[slot.key]
        return True

    def has_left(self) -> bool:
        """Return whether the tile is over another meeting than its own."""
        return self.slot.key != self.home.key

    def tone(self) -> str:
        """Return the colour's name of the finding."""
        return TONES.get(self.severity, "info")


class BoardCarry(QWidget):
    """The meeting a tile is over is ringed in the colour of the finding; Enter drops, Shift swaps, Esc gives up."""

    tile_dropped = Signal(str, str)
    tiles_swapped = Signal(str, str)
    carried_over = Signal(QRect)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("takesLetters", True)
        self.setMouseTracking(True)
        self.picture = BoardPicture()
        self.carried: CarriedTile | None = None
        self.bubble = FindingBubble(self)
        self._judge: BoardJudge | None = None
        self._grip: tuple[QPointF, Piece] | None = None

    def set_judge(self, judge: BoardJudge | None) -> None:
        """Let tiles be carried, with what says how a meeting suits; none forbids it."""
        self._judge = judge
        self.give_up()

    @abstractmethod
    def chosen_piece(self) -> Piece | None:
        """Return the piece that the keys carry."""

    def piece_at(self, point: QPointF) -> Piece | None:
        """Return the piece under a point."""
        return self.picture.piece_at(point.x(), point.y())

    def slot_rect(self, slot: BoardSlot) -> QRectF:
        """Return the rectangle to ring for a meeting; empty where it has gone."""
        return rect_of(self.picture.slot_box(slot)) if slot.key in self.picture.slots else QRectF()

    def pick_up(self, piece: Piece) -> CarriedTile | None:
        """Begin to carry a tile, unless it is fixed, a gap, or nothing may be carried."""
        if self._judge is None or piece.slot is None or piece.tile is None or piece.tile.gap or piece.tile.fixed:
            return None
        self.carried = CarriedTile(piece.tile, piece.slot, self._judge)
        return self.carried

    def carry(self, slot: BoardSlot, point: QPoint | None = None) -> None:
        """Carry over a meeting; the finding stands beside the pointer, or beside the cell."""
        carried = self.carried
        if carried is None:
            return
        before = around(self.slot_rect(carried.slot))
        if carried.over(slot):
            rect = around(self.slot_rect(slot))
            self.update(before)
            self.update(rect)
            self.bubble.say(f"{carried.tile.title} to {slot.words}", carried.severity, self._said(carried))
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.bubble.words()))
            self.carried_over.emit(rect)
        if carried.has_left() or self.bubble.isVisible():
            self.bubble.move_beside(point or self.slot_rect(slot).bottomRight().toPoint())

    @staticmethod
    def _said(carried: CarriedTile) -> str:
        """Return the finding, and that a tile there can be changed for this one."""
        swappable = carried.has_left() and carried.severity != HARD and BoardCarry._other(carried.slot)
        return f"{carried.words}; with Shift they change places" if swappable else carried.words

    @staticmethod
    def _other(slot: BoardSlot) -> BoardTile | None:
        """Return the first tile of a meeting that may be carried away."""
        return next((tile for tile in slot.tiles if not (tile.gap or tile.fixed)), None)

    def set_down(self, *, swap: bool = False, onto: BoardTile | None = None) -> None:
        """Drop what is carried where it is now, or change it for a tile that is there."""
        carried = self.carried
        self.give_up()
        if carried is None or not carried.has_left() or carried.severity == HARD:
            return
        other = (onto if onto and not (onto.gap or onto.fixed) else self._other(carried.slot)) if swap else None
        if other:
            self.tiles_swapped.emit(carried.tile.key, other.key)
        else:
            self.tile_dropped.emit(carried.tile.key, carried.slot.key)

    def give_up(self) -> None:
        """Leave what is carried where it stands."""
        self._grip = None
        if self.carried:
            self.update(around(self.slot_rect(self.carried.slot)))
            self.carried = None
        self.bubble.hide()

    def paint_carried(self, painter: QPainter) -> None:
        """Ring the meeting a tile is carried over."""
        if self.carried:
            paint_ring(painter, self.slot_rect(self.carried.slot), appearance.colour(self.carried.tone()), 3)

    # pointer and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the tile under the pointer."""
        piece = self.piece_at(event.position())
        held = piece is not None and event.button() == Qt.MouseButton.LeftButton
        self._grip = (event.position(), piece) if held and piece else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry the tile that is held, once the pointer has left the spot."""
        point = event.position()
        if self._grip and self.carried is None:
            far = (point - self._grip[0]).manhattanLength() >= QApplication.startDragDistance()
            if far and self.pick_up(self._grip[1]) is None:
                self._grip = None
        if self.carried and self._grip:
            piece = self.piece_at(point)
            if piece and piece.slot:
                self.carry(piece.slot, point.toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop what the pointer carries; with Shift it changes places with the tile there."""
        if self._grip and self.carried:
            piece = self.piece_at(event.position())
            onto = piece.tile if piece and piece.slot and piece.slot.key == self.carried.slot.key else None
            self.set_down(swap=bool(event.modifiers() & _SHIFT), onto=onto)
        self._grip = None

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Give up what is carried: its keys are gone."""
        super().focusOutEvent(event)
        self.give_up()

    def event(self, event: QEvent) -> bool:
        """Keep the keys of carrying from the window's shortcuts."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and self._carries(event):
            event.accept()
            return True
        return super().event(event)

    def _carries(self, event: QKeyEvent) -> bool:
        """Return whether a key carries, drops or gives up."""
        key = Qt.Key(event.key())
        if self.carried:
            return key in ARROWS | ENTERS | {Qt.Key.Key_Escape}
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        return key in ARROWS and held == _CONTROL and self._judge is not None

    def took_key(self, event: QKeyEvent) -> bool:
        """Carry, drop or give up by a key; return whether it was one of these."""
        if not self._carries(event):
            return False
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.give_up()
        elif key in ENTERS:
            self.set_down(swap=bool(event.modifiers() & _SHIFT))
        else:
            self._carry_by(key)
        return True

    def _carry_by(self, key: Qt.Key) -> None:
        held = None if self.carried else self.chosen_piece()
        carried = self.carried or (self.pick_up(held) if held else None)
        slot = self._beside(key, carried.slot) if carried else None
        if slot:
            self.carry(slot)

    def _beside(self, key: Qt.Key, slot: BoardSlot) -> BoardSlot | None:
        """Return the next meeting in a direction that takes tiles: along the row, or of the month in another row."""
        row, month, _ = self.picture.slots[slot.key]
        if key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            along = [each for cell in self.picture.lines[row].row.cells for each in cell.slots]
        else:
            along = [each for line in self.picture.lines for each in line.row.cells[month].slots]
            along = [each for each in along if each is slot or self.picture.slots[each.key][0] != row]
        here, step = next(place for place, each in enumerate(along) if each.key == slot.key), _STEPS[key]
        beyond = along[here + 1 :] if step > 0 else along[:here][::-1]
        return next((each for each in beyond if not each.closed), None)
