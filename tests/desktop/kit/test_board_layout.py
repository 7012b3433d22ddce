from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.kit.board_layout import (
    Board,
    BoardCell,
    BoardMeasures,
    BoardMonth,
    BoardPicture,
    BoardRow,
    BoardSlot,
    BoardTile,
    board_layout,
)

MEASURES = BoardMeasures(width=900, forum=160, head=34, group=24, tile=54, gap=4, least=140)


def slot(key: str, tiles: int = 1) -> BoardSlot:
    return BoardSlot(key, f"day of {key}", tuple(BoardTile(f"{key}.{place}", "Knife crime") for place in range(tiles)))


def board(*rows: tuple[BoardCell, ...], groups: tuple[str, ...] = ("Corporate",)) -> Board:
    months = tuple(BoardMonth(f"M{place}") for place in range(len(rows[0])))
    made = tuple(
        BoardRow(f"f{place}", f"F{place}", "Forum", "monthly", "corporate", groups[place % len(groups)], cells)
        for place, cells in enumerate(rows)
    )
    return Board(months, made)


def laid_out(*rows: tuple[BoardCell, ...], groups: tuple[str, ...] = ("Corporate",)) -> BoardPicture:
    return board_layout(board(*rows, groups=groups), MEASURES)


ONE, NONE = BoardCell((slot("a"),)), BoardCell((), "no meeting")


def test_months_share_the_width_and_scroll_where_it_is_too_small() -> None:
    four = laid_out((ONE, NONE, NONE, NONE))
    assert [round(box.width) for box in four.columns] == [185] * 4
    assert four.width == 900
    twelve = laid_out((ONE, *[NONE] * 11))
    assert {box.width for box in twelve.columns} == {140}
    assert twelve.width == 160 + 12 * 140


def test_a_row_is_as_high_as_its_fullest_cell_needs() -> None:
    picture = laid_out((BoardCell((slot("a", 2), slot("b", 0))), NONE), (NONE, BoardCell((slot("c"),))))
    first, second = picture.lines
    assert first.box.height == 3 * (54 + 4) + 4 + 1
    assert second.box.height == 54 + 2 * 4 + 1
    assert second.box.y == first.box.y + first.box.height
    assert picture.height == second.box.y + second.box.height


def test_groups_stand_over_their_rows_once() -> None:
    picture = laid_out((ONE,), (NONE,), groups=("Corporate", "Thematic"))
    assert [title for title, _ in picture.groups] == ["Corporate", "Thematic"]
    assert picture.groups[0][1].y == 34
    assert picture.lines[0].box.y == 34 + 24
    one = laid_out((ONE,), (NONE,))
    assert len(one.groups) == 1


def test_a_meeting_is_ringed_whole_or_as_far_as_it_has_tiles() -> None:
    alone, first, second = slot("a"), slot("b"), slot("c", 2)
    picture = laid_out((BoardCell((alone,)), BoardCell((first, second))))
    assert picture.slot_box(alone) == picture.cell_box((0, 0, 0))
    upper, lower = picture.slot_box(first), picture.slot_box(second)
    assert upper.y + upper.height < lower.y
    assert lower.height == 54 * 2 + 4
    assert picture.slots == {"a": (0, 0, 0), "b": (0, 1, 0), "c": (0, 1, 1)}
    assert picture.tiles["c.1"] == (0, 1, 2)


@pytest.mark.parametrize(
    ("x", "y", "found"),
    [(170, 70, "a.0"), (700, 70, None), (100, 70, None), (170, 40, None), (170, 5, None), (170, 900, None)],
)
def test_what_lies_under_a_point(x: float, y: float, found: str | None) -> None:
    piece = laid_out((ONE, NONE)).piece_at(x, y)
    assert (piece.tile.key if piece and piece.tile else None) == found


def test_an_empty_cell_and_a_meeting_without_a_theme_can_be_chosen() -> None:
    picture = laid_out((BoardCell((slot("a", 0),)), NONE))
    bare, void = picture.piece((0, 0, 0)), picture.piece((0, 1, 7))
    assert bare is not None
    assert bare.slot is not None
    assert bare.tile is None
    assert void is not None
    assert void.slot is None
    assert picture.piece((1, 0, 0)) is None


CELLS = st.lists(st.integers(0, 3), max_size=3)


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=5))
def test_no_piece_covers_another_and_each_is_found_at_its_middle(table: list[list[list[int]]]) -> None:
    rows = [
        tuple(
            BoardCell(tuple(slot(f"{row}-{month}-{at}", tiles) for at, tiles in enumerate(cell)))
            for month, cell in enumerate(cells)
        )
        for row, cells in enumerate(table)
    ]
    picture = laid_out(*rows)
    for piece in picture.pieces():
        assert picture.piece_at(piece.box.x + piece.box.width / 2, piece.box.y + piece.box.height / 2) is piece
    for line in picture.lines:
        for cell in line.cells:
            for upper, lower in pairwise(cell):
                assert upper.box.y + upper.box.height < lower.box.y
            assert cell[-1].box.y + cell[-1].box.height < line.box.y + line.box.height
