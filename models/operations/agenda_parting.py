"""Taking an item away: what hangs on it goes with it or lets go of it, and what was recorded under it stays."""

from sqlalchemy import select

from models.errors import RuleBroken
from models.operations.item_belongings import RECORDED, take_away
from models.operations.naming import snippet
from models.operations.opened_items import let_go
from models.records.agenda import AgendaItem
from models.records.meetings import AlsoAttending, Attendance
from models.store.unit import Unit


def part_from(unit: Unit, item: AgendaItem) -> None:
    """Take an item off its agenda and loosen it from everything; RuleBroken where something was recorded under it.

    Its papers stay with the meeting.
    """
    for kind, word in RECORDED.items():
        if unit.session.scalar(select(kind.id).where(kind.__table__.c.item_id == item.id).limit(1)):
            raise RuleBroken(f"{snippet(item.title)} has {word} recorded under it; take those away first.")
    let_go(unit, item)
    for present in _present(unit, item.meeting_id):
        present.from_item_id = None if present.from_item_id == item.id else present.from_item_id
        present.to_item_id = None if present.to_item_id == item.id else present.to_item_id
    take_away(unit, item, None)


def _present(unit: Unit, meeting_id: str) -> list[Attendance | AlsoAttending]:
    """Return the seats and visitors of a meeting, who may have come or left at the item."""
    seats = unit.rows(select(Attendance).where(Attendance.meeting_id == meeting_id))
    return [*seats, *unit.rows(select(AlsoAttending).where(AlsoAttending.meeting_id == meeting_id))]
