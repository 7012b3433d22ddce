"""The entries of a record as widgets, in the order recorded; each is edited in place and taken away by Del."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.kit import appearance
from desktop.kit.controls import Button, Deed, icon_label, plain_label
from desktop.kit.desk import Desk
from desktop.kit.dive_forms import DiveForms
from desktop.kit.in_place import Edit, InPlace
from desktop.rooms.meeting.decision_form import ask_decision
from models.operations.actions import delete_action, edit_action
from models.operations.decisions import edit_decision, remove_decision
from models.operations.deep_dives import edit_deep_dive, remove_deep_dive
from models.operations.escalations import edit_escalation, remove_escalation
from models.operations.minutes import edit_minute, remove_minute
from models.queries.deep_dives import deep_dives
from models.queries.record import EntryKind, MeetingRecord
from models.queries.record import EntryRow as RecordedRow
from models.rules.capture_line import read_decision_line

LABELS = 116  # px at 100 %


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as shown: its sign and label, the text that can be changed, a quiet second line, and its deeds.

    `details` opens a dialog over a widget, for what has more to it than its words.
    """

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
    details: Callable[[QWidget], object] | None = None
    detail_words: str = "reasons, conditions, review, dissent…"


def entries_of(record: MeetingRecord, desk: Desk) -> tuple[Entry, ...]:
    """Return every entry of a record, item by item in the order recorded."""
    return tuple(_entry(row, record, desk) for row in record.entries)


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
        if entry.details is not None:
            grid.addWidget(self._details_button(entry.details), 0, 3, 2, 1, top)

    def _details_button(self, details: Callable[[QWidget], object]) -> Button:
        tip = f"{self.entry.label}: {self.entry.detail_words}"
        return Button.of(Deed("", lambda: details(self), icon="pencil", kind="flat", tip=tip), small=True)

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
            row.hide()
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


def _entry(row: RecordedRow, record: MeetingRecord, desk: Desk) -> Entry:
    """Return one entry, with what changes it and what takes it away."""
    makers = {
        EntryKind.MINUTE: _minute,
        EntryKind.DECISION: _decision,
        EntryKind.ACTION: _action,
        EntryKind.ESCALATION: _escalation,
        EntryKind.DEEP_DIVE: _deep_dive,
    }
    return makers[EntryKind(row.kind)](row, record, desk)


def _minute(row: RecordedRow, _record: MeetingRecord, desk: Desk) -> Entry:
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


def _decision(row: RecordedRow, record: MeetingRecord, desk: Desk) -> Entry:
    number = [one.id for one in record.decisions].index(row.id) + 1
    return Entry(
        row.id,
        row.revision,
        row.item_id,
        "gavel",
        "special",
        f"Decision {number}",
        verb_and_text(row.verb, row.text),
        _second(row),
        lambda typed: _change_decision(desk, row, typed),
        lambda: desk.perform(remove_decision, decision_id=row.id, revision=row.revision),
        lambda parent: ask_decision(parent, desk, record, row.id),
    )


def _change_decision(desk: Desk, row: RecordedRow, typed: str) -> None:
    verb, text = read_decision_line(typed)
    desk.perform(edit_decision, decision_id=row.id, revision=row.revision, text=text, verb=verb)


def _action(row: RecordedRow, _record: MeetingRecord, desk: Desk) -> Entry:
    return _plain(
        row,
        ("list-checks", "info", "Action"),
        lambda typed: desk.perform(edit_action, action_id=row.id, text=typed, revision=row.revision),
        lambda: desk.perform(delete_action, action_id=row.id, revision=row.revision),
    )


def _escalation(row: RecordedRow, _record: MeetingRecord, desk: Desk) -> Entry:
    return _plain(
        row,
        ("waypoints", "warn", "Escalated"),
        lambda typed: desk.perform(edit_escalation, escalation_id=row.id, reason=typed, revision=row.revision),
        lambda: desk.perform(remove_escalation, escalation_id=row.id, revision=row.revision),
    )


def _deep_dive(row: RecordedRow, record: MeetingRecord, desk: Desk) -> Entry:
    entry = _plain(
        row,
        ("zoom-in", "special", "Deep-dive"),
        lambda typed: desk.perform(edit_deep_dive, deep_dive_id=row.id, title=typed, revision=row.revision),
        lambda: desk.perform(remove_deep_dive, deep_dive_id=row.id, revision=row.revision),
    )
    ask = partial(_ask_dive, desk=desk, meeting_id=record.agenda.meeting.id, key=row.id)
    return replace(entry, details=ask, detail_words="sponsor, meeting, whom it informs, who tracks its actions…")


def _ask_dive(parent: QWidget, desk: Desk, meeting_id: str, key: str) -> bool:
    """Ask for all that is given about a deep-dive: sponsor, due meeting, what it serves, who follows it up."""
    found = desk.read(deep_dives, today=desk.today, meeting_id=meeting_id)
    return any(DiveForms(parent, desk).edit(row) for row in found if row.id == key)


def _plain(
    row: RecordedRow, sign: tuple[str, str, str], change: Callable[[str], None], remove: Callable[[], None]
) -> Entry:
    """Return an entry whose text is all that can be changed; `sign` is its icon, tone and label."""
    icon, tone, label = sign
    return Entry(row.id, row.revision, row.item_id, icon, tone, label, row.text, _second(row), change, remove)


def _second(row: RecordedRow) -> str:
    """Say the reference and the further facts of an entry in one line."""
    return " · ".join(part for part in (row.number, row.second) if part)
