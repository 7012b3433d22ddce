import pytest
from PySide6.QtGui import QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.kit import appearance
from desktop.kit.controls import plain_label
from desktop.kit.tokens import TOKENS, Appearance
from resources import resource_path


@pytest.mark.parametrize("look", Appearance)
def test_each_appearance_can_be_worn(qapp: QApplication, look: Appearance) -> None:
    appearance.apply(qapp, look)
    assert appearance.current() is look
    assert qapp.palette().color(QPalette.ColorRole.Base).name().upper() == TOKENS[look].surface
    assert "$" not in qapp.styleSheet()
    appearance.apply(qapp, Appearance.LIGHT)


def test_a_label_follows_when_another_appearance_is_worn(qapp: QApplication, qtbot: QtBot) -> None:
    appearance.apply(qapp, Appearance.LIGHT)
    label = plain_label("Saved 14:02", "small", "text 2")
    qtbot.addWidget(label)
    label.show()
    appearance.apply(qapp, Appearance.DARK)
    assert label.palette().color(label.foregroundRole()) == appearance.colour("text 2")
    appearance.apply(qapp, Appearance.LIGHT)


def test_the_stylesheet_is_short_and_has_no_colour_of_its_own() -> None:
    text = (resource_path("styles") / "drumbeat.qss").read_text(encoding="utf-8")
    assert len(text.splitlines()) < 120
    assert "#" not in text.replace("#side", "").split("QWidget#", maxsplit=1)[0]


@pytest.mark.usefixtures("qtbot")
def test_type_follows_the_scale_and_has_a_floor() -> None:
    body = appearance.type_font("body").pointSizeF()
    assert appearance.type_font("room").pointSizeF() == pytest.approx(1.55 * body)
    assert appearance.type_font("planner").pointSizeF() >= min(body, 8.25)


def test_lengths_grow_with_the_system_font(qtbot: QtBot, qapp: QApplication) -> None:
    before, font = appearance.row_height(2), qapp.font()
    larger = qapp.font()
    larger.setPointSizeF(font.pointSizeF() * 2)
    qapp.setFont(larger)
    words = QFontMetricsF(appearance.type_font()).height() + QFontMetricsF(appearance.type_font("small")).height()
    grown = appearance.row_height(2)
    qapp.setFont(font)
    qtbot.wait(0)
    assert grown > 1.5 * before
    assert grown >= words


@pytest.mark.parametrize(("choice", "worn"), [("light", Appearance.LIGHT), ("dark", Appearance.DARK)])
@pytest.mark.usefixtures("qapp")
def test_the_view_menus_choice_wins_over_the_system(choice: str, worn: Appearance) -> None:
    assert appearance.followed(choice) is worn
