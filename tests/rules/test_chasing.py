"""A date that is to be fixed is asked for every quarter."""

import datetime as dt

import pytest

from models.rules.chasing import chase_due


@pytest.mark.parametrize(
    ("last", "due"),
    [
        (dt.date(2026, 10, 27), dt.date(2027, 1, 27)),
        (dt.date(2026, 11, 30), dt.date(2027, 2, 28)),
        (dt.date(2027, 11, 30), dt.date(2028, 2, 29)),
        (dt.date(2026, 9, 1), dt.date(2026, 12, 1)),
    ],
)
def test_a_quarter_later(last: dt.date, due: dt.date) -> None:
    assert chase_due(last) == due
