"""The entries of a record as widgets: minutes, decisions and actions, each edited in place and taken away by Del."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.kit import appearance
from desktop.kit.controls import icon_label, plain_label
from desktop.kit.desk import Desk
from desktop.kit.in_place import Edit, InPlace
from models.operations.actions import delete_action, edit_action
from models.operations.decisions import edit_decision, remove_decision
from models.operations.minutes import edit_minute, remove_minute
from models.queries.actions import ActionRow
from models.queries.record import DecisionRow, MeetingRecord, MinuteRow
from models.rules.capture_line import read_decision_line
from models.rules.written_dates import date_words

LABELS = 116  # px at 100 %


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as shown: its sign and label, the text that can be changed, a quiet second line, and its two deeds."""

    key: str
    revision: str
    item_id: str
    icon: str
    tone: str
    label: str
    text: str
    second: str
    change: Callable[[str], None]
    remove: Callable[[], None]


def entries_of(record: MeetingRecord, desk: Desk) -> tuple[Entry, ...]:
    """Return every entry of a record: minutes, then decisions, then actions, each in the order recorded."""
    minutes = [_minute(row, desk) for row in record.minutes]
    decisions = [_decision(row, number, desk) for number, row in enumerate(record.decisions, 1)]
    return (*minutes, *decisions, *(_action(row, desk) for row in record.actions))


def verb_and_text(verb: str, text: str) -> str:
    """Say a decision as it is printed: Agreed: hold knife crime as a theme."""
    return f"{verb.capitalize()}: {text}"


class EntryRow(QWidget):
    """One entry: sign, label, words; Enter, F2 or a click edits them, Del takes the entry away."""

    def __init__(self, entry: Entry, remove: Callable[[Entry], None]) -> None:
        super().__init__()
        self.entry = entry
        self._remove = remove
        grid = QGridLayout(self)
        air = appearance.space(8)
        grid.setContentsMargins(0, air, 0, air)
        grid.setHorizontalSpacing(appearance.space(14))
        grid.setVerticalSpacing(appearance.space(3))
        grid.setColumnMinimumWidth(1, appearance.space(LABELS - 30))
        grid.setColumnStretch(2, 1)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(icon_label(entry.icon, entry.tone, 16), 0, 0, top)
        grid.addWidget(plain_label(entry.label, tone=entry.tone, weight=600), 0, 1, top)
        self.words = InPlace(entry.text, Edit(entry.change, text=entry.text, long=True), entry.label, role="record")
        grid.addWidget(self.words, 0, 2)
        if entry.second:
            grid.addWidget(plain_label(entry.second, "small", "text 2", wrap=True), 1, 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line above the entry."""
        QPainter(self).fillRect(0, 0, self.width(), 1, appearance.colour("line"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the entry away with Del."""
        if event.key() == Qt.Key.Key_Delete and not self.words.is_editing():
            self._remove(self.entry)
            return
        super().keyPressEvent(event)


class EntryList(QWidget):
    """The entries one below the other with a line above each; an open editor outlives a refresh."""

    def __init__(self, remove: Callable[[Entry], None], *, stretch: bool = True) -> None:
        super().__init__()
        self._remove = remove
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._rows: dict[str, EntryRow] = {}
        self._entries: tuple[Entry, ...] = ()
        if stretch:
            self._column.addStretch(1)

    def display(self, entries: Sequence[Entry]) -> None:
        """Show other entries; only those that came, went or differ are built again."""
        self._entries = tuple(entries)
        wanted = {entry.key: entry for entry in entries}
        for key, row in list(self._rows.items()):
            same = key in wanted and told_apart(wanted[key]) == told_apart(row.entry)
            if same or (key in wanted and row.words.is_editing()):
                continue
            self._column.removeWidget(row)
            row.deleteLater()
            del self._rows[key]
        for place, entry in enumerate(entries):
            row = self._rows.get(entry.key) or self._made(entry)
            self._rows[entry.key] = row
            if self._column.indexOf(row) != place:
                self._column.insertWidget(place, row)
            row.show()

    def _made(self, entry: Entry) -> EntryRow:
        """Return a new row, which catches up when its editor closes."""
        row = EntryRow(entry, self._remove)
        row.words.finished.connect(lambda: QTimer.singleShot(0, self, lambda: self.display(self._entries)))
        return row

    def keys(self) -> tuple[str, ...]:
        """Return the keys of the entries shown."""
        return tuple(self._rows)


def told_apart(entry: Entry) -> tuple[str, ...]:
    """Return what makes an entry look or behave differently."""
    return (entry.key, entry.revision, entry.icon, entry.label, entry.text, entry.second)


def _minute(row: MinuteRow, desk: Desk) -> Entry:
    return Entry(
        row.id,
        row.revision,
        row.item_id,
        "message-square",
        "text 2",
        f"Minute {row.number}",
        row.text,
        "",
        lambda typed: desk.perform(edit_minute, minute_id=row.id, text=typed, revision=row.revision),
        lambda: desk.perform(remove_minute, minute_id=row.id, revision=row.revision),
    )


def _decision(row: DecisionRow, number: int, desk: Desk) -> Entry:
    return Entry(
        row.id,
        row.revision,
        row.item_id,
        "gavel",
        "special",
        f"Decision {number}",
        verb_and_text(row.verb, row.text),
        row.reference,
        lambda typed: _change_decision(desk, row, typed),
        lambda: desk.perform(remove_decision, decision_id=row.id, revision=row.revision),
    )


def _change_decision(desk: Desk, row: DecisionRow, typed: str) -> None:
    verb, text = read_decision_line(typed)
    desk.perform(edit_decision, decision_id=row.id, revision=row.revision, text=text, verb=verb)


def _action(row: ActionRow, desk: Desk) -> Entry:
    return Entry(
        row.id,
        row.revision,
        row.item_id,
        "list-checks",
        "info",
        "Action",
        row.text,
        action_words(row),
        lambda typed: desk.perform(edit_action, action_id=row.id, text=typed, revision=row.revision),
        lambda: desk.perform(delete_action, action_id=row.id, revision=row.revision),
    )


def action_words(row: ActionRow) -> str:
    """Say an action's reference, owner, date and tracking forum in one line."""
    due = date_words(row.due) if row.due else row.due_words
    owner = f"{row.owner}, {row.owner_name}" if row.owner_name else row.owner
    parts = [row.reference, owner, f"with {row.contributors}" if row.contributors else "", f"due {due}"]
    parts.append(f"tracked by {row.tracked_by}" if row.tracked_by else "")
    return " · ".join(part for part in parts if part)
