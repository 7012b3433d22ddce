import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.kit.heat_layout import HeatRisk
from desktop.kit.heat_map import HeatMap
from desktop.kit.risk_statuses import ASSURANCES, BANDS, EFFECTS, MOVEMENTS
from desktop.kit.score_bars import ScoreBar, ScoreBars
from models.rules.risk import Band, Movement
from models.rules.vocabulary import Assurance, Effect
from resources import resource_path
from tests.desktop.kit.fakes import the
from tests.desktop.kit.test_heat_layout import SCALE

RISKS = (
    HeatRisk("a", "03", "CR-03  Serious violence, severe 20", 4, 5, 3, 5),
    HeatRisk("b", "06", "CR-06  Money, severe 16", 4, 4, 4, 4),
    HeatRisk("c", "07", "CR-07  Homes, severe 16", 4, 4, 4, 4),
)


@pytest.fixture
def heat(qtbot: QtBot) -> HeatMap:
    shown = HeatMap()
    qtbot.addWidget(shown)
    shown.resize(480, 370)
    shown.display(RISKS, SCALE)
    shown.show()
    return shown


def press(heat: HeatMap, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(heat, key)


def test_arrows_walk_the_cells_and_choose_the_first_risk_there(heat: HeatMap, qtbot: QtBot) -> None:
    heat.choose("a")
    assert heat.place() == (4, 5)
    with qtbot.waitSignal(heat.risk_chosen) as chosen:
        press(heat, Qt.Key.Key_Down)
    assert (chosen.args, heat.place(), heat.chosen()) == (["b"], (4, 4), "b")
    with qtbot.assertNotEmitted(heat.risk_chosen):
        press(heat, Qt.Key.Key_Left)
    assert (heat.place(), heat.chosen()) == ((3, 4), "b")
    assert heat.accessibleDescription() == "Possible and major, high: no risk"


def test_arrows_stay_on_the_map(heat: HeatMap) -> None:
    heat.choose("a")
    press(heat, Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert heat.place() == (5, 5)


def test_space_goes_round_a_cell_and_enter_opens(heat: HeatMap, qtbot: QtBot) -> None:
    heat.choose("b")
    press(heat, Qt.Key.Key_Space)
    assert heat.chosen() == "c"
    assert heat.accessibleDescription() == "CR-07  Homes, severe 16"
    press(heat, Qt.Key.Key_Space)
    with qtbot.waitSignal(heat.risk_opened) as opened:
        press(heat, Qt.Key.Key_Return)
    assert opened.args == ["b"]


def test_a_click_chooses_a_chip_and_a_click_beside_goes_round_the_cell(heat: HeatMap) -> None:
    chip = next(chip for chip in heat.picture().chips if chip.risk and chip.risk.id == "a")
    middle = QPoint(round(chip.box.x + chip.box.width / 2), round(chip.box.y + chip.box.height / 2))
    QTest.mouseClick(heat, Qt.MouseButton.LeftButton, pos=middle)
    assert heat.chosen() == "a"
    cell = heat.picture().cell((4, 4)).box
    for expected in ("b", "c"):
        QTest.mouseClick(heat, Qt.MouseButton.LeftButton, pos=QPoint(round(cell.x) + 2, round(cell.y) + 2))
        assert heat.chosen() == expected


def test_a_cell_is_said_whole_with_where_its_risks_stood(heat: HeatMap, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []

    def hear(event: QAccessibleAnnouncementEvent) -> None:
        said.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    heat.choose("b")
    press(heat, Qt.Key.Key_Up)
    whole = "Likely and critical, severe: 1 risk\nCR-03  Serious violence, severe 20, before Possible and critical"
    assert said == [whole]
    assert heat.words_of((4, 5)) == whole
    assert heat.accessibleName() == "Heat map"


def test_other_risks_keep_what_is_chosen_while_it_is_there(heat: HeatMap) -> None:
    heat.choose("c")
    heat.display(RISKS[2:], SCALE)
    assert heat.chosen() == "c"
    heat.display(RISKS[:1], SCALE)
    assert heat.chosen() == ""
    heat.choose("unknown")
    assert heat.chosen() == ""


def test_it_paints_in_every_size_with_and_without_risks(heat: HeatMap) -> None:
    for size in ((480, 370), (260, 170), (40, 30)):
        heat.resize(*size)
        assert not heat.grab().isNull()
    heat.display((), SCALE)
    assert heat.grab().toImage().pixelColor(1, 1).isValid()
    assert heat.minimumSizeHint().width() < heat.sizeHint().width()


def test_every_word_of_a_risk_has_its_sign() -> None:
    tables = ((BANDS, Band), (MOVEMENTS, Movement), (ASSURANCES, Assurance), (EFFECTS, Effect))
    for table, words in tables:
        assert set(table) == {word.value for word in words}
    shipped = {path.stem for path in resource_path("icons").glob("*.svg")}
    assert {status.icon for table, _ in tables for status in table.values()} <= shipped


def test_bars_say_their_figures(qtbot: QtBot) -> None:
    bars: QWidget = ScoreBars([ScoreBar("Sep", 15, "high"), ScoreBar("Oct", 20, "severe")], 25)
    qtbot.addWidget(bars)
    assert bars.accessibleName() == "Score by month: Sep 15 high, Oct 20 severe"
    assert the(bars.grab()).height() > 0
