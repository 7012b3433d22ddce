"""How deeds name what they touch: "MB Tue 3 Nov"."""

from models.records.forums import Forum
from models.records.meetings import Meeting
from models.rules.written_dates import short_date_words
from models.store.unit import Unit

LONGEST_SNIPPET = 40


def meeting_words(unit: Unit, meeting: Meeting) -> str:
    """Return forum code and date of a meeting as deeds name it."""
    return f"{unit.get(Forum, meeting.forum_id).code} {short_date_words(meeting.date)}"


def snippet(text: str) -> str:
    """Return the beginning of a text in typographic quotes, short enough for a menu."""
    line = " ".join(text.split())
    return f"“{line}”" if len(line) <= LONGEST_SNIPPET else f"“{line[: LONGEST_SNIPPET - 1].rstrip()}…”"
