"""Which risks papers address, read for many at once."""

from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.queries.words import natural
from models.records.risks import Risk, RiskLink


def risks_of_papers(session: Session, *, paper_ids: Collection[str]) -> dict[str, tuple[str, ...]]:
    """Return the references of the risks each paper addresses, in order; papers without any are left out."""
    chosen = select(RiskLink.paper_id, Risk.reference).join(Risk, Risk.id == RiskLink.risk_id)
    found: defaultdict[str, set[str]] = defaultdict(set)
    for paper_id, reference in session.execute(chosen.where(RiskLink.paper_id.in_(paper_ids))):
        found[paper_id or ""].add(reference)
    return {paper_id: tuple(sorted(references, key=natural)) for paper_id, references in found.items()}
