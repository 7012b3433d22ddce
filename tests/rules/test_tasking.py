"""Requests for corporate assets are held against the Control Strategy, and never stopped by it."""

import datetime as dt

import pytest

from models.rules.tasking import Served, tasking_warnings

STRATEGY = Served(
    "Control Strategy", "Control Strategy 2026", dt.date(2026, 4, 1), dt.date(2027, 3, 31), dt.date(2026, 10, 1)
)


@pytest.mark.parametrize(
    ("served", "day", "warnings"),
    [
        (None, dt.date(2026, 5, 1), ["no link to the Control Strategy"]),
        (Served("business plan", "Plan"), dt.date(2026, 5, 1), ["no link to the Control Strategy"]),
        (STRATEGY, dt.date(2026, 10, 1), []),
        (STRATEGY, dt.date(2026, 10, 2), ["Control Strategy 2026 was past its review, due Thu 1 Oct 2026"]),
        (STRATEGY, dt.date(2026, 3, 31), ["Control Strategy 2026 was not in force on Tue 31 Mar 2026"]),
    ],
)
def test_a_request_without_a_sound_link_is_warned_of(served: Served | None, day: dt.date, warnings: list[str]) -> None:
    assert list(tasking_warnings(served, day)) == warnings
