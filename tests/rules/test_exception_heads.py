"""Letters of columns, as a spreadsheet shows them."""

import pytest

from models.rules.exception_heads import HEADS, column_letter, field_of


@pytest.mark.parametrize(("place", "letter"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_have_letters(place: int, letter: str) -> None:
    assert column_letter(place) == letter


def test_every_name_stands_for_one_field() -> None:
    names = [name for field, words in HEADS.items() for name in (field, *words)]
    assert len(names) == len(set(names))
    assert {field_of(f" {name.upper()} (all) ") for name in names} == set(HEADS)
    assert field_of("anything else") == ""
