"""The framework a book holds, as it would be written into a file."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.queries.framework_themes import measure_entries, priority_set_entries, theme_entries, theme_titles
from models.queries.leeway import leeway_of
from models.records import Record
from models.records.closed_days import ClosureSpan, OneOffDay
from models.records.forums import (
    Forum,
    ForumDeadline,
    ForumLink,
    ForumMember,
    ForumName,
    ForumRule,
    NumberPattern,
    TemplateItem,
)
from models.records.organisation import OrganisationUnit, Person, Post, PostHolding, UnitSuccession
from models.records.papers import ForumPaperRule, TemplatePaper
from models.records.planning import AvoidedSpan, ForumLeeway, ForumOrder, MeetingRoom, TravelTime
from models.records.settings import Setting
from models.rules.avoided import AvoidedRule
from models.rules.cadence import ClosedDay
from models.rules.cadence_text import cadence_from_text
from models.rules.deadlines import DeadlineKind, DeadlineRule, Landing
from models.rules.framework import (
    USUAL_ZONE,
    ForumEntry,
    Framework,
    HoldingEntry,
    ItemEntry,
    NameEntry,
    OrderEntry,
    PaperEntry,
    PatternEntry,
    PersonEntry,
    PostEntry,
    RuleEntry,
    SeatEntry,
    SuccessorEntry,
    TravelEntry,
    UnitEntry,
)
from models.rules.holidays import Closure, OneOff
from models.rules.level_names import level_names
from models.rules.numbering import Scope
from models.rules.planner.problem import Leeway, Room
from models.rules.vocabulary import (
    Level,
    LinkKind,
    MinutesLayout,
    NumberKind,
    PaperKind,
    PaperRule,
    Placement,
    Purpose,
    Shows,
    Strength,
    UnitKind,
)

R = TypeVar("R", bound=Record)
E = TypeVar("E")


def framework_of(session: Session) -> Framework:
    """Return everything a framework file holds: settings, closed days, units, posts, people and forums.

    Meetings and what came of them are not part of it. A book without a title is called “Untitled”.
    """
    settings = {row.name: row.value for row in session.scalars(select(Setting))}
    units = {row.id: row for row in session.scalars(select(OrganisationUnit))}
    posts = {row.id: row for row in session.scalars(select(Post))}
    codes = {key: row.code for key, row in units.items()} | {key: row.code for key, row in posts.items()}
    return Framework(
        title=_line(settings.get("title", "")) or "Untitled",
        organisation=_line(settings.get("organisation", "")),
        marking=settings.get("marking", ""),
        zone=settings.get("zone") or USUAL_ZONE,
        level_names=tuple(level_names(settings).own.items()),
        closures=tuple(Closure(_line(row.name), row.starts, row.ends) for row in session.scalars(select(ClosureSpan))),
        one_offs=tuple(OneOff(row.day, _line(row.name), row.closed) for row in session.scalars(select(OneOffDay))),
        avoided=tuple(
            AvoidedRule(_line(row.name), row.starts, row.ends, row.notice)
            for row in session.scalars(select(AvoidedSpan))
        ),
        rooms=tuple(
            Room(_line(row.name), row.seats, _line(row.building)) for row in session.scalars(select(MeetingRoom))
        ),
        travel=tuple(
            TravelEntry(_line(row.building), _line(row.other_building), row.minutes)
            for row in session.scalars(select(TravelTime))
        ),
        units=_units(session, units, codes),
        posts=tuple(_post(row, codes) for row in posts.values()),
        people=_people(session, codes),
        themes=theme_entries(session, codes),
        measures=measure_entries(session),
        priority_sets=priority_set_entries(session, codes),
        forums=_forums(session, codes),
    )


def _line(text: str) -> str:
    """Return a text on one line, as a file holds it."""
    return " ".join(text.split())


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line for line in map(_line, text.splitlines()) if line)


def _units(session: Session, units: Mapping[str, OrganisationUnit], codes: Mapping[str, str]) -> tuple[UnitEntry, ...]:
    successions = _by(session.scalars(select(UnitSuccession)), lambda row: row.old_unit_id)
    return tuple(
        UnitEntry(
            code=row.code,
            name=_line(row.name),
            kind=UnitKind(row.kind),
            parent=codes.get(row.parent_id or "", ""),
            starts=row.starts,
            ends=row.ends,
            synonyms=_lines(row.synonyms),
            successors=tuple(SuccessorEntry(codes[one.new_unit_id], one.on) for one in successions[row.id]),
            source=_line(row.source),
        )
        for row in units.values()
    )


def _post(row: Post, codes: Mapping[str, str]) -> PostEntry:
    unit, deputy = (codes.get(key or "", "") for key in (row.unit_id, row.deputy_post_id))
    return PostEntry(row.code, _line(row.title), unit, deputy, row.starts, row.ends)


def _people(session: Session, codes: Mapping[str, str]) -> tuple[PersonEntry, ...]:
    holdings = _by(session.scalars(select(PostHolding)), lambda row: row.person_id)
    return tuple(
        PersonEntry(
            _line(row.name),
            row.initials,
            row.email,
            tuple(HoldingEntry(codes[one.post_id], one.starts, one.ends, one.acting) for one in holdings[row.id]),
        )
        for row in session.scalars(select(Person))
    )


def _forums(session: Session, codes: Mapping[str, str]) -> tuple[ForumEntry, ...]:
    rows = session.scalars(select(Forum).order_by(Forum.position, Forum.code)).all()
    every = {**codes, **{row.id: row.code for row in rows}}
    parts = _Parts(session, every)
    return tuple(_forum(row, every, parts) for row in rows)


class _Parts:
    """What belongs to each forum, by its key."""

    def __init__(self, session: Session, codes: Mapping[str, str]) -> None:
        def read(kind: type[R], entry: Callable[[R], E], key: Callable[[R], str]) -> Mapping[str, tuple[E, ...]]:
            rows = _by(session.scalars(select(kind)), key)
            found = {forum: tuple(map(entry, theirs)) for forum, theirs in rows.items()}
            return defaultdict(tuple, found)

        def code(key: str | None) -> str:
            return codes.get(key or "", "")

        self.names = read(ForumName, lambda row: NameEntry(_line(row.name), row.starts), lambda row: row.forum_id)
        self.rules = read(ForumRule, _rule, lambda row: row.forum_id)
        self.deadlines = read(ForumDeadline, _deadline, lambda row: row.forum_id)
        self.patterns = read(NumberPattern, _pattern, lambda row: row.forum_id)
        self.links = read(ForumLink, lambda row: (LinkKind(row.kind), code(row.other_id)), lambda row: row.forum_id)
        self.seats = read(
            ForumMember,
            lambda row: (
                row.position,
                row.id,
                SeatEntry(code(row.post_id), code(row.members_of_id), row.starts, row.ends, row.wanted),
            ),
            lambda row: row.forum_id,
        )
        self.leeways = {row.forum_id: leeway_of(row) for row in session.scalars(select(ForumLeeway))}
        self.orders = read(
            ForumOrder, lambda row: OrderEntry(code(row.later_id), row.working_days), lambda row: row.earlier_id
        )
        self.papers = read(
            TemplatePaper, lambda row: (row.position, row.id, _paper(row, code)), lambda row: row.forum_id
        )
        self.paper_rules = read(
            ForumPaperRule, lambda row: (PaperRule(row.rule), Strength(row.strength)), lambda row: row.forum_id
        )
        self.themes = theme_titles(session)
        self.items = read(
            TemplateItem,
            lambda row: (row.position, row.id, _item(row, code(row.lead_post_id))),
            lambda row: row.forum_id,
        )


def _forum(row: Forum, codes: Mapping[str, str], parts: _Parts) -> ForumEntry:
    links = parts.links[row.id]
    return ForumEntry(
        code=row.code,
        level=Level(row.level),
        names=parts.names[row.id],
        unit=codes.get(row.unit_id or "", ""),
        chair=codes.get(row.chair_post_id or "", ""),
        co_chair=codes.get(row.co_chair_post_id or "", ""),
        secretary=codes.get(row.secretary_post_id or "", ""),
        seats=tuple(seat for _, _, seat in sorted(parts.seats[row.id], key=lambda one: one[:2])),
        quorum=row.quorum,
        both_chairs=row.both_chairs,
        purposes=_lines(row.purposes),
        scheduled=row.scheduled,
        starts=row.starts,
        ends=row.ends,
        marking=row.marking,
        source=_line(row.source),
        rules=parts.rules[row.id],
        items=tuple(item for _, _, item in sorted(parts.items[row.id], key=lambda one: one[:2])),
        deadlines=parts.deadlines[row.id],
        patterns=parts.patterns[row.id],
        escalates_to=tuple(code for kind, code in links if kind is LinkKind.ESCALATES),
        cascades_to=tuple(code for kind, code in links if kind is LinkKind.CASCADES),
        tracks=tuple(code for kind, code in links if kind is LinkKind.TRACKS),
        leeway=parts.leeways.get(row.id, Leeway()),
        meets_before=parts.orders[row.id],
        minutes_layout=MinutesLayout(row.minutes_layout),
        paper_rules=parts.paper_rules[row.id],
        papers=tuple(paper for _, _, paper in sorted(parts.papers[row.id], key=lambda one: one[:2])),
        theme_window=row.theme_window,
        fixed_theme=parts.themes.get(row.fixed_theme_id or "", ""),
        local_priorities=Strength(row.local_priorities) if row.local_priorities else None,
    )


def _rule(row: ForumRule) -> RuleEntry:
    cadence, closed_day = cadence_from_text(row.cadence), ClosedDay(row.closed_day)
    return RuleEntry(cadence, closed_day, row.start, row.minutes, _line(row.place), row.starts)


def _item(row: TemplateItem, lead: str) -> ItemEntry:
    return ItemEntry(
        Placement(row.placement),
        _line(row.title),
        Purpose(row.purpose),
        lead,
        row.minutes,
        row.every,
        _line(row.ask),
        Shows(row.shows),
        row.part,
        _line(row.section),
    )


def _paper(row: TemplatePaper, codes: Callable[[str | None], str]) -> PaperEntry:
    kind, also = PaperKind(row.kind), codes(row.also_forum_id)
    return PaperEntry(_line(row.title), kind, codes(row.sponsor_post_id), also, row.template)


def _deadline(row: ForumDeadline) -> DeadlineRule:
    return DeadlineRule(
        DeadlineKind(row.kind),
        row.days,
        working=row.working,
        clear=row.clear,
        after=row.after,
        at=row.at,
        landing=Landing(row.landing),
        closures_close=row.closures_close,
    )


def _pattern(row: NumberPattern) -> PatternEntry:
    return PatternEntry(NumberKind(row.kind), row.pattern, Scope(row.scope))


def _by(rows: Iterable[R], key: Callable[[R], str]) -> defaultdict[str, list[R]]:
    """Gather rows under a key."""
    found: defaultdict[str, list[R]] = defaultdict(list)
    for row in rows:
        found[key(row)].append(row)
    return found
