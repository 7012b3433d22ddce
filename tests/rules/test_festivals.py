"""Religious festivals by date, against published ones."""

import datetime as dt

import pytest

from models.rules.festivals import festivals


def named(first: str, last: str) -> list[tuple[str, str]]:
    found = festivals(dt.date.fromisoformat(first), dt.date.fromisoformat(last))
    return [(day.isoformat(), name) for day, name in found]


def test_the_festivals_of_a_year_come_in_order() -> None:
    assert named("2026-01-01", "2026-12-31") == [
        ("2026-01-07", "Orthodox Christmas"),
        ("2026-03-20", "Eid al-Fitr"),
        ("2026-04-02", "Passover"),
        ("2026-04-14", "Vaisakhi"),
        ("2026-05-27", "Eid al-Adha"),
        ("2026-09-12", "Rosh Hashanah"),
        ("2026-09-13", "Rosh Hashanah"),
        ("2026-09-21", "Yom Kippur"),
        ("2026-11-08", "Diwali"),
    ]


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2019-06-04", "Eid al-Fitr"),
        ("2022-10-05", "Yom Kippur"),
        ("2024-10-31", "Diwali"),
        ("2025-06-06", "Eid al-Adha"),
    ],
)
def test_past_festivals_stand_on_their_published_day(day: str, name: str) -> None:
    assert named(day, day) == [(day, name)]


@pytest.mark.parametrize("year", range(2015, 2036))
def test_every_year_has_every_festival(year: int) -> None:
    names = [name.removesuffix(", expected") for _, name in named(f"{year}-01-01", f"{year}-12-31")]
    assert {*names} == {
        "Diwali", "Eid al-Adha", "Eid al-Fitr", "Orthodox Christmas", "Passover", "Rosh Hashanah", "Vaisakhi",
        "Yom Kippur",
    }  # fmt: skip
    assert names.count("Rosh Hashanah") == 2
