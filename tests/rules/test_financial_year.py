from datetime import date

import pytest

from models.rules.financial_year import financial_year


@pytest.mark.parametrize(
    ("day", "first", "last", "short"),
    [
        (date(2026, 4, 1), date(2026, 4, 1), date(2027, 3, 31), "2026-27"),
        (date(2027, 3, 31), date(2026, 4, 1), date(2027, 3, 31), "2026-27"),
        (date(2100, 1, 1), date(2099, 4, 1), date(2100, 3, 31), "2099-00"),
    ],
)
def test_a_day_lies_in_the_year_that_began_in_april(day: date, first: date, last: date, short: str) -> None:
    year = financial_year(day)
    assert (year.first, year.last, year.short) == (first, last, short)
    assert year.holds(day)
    assert not year.holds(date(year.year + 1, 4, 1))
