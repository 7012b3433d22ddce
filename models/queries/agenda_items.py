"""The lines of an agenda, stored or to come, numbered and with their running times."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.queries.actions_here import actions_here
from models.queries.agenda_briefs import Briefs, briefs
from models.queries.agenda_rows import ItemRow, ShownLine
from models.queries.agenda_shown import HEADS, shown
from models.queries.holders import Posts
from models.queries.item_numbers import numbers_of
from models.queries.meetings import MeetingRow, next_date
from models.records.agenda import AgendaItem
from models.records.outcomes import Action, Decision
from models.rules.agenda_times import Slot, overrun, running_times
from models.rules.vocabulary import ItemKind
from models.rules.written_dates import long_date_words


@dataclass(frozen=True, slots=True)
class _Around:
    """What all lines of one agenda are read against."""

    about: MeetingRow
    posts: Posts
    briefs: Briefs
    coming: dt.date | None
    decisions: dict[str, int]
    actions: dict[str, int]
    shown: Mapping[str, tuple[ShownLine, ...]]


def item_rows(session: Session, about: MeetingRow, lines: Sequence[AgendaItem], posts: Posts) -> tuple[ItemRow, ...]:
    """Return agenda lines, stored or to come, numbered and with their running times."""
    around = _Around(
        about=about,
        posts=posts,
        briefs=briefs(session, about, posts, [line.id for line in lines]),
        coming=next_date(session, forum_id=about.forum_id, after=about.date),
        decisions=_counts(session, Decision, about.id),
        actions=_counts(session, Action, about.id),
        shown=shown(session, meeting_id=about.id, kinds=[line.shows for line in lines if line.shows in HEADS]),
    )
    slots = running_times(about.start, *_lengths(lines))
    numbered = zip(lines, numbers_of(lines), slots, strict=True)
    return tuple(_row(session, line, number, slot, around) for line, number, slot in numbered)


def minutes_over(about: MeetingRow, items: Sequence[ItemRow]) -> int:
    """Return by how many minutes the items run over their meeting, 0 if they fit."""
    taken = [(0, None) if item.withdrawn_because else (item.minutes, item.fixed_start) for item in items]
    return overrun(about.start, about.minutes, [length for length, _ in taken], [fixed for _, fixed in taken])


def _lengths(lines: Sequence[AgendaItem]) -> tuple[list[int], list[dt.time | None]]:
    """Return minutes and promised starts; what is withdrawn takes no time."""
    gone = [bool(line.withdrawn_because) for line in lines]
    minutes = [0 if away else line.minutes for line, away in zip(lines, gone, strict=True)]
    return minutes, [None if away else line.fixed_start for line, away in zip(lines, gone, strict=True)]


def _row(session: Session, line: AgendaItem, number: str, slot: Slot, around: _Around) -> ItemRow:
    """Return one line; what was never said of a line that is not stored yet is empty."""
    papers = around.briefs.papers.get(line.id, ())
    row = ItemRow(
        id=line.id,
        revision=line.revision,
        position=line.position,
        number=number,
        kind=line.kind,
        title=line.title,
        purpose=line.purpose,
        ask=line.ask,
        lead_post_id=line.lead_post_id or "",
        lead=around.posts.title(line.lead_post_id) or line.lead,
        lead_name=around.posts.holder(line.lead_post_id, around.about.date).name,
        start=slot.start,
        end=slot.end,
        minutes=line.minutes,
        paper=papers[0].reference if papers else line.paper,
        part=line.part,
        part_reason=line.part_reason,
        origin=line.origin or _origin(session, line.kind, around.about, around.coming),
        decisions=around.decisions.get(line.id, 0),
        actions=around.actions.get(line.id, 0),
        papers=papers,
        risks=around.briefs.risks.get(line.id, ()),
        gap=slot.gap,
    )
    return replace(_completed(row, line, around.briefs), shown=around.shown.get(line.shows or "", ()))


def _completed(row: ItemRow, line: AgendaItem, found: Briefs) -> ItemRow:
    """Return a row with what is said of few items only."""
    return replace(
        row,
        origin_kind=line.origin_kind or "",
        origin_id=line.origin_id or "",
        fixed=bool(line.number),
        late_reason=line.late_reason or "",
        late_agreed_by=line.late_agreed_by or "",
        withdrawn_because=line.withdrawn_because or "",
        section=line.section or "",
        fixed_start=line.fixed_start,
        fixed_length=bool(line.fixed_length),
        title_sensitive=bool(line.title_sensitive),
        measure=line.measure or "",
        misplaced_because=line.misplaced_because or "",
        shows=line.shows or "",
        outcome=line.outcome or "",
        attendees=found.attendees.get(line.id, ()),
        lines=found.lines.get(line.id, ()),
    )


def _origin(session: Session, kind: str, about: MeetingRow, coming: dt.date | None) -> str:
    """Return why an item of the house's own is here: which actions are open, or when the next meeting is."""
    if kind == ItemKind.NEXT_MEETING:
        return long_date_words(coming) if coming else ""
    if kind != ItemKind.PREVIOUS_ACTIONS:
        return ""
    return actions_here(session, forum_id=about.forum_id, as_of=about.date)


def _counts(session: Session, kind: type[Decision | Action], meeting_id: str) -> dict[str, int]:
    statement = select(kind.item_id, func.count()).where(kind.meeting_id == meeting_id).group_by(kind.item_id)
    return {item: number for item, number in session.execute(statement) if item}
