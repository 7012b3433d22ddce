import datetime as dt
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app.books import Contents, make_book
from desktop.kit import messages
from desktop.kit.controls import Button, PlainLabel
from desktop.kit.desk import Desk
from desktop.kit.form import Form
from desktop.kit.room_header import Sentence
from desktop.kit.week_layout import Lane, TravelGap
from desktop.kit.year_canvas import YearCanvas
from desktop.rooms.calendar import planning as calendar_planning
from desktop.rooms.calendar.changes_dialog import ChangesDialog
from desktop.rooms.calendar.lanes import travel_gaps
from desktop.rooms.calendar.page import CalendarPage
from desktop.rooms.calendar.year_plan import ProposalDialog
from desktop.rooms.calendar.year_view_menu import YearViewMenu
from models.operations.absences import record_absence
from models.operations.leeway import set_leeway
from models.operations.rooms import set_travel
from models.queries.drafts import drafts
from models.queries.forums import find_forum
from models.queries.meetings import MeetingRow, find_meeting, meetings
from models.queries.people import find_post
from models.queries.ways import ways
from models.rules.financial_year import FinancialYear
from models.rules.planner.answer import Answer
from models.rules.planner.preview import preview
from models.rules.planner.problem import Problem, Slot
from models.store.book import open_book
from models.store.workspace import Workspace
from tests.books import Clock
from tests.desktop.kit.fakes import FakeNavigator, filled, the

MARCH = dt.date(2027, 3, 17)
"""The Performance Group's day in March; its chair is away that week."""
NEXT = FinancialYear(2027)


@pytest.fixture(scope="module")
def demo_year(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The demo year with the Deputy Commissioner away in the week of the Performance Group in March."""
    path = tmp_path_factory.mktemp("demo") / "demo.book"
    make_book(str(path), Contents("Met HQ 2026-27", demo="year"), actor="Imogen Farrier")
    book = open_book(str(path), actor="Imogen Farrier", clock=clock_in_february())
    deputy = book.read(find_post, words="Deputy Commissioner", as_of=dt.date(2027, 2, 12))
    away = (dt.date(2027, 3, 15), dt.date(2027, 3, 19))
    book.transact(record_absence, person_id=deputy.holder_id, starts=away[0], ends=away[1], reason="Abroad")
    book.close()
    return path.read_bytes()


def clock_in_february() -> Clock:
    clock = Clock()
    clock.go_to(dt.date(2027, 2, 12))
    return clock


@pytest.fixture
def workspace(demo_year: bytes, tmp_path: Path) -> Iterator[Workspace]:
    path = tmp_path / "demo.book"
    path.write_bytes(demo_year)
    opened = open_book(str(path), actor="Imogen Farrier", clock=clock_in_february())
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
    page = CalendarPage(desk, navigator)
    qtbot.addWidget(page, before_close_func=lambda page: page.planning.drop())
    page.resize(1236, 800)
    page.show()
    qtbot.waitExposed(page)
    return page


@pytest.fixture
def resolved(page: CalendarPage, qtbot: QtBot) -> CalendarPage:
    page.commands()["plan.resolve"]()
    proved(page, qtbot)
    return page


def proved(page: CalendarPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page.planning.is_proving, timeout=30_000)


def answering(monkeypatch: pytest.MonkeyPatch, *places: int) -> list[tuple[str, tuple[str, ...]]]:
    """Press the buttons at these places of the questions to come; return what is asked."""
    asked: list[tuple[str, tuple[str, ...]]] = []
    answers = list(places)

    def choose(title: str, _sentence: str, deeds: tuple[str, ...]) -> int:
        asked.append((title, tuple(deeds)))
        return answers.pop(0)

    monkeypatch.setattr(messages, "choose", choose)
    return asked


def march_group(desk: Desk) -> MeetingRow:
    return desk.read(find_meeting, reference=f"PG {MARCH}")


def head(page: CalendarPage) -> str:
    return page.header.findChildren(Sentence)[0].accessibleName()


def words_of(page: CalendarPage) -> str:
    return " ".join(label.text() for label in page.day.details.findChildren(PlainLabel))


def counted_reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note the names of the queries that are asked from now on."""
    asked: list[str] = []
    read = Desk.read

    def noted(desk: Desk, query: Callable[..., object], *args: object, **kwargs: object) -> object:
        asked.append(query.__name__)
        return read(desk, query, *args, **kwargs)

    monkeypatch.setattr(Desk, "read", noted)
    return asked


def lay_out_next_year(page: CalendarPage, button: str) -> None:
    """Ask for next year and press a button of what the rules give."""

    def press() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ProposalDialog)
        next(each for each in dialog.findChildren(Button) if each.text() == button).click()

    def ask() -> None:
        form = QApplication.activeModalWidget()
        assert isinstance(form, Form)
        form.boxes["year"].set_value("2027")
        QTimer.singleShot(0, press)
        form.press()

    QTimer.singleShot(0, ask)
    page.commands()["plan.year"]()


def test_a_year_not_laid_out_is_proposed_on_the_wall_and_accepted_in_one_undo(
    page: CalendarPage, desk: Desk, qtbot: QtBot, toasts: list[str]
) -> None:
    before = desk.undo_words
    lay_out_next_year(page, "Lay out and resolve")
    proved(page, qtbot)
    assert not desk.read(meetings, first=NEXT.first, last=NEXT.last)
    assert page.banner.words().startswith("Proposal lays out 391 meetings, moves ")
    assert head(page) == "Apr 2027 to Mar 2028 · 0 meetings, 391 proposed"
    assert len(page.shown_rows()) == 391
    moved = {key for key, row in page.planning.moved.items() if row.changed}
    page.commands()["plan.accept"]()
    stored = desk.read(meetings, first=NEXT.first, last=NEXT.last)
    assert len(stored) == 391
    assert sum(row.date != row.rule_date for row in stored) >= len(moved) > 0
    assert toasts[-1] == "Accepted 391 changes of the proposal."
    qtbot.waitUntil(lambda: page.planning.proposal is None)
    desk.undo()
    assert desk.undo_words == before
    assert not desk.read(meetings, first=NEXT.first, last=NEXT.last)


def test_a_proposed_meeting_can_be_asked_about_moved_and_put_back_but_not_opened(
    page: CalendarPage, navigator: FakeNavigator, qtbot: QtBot
) -> None:
    lay_out_next_year(page, "Lay out and resolve")
    proved(page, qtbot)
    row = next(row for row in page.shown_rows() if row.id not in _changed(page) and row.date.month == 9)
    page.show_day(row.date)
    page.views.meeting_opened.emit(row.id)
    assert navigator.ran == []
    page.views.meeting_chosen.emit(row.id)
    assert {"plan.why_not", "edit.undo"} & page.commands().keys() == {"plan.why_not"}
    assert not {"meeting.move", "meeting.open"} & page.commands().keys()
    page.views.meeting_dropped.emit(row.id, row.date + dt.timedelta(days=7), None)
    assert row.id in _changed(page)
    assert "By rule" in words_of(page)
    page.commands()["edit.undo"]()
    assert row.id not in _changed(page)


def _changed(page: CalendarPage) -> set[str]:
    return {key for key, row in page.planning.moved.items() if row.changed}


@pytest.mark.parametrize(("answer", "left", "kept"), [(0, True, True), (1, True, False), (2, False, False)])
def test_another_year_over_an_open_proposal_is_asked_for_once(
    resolved: CalendarPage, desk: Desk, monkeypatch: pytest.MonkeyPatch, *, answer: int, left: bool, kept: bool
) -> None:
    asked = answering(monkeypatch, answer)
    if kept:
        QTimer.singleShot(0, filled({"name": "Before leaving"}))
    resolved.step(1)
    assert asked == [("Keep the proposal?", ("Keep draft", "Drop", "Stay"))]
    assert head(resolved).startswith("Apr 2027" if left else "Apr 2026")
    assert (resolved.planning.proposal is None) == left
    assert bool(desk.read(drafts)) == kept


def test_the_window_stays_open_over_a_proposal_until_that_is_settled(
    resolved: CalendarPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = answering(monkeypatch, 2, 1)
    assert not resolved.close()
    assert resolved.isVisible()
    assert resolved.close()
    assert len(asked) == 2
    assert resolved.planning.proposal is None


def test_a_deputy_who_takes_the_chair_is_a_change_worth_seeing(page: CalendarPage, desk: Desk, qtbot: QtBot) -> None:
    group = desk.read(find_forum, code="PG")
    desk.perform(set_leeway, forum_id=group.id, before=0, after=0, deputy_chairs=True)
    page.commands()["plan.resolve"]()
    proved(page, qtbot)
    row = march_group(desk)
    new = page.planning.moved[row.id]
    assert new.deputy
    assert not new.changed
    assert "names 1 deputy" in page.banner.words()
    page.show_meeting(row.id)
    assert f"{new.chair}, {new.chair_name} takes the chair" in words_of(page)
    lines = [line for line in page.right.findings.shown() if row.id in line.finding.meetings]
    assert "cleared" in {line.word for line in lines if line.finding.kind == "member away"}
    dialog = ChangesDialog(page, the(page.planning.proposal))
    qtbot.addWidget(dialog)
    assert row.id in dialog.ticked()
    page.commands()["plan.accept"]()
    assert march_group(desk).acting_chair


def test_the_last_edit_by_hand_is_taken_back_first_and_the_book_after_it(
    resolved: CalendarPage, desk: Desk, toasts: list[str]
) -> None:
    row, before = march_group(desk), desk.undo_words
    places = [the(resolved.planning.moved[row.id].slot)]
    assert "edit.undo" not in resolved.commands()
    for day in (dt.date(2027, 3, 25), dt.date(2027, 3, 23)):
        resolved.views.meeting_dropped.emit(row.id, day, None)
        places.append(the(resolved.planning.moved[row.id].slot))
    assert resolved.undo_words == "PG to Tue 23 Mar"
    for place in (places[1], places[0]):
        resolved.commands()["edit.undo"]()
        assert resolved.planning.moved[row.id].slot == place
    assert toasts[-2:] == ["Undone: PG to Tue 23 Mar", "Undone: PG to Thu 25 Mar"]
    assert (resolved.undo_words, resolved.redo_words) == ("", "PG to Thu 25 Mar")
    for place in (places[1], places[2]):
        resolved.commands()["edit.redo"]()
        assert resolved.planning.moved[row.id].slot == place
    assert (resolved.undo_words, resolved.redo_words) == ("PG to Tue 23 Mar", "")
    for _ in "12":
        resolved.commands()["edit.undo"]()
    assert "edit.undo" not in resolved.commands()
    assert "Proved least change." in resolved.banner.words()
    assert desk.undo_words == before


def test_keeping_a_day_is_taken_back_with_its_pin(resolved: CalendarPage, desk: Desk, qtbot: QtBot) -> None:
    row = march_group(desk)
    resolved.show_meeting(row.id)
    next(button for button in resolved.day.details.findChildren(Button) if button.text() == "Keep 17 Mar").click()
    proved(resolved, qtbot)
    assert "Proved least change." in resolved.banner.words()
    assert row.id not in resolved.planning.moved
    resolved.commands()["edit.undo"]()
    assert not march_group(desk).pinned
    assert row.id in resolved.planning.moved
    resolved.commands()["edit.redo"]()
    assert march_group(desk).pinned
    assert row.id not in resolved.planning.moved
    resolved.commands()["edit.undo"]()
    assert not march_group(desk).pinned
    assert row.id in resolved.planning.moved


def test_an_edit_that_began_a_proposal_comes_back_unless_another_was_made(page: CalendarPage, desk: Desk) -> None:
    page.commands()["plan.check"]()
    row = march_group(desk)

    def put(day: int) -> None:
        page.planning.put(row.id, Slot(dt.date(2027, 3, day), row.start, row.place))

    put(25)
    put(23)
    for _ in "12":
        page.commands()["edit.undo"]()
    assert page.planning.proposal is None
    page.commands()["edit.redo"]()
    assert the(page.planning.moved[row.id].slot).date == dt.date(2027, 3, 25)
    put(24)
    assert "edit.redo" not in page.commands()
    page.commands()["plan.drop"]()
    assert not {"edit.undo", "edit.redo"} & page.commands().keys()


def test_what_the_book_did_since_is_undone_before_the_edit(resolved: CalendarPage, desk: Desk) -> None:
    row, day = march_group(desk), dt.date(2027, 3, 25)
    resolved.views.meeting_dropped.emit(row.id, day, None)
    someone = desk.read(find_post, words="Commissioner", as_of=desk.today).holder_id
    desk.perform(record_absence, person_id=someone, starts=day, ends=day)
    assert "edit.undo" not in resolved.commands()
    desk.undo()
    assert "edit.undo" in resolved.commands()


def slow(started: threading.Event, answers: list[Answer]) -> Callable[..., Answer]:
    """Return a solver that works until it is cancelled, and says then what it has."""

    def solve(problem: Problem, *, cancelled: Callable[[], bool], report: Callable[[float, str], None]) -> Answer:
        report(0.5, "half of it")
        started.set()
        while not cancelled():
            threading.Event().wait(0.005)
        answers.append(preview(problem))
        return answers[-1]

    return solve


@pytest.fixture
def proving(page: CalendarPage, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> tuple[CalendarPage, list[Answer]]:
    """A page whose proof goes on until it is stopped, and the answers the solver has given."""
    started, answers = threading.Event(), list[Answer]()
    monkeypatch.setattr(calendar_planning, "resolve", slow(started, answers))
    page.commands()["plan.resolve"]()
    qtbot.waitUntil(started.is_set)
    assert page.planning.is_proving
    return page, answers


def test_stopping_the_proof_takes_what_is_found(proving: tuple[CalendarPage, list[Answer]], qtbot: QtBot) -> None:
    page, answers = proving
    next(button for button in page.banner.findChildren(Button) if button.text() == "Stop").click()
    qtbot.waitUntil(lambda: not page.planning.is_proving)
    assert page.planning.answer is answers[0]
    assert "Not proved" in page.banner.words()


def test_an_answer_that_comes_too_late_is_dropped(
    proving: tuple[CalendarPage, list[Answer]], desk: Desk, qtbot: QtBot
) -> None:
    page, answers = proving
    row, day = march_group(desk), dt.date(2027, 3, 25)
    page.views.meeting_dropped.emit(row.id, day, None)
    qtbot.waitUntil(lambda: bool(answers))
    QApplication.processEvents()
    assert the(page.planning.moved[row.id].slot).date == day
    page.commands()["edit.undo"]()
    assert "the proof was stopped" in page.banner.words()


def test_quitting_while_the_proof_runs_stops_it(proving: tuple[CalendarPage, list[Answer]], qtbot: QtBot) -> None:
    page, answers = proving
    the(QApplication.instance()).aboutToQuit.emit()
    qtbot.waitUntil(lambda: bool(answers))
    qtbot.waitUntil(lambda: not page.planning.is_proving)


def test_a_week_names_where_the_proposal_goes(
    resolved: CalendarPage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = march_group(desk)
    goes = dt.date(2027, 3, 25)
    resolved.views.meeting_dropped.emit(row.id, goes, None)
    lanes: list[Lane] = []
    monkeypatch.setattr(resolved.views.week, "display", lambda _meetings, found, *_args, **_rest: lanes.extend(found))
    resolved.show_day(MARCH)
    resolved.choose_view("week")
    assert any(lane.second.endswith(", PG to 25 Mar") for lane in lanes)
    assert lanes[0].second.startswith(("1 board", "2 boards", "3 boards", "4 boards"))


def test_the_list_says_where_the_proposal_puts_a_meeting(resolved: CalendarPage, desk: Desk) -> None:
    row = march_group(desk)
    resolved.views.meeting_dropped.emit(row.id, dt.date(2027, 3, 25), None)
    resolved.choose_view("list")
    model = resolved.views.meetings.model()
    texts = [str(model.index(place, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for place in range(model.rowCount())]
    assert sum("to Thu 25 Mar, proposed" in text for text in texts) == 1


def test_the_way_between_two_boards_of_a_lane_is_shown_and_whether_there_is_time(desk: Desk) -> None:
    first, last = (replace(march_group(desk), place=place) for place in ("Lambeth", "New Scotland Yard"))
    desk.perform(set_travel, building="Lambeth", other_building="New Scotland Yard", minutes=25)
    known = desk.read(ways)
    gaps: list[TravelGap] = []
    for begins in (dt.time(16, 40), dt.time(17, 0), dt.time(16, 0)):
        gaps += travel_gaps((first, replace(last, start=begins)), "Ana", known)
    ends = (dt.datetime.combine(MARCH, first.start) + dt.timedelta(minutes=first.minutes)).time()
    assert [(gap.starts, gap.ends, gap.short) for gap in gaps] == [
        (ends, dt.time(16, 40), True),
        (ends, dt.time(16, 55), False),
    ]
    assert gaps[0].words == "25 min from Lambeth to New Scotland Yard, 10 min left"
    assert travel_gaps((first, replace(first, start=dt.time(17, 0))), "Ana", known) == ()


def test_the_year_is_cut_and_zoomed_from_a_menu_and_remembered(
    page: CalendarPage, navigator: FakeNavigator, qtbot: QtBot
) -> None:
    year = page.views.year
    menu = YearViewMenu(page, year, navigator.view_state)
    entries = {entry.text().partition("\t")[0]: entry for entry in menu.menu().actions() if entry.text()}
    entries["Zoom in"].trigger()
    assert year.zoom() == navigator.view_state.number("calendar/zoom") == 2
    for words in ("A band for each level", "A cell for each week"):
        entries[words].trigger()
    assert navigator.view_state.flag("calendar/bands")
    again = YearViewMenu(page, year, navigator.view_state).menu()
    assert {entry.text() for entry in again.actions() if entry.isChecked()} == {
        "A band for each level",
        "A cell for each week",
    }
    qtbot.waitUntil(year.isVisible)


def test_the_wheel_zooms_with_ctrl(page: CalendarPage) -> None:
    canvas = page.views.year.findChildren(YearCanvas)[0]
    place, none = QPointF(200, 200), QPoint()
    for turn, zoom in ((120, 2), (-120, 1)):
        wheel = QWheelEvent(
            place,
            place,
            none,
            QPoint(0, turn),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.ControlModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        assert wheel.type() == QEvent.Type.Wheel
        QApplication.sendEvent(canvas, wheel)
        assert page.views.year.zoom() == zoom


def test_in_a_low_window_findings_and_day_take_turns_and_the_drawer_covers_nothing(
    page: CalendarPage, qtbot: QtBot
) -> None:
    page.resize(720, 430)
    page.commands()["plan.check"]()
    assert page.right.findings.isVisible()
    assert not page.day.isVisible()
    qtbot.waitUntil(lambda: page.views.geometry().right() <= page.right.x())
    page.commands()["plan.resolve"]()
    proved(page, qtbot)
    qtbot.waitUntil(lambda: page.right.y() >= page.banner.geometry().bottom())
    page.right.show_side("day")
    assert page.day.isVisible()
    assert not page.right.findings.isVisible()
    page.show_inspector(shown=False)
    qtbot.waitUntil(lambda: page.views.width() > page.right.width() + page.width() // 3)


def test_the_head_says_when_the_year_was_published(page: CalendarPage, desk: Desk) -> None:
    assert head(page).startswith("Apr 2026 to Mar 2027 · Published on ")
    assert desk.today.year == 2027


def test_a_change_of_people_reads_no_meeting_again_and_hidden_views_wait(
    page: CalendarPage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(page.views.month, "display", lambda *_args: shown.append("month"))
    monkeypatch.setattr(page.views.year, "display", lambda *_args: shown.append("year"))
    asked = counted_reads(monkeypatch)
    someone = desk.read(find_post, words="Commissioner", as_of=desk.today).holder_id
    desk.perform(record_absence, person_id=someone, starts=desk.today, ends=desk.today)
    assert shown == []
    assert "year_meetings" in asked
    assert {"people", "posts", "meetings", "plan_basis"}.isdisjoint(asked)
