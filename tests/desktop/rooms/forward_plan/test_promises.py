"""The plan as a list: promised without a date, asked for, fixed, and printed."""

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.kit import appearance, messages, printing
from desktop.kit.desk import Desk
from desktop.rooms.forward_plan.page import ForwardPlanPage
from desktop.rooms.forward_plan.promises import PromisesView
from models.operations.meetings import add_meeting
from models.store.workspace import Workspace
from tests.books import Clock, SmallBook, small_book
from tests.desktop.kit.fakes import FakeNavigator, filled, the

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
DAYS = (dt.date(2026, 11, 3), dt.date(2027, 1, 5))


@pytest.fixture
def book(workspace: Workspace) -> SmallBook:
    """The small book with two meetings of MB."""
    made = small_book(workspace)
    for day in DAYS:
        workspace.transact(add_meeting, forum_id=made.forums["MB"], date=day)
    return made


@pytest.fixture
def page(desk: Desk, book: SmallBook, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ForwardPlanPage:  # noqa: ARG001
    monkeypatch.setattr(messages, "toast", lambda _text, **_further: None)
    made = ForwardPlanPage(desk, FakeNavigator(tmp_path))
    qtbot.addWidget(made)
    made.resize(appearance.space(1366), appearance.space(768))
    made.show()
    made.show_view("promises")
    return made


def view_of(page: ForwardPlanPage) -> PromisesView:
    view = page.view("promises")
    assert isinstance(view, PromisesView)
    return view


def titles(page: ForwardPlanPage) -> list[str]:
    return [line.entry.title for line in view_of(page).table.rows()]


def said(page: ForwardPlanPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def run(page: ForwardPlanPage, command: str, **typed: str | bool) -> None:
    if typed:
        QTimer.singleShot(0, filled(typed))
    page.commands()[command]()


def promised(page: ForwardPlanPage, *, undated: bool = True) -> None:
    run(page, "promise.add", forum_id="MB  Management Board", title="Impacts", undated=undated)


def test_standing_items_are_shown_where_they_are_asked_for(page: ForwardPlanPage) -> None:
    assert titles(page) == []
    page.chips.set_values("kind", frozenset({"standing"}))
    assert "Corporate priorities" in titles(page)
    table = view_of(page).table
    QAbstractItemModelTester(table, QAbstractItemModelTester.FailureReportingMode.Fatal, page)


def test_a_promise_without_a_date_is_asked_for_and_then_fixed(page: ForwardPlanPage, clock: Clock) -> None:
    promised(page)
    assert titles(page) == ["Impacts"]
    assert view_of(page).sentence() == "0 entries to April 2027, 1 without a date"
    clock.go_to(dt.date(2027, 1, 28))
    page.refresh()
    assert the(view_of(page).chosen()).status.word == "Ask for its date"
    run(page, "promise.chase")
    assert "promised Tue 27 Oct 2026, asked Thu 28 Jan 2027" in said(page)
    clock.go_to(dt.date(2026, 10, 28))
    run(page, "promise.fix_date", meeting_id="MB Tue 5 Jan 2027")
    line = the(view_of(page).chosen())
    assert (line.entry.kind, line.entry.date) == ("promised", DAYS[1])
    assert "promise.fix_date" not in page.commands()


def test_what_is_not_wanted_any_more_goes(page: ForwardPlanPage) -> None:
    promised(page, undated=False)
    assert the(view_of(page).chosen()).entry.date == DAYS[0]
    run(page, "promise.drop", because="Settled by letter")
    assert titles(page) == []
    page.desk.undo()
    assert titles(page) == ["Impacts"]


def test_the_plan_of_one_forum_is_printed(page: ForwardPlanPage, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    monkeypatch.setattr(printing, "preview", lambda _parent, title, _body, name: shown.extend((title, name)))
    run(page, "print.preview")
    page.chips.set_values("forum", frozenset({"MB"}))
    run(page, "print.preview")
    assert shown[0] == "Forward plan, All forums"
    assert shown[2] == "Forward plan, Management Board"
    assert shown[3].endswith("MB forward plan 2026-10-27 to 2027-04-30.pdf")


def test_the_plan_is_saved_as_a_workbook(
    page: ForwardPlanPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(messages, "ask_save_path", lambda *_words: tmp_path / "plan.xlsx")
    run(page, "print.forward_plan")
    assert (tmp_path / "plan.xlsx").read_bytes().startswith(b"PK")
