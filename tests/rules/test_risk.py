from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import RuleBroken
from models.rules.risk import (
    SCHEME_2026,
    Band,
    Movement,
    RiskScheme,
    checked_scheme,
    movement,
    risk_reference,
    scheme_from_text,
    scheme_text,
    whole_months,
)
from models.rules.vocabulary import Level

PLACES = st.integers(1, 5)


@pytest.mark.parametrize(
    ("likelihood", "impact", "band"),
    [
        (4, 5, Band.SEVERE),
        (4, 4, Band.SEVERE),
        (3, 5, Band.HIGH),
        (5, 2, Band.HIGH),
        (3, 3, Band.MEDIUM),
        (1, 5, Band.MEDIUM),
        (2, 2, Band.LOW),
        (1, 1, Band.LOW),
    ],
)
def test_a_place_has_its_band(likelihood: int, impact: int, band: Band) -> None:
    assert SCHEME_2026.band(likelihood, impact) is band


@pytest.mark.parametrize(("likelihood", "impact", "field"), [(0, 3, "likelihood"), (3, 6, "impact")])
def test_a_place_off_the_scale_is_refused(likelihood: int, impact: int, field: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        SCHEME_2026.score(likelihood, impact)
    assert refused.value.field == field


@given(old=st.tuples(PLACES, PLACES), new=st.tuples(PLACES, PLACES))
def test_movement_is_the_way_of_the_score_and_turns_round(old: tuple[int, int], new: tuple[int, int]) -> None:
    before, after = SCHEME_2026.score(*old), SCHEME_2026.score(*new)
    there, back = movement(before, after), movement(after, before)
    assert {there, back} in ({Movement.UP, Movement.DOWN}, {Movement.SAME})
    assert (there is Movement.UP) == (after > before)
    ranks = list(Band)
    assert after <= before or ranks.index(SCHEME_2026.band(*new)) <= ranks.index(SCHEME_2026.band(*old))


@given(severe=st.integers(4, 25), data=st.data())
def test_a_scheme_survives_the_book(severe: int, data: st.DataObject) -> None:
    high = data.draw(st.integers(3, severe - 1))
    medium = data.draw(st.integers(2, high - 1))
    bands = ((severe, Band.SEVERE), (high, Band.HIGH), (medium, Band.MEDIUM), (1, Band.LOW))
    scheme = replace(SCHEME_2026, name="Local “R&D” scheme", bands=bands)
    assert scheme_from_text(scheme_text(scheme)) == checked_scheme(scheme)
    assert scheme.least(Band.SEVERE) == severe


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        (replace(SCHEME_2026, name=" "), "name"),
        (replace(SCHEME_2026, likelihoods=("Rare", "Likely")), "likelihoods"),
        (replace(SCHEME_2026, impacts=("Slight", "Slight", "Serious", "Major", "Critical")), "impacts"),
        (replace(SCHEME_2026, bands=((26, Band.SEVERE), *SCHEME_2026.bands[1:])), "severe"),
        (replace(SCHEME_2026, bands=((9, Band.SEVERE), *SCHEME_2026.bands[1:])), "severe"),
    ],
)
def test_a_scheme_that_cannot_be_used_is_refused(wrong: RiskScheme, field: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        checked_scheme(wrong)
    assert refused.value.field == field


@pytest.mark.parametrize("text", ["{", "[]", '{"name": "x"}'])
def test_a_stored_scheme_that_is_none_says_so(text: str) -> None:
    with pytest.raises(RuleBroken, match="set the scheme again"):
        scheme_from_text(text)
    assert scheme_from_text("") is SCHEME_2026


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        (date(2026, 9, 30), date(2026, 10, 27), 0),
        (date(2026, 7, 27), date(2026, 10, 27), 3),
        (date(2025, 12, 31), date(2026, 2, 28), 1),
        (date(2026, 11, 3), date(2026, 10, 27), 0),
    ],
)
def test_months_count_when_they_are_whole(first: date, last: date, months: int) -> None:
    assert whole_months(first, last) == months


def test_references_and_the_scheme_read_as_people_say_them() -> None:
    assert (risk_reference(Level.CORPORATE, 3), risk_reference(Level.PROGRAMME, 112)) == ("CR-03", "PR-112")
    assert SCHEME_2026.words == "Risk scheme 2026: likelihood × impact, severe from 16"
