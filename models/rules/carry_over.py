"""What comes back on a later agenda: promises, pauses and cyclical items, whatever was rescheduled meanwhile."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time

from models.rules.vocabulary import MeetingStatus, PromiseKind
from models.rules.written_dates import date_words, long_date_words

GONE = frozenset({MeetingStatus.CANCELLED, MeetingStatus.POSTPONED})
TO_COME = frozenset(
    {MeetingStatus.PLANNED, MeetingStatus.AGENDA_OPEN, MeetingStatus.AGENDA_ISSUED, MeetingStatus.IN_THE_ROOM}
)
LEFT_OVER = frozenset({PromiseKind.MOVED, PromiseKind.NOT_REACHED, PromiseKind.NEXT_TIME})
"""The kinds of promise that mean the meeting after the one they come from, wherever that stands now."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """A meeting of a forum as carrying over sees it."""

    key: str
    day: date
    start: time
    status: MeetingStatus


@dataclass(frozen=True, slots=True)
class Waiting:
    """Where something promised may go: later than `after`, to the meeting `named` if any, never back to its `source`.

    `follows` says that it belongs to the meeting after its source, so that it goes along when that is brought forward.
    One that is `undated` goes nowhere until somebody fixes its date.
    """

    after: date
    named: str = ""
    source: str = ""
    follows: bool = False
    undated: bool = False


def is_due(every: int, meetings_since_last: int | None) -> bool:
    """Tell whether an item of every nth agenda stands on this one; `meetings_since_last` counts it, none: never yet."""
    return meetings_since_last is None or meetings_since_last >= every


def pause_holds(*, once: bool, return_on: date | None, used: bool, meeting_day: date) -> bool:
    """Tell whether a pause keeps its item off an agenda: the next one only and not yet used, or until a day."""
    return not used if once else return_on is not None and meeting_day < return_on


def goes_on(waiting: Waiting, opening: str, occasions: Sequence[Occasion], today: date | None = None) -> bool:
    """Tell whether something promised belongs on the agenda that opens.

    The meeting it names has it, as long as that is to come; otherwise the first agenda to open later than `after`,
    unless a meeting in between has still to open its own. Without `today` a planned meeting is always still to come.
    """
    if waiting.undated:
        return False
    if _named(waiting, occasions, today):
        return waiting.named == opening
    later = tuple(_later(waiting, occasions))
    here = next((one for one in later if one.key == opening), None)
    return here is not None and not any(
        one.status is MeetingStatus.PLANNED and _to_come(one, today) and _place(one) < _place(here) for one in later
    )


def promise_target(waiting: Waiting, occasions: Sequence[Occasion], today: date | None = None) -> str:
    """Return the meeting something promised waits for, empty where none is planned yet."""
    if waiting.undated:
        return ""
    if _named(waiting, occasions, today):
        return waiting.named
    coming = [one for one in _later(waiting, occasions) if _to_come(one, today)]
    return min(coming, key=_place).key if coming else ""


def opens_next(opening: str, occasions: Sequence[Occasion], today: date | None = None) -> bool:
    """Tell whether no earlier meeting to come has still to open its agenda."""
    here = next(one for one in occasions if one.key == opening)
    return not any(
        one.status is MeetingStatus.PLANNED and _to_come(one, today) and _place(one) < _place(here) for one in occasions
    )


def origin_words(kind: PromiseKind, place: str, day: date | None, reason: str = "") -> str:
    """Say why an item is here; `place` names where it comes from, `day` when that was; both may be unknown.

    For an open action `place` is its reference.
    """
    on = f" on {_plain(day)}" if day else ""
    words = {
        PromiseKind.MOVED: f"moved from {place}" if place else "",
        PromiseKind.NOT_REACHED: f"not reached{on}",
        PromiseKind.NEXT_TIME: f"to be decided: put off{on}",
        PromiseKind.ACTION: f"here because action {place} is open",
        PromiseKind.COMMISSIONED: f"commissioned at {place}" if place else "commissioned",
        PromiseKind.ESCALATED: f"escalated from {place}" if place else "escalated",
        PromiseKind.PROMISED: f"promised at {place}" if place else "",
        PromiseKind.REPORT: f"report back of {place}" if place else "report back",
    }[kind]
    return ": ".join(part for part in (words, reason) if part) or "promised"


def fallen_words(code: str, day: date, status: str) -> str:
    """Say that the meeting something stood for fell away."""
    return f"{code} {date_words(day)} was {status}"


def actions_words(references: Sequence[str], overdue: int) -> str:
    """Say which actions bring their item onto an agenda: the most pressing by name, the others counted."""
    if not references:
        return "none open"
    first, others = references[0], len(references) - 1
    words = f"here because {first} and {others} more are open" if others else f"here because {first} is open"
    return f"{words}, {overdue} overdue" if overdue else words


def _named(waiting: Waiting, occasions: Sequence[Occasion], today: date | None) -> bool:
    return any(one.key == waiting.named and _to_come(one, today) for one in occasions)


def _later(waiting: Waiting, occasions: Sequence[Occasion]) -> Iterator[Occasion]:
    """Yield the meetings that may have it in turn; one that fell away hands on to those after it."""
    after = waiting.after
    for one in occasions:
        if one.key == waiting.source and waiting.follows and one.status not in GONE:
            after = min(after, one.day)
    for one in occasions:
        if one.key == waiting.named:
            after = max(after, one.day)
    for one in occasions:
        if one.day > after and one.key != waiting.source and one.status not in GONE:
            yield one


def _to_come(one: Occasion, today: date | None) -> bool:
    return one.status in TO_COME and (today is None or one.day >= today)


def _place(one: Occasion) -> tuple[date, time, str]:
    return one.day, one.start, one.key


def _plain(day: date) -> str:
    return long_date_words(day).split(" ", 1)[1]
