"""The record of a meeting to read: every item that left a trace, with its minutes, decisions and actions."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.kit import appearance
from desktop.kit.controls import plain_label
from desktop.kit.desk import Desk
from desktop.rooms.meeting.entries import Entry, EntryList, entries_of
from models.queries.record import MeetingRecord

_WIDEST = 880  # px at 100 %: a line of print that is still easy to read


def summary(record: MeetingRecord) -> str:
    """Count what was recorded: 4 minutes, 5 decisions, 7 actions."""
    counted = (
        (len(record.minutes), "minute"),
        (len(record.decisions), "decision"),
        (len(record.actions), "action"),
    )
    return ", ".join(f"{number} {word}{'' if number == 1 else 's'}" for number, word in counted)


class RecordView(QScrollArea):
    """The whole record in the type of what is read; entries are edited in place here too."""

    def __init__(self, desk: Desk, remove: Callable[[Entry], None]) -> None:
        super().__init__()
        self._desk, self._remove = desk, remove
        self._shown: tuple[object, ...] = ()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Record")

    def display(self, record: MeetingRecord) -> None:
        """Show a record; the scroll stays where it is."""
        titles = tuple((item.id, item.number, item.title) for item in record.agenda.items)
        told = (titles, record.minutes, record.decisions, record.actions)
        if told == self._shown:
            return
        self._shown = told
        scroll = self.verticalScrollBar().value()
        self.setWidget(self._page(record))
        self.verticalScrollBar().setValue(scroll)

    def _page(self, record: MeetingRecord) -> QWidget:
        page = QWidget()
        page.setObjectName("inspectorBody")
        row = QHBoxLayout(page)
        edge = appearance.space(20)
        row.setContentsMargins(edge, appearance.space(14), edge, edge)
        sheet = QWidget()
        sheet.setMaximumWidth(appearance.space(_WIDEST))
        row.addWidget(sheet, 10)
        row.addStretch(1)
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(appearance.space(4))
        entries = entries_of(record, self._desk)
        for item in record.agenda.items:
            self._add(column, f"{item.number}  {item.title}", [one for one in entries if one.item_id == item.id])
        known = {item.id for item in record.agenda.items}
        self._add(column, "Not under an item", [one for one in entries if one.item_id not in known])
        column.addStretch(1)
        return page

    def _add(self, column: QVBoxLayout, title: str, entries: list[Entry]) -> None:
        if not entries:
            return
        head = plain_label(title, "record", wrap=True, weight=600)
        head.setContentsMargins(0, appearance.space(12), 0, appearance.space(4))
        column.addWidget(head)
        shown = EntryList(self._remove, stretch=False)
        shown.display(entries)
        column.addWidget(shown)
