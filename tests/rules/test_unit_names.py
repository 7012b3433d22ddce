"""Which unit a file means, by whatever it calls it."""

import datetime as dt

import pytest

from models.rules.unit_names import KnownUnit, UnitNames, bare_name

OCTOBER = dt.date(2026, 10, 1)
UNITS = (
    KnownUnit("ea", "EA", "East Area", ("EA BCU", "East BCU")),
    KnownUnit("ne", "NE", "North East", ("NE BCU",)),
    KnownUnit("na", "NA", "North Area"),
    KnownUnit("gd", "GD", "Hackney", ends=dt.date(2026, 9, 30)),
    KnownUnit("th", "HT", "Tower Hamlets", ends=dt.date(2026, 10, 15)),
    KnownUnit("kg", "KG", "Barking and Dagenham", ("B&D",)),
    KnownUnit("kc", "BS", "Kensington & Chelsea", ("RBKC",)),
    KnownUnit("ce", "CE", "Central East", starts=dt.date(2026, 10, 1)),
    KnownUnit("tp", "TP", "Territorial Policing", starts=dt.date(2010, 1, 1), ends=dt.date(2018, 3, 31)),
    KnownUnit("flp", "FLP", "Frontline Policing", ("Territorial Policing",), starts=dt.date(2018, 4, 1)),
    KnownUnit("old", "X", "Old Nobody", ends=dt.date(2020, 1, 1)),
    KnownUnit("sp1", "S1", "Split", ends=dt.date(2026, 9, 1)),
)
NAMES = UnitNames(UNITS, {"gd": ["mid"], "mid": ["ce"], "sp1": ["ea", "ne"], "th": ["ce"]})


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("EA", "ea"),
        ("East Area (EA)", "ea"),
        ("EA – East Area BCU", "ea"),
        ("ea bcu", "ea"),
        ("BCU EA", "ea"),
        ("East BCU", "ea"),
        ("East", "ea"),
        ("EAST AREA BCU", "ea"),
        ("North East BCU", "ne"),
        ("North", "na"),
        ("Barking & Dagenham", "kg"),
        ("London Borough of Barking and Dagenham", "kg"),
        ("Royal Borough of Kensington and Chelsea", "kc"),
        ("rbkc", "kc"),
        ("b and d", "kg"),
        ("BOCU Tower Hamlets", "th"),
    ],
)
def test_a_unit_is_found_under_any_of_its_names(words: str, key: str) -> None:
    assert NAMES.unit_of(words, OCTOBER).key == key


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("East Area (NE)", "No unit is called “East Area (NE)”"),
        ("EA - Prosecutions", "No unit is called “EA - Prosecutions”"),
        ("Met Prosecutions", "No unit is called “Met Prosecutions”; choose the one it stands for."),
        ("BCU", "No unit is called “BCU”"),
        ("Old Nobody", "had ended and nothing came after"),
        ("Split", "Split (S1) had ended and East Area (EA), North East (NE) came after; choose which."),
    ],
)
def test_a_unit_that_cannot_be_told_says_why(words: str, said: str) -> None:
    found = NAMES.unit_of(words, OCTOBER)
    assert found.key == ""
    assert said in found.reason


@pytest.mark.parametrize(("month", "key"), [(3, "tp"), (4, "flp")])
def test_a_name_that_passed_on_means_who_carried_it_in_the_month(month: int, key: str) -> None:
    assert NAMES.unit_of("Territorial Policing", dt.date(2018, month, 1)).key == key


def test_before_it_began_a_unit_is_still_found_by_its_name() -> None:
    assert NAMES.unit_of("Central East BCU", dt.date(2017, 1, 1)).key == "ce"


def test_what_came_after_answers_from_the_month_after_the_end() -> None:
    names = UnitNames(UNITS, {"gd": ["old"], "old": ["ce"]})
    assert names.unit_of("BOCU Hackney", dt.date(2026, 9, 1)).key == "gd"
    assert names.unit_of("BOCU Hackney", OCTOBER).key == "ce"


def test_a_name_keeps_something_to_be_known_by() -> None:
    assert (bare_name("City of Westminster"), bare_name("B.C.U."), bare_name("BCU")) == ("westminster", "b c u", "bcu")
