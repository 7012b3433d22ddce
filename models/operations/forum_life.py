"""The end of a forum: it stops on a day, and what was planned after it is cancelled."""

import datetime as dt

from sqlalchemy import select

from models.operations.checks import in_order
from models.operations.meetings import MOVABLE, set_status
from models.records.forums import Forum
from models.records.meetings import Meeting
from models.rules.vocabulary import MeetingStatus
from models.rules.written_dates import date_words
from models.store.unit import Unit


def end_forum(unit: Unit, *, forum_id: str, on: dt.date, reason: str = "", revision: str | None = None) -> int:
    """End a forum on a day, its last; cancel what was planned later and return how many meetings that was."""
    forum = unit.get(Forum, forum_id, revision)
    in_order(forum.starts, on, "on")
    cancelled = _end(unit, forum, on, reason.strip() or f"{forum.code} ended on {date_words(on)}")
    unit.say(f"End {forum.code} on {date_words(on)}")
    return cancelled


def end_forums_of(unit: Unit, unit_id: str, on: dt.date, reason: str) -> None:
    """End on a day all forums of a unit that would live longer."""
    for forum in unit.rows(select(Forum).where(Forum.unit_id == unit_id)):
        if forum.ends is None or forum.ends > on:
            _end(unit, forum, on, reason)


def _end(unit: Unit, forum: Forum, on: dt.date, reason: str) -> int:
    forum.ends = on
    later = select(Meeting).where(Meeting.forum_id == forum.id, Meeting.date > on)
    planned = [meeting for meeting in unit.rows(later) if meeting.status in MOVABLE]
    for meeting in planned:
        meeting.moved_because = reason
        set_status(meeting, MeetingStatus.CANCELLED)
    return len(planned)
