"""Who is in the room: quorum, seats, and the line that takes initials."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from desktop.kit import appearance
from desktop.kit.controls import key_cap, plain_label, status_label
from desktop.kit.statuses import Status
from desktop.rooms.meeting.seat_list import SeatList
from models.errors import DrumbeatError
from models.queries.agenda import AgendaView, SeatRow
from models.rules.vocabulary import Presence

_NEXT = {"": Presence.HERE.value, Presence.HERE.value: Presence.APOLOGIES.value}
TIP = "EM TB here, RM from 4, LK for NO, AB apologies, DC until 3; each is known by initials, name or post (F4)"
_EDGE = 18  # px at 100 %


@dataclass(frozen=True, slots=True)
class Quorum:
    """How many seats are filled and how many are needed, as a status."""

    filled: int
    status: Status


def quorum(view: AgendaView) -> Quorum:
    """Return whether enough seats are filled, themselves or by a deputy; a forum without a quorum only counts."""
    here = {seat.post_id for seat in view.seats if seat.presence in {Presence.HERE, Presence.DEPUTY}}
    filled = len(here)
    if not view.quorum and not view.both_chairs:
        return Quorum(filled, Status(f"{filled} of {len(view.seats)} here", "users", "hold"))
    words = ", needs ".join((str(filled), " and ".join(_needed(view))))
    if filled >= view.quorum and here >= _chairs(view):
        return Quorum(filled, Status(f"Quorum met: {words}", "check", "good"))
    return Quorum(filled, Status(f"No quorum: {words}", "circle-alert", "warn"))


def _needed(view: AgendaView) -> tuple[str, ...]:
    return (*((str(view.quorum),) if view.quorum else ()), *(("both chairs",) if view.both_chairs else ()))


def _chairs(view: AgendaView) -> set[str]:
    """Return the posts without which there is no quorum: the first seat is the chair's, acting or not."""
    return {view.seats[0].post_id, view.co_chair_post_id} if view.both_chairs and view.seats else set()


def next_presence(presence: str) -> str:
    """Return what a click makes of a presence: not known, here, apologies, not known."""
    return _NEXT.get(presence, "")


class SeatsPane(QWidget):
    """The attendance at the right of the room."""

    def __init__(self, press: Callable[[SeatRow], None], type_in: Callable[[str], None]) -> None:
        super().__init__()
        self._type_in = type_in
        self.view = SeatList()
        self.view.pressed_on.connect(press)
        self._quorum = QHBoxLayout()
        self.line = QLineEdit()
        self.line.setPlaceholderText("Initials, name or post")
        self.line.setAccessibleName("Attendance by initials")
        self.line.setToolTip(TIP)
        self.line.returnPressed.connect(self._enter)
        self._wrong = plain_label("", "small", "bad", wrap=True)
        self._wrong.hide()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._lay_out()

    def display(self, view: AgendaView, initials: Mapping[str, str]) -> None:
        """Show the seats of a meeting; initials by person."""
        self.view.display(view.seats, dict(initials))
        while (item := self._quorum.takeAt(0)) is not None:
            before = item.widget()
            if before is not None:
                before.hide()
                before.deleteLater()
        self._quorum.addWidget(status_label(quorum(view).status))

    def refusal(self) -> str:
        """Return the sentence under the line, empty when nothing was refused."""
        return self._wrong.text() if self._wrong.isVisibleTo(self) else ""

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

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, appearance.space(12), 0, appearance.space(10))
        column.setSpacing(appearance.space(4))
        head = _row()
        head.addWidget(plain_label("Attendance", "small", "text 2", weight=600))
        head.addStretch(1)
        head.addLayout(self._quorum)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        typing = _row()
        typing.addWidget(self.line, 1)
        typing.addWidget(key_cap("F4"))
        column.addLayout(typing)
        wrong = _row()
        wrong.addWidget(self._wrong)
        column.addLayout(wrong)


def _row() -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(appearance.space(_EDGE), 0, appearance.space(_EDGE), 0)
    row.setSpacing(appearance.space(8))
    return row
