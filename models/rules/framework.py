"""A framework as plain values: an organisation, its posts and its forums, as a framework file holds them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import TypeVar

from models.rules.avoided import AvoidedRule
from models.rules.cadence import Cadence, ClosedDay
from models.rules.deadlines import DeadlineKind, DeadlineRule
from models.rules.holidays import Closure, OneOff
from models.rules.numbering import Scope
from models.rules.planner.problem import Leeway, Room
from models.rules.vocabulary import (
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

USUAL_ZONE = "Europe/London"
USUAL_START = time(10, 0)
USUAL_MINUTES = 120
USUAL_ITEM_MINUTES = 10
USUAL_LEEWAY = Leeway()
SET_PARTS = ("name", "version", "starts")
"""What tells one set of priorities from another, as far as it is needed."""


@dataclass(frozen=True, slots=True)
class SuccessorEntry:
    """The code of a unit that took over, and the day on which; none where the day is not known."""

    unit: str
    on: date | None = None


@dataclass(frozen=True, slots=True)
class UnitEntry:
    """A unit of the organisation, valid from `starts` up to and including `ends`; `parent` is a unit's code."""

    code: str
    name: str
    kind: UnitKind
    parent: str = ""
    starts: date | None = None
    ends: date | None = None
    synonyms: tuple[str, ...] = ()
    successors: tuple[SuccessorEntry, ...] = ()
    source: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "successors", tuple(sorted(self.successors, key=repr)))


@dataclass(frozen=True, slots=True)
class PostEntry:
    """A post; `unit` and `deputy` are codes."""

    code: str
    title: str
    unit: str = ""
    deputy: str = ""
    starts: date | None = None
    ends: date | None = None


@dataclass(frozen=True, slots=True)
class HoldingEntry:
    """A post held from `starts` up to and including `ends`."""

    post: str
    starts: date | None = None
    ends: date | None = None
    acting: bool = False


@dataclass(frozen=True, slots=True)
class PersonEntry:
    """A person and the posts held; shipped frameworks have none."""

    name: str
    initials: str = ""
    email: str = ""
    holds: tuple[HoldingEntry, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "holds", by_start(self.holds))


@dataclass(frozen=True, slots=True)
class NameEntry:
    """What a forum is called from a day on; none: from the beginning."""

    name: str
    starts: date | None = None


@dataclass(frozen=True, slots=True)
class RuleEntry:
    """When a forum meets from a day on; none: from the beginning."""

    cadence: Cadence
    closed_day: ClosedDay = ClosedDay.NEXT_WORKING
    start: time = USUAL_START
    minutes: int = USUAL_MINUTES
    place: str = ""
    starts: date | None = None


@dataclass(frozen=True, slots=True)
class SeatEntry:
    """A seat on a forum: a post, or (`members_of`) all members of another forum; exactly one of the two is set.

    Who is `wanted` is missed when away, but the forum can do without.
    """

    post: str = ""
    members_of: str = ""
    starts: date | None = None
    ends: date | None = None
    wanted: bool = False


@dataclass(frozen=True, slots=True)
class ItemEntry:
    """An item of every agenda; `lead` is a post's code."""

    placement: Placement
    title: str
    purpose: Purpose = Purpose.DISCUSS
    lead: str = ""
    minutes: int = USUAL_ITEM_MINUTES
    every: int = 1  # on every nth agenda
    ask: str = ""
    shows: Shows = Shows.NOTHING
    part: int = 1
    section: str = ""


@dataclass(frozen=True, slots=True)
class PaperEntry:
    """A paper expected for every meeting; `sponsor` is a post's code, `also` that of a forum that receives it too."""

    title: str
    kind: PaperKind = PaperKind.PAPER
    sponsor: str = ""
    also: str = ""
    template: str = ""


@dataclass(frozen=True, slots=True)
class PatternEntry:
    """How one kind of thing is numbered, and when the count starts anew."""

    kind: NumberKind
    pattern: str
    scope: Scope


@dataclass(frozen=True, slots=True)
class OrderEntry:
    """The code of a forum that meets later in each cycle, by at least so many working days."""

    forum: str
    working_days: int = 1


@dataclass(frozen=True, slots=True)
class TravelEntry:
    """How many minutes lie between two buildings or addresses, either way."""

    building: str
    other_building: str
    minutes: int


@dataclass(frozen=True, slots=True)
class ThemeEntry:
    """A subject forums scrutinise; `under` is the title of its headline, `prevalent_in` are codes of units."""

    title: str
    kind: str = ""
    under: str = ""
    synonyms: tuple[str, ...] = ()
    prevalent_in: tuple[str, ...] = ()
    note: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "prevalent_in", tuple(sorted(self.prevalent_in)))


@dataclass(frozen=True, slots=True)
class MeasureEntry:
    """Something that is counted; `theme` is the title of the theme it speaks to."""

    name: str
    family: str = ""
    theme: str = ""
    synonyms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PriorityEntry:
    """One priority of a set."""

    title: str
    mark: PriorityMark = PriorityMark.NONE


@dataclass(frozen=True, slots=True)
class PrioritySetEntry:
    """A dated document of priorities; `unit` and `author` are codes, `based_on` and `fits` name other sets."""

    kind: PriorityKind
    name: str
    short: str = ""
    version: str = ""
    state: SetState = SetState.FINAL
    starts: date | None = None
    ends: date | None = None
    unit: str = ""
    author: str = ""
    agreed_on: date | None = None
    review_due: date | None = None
    based_on: str = ""
    fits: str = ""
    validated_on: date | None = None
    validated_by: str = ""
    source: str = ""
    priorities: tuple[PriorityEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class ForumEntry:
    """A forum; chair, co-chair and secretary are codes of posts, links are codes of forums.

    Names and rules are kept by their day, items by placement, deadlines, patterns and links in a fixed order, so that
    two entries that mean the same are equal.
    """

    code: str
    level: Level
    names: tuple[NameEntry, ...]
    unit: str = ""
    chair: str = ""
    co_chair: str = ""
    secretary: str = ""
    seats: tuple[SeatEntry, ...] = ()
    quorum: int = 0
    both_chairs: bool = False
    purposes: tuple[str, ...] = ()
    scheduled: bool = True
    starts: date | None = None
    ends: date | None = None
    marking: str = ""
    source: str = ""
    rules: tuple[RuleEntry, ...] = ()
    items: tuple[ItemEntry, ...] = ()
    deadlines: tuple[DeadlineRule, ...] = ()
    patterns: tuple[PatternEntry, ...] = ()
    escalates_to: tuple[str, ...] = ()
    cascades_to: tuple[str, ...] = ()
    tracks: tuple[str, ...] = ()
    leeway: Leeway = USUAL_LEEWAY
    meets_before: tuple[OrderEntry, ...] = ()
    minutes_layout: MinutesLayout = MinutesLayout.RECORD
    paper_rules: tuple[tuple[PaperRule, Strength], ...] = ()
    papers: tuple[PaperEntry, ...] = ()
    theme_window: int = 0
    fixed_theme: str = ""  # a theme's title
    local_priorities: Strength | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "names", by_start(self.names))
        object.__setattr__(self, "rules", by_start(self.rules))
        object.__setattr__(self, "seats", tuple(sorted(self.seats, key=lambda seat: not seat.members_of)))
        placements, kinds, series = list(Placement), list(DeadlineKind), list(NumberKind)
        object.__setattr__(self, "items", tuple(sorted(self.items, key=lambda item: placements.index(item.placement))))
        object.__setattr__(self, "deadlines", tuple(sorted(self.deadlines, key=lambda rule: kinds.index(rule.kind))))
        object.__setattr__(self, "patterns", tuple(sorted(self.patterns, key=lambda one: series.index(one.kind))))
        for link in ("escalates_to", "cascades_to", "tracks"):
            object.__setattr__(self, link, tuple(sorted(getattr(self, link))))
        object.__setattr__(self, "meets_before", tuple(sorted(self.meets_before, key=repr)))
        asked = list(PaperRule)
        object.__setattr__(self, "paper_rules", tuple(sorted(self.paper_rules, key=lambda one: asked.index(one[0]))))


@dataclass(frozen=True, slots=True)
class Framework:
    """One organisation: its settings, closed days, rooms and ways, units, posts, people, priorities and forums.

    Forums keep their order within their level (it is the order on the page), priorities that in their set; all else is
    kept in a fixed order.
    """

    title: str
    organisation: str = ""
    marking: str = ""
    zone: str = USUAL_ZONE
    level_names: tuple[tuple[str, str], ...] = ()
    closures: tuple[Closure, ...] = ()
    one_offs: tuple[OneOff, ...] = ()
    avoided: tuple[AvoidedRule, ...] = ()
    rooms: tuple[Room, ...] = ()
    travel: tuple[TravelEntry, ...] = ()
    units: tuple[UnitEntry, ...] = ()
    posts: tuple[PostEntry, ...] = ()
    people: tuple[PersonEntry, ...] = ()
    themes: tuple[ThemeEntry, ...] = ()
    measures: tuple[MeasureEntry, ...] = ()
    priority_sets: tuple[PrioritySetEntry, ...] = ()
    forums: tuple[ForumEntry, ...] = ()

    def __post_init__(self) -> None:
        kinds = list(UnitKind)
        units = sorted(self.units, key=lambda unit: (kinds.index(unit.kind), unit.code))
        object.__setattr__(self, "units", tuple(units))
        object.__setattr__(self, "posts", tuple(sorted(self.posts, key=lambda post: post.code)))
        object.__setattr__(self, "people", tuple(sorted(self.people, key=repr)))
        for days in ("level_names", "closures", "one_offs", "avoided", "rooms", "travel", "themes", "measures"):
            object.__setattr__(self, days, tuple(sorted(getattr(self, days), key=repr)))
        of_kind = list(PriorityKind)
        sets = sorted(self.priority_sets, key=lambda one: (of_kind.index(one.kind), repr(one)))
        object.__setattr__(self, "priority_sets", tuple(sets))
        levels = list(Level)
        object.__setattr__(self, "forums", tuple(sorted(self.forums, key=lambda forum: levels.index(forum.level))))


Dated = TypeVar("Dated", NameEntry, RuleEntry, HoldingEntry)


def by_start(entries: tuple[Dated, ...]) -> tuple[Dated, ...]:
    """Order what is so from a day on by that day, the beginning first."""
    return tuple(sorted(entries, key=lambda entry: (entry.starts or date.min, repr(entry))))


def set_references(sets: Sequence[PrioritySetEntry]) -> tuple[str, ...]:
    """Return how each set of priorities is named by others: by as much of name, version and start as tells it apart."""
    told: dict[int, str] = {}
    for parts in range(1, len(SET_PARTS) + 1):
        words = [_set_words(one, parts) for one in sets]
        for place, word in enumerate(words):
            if place not in told and (words.count(word) == 1 or parts == len(SET_PARTS)):
                told[place] = word
    return tuple(told[place] for place in range(len(sets)))


def _set_words(one: PrioritySetEntry, parts: int) -> str:
    return ", ".join(str(word) for part in SET_PARTS[:parts] if (word := getattr(one, part)))
