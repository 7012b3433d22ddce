"""The right pane: a day with all its meetings, and the chosen one of them below."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.kit import appearance
from desktop.kit.controls import plain_label, rule
from desktop.kit.inspector import Inspector
from desktop.kit.row_table import RowTable
from desktop.kit.row_view import RowView
from desktop.kit.short_words import counted
from desktop.rooms.calendar.columns import day_columns
from models.queries.meetings import MeetingRow
from models.rules.written_dates import long_date_words

_MARGIN, _MOST_LINES = 18, 7


class DayPane(QWidget):
    """A day's date, what closes it, its meetings as a list, and the details of one."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("inspector")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Day")
        self._date = plain_label("", "record", wrap=True, weight=600)
        self._words = plain_label("", "small", "text 2", wrap=True)
        self._table = RowTable(day_columns(), lambda row: row.id)
        self.meetings: RowView[MeetingRow] = RowView(self._table, "Meetings of the day", lines=1)
        self.meetings.horizontalHeader().hide()
        self.details = Inspector("Meeting")
        self._head = QWidget()
        head = QVBoxLayout(self._head)
        edge = appearance.space(_MARGIN)
        head.setContentsMargins(edge, appearance.space(14), edge, appearance.space(10))
        head.setSpacing(appearance.space(2))
        head.addWidget(self._date)
        head.addWidget(self._words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self.meetings)
        column.addWidget(rule())
        column.addWidget(self.details, 1)
        self.setFocusProxy(self.meetings)
        self.meetings.chosen.connect(self.chosen)
        self.meetings.opened.connect(self.opened)

    def display(self, day: date, rows: Sequence[MeetingRow], closed: str, chosen_id: str) -> None:
        """Show a day; of its meetings the chosen one stays chosen, else the first one is."""
        self._date.setText(long_date_words(day))
        count = counted(len(rows), "meeting") if rows else "No meetings"
        self._words.setText(f"{closed} · {count.lower()}" if closed else count)
        self._words.set_tone("warn" if closed and rows else "text 2")
        self._table.replace(rows)
        tall = min(len(rows), _MOST_LINES) * appearance.row_height(1)
        self.meetings.setFixedHeight(tall)
        self.meetings.setVisible(bool(rows))
        if rows and not self.meetings.select_key(chosen_id):
            self.meetings.select_first()

    def set_slim(self, slim: bool) -> None:  # noqa: FBT001
        """Leave the date out, and the list where it has one line: the details say it all."""
        self._head.setVisible(not slim)
        self.meetings.setVisible(len(self.rows()) > slim)

    def rows(self) -> tuple[MeetingRow, ...]:
        """Return the meetings of the day."""
        return self._table.rows()

    def closed_words(self) -> str:
        """Return what closes the day and how many meetings it has."""
        return self._words.text()

    def meeting(self) -> MeetingRow | None:
        """Return the meeting chosen in the list."""
        return self.meetings.current_row()
