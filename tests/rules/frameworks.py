"""Frameworks for tests: a small file, and frameworks of every shape for properties."""

from dataclasses import replace
from datetime import date, time
from typing import Any

from hypothesis import strategies as st

from models.rules.avoided import AvoidedRule
from models.rules.cadence import Unscheduled
from models.rules.cadence_words import cadence_words, parse_cadence
from models.rules.deadlines import DeadlineKind, DeadlineRule, Landing
from models.rules.framework import (
    ForumEntry,
    Framework,
    HoldingEntry,
    ItemEntry,
    MeasureEntry,
    NameEntry,
    OrderEntry,
    PaperEntry,
    PatternEntry,
    PersonEntry,
    PostEntry,
    PriorityEntry,
    PrioritySetEntry,
    RuleEntry,
    SeatEntry,
    SuccessorEntry,
    ThemeEntry,
    TravelEntry,
    UnitEntry,
    set_references,
)
from models.rules.holidays import Closure, OneOff
from models.rules.leeway import sound_leeway
from models.rules.numbering import Scope
from models.rules.planner.problem import Leeway, Room
from models.rules.vocabulary import (
    MARKINGS,
    Level,
    MinutesLayout,
    NumberKind,
    PaperKind,
    PaperRule,
    Placement,
    PriorityKind,
    PriorityMark,
    Purpose,
    SetState,
    Shows,
    Strength,
    UnitKind,
)
from resources import resource_path
from tests.rules.cadences import scheduled

SMALL = """\
title = "Small HQ"
marking = "OFFICIAL"
units = [
  { code = "HQ", name = "Headquarters", kind = "corporate" },
  { code = "AS", name = "Central South", kind = "BCU", parent = "HQ" },
]
posts = [
  { code = "CMR", title = "Commissioner", unit = "HQ" },
  { code = "DCOM", title = "Deputy Commissioner", unit = "HQ", deputy = "CMR" },
]

[defaults]
closed_day = "same weekday next week"
deadlines = { "final papers" = "5 working days before, 17:00" }

# The board itself
[[forum]]
code = "MB"
name = "Management Board"
level = "corporate"
chair = "CMR"
members = ["DCOM"]
cadence = "every 2 months, first Tuesday, from May 2026"
start = "09:30"
minutes = 180
numbering = { action = { pattern = "MB {n}/{yy}", scope = "financial year" } }
pinned_first = [
  { title = "Performance overview", lead = "DCOM", minutes = 30 },
  { title = "Money", purpose = "note", minutes = 5 },
]

[[forum]]
code = "RAB"
name = "Risk Board"
level = "corporate"
members_of = "MB"
starts = 2026-06-01
cadence = "monthly, second Thursday"
escalates_to = ["MB"]

[forum.deadlines]
"data pack" = "2 working days before, 17:00"
"""


def shipped(name: str) -> str:
    return resource_path(f"frameworks/{name}.toml").read_text(encoding="utf-8")


days = st.dates(date(2010, 1, 1), date(2040, 12, 31))
maybe_days = st.none() | days
words = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=20).map(lambda text: " ".join(text.split()))
lines = words.filter(bool)
codes = st.text(st.sampled_from("ABCDEFÉ&-1"), min_size=1, max_size=6)
clocks = st.builds(time, st.integers(0, 23), st.integers(0, 59))
minutes = st.integers(1, 600)
cadences = scheduled.filter(lambda cadence: parse_cadence(cadence_words(cadence)) == cadence) | st.sampled_from(
    [Unscheduled("ad hoc"), Unscheduled("cycle, interval not stated")]
)
deadline_rules = st.builds(
    DeadlineRule,
    st.sampled_from(DeadlineKind),
    st.integers(0, 60),
    working=st.booleans(),
    clear=st.booleans(),
    after=st.booleans(),
    at=clocks,
    landing=st.sampled_from(Landing),
    closures_close=st.booleans(),
).filter(lambda rule: not rule.working or rule.landing is Landing.EARLIER)


leeways = st.builds(
    Leeway,
    before=st.integers(0, 60),
    after=st.integers(0, 60),
    weekdays=st.sets(st.integers(0, 6), min_size=1).map(tuple),
    starts=st.lists(clocks, max_size=3).map(tuple),
    places=st.lists(lines, max_size=2).map(tuple),
    deputy_chairs=st.booleans(),
    most_a_day=st.integers(0, 20),
    from_working_day=st.integers(0, 23),
    least_gap=st.integers(0, 20),
    greatest_gap=st.sampled_from([0, 20, 260]),
).map(sound_leeway)


def spans() -> st.SearchStrategy[tuple[date | None, date | None]]:
    forward = st.lists(days, min_size=2, max_size=2).map(sorted).map(lambda pair: (pair[0], pair[1]))
    return forward | st.tuples(maybe_days, st.none()) | st.tuples(st.none(), maybe_days)


@st.composite
def frameworks(draw: st.DrawFn) -> Framework:
    """A framework of any shape whose codes all stand for something."""
    units, posts, forums = (draw(st.lists(codes, max_size=4, unique_by=str.casefold)) for _ in range(3))
    titles = draw(st.lists(lines, max_size=3, unique_by=str.casefold))
    return Framework(
        title=draw(lines),
        organisation=draw(st.just("") | lines),
        marking=draw(st.sampled_from(MARKINGS)),
        closures=tuple(draw(st.lists(st.builds(Closure, lines, st.just("12-24"), st.just("01-01")), max_size=2))),
        one_offs=tuple(draw(st.lists(st.builds(OneOff, days, lines, st.booleans()), max_size=2))),
        avoided=tuple(draw(st.lists(st.builds(AvoidedRule, lines, st.just("07-25"), st.just("08-31"), st.booleans())))),
        rooms=tuple(draw(st.lists(st.builds(Room, lines, st.integers(0, 99), words), max_size=2, unique_by=_folded))),
        travel=tuple(
            TravelEntry("HQ", f"{place} {name}", length)
            for place, (name, length) in enumerate(draw(st.lists(st.tuples(lines, minutes), max_size=2)))
        ),
        units=tuple(draw(_unit(code, units, units[:place])) for place, code in enumerate(units)),
        posts=tuple(draw(_post(code, units, posts[:place])) for place, code in enumerate(posts)),
        people=tuple(draw(st.lists(_people(posts), max_size=3))),
        themes=tuple(draw(_theme(title, titles[:place], units)) for place, title in enumerate(titles)),
        measures=tuple(draw(_measures(titles))),
        priority_sets=draw(_priority_sets(units)),
        forums=tuple(
            replace(draw(_forum(code, units, posts, forums[:place])), **draw(_looks(titles)))
            for place, code in enumerate(forums)
        ),
    )


def _looks(titles: list[str]) -> st.SearchStrategy[dict[str, Any]]:
    given: dict[str, st.SearchStrategy[Any]] = {
        "theme_window": st.integers(0, 12),
        "fixed_theme": _one_of(titles),
        "local_priorities": st.none() | st.sampled_from(Strength),
    }
    return st.fixed_dictionaries(given)


@st.composite
def _theme(draw: st.DrawFn, title: str, above: list[str], units: list[str]) -> ThemeEntry:
    synonyms = tuple(draw(st.lists(lines, max_size=2)))
    prevalent = tuple(draw(st.lists(st.sampled_from(units), unique=True))) if units else ()
    return ThemeEntry(title, draw(words), draw(_one_of(above)), synonyms, prevalent, draw(words))


def _measures(titles: list[str]) -> st.SearchStrategy[list[MeasureEntry]]:
    synonyms = st.lists(lines, max_size=2).map(tuple)
    measures = st.builds(MeasureEntry, lines, words, _one_of(titles), synonyms)
    return st.lists(measures, max_size=2, unique_by=lambda one: one.name.casefold())


@st.composite
def _priority_sets(draw: st.DrawFn, units: list[str]) -> tuple[PrioritySetEntry, ...]:
    """Sets of priorities, the later of which may rest on earlier ones."""
    names = draw(st.lists(lines, max_size=3, unique=True))
    sets = tuple(draw(_priority_set(name, units)) for name in names)
    known = set_references(sets)
    rests = [(draw(_one_of(list(known[:place]))), draw(_one_of(list(known[:place])))) for place in range(len(sets))]
    return tuple(replace(one, based_on=on, fits=fits) for one, (on, fits) in zip(sets, rests, strict=True))


@st.composite
def _priority_set(draw: st.DrawFn, name: str, units: list[str]) -> PrioritySetEntry:
    starts, ends = draw(spans())
    unit = draw(_one_of(units))
    titles = draw(st.lists(lines, max_size=3, unique_by=str.casefold))
    return PrioritySetEntry(
        kind=draw(st.sampled_from([kind for kind in PriorityKind if unit or kind is not PriorityKind.LOCAL])),
        name=name,
        short=draw(words),
        state=draw(st.sampled_from(SetState)),
        starts=starts,
        ends=ends,
        unit=unit,
        author=draw(_one_of(units)),
        agreed_on=draw(maybe_days),
        review_due=draw(maybe_days),
        validated_on=draw(maybe_days),
        validated_by=draw(words),
        source=draw(words),
        priorities=tuple(PriorityEntry(title, draw(st.sampled_from(PriorityMark))) for title in titles),
    )


def _folded(room: Room) -> str:
    return room.name.casefold()


def _one_of(known: list[str]) -> st.SearchStrategy[str]:
    return st.sampled_from(["", *known])


@st.composite
def _unit(draw: st.DrawFn, code: str, units: list[str], above: list[str]) -> UnitEntry:
    starts, ends = draw(spans())
    followers = st.builds(SuccessorEntry, st.sampled_from(units), maybe_days)
    return UnitEntry(
        code,
        draw(lines),
        draw(st.sampled_from(UnitKind)),
        draw(_one_of(above)),
        starts,
        ends,
        tuple(draw(st.lists(lines, max_size=3))),
        tuple(draw(st.lists(followers, max_size=2))),
        draw(st.just("") | lines),
    )


@st.composite
def _post(draw: st.DrawFn, code: str, units: list[str], others: list[str]) -> PostEntry:
    return PostEntry(code, draw(lines), draw(_one_of(units)), draw(_one_of(others)), *draw(spans()))


def _people(posts: list[str]) -> st.SearchStrategy[PersonEntry]:
    held = st.tuples(st.sampled_from(posts or ["none"]), spans(), st.booleans())
    holds = st.lists(held.map(lambda one: HoldingEntry(one[0], *one[1], one[2])), max_size=3 if posts else 0).map(tuple)
    return st.builds(PersonEntry, lines, st.just("AB"), st.just("a@example.org"), holds)


@st.composite
def _forum(draw: st.DrawFn, code: str, units: list[str], posts: list[str], above: list[str]) -> ForumEntry:
    starts, ends = draw(spans())
    later = draw(st.lists(days, max_size=2, unique=True))
    always: list[date | None] = [None]
    rule_days = draw(st.sampled_from([[*always, *later], [*later] or always]))
    links = st.lists(st.sampled_from(above or ["none"]), max_size=2 if above else 0, unique=True).map(tuple)
    seats = [SeatEntry(post=post) for post in posts] + [SeatEntry(members_of=forum) for forum in above]
    seats = [replace(seat, wanted=draw(st.booleans())) for seat in seats]
    return ForumEntry(
        code=code,
        level=draw(st.sampled_from(Level)),
        names=tuple(NameEntry(draw(lines), day) for day in (None, *draw(st.lists(days, max_size=2, unique=True)))),
        unit=draw(_one_of(units)),
        chair=draw(_one_of(posts)),
        seats=tuple(draw(st.permutations(seats)))[:3],
        quorum=draw(st.integers(0, 30)),
        both_chairs=draw(st.booleans()),
        purposes=tuple(draw(st.lists(lines, max_size=3))),
        scheduled=draw(st.booleans()),
        starts=starts,
        ends=ends,
        marking=draw(st.sampled_from(["", *MARKINGS])),
        source=draw(st.just("") | lines),
        rules=tuple(
            RuleEntry(draw(cadences), start=draw(clocks), minutes=draw(minutes), place=draw(lines), starts=day)
            for day in rule_days
        ),
        items=tuple(draw(st.lists(_items(posts), max_size=3))),
        deadlines=tuple(draw(st.lists(deadline_rules, max_size=3, unique_by=lambda rule: rule.kind))),
        patterns=tuple(draw(st.lists(_patterns(), max_size=3, unique_by=lambda one: one.kind))),
        escalates_to=draw(links),
        tracks=draw(links),
        leeway=draw(st.just(Leeway()) | leeways),
        meets_before=tuple(OrderEntry(forum, draw(st.integers(1, 60))) for forum in draw(links)),
        minutes_layout=draw(st.sampled_from(MinutesLayout)),
        paper_rules=tuple(draw(st.dictionaries(st.sampled_from(PaperRule), st.sampled_from(Strength))).items()),
        papers=tuple(draw(st.lists(_papers(posts, above), max_size=2))),
    )


def _items(posts: list[str]) -> st.SearchStrategy[ItemEntry]:
    purposes = st.sampled_from(Purpose)
    plain = st.builds(ItemEntry, st.sampled_from(Placement), lines, purposes, _one_of(posts), minutes)
    every, shows = st.integers(1, 12), st.sampled_from(Shows)
    more = st.fixed_dictionaries({"every": every, "ask": lines, "shows": shows, "part": st.sampled_from((1, 2))})
    return plain | st.builds(lambda item, facts: replace(item, **facts, section="Performance"), plain, more)


def _papers(posts: list[str], above: list[str]) -> st.SearchStrategy[PaperEntry]:
    return st.builds(PaperEntry, lines, st.sampled_from(PaperKind), _one_of(posts), _one_of(above))


def _patterns() -> st.SearchStrategy[PatternEntry]:
    patterns = st.sampled_from(["{n}", "{code} {n}/{yy}", "X({yyyy}){n:03}"])
    return st.builds(PatternEntry, st.sampled_from(NumberKind), patterns, st.sampled_from(Scope))
