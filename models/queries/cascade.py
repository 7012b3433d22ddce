"""Themes passed down to units: whom they can go to, who was asked, and what they answered."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from models.errors import NotFound
from models.queries.forum_names import ForumNames
from models.queries.meetings import FALLEN_AWAY
from models.queries.settings import settings
from models.queries.words import AnyRow, AnySelect, natural
from models.records.forums import Forum, ForumLink
from models.records.meetings import Meeting
from models.records.organisation import OrganisationUnit, UnitSuccession
from models.records.themes import MeetingTheme, Theme, ThemePrevalence
from models.rules.carry_over import Occasion
from models.rules.cascade import first_sitting, reach, tally
from models.rules.vocabulary import CascadeAnswer, LinkKind, MeetingStatus, UnitKind


@dataclass(frozen=True, slots=True)
class Candidate:
    """A forum a theme can be passed down to, and its next meeting, whose key is empty where none is planned.

    `prevalent` says that the theme is prevalent in its unit; `there` how the theme stands there already: empty for not
    at all, OWN where the unit set it itself, FELL_AWAY where the meeting it was asked at did, else its answer.
    """

    forum_id: str
    forum_code: str
    forum: str
    unit_id: str
    unit_code: str
    unit: str
    meeting_id: str
    meeting_date: dt.date | None
    meeting_status: str
    prevalent: bool
    there: str


@dataclass(frozen=True, slots=True)
class CascadeRow:
    """What one unit made of a theme; nothing is filled in but the forum where it was not asked.

    `answer` is a CascadeAnswer, empty for not asked; `former` are the codes of the forums asked before units merged.
    """

    forum_id: str
    forum_code: str
    unit_code: str
    unit: str
    meeting_id: str = ""
    meeting_date: dt.date | None = None
    meeting_status: str = ""
    meeting_theme_id: str = ""
    revision: str = ""
    answer: str = ""
    reason: str = ""
    answered_on: dt.date | None = None
    answered_by: str = ""
    former: str = ""


@dataclass(frozen=True, slots=True)
class CascadeView:
    """A forum's theme and what became of it below: one row a unit, by code, and how many answered what."""

    meeting_theme_id: str
    theme_id: str
    theme: str
    forum_id: str
    forum_code: str
    forum: str
    meeting_id: str
    meeting_date: dt.date
    rows: tuple[CascadeRow, ...]
    accepted: int
    declined: int
    waiting: int
    not_asked: int

    @property
    def words(self) -> str:
        """How the units answered: “11 accepted, 1 declined”."""
        return tally(row.answer for row in self.rows)


@dataclass(frozen=True, slots=True)
class CascadeReport:
    """The themes of a forum from a day to a day, by date, that were passed down, and the titles of the others."""

    forum_id: str
    forum_code: str
    forum: str
    marking: str
    first: dt.date
    last: dt.date
    themes: tuple[CascadeView, ...]
    not_cascaded: tuple[str, ...]


OWN, FELL_AWAY = "own", "fell away"
Successors = Mapping[str, Collection[str]]
"""The units that took over, by code, from the unit of a code."""


def candidates(session: Session, *, meeting_theme_id: str, today: dt.date) -> tuple[Candidate, ...]:
    """Return the forums that a theme can be passed down to, by code; NotFound if there is no such theme."""
    theme = _theme(session, meeting_theme_id)
    asked = _spoken_for(_answers(session, [theme.id])[theme.id], _successors(session))
    below = [
        row
        for row in _below(session, [theme.forum_id])[theme.forum_id]
        if _within(row, theme.date) and row.unit_code not in asked
    ]
    sittings = _sittings(session, [row.id for row in below])
    targets = {row.id: first_sitting(sittings[row.id], theme.date, today) for row in below}
    known = {one.key: one for ones in sittings.values() for one in ones}
    there = _there(session, theme, targets)
    prevalent = _prevalent(session, theme.theme_id)
    names = ForumNames(session)
    found = []
    for row in below:
        one = known.get(targets[row.id])
        if one is None and row.ends is not None:
            continue  # it ends before it meets again; what takes over from it is asked
        found.append(
            Candidate(
                forum_id=row.id,
                forum_code=row.code,
                forum=names.on(row.id, theme.date),
                unit_id=row.unit_id or "",
                unit_code=row.unit_code or "",
                unit=row.unit or "",
                meeting_id=one.key if one else "",
                meeting_date=one.day if one else None,
                meeting_status=one.status.value if one else "",
                prevalent=row.unit_id in prevalent,
                there=there.get(row.id, ""),
            )
        )
    return tuple(found)


def cascade(session: Session, *, meeting_theme_id: str) -> CascadeView:
    """Return what became of a theme below its forum; NotFound if there is no such theme."""
    return _views(session, [_theme(session, meeting_theme_id)])[0]


def cascade_report(session: Session, *, forum_id: str, first: dt.date, last: dt.date) -> CascadeReport:
    """Return what became of the themes that a forum's meetings took from a day to a day; cancelled ones took none."""
    forum = session.get(Forum, forum_id)
    if forum is None:
        raise NotFound("This forum is not in the book. Choose one from the framework.")
    chosen = _themes().where(Meeting.forum_id == forum_id, Meeting.date.between(first, last))
    chosen = chosen.where(Meeting.status != MeetingStatus.CANCELLED.value)
    found = session.execute(chosen.where(MeetingTheme.answer != CascadeAnswer.DECLINED.value)).all()
    views = _views(session, sorted(found, key=lambda row: (row.date, row.start, row.position, row.id)))
    asked = tuple(view for view in views if any(row.answer for row in view.rows))
    return CascadeReport(
        forum_id=forum_id,
        forum_code=forum.code,
        forum=ForumNames(session).on(forum_id, last),
        marking=forum.marking or settings(session).marking,
        first=first,
        last=last,
        themes=asked,
        not_cascaded=tuple(view.theme for view in views if view not in asked),
    )


def _themes() -> AnySelect:
    """Select themes of meetings with what they are called and where they stand."""
    columns = (MeetingTheme.id, MeetingTheme.theme_id, MeetingTheme.position, Theme.title, Meeting.forum_id)
    where = (Meeting.id.label("meeting_id"), Meeting.date, Meeting.start, Forum.code)
    statement = select(*columns, *where).join(Theme, Theme.id == MeetingTheme.theme_id)
    return statement.join(Meeting, Meeting.id == MeetingTheme.meeting_id).join(Forum, Forum.id == Meeting.forum_id)


def _theme(session: Session, meeting_theme_id: str) -> AnyRow:
    found = session.execute(_themes().where(MeetingTheme.id == meeting_theme_id)).first()
    if found is None:
        raise NotFound("This theme is not in the book any more. Choose one from the programme.")
    return found


def _below(session: Session, forum_ids: Collection[str]) -> dict[str, list[AnyRow]]:
    """Return the forums that some cascade to, by the forum above, in the order of their codes."""
    columns = (ForumLink.forum_id.label("above"), Forum.id, Forum.code, Forum.unit_id, Forum.starts, Forum.ends)
    unit = (OrganisationUnit.code.label("unit_code"), OrganisationUnit.name.label("unit"))
    chosen = (
        select(*columns, *unit)
        .join(ForumLink, ForumLink.other_id == Forum.id)
        .outerjoin(OrganisationUnit, OrganisationUnit.id == Forum.unit_id)
        .where(ForumLink.forum_id.in_(forum_ids), ForumLink.kind == LinkKind.CASCADES.value)
        .distinct()
    )
    found: defaultdict[str, list[AnyRow]] = defaultdict(list)
    for row in sorted(session.execute(chosen), key=lambda row: natural(row.code)):
        found[row.above].append(row)
    return found


def _within(forum: AnyRow, day: dt.date) -> bool:
    """Tell whether a forum lives on a day, or begins while a theme of that day still reaches it."""
    return (forum.ends is None or forum.ends >= day) and (forum.starts is None or forum.starts <= reach(day))


def _sittings(session: Session, forum_ids: Collection[str]) -> dict[str, list[Occasion]]:
    """Return the meetings of some forums."""
    columns = (Meeting.id, Meeting.forum_id, Meeting.date, Meeting.start, Meeting.status)
    found: defaultdict[str, list[Occasion]] = defaultdict(list)
    for row in session.execute(select(*columns).where(Meeting.forum_id.in_(forum_ids))):
        found[row.forum_id].append(Occasion(row.id, row.date, row.start, MeetingStatus(row.status)))
    return found


def _there(session: Session, theme: AnyRow, targets: dict[str, str]) -> dict[str, str]:
    """Return how a theme stands with forums already, by forum: as its own, or as it answered when it was asked."""
    columns = (Meeting.forum_id, Meeting.status, MeetingTheme.answer)
    joined = select(*columns).join(Meeting, Meeting.id == MeetingTheme.meeting_id)
    same = joined.where(
        MeetingTheme.theme_id == theme.theme_id, MeetingTheme.meeting_id.in_([key for key in targets.values() if key])
    )
    found = {row.forum_id: row.answer or OWN for row in session.execute(same)}
    asked = session.execute(joined.where(MeetingTheme.cascaded_from_id == theme.id))
    return {**found, **{row.forum_id: _stands(row.status, row.answer) for row in asked}}


def _stands(status: str, answer: str) -> str:
    return FELL_AWAY if status in FALLEN_AWAY and answer != CascadeAnswer.DECLINED else answer


def _successors(session: Session) -> Successors:
    """Return the codes of the units that took over from others, by the code of the old one."""
    old, new = aliased(OrganisationUnit), aliased(OrganisationUnit)
    chosen = (
        select(old.code, new.code)
        .join(UnitSuccession, UnitSuccession.old_unit_id == old.id)
        .join(new, new.id == UnitSuccession.new_unit_id)
    )
    found: defaultdict[str, set[str]] = defaultdict(set)
    for before, after in session.execute(chosen):
        found[before].add(after)
    return found


def _spoken_for(asked: Sequence[CascadeRow], successors: Successors) -> frozenset[str]:
    """Return the units that took over, directly or in turn, from those a theme reached while they still met."""
    ahead = {row.unit_code for row in asked if _stands(row.meeting_status, row.answer) != FELL_AWAY}
    found: set[str] = set()
    while ahead:
        ahead = {after for code in ahead for after in successors.get(code, ())} - found
        found |= ahead
    return frozenset(found - {row.unit_code for row in asked})


def _prevalent(session: Session, theme_id: str) -> frozenset[str]:
    """Return the units a theme is prevalent in, with those that took over from them and those their boroughs are in."""
    found = set(session.scalars(select(ThemePrevalence.unit_id).where(ThemePrevalence.theme_id == theme_id)))
    boroughs = select(OrganisationUnit.parent_id).where(
        OrganisationUnit.id.in_(found), OrganisationUnit.kind == UnitKind.BOROUGH.value
    )
    found |= {key for key in session.scalars(boroughs) if key}
    successors = select(UnitSuccession.new_unit_id)
    new = found
    while new:
        new = set(session.scalars(successors.where(UnitSuccession.old_unit_id.in_(new)))) - found
        found |= new
    return frozenset(found)


def _views(session: Session, themes: Sequence[AnyRow]) -> list[CascadeView]:
    names, successors = ForumNames(session), _successors(session)
    answers = _answers(session, [theme.id for theme in themes])
    below = _below(session, {theme.forum_id for theme in themes})
    return [_view(theme, answers[theme.id], below[theme.forum_id], names, successors) for theme in themes]


def _view(
    theme: AnyRow, asked: list[CascadeRow], below: list[AnyRow], names: ForumNames, successors: Successors
) -> CascadeView:
    """Return one theme with those asked and those that were not; a unit that went up in another was asked with that."""
    gone = {code for row in asked for code in row.former.split(", ")} | {row.forum_code for row in asked}
    spoken_for = _spoken_for(asked, successors)
    left_out = [
        CascadeRow(row.id, row.code, row.unit_code or "", row.unit or "")
        for row in below
        if row.code not in gone and row.unit_code not in spoken_for and _within(row, theme.date)
    ]
    counts = Counter(row.answer for row in asked)
    return CascadeView(
        meeting_theme_id=theme.id,
        theme_id=theme.theme_id,
        theme=theme.title,
        forum_id=theme.forum_id,
        forum_code=theme.code,
        forum=names.on(theme.forum_id, theme.date),
        meeting_id=theme.meeting_id,
        meeting_date=theme.date,
        rows=tuple(sorted((*asked, *left_out), key=lambda row: natural(row.forum_code))),
        accepted=counts[CascadeAnswer.ACCEPTED],
        declined=counts[CascadeAnswer.DECLINED],
        waiting=counts[CascadeAnswer.WAITING],
        not_asked=len(left_out),
    )


def _answers(session: Session, theme_ids: Collection[str]) -> dict[str, list[CascadeRow]]:
    """Return what was answered to some themes, by theme."""
    answered = (MeetingTheme.answer_reason, MeetingTheme.answered_on, MeetingTheme.answered_by, MeetingTheme.former)
    own = (MeetingTheme.id, MeetingTheme.revision, MeetingTheme.cascaded_from_id, MeetingTheme.answer, *answered)
    where = (Meeting.id.label("meeting_id"), Meeting.date, Meeting.status, Forum.id.label("forum_id"), Forum.code)
    unit = (OrganisationUnit.code.label("unit_code"), OrganisationUnit.name.label("unit"))
    chosen = (
        select(*own, *where, *unit)
        .join(Meeting, Meeting.id == MeetingTheme.meeting_id)
        .join(Forum, Forum.id == Meeting.forum_id)
        .outerjoin(OrganisationUnit, OrganisationUnit.id == Forum.unit_id)
        .where(MeetingTheme.cascaded_from_id.in_(theme_ids))
    )
    found: defaultdict[str, list[CascadeRow]] = defaultdict(list)
    for row in session.execute(chosen):
        found[row.cascaded_from_id].append(
            CascadeRow(
                forum_id=row.forum_id,
                forum_code=row.code,
                unit_code=row.unit_code or "",
                unit=row.unit or "",
                meeting_id=row.meeting_id,
                meeting_date=row.date,
                meeting_status=row.status,
                meeting_theme_id=row.id,
                revision=row.revision,
                answer=row.answer,
                reason=row.answer_reason,
                answered_on=row.answered_on,
                answered_by=row.answered_by,
                former=row.former,
            )
        )
    return found
