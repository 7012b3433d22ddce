"""Beside a theme: what each unit made of it, and the answers still to come."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from desktop.kit import appearance
from desktop.kit.controls import Button, Deed, chip_label, plain_label, status_label
from desktop.kit.statuses import Status
from models.queries.cascade import CascadeRow, CascadeView
from models.rules.vocabulary import CascadeAnswer, Level
from models.rules.written_dates import short_date_words

ANSWERS: dict[str, Status] = {
    CascadeAnswer.ACCEPTED: Status("Accepted", "check", "good"),
    CascadeAnswer.DECLINED: Status("Declined", "x", "bad"),
    CascadeAnswer.WAITING: Status("Waiting", "hourglass", "hold"),
}
NOT_ASKED = Status("Not asked", "minus", "hold")
Answering = Callable[[CascadeRow], None]


def cascade_title(view: CascadeView) -> str:
    """Return the head of the list, such as "Cascade to 12 units"."""
    count = len(view.rows)
    return f"Cascade to {count} unit{'' if count == 1 else 's'}"


def cascade_sums(view: CascadeView) -> str:
    """Return how many answered what, such as "11 yes, 1 no"; nobody is left out of the sum."""
    counts = ((view.accepted, "yes"), (view.declined, "no"), (view.waiting, "waiting"), (view.not_asked, "not asked"))
    return ", ".join(f"{count} {word}" for count, word in counts if count) or "nobody asked"


class CascadeList(QWidget):
    """A row a unit: its code and name, its answer, under it the reason or the buttons to answer with."""

    def __init__(self, view: CascadeView, accept: Answering, decline: Answering) -> None:
        super().__init__()
        self.setAccessibleName(f"{cascade_title(view)}: {cascade_sums(view)}")
        self._accept, self._decline = accept, decline
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(appearance.space(8))
        grid.setVerticalSpacing(appearance.space(4))
        grid.setColumnStretch(1, 1)
        place = 0
        for row in view.rows:
            self._add(grid, place, row)
            place += 2

    def _add(self, grid: QGridLayout, place: int, row: CascadeRow) -> None:
        status = ANSWERS.get(row.answer, NOT_ASKED)
        grid.addWidget(chip_label(row.unit_code or row.forum_code, Level.BCU.value), place, 0)
        grid.addWidget(plain_label(row.unit or row.forum_code, wrap=True), place, 1)
        grid.addWidget(status_label(status), place, 2, Qt.AlignmentFlag.AlignRight)
        if row.answer == CascadeAnswer.WAITING:
            grid.addWidget(self._buttons(row), place + 1, 1, 1, 2)
        elif row.reason:
            grid.addWidget(plain_label(f"“{row.reason}”", "small", "text 2", wrap=True), place + 1, 1, 1, 2)

    def _buttons(self, row: CascadeRow) -> QWidget:
        """Return the buttons to answer for a unit, and the meeting it is asked for."""
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, appearance.space(4))
        line.setSpacing(appearance.space(6))
        when = f"for {short_date_words(row.meeting_date)}" if row.meeting_date else ""
        line.addWidget(plain_label(when, "small", "text 2"), 1)
        deeds = (
            Deed("Accept", lambda: self._accept(row), tip=f"Accept for {row.unit or row.forum_code}"),
            Deed("Decline…", lambda: self._decline(row), tip=f"Decline for {row.unit or row.forum_code}"),
        )
        for deed in deeds:
            button = Button.of(deed, small=True)
            button.setAccessibleName(deed.tip)
            line.addWidget(button)
        return holder
