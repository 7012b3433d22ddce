"""When papers, agendas, minutes and answers are due: days counted before or after a meeting or a base date."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from models.errors import RuleBroken
from models.rules.holidays import WorkingCalendar
from models.rules.number_words import NUMBER, number_of
from models.rules.written_dates import tidy

WEEK = 7
NOON = 12
FIVE_O_CLOCK = time(17, 0)


class DeadlineKind(StrEnum):
    """What is due."""

    DRAFT_PAPERS = "draft papers"
    FINAL_PAPERS = "final papers"
    DATA_PACK = "data pack"
    AGENDA_OUT = "agenda out"
    DRAFT_MINUTES = "draft minutes"
    ACTION_LOG = "action log"


class Landing(StrEnum):
    """Where a deadline in calendar days goes when it lands on a closed day."""

    KEEP = "keep"
    EARLIER = "earlier"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class DeadlineRule:
    """How one deadline is counted: `days` from the meeting, working or calendar, before it unless `after`.

    `clear`: that many whole days lie between, neither end counted. `inclusive`: counting begins with the base day
    itself, so the 56th day is 55 on. `closures_close`: closure days are no working days (bank holidays never are).
    `landing` moves calendar-day deadlines only. `at` is the wall clock. RuleBroken, field days, if days are negative.
    """

    kind: DeadlineKind
    days: int
    working: bool = True
    clear: bool = False
    after: bool = False
    at: time = FIVE_O_CLOCK
    landing: Landing = Landing.EARLIER
    closures_close: bool = False
    inclusive: bool = False

    def __post_init__(self) -> None:
        if self.days < 0:
            raise RuleBroken(f"{self.days} days is no deadline; give 0 or more and say before or after.", "days")
        if self.clear and self.inclusive:
            raise RuleBroken("Clear days never count the day itself; choose one way of counting.", "days")


def due(rule: DeadlineRule, meeting: date, calendar: WorkingCalendar) -> datetime:
    """Say when something is due for a meeting (or base date), as a wall-clock time without a zone."""
    distance = rule.days + rule.clear - _counts_itself(rule, meeting, calendar)
    if not rule.after:
        distance = -distance
    if rule.working:
        day = calendar.add_working_days(meeting, distance, closures_close=rule.closures_close)
    else:
        day = _landed(meeting + timedelta(days=distance), rule, calendar)
    return datetime.combine(day, rule.at)


def clear_working_days_between(a: date, b: date, calendar: WorkingCalendar) -> int:
    """Count the working days strictly between two dates in either order; closure days count as working days."""
    first, last = sorted((a, b))
    days = (first + timedelta(days=step) for step in range(1, (last - first).days))
    return sum(calendar.is_working(day, closures_count=False) for day in days)


def words(rule: DeadlineRule) -> str:
    """Say a deadline in plain English, as in “5 working days before, 17:00”; `parse_deadline` reads it back."""
    clear = "clear " if rule.clear else ""
    unit = "working" if rule.working else "calendar"
    count = f"{rule.days} {clear}{unit} day{'s' if rule.days != 1 else ''} {'after' if rule.after else 'before'}"
    parts = ["on the day" if count == _ON_THE_DAY else count, f"{rule.at:%H:%M}"]
    if rule.inclusive:
        parts.append("counting the day itself")
    if not rule.working and rule.landing is not Landing.EARLIER:
        parts.append("kept on a closed day" if rule.landing is Landing.KEEP else "later if that day is closed")
    if rule.closures_close:
        parts.append("closure days left out")
    return ", ".join(parts)


def parse_deadline(words: str, *, kind: DeadlineKind = DeadlineKind.FINAL_PAPERS) -> DeadlineRule:
    """Read a deadline from plain English, as in “draft papers: five clear working days before the meeting (5pm)”.

    `kind` is taken where the words name none. Days not called working are calendar days, a week is seven of them.
    RuleBroken, field deadline, if a word is not understood.
    """
    text = tidy(words).lower()
    said = {name: pattern.search(text) for name, pattern in _PARTS.items()}
    count = said["count"]
    rest = text
    for pattern in _PARTS.values():
        rest = pattern.sub(" ", rest, count=1)
    if count is None or _FILLERS.sub("", rest):
        raise RuleBroken(
            f"“{tidy(words)}” is not a deadline; write it like “5 working days before, 17:00”.", "deadline"
        )
    number = number_of(count["number"]) if count["number"] else 0
    return DeadlineRule(
        DeadlineKind(said["kind"][0]) if said["kind"] else kind,
        number * (WEEK if count["weeks"] else 1),
        working=bool(count["working"]) or not count["number"],
        clear=bool(count["clear"]),
        after=count["direction"] == "after",
        at=_clock(said["at"]),
        landing=_landing(said),
        closures_close=said["closures"] is not None,
        inclusive=said["inclusive"] is not None,
    )


_PARTS = {
    "kind": re.compile("|".join(kind.value for kind in DeadlineKind)),
    "count": re.compile(
        rf"\b(?P<number>{NUMBER})\s+(?:(?P<weeks>weeks?)|(?P<clear>clear\s+)?(?:(?P<working>working\s+)|calendar\s+)?days?)"
        r"\s+(?P<direction>before|after)\b|\bon the (?:same )?day\b|\bsame day\b"
    ),
    "at": re.compile(
        r"\b(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5]\d))?\s*(?P<half>am|pm)\b"
        r"|\b(?P<hours>[01]?\d|2[0-3]):(?P<minutes>[0-5]\d)\b|\bnoon\b"
    ),
    "inclusive": re.compile(r"counting the day itself|(?:beginning|starting) with the day(?: itself)?|inclusive"),
    "keep": re.compile(r"kept on a closed day|even if (?:it is |that day is )?closed"),
    "later": re.compile(r"later if (?:it is |that day is )?closed|or the next working day"),
    "earlier": re.compile(r"earlier if (?:it is |that day is )?closed|or the (?:previous|last) working day"),
    "closures": re.compile(r"closure days left out|without closure days"),
}
_ON_THE_DAY = "0 working days before"
_FILLERS = re.compile(r"\b(?:the|of|at|by|meeting|publication|due)\b|[\s,;:.()]+")


def _counts_itself(rule: DeadlineRule, meeting: date, calendar: WorkingCalendar) -> bool:
    """Say whether the base day is day one: it must itself be a day of the kind that is counted."""
    if not rule.inclusive or rule.days == 0:
        return False
    return not rule.working or calendar.is_working(meeting, closures_count=rule.closures_close)


def _landed(day: date, rule: DeadlineRule, calendar: WorkingCalendar) -> date:
    if rule.landing is Landing.KEEP or calendar.is_working(day, closures_count=rule.closures_close):
        return day
    step = 1 if rule.landing is Landing.LATER else -1
    return calendar.add_working_days(day, step, closures_close=rule.closures_close)


def _landing(said: dict[str, re.Match[str] | None]) -> Landing:
    if said["keep"]:
        return Landing.KEEP
    return Landing.LATER if said["later"] else Landing.EARLIER


def _clock(found: re.Match[str] | None) -> time:
    """Read 17:00, 5pm, 5.30pm or noon; 17:00 where nothing is said."""
    if found is None:
        return FIVE_O_CLOCK
    if found["hours"]:
        return time(int(found["hours"]), int(found["minutes"]))
    if found["half"]:
        return time(int(found["hour"]) % NOON + NOON * (found["half"] == "pm"), int(found["minute"] or 0))
    return time(NOON)
