"""The measure of an item is filled in by its parts, and read back into them."""

import datetime as dt

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.kit.form import Form
from desktop.rooms.meeting.measure_form import ask_measure
from tests.desktop.kit.fakes import filled

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


def stored(qtbot: QtBot, before: str, answers: dict[str, str]) -> str | None:
    parent, kept = QWidget(), list[str]()
    qtbot.addWidget(parent)
    QTimer.singleShot(0, filled(dict(answers)))
    ask_measure(parent, "Measure of item 4", before, kept.append, today=dt.date(2026, 10, 27))
    return kept[0] if kept else None


@pytest.mark.parametrize(
    ("before", "answers", "text"),
    [
        (
            "",
            {
                "measure": "Knife injury",
                "value": "142",
                "unit": "offences",
                "direction": "up",
                "comparison": "Oct 2025",
            },
            "Knife injury: 142 offences, up against Oct 2025",
        ),
        ("Knife injury: 142 offences", {"value": "150"}, "Knife injury: 150 offences"),
        ("Knife injury: 142", {"state": "a figure that is pending"}, "Knife injury: figure pending"),
        (
            "Morale: 3",
            {"state": "qualitative, in words", "words": "calmer\nthan before"},
            "Morale: calmer than before (qualitative)",
        ),
        ("knife injury, 5 year high", {}, "knife injury, 5 year high"),
        ("knife injury, 5 year high", {"words": ""}, ""),
    ],
)
def test_a_measure_is_written_as_one_line(qtbot: QtBot, before: str, answers: dict[str, str], text: str) -> None:
    assert stored(qtbot, before, answers) == text


@pytest.mark.parametrize(
    ("answers", "field"),
    [
        ({"value": "142"}, "measure"),
        ({"measure": "Knife injury"}, "value"),
        ({"measure": "Knife: injury", "value": "1"}, "measure"),
        ({"measure": "Morale", "state": "qualitative, in words"}, "words"),
    ],
)
def test_what_is_missing_lights_its_field(qtbot: QtBot, answers: dict[str, str], field: str) -> None:
    lit: list[str] = []

    def fill() -> None:
        form = QApplication.activeModalWidget()
        assert isinstance(form, Form)
        for name, words in answers.items():
            form.boxes[name].set_typed(words)
        form.press()
        inputs = {name: box.focusProxy() or box for name, box in form.boxes.items()}
        lit.extend(name for name, line in inputs.items() if line.property("wrong"))
        form.reject()

    parent = QWidget()
    qtbot.addWidget(parent)
    QTimer.singleShot(0, fill)
    assert not ask_measure(parent, "Measure", "", lambda _text: None, today=dt.date(2026, 10, 27))
    assert lit == [field]
