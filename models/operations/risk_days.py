"""What reviews and stamps of a risk have in common: the day they were made, and by which forum at which meeting."""

import datetime as dt

from models.errors import RuleBroken
from models.operations.checks import known
from models.operations.naming import meeting_words
from models.records.forums import Forum
from models.records.meetings import Meeting
from models.rules.written_dates import date_words
from models.store.unit import Unit


def day_said(unit: Unit, day: dt.date | None, field: str = "on") -> dt.date:
    """Return the day something was done, today where none was given; RuleBroken for a day to come."""
    if day is not None and day > unit.today:
        raise RuleBroken(f"{date_words(day)} is still to come; give today or an earlier day.", field)
    return day or unit.today


def refuse_before(day: dt.date | None, first: dt.date, field: str, what: str) -> None:
    """Refuse a day before another one, of which `what` says in words what it is."""
    if day is not None and day < first:
        raise RuleBroken(f"{date_words(day)} lies before {date_words(first)}, the day {what}; give a later one.", field)


def chosen_forum(unit: Unit, forum_id: str, meeting_id: str) -> tuple[str | None, Meeting | None]:
    """Return the forum that acts, by itself or as that of its meeting; RuleBroken where the two disagree."""
    meeting = unit.get(Meeting, meeting_id) if meeting_id else None
    forum = known(unit, Forum, forum_id) or (meeting.forum_id if meeting else None)
    if meeting and forum != meeting.forum_id:
        words = meeting_words(unit, meeting)
        raise RuleBroken(f"{words} is a meeting of another forum; choose one of its own.", "meeting_id")
    return forum, meeting
