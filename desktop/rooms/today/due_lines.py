"""What a line of the due list says: icon, when, and the words of its one button."""

import datetime as dt
from dataclasses import dataclass

from models.queries.today import DueRow
from models.rules.written_dates import short_date_words

LATE, TODAY = "overdue", "today"
_WHEN = {LATE: ("circle-alert", "bad"), TODAY: ("hourglass", "warn")}
_LATER = ("clock", "text 2")


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
