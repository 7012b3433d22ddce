"""Who is in the room: seats with initials and presence, set by a click, by Enter, or by typing initials."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.kit import appearance
from desktop.kit.controls import icon_label, key_cap, plain_label
from desktop.kit.row_table import Column, RowTable
from desktop.kit.row_view import RowView
from desktop.kit.statuses import Status
from models.errors import DrumbeatError
from models.queries.agenda import AgendaView, SeatRow
from models.rules.vocabulary import Presence

PRESENCES = {
    Presence.HERE.value: Status("Here", "check", "good"),
    Presence.DEPUTY.value: Status("Deputy", "repeat", "special"),
    Presence.APOLOGIES.value: Status("Apologies", "x", "warn"),
}
UNKNOWN = Status("–", "circle", "hold")
_NEXT = {"": Presence.HERE.value, Presence.HERE.value: Presence.APOLOGIES.value}


@dataclass(frozen=True, slots=True)
class Quorum:
    """How many seats are filled, how many are needed (0: none set), in words and with their colour."""

    words: str
    icon: str
    tone: str


def quorum(view: AgendaView) -> Quorum:
    """Return whether enough seats are filled, themselves or by a deputy."""
    filled = sum(1 for seat in view.seats if seat.presence in {Presence.HERE, Presence.DEPUTY})
    if not view.quorum:
        return Quorum(f"{filled} of {len(view.seats)} here", "users", "text 2")
    met = filled >= view.quorum
    said = "Quorum met" if met else "No quorum"
    return Quorum(f"{said}: {filled}, needs {view.quorum}", "check" if met else "circle-alert", "good" if met else "warn")


def next_presence(presence: str) -> str:
    """Return what a click makes of a presence: unknown, here, apologies, unknown."""
    return _NEXT.get(presence, "")


class SeatList(RowView[SeatRow]):
    """The seats; a click or Enter sets the presence of one."""

    pressed_on = Signal(object)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Set the presence of the seat under the pointer."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.indexAt(event.position().toPoint()).isValid():
            self.pressed_on.emit(self.current_row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Set the presence with Space as with Enter."""
        if event.key() == Qt.Key.Key_Space:
            self.pressed_on.emit(self.current_row())
            return
        super().keyPressEvent(event)


class SeatsPane(QWidget):
    """Quorum, seats, and the line that takes initials."""

    def __init__(self, press: Callable[[SeatRow], None], type_in: Callable[[str], None]) -> None:
        super().__init__()
        self._type_in = type_in
        self._initials: Mapping[str, str] = {}
        self._table: RowTable[SeatRow] = RowTable(self._columns(), key=lambda seat: seat.post_id)
        self.view = SeatList(self._table, "Attendance", lines=1)
        self.view.horizontalHeader().hide()
        self.view.pressed_on.connect(lambda seat: press(seat) if seat else None)
        self.view.opened.connect(lambda seat: press(seat) if seat else None)
        self._quorum = plain_label("", "small", "text 2")
        self._sign = QHBoxLayout()
        self.line = QLineEdit()
        self.line.setPlaceholderText("Initials, name or post")
        self.line.setAccessibleName("Attendance by initials")
        self.line.setToolTip("TB is here; RM x sent apologies; LK for RM is a deputy (F4)")
        self.line.returnPressed.connect(self._enter)
        self._wrong = plain_label("", "small", "bad", wrap=True)
        self._wrong.hide()
        self._lay_out()

    def display(self, view: AgendaView, initials: Mapping[str, str]) -> None:
        """Show the seats of a meeting; initials by person."""
        self._initials = initials
        self._table.replace(view.seats)
        self.view.viewport().update()
        found = quorum(view)
        self._quorum.setText(found.words)
        self._quorum.set_tone(found.tone)
        while (item := self._sign.takeAt(0)) is not None:
            before = item.widget()
            if before is not None:
                before.deleteLater()
        self._sign.addWidget(icon_label(found.icon, found.tone, 15))
        self._fit_height(len(view.seats))

    def _enter(self) -> None:
        """Set what the line says; when it is refused, say why and keep it."""
        try:
            self._type_in(self.line.text())
        except DrumbeatError as refused:
            self._wrong.setText(str(refused))
            self._wrong.show()
            return
        self._wrong.hide()
        self.line.clear()

    def _seat_initials(self, seat: SeatRow) -> str:
        return self._initials.get(seat.person_id, "")

    def _columns(self) -> tuple[Column[SeatRow], ...]:
        return (
            Column("", self._seat_initials, width="MWM", tone=lambda _seat: "text 2", bold=lambda _seat: True),
            Column("Seat", _seat_words, tip=lambda seat: f"{seat.post}, {seat.name or 'vacant'}"),
            Column("Presence", lambda seat: seat.presence, kind="status", status=_status, width="Apologies"),
        )

    def _fit_height(self, count: int) -> None:
        """Show all seats where they fit, at least four."""
        row = appearance.row_height(1)
        self.view.setMaximumHeight(max(1, count) * row + appearance.space(4))
        self.view.setMinimumHeight(min(max(1, count), 4) * row)

    def _lay_out(self) -> None:
        edge = appearance.space(18)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, appearance.space(12), 0, appearance.space(8))
        column.setSpacing(appearance.space(4))
        head = QHBoxLayout()
        head.setContentsMargins(edge, 0, edge, 0)
        head.setSpacing(appearance.space(5))
        head.addWidget(plain_label("Attendance", "small", "text 2", weight=600))
        head.addStretch(1)
        head.addLayout(self._sign)
        head.addWidget(self._quorum)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        typing = QHBoxLayout()
        typing.setContentsMargins(edge, 0, edge, 0)
        typing.setSpacing(appearance.space(8))
        typing.addWidget(self.line, 1)
        typing.addWidget(key_cap("F4"))
        column.addLayout(typing)
        wrong = QHBoxLayout()
        wrong.setContentsMargins(edge, 0, edge, 0)
        wrong.addWidget(self._wrong)
        column.addLayout(wrong)


def _status(seat: SeatRow) -> Status:
    return PRESENCES.get(seat.presence, UNKNOWN)


def _seat_words(seat: SeatRow) -> str:
    if seat.presence == Presence.DEPUTY and seat.deputy:
        return f"{seat.deputy} for {seat.post}"
    return seat.post
