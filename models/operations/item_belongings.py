"""What belongs to an agenda item and comes along when it goes on to another agenda: papers, attendees, risks, lines."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from sqlalchemy import or_, select

from models.records import Record
from models.records.agenda import AgendaItem, DeepDive, Escalation, ItemAttendee, ItemLine, ItemPromise
from models.records.meetings import AlsoAttending, Attendance, Interest
from models.records.outcomes import Action, Decision, Minute
from models.records.papers import Paper
from models.records.risks import RiskLink
from models.rules.vocabulary import PaperStatus
from models.store.unit import Unit

R = TypeVar("R", bound=Record)
LONGEST_REFERENCE = 60
RECORDED: Mapping[type[Record], str] = {
    Minute: "minutes",
    Decision: "decisions",
    Action: "actions",
    Escalation: "an escalation",
    DeepDive: "a deep-dive",
    Interest: "an interest",
}
"""What is recorded under an item, and its word; one that has any of it stays where it is."""


def hand_on(unit: Unit, source: AgendaItem, item: AgendaItem, *, with_papers: bool) -> None:
    """Give an item what belongs to the one it continues; without its papers it names them only."""
    for attendee in _of(unit, ItemAttendee, source.id):
        copy = ItemAttendee(item_id=item.id, position=attendee.position, post_id=attendee.post_id, name=attendee.name)
        unit.add(copy)
    linked = {link.risk_id for link in _of(unit, RiskLink, item.id)}
    for link in _of(unit, RiskLink, source.id):
        if link.risk_id not in linked:
            unit.add(RiskLink(risk_id=link.risk_id, item_id=item.id))
    papers = [paper for paper in _of(unit, Paper, source.id) if paper.status != PaperStatus.WITHDRAWN]
    if with_papers:
        bring_papers(papers, item)
    else:
        item.paper = item.paper or _references(papers)
    item.paper = item.paper or source.paper


def bring_papers(papers: Sequence[Paper], item: AgendaItem) -> None:
    """Put papers under an item and on the papers of its meeting."""
    for paper in papers:
        paper.item_id, paper.meeting_id = item.id, item.meeting_id


def add_lines(unit: Unit, item: AgendaItem, lines: Sequence[tuple[str, str]]) -> None:
    """Give an item its tracked lines: their text and their last value."""
    for position, (text, previous) in enumerate(lines, 1):
        unit.add(ItemLine(item_id=item.id, position=position, text=text, value="", previous=previous))


def is_bare(unit: Unit, item: AgendaItem) -> bool:
    """Tell whether nothing at all belongs to an item, so that it may go without a trace."""
    kinds: tuple[type[Record], ...] = (*RECORDED, ItemAttendee, ItemLine, Paper, RiskLink)
    promised = or_(ItemPromise.from_item_id == item.id, ItemPromise.taken_item_id == item.id)
    if unit.session.scalar(select(ItemPromise.id).where(promised).limit(1)):
        return False
    return not any(_of(unit, kind, item.id) for kind in kinds) and not _attended(unit, item.id)


def has_record(unit: Unit, item: AgendaItem) -> bool:
    """Tell whether something was recorded under an item."""
    return any(_of(unit, kind, item.id) for kind in RECORDED) or _attended(unit, item.id)


def take_away(unit: Unit, item: AgendaItem, back_to: AgendaItem | None) -> None:
    """Remove an item nothing was recorded under; its papers go back to the item it continued."""
    papers = _of(unit, Paper, item.id)
    if back_to is not None:
        bring_papers(papers, back_to)
    for paper in papers if back_to is None else ():
        paper.item_id = None
    for kind in (ItemAttendee, ItemLine, RiskLink):
        for row in _of(unit, kind, item.id):
            unit.delete(row)
    unit.delete(item)


def _of(unit: Unit, kind: type[R], item_id: str) -> Sequence[R]:
    return unit.rows(select(kind).where(kind.__table__.c.item_id == item_id).order_by(kind.id))


def _attended(unit: Unit, item_id: str) -> bool:
    """Tell whether somebody came or left at an item."""
    for kind in (Attendance, AlsoAttending):
        named = or_(kind.from_item_id == item_id, kind.to_item_id == item_id)
        if unit.session.scalar(select(kind.id).where(named).limit(1)):
            return True
    return False


def _references(papers: Sequence[Paper]) -> str:
    return ", ".join(paper.reference for paper in papers)[:LONGEST_REFERENCE]
