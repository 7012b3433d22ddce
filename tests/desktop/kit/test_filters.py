import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop.kit.controls import Button
from desktop.kit.filters import ChoiceMenu, FilterChip, FilterChips
from tests.desktop.kit.fakes import the

FORUMS = (("1", "Management Board"), ("2", "Performance Group"), ("3", "Investment Board"))


@pytest.fixture
def chips(qtbot: QtBot) -> FilterChips:
    chips = FilterChips()
    qtbot.addWidget(chips)
    chips.add_chip("forum", "Forum", FORUMS)
    chips.add_chip("order", "Order", (("a", "By due"), ("b", "By owner")), many=False)
    return chips


def test_a_choice_is_told_once_and_counted_in_words(chips: FilterChips, qtbot: QtBot) -> None:
    chip = chips.add_chip("status", "Status", (("open", "open"), ("closed", "closed")))
    with qtbot.waitSignal(chips.changed):
        chips.set_values("status", frozenset({"open"}))
    assert chip.value_words() == "open"
    chips.set_values("status", frozenset({"open", "closed"}))
    assert chip.value_words() == "2 of 2"


def test_backspace_takes_a_filter_off_and_clear_all(chips: FilterChips) -> None:
    chip = chips.add_chip("status", "Status", (("open", "open"),))
    chips.set_values("status", frozenset({"open"}))
    QTest.keyClick(chip, Qt.Key.Key_Backspace)
    assert chips.values("status") == frozenset()
    chips.set_values("forum", frozenset("1"))
    chips.clear()
    assert chips.values("forum") == frozenset()


def test_typing_finds_values_in_the_menu(chips: FilterChips, qtbot: QtBot) -> None:
    menu = ChoiceMenu(chips, FORUMS, frozenset("1"), many=True)
    qtbot.addWidget(menu)
    line = the(menu.findChild(QLineEdit))
    line.setText("invest")
    with qtbot.waitSignal(menu.picked) as picked:
        QTest.keyClick(line, Qt.Key.Key_Return)
    assert picked.args == [frozenset("13")]


def test_typing_in_the_search_box_is_told_when_it_rests(chips: FilterChips, qtbot: QtBot) -> None:
    box = chips.add_search("Filter these 54")
    with qtbot.waitSignal(chips.changed):
        box.setText("knife")
    assert chips.search_text() == "knife"


def test_values_that_are_gone_are_forgotten(chips: FilterChips) -> None:
    chips.set_values("forum", frozenset("13"))
    chips.set_choices("forum", FORUMS[:2])
    assert chips.values("forum") == frozenset("1")


def test_filters_past_the_width_are_counted(chips: FilterChips) -> None:
    chips.add_search("Filter these")
    chips.show()
    chips.resize(1200, chips.height())
    shown = [each for each in chips.findChildren(FilterChip) if each.isVisible()]
    assert len(shown) == 2
    chips.resize(300, chips.height())
    words = {each.text() for each in chips.findChildren(Button) if each.isVisible()}
    assert words & {"+1 filter", "+2 filters"}
