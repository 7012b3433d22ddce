"""Corporate assets asked for: by whom, for when, under which priority, and what was decided."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.queries.words import AnyRow
from models.records.forums import Forum
from models.records.meetings import Meeting
from models.records.organisation import OrganisationUnit
from models.records.priorities import Priority, PrioritySet, TaskingRequest
from models.rules.priorities import label
from models.rules.tasking import Served, tasking_warnings
from models.rules.written_dates import date_words


@dataclass(frozen=True, slots=True)
class TaskingRow:
    """A request for a corporate asset; `priority` reads “CS 2”, `warnings` never stop it."""

    id: str
    revision: str
    asset: str
    unit_id: str
    unit: str
    requested_on: dt.date
    starts: dt.date | None
    ends: dt.date | None
    reason: str
    priority_id: str
    priority: str
    priority_title: str
    meeting_id: str
    meeting: str
    decision: str
    decided_on: dt.date | None
    decision_words: str
    warnings: tuple[str, ...]


def tasking_requests(
    session: Session, *, meeting_id: str = "", unit_id: str = "", open_only: bool = False
) -> tuple[TaskingRow, ...]:
    """Return requests for corporate assets: those not decided first, then the latest first."""
    chosen = (
        select(
            TaskingRequest,
            OrganisationUnit.name.label("unit"),
            Priority.title,
            Priority.position,
            PrioritySet,
            Meeting.date,
            Forum.code,
        )
        .outerjoin(OrganisationUnit, OrganisationUnit.id == TaskingRequest.unit_id)
        .outerjoin(Priority, Priority.id == TaskingRequest.priority_id)
        .outerjoin(PrioritySet, PrioritySet.id == Priority.set_id)
        .outerjoin(Meeting, Meeting.id == TaskingRequest.meeting_id)
        .outerjoin(Forum, Forum.id == Meeting.forum_id)
    )
    if meeting_id:
        chosen = chosen.where(TaskingRequest.meeting_id == meeting_id)
    if unit_id:
        chosen = chosen.where(TaskingRequest.unit_id == unit_id)
    if open_only:
        chosen = chosen.where(TaskingRequest.decision == "")
    rows = [_row(row) for row in session.execute(chosen)]
    rows.sort(key=lambda row: (row.requested_on, row.asset), reverse=True)
    return tuple(sorted(rows, key=lambda row: bool(row.decision)))


def _row(found: AnyRow) -> TaskingRow:
    row: TaskingRequest = found.TaskingRequest
    of: PrioritySet | None = found.PrioritySet
    served = Served(of.kind, of.name, of.starts, of.ends, of.review_due) if of else None
    return TaskingRow(
        id=row.id,
        revision=row.revision,
        asset=row.asset,
        unit_id=row.unit_id or "",
        unit=found.unit or "",
        requested_on=row.requested_on,
        starts=row.starts,
        ends=row.ends,
        reason=row.reason,
        priority_id=row.priority_id or "",
        priority=label(of.short, of.name, found.position) if of else "",
        priority_title=found.title or "",
        meeting_id=row.meeting_id or "",
        meeting=f"{found.code} {date_words(found.date)}" if row.meeting_id else "",
        decision=row.decision,
        decided_on=row.decided_on,
        decision_words=row.decision_words,
        warnings=tasking_warnings(served, row.requested_on),
    )
