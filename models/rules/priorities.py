"""What themes align to: which sets of priorities are in force, and what is wrong with one of them."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from models.rules.vocabulary import PriorityKind, PriorityMark, SetState
from models.rules.written_dates import date_words

ASB = "Anti-social behaviour"
ASB_NAMES = frozenset({"antisocialbehaviour", "asb"})
CHOSEN_WANTED = 2
"""How many volume crimes a borough chooses beside anti-social behaviour."""
A_YEAR = dt.timedelta(days=365)


@dataclass(frozen=True, slots=True)
class SetSpan:
    """What decides whether a set of priorities is in force; `series` tells apart documents of one kind and unit."""

    key: str
    kind: str
    state: str
    starts: dt.date | None = None
    ends: dt.date | None = None
    unit: str = ""
    series: str = ""


def in_force(sets: Iterable[SetSpan], day: dt.date) -> tuple[SetSpan, ...]:
    """Return the sets in force on a day: final and begun, not ended, and not followed by a later one of its series."""
    newest: dict[tuple[str, str, str], SetSpan] = {}
    for one in sets:
        begun = one.starts is None or one.starts <= day
        going = one.ends is None or day <= one.ends
        if one.state == SetState.FINAL and begun and going:
            place = (one.kind, one.unit, one.series)
            before = newest.get(place)
            if before is None or (before.starts or dt.date.min) <= (one.starts or dt.date.min):
                newest[place] = one
    order = list(PriorityKind)
    return tuple(sorted(newest.values(), key=lambda one: (order.index(PriorityKind(one.kind)), one.series)))


def is_asb(title: str) -> bool:
    """Tell whether a title means anti-social behaviour, however it is spelt."""
    return "".join(sign for sign in title.casefold() if sign.isalpha()) in ASB_NAMES


def folded(title: str) -> str:
    """Return a title as it is compared with others."""
    return ASB.casefold() if is_asb(title) else " ".join(title.casefold().split())


def mark_of(title: str, mark: str) -> str:
    """Return what a local priority is: anti-social behaviour is always mandatory, the rest chosen unless said."""
    if is_asb(title):
        return PriorityMark.MANDATORY.value
    return PriorityMark.CHOSEN.value if mark in {"", PriorityMark.MANDATORY} else mark


def local_troubles(
    priorities: Sequence[tuple[str, str]], *, validated_on: dt.date | None, today: dt.date
) -> tuple[str, ...]:
    """Return what is wrong with a borough's own priorities, given as titles and marks.

    It should hold two chosen volume crimes and anti-social behaviour, beside any high harm crimes, and be validated
    every year.
    """
    marks = [mark_of(title, mark) for title, mark in priorities]
    chosen = marks.count(PriorityMark.CHOSEN)
    troubles = []
    if PriorityMark.MANDATORY not in marks:
        troubles.append("anti-social behaviour is missing")
    if chosen != CHOSEN_WANTED:
        troubles.append(f"{chosen or 'no'} chosen {'priority' if chosen == 1 else 'priorities'} instead of two")
    if validated_on is None:
        troubles.append("not validated yet")
    elif today - validated_on > A_YEAR:
        troubles.append(f"not validated since {date_words(validated_on)}")
    return tuple(troubles)


@dataclass(frozen=True, slots=True)
class Agreed:
    """When a document of priorities was agreed and from when to when it holds."""

    name: str
    agreed_on: dt.date | None = None
    starts: dt.date | None = None
    ends: dt.date | None = None
    state: str = SetState.FINAL

    @property
    def day(self) -> dt.date | None:
        """The day it dates from: when it was agreed, else when it begins."""
        return self.agreed_on or self.starts


def control_strategy_troubles(
    strategy: Agreed,
    *,
    review_due: dt.date | None,
    newest_assessment: Agreed | None,
    fits: Agreed | None,
    today: dt.date,
) -> tuple[str, ...]:
    """Return what is wrong with a Control Strategy: past its review, older than the assessment, or out of sequence."""
    troubles = []
    if review_due is not None and review_due < today:
        troubles.append(f"review was due {date_words(review_due)}")
    if newest_assessment and _precedes(strategy.day, newest_assessment.day):
        when = date_words(newest_assessment.day) if newest_assessment.day else ""
        troubles.append(f"assessment newer than Control Strategy: {newest_assessment.name}, {when}")
    if fits:
        troubles.extend(_out_of_sequence(strategy, fits))
    return tuple(troubles)


def review_troubles(review_due: dt.date | None, today: dt.date) -> tuple[str, ...]:
    """Return that the review of any other document is late."""
    late = review_due is not None and review_due < today
    return (f"review was due {date_words(review_due)}",) if late and review_due else ()


def _out_of_sequence(strategy: Agreed, plan: Agreed) -> Iterable[str]:
    """Yield how a strategy and the plan it has to fit miss one another."""
    if plan.state == SetState.DRAFT:
        yield f"the plan it has to fit is a draft: {plan.name}"
    if _precedes(strategy.day, plan.day):
        when = date_words(plan.day) if plan.day else ""
        yield f"set before the plan it has to fit: {plan.name}, {when}"
    elif _precedes(plan.ends, strategy.starts or strategy.agreed_on):
        when = date_words(plan.ends) if plan.ends else ""
        yield f"the plan it has to fit ended {when}: {plan.name}"


def _precedes(one: dt.date | None, other: dt.date | None) -> bool:
    return one is not None and other is not None and one < other


@dataclass(frozen=True, slots=True)
class BoroughPriority:
    """A priority of one borough; `key` names it, and is empty where it only holds by rule."""

    borough: str
    title: str
    mark: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class LocalPriority:
    """A priority that one or several boroughs share, with all of them by name."""

    title: str
    mark: str
    boroughs: tuple[str, ...]
    priority_ids: tuple[str, ...] = field(default=())

    @property
    def label(self) -> str:
        """The priority with its boroughs, as it stands on an agenda: “Burglary (Barking and Dagenham, Havering)”."""
        return f"{self.title} ({', '.join(self.boroughs)})"


def merged(
    found: Iterable[BoroughPriority], boroughs: Iterable[str], synonyms: Mapping[str, str]
) -> tuple[LocalPriority, ...]:
    """Merge the same priority of several boroughs, anti-social behaviour last and for every one of `boroughs`.

    High harm crimes are left out: they are the same everywhere. `synonyms` gives the usual title of another spelling
    that was folded.
    """
    gathered: dict[str, list[BoroughPriority]] = {}
    for one in found:
        mark = mark_of(one.title, one.mark)
        title = ASB if is_asb(one.title) else synonyms.get(folded(one.title), one.title)
        if mark != PriorityMark.HIGH_HARM:
            gathered.setdefault(folded(title), []).append(BoroughPriority(one.borough, title, mark, one.key))
    mandatory = gathered.setdefault(ASB.casefold(), [])
    told = {one.borough for one in mandatory}
    by_rule = PriorityMark.MANDATORY.value
    mandatory.extend(BoroughPriority(name, ASB, by_rule) for name in boroughs if name not in told)
    rows = (_one_of(theirs) for theirs in gathered.values() if theirs)
    return tuple(sorted(rows, key=lambda one: (one.mark == PriorityMark.MANDATORY, one.title.casefold())))


def unsettled(merged_ones: Iterable[LocalPriority]) -> tuple[str, ...]:
    """Return the boroughs that chose no priority, by name: only anti-social behaviour stands for them."""
    chosen: dict[str, bool] = {}
    for one in merged_ones:
        for name in one.boroughs:
            chosen[name] = chosen.get(name, False) or one.mark != PriorityMark.MANDATORY
    return tuple(sorted(name for name, any_chosen in chosen.items() if not any_chosen))


def _one_of(theirs: Sequence[BoroughPriority]) -> LocalPriority:
    ordered = sorted(theirs, key=attrgetter("borough"))
    names = tuple(dict.fromkeys(one.borough for one in ordered))
    return LocalPriority(ordered[0].title, ordered[0].mark, names, tuple(one.key for one in ordered if one.key))


def label(short: str, name: str, position: int) -> str:
    """Return how a priority is referred to: “PCP 1”, or by the whole name of a set without a short one."""
    return f"{short or name} {position}"
