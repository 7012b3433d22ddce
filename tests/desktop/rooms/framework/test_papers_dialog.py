"""What papers of a forum must hold, changed in its dialog."""

import datetime as dt

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.kit.desk import Desk
from desktop.rooms.framework.papers_dialog import PapersDialog
from models.queries.forum_papers import ForumPapers, forum_papers
from models.queries.forums import find_forum
from models.store.workspace import Workspace
from tests.books import SmallBook, small_book
from tests.desktop.kit.fakes import filled

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
DAY = dt.date(2026, 10, 27)


@pytest.fixture
def book(workspace: Workspace) -> SmallBook:
    return small_book(workspace)


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def dialog(desk: Desk, book: SmallBook, parent: QWidget) -> PapersDialog:  # noqa: ARG001  a full book
    made = PapersDialog(parent, desk, desk.read(find_forum, code="MB", as_of=DAY))
    made.show()
    return made


def asked(desk: Desk, book: SmallBook) -> ForumPapers:
    return desk.read(forum_papers, forum_id=book.forums["MB"], as_of=DAY)


def change(dialog: PapersDialog, key: str, values: dict[str, str | bool]) -> None:
    assert dialog.lines.select_key(key)
    QTimer.singleShot(0, filled(values))
    dialog.edit()


def test_a_rule_gets_its_strength_and_loses_it(dialog: PapersDialog, desk: Desk, book: SmallBook) -> None:
    model = dialog.lines.model()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert model.index(1, 1).data() == "Not asked"
    change(dialog, "corporate risks stated", {"strength": "Required"})
    assert asked(desk, book).rules == {"corporate risks stated": "required"}
    assert model.index(1, 1).data() == "Required"
    dialog.lines.select_key("corporate risks stated")
    dialog.remove()
    assert asked(desk, book).rules == {}
    desk.undo()
    assert asked(desk, book).rules == {"corporate risks stated": "required"}


def test_sections_are_expected_as_usual_where_nothing_is_said(dialog: PapersDialog) -> None:
    row = next(row for row in dialog.table.rows() if row.key == "sections complete")
    assert row.strength == "expected"


def test_papers_are_expected_changed_and_expected_no_more(dialog: PapersDialog, desk: Desk, book: SmallBook) -> None:
    estates = {"sponsor_post_id": "Director Estates, Marguerite Okonjo-Bell", "also_forum_id": "PG  Performance Group"}
    QTimer.singleShot(0, filled({"title": "Estates dashboard", "kind": "Dashboard", **estates}))
    dialog.add()
    (row,) = asked(desk, book).expected
    assert (row.title, row.kind, row.also) == ("Estates dashboard", "dashboard", "PG")
    change(dialog, row.id, {"title": "Estates programme dashboard", "ends": "Wed 31 Mar 2027"})
    (row,) = asked(desk, book).expected
    assert (row.title, row.ends) == ("Estates programme dashboard", dt.date(2027, 3, 31))
    dialog.lines.select_key(row.id)
    dialog.remove()
    assert asked(desk, book).expected == ()


def test_minutes_get_their_layout(dialog: PapersDialog, desk: Desk, book: SmallBook) -> None:
    change(dialog, "layout", {"layout": "Continuous numbered minutes"})
    assert asked(desk, book).minutes_layout == "continuous numbered minutes"
    dialog.lines.select_key("layout")
    dialog.remove()
    assert asked(desk, book).minutes_layout == "continuous numbered minutes"
