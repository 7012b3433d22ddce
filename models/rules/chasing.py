"""When somebody is to be asked again for the date of something promised without one."""

from datetime import date

from models.rules.written_dates import month_end

QUARTER = 3
MONTHS_IN_A_YEAR = 12


def chase_due(last: date) -> date:
    """Return the day to ask again: a quarter after `last`, when it was promised or asked for; 30 Nov gives 28 Feb."""
    year, month = divmod(last.year * MONTHS_IN_A_YEAR + last.month - 1 + QUARTER, MONTHS_IN_A_YEAR)
    latest = month_end(year, month + 1)
    return latest.replace(day=min(last.day, latest.day))
