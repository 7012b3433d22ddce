"""The deep-dives of the forward plan: commissioned, put off, reported and closed from the list."""

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.kit import appearance, messages, printing
from desktop.kit.desk import Desk
from desktop.rooms.forward_plan.dives import DivesView
from desktop.rooms.forward_plan.page import ForwardPlanPage
from models.operations.agenda import open_agenda
from models.operations.deep_dives import commission_deep_dive
from models.operations.meetings import add_meeting
from models.queries.agenda import agenda
from models.store.workspace import Workspace
from tests.books import Clock, SmallBook, small_book
from tests.desktop.kit.fakes import FakeNavigator, filled, the

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
DAYS = (dt.date(2026, 10, 27), dt.date(2027, 1, 5), dt.date(2027, 3, 2))


@pytest.fixture
def book(workspace: Workspace) -> SmallBook:
    """The small book with three meetings of MB, the agenda of today's open."""
    made = small_book(workspace)
    for day in DAYS:
        workspace.transact(add_meeting, forum_id=made.forums["MB"], date=day)
    return made


@pytest.fixture
def meeting(workspace: Workspace, book: SmallBook) -> str:
    key = workspace.transact(add_meeting, forum_id=book.forums["MB"], date=dt.date(2026, 10, 26)).value
    workspace.transact(open_agenda, meeting_id=key)
    return key


@pytest.fixture
def page(desk: Desk, meeting: str, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ForwardPlanPage:  # noqa: ARG001
    monkeypatch.setattr(messages, "toast", lambda _text, **_further: None)
    made = ForwardPlanPage(desk, FakeNavigator(tmp_path))
    qtbot.addWidget(made)
    made.resize(appearance.space(1366), appearance.space(768))
    made.show()
    made.show_view("deep-dives")
    return made


def view_of(page: ForwardPlanPage) -> DivesView:
    view = page.view("deep-dives")
    assert isinstance(view, DivesView)
    return view


def said(page: ForwardPlanPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def run(page: ForwardPlanPage, command: str, **typed: str | bool) -> None:
    if typed:
        QTimer.singleShot(0, filled(typed))
    page.commands()[command]()


def commission(page: ForwardPlanPage, meeting: str, title: str = "Stocktake") -> None:
    item = page.desk.read(agenda, meeting_id=meeting).items[1]
    words = f"MB Mon 26 Oct 2026, item {item.number} {item.title}"
    run(page, "dive.commission", title=title, item_id=words, sponsor_post_id="Deputy Commissioner")


def test_an_empty_list_offers_to_commission_one(page: ForwardPlanPage, meeting: str) -> None:
    assert "No deep-dive is commissioned yet" in said(page)
    commission(page, meeting)
    row = the(view_of(page).chosen())
    assert (row.title, row.sponsor, row.due) == ("Stocktake", "Deputy Commissioner", DAYS[0])
    assert view_of(page).sentence() == "1 deep-dive, 1 still to report, 0 of them moved"


def test_put_off_it_shows_the_date_it_had(page: ForwardPlanPage, meeting: str) -> None:
    commission(page, meeting)
    run(page, "dive.put_off", because="More evidence is wanted")
    row = the(view_of(page).chosen())
    assert (row.due, row.first_due) == (DAYS[1], DAYS[0])
    assert {"Every date it had", "Tue 27 Oct 2026 to Tue 5 Jan 2027", "More evidence is wanted"} <= set(
        said(page).split("\n")
    )
    page.desk.undo()
    assert the(view_of(page).chosen()).due == DAYS[0]


def test_it_reports_is_closed_and_stays_readable(page: ForwardPlanPage, meeting: str) -> None:
    commission(page, meeting)
    run(page, "dive.report", outcome="Two groups differ")
    assert the(view_of(page).chosen()).status == "reported"
    assert "dive.put_off" not in page.commands()
    run(page, "dive.close", outcome="Two groups differ, and why")
    row = the(view_of(page).chosen())
    assert (row.status, row.outcome) == ("closed", "Two groups differ, and why")
    assert "1 closed = 1" in said(page)


def test_what_is_given_changes_by_its_form(page: ForwardPlanPage, meeting: str, book: SmallBook) -> None:
    commission(page, meeting)
    informs = f"informs:{book.units['FLP']}"
    run(page, "dive.edit", due_meeting_id="MB Tue 2 Mar 2027", tracking_forum_id="PG  Performance Group",
        **{informs: True})  # fmt: skip
    row = the(view_of(page).chosen())
    assert (row.due, row.tracking_code, row.informs) == (DAYS[2], "PG", ("Frontline Policing",))


def test_one_that_is_behind_stands_first_and_filters_narrow(
    page: ForwardPlanPage, meeting: str, clock: Clock, book: SmallBook
) -> None:
    commission(page, meeting)
    item = page.desk.read(agenda, meeting_id=meeting).items[1].id
    page.desk.perform(commission_deep_dive, meeting_id=meeting, item_id=item, title="Later", forum_id=book.forums["PG"])
    clock.go_to(dt.date(2026, 10, 28))
    page.desk.perform(open_agenda, meeting_id=view_of(page).table.rows()[0].due_meeting_id)
    page.refresh()
    table = view_of(page).table
    QAbstractItemModelTester(table, QAbstractItemModelTester.FailureReportingMode.Fatal, page)
    page.chips.set_values("forum", frozenset({"PG"}))
    assert [row.title for row in table.rows()] == ["Later"]
    page.chips.clear()
    assert len(table.rows()) == 2


def test_the_list_is_printed(page: ForwardPlanPage, meeting: str, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[tuple[str, bytes]] = []
    monkeypatch.setattr(printing, "preview", lambda _parent, title, body, _name: shown.append((title, body)))
    commission(page, meeting)
    run(page, "print.preview")
    assert shown[0][0] == "Deep-dives, Management Board"
    assert shown[0][1].startswith(b"%PDF")


def test_the_list_is_saved_for_word(
    page: ForwardPlanPage, meeting: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(messages, "ask_save_path", lambda *_words: tmp_path / "dives.docx")
    commission(page, meeting)
    run(page, "print.deep_dives")
    assert (tmp_path / "dives.docx").read_bytes().startswith(b"PK")
