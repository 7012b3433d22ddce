"""Reading a framework file: one TOML file per organisation, its schema in resources/frameworks/README.md."""

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any
from zoneinfo import available_timezones

from models.rules.cadence import Cadence, ClosedDay, Unscheduled
from models.rules.cadence_words import parse_cadence
from models.rules.deadlines import DeadlineKind, DeadlineRule, parse_deadline
from models.rules.framework import (
    USUAL_ITEM_MINUTES,
    USUAL_MINUTES,
    USUAL_START,
    USUAL_ZONE,
    ForumEntry,
    Framework,
    HoldingEntry,
    ItemEntry,
    NameEntry,
    PaperEntry,
    PatternEntry,
    PersonEntry,
    PostEntry,
    RuleEntry,
    SeatEntry,
    SuccessorEntry,
    UnitEntry,
)
from models.rules.framework_check import check_framework
from models.rules.framework_plan import avoided_in, leeway_in, orders_in, rooms_in, travel_in
from models.rules.framework_themes import fixed_theme_in, measures_in, priority_sets_in, themes_in
from models.rules.holidays import Closure, OneOff
from models.rules.level_names import LONGEST_NAME, settings_of
from models.rules.numbering import Scope, check_pattern
from models.rules.toml_fields import Fields, opened
from models.rules.vocabulary import (
    MARKINGS,
    Level,
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

RULE_KEYS = ("cadence", "closed_day", "start", "minutes", "place")
ITEM_KEYS = ("pinned_first", "standing", "pinned_last")
LINK_KEYS = ("escalates_to", "cascades_to", "tracks")
MINUTES_IN_A_DAY = 1440
RAREST = 100  # an item on every hundredth agenda stands nowhere in a lifetime
LARGEST_QUORUM = 999
LARGEST_WINDOW = 24  # meetings for which themes are set ahead
CODE, POST_CODE, NAME, FORUM_NAME, PLACE, PATTERN = 40, 60, 200, 300, 200, 60
"""The longest texts the book holds, in characters."""


def read_framework(text: str, name: str) -> Framework:
    """Read a framework file; `name` is what the file is called in a refusal.

    FileRefused, naming line, field and what was expected, if the text is not a framework of the documented schema.
    """
    book = opened(text, name)
    book.only(
        "title", "organisation", "marking", "zone", "level_names", "closures", "one_off_days", "avoided", "rooms",
        "travel", "units", "posts", "people", "themes", "measures", "priority_sets", "defaults", "forum",
    )  # fmt: skip
    framework = Framework(
        title=book.needed("title"),
        organisation=book.text("organisation"),
        marking=_marking(book),
        zone=_zone(book),
        level_names=_level_names(book),
        closures=tuple(map(_closure, book.tables("closures"))),
        one_offs=tuple(map(_one_off, book.tables("one_off_days"))),
        avoided=avoided_in(book),
        rooms=rooms_in(book),
        travel=travel_in(book),
        units=tuple(map(_unit, book.tables("units"))),
        posts=tuple(map(_post, book.tables("posts"))),
        people=tuple(map(_person, book.tables("people"))),
        themes=themes_in(book),
        measures=measures_in(book),
        priority_sets=priority_sets_in(book),
        forums=tuple(replace(_forum(one, _defaults(book)), **_looks(one, book)) for one in book.tables("forum")),
    )
    check_framework(book)
    return framework


def _marking(fields: Fields) -> str:
    marking = fields.text("marking")
    if marking and marking not in MARKINGS:
        raise fields.refused("marking", "one of " + ", ".join(f"“{word}”" for word in MARKINGS))
    return marking


def _zone(fields: Fields) -> str:
    zone = fields.text("zone", USUAL_ZONE)
    if zone not in available_timezones():
        raise fields.refused("zone", "the name of a time zone such as “Europe/London”")
    return zone


def _level_names(fields: Fields) -> tuple[tuple[str, str], ...]:
    names = fields.table("level_names")
    names.only(*(level.value for level in Level))
    given = {level: names.needed(level, most=LONGEST_NAME) for level in names.values}
    fields.ruled("level_names", "a name of its own for each level", lambda _words: settings_of(given), "")
    return tuple(given.items())


def _closure(fields: Fields) -> Closure:
    fields.only("name", "starts", "ends")
    name, starts, ends = fields.needed("name"), fields.needed("starts"), fields.needed("ends")
    expected = "a day such as “12-24” or “2026-12-24”"
    return fields.ruled("starts", expected, lambda first: Closure(name, first, ends), starts)


def _one_off(fields: Fields) -> OneOff:
    fields.only("day", "name", "closed")
    return OneOff(_needed_day(fields, "day"), fields.needed("name"), fields.flag("closed", usual=True))


def _needed_day(fields: Fields, key: str) -> date:
    day = fields.day(key)
    if day is None:
        raise fields.refused(key, "a date such as 2026-05-05")
    return day


def _code(fields: Fields, most: int = CODE) -> str:
    code = fields.needed("code", most=most)
    if any(sign.isspace() for sign in code):
        raise fields.refused("code", "a code without spaces")
    return code


def _unit(fields: Fields) -> UnitEntry:
    fields.only("code", "name", "kind", "parent", "starts", "ends", "synonyms", "successors", "source")
    starts, ends = fields.span()
    return UnitEntry(
        code=_code(fields),
        name=fields.needed("name", most=NAME),
        kind=fields.choice("kind", UnitKind),
        parent=fields.text("parent"),
        starts=starts,
        ends=ends,
        synonyms=fields.words("synonyms"),
        successors=tuple(
            _successor(fields.entry_table("successors", place, entry)) if isinstance(entry, dict)
            else SuccessorEntry(fields.entry_text("successors", place, entry))
            for place, entry in enumerate(fields.entries("successors"))
        ),
        source=fields.text("source"),
    )  # fmt: skip


def _successor(fields: Fields) -> SuccessorEntry:
    fields.only("unit", "on")
    return SuccessorEntry(fields.needed("unit"), fields.day("on"))


def _post(fields: Fields) -> PostEntry:
    fields.only("code", "title", "unit", "deputy", "starts", "ends")
    starts, ends = fields.span()
    return PostEntry(
        code=_code(fields, POST_CODE),
        title=fields.needed("title", most=NAME),
        unit=fields.text("unit"),
        deputy=fields.text("deputy"),
        starts=starts,
        ends=ends,
    )


def _person(fields: Fields) -> PersonEntry:
    fields.only("name", "initials", "email", "holds")
    return PersonEntry(
        name=fields.needed("name", most=NAME),
        initials=fields.text("initials", most=8),
        email=fields.text("email", most=200),
        holds=tuple(map(_holding, fields.tables("holds"))),
    )


def _holding(fields: Fields) -> HoldingEntry:
    fields.only("post", "starts", "ends", "acting")
    starts, ends = fields.span()
    return HoldingEntry(fields.needed("post"), starts, ends, fields.flag("acting", usual=False))


def _defaults(book: Fields) -> Fields:
    defaults = book.table("defaults")
    defaults.only("closed_day", "start", "minutes", "place", "deadlines", "numbering")
    return defaults


def _forum(fields: Fields, defaults: Fields) -> ForumEntry:
    fields.only(
        "code", "name", "name_starts", "formerly", "level", "unit", "chair", "co_chair", "secretary", "members",
        "members_of", "wanted", "quorum", "both_chairs", "purposes", "scheduled", "starts", "ends", "marking", "source",
        *RULE_KEYS, "rule", *ITEM_KEYS, "deadlines", "numbering", *LINK_KEYS, "leeway", "meets_before",
        "minutes_layout", "paper_rules", "papers", "themes", "fixed_theme", "local_priorities",
    )  # fmt: skip
    starts, ends = fields.span()
    escalates_to, cascades_to, tracks = map(fields.words, LINK_KEYS)
    return ForumEntry(
        code=_code(fields),
        level=fields.choice("level", Level),
        names=_names(fields),
        unit=fields.text("unit"),
        chair=fields.text("chair"),
        co_chair=fields.text("co_chair"),
        secretary=fields.text("secretary"),
        seats=_seats(fields),
        quorum=fields.whole("quorum", 0, least=0, most=LARGEST_QUORUM),
        both_chairs=fields.flag("both_chairs", usual=False),
        purposes=fields.words("purposes"),
        scheduled=fields.flag("scheduled", usual=True),
        starts=starts,
        ends=ends,
        marking=_marking(fields),
        source=fields.text("source"),
        rules=_rules(fields, defaults),
        items=tuple(item for key in ITEM_KEYS for item in map(partial(_item, key), fields.tables(key))),
        deadlines=_deadlines(fields if "deadlines" in fields.values else defaults),
        patterns=_patterns(fields if "numbering" in fields.values else defaults),
        escalates_to=escalates_to,
        cascades_to=cascades_to,
        tracks=tracks,
        leeway=leeway_in(fields),
        meets_before=orders_in(fields),
        minutes_layout=fields.choice("minutes_layout", MinutesLayout, MinutesLayout.RECORD),
        paper_rules=_paper_rules(fields.table("paper_rules")),
        papers=tuple(map(_paper, fields.tables("papers"))),
    )


def _looks(forum: Fields, book: Fields) -> dict[str, Any]:
    """Read for how many meetings a forum sets themes, which one it always takes, and whether boroughs' own stand."""
    local = "local_priorities" in forum.values
    return {
        "theme_window": forum.whole("themes", 0, least=0, most=LARGEST_WINDOW),
        "fixed_theme": fixed_theme_in(forum, book),
        "local_priorities": forum.choice("local_priorities", Strength) if local else None,
    }


def _names(fields: Fields) -> tuple[NameEntry, ...]:
    former = fields.tables("formerly")
    for name in former:
        name.only("name", "starts")
    entries = [NameEntry(name.needed("name", most=FORUM_NAME), name.day("starts")) for name in former]
    present = NameEntry(fields.needed("name", most=FORUM_NAME), fields.day("name_starts"))
    for place, entry in enumerate(entries):
        if present.starts is None or (entry.starts is not None and entry.starts >= present.starts):
            key = "name_starts" if present.starts is None else "formerly"
            raise fields.refused(key, "the day from which the present name holds, after all former ones", place=place)
    return (*entries, present)


def _seats(fields: Fields) -> tuple[SeatEntry, ...]:
    whole = (SeatEntry(members_of=fields.needed("members_of")),) if "members_of" in fields.values else ()
    members = enumerate(fields.entries("members"))
    seats = (
        *whole,
        *(
            _seat(fields.entry_table("members", place, member)) if isinstance(member, dict)
            else SeatEntry(post=fields.entry_text("members", place, member))
            for place, member in members
        ),
    )  # fmt: skip
    wanted = fields.words("wanted")
    posts = {seat.post for seat in seats}
    for place, post in enumerate(wanted):
        if post not in posts or post in wanted[:place]:
            raise fields.refused("wanted", "posts that sit on this forum, each once", place=place)
    return tuple(replace(seat, wanted=True) if seat.post in wanted else seat for seat in seats)


def _seat(fields: Fields) -> SeatEntry:
    fields.only("post", "members_of", "starts", "ends", "wanted")
    starts, ends = fields.span()
    if ("post" in fields.values) == ("members_of" in fields.values):
        raise fields.refused("post", "either a post or members_of")
    wanted = fields.flag("wanted", usual=False)
    return SeatEntry(fields.text("post"), fields.text("members_of"), starts, ends, wanted)


def _rules(fields: Fields, defaults: Fields) -> tuple[RuleEntry, ...]:
    """Read the rule from the beginning, which stands in the forum itself, and those from a later day on."""
    later = fields.tables("rule")
    for rule in later:
        rule.only("starts", *RULE_KEYS)
    rules = tuple(_rule(rule, defaults, _needed_day(rule, "starts")) for rule in later)
    if any(key in fields.values for key in RULE_KEYS) or (not later and fields.flag("scheduled", usual=True)):
        rules = (_rule(fields, defaults, None), *rules)
    return rules


def _rule(fields: Fields, defaults: Fields, starts: date | None) -> RuleEntry:
    closed_day, start, minutes, place = (fields if key in fields.values else defaults for key in RULE_KEYS[1:])
    return RuleEntry(
        cadence=_cadence(fields),
        closed_day=closed_day.choice("closed_day", ClosedDay, ClosedDay.NEXT_WORKING),
        start=start.clock("start", USUAL_START),
        minutes=minutes.whole("minutes", USUAL_MINUTES, least=1, most=MINUTES_IN_A_DAY),
        place=place.text("place", most=PLACE),
        starts=starts,
    )


def _cadence(fields: Fields) -> Cadence:
    expected = "a cadence such as “monthly, third Wednesday” or “ad hoc”"
    words = fields.text("cadence")
    if not words.strip():
        raise fields.refused("cadence", expected)
    cadence = fields.ruled("cadence", expected, parse_cadence, words)
    return Unscheduled(words) if isinstance(cadence, Unscheduled) else cadence


def _item(key: str, fields: Fields) -> ItemEntry:
    fields.only("title", "purpose", "lead", "minutes", "every", "ask", "shows", "part", "section")
    return ItemEntry(
        placement=Placement(key.replace("_", " ")),
        title=fields.needed("title"),
        purpose=fields.choice("purpose", Purpose, Purpose.DISCUSS),
        lead=fields.text("lead"),
        minutes=fields.whole("minutes", USUAL_ITEM_MINUTES, least=0, most=MINUTES_IN_A_DAY),
        every=fields.whole("every", 1, least=1, most=RAREST),
        ask=fields.text("ask", most=2000),
        shows=fields.choice("shows", Shows, Shows.NOTHING),
        part=fields.whole("part", 1, least=1, most=2),
        section=fields.text("section", most=200),
    )


def _paper_rules(table: Fields) -> tuple[tuple[PaperRule, Strength], ...]:
    table.only(*PaperRule)
    return tuple((rule, table.choice(rule, Strength)) for rule in PaperRule if rule in table.values)


def _paper(fields: Fields) -> PaperEntry:
    fields.only("title", "kind", "sponsor", "also", "template")
    return PaperEntry(
        title=fields.needed("title"),
        kind=fields.choice("kind", PaperKind, PaperKind.PAPER),
        sponsor=fields.text("sponsor"),
        also=fields.text("also"),
        template=fields.text("template", most=60),
    )


def _deadlines(fields: Fields) -> tuple[DeadlineRule, ...]:
    table = fields.table("deadlines")
    table.only(*DeadlineKind)
    return tuple(_deadline(table, kind) for kind in DeadlineKind if kind in table.values)


def _deadline(table: Fields, kind: DeadlineKind) -> DeadlineRule:
    expected = "a deadline such as “5 working days before, 17:00”"
    rule = table.ruled(kind, expected, partial(parse_deadline, kind=kind), table.needed(kind))
    if rule.kind != kind or rule.inclusive:
        raise table.refused(kind, f"{expected}, counted from the day beside the meeting")
    return rule


def _patterns(fields: Fields) -> tuple[PatternEntry, ...]:
    table = fields.table("numbering")
    table.only(*NumberKind)
    return tuple(_pattern(table.table(kind), kind) for kind in NumberKind if kind in table.values)


def _pattern(fields: Fields, kind: NumberKind) -> PatternEntry:
    fields.only("pattern", "scope")
    pattern = fields.needed("pattern", most=PATTERN)
    expected = "a pattern such as “{code} {n}/{yy}”"
    fields.ruled("pattern", expected, check_pattern, pattern.replace("{code}", ""))
    return PatternEntry(kind, pattern, fields.choice("scope", Scope))
