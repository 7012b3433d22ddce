"""What the list of priorities holds: sets by kind, boroughs that have set none, and requests for corporate assets."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from desktop.kit.statuses import Status
from models.queries.forums import UnitRow
from models.queries.priorities import DRAFT, ENDED, IN_FORCE, TO_COME, PrioritySetRow
from models.queries.tasking import TaskingRow
from models.rules.priorities import ASB
from models.rules.vocabulary import PriorityKind, TaskingDecision, UnitKind
from models.rules.written_dates import date_words, short_date_words

REQUESTS = "Tasking requests"
NOT_SET, WAITING = "not set", "waiting"
_STANDINGS = {
    IN_FORCE: Status("In force", "circle-check", "good"),
    DRAFT: Status("Draft", "circle-dashed", "hold"),
    TO_COME: Status("To come", "clock", "info"),
    ENDED: Status("Ended", "lock", "hold"),
    NOT_SET: Status("Not set", "circle-dashed", "warn"),
    WAITING: Status("Waiting", "hourglass", "warn"),
    TaskingDecision.GRANTED: Status("Granted", "circle-check", "good"),
    TaskingDecision.PARTLY: Status("Partly granted", "circle-check", "good"),
    TaskingDecision.REFUSED: Status("Refused", "x", "bad"),
    TaskingDecision.WITHDRAWN: Status("Withdrawn", "x", "hold"),
}


@dataclass(frozen=True, slots=True)
class PriorityLine:
    """A line of the list: a set of priorities, a borough without one (`borough_id`), or a tasking request.

    `due` is the day its review is due, or until when an asset is asked for.
    """

    key: str
    group: str
    title: str
    second: str
    validity: str
    due: dt.date | None
    standing: str
    troubles: tuple[str, ...]
    the_set: PrioritySetRow | None = None
    request: TaskingRow | None = None
    borough_id: str = ""

    @property
    def status(self) -> Status:
        """Where it stands, with its icon; what is to settle is counted."""
        shown = _STANDINGS[self.standing]
        if not self.troubles or self.standing == NOT_SET:
            return shown
        return Status(f"{shown.word}, {len(self.troubles)} to settle", "triangle-alert", "warn")

    @property
    def beneath(self) -> str:
        """What stands under the title: what is to settle first."""
        return " · ".join(filter(None, ("; ".join(self.troubles), self.second)))


def lines(
    sets: Sequence[PrioritySetRow], units: Iterable[UnitRow], requests: Iterable[TaskingRow]
) -> tuple[PriorityLine, ...]:
    """Return the lines of the list, group by group; boroughs that have set nothing stand with the local priorities."""
    local = [one for one in sets if one.kind == PriorityKind.LOCAL]
    told = {one.unit_id for one in local if one.in_force}
    return (
        *(_of_set(one) for one in sets if one.kind != PriorityKind.LOCAL),
        *(_of_set(one) for one in local),
        *(_of_borough(one) for one in units if one.kind == UnitKind.BOROUGH and one.id not in told),
        *map(_of_request, requests),
    )


def span_words(starts: dt.date | None, ends: dt.date | None) -> str:
    """Say from when to when something holds."""
    if starts and ends:
        return f"{date_words(starts).partition(' ')[2]} to {date_words(ends).partition(' ')[2]}"
    if starts or ends:
        return f"from {date_words(starts).partition(' ')[2]}" if starts else f"to {date_words(ends or dt.date.min)}"
    return "no dates"


def said(line: PriorityLine) -> Iterator[str]:
    """Yield all words of a line, as they are looked for."""
    yield from (line.title, line.second, line.group, *line.troubles)
    if line.the_set:
        yield from (line.the_set.name, line.the_set.short, line.the_set.source)


def _of_set(one: PrioritySetRow) -> PriorityLine:
    return PriorityLine(
        key=one.id,
        group=_head(one.kind),
        title=one.unit or (f"{one.name}, {one.version}" if one.version else one.name),
        second="; ".join(each.title for each in one.priorities) or "no priorities yet",
        validity=span_words(one.starts, one.ends),
        due=one.review_due,
        standing=one.standing,
        troubles=one.troubles,
        the_set=one,
    )


def _of_borough(one: UnitRow) -> PriorityLine:
    return PriorityLine(
        key=one.id,
        group=_head(PriorityKind.LOCAL),
        title=one.name,
        second=f"{ASB}, by rule",
        validity="",
        due=None,
        standing=NOT_SET,
        troubles=("two priorities are still to be chosen",),
        borough_id=one.id,
    )


def _of_request(one: TaskingRow) -> PriorityLine:
    period = span_words(one.starts, one.ends) if one.starts or one.ends else ""
    serves = f"{one.priority} {one.priority_title}".strip()
    asked = f"{one.unit or 'nobody'}, asked {short_date_words(one.requested_on)}"
    return PriorityLine(
        key=one.id,
        group=REQUESTS,
        title=one.asset,
        second=" · ".join(filter(None, (asked, serves, one.meeting))),
        validity=period,
        due=None,
        standing=one.decision or WAITING,
        troubles=one.warnings,
        request=one,
    )


def _head(kind: str) -> str:
    return kind[:1].upper() + kind[1:]
