"""Opening an agenda: what the forum's template and earlier promises put on it."""

from models.operations.agenda_lines import lines_of
from models.operations.expected_papers import commission_expected
from models.operations.meetings import correctable, set_status
from models.operations.naming import meeting_words
from models.operations.opened_items import opened_items
from models.rules.vocabulary import MeetingStatus
from models.store.unit import Unit


def open_agenda(unit: Unit, *, meeting_id: str) -> None:
    """Make the agenda of a meeting from its forum's template and what was promised to it, and commission its papers.

    An agenda that is there already only gets what still waits for it.
    """
    meeting = correctable(unit, meeting_id)
    begins = not lines_of(unit, meeting_id)
    opened_items(unit, meeting)
    if begins:
        commission_expected(unit, meeting)
    if meeting.status == MeetingStatus.PLANNED:
        set_status(meeting, MeetingStatus.AGENDA_OPEN)
    unit.say(f"Open agenda of {meeting_words(unit, meeting)}")
