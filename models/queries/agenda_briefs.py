"""What stands with the items of an agenda: papers, risks, tracked lines, and who attends for one item only."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from models.queries.agenda_rows import AttendeeRow, LineRow, PaperBrief, RiskBrief
from models.queries.holders import Posts
from models.queries.meetings import MeetingRow
from models.queries.paper_deadlines import PaperDeadlines, came_late
from models.queries.words import natural
from models.records.agenda import ItemAttendee, ItemLine
from models.records.papers import Paper, TemplatePaper
from models.records.risks import Risk, RiskLink

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Briefs:
    """What stands with each item of one meeting, by the item's key."""

    attendees: dict[str, tuple[AttendeeRow, ...]] = field(default_factory=dict)
    lines: dict[str, tuple[LineRow, ...]] = field(default_factory=dict)
    papers: dict[str, tuple[PaperBrief, ...]] = field(default_factory=dict)
    risks: dict[str, tuple[RiskBrief, ...]] = field(default_factory=dict)


def briefs(session: Session, about: MeetingRow, posts: Posts, item_ids: Collection[str]) -> Briefs:
    """Return what stands with some items of a meeting; nothing for items that are not stored yet."""
    keys = [key for key in item_ids if key]
    if not keys:
        return Briefs()
    papers = _together(_papers(session, about, [Paper.item_id.in_(keys)]))
    return Briefs(
        attendees=_attendees(session, about, posts, keys),
        lines=_lines(session, keys),
        papers=papers,
        risks=_risks(session, keys, papers),
    )


def papers_under_no_item(session: Session, about: MeetingRow) -> tuple[PaperBrief, ...]:
    """Return the papers of a meeting that stand under no item, such as a programme's dashboard."""
    found = _papers(session, about, [Paper.meeting_id == about.id, Paper.item_id.is_(None)])
    return tuple(paper for _, paper in found)


def _papers(session: Session, about: MeetingRow, chosen: list[ColumnElement[bool]]) -> list[tuple[str, PaperBrief]]:
    """Return papers in the order of their references, each with its item."""
    statement = select(Paper, TemplatePaper.also_forum_id).outerjoin(
        TemplatePaper, TemplatePaper.id == Paper.template_paper_id
    )
    found = session.execute(statement.where(*chosen)).all()
    if not found:
        return []
    deadlines = PaperDeadlines(session, [about.date], [also for _, also in found if also])
    pairs = []
    for paper, also in sorted(found, key=lambda row: natural(row[0].reference)):
        due = paper.due or deadlines.due(paper.kind, paper.forum_id, about.date, about.id, also or "")
        pairs.append((paper.item_id or "", paper_brief(paper, due)))
    return pairs


def paper_brief(paper: Paper, due: dt.datetime | None) -> PaperBrief:
    """Return what an agenda says of a paper; one that came in time for this meeting gives no reason for being late."""
    late = came_late(due, paper.late_reason, paper.received_on)
    return PaperBrief(
        id=paper.id,
        reference=paper.reference,
        title=paper.title,
        status=paper.status,
        kind=paper.kind,
        late=late,
        marking=paper.marking,
        part=paper.part,
        due=due,
        received_on=paper.received_on,
        late_reason=paper.late_reason if late else "",
        late_agreed_by=paper.late_agreed_by if late else "",
        rating=paper.rating,
    )


def _attendees(
    session: Session, about: MeetingRow, posts: Posts, item_ids: list[str]
) -> dict[str, tuple[AttendeeRow, ...]]:
    chosen = select(ItemAttendee).where(ItemAttendee.item_id.in_(item_ids))
    found = session.scalars(chosen.order_by(ItemAttendee.position, ItemAttendee.id))
    return _together((row.item_id, attendee(posts, row.post_id, row.name, about.date)) for row in found)


def attendee(posts: Posts, post_id: str | None, name: str, on: dt.date) -> AttendeeRow:
    """Return somebody who attends for one item: the post's holder on the day, or the name in words."""
    return AttendeeRow(post_id or "", posts.title(post_id), name or posts.holder(post_id, on).name)


def _lines(session: Session, item_ids: list[str]) -> dict[str, tuple[LineRow, ...]]:
    chosen = select(ItemLine).where(ItemLine.item_id.in_(item_ids)).order_by(ItemLine.position, ItemLine.id)
    return _together(
        (row.item_id, LineRow(row.id, row.revision, row.text, row.value, row.previous))
        for row in session.scalars(chosen)
    )


def _risks(
    session: Session, item_ids: list[str], papers: dict[str, tuple[PaperBrief, ...]]
) -> dict[str, tuple[RiskBrief, ...]]:
    """Return the risks linked to the items or to their papers, each once."""
    item_of = {paper.id: item_id for item_id, briefs in papers.items() for paper in briefs}
    linked = select(RiskLink.item_id, RiskLink.paper_id, Risk.id, Risk.reference, Risk.title)
    touching = or_(RiskLink.item_id.in_(item_ids), RiskLink.paper_id.in_(item_of))
    found = session.execute(linked.join(Risk, Risk.id == RiskLink.risk_id).where(touching)).all()
    ordered = sorted(found, key=lambda row: natural(row.reference))
    pairs = [(row.item_id or item_of[row.paper_id], RiskBrief(row.id, row.reference, row.title)) for row in ordered]
    return _together(dict.fromkeys(pairs))


def _together(pairs: Iterable[tuple[str, R]]) -> dict[str, tuple[R, ...]]:
    found: defaultdict[str, list[R]] = defaultdict(list)
    for item_id, row in pairs:
        found[item_id].append(row)
    return {item_id: tuple(rows) for item_id, rows in found.items()}
