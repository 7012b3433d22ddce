"""Paper of a meeting: previews and files of agenda, run sheet, minutes and action log."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.kit import messages, printing
from desktop.kit.desk import Desk
from desktop.kit.exporting import TEXT, save_document
from desktop.kit.issuing import issue_log
from desktop.rooms.meeting.agenda_mail import save_agenda_mail
from desktop.rooms.meeting.issue_prints import AgendaIssue
from desktop.rooms.meeting.pack_prints import PackDeeds
from models.documents.action_log import action_log_document
from models.documents.agenda import agenda_document
from models.documents.content import Document
from models.documents.export import export, file_name
from models.documents.minutes import minutes_document
from models.documents.run_sheet import run_sheet_document
from models.operations.issuing import MINUTES
from models.queries.actions import action_log
from models.queries.agenda import AgendaView, versions
from models.queries.agenda_template import begun_agenda
from models.queries.meetings import MeetingRow
from models.queries.record import meeting_record
from models.queries.run_sheet import run_sheet

PDF = ".pdf"


class MeetingPrints:
    """Makes the paper of a meeting over a parent widget; nothing is changed but by `issue`."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        self.parent, self.desk = parent, desk

    def commands(self, meeting: MeetingRow) -> dict[str, Callable[[], None]]:
        """Return what of a meeting can be saved as a file, by the ids of the command table."""
        return {
            "print.agenda": lambda: self.save_agenda(meeting),
            "print.agenda_mail": lambda: save_agenda_mail(self.desk, meeting),
            "print.pack": lambda: PackDeeds(self.parent, self.desk).ask(meeting),
            "print.run_sheet": lambda: self.save_run_sheet(meeting),
            "print.minutes": lambda: self.save_record(meeting),
            "print.action_log": lambda: self.save_action_log(meeting),
            "print.action_log_xlsx": lambda: self.save_action_log(meeting, ".xlsx"),
            "print.action_log_csv": lambda: self.save_action_log(meeting, ".csv"),
        }

    def preview_agenda(self, meeting: MeetingRow) -> None:
        """Show the agenda as it would be printed now."""
        self._preview(f"Agenda of {meeting.reference}", self._agenda(meeting))

    def preview_record(self, meeting: MeetingRow) -> None:
        """Show the minutes as they would be printed now, in the layout of the forum."""
        self._preview(f"Minutes of {meeting.reference}", self._minutes(meeting))

    def issue_action_log(self, meeting: MeetingRow) -> None:
        """Show the forum's action log as at today, and issue it if it is ready."""
        issue_log(self.parent, self.desk, meeting.id)

    def save_agenda(self, meeting: MeetingRow) -> None:
        """Ask where to save the agenda, as PDF or for Word."""
        save_document(self._agenda(meeting), TEXT)

    def save_record(self, meeting: MeetingRow) -> None:
        """Ask where to save the minutes, as PDF or for Word."""
        save_document(self._minutes(meeting), TEXT)

    def save_run_sheet(self, meeting: MeetingRow) -> None:
        """Ask where to save the sheet from which the chair runs the meeting, as PDF or for Word."""
        sheet = self.desk.read(run_sheet, meeting_id=meeting.id, today=self.desk.today)
        if not sheet.items:
            messages.refuse(f"{meeting.reference} has no agenda yet; open it first.")
            return
        save_document(run_sheet_document(sheet, printed=self.desk.now()), TEXT)

    def save_action_log(self, meeting: MeetingRow, suffix: str = PDF) -> None:
        """Ask where to save the forum's action log in one of its formats."""
        log = self.desk.read(action_log, forum_id=meeting.forum_id, as_of=self.desk.today)
        save_document(action_log_document(log, printed=self.desk.now()), (suffix,))

    def issue(self, view: AgendaView) -> None:
        """Ask what changed, and keep the agenda's prints as its next version."""
        AgendaIssue(self.parent, self.desk, view.meeting).ask()

    def _agenda(self, meeting: MeetingRow) -> Document:
        view = self.desk.read(begun_agenda, meeting_id=meeting.id, today=self.desk.today)
        return agenda_document(view, printed=self.desk.now())

    def _minutes(self, meeting: MeetingRow) -> Document:
        record = self.desk.read(meeting_record, meeting_id=meeting.id, today=self.desk.today)
        issued = self.desk.read(versions, meeting_id=meeting.id, kind=MINUTES)
        return minutes_document(record, printed=self.desk.now(), versions=issued)

    def _preview(self, title: str, document: Document) -> None:
        printing.preview(self.parent, title, export(document, PDF), file_name(document, PDF))
