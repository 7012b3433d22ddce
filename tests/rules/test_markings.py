"""The highest marking of several parts, and what may be published."""

import pytest

from models.rules.markings import highest, publishable


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        (["OFFICIAL", "OFFICIAL-SENSITIVE"], "OFFICIAL-SENSITIVE"),
        (["OFFICIAL-SENSITIVE", "", "OFFICIAL"], "OFFICIAL-SENSITIVE"),
        (["SECRET", "OFFICIAL"], "SECRET"),
        (["OFFICIAL", "EYES ONLY"], "EYES ONLY"),
        ([""], ""),
        ([], ""),
    ],
)
def test_f004_38_a_pack_takes_the_highest_marking_of_its_parts(parts: list[str], whole: str) -> None:
    assert highest(parts) == whole


def test_only_what_is_official_or_unmarked_may_be_published() -> None:
    found = [publishable(marking) for marking in ("", "OFFICIAL", "OFFICIAL-SENSITIVE", "SECRET", "EYES ONLY")]
    assert found == [True, True, False, False, False]
