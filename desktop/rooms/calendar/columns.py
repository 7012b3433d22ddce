"""The columns of the calendar's list, and of the meetings of one day."""

from collections.abc import Callable

from desktop.kit.row_table import Column
from desktop.kit.statuses import finding, meeting_status
from desktop.rooms.calendar.narrowing import PROPOSED, moved
from models.queries.meetings import MeetingRow
from models.rules.written_dates import date_words, short_date_words


def columns(proposed: Callable[[MeetingRow], str]) -> tuple[Column[MeetingRow], ...]:
    """Return the columns of the list; `proposed` says what the proposal does with a meeting, empty for nothing."""
    return (
        Column(
            "Date",
            lambda row: date_words(row.date),
            kind="two-line",
            second=lambda row: proposed(row) or came_from(row),
            width="Wed 30 Sep 2026",
            sort_key=lambda row: (row.date, row.start),
        ),
        Column(
            "Time and place",
            time_words,
            kind="two-line",
            second=lambda row: row.place,
            width="Conference Room 2",
            sort_key=lambda row: row.start,
        ),
        Column(
            "Forum",
            lambda row: row.forum_name,
            kind="two-line",
            code=lambda row: (row.forum_code, row.level),
            second=because,
            sort_key=lambda row: row.forum_name,
        ),
        *_who_and_status(),
    )


def _who_and_status() -> tuple[Column[MeetingRow], ...]:
    return (
        Column(
            "Chair",
            lambda row: row.chair or "–",
            kind="two-line",
            second=lambda row: row.chair_name,
            width="Deputy Commissioner",
            sort_key=lambda row: row.chair,
        ),
        Column(
            "Status",
            lambda row: row.status,
            kind="status",
            status=lambda row: finding(PROPOSED) if row.status == PROPOSED else meeting_status(row.status),
            width="By correspondence",
            sort_key=lambda row: row.status,
        ),
    )


def day_columns() -> tuple[Column[MeetingRow], ...]:
    """Return the columns of the meetings of one day."""
    return (
        Column("Time", lambda row: f"{row.start:%H:%M}", width="00:00"),
        Column("Forum", lambda row: row.forum_name, kind="chip", code=lambda row: (row.forum_code, row.level)),
    )


def time_words(row: MeetingRow) -> str:
    """Return from when to when a meeting is: `09:30–12:30`."""
    return f"{row.start:%H:%M}–{row.end:%H:%M}"


def came_from(row: MeetingRow) -> str:
    """Return the rule's date of a moved meeting, empty where it stands on it."""
    return f"from {short_date_words(row.rule_date)}" if moved(row) and row.rule_date else ""


def because(row: MeetingRow) -> str:
    """Return why a meeting moved or was cancelled, else the unit it belongs to."""
    return row.moved_because or row.unit
