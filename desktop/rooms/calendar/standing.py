"""Which meetings stand on a day that is to be closed."""

import datetime as dt

from desktop.kit.desk import Desk
from desktop.rooms.calendar.narrowing import counted
from models.queries.meetings import meetings


def standing_on(desk: Desk, day: dt.date) -> str:
    """Return which meetings stand on a day in words, empty if none: `2 meetings stand on that day: MB and PG`."""
    codes = [row.forum_code for row in desk.read(meetings, first=day, last=day)]
    verb = "stands" if len(codes) == 1 else "stand"
    return f"{counted(len(codes), 'meeting')} {verb} on that day: {', '.join(codes)}" if codes else ""
