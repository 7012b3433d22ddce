"""Areas of a page as they lie when the page is turned or enlarged."""

import pytest

from models.rules.printed_area import Matrix, PrintedArea


@pytest.mark.parametrize(
    ("matrix", "seen"),
    [
        ((1, 0, 0, 1, 0, 0), PrintedArea(10, 20, 30, 60)),
        ((1, 0, 0, 1, -10, 5), PrintedArea(0, 25, 20, 65)),
        ((2, 0, 0, 2, 0, 0), PrintedArea(20, 40, 60, 120)),
        ((0, -1, 1, 0, 0, 100), PrintedArea(20, 70, 60, 90)),
        ((-1, 0, 0, -1, 100, 100), PrintedArea(70, 40, 90, 80)),
    ],
)
def test_an_area_turns_with_its_page(matrix: Matrix, seen: PrintedArea) -> None:
    assert PrintedArea(10, 20, 30, 60).seen_through(matrix) == seen
