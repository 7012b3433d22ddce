"""What the head of the sidebar says of a book."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.app.book_state import book_state
from desktop.kit.desk import Desk
from models.operations.plan import publish_year
from models.operations.year import lay_out_year
from models.store.workspace import Workspace
from tests.books import FIRST, LAST, Clock, new_book, small_book


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def workspace(tmp_path: Path, clock: Clock) -> Iterator[Workspace]:
    opened = new_book(str(tmp_path / "test.book"), clock=clock)
    yield opened
    opened.close()


def test_a_year_is_nothing_then_laid_out_then_published(workspace: Workspace, clock: Clock, qtbot: QtBot) -> None:
    assert qtbot
    desk = Desk(workspace)
    assert book_state(desk) == "No year laid out yet"
    small_book(workspace)
    desk.perform(lay_out_year, first=FIRST, last=LAST)
    assert book_state(desk) == "Laid out, not published"
    desk.perform(publish_year, first=FIRST, last=LAST)
    assert book_state(desk) == "Published 27 Oct 2026"
    clock.go_to(date(2027, 4, 1))
    assert book_state(desk) == "No year laid out yet"
