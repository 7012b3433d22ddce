from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.kit.desk import Desk
from desktop.kit.effect_form import ask_effect
from models.operations.agenda import add_item, open_agenda
from models.operations.decisions import record_decision
from models.operations.risks import add_risk, link_risk
from models.operations.year import lay_out_year
from models.queries.effects import DecisionEffects, effects
from models.queries.meetings import find_meeting
from tests.books import FIRST, LAST, new_book, small_book
from tests.desktop.kit.fakes import filled


def decided(desk: Desk) -> DecisionEffects:
    """Return the one decision of the board with its risks."""
    meeting = desk.read(find_meeting, reference="MB 2026-11-03").id
    return desk.read(effects, meeting_id=meeting).decisions[0]


@pytest.mark.usefixtures("qapp")
def test_effects_are_asked_for_each_risk_and_taken_back(tmp_path: Path, qtbot: QtBot) -> None:
    workspace = new_book(str(tmp_path / "test.book"))
    small_book(workspace)
    desk, parent = Desk(workspace), QWidget()
    qtbot.addWidget(parent)
    desk.perform(lay_out_year, first=FIRST, last=LAST)
    meeting = desk.read(find_meeting, reference="MB 2026-11-03").id
    desk.perform(open_agenda, meeting_id=meeting)
    item = desk.perform(add_item, meeting_id=meeting, title="Winter demand")
    decision = desk.perform(record_decision, meeting_id=meeting, item_id=item, text="Fund it")
    keys = [
        desk.perform(add_risk, title=title, level="corporate", likelihood=3, impact=3) for title in ("Violence", "Fuel")
    ]
    desk.perform(link_risk, risk_id=keys[0], decision_id=decision)

    QTimer.singleShot(0, filled({"effect": "down", "note": "More officers"}))
    assert ask_effect(parent, desk, decided(desk), decided(desk).lines[0])
    QTimer.singleShot(0, filled({"risk_id": "CR-02  Fuel", "effect": "up"}))
    assert ask_effect(parent, desk, decided(desk))
    QTimer.singleShot(0, filled({"effect": "up"}))
    assert not ask_effect(parent, desk, decided(desk))
    assert [(line.reference, line.effect) for line in decided(desk).lines] == [("CR-01", "down"), ("CR-02", "up")]
    QTimer.singleShot(0, filled({"effect": "not judged yet"}))
    assert ask_effect(parent, desk, decided(desk), decided(desk).lines[1])
    assert [line.reference for line in decided(desk).lines] == ["CR-01"]
    workspace.close()
