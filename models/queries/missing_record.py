"""What the record of a meeting still lacks before the meeting ends, and before its minutes are agreed."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.queries.agenda import AgendaView
from models.queries.effects import effects
from models.queries.missing_rows import MissingRow
from models.queries.words import natural
from models.records.outcomes import Action, Decision, Minute
from models.rules.vocabulary import ItemKind

UNSPOKEN = frozenset({ItemKind.BREAK, ItemKind.NEXT_MEETING, ItemKind.OTHER_BUSINESS, ItemKind.FORMALITY})


def before_end(session: Session, view: AgendaView) -> Iterator[MissingRow]:
    """Yield what a meeting lacks before it ends: a quorum, attendance, verbs of decisions, items without outcome."""
    yield from _attendance(view)
    yield from _decisions(session, view.meeting.id)
    yield from _items(session, view)


def before_agreement(session: Session, view: AgendaView) -> Iterator[MissingRow]:
    """Yield what the minutes of a meeting lack before they are finished and agreed."""
    yield from _items(session, view)
    yield from _decisions(session, view.meeting.id)
    yield from _effects(session, view.meeting.id)
    yield from _actions(session, view.meeting.id)


def _attendance(view: AgendaView) -> Iterator[MissingRow]:
    if view.lack_of_quorum:
        yield MissingRow("quorum", f"No quorum: {view.lack_of_quorum}", "meeting", view.meeting.id)
    unsaid = sum(1 for seat in view.seats if not seat.presence)
    if unsaid:
        words = f"{unsaid} seat{'' if unsaid == 1 else 's'} without attendance"
        yield MissingRow("attendance", words, "meeting", view.meeting.id)


def _items(session: Session, view: AgendaView) -> Iterator[MissingRow]:
    """Yield the items of which nothing is known: neither taken, nor put off, nor anything recorded."""
    minuted = set(session.scalars(select(Minute.item_id).where(Minute.meeting_id == view.meeting.id)))
    for item in view.items:
        recorded = item.outcome or item.decisions or item.actions or item.id in minuted
        if item.kind not in UNSPOKEN and not item.withdrawn_because and not recorded:
            yield MissingRow("outcome", f"Nothing recorded: {item.title}, item {item.number}", "item", item.id)


def _decisions(session: Session, meeting_id: str) -> Iterator[MissingRow]:
    chosen = select(Decision.id, Decision.reference).where(Decision.meeting_id == meeting_id, Decision.verb == "")
    for key, reference in sorted(session.execute(chosen).all(), key=lambda row: natural(row[1])):
        yield MissingRow("verb", f"Decision {reference} does not say what was done", "decision", key)


def _effects(session: Session, meeting_id: str) -> Iterator[MissingRow]:
    for decision in effects(session, meeting_id=meeting_id).decisions:
        unjudged = [line.reference for line in decision.lines if not line.effect]
        if unjudged:
            words = f"Decision {decision.reference}: no effect given on {', '.join(unjudged)}"
            yield MissingRow("effect", words, "decision", decision.decision_id)


def _actions(session: Session, meeting_id: str) -> Iterator[MissingRow]:
    chosen = select(Action.id, Action.reference).where(
        Action.meeting_id == meeting_id, Action.due.is_(None), Action.due_words == ""
    )
    for key, reference in sorted(session.execute(chosen).all(), key=lambda row: natural(row[1])):
        yield MissingRow("due", f"Action {reference} has no date", "action", key)
