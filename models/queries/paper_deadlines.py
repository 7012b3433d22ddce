"""When a paper is due: by its own date, or by the rule of its forum for papers of its kind."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.queries.deadlines import DeadlineBook
from models.queries.meetings import FALLEN_AWAY
from models.records.meetings import Meeting
from models.rules.deadlines import DeadlineKind
from models.rules.vocabulary import PaperKind, PaperStatus

ACCEPTED = frozenset({PaperStatus.RECEIVED, PaperStatus.FINAL})
NEAR = dt.timedelta(days=62)
"""How far the meeting of a second recipient may lie from that of the first."""


class PaperDeadlines:
    """The deadlines of papers for meetings between two days; a second recipient counts with its nearest meeting."""

    def __init__(self, session: Session, days: Iterable[dt.date], also_forum_ids: Sequence[str] = ()) -> None:
        known = sorted(days)
        first, last = (known[0] - NEAR, known[-1] + NEAR) if known else (dt.date.min + NEAR, dt.date.min + NEAR)
        self._book = DeadlineBook(session, first, last) if known else None
        self._others: defaultdict[str, list[tuple[dt.date, str]]] = defaultdict(list)
        if known and also_forum_ids:
            chosen = select(Meeting.forum_id, Meeting.date, Meeting.id).where(
                Meeting.forum_id.in_(also_forum_ids),
                Meeting.date.between(first, last),
                Meeting.status.not_in(FALLEN_AWAY),
            )
            for forum_id, date, meeting_id in session.execute(chosen.order_by(Meeting.date, Meeting.id)):
                self._others[forum_id].append((date, meeting_id))

    def due(
        self, kind: str, forum_id: str, date: dt.date | None, meeting_id: str, also_forum_id: str = ""
    ) -> dt.datetime | None:
        """Return when a paper of a kind is due for a meeting, the earlier of both recipients; none without a rule."""
        if date is None:
            return None
        other = self.other_meeting(also_forum_id, date)
        both = [(forum_id, date, meeting_id), *([(also_forum_id, *other)] if other else [])]
        moments = [self._of(kind, *where) for where in both]
        return min((moment for moment in moments if moment is not None), default=None)

    def draft_due(self, forum_id: str, date: dt.date | None, meeting_id: str) -> dt.datetime | None:
        """Return when drafts are due for a meeting, none without a rule."""
        found = dict(self._book.of(forum_id, date, meeting_id)) if self._book and date else {}
        return found.get(DeadlineKind.DRAFT_PAPERS)

    def other_meeting(self, also_forum_id: str, date: dt.date) -> tuple[dt.date, str] | None:
        """Return day and key of the second recipient's meeting nearest to a day, none if it has none around."""
        return min(self._others.get(also_forum_id, ()), key=lambda found: abs(found[0] - date), default=None)

    def _of(self, kind: str, forum_id: str, date: dt.date, meeting_id: str) -> dt.datetime | None:
        found = dict(self._book.of(forum_id, date, meeting_id)) if self._book else {}
        final = found.get(DeadlineKind.FINAL_PAPERS)
        return found.get(DeadlineKind.DATA_PACK, final) if kind == PaperKind.DATA_PACK else final


def is_late(
    status: str, due: dt.datetime | None, now: dt.datetime, late_reason: str, received_on: dt.date | None = None
) -> bool:
    """Say whether a paper came late, or is late already; one accepted in time is not, whatever moved since."""
    if status == PaperStatus.WITHDRAWN:
        return False
    if status in ACCEPTED or late_reason:
        return came_late(due, late_reason, received_on)
    return due is not None and now > due


def came_late(due: dt.datetime | None, late_reason: str, received_on: dt.date | None) -> bool:
    """Say whether a paper that was taken as late is so where it stands now.

    One that went on to a later meeting, or whose meeting was put off, may have come long before it is due there.
    """
    in_time = due is not None and received_on is not None and received_on < due.date()
    return bool(late_reason) and not in_time
