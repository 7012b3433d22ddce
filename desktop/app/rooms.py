"""The rooms of the house, in the order of the sidebar."""

from collections.abc import Sequence
from datetime import timedelta

from desktop.kit.desk import Desk
from desktop.kit.sidebar import OpenMeeting
from desktop.rooms.actions.page import ActionsPage
from desktop.rooms.calendar.page import CalendarPage
from desktop.rooms.documents.page import DocumentsPage
from desktop.rooms.forward_plan.page import ForwardPlanPage
from desktop.rooms.framework.page import FrameworkPage
from desktop.rooms.history.page import HistoryPage
from desktop.rooms.meeting.page import MeetingPage
from desktop.rooms.risks.page import RisksPage
from desktop.rooms.today.page import TodayPage
from desktop.window import RoomEntry
from models.queries.counts import near_meetings, overdue_count
from models.queries.programme import theme_gaps
from models.queries.risks import overdue_reviews
from models.queries.today import due_count
from models.rules.vocabulary import MeetingStatus
from models.rules.written_dates import short_date_words

BEING_PREPARED = (
    MeetingStatus.AGENDA_OPEN.value,
    MeetingStatus.AGENDA_ISSUED.value,
    MeetingStatus.IN_THE_ROOM.value,
)
SHOWN = 4
AHEAD = timedelta(weeks=6)


def count_due(desk: Desk) -> int:
    """Return how many things are overdue or due today."""
    return desk.read(due_count, now=desk.now())


def count_gaps(desk: Desk) -> int:
    """Return how many themes are not set in the windows of the forums."""
    return desk.read(theme_gaps, today=desk.today)


def count_overdue(desk: Desk) -> int:
    """Return how many actions are overdue."""
    return desk.read(overdue_count, today=desk.today)


def count_reviews(desk: Desk) -> int:
    """Return how many risks should have been reviewed before today."""
    return desk.read(overdue_reviews, today=desk.today)


ROOMS = (
    RoomEntry("today", "Today", "sun", TodayPage, count_due),
    RoomEntry("calendar", "Calendar", "calendar-days", CalendarPage),
    RoomEntry("meeting", "Meetings", "gavel", MeetingPage),
    RoomEntry("forward_plan", "Forward plan", "layers", ForwardPlanPage, count_gaps),
    RoomEntry("actions", "Actions", "list-checks", ActionsPage, count_overdue),
    RoomEntry("risks", "Risks", "triangle-alert", RisksPage, count_reviews),
    RoomEntry("framework", "Framework", "waypoints", FrameworkPage),
    RoomEntry("documents", "Documents", "file-text", DocumentsPage),
    RoomEntry("history", "History", "history", HistoryPage),
)


def open_meetings(desk: Desk) -> Sequence[OpenMeeting]:
    """Return the next meetings whose agenda is being prepared, as the sidebar shows them."""
    today = desk.today
    rows = desk.read(near_meetings, first=today, last=today + AHEAD, statuses=BEING_PREPARED, limit=SHOWN)
    return [OpenMeeting(row.id, row.forum_code, row.level, short_date_words(row.date)) for row in rows]
