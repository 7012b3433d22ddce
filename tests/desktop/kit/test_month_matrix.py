"""The matrix of months on screen: walked by keys, opened, said in words."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.kit import appearance
from desktop.kit.matrix_layout import CellLook, Letter, MatrixCell, MatrixMonth, MatrixRow
from desktop.kit.month_matrix import MonthMatrix

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
MONTHS = tuple(MatrixMonth(name, "5", tinted=name == "Dec") for name in ("Oct", "Nov", "Dec"))
LOOKS = (CellLook.FILLED, CellLook.OUTLINED, CellLook.DASHED, CellLook.PLAIN, CellLook.DOT, CellLook.NOTHING)


def row(key: str, look: CellLook) -> MatrixRow:
    cells = tuple(MatrixCell(look, "12", f"{key} in words", "shield" if look is CellLook.PLAIN else "") for _ in MONTHS)
    return MatrixRow(key, key, "CR-03", cells, "3")


@pytest.fixture
def matrix(qtbot: QtBot) -> MonthMatrix:
    made = MonthMatrix("Coverage by month")
    qtbot.addWidget(made)
    made.resize(appearance.space(700), appearance.space(300))
    rows = [MatrixRow("head", "Priority 1"), *(row(look.value or "nothing", look) for look in LOOKS)]
    sums = tuple(MatrixCell(CellLook.PLAIN, "2", "2 themes") for _ in MONTHS)
    made.display(MONTHS, [*rows, MatrixRow("sum", "Themes", cells=sums, summed=True)], ("Theme", "Months"))
    made.show()
    made.setFocus()
    return made


def test_arrows_walk_the_cells_and_say_them(matrix: MonthMatrix, qtbot: QtBot) -> None:
    assert matrix.place() == ("filled", 0)
    with qtbot.waitSignal(matrix.cell_chosen):
        QTest.keyClick(matrix, Qt.Key.Key_Down)
    QTest.keyClick(matrix, Qt.Key.Key_Right)
    assert matrix.place() == ("outlined", 1)
    assert matrix.accessibleDescription() == "outlined, Nov: outlined in words"
    with qtbot.waitSignal(matrix.cell_opened):
        QTest.keyClick(matrix, Qt.Key.Key_Return)


def test_a_click_chooses_the_cell_under_it(matrix: MonthMatrix) -> None:
    middle = matrix.cell_box("plain", 2).center().toPoint()
    QTest.mouseClick(matrix.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert matrix.place() == ("plain", 2)
    QTest.mouseClick(matrix.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert matrix.place() == ("plain", 2)


def test_what_was_chosen_stays_chosen_when_the_rows_are_read_again(matrix: MonthMatrix) -> None:
    matrix.choose("dot", 1)
    matrix.display(MONTHS, [row("filled", CellLook.FILLED), row("dot", CellLook.DOT)])
    assert matrix.place() == ("dot", 1)
    matrix.display(MONTHS[:1], [row("dot", CellLook.DOT)])
    assert matrix.place() == ("dot", 0)
    matrix.display((), ())
    assert matrix.place() is None


def test_names_stand_still_while_the_months_scroll(matrix: MonthMatrix) -> None:
    matrix.resize(appearance.space(260), appearance.space(160))
    matrix.choose("filled", 0)
    left = matrix.cell_box("filled", 0).x()
    matrix.choose("sum", 2)
    assert matrix.horizontalScrollBar().value() > 0
    assert matrix.verticalScrollBar().value() > 0
    assert matrix.cell_box("filled", 0).x() < left


@pytest.mark.parametrize("seen", [True, False])
def test_letters_of_levels_are_painted(matrix: MonthMatrix, seen: bool) -> None:
    before = matrix.grab().toImage()
    letters = tuple(
        Letter(letter, level, seen) for letter, level in (("C", "corporate"), ("G", "business group"), ("B", "BCU"))
    )
    cells = tuple(MatrixCell(CellLook.LETTERS, words="seen", letters=letters) for _ in MONTHS)
    matrix.display(MONTHS, [MatrixRow("p1", "PCP 1", cells=cells)], ("Priority", ""))
    after: QImage = matrix.grab().toImage()
    assert after != before
