"""What forums looked at and will look at: themes, deep-dives and aligned items, with the line of sight of each."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from models.queries.meetings import FALLEN_AWAY
from models.queries.plain_rows import plain_rows
from models.queries.theme_ground import is_taken
from models.queries.words import AnySelect
from models.records.agenda import AgendaItem, DeepDive, ItemPromise
from models.records.forums import Forum
from models.records.meetings import Meeting
from models.records.organisation import OrganisationUnit
from models.records.priorities import Alignment
from models.records.risks import Risk
from models.records.themes import MeetingTheme
from models.rules.theme_window import is_closed
from models.rules.vocabulary import ThemeStatus
from models.rules.written_dates import short_date_words

THEME, DEEP_DIVE, ITEM = "theme", "deep-dive", "item"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of sight of something: to priorities by key, to risks by reference, or to anything at all."""

    priority_ids: frozenset[str] = frozenset()
    risks: tuple[str, ...] = ()
    any: bool = False

    def joined(self, other: "Line") -> "Line":
        """Return both lines as one."""
        risks = tuple(dict.fromkeys((*self.risks, *other.risks)))
        return Line(self.priority_ids | other.priority_ids, risks, self.any or other.any)


@dataclass(frozen=True, slots=True)
class Look:
    """A theme, deep-dive or aligned item at a meeting that was not called off; `kind` says which it is.

    `taken` says that the meeting covers it, not only was asked or proposes to; `over` that the meeting was held.
    `fixed` is a theme its forum always takes.
    """

    kind: str
    key: str
    title: str
    meeting_id: str
    date: dt.date
    over: bool
    forum_id: str
    forum_code: str
    level: str
    unit: str
    theme_id: str = ""
    taken: bool = True
    status: str = ""
    answer: str = ""
    reason: str = ""
    cascaded_from_id: str = ""
    fixed: bool = False
    line: Line = field(default_factory=Line)

    @property
    def meeting_words(self) -> str:
        """The meeting as lists name it: “CF-FLP Thu 5 Nov”."""
        return f"{self.forum_code} {short_date_words(self.date)}"


@dataclass(frozen=True, slots=True)
class _Lines:
    """The lines of sight by the key of what they begin at, and all those of a theme over time, newest last."""

    of: Mapping[str, Line]
    of_theme: Mapping[str, Line]


MEETING = (
    Meeting.id.label("meeting_id"),
    Meeting.date,
    Meeting.status.label("meeting_status"),
    Meeting.forum_id,
    Forum.code.label("forum_code"),
    Forum.level,
    OrganisationUnit.name.label("unit"),
)


def looks(session: Session, *, first: dt.date, last: dt.date, today: dt.date) -> tuple[Look, ...]:
    """Return every look of meetings from `first` to `last`, in the order of their days."""
    lines = _lines(session)
    found = [
        *_themes(session, (first, last), lines, today),
        *_fixed(session, (first, last), today),
        *_dives(session, (first, last), lines, today),
        *_items(session, (first, last), lines, today),
    ]
    return tuple(sorted(_once(found), key=lambda one: (one.date, one.forum_code, one.kind, one.title)))


def theme_lines(session: Session) -> Mapping[str, Line]:
    """Return what each theme was ever aligned to, at whichever meeting."""
    return _lines(session).of_theme


def _lines(session: Session) -> _Lines:
    columns = (
        func.coalesce(Alignment.meeting_theme_id, Alignment.deep_dive_id, Alignment.item_id).label("key"),
        Alignment.priority_id,
        Risk.reference,
        MeetingTheme.theme_id,
    )
    chosen = (
        select(*columns)
        .outerjoin(Risk, Risk.id == Alignment.risk_id)
        .outerjoin(MeetingTheme, MeetingTheme.id == Alignment.meeting_theme_id)
        .order_by(Risk.reference)
    )
    of: defaultdict[str, Line] = defaultdict(Line)
    of_theme: defaultdict[str, Line] = defaultdict(Line)
    for key, priority_id, risk, theme_id in session.execute(chosen):
        one = Line(frozenset({priority_id} if priority_id else ()), (risk,) if risk else (), any=True)
        of[key] = of[key].joined(one)
        if theme_id:
            of_theme[theme_id] = of_theme[theme_id].joined(one)
    return _Lines(dict(of), dict(of_theme))


def _at_meetings(statement: AnySelect, span: tuple[dt.date, dt.date]) -> AnySelect:
    """Narrow a read that knows its meeting to those in the span that were not called off."""
    return (
        statement.join(Forum, Forum.id == Meeting.forum_id)
        .outerjoin(OrganisationUnit, OrganisationUnit.id == Forum.unit_id)
        .where(Meeting.date.between(*span), Meeting.status.not_in(FALLEN_AWAY))
    )


def _themes(session: Session, span: tuple[dt.date, dt.date], lines: _Lines, today: dt.date) -> Iterator[Look]:
    own = (
        MeetingTheme.id.label("key"),
        MeetingTheme.theme_id,
        MeetingTheme.status,
        MeetingTheme.answer,
        MeetingTheme.answer_reason.label("reason"),
        MeetingTheme.cascaded_from_id,
    )
    chosen = select(*MEETING, *own).join(MeetingTheme, MeetingTheme.meeting_id == Meeting.id)
    for row in plain_rows(session.execute(_at_meetings(chosen, span))):
        above = lines.of.get(row.cascaded_from_id or "", Line(any=bool(row.cascaded_from_id)))
        yield _look(
            row,
            THEME,
            today,
            theme_id=row.theme_id,
            taken=is_taken(row.status, row.answer),
            status=row.status,
            answer=row.answer,
            reason=row.reason,
            cascaded_from_id=row.cascaded_from_id or "",
            line=lines.of.get(row.key, Line()).joined(above),
        )


def _fixed(session: Session, span: tuple[dt.date, dt.date], today: dt.date) -> Iterator[Look]:
    """Yield the theme that forums with a fixed one take at every meeting."""
    chosen = select(*MEETING, Forum.fixed_theme_id.label("theme_id")).where(Forum.fixed_theme_id.is_not(None))
    for row in plain_rows(session.execute(_at_meetings(chosen, span))):
        row.key = ""
        yield _look(row, THEME, today, theme_id=row.theme_id, status=ThemeStatus.SET, fixed=True, line=Line(any=True))


def _dives(session: Session, span: tuple[dt.date, dt.date], lines: _Lines, today: dt.date) -> Iterator[Look]:
    """Yield the deep-dives at the meetings they report to: where they stand on an agenda, else where they are due."""
    slot = aliased(AgendaItem)
    own = (DeepDive.id.label("key"), DeepDive.title, DeepDive.theme_id)
    reports_to = func.coalesce(slot.meeting_id, DeepDive.due_meeting_id)
    chosen = (
        select(*MEETING, *own)
        .select_from(DeepDive)
        .outerjoin(ItemPromise, ItemPromise.id == DeepDive.promise_id)
        .outerjoin(slot, slot.id == ItemPromise.taken_item_id)
        .join(Meeting, Meeting.id == reports_to)
    )
    for row in plain_rows(session.execute(_at_meetings(chosen, span))):
        yield _look(row, DEEP_DIVE, today, theme_id=row.theme_id or "", line=lines.of.get(row.key, Line()))


def _items(session: Session, span: tuple[dt.date, dt.date], lines: _Lines, today: dt.date) -> Iterator[Look]:
    """Yield the agenda items that are aligned to something."""
    aligned = select(Alignment.item_id).where(Alignment.item_id.is_not(None))
    chosen = (
        select(*MEETING, AgendaItem.id.label("key"), AgendaItem.title)
        .join(AgendaItem, AgendaItem.meeting_id == Meeting.id)
        .where(AgendaItem.id.in_(aligned), AgendaItem.withdrawn_because == "")
    )
    for row in plain_rows(session.execute(_at_meetings(chosen, span))):
        yield _look(row, ITEM, today, line=lines.of.get(row.key, Line()))


def _look(row: SimpleNamespace, kind: str, today: dt.date, **facts: Any) -> Look:  # noqa: ANN401  fields of Look
    return Look(
        kind=kind,
        key=row.key,
        title=getattr(row, "title", ""),
        meeting_id=row.meeting_id,
        date=row.date,
        over=is_closed(row.meeting_status, row.date, today),
        forum_id=row.forum_id,
        forum_code=row.forum_code,
        level=row.level,
        unit=row.unit or "",
        **facts,
    )


def _once(found: Iterable[Look]) -> Iterator[Look]:
    """Yield looks without the fixed theme of a meeting where it is set like any other."""
    seen: set[tuple[str, str]] = set()
    for one in found:
        if one.fixed and (one.meeting_id, one.theme_id) in seen:
            continue
        if one.kind == THEME:
            seen.add((one.meeting_id, one.theme_id))
        yield one
