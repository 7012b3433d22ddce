"""What a line of the due list says: icon, when, and the words of its one button."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from models.queries.today import DueRow
from models.rules.deadlines import DeadlineKind
from models.rules.written_dates import short_date_words

ACTIONS = "actions"
LATE, TODAY, THIS_WEEK = "overdue", "today", "this week"
_WHEN = {LATE: ("circle-alert", "bad"), TODAY: ("hourglass", "warn")}
_LATER = ("clock", "text 2")
_ICONS = {
    DeadlineKind.DRAFT_PAPERS.value: "file-text",
    DeadlineKind.FINAL_PAPERS.value: "file-text",
    DeadlineKind.DATA_PACK.value: "layers",
    DeadlineKind.AGENDA_OUT.value: "send",
    DeadlineKind.DRAFT_MINUTES.value: "file-text",
    DeadlineKind.ACTION_LOG.value: "list-checks",
    ACTIONS: "list-checks",
}


@dataclass(frozen=True, slots=True)
class When:
    """When something is due, as it is painted: words, icon and colour."""

    words: str
    icon: str
    tone: str


def when_of(row: DueRow) -> When:
    """Return when a line is due: how late, by what time today, or on which day."""
    icon, tone = _WHEN.get(row.group, _LATER)
    if row.group == LATE:
        words = f"{row.days_late:,} day late" if row.days_late == 1 else f"{row.days_late:,} days late"
        return When(words if row.days_late else f"since {row.due:%H:%M}", icon, tone)
    if row.group == TODAY:
        whole_day = row.due.time() == dt.time(0)
        return When("today", "clock", "info") if whole_day else When(f"by {row.due:%H:%M}", icon, tone)
    return When(short_date_words(row.due.date()), icon, tone)


def tone_of(row: DueRow) -> str:
    """Return the colour of a line's icon: late, today, or neither."""
    return {LATE: "bad", TODAY: "warn"}.get(row.group, "info")


def icon_of(row: DueRow) -> str:
    """Return the icon of what is due."""
    return _ICONS.get(row.kind, "clipboard-check")


def meaning_of(title: str, rows: Sequence[DueRow], today: dt.date) -> str:
    """Return what stands beside a group: how many, and of the coming days up to which."""
    group = title.casefold()
    if group == LATE:
        return str(len(rows))
    if group == TODAY:
        return f"{short_date_words(today)}, {len(rows)}"
    return f"to {short_date_words(max(row.due for row in rows).date())}, {len(rows)}"


def sentence_of(rows: Sequence[DueRow]) -> str:
    """Return how much is due, and how much of it is late."""
    late = sum(row.group == LATE for row in rows)
    due = f"{len(rows)} due in the next ten working days" if rows else "Nothing is due in the next ten working days"
    return f"{due}, {late} of them late" if late else due
