"""What the papers of a meeting ask, and which decision answers it."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.queries.record_rows import AskRow
from models.queries.words import natural
from models.records.outcomes import Decision
from models.records.papers import Paper, PaperRecommendation
from models.rules.numbering import recommendation_letter
from models.rules.vocabulary import PaperStatus


def asks(session: Session, *, meeting_id: str) -> tuple[AskRow, ...]:
    """Return the recommendations of the papers on a meeting's agenda, paper by paper, each with its letter."""
    chosen = (
        select(PaperRecommendation, Paper.item_id, Paper.reference)
        .join(Paper, Paper.id == PaperRecommendation.paper_id)
        .where(
            Paper.meeting_id == meeting_id,
            Paper.item_id.is_not(None),
            Paper.status != PaperStatus.WITHDRAWN.value,
        )
        .order_by(PaperRecommendation.position, PaperRecommendation.id)
    )
    rows = sorted(session.execute(chosen).all(), key=lambda row: (natural(row.reference), row[0].paper_id))
    answers = _answers(session, [row[0].id for row in rows])
    found, letters = [], dict.fromkeys((row[0].paper_id for row in rows), 0)
    for ask, item_id, reference in rows:
        letters[ask.paper_id] += 1
        decision_id, answered = answers.get(ask.id, ("", ""))
        found.append(
            AskRow(
                id=ask.id,
                item_id=item_id or "",
                paper_id=ask.paper_id,
                paper=reference,
                letter=recommendation_letter(letters[ask.paper_id]),
                verb=ask.verb,
                text=ask.text,
                answered=answered,
                decision_id=decision_id,
            )
        )
    return tuple(found)


def _answers(session: Session, recommendation_ids: list[str]) -> dict[str, tuple[str, str]]:
    """Return the first decision on each recommendation: its key, and it in words ("decision MB D 14/26")."""
    if not recommendation_ids:
        return {}
    chosen = select(Decision.recommendation_id, Decision.id, Decision.reference)
    taken = chosen.where(Decision.recommendation_id.in_(recommendation_ids))
    found: dict[str, tuple[str, str]] = {}
    for asked, decision_id, reference in session.execute(taken.order_by(Decision.position, Decision.id)):
        found.setdefault(asked or "", (decision_id, f"decision {reference}"))
    return found
