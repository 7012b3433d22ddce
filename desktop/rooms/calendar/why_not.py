"""Asking of any meeting and day why it does not stand there, and the answer in words."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.kit import appearance
from desktop.kit.controls import Button, Deed, plain_label
from desktop.kit.form import date_of, time_of
from desktop.kit.form_fields import Field, FieldBox, Values
from desktop.rooms.calendar.planning import Planning
from models.errors import RuleBroken
from models.queries.plan import BasisRow
from models.rules.planner.problem import Slot
from models.rules.written_dates import date_words

_WIDTH = 480


class WhyNotDialog(QDialog):
    """A day is asked for and answered at once; `chosen` is the place that is taken after all, none without one."""

    def __init__(self, parent: QWidget, planning: Planning, row: BasisRow) -> None:
        super().__init__(parent)
        self.chosen: Slot | None = None
        self._planning, self._row = planning, row
        self._today = planning.today
        self.setWindowTitle(f"Why not another day for {row.forum_code}?")
        self.setMinimumWidth(appearance.space(_WIDTH))
        here = planning.slots.get(row.key) or row.home
        self.day = FieldBox(Field("day", "Day", "date", help="Such as 4 Nov, or Tuesday"), self._today)
        self.start = FieldBox(Field("start", "Starts at", "time", default=here.start), self._today)
        self._answer = plain_label("Give a day.", wrap=True)
        self._take = Button.of(Deed("Propose this day", self._choose, kind="filled"))
        self._take.setEnabled(False)
        column = QVBoxLayout(self)
        edge = appearance.space(20)
        column.setContentsMargins(edge, edge, edge, appearance.space(16))
        column.setSpacing(appearance.space(8))
        column.addWidget(plain_label(f"Why not, {row.forum_name}?", "inspector", weight=600, wrap=True))
        column.addWidget(plain_label(f"It stands on {date_words(here.date)}.", tone="text 2", wrap=True))
        column.addLayout(self._boxes())
        column.addWidget(self._answer)
        column.addStretch(1)
        column.addLayout(self._foot())
        for box in (self.day, self.start):
            box.edited.connect(self._ask)
        self.day.setFocus()

    def answer(self) -> str:
        """Return the answer in words."""
        return self._answer.text()

    def _slot(self) -> Slot | None:
        """Return the place asked for, none while it cannot be read."""
        try:
            values: Values = {"day": self.day.value(), "start": self.start.value()}
        except RuleBroken:
            return None
        here = self._planning.slots.get(self._row.key) or self._row.home
        day, start = date_of(values, "day"), time_of(values, "start")
        return replace(here, date=day, start=start or here.start) if day else None

    def _ask(self) -> None:
        slot = self._slot()
        found = self._planning.verdict(self._row.key, slot) if slot else None
        self._take.setEnabled(found is not None and not found.why_not)
        if found is None:
            self._answer.setText("Give a day.")
        else:
            self._answer.setText(found.why_not or f"It could: {found.meaning}")
        self._answer.set_tone("bad" if found and found.why_not else "text")

    def _choose(self) -> None:
        self.chosen = self._slot()
        self.accept()

    def _boxes(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(appearance.space(12))
        grid.setColumnStretch(1, 1)
        for place, box in enumerate((self.day, self.start)):
            label = plain_label(box.field.label, tone="text 2")
            label.setContentsMargins(0, appearance.space(6), 0, 0)
            grid.addWidget(label, place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(box, place, 1)
        return grid

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(appearance.space(8))
        row.addStretch(1)
        row.addWidget(Button.of(Deed("Close", self.reject, key="Esc")))
        row.addWidget(self._take)
        return row
