"""Issuing agenda and minutes: each version is kept as a whole print and a public one, the very bytes of both."""

from abc import abstractmethod
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from desktop.kit import messages, printing
from desktop.kit.desk import Desk
from desktop.kit.form import ask, text_of
from desktop.kit.form_fields import Field, Values
from models.documents.agenda import agenda_document
from models.documents.content import Document
from models.documents.export import export, file_name
from models.documents.minutes import minutes_document
from models.documents.wording import wall_clock
from models.operations.agenda_issue import issue_agenda, note_with
from models.operations.agenda_lines import AGENDA
from models.operations.issuing import MINUTES, issue_minutes
from models.queries.agenda import agenda, versions
from models.queries.agenda_rows import VersionRow
from models.queries.meetings import MeetingRow
from models.queries.missing import missing
from models.queries.record import MeetingRecord, meeting_record
from models.queries.version_note import version_note
from models.rules.vocabulary import MeetingStatus

PDF, PDF_KIND = ".pdf", "PDF (*.pdf)"
WHOLE, PUBLIC = 0, 1
FOR_GOOD = "What is issued cannot be undone, only followed by the next version."
MOST_MISSING = 6
Further = tuple[tuple[int, bytes, str], ...]


@dataclass(frozen=True, slots=True)
class Prints:
    """The prints of one version: the whole one with its file name, and the public one as operations take it."""

    name: str
    body: bytes
    further: Further


def prints_of(whole: Document, public: Document) -> Prints:
    """Write both prints of a version."""
    further = ((PUBLIC, export(public, PDF), file_name(public, PDF)),)
    return Prints(file_name(whole, PDF), export(whole, PDF), further)


def missing_words(desk: Desk, meeting_id: str) -> str:
    """Say what a meeting still lacks for its next stage, empty where nothing is missing."""
    rows = desk.read(missing, meeting_id=meeting_id, now=wall_clock(desk.now())).rows
    said = "; ".join(row.words for row in rows[:MOST_MISSING])
    rest = f"; and {len(rows) - MOST_MISSING} more" if len(rows) > MOST_MISSING else ""
    return f"Still missing: {said}{rest}." if rows else ""


class Issue:
    """Asks what is new about the next version of a document, keeps it, and offers to save what went out."""

    kind = ""

    def __init__(self, parent: QWidget, desk: Desk, meeting: MeetingRow) -> None:
        self.parent, self.desk, self.meeting = parent, desk, meeting

    def ask(self) -> None:
        """Ask for the note of the version, and issue it."""
        issued = self.desk.read(versions, meeting_id=self.meeting.id, kind=self.kind)
        version = issued[-1].version + 1 if issued else 1
        kept: list[Prints] = []

        def submit(values: Values) -> None:
            kept.append(self.keep(text_of(values, "note")))

        title = f"Issue {self.kind} of {self.meeting.reference}, version {version}"
        note = " ".join(filter(None, (missing_words(self.desk, self.meeting.id), FOR_GOOD)))
        field = self._note_field(issued)
        ask(self.parent, title, f"Issue version {version}", (field,), submit, today=self.desk.today, note=note)
        for prints in kept:
            said = f"Issued version {version} of the {self.kind} of {self.meeting.reference}, with its public print."
            messages.toast(said)
            printing.save_bytes(prints.name, PDF_KIND, prints.body)

    @abstractmethod
    def keep(self, note: str) -> Prints:
        """Print the document as it stands now, keep the bytes as its next version, and return them."""

    @abstractmethod
    def changed(self, last: VersionRow) -> str:
        """Say what changed since the last version."""

    def _note_field(self, issued: tuple[VersionRow, ...]) -> Field:
        if not issued:
            return Field("note", "Note", help="Printed under the version; may stay empty")
        last = issued[-1]
        label = f"Changed since version {last.version}"
        return Field("note", label, "long text", required=True, default=self.changed(last) or None)


class AgendaIssue(Issue):
    """The next version of an agenda; its numbers stay for good."""

    kind = AGENDA

    def keep(self, note: str) -> Prints:
        """Print the agenda with what changed and what the note adds, and keep it."""
        desk, meeting_id = self.desk, self.meeting.id
        said = note_with(desk.read(version_note, meeting_id=meeting_id), note)
        view, now = desk.read(agenda, meeting_id=meeting_id), desk.now()
        prints = prints_of(
            agenda_document(view, printed=now, issue_note=said),
            agenda_document(view, printed=now, issue_note=said, part=PUBLIC),
        )
        desk.perform(
            issue_agenda,
            meeting_id=meeting_id,
            body=prints.body,
            name=prints.name,
            note=said,
            further=prints.further,
        )
        return prints

    def changed(self, last: VersionRow) -> str:  # noqa: ARG002  the book knows which was the last
        """Say what changed on the agenda, its meeting and its papers."""
        return self.desk.read(version_note, meeting_id=self.meeting.id)


class MinutesIssue(Issue):
    """The next version of the minutes, as a draft or agreed."""

    kind = MINUTES

    def keep(self, note: str) -> Prints:
        """Print the minutes with the note, and keep them."""
        record, now = self._record(), self.desk.now()
        issued = self.desk.read(versions, meeting_id=self.meeting.id, kind=self.kind)
        prints = prints_of(
            minutes_document(record, printed=now, issue_note=note, versions=issued),
            minutes_document(record, printed=now, issue_note=note, versions=issued, part=PUBLIC),
        )
        self.desk.perform(
            issue_minutes,
            meeting_id=self.meeting.id,
            body=prints.body,
            name=prints.name,
            note=note,
            further=prints.further,
        )
        return prints

    def changed(self, last: VersionRow) -> str:
        """Say which corrections came since the last version, or where the minutes were agreed."""
        record = self._record()
        corrected = ", ".join(dict.fromkeys(row.about for row in record.corrections if row.at > last.issued_at))
        if corrected:
            return f"corrected: {corrected}"
        agreed = record.agenda.meeting.status == MeetingStatus.MINUTES_AGREED
        return " at ".join(filter(None, ("agreed", record.agreed_at))) if agreed else ""

    def _record(self) -> MeetingRecord:
        return self.desk.read(meeting_record, meeting_id=self.meeting.id, today=self.desk.today)
