"""A cadence in plain English, both ways: what a secretary reads and what she may type."""

import re
from dataclasses import replace
from datetime import date

from models.errors import RuleBroken
from models.rules.cadence import LAST, Cadence, ClosedDay, Dates, FixedDay, Monthly, Unscheduled, Weekly, day_in_month
from models.rules.number_words import NUMBER, ORDINAL, number_of, numeral, ordinal_of, ordinal_word
from models.rules.written_dates import (
    MONTHS,
    WEEKDAYS,
    WrittenDate,
    date_words,
    dated,
    month_number,
    next_dated,
    tidy,
    weekday_number,
    written_date,
)

_WEEKDAY = r"(?:mon(?!th)|tue|wed|thu|fri|sat|sun)[a-z]*"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_DAY = (
    rf"(?:{_WEEKDAY},?\s+)?(?:\d{{4}}-\d\d-\d\d|\d{{1,2}}/\d{{1,2}}/\d{{2,4}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}(?:\s+\d{{4}})?)"
)
_FROM = r"\b(?:from|starting|beginning|commencing)\s+(?:on\s+|in\s+)?"

_UNSCHEDULED = re.compile(
    r"(?:cycle|ad hoc|ad-hoc|(?:as|when|if) (?:required|needed)|(?:interval )?not stated|not scheduled|unscheduled"
    r"|on demand|irregular|exceptional|at the .* request|set by)\b.*"
)
_CLOSED_DAY_CLAUSE = re.compile(r";(?=.*(?:bank holiday|closed|working day|not in \d|week)).*$|,\s*(?:if|unless)\b.*$")
_REMARK = re.compile(r"\([^)]*\)|\bat \d{1,2}[:.]\d\d\b")
_TWO_READINGS = re.compile(rf"\bbi-?(?:monthly|weekly)\b|\bevery second {_WEEKDAY}\b(?!.*\bmonth)")

_START_DAY = re.compile(rf"{_FROM}(?P<day>{_DAY})\b")
_START_MONTH = re.compile(rf"{_FROM}(?P<month>{_MONTH})(?:\s+(?P<year>\d{{4}}))?\b")
_EXCEPT = re.compile(
    r"\b(?:except|excluding|but not|not in)\s+(?:in\s+|for\s+)?"
    rf"(?P<months>{_MONTH}(?:(?:\s*,\s*|\s+(?:and|or)\s+){_MONTH})*)"
)
_WEEKS = re.compile(
    rf"\bevery\s+(?P<number>{NUMBER})\s+weeks?\b|\b(?P<adverb>{NUMBER})-?\s?weekly\b"
    rf"|\b(?P<two>fortnightly|every\s+(?:fortnight|(?:other|second)\s+week|other(?=\s+{_WEEKDAY})))\b"
    rf"|\b(?P<one>weekly|(?:each|every)\s+week|every(?=\s+{_WEEKDAY}))\b"
)
_MONTHS = re.compile(
    rf"\bevery\s+(?P<number>{NUMBER})\s+months?\b|\b(?P<adverb>{NUMBER})-?\s?monthly\b"
    r"|\b(?P<two>every\s+(?:other|second)\s+month)\b|\b(?P<three>quarterly|every\s+(?:quarter|third\s+month))\b"
    r"|\b(?P<twelve>yearly|annually|every\s+year)\b|\b(?P<one>monthly|(?:each|every|the)\s+month)\b"
)
_NTH_WEEKDAY = re.compile(rf"\b(?P<ordinal>{ORDINAL})\s+(?P<weekday>{_WEEKDAY})\b")
_NTH_DAY = re.compile(r"\b(?P<last>last day)\b|\b(?P<day>\d{1,2})(?:st|nd|rd|th)\b")
_ONE_WEEKDAY = re.compile(rf"\b(?P<weekday>{_WEEKDAY})\b")
_ONE_MONTH = re.compile(rf"\b{_MONTH}\b")
_FILLERS = re.compile(r"\b(?:on|of|in|the|and|each|every)\b|[,.&\s]+")

_CLOSED_DAYS = (
    (ClosedDay.SKIP, "skip|no meeting|cancelled"),
    (ClosedDay.NEXT_WEEK, f"following {_WEEKDAY}|same weekday next week|plus one week|week later|following week"),
    (ClosedDay.PREVIOUS_WEEK, "previous week|week before|week earlier|minus one week"),
    (ClosedDay.PREVIOUS_WORKING, "previous working day|working day before"),
    (ClosedDay.NEXT_WORKING, "next working day|following working day|working day after"),
)


def cadence_words(cadence: Cadence) -> str:
    """Say a cadence in plain English; `parse_cadence` reads it back."""
    match cadence:
        case Monthly():
            return _monthly_words(f"{ordinal_word(cadence.ordinal)} {WEEKDAYS[cadence.weekday]}", cadence)
        case FixedDay():
            return _monthly_words(f"on the {'last day' if cadence.day == LAST else numeral(cadence.day)}", cadence)
        case Weekly():
            interval = "every week" if cadence.every == 1 else f"every {cadence.every} weeks"
            return f"{interval} on {WEEKDAYS[cadence.anchor.weekday()]} from {date_words(cadence.anchor)}"
        case Dates():
            return "on " + _dates_in_words(cadence.dates)
        case Unscheduled():
            return cadence.words


def parse_cadence(words: str, *, year_start: date | None = None) -> Cadence:
    """Read a cadence from plain English.

    `year_start` is the first day of the planned year: a month or day said without a year is the first one from there.
    A clause about closed days is left to `closed_day_said`.
    RuleBroken, field cadence, if the words say no cadence or can be read in two ways, leave out the first month or day
    that an interval needs, or name a weekday that is not the weekday of their date.
    """
    text = _REMARK.sub("", _CLOSED_DAY_CLAUSE.sub("", tidy(words).lower())).strip(" .;,")
    if not text:
        raise RuleBroken("Say how often the forum meets, as in “monthly, first Tuesday” or “ad hoc”.", "cadence")
    if _UNSCHEDULED.fullmatch(text):
        return Unscheduled(tidy(words))
    said = _Said(tidy(words), text)
    if _TWO_READINGS.search(text):
        raise said.refused("can be read in two ways; write “every 2 weeks”, “every 2 months” or “monthly”")
    if dates := _listed_dates(said, year_start):
        return Dates(dates)
    start_day, start_month = _take_start(said, year_start)
    weeks = _taken_interval(said, _WEEKS)
    if weeks is not None:
        return _weekly(said, weeks, start_day)
    return _monthly(said, start_day, start_month)


def closed_day_said(words: str) -> ClosedDay | None:
    """Find what words say about closed days, as in “plus one week”; None if they say nothing."""
    text = tidy(words).lower()
    return next((closed_day for closed_day, pattern in _CLOSED_DAYS if re.search(rf"\b(?:{pattern})", text)), None)


class _Said:
    """Typed words: `whole` as they came, `left` what no rule of the grammar has claimed yet."""

    def __init__(self, whole: str, left: str) -> None:
        self.whole = whole
        self.left = left

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Find a pattern and claim its words."""
        found = pattern.search(self.left)
        if found:
            self.left = f"{self.left[: found.start()]} {self.left[found.end() :]}"
        return found

    def refused(self, sentence: str) -> RuleBroken:
        """Make the refusal of these words."""
        return RuleBroken(f"“{self.whole}” {sentence}.", "cadence")

    def check_all_taken(self) -> None:
        """Raise RuleBroken if words are left over."""
        if rest := _FILLERS.sub(" ", self.left).strip():
            raise self.refused(f"is not understood at “{rest}”; write it like “monthly, first Tuesday”")


def _monthly_words(day: str, cadence: Monthly | FixedDay) -> str:
    start = f", from {MONTHS[cadence.anchor[1] - 1]} {cadence.anchor[0]}" if cadence.anchor else ""
    if cadence.months:
        return f"{day} of {_chosen_months(cadence.months)}{start}"
    interval = "monthly" if cadence.every == 1 else f"every {cadence.every} months"
    return f"{interval}, {day}{start}"


def _chosen_months(months: tuple[int, ...]) -> str:
    """Name the chosen months, or the left-out ones where those are fewer."""
    left_out = [month for month in range(1, len(MONTHS) + 1) if month not in months]
    if 0 < len(left_out) < len(months):
        return f"each month except {', '.join(MONTHS[month - 1][:3] for month in left_out)}"
    return ", ".join(MONTHS[month - 1][:3] for month in months)


def _dates_in_words(dates: tuple[date, ...]) -> str:
    """List dates, the year once after the last date of each year."""
    said = [f"{day.day} {MONTHS[day.month - 1][:3]}" for day in dates]
    years = [day.year for day in dates]
    for place, year in enumerate(years):
        if years[place + 1 : place + 2] != [year]:
            said[place] += f" {year}"
    return ", ".join(said)


def _listed_dates(said: _Said, year_start: date | None) -> tuple[date, ...]:
    """Read a list of dates, empty if the words are none; a date without a year has that of the next one with it."""
    if " the " in f" {said.left}" and not re.search(r"\b\d{4}\b", said.left):
        return ()
    parts = re.split(r"\s*[,;]\s*(?:and\s+)?|\s+and\s+", re.sub(r"^(?:on|dates?:?)\s+", "", said.left))
    written = [one for part in parts if (one := written_date(part))]
    if len(written) < len(parts):
        return ()
    days: list[date] = []
    year: int | None = None
    for one in reversed(written):
        year = one.year or year
        days.insert(0, _day_of(said, replace(one, year=year), year_start))
    if days != sorted(days):
        raise said.refused("is not in order; write the dates from first to last, each year after its last date")
    return tuple(days)


def _take_start(said: _Said, year_start: date | None) -> tuple[date | None, tuple[int, int] | None]:
    """Claim “from ...”: a first day with its month, or a first month alone, or neither."""
    if found := said.take(_START_DAY):
        written = written_date(found["day"])
        if written is None:
            raise said.refused(f"names no date with “{found['day']}”; write it like “from 16 Apr 2026”")
        day = _day_of(said, written, year_start)
        return day, (day.year, day.month)
    if found := said.take(_START_MONTH):
        month = month_number(found["month"])
        if month is None:
            raise said.refused(f"names no month with “{found['month']}”; write it like “from May 2026”")
        if found["year"]:
            return None, (int(found["year"]), month)
        if year_start is None:
            raise said.refused("leaves out the year of its first month; write it like “from May 2026”")
        return None, (year_start.year + (month < year_start.month), month)
    return None, None


def _day_of(said: _Said, written: WrittenDate, year_start: date | None) -> date:
    """Make a day of a written date, its year the planned one where none is written."""
    if written.year is not None:
        return dated(written, written.year, "cadence")
    if year_start is None:
        raise said.refused("leaves out the year of a date; write it like 16 Apr 2026")
    return next_dated(written, year_start, "cadence")


def _taken_interval(said: _Said, pattern: re.Pattern[str]) -> int | None:
    """Claim an interval and give its number, None if none is said."""
    found = said.take(pattern)
    if not found:
        return None
    word = found["number"] or found["adverb"]
    return number_of(word) if word else number_of(str(found.lastgroup))


def _weekly(said: _Said, every: int, start: date | None) -> Cadence:
    weekday = said.take(_ONE_WEEKDAY)
    said.check_all_taken()
    if start is None:
        raise said.refused("needs its first date; add it, as in “from Thu 16 Apr 2026”")
    if weekday and (meant := weekday_number(weekday["weekday"])) != start.weekday():
        day = f"{start.day} {MONTHS[start.month - 1][:3]} {start.year}"
        named = weekday["weekday"].title() if meant is None else WEEKDAYS[meant]
        raise said.refused(f"names {named}, but {day} is a {WEEKDAYS[start.weekday()]}; change one of them")
    return Weekly(every, start)


def _monthly(said: _Said, start: date | None, anchor: tuple[int, int] | None) -> Cadence:
    interval = _taken_interval(said, _MONTHS)
    every = 1 if interval is None else interval
    months = _taken_months(said)
    nth_weekday, nth_day = said.take(_NTH_WEEKDAY), said.take(_NTH_DAY)
    if not nth_weekday and not nth_day:
        raise said.refused("does not say which day; write it like “monthly, first Tuesday” or “monthly, on the 15th”")
    said.check_all_taken()
    if every > 1 and anchor is None:
        raise said.refused("needs its first month; add it, as in “from May 2026”")
    cadence: Monthly | FixedDay
    if nth_weekday:
        weekday = weekday_number(nth_weekday["weekday"])
        if weekday is None:
            raise said.refused(f"names no weekday with “{nth_weekday['weekday']}”; correct its spelling")
        cadence = Monthly(ordinal_of(nth_weekday["ordinal"]), weekday, every, anchor, months)
    else:
        cadence = FixedDay(_day_number(nth_day), every, anchor, months)
    if start and day_in_month(cadence, start.year, start.month) != start:
        raise said.refused(f"does not give {date_words(start)}; change the rule or the date it begins from")
    return cadence


def _taken_months(said: _Said) -> tuple[int, ...]:
    """Claim chosen months, or all but the excepted ones; empty if none are said."""
    if left_out := said.take(_EXCEPT):
        out = {month_number(word) for word in _ONE_MONTH.findall(left_out["months"])}
        return tuple(month for month in range(1, len(MONTHS) + 1) if month not in out)
    chosen: set[int] = set()
    while found := said.take(_ONE_MONTH):
        month = month_number(found[0])
        if month is None:
            raise said.refused(f"names no month with “{found[0]}”; correct its spelling")
        chosen.add(month)
    return tuple(sorted(chosen))


def _day_number(found: re.Match[str] | None) -> int:
    return int(found["day"]) if found and found["day"] else LAST
