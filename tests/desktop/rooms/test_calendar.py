import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from desktop.kit import messages, printing
from desktop.kit.desk import Desk
from desktop.kit.form import Form
from desktop.kit.meeting_forms import MeetingForms
from desktop.kit.room_header import Sentence
from desktop.kit.year_canvas import YearCanvas
from desktop.rooms.calendar.closed_dialog import ClosedDaysDialog
from desktop.rooms.calendar.page import CalendarPage
from desktop.rooms.calendar.proclaimed_dialog import ProclaimedDialog
from desktop.rooms.calendar.year_plan import ProposalDialog, level_sums
from models.operations.year import lay_out_year
from models.queries.closed_days import one_off_days
from models.queries.meetings import MeetingRow, find_meeting, meetings
from models.queries.published import is_published
from models.queries.year import proposed_year
from models.rules.financial_year import FinancialYear
from models.store.workspace import Workspace
from tests.books import FIRST, LAST, SmallBook, new_book, small_book
from tests.desktop.kit.fakes import FakeNavigator, filled
from tests.documents.reading import pages

MEETINGS = 46
"""How many meetings the small book's five forums have in 2026-27."""


@pytest.fixture
def book(workspace: Workspace) -> SmallBook:
    return small_book(workspace)


@pytest.fixture
def desk(workspace: Workspace, book: SmallBook) -> Desk:
    assert book.forums
    workspace.transact(lay_out_year, first=FIRST, last=LAST)
    return Desk(workspace)


@pytest.fixture
def page(desk: Desk, navigator: FakeNavigator, qtbot: QtBot) -> CalendarPage:
    return shown(CalendarPage(desk, navigator), qtbot)


def shown(page: CalendarPage, qtbot: QtBot) -> CalendarPage:
    qtbot.addWidget(page)
    page.resize(1236, 800)
    page.show()
    qtbot.waitExposed(page)
    return page


def choosing(monkeypatch: pytest.MonkeyPatch, place: int) -> list[str]:
    """Press the button at a place of every question; return the questions asked."""
    asked: list[str] = []

    def choose(_title: str, sentence: str, _deeds: tuple[str, ...]) -> int:
        asked.append(sentence)
        return place

    monkeypatch.setattr(messages, "choose", choose)
    return asked


def meeting_of(desk: Desk, reference: str) -> MeetingRow:
    return desk.read(find_meeting, reference=reference)


def sentence(page: CalendarPage) -> str:
    return page.header.findChildren(Sentence)[0].accessibleName()


def test_the_head_counts_the_meetings_of_the_year_and_those_that_moved(page: CalendarPage) -> None:
    assert sentence(page) == f"Apr 2026 to Mar 2027 · {MEETINGS} meetings"
    assert page.window_words == "Calendar"


def test_a_day_is_shown_with_its_meetings_and_the_first_of_them_in_full(page: CalendarPage, desk: Desk) -> None:
    page.show_day(dt.date(2026, 11, 3))
    assert [row.forum_code for row in page.day.rows()] == ["MB"]
    row = page.day.meeting()
    assert row is not None
    assert row.reference == "MB 2026-11-03"
    assert {"meeting.open", "meeting.move", "meeting.cancel", "meeting.edit", "edit.rename"} <= page.commands().keys()
    assert desk.undo_words.startswith("Lay out")


def test_arrows_walk_the_days_and_enter_opens_the_meeting(page: CalendarPage, navigator: FakeNavigator) -> None:
    page.show_day(dt.date(2026, 11, 2))
    canvas = page.views.year.findChildren(YearCanvas)[0]
    QTest.keyClick(canvas, Qt.Key.Key_Down)
    assert page.chosen_day() == dt.date(2026, 11, 3)
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    row = page.day.meeting()
    assert row is not None
    assert navigator.ran == [row.id]


def test_filters_narrow_by_level_and_by_who_sits_there(page: CalendarPage, desk: Desk, book: SmallBook) -> None:
    page.chips.set_values("level", frozenset({"BCU"}))
    assert {row.level for row in page.shown_rows()} == {"BCU"}
    page.chips.set_values("level", frozenset())
    page.chips.set_values("who", frozenset({f"person {book.people['AC-FLP']}"}))
    seated = desk.read(meetings, first=FIRST, last=LAST, person_id=book.people["AC-FLP"])
    assert {row.id for row in page.shown_rows()} == {row.id for row in seated}
    assert 0 < len(seated) < MEETINGS


def test_a_meeting_moves_with_its_reason_and_one_undo_brings_it_back(page: CalendarPage, desk: Desk) -> None:
    row = meeting_of(desk, "MB 2026-11-03")
    page.show_meeting(row.id)
    reason = "The Commissioner is at the Home Office"
    QTimer.singleShot(0, filled({"date": "Wed 4 Nov 2026", "start": "14:00", "reason": reason}))
    page.commands()["meeting.move"]()
    assert page.chosen_day() == dt.date(2026, 11, 4)
    moved = page.day.meeting()
    assert moved is not None
    assert (moved.start, moved.moved_because) == (dt.time(14), reason)
    assert sentence(page).endswith("1 moved by hand")
    desk.undo()
    assert meeting_of(desk, "MB 2026-11-03").start == dt.time(9, 30)
    assert not page.day.rows()


@pytest.mark.parametrize(("day", "why"), [("Fri 25 Dec 2026", "Christmas Day"), ("Sat 7 Nov 2026", "a weekend day")])
def test_a_closed_day_is_questioned(
    page: CalendarPage, desk: Desk, monkeypatch: pytest.MonkeyPatch, day: str, why: str
) -> None:
    questions = choosing(monkeypatch, 0)
    row = meeting_of(desk, "MB 2026-11-03")
    QTimer.singleShot(0, filled({"date": day, "reason": "Room taken"}))
    assert not MeetingForms(page, desk).move(row)
    assert why in questions[0]
    assert meeting_of(desk, "MB 2026-11-03").date == dt.date(2026, 11, 3)


def test_before_the_year_is_published_a_dropped_meeting_moves_at_once(
    page: CalendarPage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(messages, "toast", lambda words, **_: said.append(words))
    row = meeting_of(desk, "MB 2026-11-03")
    page.views.meeting_dropped.emit(row.id, dt.date(2026, 11, 4), None)
    assert said == ["Moved. What had passed already stays as it was: draft papers (Tue 20 Oct 2026)."]
    assert meeting_of(desk, "MB 2026-11-04").id == row.id
    desk.undo()
    assert meeting_of(desk, "MB 2026-11-03").id == row.id


def test_publishing_the_year_is_asked_for_once(page: CalendarPage, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    choosing(monkeypatch, 0)
    page.commands()["plan.publish"]()
    assert desk.read(is_published, on=FIRST)


def test_a_cancelled_meeting_leaves_the_planner_and_stays_in_the_list(page: CalendarPage, desk: Desk) -> None:
    page.show_meeting(meeting_of(desk, "MB 2026-11-03").id)
    QTimer.singleShot(0, filled({"reason": "No quorum"}))
    page.commands()["meeting.cancel"]()
    assert [row.status for row in page.day.rows()] == ["cancelled"]
    assert sentence(page).endswith(f"{MEETINGS - 1} meetings, 1 called off")


def test_time_length_and_place_change_in_one_form(page: CalendarPage, desk: Desk) -> None:
    row = meeting_of(desk, "MB 2026-11-03")
    QTimer.singleShot(0, filled({"start": "10:15", "reason": "Late train", "minutes": "90", "place": "Room 7"}))
    assert MeetingForms(page, desk).edit(row)
    after = meeting_of(desk, "MB 2026-11-03")
    assert (after.start, after.minutes, after.place, after.date) == (dt.time(10, 15), 90, "Room 7", row.date)


def test_the_list_chooses_the_meeting_of_the_day(page: CalendarPage, desk: Desk) -> None:
    page.choose_view("list")
    page.views.meetings.select_key(meeting_of(desk, "PG 2026-11-18").id)
    assert page.chosen_day() == dt.date(2026, 11, 18)
    for _ in ("the head of December", "its first meeting"):
        QTest.keyClick(page.views.meetings, Qt.Key.Key_Down)
    assert page.chosen_day() == dt.date(2026, 12, 3)


def test_earlier_and_later_years_and_back_to_today(page: CalendarPage) -> None:
    page.step(1)
    assert sentence(page) == "Apr 2027 to Mar 2028 · 0 meetings"
    page.commands()["go.today_date"]()
    assert page.chosen_day() == dt.date(2026, 10, 27)
    page.choose_view("month")
    page.step(-1)
    assert page.chosen_day() == dt.date(2026, 9, 1)


def test_a_year_is_proposed_by_level_and_laid_out_by_one_button(
    page: CalendarPage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(messages, "toast", lambda words, **_: said.append(words))
    proposal = desk.read(proposed_year, first=FinancialYear(2027).first, last=FinancialYear(2027).last)
    assert level_sums(proposal)[-1].new == len(proposal)

    def take() -> None:
        form = QApplication.activeModalWidget()
        assert isinstance(form, Form)
        form.boxes["year"].set_value("2027")
        QTimer.singleShot(0, lambda: accepted(ProposalDialog))
        form.press()

    QTimer.singleShot(0, take)
    page.commands()["plan.year"]()
    assert said == [f"Laid out {len(proposal)} meetings from Apr 2027 to Mar 2028."]
    assert sentence(page).startswith(f"Apr 2027 to Mar 2028 · {len(proposal)} meetings")
    desk.undo()
    assert sentence(page) == "Apr 2027 to Mar 2028 · 0 meetings"


def accepted(kind: type[QDialog]) -> None:
    """Press the filled button of the dialog now open."""
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, kind)
    dialog.accept()


def test_a_proclaimed_day_moves_its_meetings_once_that_is_confirmed(
    page: CalendarPage, desk: Desk, qtbot: QtBot
) -> None:
    dialog = ClosedDaysDialog(page, desk, FinancialYear(2026), dt.date(2026, 11, 3))
    qtbot.addWidget(dialog)
    seen: list[str] = []

    def confirm() -> None:
        shown = QApplication.activeModalWidget()
        assert isinstance(shown, ProclaimedDialog)
        seen.extend(f"{row.kind}: {row.what} {row.change}" for row in shown.table.rows())
        shown.accept()

    QTimer.singleShot(0, lambda: (QTimer.singleShot(0, confirm), filled({"name": "State visit"})()))
    dialog.add_day()
    assert seen[0] == "Meetings that move: MB 2026-11-03 Tue 3 Nov 2026 to Wed 4 Nov 2026"
    assert [row.name for row in desk.read(one_off_days)] == ["State visit"]
    stands = [row.date for row in desk.read(meetings, first=dt.date(2026, 11, 1)) if row.forum_code == "MB"]
    assert stands[0] == dt.date(2026, 11, 4)
    dialog.lines.select_key(desk.read(one_off_days)[0].id)
    dialog.remove()
    assert not desk.read(one_off_days)


def test_a_closure_is_written_as_people_say_it(page: CalendarPage, desk: Desk, qtbot: QtBot) -> None:
    dialog = ClosedDaysDialog(page, desk, FinancialYear(2026), dt.date(2026, 11, 3))
    qtbot.addWidget(dialog)
    QTimer.singleShot(0, filled({"name": "Move of the building", "starts": "Mon 9 Nov 2026", "ends": "13/11/2026"}))
    dialog.add_closure()
    assert "Mon 9 Nov 2026 to Fri 13 Nov 2026" in [line.when for line in dialog.table.rows()]
    assert "24 Dec to 1 Jan, every year" in [line.when for line in dialog.table.rows()]
    page.show_day(dt.date(2026, 11, 9))
    assert page.day.closed_words().startswith("Move of the building")


def test_the_calendar_file_holds_what_is_shown(page: CalendarPage, monkeypatch: pytest.MonkeyPatch) -> None:
    saved: list[bytes] = []
    monkeypatch.setattr(printing, "save_bytes", lambda _name, _kinds, body: saved.append(body))
    page.chips.set_values("level", frozenset({"BCU"}))
    page.commands()["print.calendar_file"]()
    assert saved[0].count(b"BEGIN:VEVENT") == len(page.shown_rows())


def test_the_year_is_previewed_level_by_level(page: CalendarPage, monkeypatch: pytest.MonkeyPatch) -> None:
    shown_pdf: list[tuple[bytes, str]] = []
    monkeypatch.setattr(printing, "preview", lambda _parent, _title, pdf, name: shown_pdf.append((pdf, name)))
    QTimer.singleShot(0, filled({"page": "A4, six months on a sheet"}))
    page.commands()["print.year_calendar"]()
    assert shown_pdf[0][0].startswith(b"%PDF")
    assert shown_pdf[0][1].endswith("year calendar 2026-27.pdf")


@pytest.mark.parametrize(
    ("view", "title"),
    [("month", "Calendar, October 2026"), ("week", "Week of Mon 19 Oct 2026"), ("list", "Meetings, Test HQ")],
)
def test_what_is_looked_at_is_previewed_with_what_the_filters_let_through(
    page: CalendarPage, monkeypatch: pytest.MonkeyPatch, view: str, title: str
) -> None:
    papers: list[tuple[str, bytes]] = []
    monkeypatch.setattr(printing, "preview", lambda _parent, said, pdf, _name: papers.append((said, pdf)))
    page.show_day(dt.date(2026, 10, 21))
    page.choose_view(view)
    page.commands()["print.preview"]()
    page.chips.set_values("level", frozenset({"BCU"}))
    page.commands()["print.preview"]()
    assert [said for said, _ in papers] == [title] * 2
    whole, narrowed = ("\n".join(pages(pdf)) for _, pdf in papers)
    assert "14:00" in whole
    assert "14:00" not in narrowed


def test_an_empty_book_says_what_comes_first(tmp_path: Path, navigator: FakeNavigator, qtbot: QtBot) -> None:
    workspace = new_book(str(tmp_path / "empty.book"))
    page = shown(CalendarPage(Desk(workspace), navigator), qtbot)
    assert "print.year_calendar" not in page.commands()
    assert {"plan.year", "meeting.new"} <= page.commands().keys()
    workspace.close()
