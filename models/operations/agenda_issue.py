"""Issuing an agenda: its very bytes are kept, and the numbers that went out stay for good."""

from collections.abc import Sequence

from models.errors import RuleBroken
from models.operations.agenda_lines import AGENDA, fix_numbers, lines_of
from models.operations.issuing import Print, keep_version
from models.operations.meetings import correctable, set_status
from models.operations.naming import meeting_words
from models.queries.version_note import version_note
from models.rules.vocabulary import MeetingStatus
from models.store.unit import Unit


def issue_agenda(  # noqa: PLR0913  a print has as many facts
    unit: Unit,
    *,
    meeting_id: str,
    body: bytes,
    note: str = "",
    name: str = "",
    part: int = 0,
    further: Sequence[tuple[int, bytes, str]] = (),
) -> int:
    """Keep the very bytes of the agenda as its next version and return that; it cannot be undone.

    `further` are prints of the same version for other parts: part, bytes and file name each. The note says what
    changed since the last issue, and what the caller adds.
    """
    meeting = correctable(unit, meeting_id)
    if not lines_of(unit, meeting_id):
        raise RuleBroken(f"{meeting_words(unit, meeting)} has no agenda yet; open it first.")
    said = note_with(version_note(unit.session, meeting_id=meeting_id), note)
    prints = (Print(part, body, name), *(Print(*one) for one in further))
    version = keep_version(unit, meeting, AGENDA, prints, said)
    fix_numbers(unit, meeting_id)
    if meeting.status in {MeetingStatus.PLANNED, MeetingStatus.AGENDA_OPEN}:
        set_status(meeting, MeetingStatus.AGENDA_ISSUED)
    unit.say(f"Issue agenda of {meeting_words(unit, meeting)}, version {version}")
    return version


def note_with(changed: str, note: str) -> str:
    """Return what changed with what the caller adds; a note that says what changed already stays as it is."""
    return note if not changed or changed in note else "; ".join(filter(None, (changed, note.strip())))
