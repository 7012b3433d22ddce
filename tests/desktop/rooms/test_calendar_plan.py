import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from desktop.app.books import Contents, make_book
from desktop.kit import messages, printing
from desktop.kit.controls import Button, PlainLabel
from desktop.kit.desk import Desk
from desktop.rooms.calendar import planning as calendar_planning
from desktop.rooms.calendar.changes_dialog import ChangesDialog
from desktop.rooms.calendar.drafts_dialog import DraftsDialog
from desktop.rooms.calendar.page import CalendarPage
from desktop.rooms.calendar.planning import INSTALL
from desktop.rooms.calendar.why_not import WhyNotDialog
from desktop.rooms.calendar.year_plan import ProposalDialog, findings_of_year
from models.operations.absences import record_absence
from models.queries.drafts import drafts
from models.queries.meetings import MeetingRow, find_meeting, meeting
from models.queries.people import find_post
from models.rules.financial_year import FinancialYear
from models.rules.planner.problem import Slot
from models.store.book import open_book
from models.store.workspace import Workspace
from tests.books import Clock
from tests.desktop.kit.fakes import FakeNavigator, filled

MARCH = dt.date(2027, 3, 17)
"""The Performance Group's day in March; its chair is away that week."""


@pytest.fixture(scope="module")
def demo_year(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    book = tmp_path_factory.mktemp("demo") / "demo.book"
    make_book(str(book), Contents("Met HQ 2026-27", demo="year"), actor="Imogen Farrier")
    return book.read_bytes()


@pytest.fixture
def clock() -> Clock:
    clock = Clock()
    clock.go_to(dt.date(2027, 2, 12))
    return clock


@pytest.fixture
def workspace(demo_year: bytes, clock: Clock, tmp_path: Path) -> Iterator[Workspace]:
    book = tmp_path / "demo.book"
    book.write_bytes(demo_year)
    opened = open_book(str(book), actor="Imogen Farrier", clock=clock)
    yield opened
    opened.close()


@pytest.fixture
def toasts(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    said: list[str] = []
    monkeypatch.setattr(messages, "toast", lambda words, **_: said.append(words))
    return said


@pytest.fixture
def page(desk: Desk, navigator: FakeNavigator, qtbot: QtBot, toasts: list[str]) -> CalendarPage:
    assert not toasts
    deputy = desk.read(find_post, words="Deputy Commissioner", as_of=desk.today)
    away = (dt.date(2027, 3, 15), dt.date(2027, 3, 19))
    desk.perform(record_absence, person_id=deputy.holder_id, starts=away[0], ends=away[1], reason="Abroad")
    page = CalendarPage(desk, navigator)
    qtbot.addWidget(page, before_close_func=lambda page: page.planning.drop())
    page.resize(1236, 800)
    page.show()
    qtbot.waitExposed(page)
    return page


def resolved(page: CalendarPage, qtbot: QtBot) -> CalendarPage:
    page.commands()["plan.resolve"]()
    qtbot.waitUntil(lambda: not page.planning.is_proving, timeout=20_000)
    return page


def march_group(desk: Desk) -> MeetingRow:
    return desk.read(find_meeting, reference=f"PG {MARCH}")


def shown_words(page: CalendarPage) -> str:
    return " ".join(label.text() for label in page.day.details.findChildren(PlainLabel))


def in_dialog(kind: type[QDialog], do: Callable[[QDialog], object]) -> None:
    """Do something in the dialog that opens next; one that is left open is closed."""

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        try:
            assert isinstance(dialog, kind)
            do(dialog)
        finally:
            if dialog.isVisible():
                dialog.reject()

    QTimer.singleShot(0, answer)


def press(dialog: QDialog, title: str) -> None:
    next(button for button in dialog.findChildren(Button) if button.text() == title).click()


def test_checking_the_year_counts_what_is_wrong_from_today_on_and_leads_there(page: CalendarPage) -> None:
    page.commands()["plan.check"]()
    panel = page.right.findings
    assert panel.isVisible()
    hard = [line for line in panel.shown() if line.finding.severity == "hard"]
    assert panel.words().startswith(f"{len(hard)} hard · ")
    away = next(line for line in hard if "PG" in line.title and line.finding.date == MARCH)
    assert away.title == "Chair away · PG · Wed 17 Mar"
    panel.jumped.emit(away.finding)
    assert page.chosen_day() == MARCH
    row = page.day.meeting()
    assert row is not None
    assert row.forum_code == "PG"


def test_past_findings_are_shown_on_demand(page: CalendarPage) -> None:
    page.commands()["plan.check"]()
    panel = page.right.findings
    coming = len(panel.shown())
    next(button for button in panel.findChildren(Button) if button.text().startswith("Show past")).click()
    assert len(panel.shown()) > coming
    assert any("It is past." in line.finding.text for line in panel.shown())


def test_resolving_proposes_at_once_and_proves_beside_the_window(page: CalendarPage, qtbot: QtBot) -> None:
    page.commands()["plan.resolve"]()
    assert "preview, not yet proved" in page.banner.words()
    assert page.banner.words().startswith("Proposal moves ")
    qtbot.waitUntil(lambda: not page.planning.is_proving, timeout=20_000)
    assert page.banner.words() == f"Proposal moves {len(page.planning.moved)} meetings. Proved least change."
    hard = [line for line in page.right.findings.shown() if line.finding.severity == "hard"]
    assert {line.word for line in hard} == {"cleared"}


def test_the_proposed_meeting_says_why_and_what_follows_and_what_else_was_possible(
    page: CalendarPage, desk: Desk, qtbot: QtBot
) -> None:
    resolved(page, qtbot)
    page.show_meeting(march_group(desk).id)
    words = shown_words(page)
    assert "is away" in words
    assert "Wed 17 Mar" in words
    assert "invitations go out again." in words
    assert "Draft papers" in words
    assert "this one" in words


def test_one_accepted_move_stands_on_the_calendar_and_one_undo_takes_it_back(
    page: CalendarPage, desk: Desk, qtbot: QtBot, toasts: list[str]
) -> None:
    resolved(page, qtbot)
    row = march_group(desk)
    new = page.planning.moved[row.id].slot
    assert new is not None
    page.show_meeting(row.id)
    next(button for button in page.day.details.findChildren(Button) if button.text() == "Accept this move").click()
    assert toasts[-1] == "Accepted 1 change of the proposal."
    assert desk.read(find_meeting, reference=f"PG {new.date}").id == row.id
    qtbot.waitUntil(lambda: row.id not in page.planning.moved)
    assert page.planning.words == "Proved least change."
    page.commands()["plan.accept"]()
    qtbot.waitUntil(lambda: page.planning.proposal is None)
    assert "plan.accept" not in page.commands()
    desk.undo()
    desk.undo()
    assert march_group(desk).id == row.id


def test_keeping_the_day_pins_it_and_plans_the_rest_again(page: CalendarPage, desk: Desk, qtbot: QtBot) -> None:
    resolved(page, qtbot)
    row = march_group(desk)
    page.show_meeting(row.id)
    next(button for button in page.day.details.findChildren(Button) if button.text() == "Keep 17 Mar").click()
    qtbot.waitUntil(lambda: not page.planning.is_proving, timeout=20_000)
    assert march_group(desk).pinned
    assert row.id not in page.planning.moved


def test_why_not_another_day_is_answered_in_words_and_may_be_proposed(
    page: CalendarPage, desk: Desk, qtbot: QtBot
) -> None:
    resolved(page, qtbot)
    row = march_group(desk)
    answers: list[str] = []

    def ask(dialog: QDialog) -> None:
        assert isinstance(dialog, WhyNotDialog)
        for day in ("18 Mar 2027", "23 Mar 2027"):
            dialog.day.set_typed(day)
            answers.append(dialog.answer())
        press(dialog, "Propose this day")

    in_dialog(WhyNotDialog, ask)
    page.show_meeting(row.id)
    page.commands()["plan.why_not"]()
    assert "away" in answers[0]
    assert answers[1].startswith("It could")
    assert page.planning.moved[row.id].slot == Slot(dt.date(2027, 3, 23), row.start, row.place)
    assert page.banner.words().endswith("Edited by hand.")


def test_some_of_a_proposal_is_accepted_by_its_ticks(page: CalendarPage, desk: Desk, qtbot: QtBot) -> None:
    resolved(page, qtbot)
    row = march_group(desk)

    def untick(dialog: QDialog) -> None:
        assert isinstance(dialog, ChangesDialog)
        dialog.tick_none()
        assert not dialog.ticked()
        dialog.lines.select_key(row.id)
        dialog.switch(dialog.lines.current_row())
        assert dialog.ticked() == (row.id,)
        dialog.accept()

    in_dialog(ChangesDialog, untick)
    page.commands()["plan.preview"]()
    assert desk.read(meeting, meeting_id=row.id).date != MARCH


def test_drafts_are_kept_compared_and_taken(page: CalendarPage, desk: Desk, qtbot: QtBot) -> None:
    resolved(page, qtbot)
    QTimer.singleShot(0, filled({"name": "Least change"}))
    page.commands()["plan.keep_draft"]()
    page.planning.put(march_group(desk).id, Slot(dt.date(2027, 3, 23), dt.time(14), march_group(desk).place))
    QTimer.singleShot(0, filled({"name": "Tuesday"}))
    page.commands()["plan.keep_draft"]()
    assert {row.name for row in desk.read(drafts)} == {"Least change", "Tuesday"}

    def compare(dialog: QDialog) -> None:
        assert isinstance(dialog, DraftsDialog)
        tuesday, least = sorted(desk.read(drafts), key=lambda row: row.name, reverse=True)
        dialog.drafts.select_key(tuesday.id)
        assert "PG" in {row.code for row in dialog.differences.rows()}
        dialog.compare_with(least.id)
        assert [row.code for row in dialog.differences.rows()] == ["PG"]
        dialog.take()

    in_dialog(DraftsDialog, compare)
    page.commands()["plan.drafts"]()
    assert desk.read(find_meeting, reference="PG 2027-03-23").date == dt.date(2027, 3, 23)


def test_dropping_a_published_meeting_asks_why(page: CalendarPage, desk: Desk) -> None:
    row, day = march_group(desk), dt.date(2027, 3, 24)
    QTimer.singleShot(0, filled({"reason": "The chair is abroad"}))
    page.views.meeting_dropped.emit(row.id, day, None)
    assert desk.read(find_meeting, reference="PG 2027-03-24").moved_because == "The chair is abroad"
    assert page.chosen_day() == day


def test_dropping_inside_a_proposal_edits_the_proposal(page: CalendarPage, desk: Desk, qtbot: QtBot) -> None:
    resolved(page, qtbot)
    row = march_group(desk)
    page.views.meeting_dropped.emit(row.id, dt.date(2027, 3, 25), None)
    assert page.planning.moved[row.id].slot == Slot(dt.date(2027, 3, 25), row.start, row.place)
    assert march_group(desk).id == row.id


def test_without_the_solver_the_preview_stands_and_says_what_to_install(
    page: CalendarPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calendar_planning, "installed", lambda: False)
    page.commands()["plan.resolve"]()
    assert INSTALL in page.banner.words()
    assert not page.planning.is_proving
    page.commands()["plan.accept"]()
    assert page.planning.basis is not None


def test_clash_and_load_reports_open_in_the_preview(page: CalendarPage, monkeypatch: pytest.MonkeyPatch) -> None:
    titles: list[str] = []
    monkeypatch.setattr(printing, "preview", lambda _parent, title, pdf, _name: titles.append(f"{title} {pdf[:4]!r}"))
    for command in ("plan.clashes", "plan.load"):
        page.commands()[command]()
    assert [title.split(",")[0] for title in titles] == ["Clashes", "Load"]
    assert all(title.endswith("b'%PDF'") for title in titles)


def test_laying_out_a_year_says_what_is_wrong_with_it(page: CalendarPage, desk: Desk) -> None:
    span = FinancialYear(2026)
    dialog = ProposalDialog(page, span, (), findings_of_year(desk, span))
    press(dialog, "Resolve")
    assert dialog.resolve
