import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.kit import messages
from desktop.kit.desk import Desk
from desktop.kit.meeting_forms import MeetingForms
from models.queries.meetings import MeetingRow, find_meeting, meetings
from models.store.workspace import Workspace
from tests.books import SmallBook, new_book, small_book
from tests.desktop.kit.fakes import filled

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    opened = new_book(str(tmp_path / "test.book"))
    yield opened
    opened.close()


@pytest.fixture
def book(workspace: Workspace) -> SmallBook:
    return small_book(workspace)


@pytest.fixture
def desk(workspace: Workspace, book: SmallBook, qtbot: QtBot) -> Desk:  # noqa: ARG001  both must be there
    return Desk(workspace)


@pytest.fixture
def forms(desk: Desk, qtbot: QtBot) -> MeetingForms:
    parent = QWidget()
    qtbot.addWidget(parent)
    return MeetingForms(parent, desk)


def board(desk: Desk, on: str) -> MeetingRow:
    return desk.read(find_meeting, reference=f"MB {on}")


def test_a_meeting_made_by_hand_has_the_usual_time_of_its_forum(
    forms: MeetingForms, desk: Desk, book: SmallBook
) -> None:
    QTimer.singleShot(0, filled({"date": "Mon 9 Nov 2026"}))
    made = forms.add(forum_id=book.forums["MB"])
    assert [row.id for row in desk.read(meetings, first=dt.date(2026, 11, 9), last=dt.date(2026, 11, 9))] == [made]


def test_a_bank_holiday_is_questioned_before_a_meeting_is_put_there(
    forms: MeetingForms, book: SmallBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def choose(_title: str, sentence: str, _deeds: tuple[str, ...]) -> int:
        asked.append(sentence)
        return 0

    monkeypatch.setattr(messages, "choose", choose)
    QTimer.singleShot(0, filled({"date": "Fri 25 Dec 2026"}))
    assert not forms.add(forum_id=book.forums["MB"])
    assert "closed: Christmas Day" in asked[0]


def test_time_length_and_place_are_one_gesture_and_one_undo(forms: MeetingForms, desk: Desk, book: SmallBook) -> None:
    QTimer.singleShot(0, filled({"date": "Mon 9 Nov 2026", "start": "09:30"}))
    forms.add(forum_id=book.forums["MB"])
    before = board(desk, "2026-11-09")
    QTimer.singleShot(0, filled({"start": "10:15", "reason": "Late train", "minutes": "90", "place": "Room 7"}))
    assert forms.edit(before)
    after = board(desk, "2026-11-09")
    assert (after.start, after.minutes, after.place) == (dt.time(10, 15), 90, "Room 7")
    desk.undo()
    assert (board(desk, "2026-11-09").start, board(desk, "2026-11-09").place) == (before.start, before.place)
