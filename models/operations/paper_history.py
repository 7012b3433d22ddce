"""The history of a paper: one line for whatever happens to it."""

import datetime as dt

from sqlalchemy import func, select

from models.errors import RuleBroken
from models.records.papers import Paper, PaperEvent
from models.rules.vocabulary import PaperStatus
from models.store.unit import Unit

MOMENT = dt.timedelta(microseconds=1)
FIXED = frozenset({PaperStatus.FINAL, PaperStatus.WITHDRAWN})
"""The stages in which nothing in a paper changes."""


def note_paper(unit: Unit, paper: Paper, kind: str, text: str = "") -> None:
    """Add a line to the history of a paper by whoever does it: now, or just after the line before."""
    before = unit.session.scalar(select(func.max(PaperEvent.at)).where(PaperEvent.paper_id == paper.id))
    at = max(unit.now, before + MOMENT) if before else unit.now
    unit.add(PaperEvent(paper_id=paper.id, at=at, actor=unit.actor, kind=kind, text=text))


def open_paper(unit: Unit, paper_id: str, revision: str | None = None) -> Paper:
    """Return a paper whose contents may still change; RuleBroken once it is final or withdrawn."""
    paper = unit.get(Paper, paper_id, revision)
    if paper.status in FIXED:
        raise RuleBroken(f"{paper.reference} is {paper.status}; set it back to received before you change it.")
    return paper
