import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.kit import appearance, messages, printing
from desktop.kit.controls import Button
from desktop.kit.desk import Desk
from desktop.rooms.today.due_list import DueList
from desktop.rooms.today.page import LEFT, TodayPage
from models.operations.outcomes import record_action
from models.operations.papers import commission_paper
from models.operations.people import add_person
from models.operations.stages import end_meeting
from models.operations.year import lay_out_year
from models.queries.agenda import agenda
from models.queries.meetings import find_meeting
from models.queries.paper import paper
from models.store.book import open_book
from models.store.workspace import Workspace
from tests.books import FIRST, LAST, Clock, SmallBook, small_book
from tests.desktop.kit.fakes import FakeNavigator, the

TODAY = dt.date(2026, 10, 27)


@pytest.fixture
def book(workspace: Workspace) -> SmallBook:
    made = small_book(workspace)
    workspace.transact(lay_out_year, first=FIRST, last=LAST)
    return made


@pytest.fixture
def page(desk: Desk, book: SmallBook, navigator: FakeNavigator, qtbot: QtBot) -> TodayPage:  # noqa: ARG001  a full book
    page = TodayPage(desk, navigator)
    qtbot.addWidget(page)
    page.resize(appearance.space(1240), appearance.space(800))
    page.show()
    return page


def list_of(page: TodayPage) -> DueList:
    return page.findChildren(DueList)[0]


def choose(page: TodayPage, title: str) -> None:
    due = list_of(page)
    for _ in due.rows():
        if the(due.current_row()).title != title:
            QTest.keyClick(due, Qt.Key.Key_Down)
    assert the(due.current_row()).title == title


def said(page: TodayPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_what_is_due_stands_in_groups_and_is_counted(page: TodayPage) -> None:
    due = list_of(page)
    groups = [str(due.model().index(place, 0).data()) for place in range(due.model().rowCount())]
    assert "Today, Tue 27 Oct, 1" in groups
    assert {row.group for row in due.rows()} == {"today", "this week", "next week"}
    assert page.window_words == "Tue 27 Oct 2026"
    board = next(line for line in groups if line.startswith("Open agenda of Management Board"))
    assert "final papers due too" in board
    assert board.endswith("by 17:00 · Open agenda")


def test_arrows_walk_over_the_groups_and_enter_does_the_line(page: TodayPage, navigator: FakeNavigator) -> None:
    choose(page, "Open agenda of Management Board")
    meeting = page.desk.read(find_meeting, reference="MB 2026-11-03")
    QTest.keyClick(list_of(page), Qt.Key.Key_Return)
    assert navigator.ran == [meeting.id]
    assert page.desk.read(agenda, meeting_id=meeting.id).items
    titles = [row.title for row in list_of(page).rows()]
    assert "Issue agenda of Management Board" in titles
    page.desk.undo()
    assert "Open agenda of Management Board" in [row.title for row in list_of(page).rows()]


def test_the_button_of_a_line_does_it_and_the_rest_of_the_line_only_chooses(
    page: TodayPage, navigator: FakeNavigator
) -> None:
    due = list_of(page)
    row = due.rows()[0]
    place = due.button_rect(row).center().toPoint()
    QTest.mouseClick(due.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(appearance.space(60), place.y()))
    assert navigator.ran == []
    QTest.mouseMove(due.viewport(), place)
    QTest.mouseClick(due.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert navigator.ran == [row.subject[1]]


def test_a_paper_is_chased_from_its_line(
    page: TodayPage, book: SmallBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    board = page.desk.read(find_meeting, reference="MB 2026-11-03").id
    key = page.desk.perform(commission_paper, forum_id=book.forums["MB"], meeting_id=board, title="Stocktake")
    page.refresh()
    choose(page, "Paper not received for Management Board")
    assert "meeting.open" in page.commands()
    target = tmp_path / "draft.eml"
    monkeypatch.setattr(messages, "ask_save_path", lambda *_: target)
    QTest.keyClick(list_of(page), Qt.Key.Key_Return)
    assert target.read_bytes()
    assert page.desk.read(paper, paper_id=key, now=page.desk.now()).row.last_chased is not None


def test_overdue_actions_open_the_actions_room_narrowed(
    page: TodayPage, book: SmallBook, clock: Clock, navigator: FakeNavigator
) -> None:
    clock.go_to(dt.date(2026, 9, 1))
    forum, owner, day = book.forums["MB"], book.posts["COMM"], dt.date(2026, 9, 9)
    page.desk.perform(record_action, forum_id=forum, owner_post_id=owner, text="Review contracts", due=day)
    clock.go_to(TODAY)
    page.refresh()
    line = list_of(page).rows()[0]
    assert (line.group, line.days_late) == ("overdue", 48)
    choose(page, line.title)
    QTest.keyClick(list_of(page), Qt.Key.Key_Return)
    assert navigator.ran == ["actions"]
    assert navigator.view_state.words("actions/wanted") == "overdue"


def test_the_side_tells_the_next_meeting_its_stage_and_the_year(page: TodayPage, navigator: FakeNavigator) -> None:
    words = said(page)
    assert "Tue 3 Nov 09:30–12:30 · Room 4.12" in words
    assert "Planned, stage 1 of 6. The agenda goes out Tue 27 Oct." in words
    assert "No day of the year ahead is crowded" in words
    enter = next(button for button in page.findChildren(Button) if button.text() == "Enter the room")
    QTest.mouseClick(enter, Qt.MouseButton.LeftButton)
    assert navigator.ran[-1] == "meeting.hold"


def test_news_are_what_others_did_since_i_left(
    page: TodayPage, workspace: Workspace, clock: Clock, navigator: FakeNavigator, qtbot: QtBot
) -> None:
    assert "since" not in said(page).lower()
    assert navigator.view_state.words(LEFT) == "2026-10-27T09:00:00+00:00"
    clock.go_to(TODAY, 18)
    other = open_book(workspace.place, actor="Dev Chaudhry-Lisle", clock=clock)
    other.transact(add_person, name="Priya Ravensworth")
    other.close()
    clock.go_to(dt.date(2026, 10, 28), 8)
    again = TodayPage(page.desk, navigator)
    qtbot.addWidget(again)
    again.resize(page.size())
    again.show()
    words = said(again)
    assert "Since you left, Tue 27 Oct 09:00" in words
    assert "Dev Chaudhry-Lisle\nAdd person Priya Ravensworth\nTue 27 Oct 18:00" in words


def test_an_action_log_is_issued_once_it_was_looked_at(
    page: TodayPage, book: SmallBook, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock.go_to(dt.date(2026, 11, 4))
    meeting = page.desk.read(find_meeting, reference="MB 2026-11-03")
    page.desk.perform(end_meeting, meeting_id=meeting.id)
    owner = book.posts["COMM"]
    page.desk.perform(record_action, meeting_id=meeting.id, owner_post_id=owner, text="Review", due=LAST)
    answers = iter((1, 0))
    previews: list[bytes] = []
    monkeypatch.setattr(messages, "choose", lambda *_: next(answers))
    monkeypatch.setattr(printing, "preview", lambda _parent, _title, pdf, _name: previews.append(pdf))
    choose(page, "Action log of Management Board")
    QTest.keyClick(list_of(page), Qt.Key.Key_Return)
    assert "Action log of Management Board" in [row.title for row in list_of(page).rows()]
    choose(page, "Action log of Management Board")
    QTest.keyClick(list_of(page), Qt.Key.Key_Return)
    assert "Action log of Management Board" not in [row.title for row in list_of(page).rows()]
    assert len(previews) == 2


def test_my_day_is_printed(page: TodayPage, monkeypatch: pytest.MonkeyPatch) -> None:
    previews: list[tuple[bytes, str]] = []
    monkeypatch.setattr(printing, "preview", lambda _parent, _title, pdf, name: previews.append((pdf, name)))
    page.commands()["print.preview"]()
    assert previews[0][0].startswith(b"%PDF")
    assert previews[0][1] == "OFFICIAL Imogen day 2026-10-27.pdf"


def test_a_book_with_forums_but_no_year_offers_to_lay_one_out(
    desk: Desk, workspace: Workspace, navigator: FakeNavigator, qtbot: QtBot
) -> None:
    small_book(workspace)
    page = TodayPage(desk, navigator)
    qtbot.addWidget(page)
    page.show()
    button = next(each for each in page.findChildren(Button) if each.text() == "Lay out a year…")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert navigator.ran == ["plan.year"]
    desk.perform(lay_out_year, first=FIRST, last=LAST)
    assert list_of(page).rows()


def test_a_new_book_asks_for_its_forums_first(desk: Desk, navigator: FakeNavigator, qtbot: QtBot) -> None:
    page = TodayPage(desk, navigator)
    qtbot.addWidget(page)
    page.show()
    assert "This book holds no forum yet" in said(page)
