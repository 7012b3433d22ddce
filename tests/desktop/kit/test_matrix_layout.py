"""Where the rows and months of a matrix lie."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.kit.matrix_layout import CellLook, MatrixCell, MatrixLayout, MatrixMonth, MatrixRow, Measures

MEASURES = Measures(head=40, row=27, group=28, month=42, name=250, total=64)
MONTHS = tuple(MatrixMonth(name) for name in ("Oct", "Nov", "Dec"))


def row(key: str) -> MatrixRow:
    return MatrixRow(key, key, cells=tuple(MatrixCell(CellLook.FILLED, "12") for _ in MONTHS))


ROWS = (MatrixRow("head", "Priority 1"), row("knife"), row("robbery"), MatrixRow("head 2", "Priority 2"), row("care"))


def test_months_share_the_width_that_names_and_totals_leave() -> None:
    layout = MatrixLayout(MEASURES, MONTHS, ROWS, 914)
    assert layout.month == 200
    assert layout.cell_rect(1, 2).getRect() == (650, 28, 200, 27)
    assert layout.width == 914


def test_a_narrow_window_scrolls_instead_of_squeezing_a_month() -> None:
    layout = MatrixLayout(MEASURES, MONTHS, ROWS, 300)
    assert (layout.month, layout.width) == (42, 250 + 3 * 42 + 64)


def test_arrows_pass_over_the_heads_and_stop_at_the_edge() -> None:
    layout = MatrixLayout(MEASURES, MONTHS, ROWS, 914)
    assert layout.first() == (1, 0)
    assert layout.step((2, 0), 1, 0) == (4, 0)
    assert layout.step((4, 2), 1, 1) == (4, 2)
    assert layout.step((1, 0), -1, -1) == (1, 0)
    assert MatrixLayout(MEASURES, MONTHS, (), 914).first() is None


def test_a_point_on_a_head_or_beyond_the_months_is_no_cell() -> None:
    layout = MatrixLayout(MEASURES, MONTHS, ROWS, 914)
    assert layout.place_at(300, 10) is None
    assert layout.place_at(900, 40) is None
    assert layout.place_at(100, 40) == (1, 0)
    assert layout.place_at(460, 40) == (1, 1)


@given(st.integers(0, 2), st.sampled_from([1, 2, 4]), st.integers(200, 2000))
def test_the_middle_of_a_cell_finds_the_cell(month: int, place: int, width: int) -> None:
    layout = MatrixLayout(MEASURES, MONTHS, ROWS, width)
    middle = layout.cell_rect(place, month).center()
    assert layout.place_at(middle.x(), middle.y()) == (place, month)
