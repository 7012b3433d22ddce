"""What goes out the minute a meeting ends, in one gesture: files, the issued log, and the next agenda."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.kit import messages
from desktop.kit.addressees import addressees
from desktop.kit.desk import Desk
from desktop.kit.folders import ask_folder, write_all
from desktop.kit.short_words import counted
from models.documents.action_log import action_log_document
from models.documents.after_meeting import after_meeting
from models.documents.export import export, file_name
from models.documents.letters import open_actions
from models.documents.minutes import minutes_document
from models.operations.agenda import open_agenda
from models.operations.issuing import MINUTES, issue_action_log
from models.queries.actions import action_log
from models.queries.agenda import versions
from models.queries.agenda_template import begun_agenda
from models.queries.meetings import MeetingRow, next_meeting
from models.queries.record import meeting_record
from models.rules.vocabulary import MeetingStatus

PDF, LETTER = ".pdf", ".eml"


@dataclass(frozen=True, slots=True)
class Outgoing:
    """The files of a meeting by name, and which of them is the action log that is issued."""

    files: dict[str, bytes]
    log_name: str


def send_out(parent: QWidget, desk: Desk, meeting: MeetingRow) -> None:
    """Ask for a folder, write all files into it, issue the log and open the next agenda; say what was done."""
    folder = ask_folder(parent, f"Folder for what goes out after {meeting.reference}")
    if folder is not None:
        said = messages.attempt(lambda: _sent(desk, meeting, folder))
        if said:
            messages.toast(said)


def outgoing(desk: Desk, meeting: MeetingRow) -> Outgoing:
    """Return what goes out: the action log as PDF and workbook, owners' letters, the minutes, the next agenda."""
    now = desk.now()
    log = desk.read(action_log, forum_id=meeting.forum_id, as_of=desk.today)
    coming = _coming(desk, meeting)
    following = desk.read(begun_agenda, meeting_id=coming.id, today=desk.today) if coming else None
    record = desk.read(meeting_record, meeting_id=meeting.id, today=desk.today)
    issued = desk.read(versions, meeting_id=meeting.id, kind=MINUTES)
    minutes = minutes_document(record, printed=now, versions=issued)
    owners = {action.owner: action.owner_post_id for action in open_actions(log) if action.owner}
    files = after_meeting(
        log, following, printed=now, addresses=addressees(desk, owners), sender=record.agenda.secretary
    )
    files[file_name(minutes, PDF)] = export(minutes, PDF)
    return Outgoing(files, file_name(action_log_document(log, printed=now), PDF))


def _sent(desk: Desk, meeting: MeetingRow, folder: Path) -> str:
    """Write and issue, and return in a sentence what was done; nothing is issued unless every file is written."""
    found = outgoing(desk, meeting)
    write_all(folder, found.files)
    body = found.files[found.log_name]
    version = desk.perform(issue_action_log, meeting_id=meeting.id, body=body, name=found.log_name)
    coming = _coming(desk, meeting)
    opened = ""
    if coming and coming.status == MeetingStatus.PLANNED:
        desk.perform(open_agenda, meeting_id=coming.id)
        opened = f" Opened the agenda of {coming.reference}."
    letters = sum(1 for name in found.files if name.endswith(LETTER))
    wrote = f"Wrote {counted(len(found.files), 'file')}, {counted(letters, 'letter')} among them, into {folder.name}."
    return f"{wrote} Issued the action log, version {version}.{opened}"


def _coming(desk: Desk, meeting: MeetingRow) -> MeetingRow | None:
    return desk.read(next_meeting, forum_id=meeting.forum_id, after=meeting.date)
