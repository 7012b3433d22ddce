"""A cadence laid out on real days: closed rule dates move by the forum's own rule, and say why."""

from dataclasses import dataclass
from datetime import date, timedelta

from models.errors import RuleBroken
from models.rules.cadence import WEEK, Cadence, ClosedDay, Dates, rule_dates
from models.rules.holidays import WEEKEND, WorkingCalendar
from models.rules.written_dates import date_words

FURTHEST_MOVE = 366  # steps without an open day, beyond which a calendar is refused

_STEPS = {
    ClosedDay.NEXT_WORKING: 1,
    ClosedDay.PREVIOUS_WORKING: -1,
    ClosedDay.NEXT_WEEK: WEEK,
    ClosedDay.PREVIOUS_WEEK: -WEEK,
}


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One turn of a cadence: its running number, its date by rule, its real date (None if skipped) and why it moved.

    `moved_because` is empty when the meeting stands on its rule date.
    """

    number: int
    rule_date: date
    date: date | None
    moved_because: str


def lay_out(
    cadence: Cadence,
    closed_day: ClosedDay,
    calendar: WorkingCalendar,
    first: date,
    last: date,
    *,
    first_number: int = 1,
) -> tuple[Occurrence, ...]:
    """Lay out every occurrence whose rule date lies from `first` to `last`, both included.

    Weekends, bank holidays and closures are closed; a date given by hand stays on its weekend (see `date_warnings`).
    RuleBroken if the calendar leaves no open day to move to.
    """
    by_hand = isinstance(cadence, Dates)
    days = rule_dates(cadence, first, last)
    return tuple(
        Occurrence(number, day, day, "")
        if calendar.is_working(day) or (by_hand and calendar.why_closed(day) == WEEKEND)
        else _moved(number, day, closed_day, calendar)
        for number, day in enumerate(days, first_number)
    )


def moved_day(day: date, closed_day: ClosedDay, calendar: WorkingCalendar) -> date | None:
    """Find where a closed rule date goes: the same step is taken until a day is open; None if it is skipped.

    An open day stays where it is.
    """
    stepped = _stepped_over(day, closed_day, calendar)
    if not stepped:
        return day
    return None if closed_day is ClosedDay.SKIP else stepped[-1] + timedelta(days=_STEPS[closed_day])


def date_warnings(cadence: Cadence, calendar: WorkingCalendar, first: date, last: date) -> tuple[str, ...]:
    """Say, one sentence each, which dates given by hand fall on a weekend: they are kept, never moved silently."""
    if not isinstance(cadence, Dates):
        return ()
    return tuple(
        f"{date_words(day)} was given by hand and is a weekend day; it is kept as given."
        for day in rule_dates(cadence, first, last)
        if calendar.why_closed(day) == WEEKEND
    )


def _moved(number: int, day: date, closed_day: ClosedDay, calendar: WorkingCalendar) -> Occurrence:
    stepped = _stepped_over(day, closed_day, calendar)
    because = f"{date_words(day)} {_reasons(stepped, calendar)}; {_outcome(closed_day)}"
    return Occurrence(number, day, moved_day(day, closed_day, calendar), because)


def _stepped_over(day: date, closed_day: ClosedDay, calendar: WorkingCalendar) -> tuple[date, ...]:
    """List the closed days from a rule date to where it goes, the rule date first; empty if it is open."""
    step = timedelta(days=_STEPS.get(closed_day, 0))
    stepped: list[date] = []
    while not calendar.is_working(day):
        stepped.append(day)
        if not step:
            break
        if len(stepped) > FURTHEST_MOVE:
            raise RuleBroken(
                f"No open day was found for the meeting of {date_words(stepped[0])}; shorten the closure.", "closure"
            )
        day += step
    return tuple(stepped)


def _reasons(stepped: tuple[date, ...], calendar: WorkingCalendar) -> str:
    """Name what closed each day once, in order; weekend days after the first are not named."""
    first, *others = dict.fromkeys(
        why for day in stepped if (why := calendar.why_closed(day)) != WEEKEND or day == stepped[0]
    )
    said = "is a weekend day" if first == WEEKEND else f"is {first}"
    if not calendar.is_bank_holiday(stepped[0]) and first != WEEKEND:
        said = f"falls in “{first}”"
    return said + (f", then {', '.join(others)}" if others else "")


def _outcome(closed_day: ClosedDay) -> str:
    return "skipped" if closed_day is ClosedDay.SKIP else closed_day.value
