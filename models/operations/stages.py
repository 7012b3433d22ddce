"""Bringing a meeting from one stage to the next."""

from dataclasses import dataclass

from models.errors import RuleBroken
from models.operations.agenda import open_agenda
from models.operations.checks import within
from models.operations.meeting_moves import note_change
from models.operations.meetings import BEFORE_THE_MEETING, set_status
from models.operations.naming import meeting_words
from models.records.meetings import Meeting
from models.rules.vocabulary import ChangeKind, MeetingStatus
from models.rules.written_dates import date_words
from models.store.unit import Unit


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage, the stages it may follow, and what to say where it may not."""

    status: MeetingStatus
    follows: frozenset[MeetingStatus]
    otherwise: str


IN_THE_ROOM = Stage(
    MeetingStatus.IN_THE_ROOM, BEFORE_THE_MEETING, "only a meeting that has not been held can be entered"
)
HELD = Stage(MeetingStatus.HELD, BEFORE_THE_MEETING, "only a meeting still to come can end")
BY_CORRESPONDENCE = Stage(
    MeetingStatus.CORRESPONDENCE, BEFORE_THE_MEETING, "only a meeting still to come can be held by correspondence"
)
MINUTES_DRAFT = Stage(
    MeetingStatus.MINUTES_DRAFT,
    frozenset({*BEFORE_THE_MEETING, MeetingStatus.HELD, MeetingStatus.CORRESPONDENCE}),
    "only the minutes of a meeting that took place can be finished",
)
MINUTES_AGREED = Stage(
    MeetingStatus.MINUTES_AGREED,
    frozenset({MeetingStatus.MINUTES_DRAFT}),
    "finish the draft minutes first",
)


def enter_room(unit: Unit, *, meeting_id: str, revision: str | None = None) -> None:
    """Begin a meeting; one whose agenda was never opened begins with its forum's template."""
    meeting = unit.get(Meeting, meeting_id, revision)
    open_agenda(unit, meeting_id=meeting_id)
    _bring_to(unit, meeting, IN_THE_ROOM)
    unit.say(f"Begin {meeting_words(unit, meeting)}")


def end_meeting(unit: Unit, *, meeting_id: str, revision: str | None = None) -> None:
    """Mark a meeting as held; refused before its day."""
    meeting = unit.get(Meeting, meeting_id, revision)
    _refuse_future(unit, meeting)
    _bring_to(unit, meeting, HELD)
    unit.say(f"End {meeting_words(unit, meeting)}")


def hold_by_correspondence(unit: Unit, *, meeting_id: str, reason: str = "", revision: str | None = None) -> None:
    """Let a meeting be settled by letter instead of in a room."""
    meeting = _bring_to(unit, unit.get(Meeting, meeting_id, revision), BY_CORRESPONDENCE)
    note_change(unit, meeting, ChangeKind.CORRESPONDENCE, within(reason, "reason", "The reason", 2000))
    unit.say(f"Hold {meeting_words(unit, meeting)} by correspondence")


def finish_minutes(unit: Unit, *, meeting_id: str, revision: str | None = None) -> None:
    """Mark the draft minutes of a meeting that took place as finished."""
    meeting = unit.get(Meeting, meeting_id, revision)
    _refuse_future(unit, meeting)
    _bring_to(unit, meeting, MINUTES_DRAFT)
    unit.say(f"Finish minutes of {meeting_words(unit, meeting)}")


def agree_minutes(unit: Unit, *, meeting_id: str, revision: str | None = None) -> None:
    """Mark minutes as agreed; they have left the house and this cannot be undone."""
    meeting = _bring_to(unit, unit.get(Meeting, meeting_id, revision), MINUTES_AGREED)
    unit.say(f"Agree minutes of {meeting_words(unit, meeting)}")
    unit.seal()


def _refuse_future(unit: Unit, meeting: Meeting) -> None:
    if meeting.date > unit.today:
        words = meeting_words(unit, meeting)
        raise RuleBroken(f"{words} takes place on {date_words(meeting.date)}; move it if it was held earlier.")


def _bring_to(unit: Unit, meeting: Meeting, stage: Stage) -> Meeting:
    if meeting.status not in stage.follows:
        raise RuleBroken(f"{meeting_words(unit, meeting)} is {meeting.status}: {stage.otherwise}.")
    set_status(meeting, stage.status)
    return meeting
