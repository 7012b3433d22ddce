"""How the planner speaks: meetings by code and day, people by name and post, absences by their days."""

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import lru_cache

from models.rules.planner.ground import starts_at
from models.rules.planner.problem import MIDNIGHT, Absence, Problem, Slot, Turn
from models.rules.written_dates import MONTHS, date_words, short_date_words

HOUR, DAY = 60, 24
REMEMBERED_DAYS = 2000
MOST_NAMED = 2
MOST_LISTED = 3


def hours(slot: Slot, minutes: int) -> str:
    """Say when a meeting begins and ends: 14:00–16:00."""
    begins = starts_at(slot)
    return f"{clock_words(begins)}–{clock_words(begins + minutes)}"


def clock_words(minutes: int) -> str:
    """Say minutes since midnight as a time: 14:00."""
    return f"{minutes // HOUR % DAY:02}:{minutes % HOUR:02}"


@lru_cache(maxsize=REMEMBERED_DAYS)
def day_words(day: dt.date) -> str:
    """Say a date as the house prints it, remembered because a year of findings names the same days often."""
    return date_words(day)


def slot_words(slot: Slot) -> str:
    """Say a day and its hour: Wed 17 Mar 2027 14:00."""
    return f"{day_words(slot.date)} {clock_words(starts_at(slot))}"


def meeting_words(turn: Turn, slot: Slot) -> str:
    """Name a meeting by its code, day and hour: PG Wed 17 Mar 2027 14:00."""
    return f"{turn.code} {slot_words(slot)}"


def whole_meeting_words(turn: Turn, slot: Slot) -> str:
    """Name a meeting with its end: PIB Thu 28 May 2026 14:00–16:00."""
    return f"{turn.code} {day_words(slot.date)} {hours(slot, turn.minutes)}"


def counted(count: int, one: str, many: str = "") -> str:
    """Say a number of things: 1 board, 3 boards."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def listed(words: Sequence[str], most: int = 0, *, word: str = "and") -> str:
    """Join words as a list: a, b and c; what is over `most` is counted: a, b, c and 4 more."""
    if most and len(words) > most + 1:
        words = [*words[:most], f"{len(words) - most} more"]
    return f" {word} ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def person_words(problem: Problem, who: str, *posts: str) -> str:
    """Name a person by name and post; a vacant post by itself, someone without a name by the post."""
    titles = listed([problem.posts.get(post, post) for post in dict.fromkeys(posts) if post])
    if name := problem.people.get(who, ""):
        return f"{name} ({titles})" if titles else name
    title = titles or problem.posts.get(who, who)
    the = title if title[:4].lower() == "the " else f"the {title}"
    return f"{the} (vacant)" if who in posts and who in problem.posts else the


def people_words(problem: Problem, people: Mapping[str, Sequence[str]]) -> str:
    """Name up to two people by name and posts; of more, the first is named and the others are counted."""
    named = [person_words(problem, who, *posts) for who, posts in list(people.items())[:MOST_NAMED]]
    return listed(named) if len(people) <= MOST_NAMED else f"{named[0]} and {len(people) - 1} others"


def sentence(words: str) -> str:
    """Begin with a capital and end with one full stop."""
    return f"{words[:1].upper()}{words[1:].rstrip('.')}."


def span_words(first: dt.date, last: dt.date) -> str:
    """Say the days from one to another: 15–19 March, 29 March to 2 April, 17 March."""
    if first == last:
        return f"{first.day} {MONTHS[first.month - 1]}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {MONTHS[last.month - 1]}"
    ends = f"{last.day} {MONTHS[last.month - 1]}"
    begins = f"{first.day} {MONTHS[first.month - 1]}"
    return f"{begins} to {ends}" if first.year == last.year else f"{begins} {first.year} to {ends} {last.year}"


def day_span_words(first: dt.date, last: dt.date) -> str:
    """Say the days from one to another with their weekdays: Mon 15 to Fri 19 Mar 2027."""
    return date_words(first) if first == last else f"{short_date_words(first)} to {date_words(last)}"


def absence_words(absence: Absence) -> str:
    """Say when and why somebody is away: away 15–19 March (leave); away on 17 March from 12:00."""
    one_day = absence.first == absence.last
    said = f"away {'on ' if one_day else ''}{span_words(absence.first, absence.last)}{_clock(absence, one_day=one_day)}"
    return f"{said} ({absence.reason})" if absence.reason else said


def _clock(absence: Absence, *, one_day: bool) -> str:
    early, late = absence.start != MIDNIGHT, absence.end != dt.time.max
    each = "" if one_day else ", each day"
    if early and late:
        return f"{each} {absence.start:%H:%M}–{absence.end:%H:%M}"
    if early:
        return f"{each} from {absence.start:%H:%M}"
    return f"{each} until {absence.end:%H:%M}" if late else ""
