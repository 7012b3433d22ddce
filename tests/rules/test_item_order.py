"""Where items may stand on an agenda."""

import pytest

from models.rules.item_order import free_span, is_misplaced

FORMALITY, FIRST, ITEM, LAST, OTHER = "formality", "pinned first", "item", "pinned last", "any other business"


@pytest.mark.parametrize(
    ("kinds", "span"),
    [
        ([FORMALITY, FIRST, ITEM, ITEM, LAST, OTHER], (2, 4)),
        ([FORMALITY, LAST], (1, 1)),
        ([ITEM, FIRST, ITEM], (0, 3)),
        ([], (0, 0)),
        ([FORMALITY, FIRST], (2, 2)),
    ],
)
def test_items_go_between_what_is_pinned_at_either_end(kinds: list[str], span: tuple[int, int]) -> None:
    assert free_span(kinds) == span


@pytest.mark.parametrize(
    ("kinds", "out"),
    [
        ([FORMALITY, FIRST, ITEM, LAST, OTHER], []),
        ([FIRST, FORMALITY, ITEM], [1]),
        ([ITEM, FIRST, LAST, ITEM], [1, 2]),
        ([FORMALITY, OTHER, LAST], [1]),
    ],
)
def test_what_stands_out_of_its_place_is_found(kinds: list[str], out: list[int]) -> None:
    assert [place for place in range(len(kinds)) if is_misplaced(kinds, place)] == out
