"""Sets of priorities as they stand on a day, what is in force, and a unit's local priorities."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.queries.boroughs import boroughs_of
from models.records.forums import Forum
from models.records.meetings import Meeting
from models.records.organisation import OrganisationUnit
from models.records.priorities import Priority, PrioritySet
from models.records.themes import Theme
from models.rules.priorities import (
    Agreed,
    BoroughPriority,
    LocalPriority,
    SetSpan,
    control_strategy_troubles,
    folded,
    in_force,
    label,
    local_troubles,
    merged,
    review_troubles,
)
from models.rules.vocabulary import PriorityKind, SetState
from models.rules.written_dates import date_words

IN_FORCE, DRAFT, TO_COME, ENDED = "in force", "draft", "to come", "ended"


@dataclass(frozen=True, slots=True)
class PriorityRow:
    """A priority with the set it stands in; `label` is how it is referred to: “PCP 1”."""

    id: str
    position: int
    title: str
    mark: str
    label: str
    set_id: str
    set_name: str
    set_kind: str


@dataclass(frozen=True, slots=True)
class PrioritySetRow:
    """A set of priorities as it stands on a day: `standing` is in force, draft, to come or ended.

    `agreed` says where and when it was agreed; `based_on` and `fits` are the names of the documents it rests on.
    """

    id: str
    revision: str
    kind: str
    name: str
    short: str
    version: str
    state: str
    starts: dt.date | None
    ends: dt.date | None
    in_force: bool
    standing: str
    unit_id: str
    unit: str
    author_unit_id: str
    author: str
    agreed_meeting_id: str
    agreed_on: dt.date | None
    agreed: str
    review_due: dt.date | None
    based_on_id: str
    based_on: str
    fits_id: str
    fits: str
    validated_on: dt.date | None
    validated_by: str
    source: str
    priorities: tuple[PriorityRow, ...]
    troubles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A document in force whose review is due; `forum_id` is the forum that agreed it, empty where none did."""

    set_id: str
    name: str
    kind: str
    due: dt.date
    forum_id: str
    forum_code: str
    level: str
    late: bool

    @property
    def words(self) -> str:
        """What is to be done, as Today and an agenda say it: “Control Strategy 2026 due for review”."""
        return f"{self.name} due for review"


@dataclass(frozen=True, slots=True)
class _Shelf:
    """All sets with what their rows are read against."""

    as_of: dt.date
    sets: Mapping[str, PrioritySet]
    current: frozenset[str]
    priorities: Mapping[str, Sequence[Priority]]
    units: Mapping[str, str]
    meetings: Mapping[str, str]


def priority_sets(session: Session, *, as_of: dt.date, kind: str = "", unit_id: str = "") -> tuple[PrioritySetRow, ...]:
    """Return the sets of priorities by kind, what is in force first, then by unit and newest first."""
    shelf = _shelf(session, as_of)
    rows = [
        _set_row(one, shelf) for one in shelf.sets.values() if kind in {"", one.kind} and unit_id in {"", one.unit_id}
    ]
    kinds, standings = list(PriorityKind), (IN_FORCE, DRAFT, TO_COME, ENDED)
    rows.sort(key=lambda row: row.starts or dt.date.min, reverse=True)
    return tuple(
        sorted(rows, key=lambda row: (kinds.index(PriorityKind(row.kind)), standings.index(row.standing), row.unit))
    )


def priorities_in_force(session: Session, *, as_of: dt.date, forum_id: str = "") -> tuple[PriorityRow, ...]:
    """Return the priorities of the sets in force on a day; those of a forum's boroughs come with it, no other's."""
    boroughs: frozenset[str] = frozenset()
    home = session.scalar(select(Forum.unit_id).where(Forum.id == forum_id)) if forum_id else None
    if home:
        boroughs = frozenset(one.id for one in boroughs_of(session, unit_id=home, as_of=as_of))
    shelf = _shelf(session, as_of)
    found = [
        shelf.sets[span.key]
        for span in in_force(map(_span, shelf.sets.values()), as_of)
        if span.kind != PriorityKind.LOCAL or span.unit in boroughs
    ]
    return tuple(row for one in found for row in _priority_rows(one, shelf))


def local_priorities(session: Session, *, unit_id: str, as_of: dt.date) -> tuple[LocalPriority, ...]:
    """Return the priorities of a unit's boroughs on a day, one that several share once with all of them.

    Anti-social behaviour is there for every borough, whether it has set its priorities or not; high harm crimes are
    not, being the same everywhere.
    """
    boroughs = {one.id: one.name for one in boroughs_of(session, unit_id=unit_id, as_of=as_of)}
    local = PrioritySet.kind == PriorityKind.LOCAL.value
    sets = {one.id: one for one in session.scalars(select(PrioritySet).where(local, PrioritySet.unit_id.in_(boroughs)))}
    current = {span.key for span in in_force(map(_span, sets.values()), as_of)}
    chosen = select(Priority).where(Priority.set_id.in_(current)).order_by(Priority.position, Priority.id)
    found = [
        BoroughPriority(boroughs[sets[one.set_id].unit_id or ""], one.title, one.mark, one.id)
        for one in session.scalars(chosen)
    ]
    return merged(found, boroughs.values(), _usual_titles(session))


def reviews_due(session: Session, *, as_of: dt.date, ahead_days: int = 0) -> tuple[ReviewRow, ...]:
    """Return the documents in force whose review was due by a day or will be soon after, earliest first.

    The yearly validation of local priorities is not among them.
    """
    spans = map(_span, session.scalars(select(PrioritySet)))
    current = [span.key for span in in_force(spans, as_of) if span.kind != PriorityKind.LOCAL]
    columns = (PrioritySet.id, PrioritySet.name, PrioritySet.kind, PrioritySet.review_due)
    chosen = (
        select(*columns, Meeting.forum_id, Forum.code, Forum.level)
        .outerjoin(Meeting, Meeting.id == PrioritySet.agreed_meeting_id)
        .outerjoin(Forum, Forum.id == Meeting.forum_id)
        .where(PrioritySet.id.in_(current), PrioritySet.review_due <= as_of + dt.timedelta(days=ahead_days))
        .order_by(PrioritySet.review_due, PrioritySet.name)
    )
    return tuple(
        ReviewRow(key, name, kind, due, forum_id or "", code or "", level or "", due < as_of)
        for key, name, kind, due, forum_id, code, level in session.execute(chosen)
        if due is not None
    )


def _usual_titles(session: Session) -> dict[str, str]:
    """Return the title of the theme each spelling stands for."""
    return {
        folded(spelling): theme.title
        for theme in session.scalars(select(Theme).order_by(Theme.title, Theme.id))
        for spelling in (*theme.synonyms.splitlines(), theme.title)
    }


def _shelf(session: Session, as_of: dt.date) -> _Shelf:
    sets = {one.id: one for one in session.scalars(select(PrioritySet).order_by(PrioritySet.name, PrioritySet.id))}
    priorities: dict[str, list[Priority]] = defaultdict(list)
    for one in session.scalars(select(Priority).order_by(Priority.position, Priority.id)):
        priorities[one.set_id].append(one)
    agreed_at = {one.agreed_meeting_id for one in sets.values() if one.agreed_meeting_id}
    return _Shelf(
        as_of=as_of,
        sets=sets,
        current=frozenset(span.key for span in in_force(map(_span, sets.values()), as_of)),
        priorities=priorities,
        units={one.id: one.name for one in session.execute(select(OrganisationUnit.id, OrganisationUnit.name))},
        meetings=_meeting_names(session, agreed_at),
    )


def _meeting_names(session: Session, ids: Iterable[str]) -> dict[str, str]:
    """Return meetings by forum and day: “PG Wed 18 Nov 2026”."""
    chosen = select(Meeting.id, Meeting.date, Forum.code).join(Forum, Forum.id == Meeting.forum_id)
    rows = session.execute(chosen.where(Meeting.id.in_(ids)))
    return {row.id: f"{row.code} {date_words(row.date)}" for row in rows}


def _span(one: PrioritySet) -> SetSpan:
    return SetSpan(one.id, one.kind, one.state, one.starts, one.ends, one.unit_id or "", one.short)


def _set_row(one: PrioritySet, shelf: _Shelf) -> PrioritySetRow:
    standing = _standing(one, shelf)
    names = {key: other.name for key, other in shelf.sets.items()}
    return PrioritySetRow(
        id=one.id,
        revision=one.revision,
        kind=one.kind,
        name=one.name,
        short=one.short,
        version=one.version,
        state=one.state,
        starts=one.starts,
        ends=one.ends,
        in_force=standing == IN_FORCE,
        standing=standing,
        unit_id=one.unit_id or "",
        unit=shelf.units.get(one.unit_id or "", ""),
        author_unit_id=one.author_unit_id or "",
        author=shelf.units.get(one.author_unit_id or "", ""),
        agreed_meeting_id=one.agreed_meeting_id or "",
        agreed_on=one.agreed_on,
        agreed=shelf.meetings.get(one.agreed_meeting_id or "", "")
        or (date_words(one.agreed_on) if one.agreed_on else ""),
        review_due=one.review_due,
        based_on_id=one.based_on_id or "",
        based_on=names.get(one.based_on_id or "", ""),
        fits_id=one.fits_id or "",
        fits=names.get(one.fits_id or "", ""),
        validated_on=one.validated_on,
        validated_by=one.validated_by,
        source=one.source,
        priorities=_priority_rows(one, shelf),
        troubles=() if standing == ENDED else _troubles(one, shelf),
    )


def _standing(one: PrioritySet, shelf: _Shelf) -> str:
    if one.id in shelf.current:
        return IN_FORCE
    if one.state == SetState.DRAFT:
        return DRAFT
    return TO_COME if one.starts and one.starts > shelf.as_of else ENDED


def _priority_rows(one: PrioritySet, shelf: _Shelf) -> tuple[PriorityRow, ...]:
    local = one.kind == PriorityKind.LOCAL
    short = one.short or (shelf.units.get(one.unit_id or "", "") if local else "")
    return tuple(
        PriorityRow(
            id=each.id,
            position=each.position,
            title=each.title,
            mark=each.mark,
            label=label(short, one.name, each.position),
            set_id=one.id,
            set_name=one.name,
            set_kind=one.kind,
        )
        for each in shelf.priorities.get(one.id, ())
    )


def _troubles(one: PrioritySet, shelf: _Shelf) -> tuple[str, ...]:
    if one.kind == PriorityKind.LOCAL:
        titles = [(each.title, each.mark) for each in shelf.priorities.get(one.id, ())]
        return local_troubles(titles, validated_on=one.validated_on, today=shelf.as_of)
    if one.kind == PriorityKind.CONTROL_STRATEGY:
        plan = shelf.sets.get(one.fits_id or "")
        return control_strategy_troubles(
            _agreed(one),
            review_due=one.review_due,
            newest_assessment=_newest_assessment(shelf.sets.values(), shelf.as_of),
            fits=_agreed(plan) if plan else None,
            today=shelf.as_of,
        )
    return review_troubles(one.review_due, shelf.as_of)


def _newest_assessment(sets: Iterable[PrioritySet], as_of: dt.date) -> Agreed | None:
    """Return the assessment made last by a day."""
    final = [_agreed(one) for one in sets if one.kind == PriorityKind.ASSESSMENT and one.state == SetState.FINAL]
    made = [(one.day, one) for one in final if one.day is not None and one.day <= as_of]
    return max(made, key=lambda pair: pair[0])[1] if made else None


def _agreed(one: PrioritySet) -> Agreed:
    return Agreed(one.name, one.agreed_on, one.starts, one.ends, one.state)
