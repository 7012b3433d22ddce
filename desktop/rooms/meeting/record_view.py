"""The record of a meeting to read: every item that left a trace, with all that was recorded in the one order."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.kit import appearance
from desktop.kit.controls import plain_label
from desktop.kit.desk import Desk
from desktop.kit.in_place import InPlace
from desktop.rooms.meeting.correction_line import CorrectionLine
from desktop.rooms.meeting.entries import Entry, EntryList, EntryRow, entries_of
from desktop.rooms.meeting.record_words import decision_lines, outcome_words, present_words, standing_words
from models.queries.agenda_rows import ItemRow
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


def in_order(record: MeetingRecord, entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries in the order of the record, decisions with all that stands with them written out."""
    place = {row.id: number for number, row in enumerate(record.entries)}
    decided = {row.id: "\n".join(decision_lines(row)) for row in record.decisions}
    told = [replace(one, second=decided[one.key], details=None) if one.key in decided else one for one in entries]
    return sorted(told, key=lambda one: place.get(one.key, len(place)))


class RecordView(QScrollArea):
    """The whole record in the type of what is read; entries are edited in place, `altered` tells another is chosen."""

    altered = Signal()

    def __init__(self, desk: Desk, remove: Callable[[Entry], None]) -> None:
        super().__init__()
        self.desk, self._remove = desk, remove
        self._shown: tuple[object, ...] = ()
        self._waiting: MeetingRecord | None = None
        self._chosen = ""
        self._heads: dict[str, QWidget] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Record")
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow_focus)

    def display(self, record: MeetingRecord) -> None:
        """Show a record; the scroll stays where it is, and an editor that is open is left alone."""
        about = record.agenda
        told = (about.meeting, about.items, about.seats, record.entries, record.decisions, record.corrections)
        if told == self._shown:
            return
        if any(words.is_editing() for words in self.findChildren(InPlace)):
            self._waiting = record
            return
        self._shown, self._waiting = told, None
        scroll, focused = self.verticalScrollBar().value(), self.isAncestorOf(QApplication.focusWidget() or self)
        self.setWidget(self._page(record))
        self.verticalScrollBar().setValue(scroll)
        if focused:
            self.choose(self._chosen)

    def chosen(self) -> str:
        """Return the key of the entry chosen last, empty while none was."""
        return self._chosen if self._row(self._chosen) else ""

    def choose(self, key: str) -> bool:
        """Go to the entry or the item of this key; False where it left no trace here."""
        row, head = self._row(key), self._heads.get(key)
        target = row or head
        if target is None:
            return False
        QTimer.singleShot(0, target, lambda: self.ensureWidgetVisible(target, 0, appearance.space(60)))
        if row:
            row.words.setFocus()
            self._take(row)
        return True

    def let_go(self) -> None:
        """Choose no entry."""
        self.setFocus()
        if self._chosen:
            self._chosen = ""
            self.altered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let go of the entry chosen with Esc."""
        if event.key() == Qt.Key.Key_Escape and self._chosen:
            self.let_go()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Let go of the entry chosen with a click beside it."""
        self.let_go()
        super().mousePressEvent(event)

    def edit_chosen(self) -> None:
        """Open the editor of the entry chosen last."""
        row = self._row(self._chosen)
        if row:
            row.words.edit()

    def _row(self, key: str) -> EntryRow | None:
        return next((row for row in self.findChildren(EntryRow) if row.entry.key == key), None)

    def _follow_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Choose the entry that has the focus; it stays chosen while the focus is elsewhere."""
        row = now
        while row is not None and not isinstance(row, EntryRow):
            row = row.parentWidget()
        if isinstance(row, EntryRow) and self.isAncestorOf(row):
            self._take(row)

    def _take(self, row: EntryRow) -> None:
        """Hold an entry as the one chosen."""
        if row.entry.key != self._chosen:
            self._chosen = row.entry.key
            self.altered.emit()

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
        self._heads = {}
        column.addWidget(plain_label(standing_words(record), "body", wrap=True, weight=600))
        column.addWidget(plain_label(present_words(record.agenda.seats), "small", "text 2", wrap=True))
        self._add_corrections(column, record, "")
        entries = in_order(record, entries_of(record, self.desk))
        for item in record.agenda.items:
            self._add_item(column, record, item, [one for one in entries if one.item_id == item.id])
        known = {item.id for item in record.agenda.items}
        self._add(column, record, "Not under an item", [one for one in entries if one.item_id not in known])
        column.addStretch(1)
        return page

    def _add_item(self, column: QVBoxLayout, record: MeetingRecord, item: ItemRow, entries: list[Entry]) -> None:
        """Add an item with what it left: entries, or that it was not taken."""
        outcome = outcome_words(item)
        if entries or outcome:
            title = f"{item.number}  {item.title}".strip()
            self._heads[item.id] = self._add_head(column, title, outcome)
            self._add_entries(column, record, entries)

    def _add(self, column: QVBoxLayout, record: MeetingRecord, title: str, entries: list[Entry]) -> None:
        if entries:
            self._add_head(column, title)
            self._add_entries(column, record, entries)

    @staticmethod
    def _add_head(column: QVBoxLayout, title: str, outcome: str = "") -> QWidget:
        head = plain_label(title, "record", wrap=True, weight=600)
        head.setContentsMargins(0, appearance.space(12), 0, appearance.space(4))
        column.addWidget(head)
        if outcome:
            column.addWidget(plain_label(outcome, "small", "text 2", wrap=True))
        return head

    def _add_entries(self, column: QVBoxLayout, record: MeetingRecord, entries: list[Entry]) -> None:
        """Add entries in lists that end where something was corrected, and the corrections under them."""
        corrected = {row.minute_id or row.decision_id or row.action_id for row in record.corrections}
        run: list[Entry] = []
        for entry in entries:
            run.append(entry)
            if entry.key in corrected or entry is entries[-1]:
                column.addWidget(self._list(run))
                self._add_corrections(column, record, entry.key)
                run = []

    def _list(self, entries: list[Entry]) -> EntryList:
        shown = EntryList(self._remove, stretch=False)
        shown.display(entries)
        for words in shown.findChildren(InPlace):
            words.finished.connect(self._catch_up)
        return shown

    @staticmethod
    def _add_corrections(column: QVBoxLayout, record: MeetingRecord, key: str) -> None:
        for row in record.corrections:
            if (row.minute_id or row.decision_id or row.action_id) == key:
                column.addWidget(CorrectionLine(row))

    def _catch_up(self) -> None:
        """Show what arrived while an entry was being edited, once its editor is gone."""
        if self._waiting is not None:
            waiting = self._waiting
            QTimer.singleShot(0, self, lambda: self.display(waiting))
