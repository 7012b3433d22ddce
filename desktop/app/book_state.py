"""How the book stands, as the head of the sidebar says it: published and when, or what it is instead."""

from desktop.app.clock import ZONE
from desktop.kit.desk import Desk
from models.queries.counts import near_meetings
from models.queries.published import published_years
from models.rules.financial_year import financial_year
from models.rules.vocabulary import MeetingStatus
from models.rules.written_dates import MONTHS

STATUSES = tuple(status.value for status in MeetingStatus)


def book_state(desk: Desk) -> str:
    """Return how the year of today stands: `Published 2 Mar 2026`, laid out, or nothing laid out yet."""
    year = financial_year(desk.today)
    sent = [row.at for row in desk.read(published_years) if row.first <= year.last and row.last >= year.first]
    if sent:
        day = max(sent).astimezone(ZONE)
        return f"Published {day.day} {MONTHS[day.month - 1][:3]} {day.year}"
    if desk.read(near_meetings, first=year.first, last=year.last, statuses=STATUSES, limit=1):
        return "Laid out, not published"
    return "No year laid out yet"
