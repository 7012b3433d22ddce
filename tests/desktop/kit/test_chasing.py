from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.kit import folders, messages
from desktop.kit.chasing import chase
from desktop.kit.desk import Desk
from models.operations.papers import AuthorLine, set_authors
from models.store.workspace import Workspace
from tests.books import Clock, new_book
from tests.desktop.rooms.meeting.papers_scene import Scene, scene


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    opened = new_book(str(tmp_path / "test.book"), clock=Clock())
    yield opened
    opened.close()


@pytest.fixture
def board(workspace: Workspace) -> Scene:
    return scene(workspace)


@pytest.fixture
def desk(workspace: Workspace, qtbot: QtBot) -> Desk:  # noqa: ARG001  Qt must be there
    return Desk(workspace)


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def test_one_paper_is_one_draft_to_author_and_sponsor(
    board: Scene, desk: Desk, parent: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = board.commission("Violence Stocktake")
    lines = (AuthorLine(name="Ines Varga", email="i.varga@hq.example"), AuthorLine(post_id=board.book.posts["HEAD-DI"]))
    desk.perform(set_authors, paper_id=key, authors=lines)
    monkeypatch.setattr(messages, "ask_save_path", lambda _title, name, _kinds: tmp_path / name)
    assert chase(parent, desk, (key,))
    target = tmp_path / "OFFICIAL MB(26)1 chase 2026-10-27.eml"
    letter = " ".join(target.read_text(encoding="utf-8").split())
    assert "To: Ines Varga <i.varga@hq.example>, Grace Adeyemi-Clarke <g.adeyemi@hq.example>" in letter
    assert "X-Unsent: 1" in letter
    assert "Violence Stocktake" in QGuiApplication.clipboard().text()
    assert board.view(key).row.last_chased is not None
    assert board.view(key).history[-1].text == "Ines Varga, Head of Data & Insight, Grace Adeyemi-Clarke"
    desk.undo()
    assert board.view(key).row.last_chased is None


def test_several_papers_go_into_a_folder_and_are_noted_as_one_deed(
    board: Scene, desk: Desk, parent: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = [board.commission("Violence Stocktake"), board.commission("Mid-year budget")]
    monkeypatch.setattr(folders, "ask_folder", lambda _parent, _title: tmp_path)
    assert chase(parent, desk, keys)
    assert len(list(tmp_path.glob("*.eml"))) == 2
    assert desk.undo_words == "Chase 2 papers"


def test_given_up_or_refused_nothing_is_noted(
    board: Scene, desk: Desk, parent: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = board.commission("Violence Stocktake")
    refused: list[str] = []
    monkeypatch.setattr(messages, "refuse", refused.append)
    monkeypatch.setattr(messages, "ask_save_path", lambda *_: None)
    assert not chase(parent, desk, (key,))
    monkeypatch.setattr(messages, "ask_save_path", lambda *_: tmp_path / "nowhere" / "draft.eml")
    assert not chase(parent, desk, (key,))
    assert not chase(parent, desk, ())
    assert len(refused) == 1
    assert board.view(key).row.last_chased is None
