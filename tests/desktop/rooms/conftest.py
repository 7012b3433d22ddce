"""A book on a desk, for every room: Tue 27 Oct 2026, nine o'clock, until the test moves the clock."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.kit.desk import Desk
from models.store.workspace import Workspace
from tests.books import Clock, new_book
from tests.desktop.kit.fakes import FakeNavigator


@pytest.fixture
def clock() -> Clock:
    """The clock of the book."""
    return Clock()


@pytest.fixture
def workspace(tmp_path: Path, clock: Clock) -> Iterator[Workspace]:
    """An empty book, open."""
    opened = new_book(str(tmp_path / "test.book"), clock=clock)
    yield opened
    opened.close()


@pytest.fixture
def desk(workspace: Workspace, qtbot: QtBot) -> Desk:  # noqa: ARG001  Qt must be there
    """The desk at which it is open."""
    return Desk(workspace)


@pytest.fixture
def navigator(tmp_path: Path) -> FakeNavigator:
    """The window as a room knows it; it writes down what it was asked for."""
    return FakeNavigator(tmp_path)
