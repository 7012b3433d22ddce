from collections.abc import Sequence
from time import perf_counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from desktop.kit.row_table import CellRole, RowTable
from tests.desktop.kit.fakes import COLUMNS, Promise

ROWS = st.lists(
    st.builds(Promise, id=st.sampled_from("abcdefgh"), text=st.sampled_from(["x", "y"]), group=st.sampled_from("12")),
    unique_by=lambda row: row.id,
)


def watched(rows: Sequence[Promise], *, grouped: bool = False) -> RowTable[Promise]:
    table = RowTable(COLUMNS, lambda row: row.id, (lambda row: row.group) if grouped else None)
    QAbstractItemModelTester(table, QAbstractItemModelTester.FailureReportingMode.Fatal, table)
    table.replace(rows)
    return table


@given(before=ROWS, after=ROWS, grouped=st.booleans())
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_a_table_shows_the_rows_it_was_given_last(
    before: list[Promise], after: list[Promise], *, grouped: bool
) -> None:
    table = watched(before, grouped=grouped)
    kept = [(row.id, QPersistentModelIndex(table.index(table.place_of(row.id), 0))) for row in before]
    table.replace(after)
    shown = [table.line(place).row for place in range(table.rowCount())]
    assert [row for row in shown if row] == (sorted_by_group(after) if grouped else after)
    for name, index in kept:
        row = table.row_at(index)
        assert row is None or row.id == name


def sorted_by_group(rows: list[Promise]) -> list[Promise]:
    order = list(dict.fromkeys(row.group for row in rows))
    return sorted(rows, key=lambda row: order.index(row.group))


def test_qt_hears_only_of_rows_that_differ() -> None:
    table = watched([Promise("a", "x"), Promise("b", "y"), Promise("c", "z")])
    heard: list[int] = []
    table.dataChanged.connect(lambda top, _bottom: heard.append(top.row()))
    table.replace([Promise("a", "x"), Promise("b", "changed"), Promise("c", "z")])
    assert heard == [1]


def test_groups_count_fold_and_unfold() -> None:
    table = watched([Promise("a", "x", "Late"), Promise("b", "y", "Late"), Promise("c", "z", "Soon")], grouped=True)
    group = table.line(0).group
    assert group is not None
    assert (group.title, group.meaning) == ("Late", "2")
    table.fold(0)
    assert table.rowCount() == 3
    assert table.data(table.index(0, 0)) == "Late, 2"
    table.fold(0)
    assert table.place_of("b") == 2


def test_sorting_stays_inside_groups_and_survives_a_refresh() -> None:
    table = watched([Promise("a", "x", "Late"), Promise("b", "y", "Late"), Promise("c", "z", "Soon")], grouped=True)
    table.sort(0, Qt.SortOrder.DescendingOrder)
    table.replace([Promise("a", "x", "Late"), Promise("b", "y", "Late"), Promise("d", "z", "Late")])
    assert [line.key for line in map(table.line, range(table.rowCount()))][1:] == ["d", "b", "a"]


def test_unused_roles_answer_nothing_and_cells_say_everything_in_words() -> None:
    table = watched([Promise("a", "x")])
    assert table.data(table.index(0, 0), Qt.ItemDataRole.FontRole) is None
    assert table.data(table.index(0, 1)) == "x · owner of a"
    assert table.data(table.index(0, 0), CellRole.LINE).row == Promise("a", "x")
    assert table.headerData(1, Qt.Orientation.Horizontal) == "Action"


def test_fifty_thousand_rows_are_shown_at_once() -> None:
    table = RowTable(COLUMNS, lambda row: row.id)
    rows = [Promise(str(number), "x") for number in range(50_000)]
    began = perf_counter()
    table.replace(rows)
    table.replace(rows)
    assert perf_counter() - began < 2
    assert table.rowCount() == 50_000
