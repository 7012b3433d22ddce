"""Exceptions as the list says them: columns, groups, and what the filters offer."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from desktop.kit.row_table import Column
from desktop.kit.short_words import counted
from desktop.kit.statuses import Status
from desktop.rooms.forward_plan.view import Choices, Values
from models.queries.exceptions import ExceptionRow
from models.queries.words import folded
from models.rules.exception_cells import month_words
from models.rules.vocabulary import Direction

WORSE = Status("Worse", "trending-down", "bad")
BETTER = Status("Better", "trending-up", "good")
TO_MATCH = "To be matched"
MATCH, LANDED, UNPLANNED, ASIDE = "match", "landed", "unplanned", "aside"
STATES: Choices = (
    (MATCH, "to be matched"),
    (LANDED, "on an agenda"),
    (UNPLANNED, "on no agenda yet"),
    (ASIDE, "set aside"),
)


def direction_status(row: ExceptionRow) -> Status:
    """Return the sign of an exception."""
    return BETTER if row.direction == Direction.BETTER else WORSE


def state_of(row: ExceptionRow) -> str:
    """Return which of the states an exception is in."""
    if row.set_aside_because:
        return ASIDE
    if not row.unit_id:
        return MATCH
    return LANDED if row.meeting_id else UNPLANNED


def unit_words(row: ExceptionRow) -> str:
    """Say whose figure it is; what is not matched as the file called it."""
    return f"{row.unit_code} {row.unit}" if row.unit_id else f"“{row.unit_words}”"


def under_words(row: ExceptionRow) -> str:
    """Say unit, family and note under the measure."""
    return " · ".join(part for part in (unit_words(row), row.family, row.note) if part)


def landing_words(row: ExceptionRow) -> str:
    """Say on which agenda an exception stands, or why on none."""
    state = state_of(row)
    if state == LANDED:
        return row.meeting_words
    unplanned = f"{row.forum_code}, none planned" if row.forum_code else "No board lists it"
    return {MATCH: "Once it is matched", ASIDE: "Set aside"}.get(state, unplanned)


def group_of(row: ExceptionRow) -> str:
    """Return the group of an exception: what waits to be matched, else its month."""
    return TO_MATCH if state_of(row) == MATCH else month_words(row.period)


def meaning_of(group: str, rows: Sequence[ExceptionRow]) -> str:
    """Say what a group holds."""
    if group == TO_MATCH:
        names = Counter(row.unit_words for row in rows)
        return f"{len(rows)} under {counted(len(names), 'unknown name')}"
    better = sum(row.direction == Direction.BETTER for row in rows)
    return f"{len(rows) - better} worse, {better} better"


COLUMNS: tuple[Column[ExceptionRow], ...] = (
    Column("Measure", lambda row: row.measure, kind="two-line", second=under_words,
           sort_key=lambda row: row.measure.casefold(), tip=lambda row: f"{row.measure} · {under_words(row)}"),
    Column("Direction", lambda row: direction_status(row).word, kind="status", status=direction_status,
           width="Direction ↑", sort_key=lambda row: row.direction),
    Column("Value", lambda row: row.value_words, kind="number", width="£1,234.50",
           tone=lambda row: "warn" if row.value is None else "", bold=lambda row: row.value is not None,
           sort_key=lambda row: row.value or 0.0),
    Column("Expected", lambda row: row.expected_words, kind="number", width="Expected ↑",
           sort_key=lambda row: row.expected or 0.0),
    Column("Lands on", landing_words, width="CF-FLP Mon 30 Nov 2026",
           tone=lambda row: "" if row.meeting_id else "warn" if state_of(row) in {MATCH, UNPLANNED} else "text 3",
           sort_key=lambda row: (row.meeting_words == "", row.meeting_words)),
)  # fmt: skip


def passed(rows: Iterable[ExceptionRow], values: Values) -> tuple[ExceptionRow, ...]:
    """Return the exceptions the filters let through."""
    asked = [(values(name), value_of) for name, value_of in _FILTERED.items() if values(name)]
    return tuple(row for row in rows if all(value_of(row) in chosen for chosen, value_of in asked))


_FILTERED: dict[str, Callable[[ExceptionRow], str]] = {
    "unit": lambda row: row.unit_code,
    "month": lambda row: f"{row.period}",
    "direction": lambda row: row.direction,
    "state": state_of,
}
FILTERS = tuple(_FILTERED)
"""The names of the filters."""


def searched_words(row: ExceptionRow) -> str:
    """Return what is searched of an exception, folded."""
    return folded("\n".join((row.measure, under_words(row), row.unit_words, landing_words(row))))


def units_of(rows: Iterable[ExceptionRow]) -> Choices:
    """Return the units that have exceptions."""
    names = {row.unit_code: row.unit for row in rows if row.unit_id}
    return tuple((code, f"{code} {name}") for code, name in sorted(names.items()))


def months_of(rows: Iterable[ExceptionRow]) -> Choices:
    """Return the months that have exceptions, the latest first."""
    return tuple((f"{month}", month_words(month)) for month in sorted({row.period for row in rows}, reverse=True))


def foot_words(rows: Sequence[ExceptionRow], every: int) -> str:
    """Say how what is shown adds up."""
    better = sum(row.direction == Direction.BETTER for row in rows)
    whole = "" if len(rows) == every else f" of {every:,}"
    return f"{len(rows) - better:,} worse + {better:,} better = {len(rows):,}{whole}"
