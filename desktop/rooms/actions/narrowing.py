"""Which actions the filters let through, and what the filters offer."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from desktop.rooms.actions.columns import day_words
from desktop.rooms.actions.grouping import ENDED, ended, friday_of
from models.queries.actions import ActionRow
from models.rules.progress import ActionStatus
from models.rules.vocabulary import Level
from models.rules.written_dates import first_of_month, month_end, short_date_words

NOT_CLOSED, OVERDUE = "not closed", "overdue"
NO_DATE, DATED_LATER = "no date", "later"
FINANCIAL_YEAR_ENDS = 3
_MOST_MOVES = 3

Choices = tuple[tuple[str, str], ...]
STATUS_CHOICES: Choices = (
    (NOT_CLOSED, "not closed"),
    (OVERDUE, "overdue"),
    *((status.value, status.value) for status in ActionStatus),
)
MOVED_CHOICES: Choices = (("0", "not moved"), ("1", "once"), ("2", "twice"), ("3", "three times or more"))
PART_CHOICES: Choices = (("1", "Part 1, open"), ("2", "Part 2, closed"))


@dataclass(frozen=True, slots=True)
class Narrowing:
    """The values chosen in the filters; an empty one does not narrow, but for closed actions, which must be asked for.

    `due` is a last day as `to 2026-11-30`, or overdue, later or no date; `text` is searched in all words of an action.
    """

    status: frozenset[str] = frozenset()
    forum: frozenset[str] = frozenset()
    owner: frozenset[str] = frozenset()
    due: frozenset[str] = frozenset()
    moved: frozenset[str] = frozenset()
    part: frozenset[str] = frozenset()
    level: frozenset[str] = frozenset()
    text: str = ""

    @property
    def wants_closed(self) -> bool:
        """Whether closed actions were asked for."""
        return bool(self.status & ENDED)

    def lets_through(self, row: ActionRow) -> bool:
        """Say whether an action passes all filters."""
        return (
            self._status_fits(row)
            and (not self.forum or row.forum_id in self.forum)
            and (not self.owner or row.owner in self.owner)
            and (not self.moved or str(min(row.moves, _MOST_MOVES)) in self.moved)
            and self._kind_fits(row)
            and (not self.due or any(due_fits(row, due) for due in self.due))
            and (not self.text or self.text.casefold() in words_of(row))
        )

    def _kind_fits(self, row: ActionRow) -> bool:
        return (not self.part or str(row.part) in self.part) and (not self.level or row.level in self.level)

    def _status_fits(self, row: ActionRow) -> bool:
        if not self.status or NOT_CLOSED in self.status:
            return not ended(row) or row.status in self.status
        return row.status in self.status or (OVERDUE in self.status and row.overdue)


def narrowing_of(values: Callable[[str], frozenset[str]], text: str) -> Narrowing:
    """Return the narrowing of the filters; `values` gives what is chosen in one of them by its name."""
    return Narrowing(
        status=values("status"),
        forum=values("forum"),
        owner=values("owner"),
        due=values("due"),
        moved=values("moved"),
        part=values("part"),
        level=values("level"),
        text=text,
    )


def narrowed(rows: Iterable[ActionRow], narrowing: Narrowing) -> tuple[ActionRow, ...]:
    """Return the actions that pass."""
    return tuple(row for row in rows if narrowing.lets_through(row))


def due_fits(row: ActionRow, due: str) -> bool:
    """Say whether an action's due date is what a value of the Due filter asks for."""
    if due == OVERDUE:
        return row.overdue
    if due == NO_DATE:
        return row.due is None
    kind, _, day = due.partition(" ")
    if row.due is None:
        return False
    limit = dt.date.fromisoformat(day)
    return row.due > limit if kind == DATED_LATER else row.due <= limit


def words_of(row: ActionRow) -> str:
    """Return all words of an action in lower case, to be searched."""
    parts = (row.reference, row.text, row.owner, row.owner_name, row.contributors, row.forum_name, row.tracked_by)
    return "\n".join((*parts, row.latest)).casefold()


def due_choices(today: dt.date) -> Choices:
    """Return what the Due filter offers: to the end of this week, of three months, of the year, and later."""
    ends = [friday_of(today), *(month_end(first.year, first.month) for first in _months(today))]
    year = today.year + (today.month > FINANCIAL_YEAR_ENDS)
    year_end = month_end(year, FINANCIAL_YEAR_ENDS)
    days = sorted({*ends, year_end} - {day for day in ends if day > year_end})
    offered = tuple((f"to {day}", f"to {_end_words(day, today)}") for day in days)
    later = (f"{DATED_LATER} {year_end}", f"after {_end_words(year_end, today)}")
    return ((OVERDUE, "overdue"), *offered, later, (NO_DATE, "without a date"))


def forum_choices(rows: Iterable[ActionRow]) -> Choices:
    """Return the forums that have actions, by level and code."""
    order = {level.value: place for place, level in enumerate(Level)}
    found = {(order.get(row.level, len(order)), row.forum_code, row.forum_name, row.forum_id) for row in rows}
    return tuple((key, f"{code}  {name}") for _, code, name, key in sorted(found))


def owner_choices(rows: Iterable[ActionRow]) -> Choices:
    """Return who is accountable for an action, by name of the post."""
    return tuple((owner, owner) for owner in sorted({row.owner for row in rows if row.owner}, key=str.casefold))


def _months(today: dt.date) -> tuple[dt.date, ...]:
    return tuple(first_of_month(today.year, today.month + step) for step in range(3))


def _end_words(day: dt.date, today: dt.date) -> str:
    if day == friday_of(today):
        return short_date_words(day)
    return day_words(day, today)
