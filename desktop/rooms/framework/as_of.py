"""The day as of which the framework is shown: those on which something changed, or another one."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from desktop.kit.form import ask, date_of
from desktop.kit.form_fields import Field, Values
from models.queries.forums import ForumRow, UnitRow
from models.rules.financial_year import financial_year
from models.rules.written_dates import date_words

OTHER = "other"
_DAY = timedelta(days=1)


def day_choices(
    today: date, forums: Sequence[ForumRow], units: Sequence[UnitRow], chosen: date | None
) -> tuple[tuple[str, str], ...]:
    """Return the days offered: today, the new years, the days on which forums or units began or had ended, another."""
    lives = [(row.starts, row.ends) for row in forums] + [(row.starts, row.ends) for row in units]
    begun = {starts for starts, _ in lives if starts}
    ended = {ends + _DAY for _, ends in lives if ends}
    this_year = financial_year(today)
    new_years = {this_year.first, this_year.last + _DAY}
    days = sorted((begun | ended | new_years | ({chosen} if chosen else set())) - {today})
    named = ((day.isoformat(), date_words(day)) for day in days)
    return ((today.isoformat(), f"today, {date_words(today)}"), *named, (OTHER, "another day…"))


def ask_day(parent: QWidget, today: date) -> date | None:
    """Ask for another day; none when given up."""
    given: list[date | None] = []

    def submit(values: Values) -> None:
        given[:] = [date_of(values, "day")]

    field = Field("day", "Day", "date", required=True, help="Such as 1 Apr 2027, or 3 months from now")
    ask(parent, "Show the framework as of another day", "Show", (field,), submit, today=today)
    return given[0] if given else None
