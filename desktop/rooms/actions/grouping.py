"""The views of the list: which group an action falls in, in which order groups stand, and what they mean."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from desktop.rooms.actions.columns import by_due
from models.queries.actions import ActionRow
from models.rules.progress import ActionStatus, is_open
from models.rules.vocabulary import Level
from models.rules.written_dates import MONTHS, short_date_words

VIEWS = (("due", "By due"), ("owner", "By owner"), ("forum", "By forum"), ("ageing", "Ageing"))
OVERDUE, THIS_WEEK, NO_DATE, CLOSED = "Overdue", "Due this week", "Without a date", "Closed"
ENDED = frozenset(status.value for status in ActionStatus if not is_open(status))
"""The states of actions that are no longer open."""
_AGES = ((365, "Open over a year"), (182, "6 to 12 months"), (91, "3 to 6 months"), (30, "1 to 3 months"))
_YOUNG = "Under a month"
_FRIDAY = 4
_LEVELS = {level.value: place for place, level in enumerate(Level)}

Group = Callable[[ActionRow], str]
Meaning = Callable[[str, Sequence[ActionRow]], str]


@dataclass(frozen=True, slots=True)
class Grouping:
    """One view of the list: the title over a row, what stands beside the title, and the order of the rows."""

    group: Group
    meaning: Meaning
    order: Callable[[ActionRow], tuple[Any, ...]]


def grouping(view: str, today: dt.date, overdue: int) -> Grouping:
    """Return a view by its name; `overdue` is how many actions of the whole book are overdue."""
    views = {
        "due": Grouping(lambda row: due_group(row, today), lambda t, r: due_meaning(t, r, today, overdue), due_order),
        "owner": Grouping(lambda row: row.owner or "Nobody", owner_meaning, owner_order),
        "forum": Grouping(lambda row: f"{row.forum_code}  {row.forum_name}", counted, forum_order),
        "ageing": Grouping(lambda row: age_group(row, today), age_meaning, lambda row: (ended(row), row.raised_on)),
    }  # fmt: skip
    return views[view]


def in_order(rows: Iterable[ActionRow], found: Grouping) -> tuple[ActionRow, ...]:
    """Return the rows so that the groups stand in their order."""
    return tuple(sorted(rows, key=found.order))


def friday_of(day: dt.date) -> dt.date:
    """Return the Friday that ends the working week of a day; of a weekend, the next one."""
    return day + dt.timedelta(days=(_FRIDAY - day.weekday()) % 7)


def due_group(row: ActionRow, today: dt.date) -> str:
    """Return the group of an action by its due date."""
    if ended(row):
        return CLOSED
    if row.overdue:
        return OVERDUE
    if row.due is None:
        return NO_DATE
    if row.due <= friday_of(today):
        return THIS_WEEK
    month = MONTHS[row.due.month - 1]
    rest = "Later in" if (row.due.year, row.due.month) == (today.year, today.month) else "Due in"
    return f"{rest} {month}" if row.due.year == today.year else f"{rest} {month} {row.due.year}"


def due_meaning(title: str, rows: Sequence[ActionRow], today: dt.date, overdue: int) -> str:
    """Return what stands beside a group by due date."""
    if title == OVERDUE:
        here = str(len(rows)) if len(rows) == overdue else f"{len(rows)} here of {overdue}"
        oldest = max(row.days_late for row in rows)
        return f"{here}; oldest {days_words(oldest)}"
    if title == THIS_WEEK:
        return f"{len(rows)}, to {short_date_words(friday_of(today))}"
    return str(len(rows))


def due_order(row: ActionRow) -> tuple[bool, dt.date, str]:
    """Return what puts open actions by due date, undated ones after them, closed ones last."""
    return (ended(row), *by_due(row))


def owner_meaning(_title: str, rows: Sequence[ActionRow]) -> str:
    """Return who holds the post, how many actions, and how many of them are overdue."""
    name = rows[0].owner_name
    return " · ".join(part for part in (name if name != rows[0].owner else "", counted("", rows)) if part)


def owner_order(row: ActionRow) -> tuple[str, tuple[bool, dt.date, str]]:
    """Return what puts owners by name."""
    return (row.owner.casefold(), due_order(row))


def counted(_title: str, rows: Sequence[ActionRow]) -> str:
    """Return how many actions a group has and how many of them are overdue."""
    late = sum(row.overdue for row in rows)
    return f"{len(rows)}, {late} overdue" if late else str(len(rows))


def forum_order(row: ActionRow) -> tuple[int, str, tuple[bool, dt.date, str]]:
    """Return what puts forums by level and code."""
    return (_LEVELS.get(row.level, len(_LEVELS)), row.forum_code, due_order(row))


def age_group(row: ActionRow, today: dt.date) -> str:
    """Return the group of an action by how long it has been open."""
    if ended(row):
        return CLOSED
    age = (today - row.raised_on).days
    return next((title for least, title in _AGES if age > least), _YOUNG)


def age_meaning(title: str, rows: Sequence[ActionRow]) -> str:
    """Return how many actions are that old, how many of them are overdue, and when the oldest was raised."""
    if title == CLOSED:
        return str(len(rows))
    oldest = min(row.raised_on for row in rows)
    return f"{counted(title, rows)}; oldest raised {short_date_words(oldest)} {oldest.year}"


def ended(row: ActionRow) -> bool:
    """Say whether an action is no longer open."""
    return row.status in ENDED


def days_words(count: int) -> str:
    """Return a number of days in words."""
    return f"{count:,} day" if count == 1 else f"{count:,} days"
