"""A cadence as the book stores it: an RFC 5545 rule where one exists, plain words where none does."""

import re
from datetime import date

from models.errors import RuleBroken
from models.rules.cadence import LAST, Cadence, Dates, FixedDay, Monthly, Unscheduled, Weekly, day_in_month
from models.rules.written_dates import first_of_month

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
SHORTEST_MONTH = 28

_WORDS = "X:"
_BY_DAY = re.compile(r"(-1|[1-5])(MO|TU|WE|TH|FR|SA|SU)")


def cadence_text(cadence: Cadence) -> str:
    """Write a cadence for storing: DTSTART and RRULE on two lines, or RDATE, or X: and its words."""
    match cadence:
        case Monthly() | FixedDay():
            return _start(cadence) + f"RRULE:FREQ=MONTHLY;INTERVAL={cadence.every}" + _months(cadence) + _day(cadence)
        case Weekly():
            weekday = DAYS[cadence.anchor.weekday()]
            return f"DTSTART:{cadence.anchor:%Y%m%d}\nRRULE:FREQ=WEEKLY;INTERVAL={cadence.every};BYDAY={weekday}"
        case Dates():
            return "RDATE:" + ",".join(f"{day:%Y%m%d}" for day in cadence.dates)
        case Unscheduled():
            return _WORDS + cadence.words


def cadence_from_text(text: str) -> Cadence:
    """Read a stored cadence back; RuleBroken if the text is none that `cadence_text` writes."""
    if text.startswith(_WORDS):
        return Unscheduled(text.removeprefix(_WORDS))
    lines = dict(line.partition(":")[::2] for line in text.splitlines())
    try:
        if "RDATE" in lines:
            return Dates(tuple(_day_of(day) for day in lines["RDATE"].split(",")))
        start = _day_of(lines["DTSTART"]) if "DTSTART" in lines else None
        return _from_rule(dict(part.split("=") for part in lines["RRULE"].split(";")), start)
    except (KeyError, ValueError):
        raise RuleBroken(f"The stored cadence “{text}” cannot be read; enter it again.", "cadence") from None


def _start(cadence: Monthly | FixedDay) -> str:
    if cadence.anchor is None:
        return ""
    first = day_in_month(cadence, *cadence.anchor) or first_of_month(*cadence.anchor)
    return f"DTSTART:{first:%Y%m%d}\n"


def _months(cadence: Monthly | FixedDay) -> str:
    return ";BYMONTH=" + ",".join(map(str, cadence.months)) if cadence.months else ""


def _day(cadence: Monthly | FixedDay) -> str:
    if isinstance(cadence, Monthly):
        return f";BYDAY={cadence.ordinal}{DAYS[cadence.weekday]}"
    if cadence.day <= SHORTEST_MONTH:
        return f";BYMONTHDAY={cadence.day}"
    return f";BYMONTHDAY={','.join(map(str, range(SHORTEST_MONTH, cadence.day + 1)))};BYSETPOS=-1"


def _from_rule(rule: dict[str, str], start: date | None) -> Cadence:
    every = int(rule.get("INTERVAL", "1"))
    if rule["FREQ"] == "WEEKLY" and start is not None:
        return Weekly(every, start)
    if rule["FREQ"] != "MONTHLY":
        raise ValueError(rule["FREQ"])
    anchor = (start.year, start.month) if start else None
    months = tuple(int(month) for month in rule["BYMONTH"].split(",")) if "BYMONTH" in rule else ()
    if by_day := _BY_DAY.fullmatch(rule.get("BYDAY", "")):
        return Monthly(int(by_day[1]), DAYS.index(by_day[2]), every, anchor, months)
    days = [int(day) for day in rule["BYMONTHDAY"].split(",")]
    return FixedDay(LAST if days == [LAST] else max(days), every, anchor, months)


def _day_of(text: str) -> date:
    return date(int(text[:4]), int(text[4:6]), int(text[6:8]))
