"""The columns of the list of actions, and its dates in words."""

import datetime as dt
from collections.abc import Callable

from desktop.kit.row_table import Column
from desktop.kit.statuses import OVERDUE, Status, action_status
from models.queries.actions import ActionRow
from models.queries.words import day_and_month, natural
from models.rules.progress import ActionStatus, is_open

NONE = "–"
DUE_NOW = 5
"""The place of the column the list is sorted by at first."""
_SHORT_WORDS = {ActionStatus.PROPOSED.value: "Proposed"}


def columns(today: Callable[[], dt.date]) -> tuple[Column[ActionRow], ...]:
    """Return the columns; `today` is asked each time a row is painted."""
    return (
        Column("Status", lambda row: shown_status(row).word, kind="status", width="Re-opened", status=shown_status,
               sort_key=lambda row: shown_status(row).word, tip=lambda row: whole_status(row).word),
        Column("Reference", lambda row: row.reference, width="RAB-PROF 88/26",
               sort_key=lambda row: (row.forum_code, natural(row.reference))),
        Column("Action and who is accountable", lambda row: row.text, kind="two-line", second=accountable,
               sort_key=lambda row: row.text.casefold(), tip=lambda row: f"{row.text} · {accountable(row)}"),
        Column("First due", lambda row: first_due(row, today()), width="30 Sep 2026", align="right",
               tone=lambda _row: "text 2", sort_key=lambda row: row.first_due or dt.date.max),
        Column("Moved", lambda row: str(row.moves), kind="moves", width="Moved", sort_key=lambda row: row.moves),
        Column("Due now", lambda row: due_now(row, today()), width="30 Sep 2026", align="right",
               bold=lambda _row: True, sort_key=by_due),
        Column("Days", lambda row: days(row, today()), width="999 late", align="right", bold=lambda row: row.overdue,
               tone=lambda row: "bad" if row.overdue else "", sort_key=by_due),
    )  # fmt: skip


def whole_status(row: ActionRow) -> Status:
    """Return how an action stands; an overdue one says that first."""
    return OVERDUE if row.overdue else action_status(row.status)


def shown_status(row: ActionRow) -> Status:
    """Return how an action stands in a word that fits the column."""
    status = whole_status(row)
    short = "" if row.overdue else _SHORT_WORDS.get(row.status, "")
    return Status(short, status.icon, status.tone) if short else status


def accountable(row: ActionRow) -> str:
    """Return who answers for an action, and which forum tracks it where that is another one."""
    tracked = f"tracked by {row.tracked_by}" if row.tracked_by not in {"", row.forum_code} else ""
    return " · ".join(part for part in (row.owner, tracked) if part)


def first_due(row: ActionRow, today: dt.date) -> str:
    """Return the first due date where it differs from the present one."""
    return day_words(row.first_due, today) if row.first_due and row.first_due != row.due else NONE


def due_now(row: ActionRow, today: dt.date) -> str:
    """Return the due date, the words given instead of one, or a dash."""
    return day_words(row.due, today) if row.due else row.due_words or NONE


def days(row: ActionRow, today: dt.date) -> str:
    """Return how many days an open action is late or has left; a dash once it is closed."""
    if row.overdue:
        return f"{row.days_late:,} late"
    if row.due is None or not is_open(ActionStatus(row.status)):
        return NONE
    left = (row.due - today).days
    return f"{left:,}" if left else "today"


def day_words(day: dt.date, today: dt.date) -> str:
    """Return a day for a column, 9 Sep, with its year where that is not this one."""
    return day_and_month(day) if day.year == today.year else f"{day_and_month(day)} {day.year}"


def by_due(row: ActionRow) -> tuple[dt.date, str]:
    """Return what sorts by due date: no date last."""
    return (row.due or dt.date.max, row.reference)
