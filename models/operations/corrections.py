"""Corrections of agreed minutes: what was agreed stays, and the correction says what it should be."""

from typing import NoReturn

from sqlalchemy import func, select

from models.errors import RuleBroken
from models.operations.checks import LONGEST_TEXT, named
from models.operations.naming import meeting_words
from models.records.meetings import Meeting
from models.records.outcomes import Action, Correction, Decision, Minute
from models.rules.vocabulary import MeetingStatus
from models.store.unit import Unit


def record_correction(  # noqa: PLR0913  a correction names what it corrects
    unit: Unit,
    *,
    meeting_id: str,
    text: str,
    reason: str,
    minute_id: str = "",
    decision_id: str = "",
    action_id: str = "",
) -> str:
    """Record what agreed minutes should say, and why; return the key. It is part of the record and cannot be undone.

    It corrects one minute, decision or action, or without any of them the record as a whole.
    """
    meeting = unit.get(Meeting, meeting_id)
    words = meeting_words(unit, meeting)
    if meeting.status != MeetingStatus.MINUTES_AGREED:
        raise RuleBroken(f"The minutes of {words} are not agreed yet; change them where they stand.")
    correction = Correction(
        meeting_id=meeting_id,
        minute_id=minute_id or None,
        decision_id=decision_id or None,
        action_id=action_id or None,
        position=_next_position(unit, meeting_id),
        text=named(text, "text", "The correction", LONGEST_TEXT),
        reason=named(reason, "reason", "The reason for the correction", LONGEST_TEXT),
        at=unit.now,
        by=unit.actor,
    )
    _check_target(unit, correction, words)
    unit.say(f"Correct minutes of {words}")
    unit.seal()
    return unit.add(correction).id


def remove_correction(unit: Unit, *, correction_id: str) -> NoReturn:
    """Refuse to take a correction out of the record, and say what to do."""
    unit.get(Correction, correction_id)
    raise RuleBroken("A correction stays on the record; record another one that says what should stand.")


def _check_target(unit: Unit, correction: Correction, words: str) -> None:
    """Refuse a correction of two things at once, or of something recorded at another meeting."""
    homes = _homes(unit, correction)
    if len(homes) > 1:
        raise RuleBroken("A correction is of one thing: a minute, a decision or an action.")
    for kind, meeting_id in homes.items():
        if meeting_id != correction.meeting_id:
            raise RuleBroken(f"This {kind} was not recorded at {words}; correct it at its own meeting.")


def _homes(unit: Unit, correction: Correction) -> dict[str, str | None]:
    """Return the meetings at which what is corrected was recorded, by its kind."""
    homes: dict[str, str | None] = {}
    if correction.minute_id:
        homes["minute"] = unit.get(Minute, correction.minute_id).meeting_id
    if correction.decision_id:
        homes["decision"] = unit.get(Decision, correction.decision_id).meeting_id
    if correction.action_id:
        homes["action"] = unit.get(Action, correction.action_id).meeting_id
    return homes


def _next_position(unit: Unit, meeting_id: str) -> int:
    last = select(func.max(Correction.position)).where(Correction.meeting_id == meeting_id)
    return (unit.session.scalar(last) or 0) + 1
