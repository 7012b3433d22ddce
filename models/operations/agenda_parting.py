"""Taking an item away: what hangs on it goes with it or lets go of it, and what was recorded under it stays."""

from sqlalchemy import select

from models.errors import RuleBroken
from models.operations.agenda_details import attendees_of, tracked_lines
from models.operations.naming import snippet
from models.operations.opened_items import let_go
from models.records.agenda import AgendaItem, DeepDive, Escalation
from models.records.meetings import AlsoAttending, Attendance, Interest
from models.records.outcomes import Action, Decision, Minute
from models.records.papers import Paper
from models.records.risks import RiskLink
from models.store.unit import Unit

RECORDED = (
    (Minute, "minutes"),
    (Decision, "decisions"),
    (Action, "actions"),
    (Escalation, "an escalation"),
    (DeepDive, "a deep-dive"),
    (Interest, "an interest"),
)


def part_from(unit: Unit, item: AgendaItem) -> None:
    """Loosen an item from everything; RuleBroken where something was recorded under it.

    Its papers stay with the meeting.
    """
    for kind, word in RECORDED:
        if unit.session.scalar(select(kind.id).where(kind.item_id == item.id).limit(1)):
            raise RuleBroken(f"{snippet(item.title)} has {word} recorded under it; take those away first.")
    let_go(unit, item)
    links = unit.rows(select(RiskLink).where(RiskLink.item_id == item.id))
    for row in (*attendees_of(unit, item.id), *tracked_lines(unit, item.id), *links):
        unit.delete(row)
    for paper in unit.rows(select(Paper).where(Paper.item_id == item.id)):
        paper.item_id = None
    for present in _present(unit, item.meeting_id):
        present.from_item_id = None if present.from_item_id == item.id else present.from_item_id
        present.to_item_id = None if present.to_item_id == item.id else present.to_item_id


def _present(unit: Unit, meeting_id: str) -> list[Attendance | AlsoAttending]:
    """Return the seats and visitors of a meeting, who may have come or left at the item."""
    seats = unit.rows(select(Attendance).where(Attendance.meeting_id == meeting_id))
    return [*seats, *unit.rows(select(AlsoAttending).where(AlsoAttending.meeting_id == meeting_id))]
