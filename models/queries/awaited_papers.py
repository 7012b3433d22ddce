"""The papers of meetings to come: when each is due, and whether it has arrived."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.queries.meetings import MeetingRow
from models.queries.paper_deadlines import ACCEPTED, PaperDeadlines
from models.queries.words import natural
from models.records.papers import Paper, TemplatePaper
from models.rules.deadlines import DeadlineKind
from models.rules.vocabulary import PaperKind, PaperStatus


@dataclass(frozen=True, slots=True)
class ExpectedPaper:
    """A paper of a meeting: `deadline` is the kind of deadline it keeps to, `due` wall-clock, none without a rule."""

    id: str
    title: str
    status: str
    deadline: str
    due: dt.datetime | None

    @property
    def is_here(self) -> bool:
        """Whether it has arrived."""
        return self.status in ACCEPTED


def expected_papers(session: Session, about: Sequence[MeetingRow]) -> dict[str, tuple[ExpectedPaper, ...]]:
    """Return the papers of each meeting by its key in the order of their references; withdrawn ones are left out."""
    of = {row.id: row for row in about}
    columns = (Paper.id, Paper.reference, Paper.title, Paper.status, Paper.kind, Paper.due, Paper.meeting_id)
    stored = session.execute(
        select(*columns, TemplatePaper.also_forum_id)
        .outerjoin(TemplatePaper, TemplatePaper.id == Paper.template_paper_id)
        .where(Paper.meeting_id.in_(of), Paper.status != PaperStatus.WITHDRAWN.value)
    ).all()
    shared = [row for row in stored if row.also_forum_id and row.due is None]
    also = sorted({row.also_forum_id for row in shared if row.also_forum_id})
    days = [of[row.meeting_id].date for row in shared if row.meeting_id]
    deadlines = PaperDeadlines(session, days, also) if shared else None
    found: defaultdict[str, list[ExpectedPaper]] = defaultdict(list)
    for row in sorted(stored, key=lambda row: natural(row.reference)):
        meeting = of[row.meeting_id or ""]
        name, due = _deadline(row.kind, meeting)
        if row.also_forum_id and deadlines:
            due = deadlines.due(row.kind, meeting.forum_id, meeting.date, meeting.id, row.also_forum_id)
        found[meeting.id].append(ExpectedPaper(row.id, row.title, row.status, name, row.due or due))
    return {key: tuple(rows) for key, rows in found.items()}


def _deadline(kind: str, meeting: MeetingRow) -> tuple[str, dt.datetime | None]:
    """Return the deadline that papers of a kind keep to, and when it falls for a meeting."""
    moments: Mapping[str, dt.datetime] = {row.kind: row.due for row in meeting.deadlines}
    if kind == PaperKind.DATA_PACK and DeadlineKind.DATA_PACK in moments:
        return DeadlineKind.DATA_PACK.value, moments[DeadlineKind.DATA_PACK]
    return DeadlineKind.FINAL_PAPERS.value, moments.get(DeadlineKind.FINAL_PAPERS)
