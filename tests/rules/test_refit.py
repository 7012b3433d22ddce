"""Fitting an agenda into its meeting."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import RuleBroken
from models.rules.agenda_times import overrun, running_times
from models.rules.refit import FittedItem, refit

START = time(9, 30)


def items(*minutes: int) -> list[FittedItem]:
    return [FittedItem(length) for length in minutes]


def test_what_fits_stays_as_it_is_and_the_rest_is_squeezed_in_proportion() -> None:
    assert refit(START, 60, items(10, 20, 30)) == (10, 20, 30)
    assert refit(START, 30, items(10, 20, 30)) == (5, 10, 15)
    assert refit(START, 120, items(10, 20, 30)) == (20, 40, 60)
    assert refit(START, 40, items(10, 20, 30), 1) == (10, 12, 18)


def test_breaks_fixed_lengths_and_promised_starts_hold() -> None:
    agenda = [
        FittedItem(20),
        FittedItem(15, is_break=True),
        FittedItem(30),
        FittedItem(20, fixed_start=time(10, 30)),
        FittedItem(20, fixed_length=True),
        FittedItem(0),
    ]
    assert refit(START, 90, agenda) == (18, 15, 27, 10, 20, 0)


def test_what_cannot_fit_is_refused_with_the_minutes_it_lacks() -> None:
    with pytest.raises(RuleBroken, match="before 10:00 needs 21 minutes more"):
        refit(START, 60, [FittedItem(50, fixed_length=True), FittedItem(5), FittedItem(9, fixed_start=time(10))])
    with pytest.raises(RuleBroken, match="before 09:31 needs 1 minute more"):
        refit(START, 1, items(5, 5))


@given(st.lists(st.integers(1, 60), min_size=1, max_size=12), st.integers(1, 400))
def test_a_fitted_agenda_ends_on_time_and_every_item_keeps_a_minute(minutes: list[int], length: int) -> None:
    if length < len(minutes):
        with pytest.raises(RuleBroken):
            refit(START, length, items(*minutes))
        return
    fitted = refit(START, length, items(*minutes))
    assert (sum(fitted), min(fitted) >= 1, overrun(START, length, fitted)) == (length, True, 0)
    assert all(
        abs(new - old * length / sum(minutes)) < len(minutes) + 1 for new, old in zip(fitted, minutes, strict=True)
    )


@given(st.lists(st.integers(1, 60), min_size=2, max_size=8), st.integers(1, 7), st.integers(30, 200))
def test_a_promised_start_is_met(minutes: list[int], place: int, at: int) -> None:
    place = min(place, len(minutes) - 1)
    promised = time(*divmod(9 * 60 + 30 + at, 60))
    agenda = [
        FittedItem(length, fixed_start=promised if at_place == place else None)
        for at_place, length in enumerate(minutes)
    ]
    fitted = refit(START, 300, agenda)
    slots = running_times(START, fitted, [item.fixed_start for item in agenda])
    assert (slots[place].start, slots[place].gap, slots[-1].end) == (promised, 0, time(14, 30))
