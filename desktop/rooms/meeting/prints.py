"""Paper of a meeting: previews, issuing the agenda, the action log in its three formats, the record."""

from PySide6.QtWidgets import QWidget

from desktop.kit import messages, printing
from desktop.kit.desk import Desk
from desktop.kit.form import ask, text_of
from desktop.kit.form_fields import Field, Values
from desktop.kit.issuing import issue_log
from desktop.rooms.meeting.missing import lacks
from models.documents.action_log import action_log_document
from models.documents.agenda import agenda_document
from models.documents.content import Document
from models.documents.export import export, file_name
from models.documents.record import record_document
from models.operations.agenda import issue_agenda
from models.queries.actions import action_log
from models.queries.agenda import AgendaView
from models.queries.agenda_template import begun_agenda
from models.queries.meetings import MeetingRow
from models.queries.record import meeting_record
from models.queries.version_note import version_note

KINDS = {
    ".pdf": "PDF (*.pdf)",
    ".xlsx": "Workbook (*.xlsx)",
    ".csv": "Comma-separated values (*.csv)",
}


class MeetingPrints:
    """Makes the paper of a meeting over a parent widget; nothing is changed but by `issue`."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        self._parent, self._desk = parent, desk

    def preview_agenda(self, meeting: MeetingRow) -> None:
        """Show the agenda as it would be printed now."""
        view = self._desk.read(begun_agenda, meeting_id=meeting.id)
        self._preview(f"Agenda of {meeting.reference}", agenda_document(view, printed=self._desk.now()))

    def preview_record(self, meeting: MeetingRow) -> None:
        """Show the record as it would be printed now."""
        record = self._desk.read(meeting_record, meeting_id=meeting.id, today=self._desk.today)
        self._preview(f"Record of {meeting.reference}", record_document(record, printed=self._desk.now()))

    def issue_action_log(self, meeting: MeetingRow) -> None:
        """Show the forum's action log as at today, and issue it if it is ready."""
        issue_log(self._parent, self._desk, meeting.id)

    def save_agenda(self, meeting: MeetingRow) -> None:
        """Ask where to save the agenda as PDF."""
        view = self._desk.read(begun_agenda, meeting_id=meeting.id)
        self._save(agenda_document(view, printed=self._desk.now()), ".pdf")

    def save_record(self, meeting: MeetingRow) -> None:
        """Ask where to save the record as PDF."""
        record = self._desk.read(meeting_record, meeting_id=meeting.id, today=self._desk.today)
        self._save(record_document(record, printed=self._desk.now()), ".pdf")

    def save_action_log(self, meeting: MeetingRow, suffix: str = ".pdf") -> None:
        """Ask where to save the forum's action log in one of its formats."""
        self._save(self._action_log(meeting), suffix)

    def issue(self, view: AgendaView) -> None:
        """Ask what changed, keep the agenda's bytes as its next version, then offer to save them."""
        version = view.versions[-1].version + 1 if view.versions else 1
        issued: list[tuple[str, bytes]] = []

        def submit(values: Values) -> None:
            note = text_of(values, "note")
            document = agenda_document(view, printed=self._desk.now(), issue_note=note)
            body = export(document, ".pdf")
            self._desk.perform(issue_agenda, meeting_id=view.meeting.id, body=body, note=note)
            issued.append((file_name(document, ".pdf"), body))

        title = f"Issue agenda of {view.meeting.reference}, version {version}"
        fields = _note_field(version, self._desk.read(version_note, meeting_id=view.meeting.id))
        note = _missing_words(view) + "What is issued cannot be undone, only followed by the next version."
        ask(self._parent, title, f"Issue version {version}", fields, submit, today=self._desk.today, note=note)
        for name, body in issued:
            messages.toast(f"Issued version {version} of the agenda of {view.meeting.reference}.")
            _save(name, ".pdf", body)

    def _action_log(self, meeting: MeetingRow) -> Document:
        log = self._desk.read(action_log, forum_id=meeting.forum_id, as_of=self._desk.today)
        return action_log_document(log, printed=self._desk.now())

    def _preview(self, title: str, document: Document) -> None:
        printing.preview(self._parent, title, export(document, ".pdf"), file_name(document, ".pdf"))

    def _save(self, document: Document, suffix: str) -> None:
        body = messages.attempt(lambda: export(document, suffix))
        if body is not None:
            _save(file_name(document, suffix), suffix, body)


def _save(name: str, suffix: str, body: bytes) -> None:
    """Ask where to, and save a file whole or not at all."""
    printing.save_bytes(name, KINDS[suffix], body)


def _note_field(version: int, changed: str) -> tuple[Field, ...]:
    if version == 1:
        return (Field("note", "Note", help="Printed under the version; may stay empty"),)
    return (Field("note", f"Changed since version {version - 1}", "long text", required=True, default=changed or None),)


def _missing_words(view: AgendaView) -> str:
    found = [lack.text for lack in lacks(view)]
    return f"Still missing: {'; '.join(found)}. " if found else ""
