"""What the coverage of some forums is reckoned from: their meetings, what those looked at, and what came from below."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import SimpleNamespace

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from models.errors import NotFound
from models.queries.coverage_exceptions import exceptions_by_month, units_below
from models.queries.forum_names import ForumNames
from models.queries.meetings import FALLEN_AWAY
from models.queries.plain_rows import plain_rows
from models.queries.scrutiny import THEME, Line, Look, looks, theme_lines
from models.queries.settings import settings
from models.queries.standing_themes import high_harm_themes, local_units, standing_themes, theme_names
from models.queries.theme_ground import golds
from models.records.forums import Forum
from models.records.meetings import Meeting
from models.records.organisation import OrganisationUnit
from models.records.themes import MeetingTheme, Theme
from models.rules.coverage import Covering, MarkKind, followed_up, month_of
from models.rules.priorities import ASB
from models.rules.theme_window import WindowMeeting, is_closed, window
from models.rules.vocabulary import CascadeAnswer, Level, UnitKind
from models.rules.written_dates import short_date_words

A_YEAR = dt.timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Answered:
    """What a unit answered to a theme cascaded to it; `above_id` is the meeting's theme that was passed down."""

    above_id: str
    theme_id: str
    unit: str
    date: dt.date
    answer: str
    reason: str


@dataclass(frozen=True, slots=True)
class CoverageGround:
    """The forums chosen (one, or those of a level), and everything that covers their themes.

    `looks` are theirs within the span; `coverings` are what the matrix shows; `awaited` are themes that belong there
    even without any mark, the `high_harm` ones among them; `local` names the unit whose own priority each is; `days`
    are the meetings of each month in words; `window` the months of their windows; `answers` what units said to their
    themes within the span.
    """

    title: str
    code: str
    takers: str
    looks: tuple[Look, ...]
    coverings: tuple[Covering, ...]
    awaited: frozenset[str]
    mandatory: frozenset[str]
    high_harm: frozenset[str]
    local: Mapping[str, str]
    titles: Mapping[str, str]
    lines: Mapping[str, Line]
    days: Mapping[dt.date, str]
    window: frozenset[dt.date]
    answers: tuple[Answered, ...]


class _Ground:
    """The forums chosen with their living meetings from a year before the span on, in order."""

    def __init__(self, session: Session, span: tuple[dt.date, dt.date], today: dt.date) -> None:
        self.session, self.span, self.today = session, span, today
        self.forums: dict[str, SimpleNamespace] = {}
        self.meetings: list[SimpleNamespace] = []

    def choose(self, forum_id: str, level: str) -> None:
        """Read the forum, those of the level, or all that take themes, with their meetings."""
        columns = (
            Forum.id,
            Forum.code,
            Forum.level,
            Forum.unit_id,
            Forum.theme_window,
            Forum.fixed_theme_id,
            Forum.local_priorities,
        )
        narrowing = Forum.id == forum_id if forum_id else Forum.level == level if level else Forum.id != ""
        rows = self.session.execute(select(*columns).where(narrowing).order_by(Forum.position, Forum.code))
        self.forums = {row.id: row for row in plain_rows(rows)}
        if forum_id and not self.forums:
            raise NotFound("This forum is not in the book. Choose one from the framework.")
        chosen = (
            select(Meeting.id, Meeting.forum_id, Meeting.date, Meeting.status)
            .where(
                Meeting.forum_id.in_(self.forums),
                Meeting.status.not_in(FALLEN_AWAY),
                Meeting.date >= self.span[0] - A_YEAR,
            )
            .order_by(Meeting.date, Meeting.start)
        )
        self.meetings = plain_rows(self.session.execute(chosen))

    @property
    def within(self) -> list[SimpleNamespace]:
        """The meetings of the span."""
        return [one for one in self.meetings if self.span[0] <= one.date <= self.span[1]]

    def themes_again(self, found: Sequence[Look]) -> set[tuple[str, str]]:
        """Return the meetings and themes that a forum takes up again from its meeting before."""
        at = defaultdict[str, set[str]](set)
        for one in found:
            if one.taken:
                at[one.meeting_id].add(one.theme_id)
        again: set[tuple[str, str]] = set()
        for forum_id in self.forums:
            theirs = [one.id for one in self.meetings if one.forum_id == forum_id]
            taken = followed_up([frozenset(at[key]) for key in theirs])
            again.update((key, theme) for key, themes in zip(theirs, taken, strict=True) for theme in themes)
        return again

    def window(self) -> frozenset[dt.date]:
        """Return the months in which the windows of the forums lie."""
        days = {one.id: one.date for one in self.meetings}
        found: set[dt.date] = set()
        for forum in self.forums.values():
            known = [WindowMeeting(one.id, one.date, one.status) for one in self.meetings if one.forum_id == forum.id]
            found.update(month_of(days[key]) for key in window(known, forum.theme_window, self.today))
        return frozenset(found)

    def days(self) -> dict[dt.date, str]:
        """Return the days of each month's meetings, or how many meetings there are where there are several forums."""
        found = defaultdict[dt.date, list[int]](list)
        for one in self.within:
            found[month_of(one.date)].append(one.date.day)
        several = len(self.forums) > 1
        return {
            month: str(len(days)) if several else ", ".join(map(str, days)) for month, days in sorted(found.items())
        }


def coverage_ground(
    session: Session, span: tuple[dt.date, dt.date], today: dt.date, *, forum_id: str = "", level: str = ""
) -> CoverageGround:
    """Return what the coverage of a forum, of a level or of all forums from the first to the last day rests on."""
    ground = _Ground(session, span, today)
    ground.choose(forum_id, level)
    found = looks(session, first=span[0] - A_YEAR, last=span[1], today=today)
    own = [one for one in found if one.forum_id in ground.forums]
    here = tuple(one for one in own if one.date >= span[0])
    answers = _answers(session, span, ground.forums)
    named, single = theme_names(session), len(ground.forums) == 1
    home = next(iter(ground.forums.values())).unit_id or "" if single else ""
    below, units = units_below(session, home)
    standing = standing_themes(session, ground.forums.values(), ground.within, named) if single else {}
    takers = _takers(session, {units[key].kind for key in below}) if single else "forum"
    asb = frozenset({named[ASB.casefold()]} if ASB.casefold() in named else ())
    local = single and UnitKind.BOROUGH in {units[key].kind for key in below}
    harm = high_harm_themes(session, span, below, named) if local else frozenset()
    before = {one.theme_id for one in own if one.kind == THEME and one.taken and one.date < span[0]}
    return CoverageGround(
        title=_title(session, forum_id, level, span[1]),
        code=ground.forums[forum_id].code if forum_id else "",
        takers=takers,
        looks=here,
        coverings=(
            *_taken(ground, own, answers, takers),
            *_standing(ground, standing),
            *_golds(session, ground),
            *exceptions_by_month(session, span, below, units),
        ),
        awaited=frozenset(before) | harm,
        mandatory=asb,
        high_harm=harm,
        local=local_units(session),
        titles={row.id: row.title for row in session.execute(select(Theme.id, Theme.title))},
        lines=theme_lines(session),
        days=ground.days(),
        window=ground.window(),
        answers=tuple(answers),
    )


def _title(session: Session, forum_id: str, level: str, day: dt.date) -> str:
    if forum_id:
        return ForumNames(session).on(forum_id, day)
    about = settings(session)
    return f"{about.levels.opened(level)} forums" if level else about.organisation or about.title


def _takers(session: Session, kinds: set[str]) -> str:
    """Return what one of the units beneath is called."""
    boroughs = UnitKind.BOROUGH in kinds and UnitKind.BCU not in kinds
    return UnitKind.BOROUGH.value if boroughs else settings(session).levels.of(Level.BCU)


def _answers(session: Session, span: tuple[dt.date, dt.date], forum_ids: Collection[str]) -> list[Answered]:
    """Return what units said to the themes that meetings of some forums within the span passed down."""
    above, its_meeting = aliased(MeetingTheme), aliased(Meeting)
    columns = (
        MeetingTheme.cascaded_from_id,
        above.theme_id,
        OrganisationUnit.name,
        its_meeting.date,
        MeetingTheme.answer,
        MeetingTheme.answer_reason,
    )
    chosen = (
        select(*columns)
        .join(above, above.id == MeetingTheme.cascaded_from_id)
        .join(its_meeting, its_meeting.id == above.meeting_id)
        .join(Meeting, Meeting.id == MeetingTheme.meeting_id)
        .join(Forum, Forum.id == Meeting.forum_id)
        .outerjoin(OrganisationUnit, OrganisationUnit.id == Forum.unit_id)
        .where(its_meeting.forum_id.in_(forum_ids), its_meeting.date.between(*span))
        .order_by(its_meeting.date, OrganisationUnit.name)
    )
    return [Answered(row[0] or "", row[1], row[2] or "", *row[3:]) for row in session.execute(chosen)]


def _taken(ground: _Ground, own: Sequence[Look], answers: Sequence[Answered], takers: str) -> Iterator[Covering]:
    """Yield what meetings take or propose; counted are the units that took it over, of several forums these."""
    again = ground.themes_again([one for one in own if one.kind == THEME])
    accepted = defaultdict[str, int](int)
    for said in answers:
        accepted[said.above_id] += said.answer == CascadeAnswer.ACCEPTED
    single = len(ground.forums) == 1
    for one in own:
        if not one.theme_id or one.date < ground.span[0] or one.answer == CascadeAnswer.DECLINED:
            continue
        kind = MarkKind.FOLLOWED if (one.meeting_id, one.theme_id) in again else MarkKind.THEME
        kind = kind if one.taken else MarkKind.PROPOSED
        count = accepted[one.key] if single else 1
        words = f"{one.meeting_words}: {_said(one, kind, accepted[one.key])}"
        yield Covering(one.theme_id, one.date, kind, count, takers, one.over, one.meeting_id, words)


def _said(one: Look, kind: MarkKind, accepted: int) -> str:
    words: str = kind
    if one.kind != THEME:
        words = f"deep-dive {one.title}"
    elif one.answer == CascadeAnswer.WAITING:
        words = "waiting for an answer"
    return f"{words}, accepted by {accepted}" if accepted else words


def _standing(ground: _Ground, standing: Mapping[str, frozenset[str]]) -> Iterator[Covering]:
    for one in ground.within:
        forum = ground.forums[one.forum_id]
        words = f"{forum.code} {short_date_words(one.date)}: standing item"
        over = is_closed(one.status, one.date, ground.today)
        for theme in sorted(standing.get(one.id, ())):
            yield Covering(theme, one.date, MarkKind.STANDING, over=over, meeting_id=one.id, words=words)


def _golds(session: Session, ground: _Ground) -> Iterator[Covering]:
    for one in golds(session):
        if one.tasking_forum_id in ground.forums and one.theme_id:
            words = f"Gold Group tasked by {ground.forums[one.tasking_forum_id].code} {short_date_words(one.begun_on)}"
            yield Covering(one.theme_id, one.begun_on, MarkKind.GOLD, words=words)
