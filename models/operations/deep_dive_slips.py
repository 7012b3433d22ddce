"""What becomes of a deep-dive when its item moves, is put off or is taken; every other date it gets is written down."""

import datetime as dt

from sqlalchemy import select

from models.operations.item_belongings import has_record
from models.records.agenda import AgendaItem, DeepDive, DeepDiveSlip, ItemPromise
from models.records.meetings import Meeting
from models.rules.carry_over import GONE
from models.rules.vocabulary import DeepDiveStatus, ItemOutcome, MeetingStatus
from models.rules.written_dates import date_words
from models.store.unit import Unit

OVER = frozenset(
    {MeetingStatus.HELD, MeetingStatus.CORRESPONDENCE, MeetingStatus.MINUTES_DRAFT, MeetingStatus.MINUTES_AGREED}
)


def note_slip(unit: Unit, dive: DeepDive, meeting: Meeting | None, because: str = "") -> None:
    """Let a deep-dive be due at another meeting, none where that is not planned yet, and write down that it was moved.

    Nothing is written where it is due there already; the reason may say itself, as the meeting fell away.
    """
    before = unit.get(Meeting, dive.due_meeting_id) if dive.due_meeting_id else None
    if meeting is before:
        return
    dive.due_meeting_id = meeting.id if meeting else None
    if before is None:
        return
    unit.add(
        DeepDiveSlip(
            deep_dive_id=dive.id,
            at=unit.now,
            by=unit.actor,
            old_meeting_id=before.id,
            new_meeting_id=dive.due_meeting_id,
            old_date=before.date,
            new_date=meeting.date if meeting else None,
            because=because or _fell_away(before),
        )
    )


def follow_item(unit: Unit, item: AgendaItem, promise: ItemPromise, because: str) -> None:
    """Let the deep-dives that were to report under an item go along with the promise that takes it further."""
    later = unit.get(Meeting, promise.meeting_id) if promise.meeting_id else _following(unit, item)
    for dive in dives_under(unit, item):
        dive.promise_id = promise.id
        reopen(dive)
        note_slip(unit, dive, later, because)


def go_back(unit: Unit, item: AgendaItem, promise: ItemPromise) -> None:
    """Let deep-dives that went along with a promise report under the item it came from after all."""
    kept = select(ItemPromise).where(ItemPromise.taken_item_id == item.id)
    before = unit.session.scalar(kept.limit(1))
    for dive in unit.rows(select(DeepDive).where(DeepDive.promise_id == promise.id)) if before else ():
        dive.promise_id = before.id if before else dive.promise_id
        note_slip(unit, dive, unit.get(Meeting, item.meeting_id), "it was taken after all")


def report_taken(unit: Unit, meeting: Meeting) -> None:
    """Say that deep-dives have reported whose items were taken at a meeting that is over.

    An item of which nothing was said counts as taken where something was recorded under it.
    """
    if meeting.status not in OVER:
        return
    unit.session.flush()
    chosen = (
        select(AgendaItem)
        .join(ItemPromise, ItemPromise.taken_item_id == AgendaItem.id)
        .join(DeepDive, DeepDive.promise_id == ItemPromise.id)
        .where(AgendaItem.meeting_id == meeting.id, DeepDive.status == DeepDiveStatus.COMMISSIONED.value)
    )
    for item in unit.rows(chosen.order_by(AgendaItem.position)):
        if _was_taken(unit, item):
            for dive in dives_under(unit, item):
                dive.status, dive.reported_on = DeepDiveStatus.REPORTED.value, meeting.date


def reopen(dive: DeepDive) -> None:
    """Let a deep-dive that was thought to have reported be expected again."""
    if dive.status == DeepDiveStatus.REPORTED:
        dive.status, dive.reported_on = DeepDiveStatus.COMMISSIONED.value, None


def dives_under(unit: Unit, item: AgendaItem) -> list[DeepDive]:
    """Return the deep-dives that report under an item."""
    chosen = select(DeepDive).join(ItemPromise, ItemPromise.id == DeepDive.promise_id)
    return list(unit.rows(chosen.where(ItemPromise.taken_item_id == item.id).order_by(DeepDive.id)))


def _was_taken(unit: Unit, item: AgendaItem) -> bool:
    if item.withdrawn_because:
        return False
    return item.outcome == ItemOutcome.TAKEN or (item.outcome == ItemOutcome.NONE and has_record(unit, item))


def _following(unit: Unit, item: AgendaItem) -> Meeting | None:
    """Return the forum's next living meeting after that of an item, none where it is not planned."""
    here = unit.get(Meeting, item.meeting_id)
    gone = [status.value for status in GONE]
    later = select(Meeting).where(Meeting.forum_id == here.forum_id, Meeting.status.not_in(gone))
    after = dt.datetime.combine(here.date, here.start)
    found = unit.rows(later.where(Meeting.date >= here.date).order_by(Meeting.date, Meeting.start, Meeting.id))
    return next((one for one in found if dt.datetime.combine(one.date, one.start) > after), None)


def _fell_away(before: Meeting) -> str:
    """Say that the meeting a deep-dive was due at fell away, where it did."""
    if before.status not in GONE:
        return ""
    why = f": {before.moved_because}" if before.moved_because else ""
    return f"the meeting of {date_words(before.date)} was {before.status}{why}"
