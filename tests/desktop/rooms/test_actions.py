import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from desktop.kit import appearance, messages, printing
from desktop.kit.desk import Desk
from desktop.kit.form import Form
from desktop.kit.row_view import RowView
from desktop.rooms.actions.page import WANTED, ActionsPage
from models.operations.actions import close_action
from models.operations.outcomes import record_action
from models.queries.actions import ActionRow, actions
from models.store.workspace import Workspace
from tests.books import Clock, SmallBook, small_book
from tests.desktop.kit.fakes import FakeNavigator, the

TODAY = dt.date(2026, 10, 27)


@pytest.fixture
def book(workspace: Workspace, desk: Desk, clock: Clock) -> SmallBook:
    clock.go_to(dt.date(2026, 7, 7))
    made = small_book(workspace)
    for forum, text, post, due in (
        ("MB", "Review custody contracts", "COMM", dt.date(2026, 9, 9)),
        ("MB", "Close the gap in running costs", "DIR-EST", dt.date(2026, 10, 28)),
        ("CF-FLP", "Publish ward maps", "AC-FLP", dt.date(2026, 11, 18)),
    ):
        key = made.posts[post]
        desk.perform(record_action, forum_id=made.forums[forum], text=text, owner_post_id=key, due=due)
    clock.go_to(TODAY)
    return made


@pytest.fixture
def page(desk: Desk, book: SmallBook, qtbot: QtBot, tmp_path: Path) -> ActionsPage:  # noqa: ARG001  a full book
    page = ActionsPage(desk, FakeNavigator(tmp_path))
    qtbot.addWidget(page)
    page.resize(appearance.space(1240), appearance.space(760))
    page.show()
    return page


def view_of(page: ActionsPage) -> RowView[ActionRow]:
    return page.findChildren(RowView)[0]


def shown(page: ActionsPage) -> list[str]:
    table = view_of(page).model()
    lines = [str(table.index(place, 0).data()) for place in range(table.rowCount())]
    texts = [str(table.index(place, 2).data()) for place in range(table.rowCount())]
    return [text.split(" · ")[0] or line for line, text in zip(lines, texts, strict=True)]


def said(page: ActionsPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def answer(**typed: str) -> None:
    """Fill the form that opens next and press its button; give it up if it refuses."""

    def fill() -> None:
        form = QApplication.activeModalWidget()
        assert isinstance(form, Form)
        for name, words in typed.items():
            form.boxes[name].set_typed(words)
        form.press()
        form.reject()

    QTimer.singleShot(0, fill)


def test_open_actions_stand_in_groups_the_overdue_first(page: ActionsPage, qtbot: QtBot) -> None:
    assert shown(page) == [
        "Overdue, 1; oldest 48 days", "Review custody contracts",
        "Due this week, 1, to Fri 30 Oct", "Close the gap in running costs",
        "Due in November, 1", "Publish ward maps",
    ]  # fmt: skip
    assert "Actions" in said(page)
    qtbot.waitUntil(lambda: "adds up" in said(page))
    assert "3 shown of 3 open   •   brought forward 0 + opened 3 = closed 0 + open 3" in said(page)
    assert the(view_of(page).current_row()).reference == "MB 1/26"


def test_the_table_keeps_the_rules_of_qt(page: ActionsPage) -> None:
    table = view_of(page).model()
    QAbstractItemModelTester(table, QAbstractItemModelTester.FailureReportingMode.Warning)
    page.chips.set_values("forum", frozenset())
    page.chips.set_values("due", frozenset({"overdue"}))
    page.chips.clear()
    assert table.rowCount() == 6


def test_a_date_moves_as_spoken_with_its_reason_and_back_again(page: ActionsPage, desk: Desk) -> None:
    answer(due="18 November", reason="Valuation arrives late.")
    page.commands()["action.move_date"]()
    row = the(view_of(page).current_row())
    assert (row.due, row.moves, row.status) == (dt.date(2026, 11, 18), 1, "slipped")
    assert {"First due", "Due now", "Valuation arrives late."} <= set(said(page).splitlines())
    assert desk.undo_words.startswith("Move date of MB 1/26")
    desk.undo()
    assert the(view_of(page).current_row()).due == dt.date(2026, 9, 9)


def test_a_move_without_a_reason_is_refused(page: ActionsPage) -> None:
    answer(due="18 November", reason="")
    page.commands()["action.move_date"]()
    assert the(view_of(page).current_row()).moves == 0


def test_closing_takes_an_action_off_the_list_until_closed_ones_are_asked_for(page: ActionsPage, qtbot: QtBot) -> None:
    answer(note="Contracts reviewed, paper MB 26/61.")
    page.commands()["action.close"]()
    assert "Review custody contracts" not in shown(page)
    qtbot.waitUntil(lambda: "closed 1 + open 2" in said(page))
    page.chips.set_values("status", frozenset({"complete"}))
    assert shown(page) == ["Closed, 1", "Review custody contracts"]
    assert set(page.commands()) >= {"action.reopen", "action.edit"}
    assert "action.close" not in page.commands()
    answer(reason="The evidence was for another year.")
    page.commands()["action.reopen"]()
    assert shown(page) == []
    page.chips.clear()
    assert "Review custody contracts" in shown(page)


def test_an_action_is_recorded_and_then_chosen(page: ActionsPage, book: SmallBook) -> None:
    answer(
        text="Set out options for winter",
        owner_post_id="Head of Data & Insight",
        contributors="SEC, Director Estates",
        due="in two weeks",
    )
    page.commands()["record.action"]()
    row = the(view_of(page).current_row())
    assert (row.text, row.owner_post_id) == ("Set out options for winter", book.posts["HEAD-DI"])
    assert row.contributors == "Board Secretary, Director Estates"
    assert row.due == dt.date(2026, 11, 10)
    assert row.forum_id == book.forums["MB"]


def test_an_action_needs_one_owner(page: ActionsPage) -> None:
    answer(text="Nobody does it", due="in two weeks")
    page.commands()["record.action"]()
    assert "Nobody does it" not in shown(page)


def test_facts_are_edited_in_place(page: ActionsPage, desk: Desk) -> None:
    page.commands()["edit.rename"]()
    area = page.findChildren(QPlainTextEdit)[0]
    QTest.keyClick(area, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(area, "Review all contracts")
    QTest.keyClick(area, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "Review all contracts" in shown(page)
    assert desk.undo_words == "Edit action MB 1/26"


def test_the_form_of_an_action_changes_its_owner_to_a_body_outside(page: ActionsPage) -> None:
    answer(owner_post_id="", owner_body="Mayor’s Office", part="Part 2, closed")
    page.commands()["action.edit"]()
    row = the(view_of(page).current_row())
    assert (row.owner, row.owner_post_id, row.part) == ("Mayor’s Office", "", 2)


def test_an_update_sets_the_state(page: ActionsPage) -> None:
    answer(text="Two thirds done.", status="on track")
    page.update_action()
    row = the(view_of(page).current_row())
    assert (row.status, row.latest) == ("on track", "Now on track. Two thirds done.")


def test_views_regroup_and_are_remembered(page: ActionsPage, desk: Desk, qtbot: QtBot) -> None:
    page.show_view("forum")
    assert [line for line in shown(page) if ", " in line] == [
        "MB  Management Board, 2, 1 overdue", "CF-FLP  Frontline Policing CrimeFighters, 1",
    ]  # fmt: skip
    again = ActionsPage(desk, page.navigator)
    qtbot.addWidget(again)
    again.show()
    assert shown(again) == shown(page)


def test_a_search_narrows_and_says_how_many(page: ActionsPage, qtbot: QtBot) -> None:
    page.chips.focus_search()
    QTest.keyClicks(the(QApplication.focusWidget()), "ward")
    qtbot.waitUntil(lambda: shown(page) == ["Due in November, 1", "Publish ward maps"])
    assert "1 shown of 3 open" in said(page)


def test_an_action_hidden_by_filters_is_shown_when_it_is_asked_for(page: ActionsPage, desk: Desk) -> None:
    rows = desk.read(actions, today=TODAY)
    desk.perform(close_action, action_id=rows[0].id, note="Done.")
    page.chips.set_values("level", frozenset({"BCU"}))
    page.show_action(rows[2].id)
    assert the(view_of(page).current_row()).id == rows[2].id
    page.show_action(rows[0].id)
    assert the(view_of(page).current_row()).status == "complete"


def test_another_room_may_ask_for_the_overdue_ones(page: ActionsPage) -> None:
    page.hide()
    page.navigator.view_state.remember(WANTED, "overdue")
    page.show()
    assert shown(page) == ["Overdue, 1; oldest 48 days", "Review custody contracts"]
    assert page.navigator.view_state.words(WANTED) == ""


def test_the_log_of_the_forum_is_printed_and_saved(
    page: ActionsPage, book: SmallBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown_pdfs: list[tuple[str, bytes]] = []
    monkeypatch.setattr(printing, "preview", lambda _parent, title, pdf, _name: shown_pdfs.append((title, pdf)))
    monkeypatch.setattr(messages, "ask_save_path", lambda _title, name, _kinds: tmp_path / name)
    page.chips.set_values("forum", frozenset({book.forums["MB"]}))
    page.commands()["print.action_log"]()
    page.commands()["print.action_log_csv"]()
    assert shown_pdfs[0][0] == "Action log, Management Board"
    assert shown_pdfs[0][1].startswith(b"%PDF")
    assert "Review custody contracts" in next(tmp_path.glob("*.csv")).read_text(encoding="utf-8-sig")


def test_an_empty_book_says_what_belongs_here(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    page = ActionsPage(desk, FakeNavigator(tmp_path))
    qtbot.addWidget(page)
    page.show()
    assert "No action has been recorded yet" in said(page)
