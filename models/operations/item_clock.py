"""The room's clock: which item is being taken. Time that passed is no deed: it is not journaled and never undone."""

from sqlalchemy import select

from models.errors import RuleBroken
from models.operations.naming import meeting_words
from models.operations.under_item import item_of
from models.records.meetings import ItemClock, Meeting
from models.rules.vocabulary import MeetingStatus
from models.store.unit import Unit


def begin_item(unit: Unit, *, meeting_id: str, item_id: str) -> None:
    """Let the clock run on an item of a meeting in the room; it stops on the one before."""
    meeting = unit.get(Meeting, meeting_id)
    if meeting.status != MeetingStatus.IN_THE_ROOM:
        raise RuleBroken(f"{meeting_words(unit, meeting)} is {meeting.status}; begin the meeting to run its clock.")
    if item_of(unit, meeting_id, item_id) is None:
        raise RuleBroken("Choose the item that is being taken.", "item_id")
    running = _running(unit, meeting_id)
    if [span.item_id for span in running] != [item_id]:
        _stop(unit, running)
        span = ItemClock(id=unit.mint(), meeting_id=meeting_id, item_id=item_id, began=unit.now)
        unit.session.add(span)
    unit.say("Begin item")


def stop_clock(unit: Unit, *, meeting_id: str) -> None:
    """Stop the clock of a meeting; nothing happens where it does not run."""
    _stop(unit, _running(unit, meeting_id))
    unit.say("Stop clock")


def _running(unit: Unit, meeting_id: str) -> list[ItemClock]:
    chosen = select(ItemClock).where(ItemClock.meeting_id == meeting_id, ItemClock.ended.is_(None))
    return list(unit.session.scalars(chosen))


def _stop(unit: Unit, running: list[ItemClock]) -> None:
    for span in running:
        span.ended = max(unit.now, span.began)
