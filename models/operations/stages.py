"""Bringing a meeting from one stage to the next."""

from dataclasses import dataclass

from sqlalchemy import select

from models.errors import RuleBroken
from models.operations.agenda import open_agenda
from models.operations.checks import within
from models.operations.deep_dive_slips import report_taken
from models.operations.item_clock import stop_clock
from models.operations.meeting_moves import note_change
from models.operations.meetings import BEFORE_THE_MEETING, set_status
from models.operations.naming import meeting_words
from models.queries.minute_numbers import SERIES, minute_series, minutes_in_order
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
TAKES_PLACE = frozenset({MeetingStatus.IN_THE_ROOM, MeetingStatus.HELD, MeetingStatus.MINUTES_DRAFT})
"""The stages of a meeting that can agree, or has just agreed, the minutes of an earlier one."""
FELL_AWAY = frozenset({MeetingStatus.CANCELLED, MeetingStatus.POSTPONED})


def enter_room(unit: Unit, *, meeting_id: str, revision: str | None = None) -> None:
    """Begin a meeting; one whose agenda was never opened begins with its forum's template."""
    meeting = unit.get(Meeting, meeting_id, revision)
    open_agenda(unit, meeting_id=meeting_id)
    _bring_to(unit, meeting, IN_THE_ROOM)
    meeting.began_at = meeting.began_at or (unit.now if unit.today == meeting.date else None)
    unit.say(f"Begin {meeting_words(unit, meeting)}")


def end_meeting(unit: Unit, *, meeting_id: str, revision: str | None = None) -> None:
    """Mark a meeting as held and stop its clock; refused before its day, and on a later day its end is not known.

    Deep-dives whose items were taken have reported then.
    """
    meeting = unit.get(Meeting, meeting_id, revision)
    _refuse_future(unit, meeting)
    _bring_to(unit, meeting, HELD)
    meeting.ended_at = unit.now if unit.today == meeting.date else None
    stop_clock(unit, meeting_id=meeting_id)
    report_taken(unit, meeting)
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
    report_taken(unit, meeting)
    unit.say(f"Finish minutes of {meeting_words(unit, meeting)}")


def agree_minutes(unit: Unit, *, meeting_id: str, at_meeting_id: str = "", revision: str | None = None) -> None:
    """Mark minutes as agreed at a later meeting and number continuous ones for good; this cannot be undone.

    Without a meeting it is the forum's next one that is in the room or was held, if there is one.
    """
    meeting = unit.get(Meeting, meeting_id, revision)
    agreeing = _agreeing(unit, meeting, at_meeting_id)
    _bring_to(unit, meeting, MINUTES_AGREED)
    meeting.agreed_meeting_id = agreeing
    series = minute_series(unit.session, meeting_id=meeting_id)
    if series.continuous:
        for minute in minutes_in_order(unit.session, meeting_id=meeting_id):
            minute.number = unit.number(series.forum_id, SERIES, series.key)
    unit.say(f"Agree minutes of {meeting_words(unit, meeting)}")
    unit.seal()


def _agreeing(unit: Unit, meeting: Meeting, at_meeting_id: str) -> str | None:
    """Return the meeting at which minutes are agreed; RuleBroken if it is not a later one that takes place."""
    if not at_meeting_id:
        later = select(Meeting.id).where(Meeting.forum_id == meeting.forum_id, Meeting.date > meeting.date)
        took_place = later.where(Meeting.status.in_([stage.value for stage in TAKES_PLACE]))
        return unit.session.scalar(took_place.order_by(Meeting.date, Meeting.start).limit(1))
    at = unit.get(Meeting, at_meeting_id)
    if at.date <= meeting.date or at.status in FELL_AWAY:
        words = meeting_words(unit, meeting)
        raise RuleBroken(f"Minutes of {words} are agreed at a later meeting; choose one after it.", "at_meeting_id")
    return at.id


def _refuse_future(unit: Unit, meeting: Meeting) -> None:
    if meeting.date > unit.today:
        words = meeting_words(unit, meeting)
        raise RuleBroken(f"{words} takes place on {date_words(meeting.date)}; move it if it was held earlier.")


def _bring_to(unit: Unit, meeting: Meeting, stage: Stage) -> Meeting:
    if meeting.status not in stage.follows:
        raise RuleBroken(f"{meeting_words(unit, meeting)} is {meeting.status}: {stage.otherwise}.")
    set_status(meeting, stage.status)
    return meeting
