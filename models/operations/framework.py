"""Filling an empty book from a framework."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import select

from models.errors import RuleBroken
from models.operations.framework_themes import load_priority_sets, load_themes
from models.operations.leeway import leeway_columns
from models.operations.settings import change_settings
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
from models.rules.cadence_text import cadence_text
from models.rules.framework import ForumEntry, Framework, PersonEntry, UnitEntry
from models.rules.planner.problem import Leeway
from models.rules.vocabulary import Level, LinkKind
from models.store.unit import Unit

Rows = Iterator[dict[str, object]]
LINKS = {"escalates_to": LinkKind.ESCALATES, "cascades_to": LinkKind.CASCADES, "tracks": LinkKind.TRACKS}


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of what is named in the file: units, posts and forums by code, themes by title."""

    units: Mapping[str, str]
    posts: Mapping[str, str]
    forums: Mapping[str, str]
    themes: Mapping[str, str]


def load_framework(unit: Unit, *, framework: Framework) -> Keys:
    """Put a whole framework into an empty book and return the keys of what it names.

    The book takes the framework's title, organisation, marking, zone and names of levels.
    RuleBroken if the book has units, posts or forums already.
    """
    for kind, words in ((Forum, "forums"), (OrganisationUnit, "units"), (Post, "posts")):
        if unit.session.scalar(select(kind.id).limit(1)) is not None:
            raise RuleBroken(f"This book already has {words}; a framework can only be loaded into an empty book.")
    keys = Keys(
        units={entry.code: unit.mint() for entry in framework.units},
        posts={entry.code: unit.mint() for entry in framework.posts},
        forums={entry.code: unit.mint() for entry in framework.forums},
        themes={entry.title: unit.mint() for entry in framework.themes},
    )
    change_settings(
        unit,
        title=framework.title,
        organisation=framework.organisation or None,
        marking=framework.marking or None,
        zone=framework.zone,
        level_names=dict(framework.level_names),
    )
    _load_organisation(unit, framework, keys)
    load_themes(unit, framework, keys.themes, keys.units)
    load_priority_sets(unit, framework, keys.units)
    positions = dict.fromkeys(Level, 0)
    for entry in framework.forums:
        positions[entry.level] += 1
        _load_forum(unit, entry, positions[entry.level], keys)
    _load_plan(unit, framework, keys)
    unit.say(f"Load framework {framework.title}")
    return keys


def _load_organisation(unit: Unit, framework: Framework, keys: Keys) -> None:
    closures = ({"name": one.name, "starts": one.starts, "ends": one.ends} for one in framework.closures)
    unit.bulk(ClosureSpan, closures)
    unit.bulk(OneOffDay, ({"day": one.day, "name": one.name, "closed": one.closed} for one in framework.one_offs))
    unit.bulk(OrganisationUnit, (_unit_row(entry, keys) for entry in framework.units))
    unit.bulk(
        UnitSuccession,
        (
            {"old_unit_id": keys.units[entry.code], "new_unit_id": keys.units[one.unit], "on": one.on}
            for entry in framework.units
            for one in entry.successors
        ),
    )
    unit.bulk(
        Post,
        (
            {
                "id": keys.posts[entry.code],
                "code": entry.code,
                "title": entry.title,
                "unit_id": keys.units.get(entry.unit),
                "deputy_post_id": keys.posts.get(entry.deputy),
                "starts": entry.starts,
                "ends": entry.ends,
            }
            for entry in framework.posts
        ),
    )
    for person in framework.people:
        _load_person(unit, person, keys)


def _unit_row(entry: UnitEntry, keys: Keys) -> dict[str, object]:
    return {
        "id": keys.units[entry.code],
        "code": entry.code,
        "name": entry.name,
        "kind": entry.kind.value,
        "parent_id": keys.units.get(entry.parent),
        "starts": entry.starts,
        "ends": entry.ends,
        "synonyms": "\n".join(entry.synonyms),
        "source": entry.source,
    }


def _load_person(unit: Unit, entry: PersonEntry, keys: Keys) -> None:
    key = unit.mint()
    unit.bulk(Person, [{"id": key, "name": entry.name, "initials": entry.initials, "email": entry.email}])
    unit.bulk(
        PostHolding,
        (
            {
                "post_id": keys.posts[held.post],
                "person_id": key,
                "starts": held.starts,
                "ends": held.ends,
                "acting": held.acting,
            }
            for held in entry.holds
        ),
    )


def _load_forum(unit: Unit, entry: ForumEntry, position: int, keys: Keys) -> None:
    row = {
        "id": keys.forums[entry.code],
        "code": entry.code,
        "level": entry.level.value,
        "unit_id": keys.units.get(entry.unit),
        "chair_post_id": keys.posts.get(entry.chair),
        "co_chair_post_id": keys.posts.get(entry.co_chair),
        "secretary_post_id": keys.posts.get(entry.secretary),
        "quorum": entry.quorum,
        "both_chairs": entry.both_chairs,
        "purposes": "\n".join(entry.purposes),
        "minutes_layout": entry.minutes_layout.value,
        "theme_window": entry.theme_window,
        "fixed_theme_id": keys.themes.get(entry.fixed_theme),
        "local_priorities": entry.local_priorities.value if entry.local_priorities else "",
        "scheduled": entry.scheduled,
        "starts": entry.starts,
        "ends": entry.ends,
        "marking": entry.marking,
        "position": position,
        "source": entry.source,
    }
    unit.bulk(Forum, [row])
    parts: tuple[tuple[type[Record], Rows], ...] = (
        (ForumName, ({"name": one.name, "starts": one.starts} for one in entry.names)),
        (ForumRule, _rule_rows(entry)),
        (ForumMember, _member_rows(entry, keys)),
        (ForumLink, _link_rows(entry, keys)),
        (TemplateItem, _item_rows(entry, keys)),
        (TemplatePaper, _paper_rows(entry, keys)),
        (ForumPaperRule, _paper_rule_rows(entry)),
        (ForumDeadline, _deadline_rows(entry)),
        (NumberPattern, _pattern_rows(entry)),
    )
    for kind, rows in parts:
        unit.bulk(kind, ({"forum_id": row["id"], **part} for part in rows))


def _load_plan(unit: Unit, framework: Framework, keys: Keys) -> None:
    """Load what the planner is told of rooms, ways, days to leave free, leeway and order."""
    names = ("name", "starts", "ends", "notice")
    unit.bulk(AvoidedSpan, ({name: getattr(one, name) for name in names} for one in framework.avoided))
    rooms = ({"name": one.name, "seats": one.seats, "building": one.building} for one in framework.rooms)
    unit.bulk(MeetingRoom, rooms)
    ways = ("building", "other_building", "minutes")
    unit.bulk(TravelTime, ({name: getattr(one, name) for name in ways} for one in framework.travel))
    own = (entry for entry in framework.forums if entry.leeway != Leeway())
    unit.bulk(ForumLeeway, ({"forum_id": keys.forums[one.code], **leeway_columns(one.leeway)} for one in own))
    unit.bulk(
        ForumOrder,
        (
            {
                "earlier_id": keys.forums[entry.code],
                "later_id": keys.forums[order.forum],
                "working_days": order.working_days,
            }
            for entry in framework.forums
            for order in entry.meets_before
        ),
    )


def _rule_rows(entry: ForumEntry) -> Rows:
    for rule in entry.rules:
        yield {
            "starts": rule.starts,
            "cadence": cadence_text(rule.cadence),
            "closed_day": rule.closed_day.value,
            "start": rule.start,
            "minutes": rule.minutes,
            "place": rule.place,
        }


def _member_rows(entry: ForumEntry, keys: Keys) -> Rows:
    for position, seat in enumerate(entry.seats, 1):
        yield {
            "post_id": keys.posts.get(seat.post),
            "members_of_id": keys.forums.get(seat.members_of),
            "starts": seat.starts,
            "ends": seat.ends,
            "wanted": seat.wanted,
            "position": position,
        }


def _link_rows(entry: ForumEntry, keys: Keys) -> Rows:
    for field, kind in LINKS.items():
        for code in getattr(entry, field):
            yield {"other_id": keys.forums[code], "kind": kind.value}


def _item_rows(entry: ForumEntry, keys: Keys) -> Rows:
    for position, item in enumerate(entry.items, 1):
        yield {
            "placement": item.placement.value,
            "position": position,
            "title": item.title,
            "purpose": item.purpose.value,
            "lead_post_id": keys.posts.get(item.lead),
            "minutes": item.minutes,
            "every": item.every,
            "ask": item.ask,
            "shows": item.shows.value,
            "part": item.part,
            "section": item.section,
        }


def _paper_rows(entry: ForumEntry, keys: Keys) -> Rows:
    for position, paper in enumerate(entry.papers, 1):
        yield {
            "position": position,
            "title": paper.title,
            "kind": paper.kind.value,
            "sponsor_post_id": keys.posts.get(paper.sponsor),
            "also_forum_id": keys.forums.get(paper.also),
            "template": paper.template,
        }


def _paper_rule_rows(entry: ForumEntry) -> Rows:
    for rule, strength in entry.paper_rules:
        yield {"rule": rule.value, "strength": strength.value}


def _deadline_rows(entry: ForumEntry) -> Rows:
    for rule in entry.deadlines:
        yield {
            "kind": rule.kind.value,
            "days": rule.days,
            "working": rule.working,
            "clear": rule.clear,
            "after": rule.after,
            "at": rule.at,
            "landing": rule.landing.value,
            "closures_close": rule.closures_close,
        }


def _pattern_rows(entry: ForumEntry) -> Rows:
    for one in entry.patterns:
        yield {"kind": one.kind.value, "pattern": one.pattern, "scope": one.scope.value}
