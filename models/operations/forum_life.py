"""The life of a forum: it begins and stops on a day, and what was planned outside of it is cancelled."""

import datetime as dt

from sqlalchemy import Select, select

from models.operations.checks import in_order
from models.operations.meetings import MOVABLE, fall_away
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


def begin_forum(unit: Unit, *, forum_id: str, on: dt.date, reason: str = "", revision: str | None = None) -> int:
    """Let a forum begin on a day; cancel what was planned before it and return how many meetings that was."""
    forum = unit.get(Forum, forum_id, revision)
    in_order(on, forum.ends, "on")
    forum.starts = on
    earlier = select(Meeting).where(Meeting.forum_id == forum_id, Meeting.date < on, Meeting.date >= unit.today)
    cancelled = _cancel(unit, earlier, reason.strip() or f"{forum.code} begins on {date_words(on)}")
    unit.say(f"Begin {forum.code} on {date_words(on)}")
    return cancelled


def _end(unit: Unit, forum: Forum, on: dt.date, reason: str) -> int:
    forum.ends = on
    return _cancel(unit, select(Meeting).where(Meeting.forum_id == forum.id, Meeting.date > on), reason)


def _cancel(unit: Unit, chosen: Select[Meeting], reason: str) -> int:
    planned = [meeting for meeting in unit.rows(chosen) if meeting.status in MOVABLE]
    for meeting in planned:
        fall_away(unit, meeting, MeetingStatus.CANCELLED, reason)
    return len(planned)
