"""Everything that was issued: what, by whom and when, with the digest of the very bytes."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.queries.meetings import MeetingRow, meetings
from models.queries.words import says
from models.records.meetings import IssuedDocument, Meeting
from models.records.settings import Content

DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class IssuedRow:
    """One print that left the house; `part` 1 is the public print, 2 Part 2 alone, 0 all; `size` is in bytes."""

    id: str
    meeting_id: str
    forum_code: str
    forum_name: str
    level: str
    meeting_date: dt.date
    reference: str
    kind: str
    version: int
    part: int
    issued_at: dt.datetime
    issued_by: str
    note: str
    digest: str
    name: str
    size: int


def issued_documents(  # noqa: PLR0913  a search has as many sides
    session: Session,
    *,
    forum_id: str = "",
    kind: str = "",
    first: dt.date | None = None,
    last: dt.date | None = None,
    text: str = "",
    meeting_id: str = "",
) -> tuple[IssuedRow, ...]:
    """Return what was issued from `first` to `last`, newest first; every word of `text` is found in a row."""
    chosen = select(IssuedDocument, func.length(Content.body)).outerjoin(
        Content, Content.digest == IssuedDocument.digest
    )
    narrowing = (
        (forum_id, IssuedDocument.meeting_id.in_(select(Meeting.id).where(Meeting.forum_id == forum_id))),
        (kind, IssuedDocument.kind == kind),
        (first, IssuedDocument.issued_at >= _midnight(first or dt.date.min)),
        (last, IssuedDocument.issued_at < _midnight(min(last or dt.date.min, dt.date.max - DAY) + DAY)),
        (meeting_id, IssuedDocument.meeting_id == meeting_id),
    )
    chosen = chosen.where(*(condition for given, condition in narrowing if given))
    newest = (IssuedDocument.issued_at.desc(), IssuedDocument.version.desc(), IssuedDocument.part, IssuedDocument.id)
    found = session.execute(chosen.order_by(*newest)).all()
    about = {row.id: row for row in meetings(session, ids=tuple({one.meeting_id for one, _ in found}))} if found else {}
    rows = (_row(one, size or 0, about[one.meeting_id]) for one, size in found)
    return tuple(row for row in rows if says(_said(row), text))


def _row(issued: IssuedDocument, size: int, about: MeetingRow) -> IssuedRow:
    return IssuedRow(
        id=issued.id,
        meeting_id=issued.meeting_id,
        forum_code=about.forum_code,
        forum_name=about.forum_name,
        level=about.level,
        meeting_date=about.date,
        reference=about.reference,
        kind=issued.kind,
        version=issued.version,
        part=issued.part,
        issued_at=issued.issued_at,
        issued_by=issued.issued_by,
        note=issued.note,
        digest=issued.digest,
        name=issued.name,
        size=size,
    )


def _said(row: IssuedRow) -> tuple[str, ...]:
    return (row.reference, row.forum_name, row.kind, f"version {row.version}", row.issued_by, row.note, row.name)


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time.min, tzinfo=dt.UTC)
