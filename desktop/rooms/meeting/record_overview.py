"""Beside the record while no entry is chosen: what is missing for its next stage, and what of it went out."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.kit import messages
from desktop.kit.controls import Deed
from desktop.kit.desk import Desk
from desktop.kit.issuing import issued_words, print_words, reprint
from desktop.kit.sections import Fact, Facts, Head, Note, Notes, Section
from desktop.kit.statuses import meeting_status
from desktop.rooms.meeting.aspect import Beside
from desktop.rooms.meeting.missing import Lack, lacks, lacks_title
from models.documents.wording import wall_clock
from models.queries.issued import IssuedRow, issued_documents
from models.queries.missing import missing
from models.queries.record import MeetingRecord
from models.rules.written_dates import date_words, short_date_words


def record_beside(record: MeetingRecord, parent: QWidget, desk: Desk, show: Callable[[str], object]) -> Beside:
    """Return what stands beside the record as a whole; `show` goes to an item or entry by its key."""
    meeting = record.agenda.meeting
    head = Head(
        meeting.forum_name,
        reference=meeting.reference,
        code=meeting.forum_code,
        level=meeting.level,
        status=meeting_status(meeting.status),
    )
    sections = (head, *_missing(record, desk, show), _facts(record), *_issued(record, parent, desk))
    return Beside(f"record {meeting.id}", sections)


def _missing(record: MeetingRecord, desk: Desk, show: Callable[[str], object]) -> tuple[Section, ...]:
    """Return what is missing for the next stage, each with the way to where it is missing; then what is sound."""
    found = desk.read(missing, meeting_id=record.agenda.meeting.id, now=wall_clock(desk.now()))
    if not found.next_stage:
        return ()
    known = {key for entry in record.entries for key in (entry.id, entry.item_id)}
    notes = tuple(_lack(lack, show if lack.row.subject_id in known else None) for lack in lacks(found))
    sound = tuple(Note("check", "good", words) for words in found.sound)
    aside = f"by {short_date_words(found.due.date())}" if found.due else ""
    return (Notes((*notes, *sound), lacks_title(found), aside),)


def _lack(lack: Lack, show: Callable[[str], object] | None) -> Note:
    deed = Deed("Show", lambda: show(lack.row.subject_id)) if show else None
    return Note(lack.icon, "warn", lack.row.words, deed)


def _facts(record: MeetingRecord) -> Facts:
    meeting, coming = record.agenda.meeting, record.agenda.next_meeting
    began, ended = (wall_clock(moment) if moment else None for moment in (record.began_at, record.ended_at))
    sat = f"{began:%H:%M} to {ended:%H:%M}" if began and ended else ""
    rows = (
        Fact("Chair", meeting.chair, second=meeting.chair_name),
        Fact("Secretary", record.agenda.secretary),
        Fact("Sat", sat),
        Fact("Agreed at", record.agreed_at),
        Fact("Next meeting", date_words(coming.date) if coming else ""),
    )
    return Facts(tuple(row for row in rows if row.value))


def _issued(record: MeetingRecord, parent: QWidget, desk: Desk) -> tuple[Section, ...]:
    """Return everything of the meeting that went out, newest first, each opened byte for byte."""
    rows = desk.read(issued_documents, meeting_id=record.agenda.meeting.id)
    return (Notes(tuple(_print(row, parent, desk) for row in rows), "Issued"),) if rows else ()


def _print(row: IssuedRow, parent: QWidget, desk: Desk) -> Note:
    words = f"{print_words(row)}, {issued_words(row)}"
    return Note(
        "file-text", "text 2", words, Deed("Open", lambda: messages.attempt(lambda: reprint(parent, desk, row)))
    )
