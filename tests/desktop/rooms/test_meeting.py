"""The Meeting room in the real window: from the list to the agenda, into the room, and out with the action log."""

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.kit import messages, printing
from desktop.kit.desk import Desk
from desktop.kit.form import Form
from desktop.kit.in_place import InPlace
from desktop.kit.page import Page
from desktop.kit.view_state import ViewState
from desktop.rooms.meeting.capture_box import Kind
from desktop.rooms.meeting.page import MeetingPage
from desktop.window import MainWindow, RoomEntry
from models.operations.meetings import add_meeting
from models.operations.outcomes import record_action
from models.operations.year import lay_out_year
from models.queries.actions import actions
from models.queries.agenda import AgendaView, agenda, versions
from models.queries.meetings import find_meeting, meetings
from models.queries.record import MeetingRecord, meeting_record
from models.store.workspace import Workspace
from tests.books import FIRST, LAST, Clock, SmallBook, small_book
from tests.desktop.kit.fakes import the

DAY = dt.date(2026, 11, 3)
CONTROL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


class QuietPage(Page):
    name = "today"

    def refresh(self) -> None:
        self.set_title("Today")


@pytest.fixture(autouse=True)
def no_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail where a message would stop the test."""
    monkeypatch.setattr(messages, "choose", lambda _title, sentence, _deeds: pytest.fail(sentence))


@pytest.fixture
def clock() -> Clock:
    return Clock(dt.datetime(2026, 11, 3, 9, 30, tzinfo=dt.UTC))


@pytest.fixture
def book(workspace: Workspace) -> SmallBook:
    made = small_book(workspace)
    workspace.transact(lay_out_year, first=FIRST, last=LAST)
    return made


@pytest.fixture
def window(desk: Desk, qtbot: QtBot, tmp_path: Path) -> MainWindow:
    rooms = (RoomEntry("today", "Today", "sun", QuietPage), RoomEntry("meeting", "Meetings", "gavel", MeetingPage))
    state = ViewState(tmp_path / "view.ini")
    made = MainWindow(desk, rooms, state, search=lambda _text: (), open_meetings=tuple, commands={})
    qtbot.addWidget(made)
    made.resize(1440, 868)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def page(window: MainWindow, book: SmallBook) -> MeetingPage:  # noqa: ARG001  a full book
    window.open_room("meeting")
    found = window.page()
    assert isinstance(found, MeetingPage)
    return found


@pytest.fixture
def board(page: MeetingPage, desk: Desk) -> MeetingPage:
    """The room with the Management Board of 3 November, its agenda open."""
    page.navigator.open_meeting(desk.read(find_meeting, reference="MB 2026-11-03").id)
    press(page, "Open agenda")
    return page


@pytest.fixture
def room(board: MeetingPage, desk: Desk) -> MeetingPage:
    """The same in the room, at its first business item."""
    board.commands()["meeting.hold"]()
    board.room_view.order.choose(view(desk).items[2].id)
    return board


def view(desk: Desk, reference: str = "MB 2026-11-03") -> AgendaView:
    return desk.read(agenda, meeting_id=desk.read(find_meeting, reference=reference).id)


def record(desk: Desk) -> MeetingRecord:
    return desk.read(meeting_record, meeting_id=view(desk).meeting.id, today=DAY)


def titles(desk: Desk) -> list[str]:
    return [item.title for item in view(desk).items]


def press(page: QWidget, title: str) -> None:
    buttons = [button for button in page.findChildren(QPushButton) if button.isVisible() and button.text() == title]
    buttons[0].click()


def filled(page: MeetingPage) -> list[str]:
    buttons = page.header.findChildren(QPushButton)
    return [one.text() for one in buttons if getattr(one, "kind", "") == "filled" and one.isVisible()]


def said(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def answer(**typed: str) -> list[str]:
    """Fill the form that opens next and press its button; what it says when it refuses is kept, and it is given up."""
    refused: list[str] = []

    def fill() -> None:
        form = QApplication.activeModalWidget()
        if not isinstance(form, Form):
            QTimer.singleShot(10, fill)
            return
        for name, words in typed.items():
            form.boxes[name].set_typed(words)
        form.press()
        if form.isVisible():
            refused.append(said(form))
            form.reject()

    QTimer.singleShot(0, fill)
    return refused


def key(window: MainWindow, pressed: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key in the window, which has the focus again after a dialog."""
    window.activateWindow()
    QApplication.processEvents()
    QTest.keyClick(window, pressed, modifiers)
    QApplication.processEvents()


def type_over(value: InPlace, words: str, done: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Edit a value in place and store it."""
    value.edit()
    QApplication.processEvents()
    editor = the(QApplication.focusWidget())
    QTest.keyClick(editor, Qt.Key.Key_A, CONTROL)
    QTest.keyClicks(editor, words)
    QTest.keyClick(editor, Qt.Key.Key_Return, done)
    QApplication.processEvents()


def type_line(page: MeetingPage, line: str) -> None:
    QTest.keyClicks(page.room_view.capture.text, line)
    QTest.keyClick(page.room_view.capture.text, Qt.Key.Key_Return)


def test_the_list_has_what_is_to_come_first_and_enter_opens_a_meeting(page: MeetingPage) -> None:
    rows = page.meeting_list.list
    QAbstractItemModelTester(rows.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert the(rows.current_row()).reference == "MB 2026-11-03"
    assert filled(page) == ["New meeting…"]
    page.chips.set_values("forum", frozenset({the(rows.current_row()).forum_id}))
    assert [row.date for row in page.meeting_list.shown()][:3] == [DAY, dt.date(2027, 1, 5), dt.date(2027, 3, 2)]
    QTest.keyClick(rows, Qt.Key.Key_Return)
    assert page.window_words == "Management Board"
    assert filled(page) == ["Open agenda"]
    assert "The agenda is not open yet" in said(page)
    press(page, "Meetings")
    assert page.window_words == "Meetings"


def test_an_empty_book_says_what_belongs_here(window: MainWindow) -> None:
    window.open_room("meeting")
    page = window.page()
    assert isinstance(page, MeetingPage)
    assert "No meeting is on the calendar yet" in said(page)
    assert filled(page) == []


def test_a_meeting_is_added_by_hand_and_taken_back(page: MeetingPage, desk: Desk, window: MainWindow) -> None:
    answer(forum_id="Performance Group", date="Mon 9 Nov 2026", start="15:00")
    key(window, Qt.Key.Key_N, CONTROL)
    assert page.window_words == "Performance Group"
    assert view(desk, "PG 2026-11-09").meeting.start == dt.time(15)
    key(window, Qt.Key.Key_Z, CONTROL)
    assert page.window_words == "Meetings"
    assert len(desk.read(meetings, first=dt.date(2026, 11, 9), last=dt.date(2026, 11, 9))) == 1


def test_opening_the_agenda_lays_out_the_template(board: MeetingPage, desk: Desk) -> None:
    assert titles(desk)[2] == "Performance overview with financial context"
    assert filled(board) == ["Issue agenda…"]
    assert "Nothing is missing for issue" in said(board.inspector)
    assert board.agenda_pane.view.model().rowCount() == len(titles(desk))


def test_items_are_added_ordered_and_removed_by_keyboard(board: MeetingPage, desk: Desk, window: MainWindow) -> None:
    rows = board.agenda_pane.view
    rows.select_key(view(desk).items[3].id)
    rows.setFocus()
    lead = "AC Frontline Policing, Grace Adeyemi-Clarke"
    answer(title="Violence Stocktake", minutes="35", purpose="to decide", lead_post_id=lead)
    key(window, Qt.Key.Key_Insert)
    assert titles(desk)[4] == "Violence Stocktake"
    assert the(rows.current_row()).title == "Violence Stocktake"
    assert (view(desk).items[4].lead_name, view(desk).items[4].minutes) == ("Grace Adeyemi-Clarke", 35)
    key(window, Qt.Key.Key_Up, ALT)
    assert titles(desk)[3] == "Violence Stocktake"
    assert desk.undo_words == "Move item “Violence Stocktake”"
    key(window, Qt.Key.Key_Delete)
    assert "Violence Stocktake" not in titles(desk)
    key(window, Qt.Key.Key_Z, CONTROL)
    assert titles(desk)[3] == "Violence Stocktake"


def test_a_pinned_item_stays_and_the_reason_is_said(
    board: MeetingPage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused: list[str] = []
    monkeypatch.setattr(messages, "refuse", refused.append)
    board.agenda_pane.view.select_key(view(desk).items[2].id)
    board.commands()["agenda.remove_item"]()
    assert "pinned first" in refused[0]
    asked = answer(override_because="")
    board.commands()["agenda.move_down"]()
    assert "cannot be moved without a reason" in asked[0]
    assert "Because is missing" in asked[0]
    assert titles(desk)[2] == "Performance overview with financial context"
    answer(override_because="The Commissioner leaves at ten")
    board.commands()["agenda.move_down"]()
    assert titles(desk)[3] == "Performance overview with financial context"
    assert "out of its place: The Commissioner leaves at ten" in said(board.inspector)


def edit_value(page: MeetingPage, name: str, words: str) -> InPlace:
    value = next(one for one in page.inspector.findChildren(InPlace) if one.accessibleName().startswith(f"{name}:"))
    type_over(value, words)
    return value


def test_an_item_is_edited_in_place(board: MeetingPage, desk: Desk) -> None:
    board.agenda_pane.view.select_key(view(desk).items[3].id)
    edit_value(board, "Presenter", "GA")
    assert view(desk).items[3].lead == "AC Frontline Policing"
    edit_value(board, "Minutes", "200")
    assert "min over" in said(board.agenda_pane)
    value = edit_value(board, "Minutes", "many")
    assert value.is_editing()
    assert "“many” is not a number" in said(value)
    QTest.keyClick(the(QApplication.focusWidget()), Qt.Key.Key_Escape)
    edit_value(board, "Presenter", "City Office")
    assert (view(desk).items[3].lead, view(desk).items[3].lead_post_id) == ("City Office", "")


def test_escape_lets_go_of_the_item_and_shows_the_meeting(board: MeetingPage, desk: Desk) -> None:
    board.agenda_pane.view.select_key(view(desk).items[3].id)
    assert "Presenter" in said(board.inspector)
    QTest.keyClick(board.agenda_pane.view, Qt.Key.Key_Escape)
    assert "Presenter" not in said(board.inspector)
    assert "Helen Ashdown-Marsh" in said(board.inspector)


def test_a_deputy_takes_the_chair_of_one_meeting_only(board: MeetingPage, desk: Desk) -> None:
    QTest.keyClick(board.agenda_pane.view, Qt.Key.Key_Escape)
    QApplication.processEvents()
    answer(post_id="DAC Frontline Policing, Callum Ferris-Boyd", reason="on leave")
    press(board.inspector, "Deputy takes the chair…")
    assert "Acting chair" in said(board.inspector)
    assert view(desk).meeting.chair_name == "Callum Ferris-Boyd"
    assert view(desk, "MB 2027-01-05").meeting.chair_name == "Helen Ashdown-Marsh"
    QApplication.processEvents()
    answer(post_id="")
    press(board.inspector, "Deputy takes the chair…")
    assert not view(desk).meeting.acting_chair


def test_the_agenda_is_issued_and_kept_and_the_next_version_needs_a_note(
    board: MeetingPage, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "agenda.pdf"
    monkeypatch.setattr(messages, "ask_save_path", lambda _title, _name, _kinds: target)
    answer(note="")
    press(board, "Issue agenda…")
    assert target.read_bytes().startswith(b"%PDF")
    assert [version.version for version in view(desk).versions] == [1]
    assert filled(board) == ["Enter the room"]
    assert "version 1" in " ".join(stage.words for stage in board.stage_bar.stages())
    refused = answer(note="")
    board.commands()["agenda.issue"]()
    assert "Changed since version 1 is missing" in refused[0]
    answer(note="Item 5 added")
    board.commands()["agenda.issue"]()
    assert view(desk).versions[-1].note == "Item 5 added"


def test_a_line_becomes_a_minute_a_decision_and_an_action(room: MeetingPage, desk: Desk, window: MainWindow) -> None:
    assert filled(room) == ["End meeting…"]
    type_line(room, "Violence with injury fell.")
    key(window, Qt.Key.Key_F7)
    type_line(room, "approved: the outline business case")
    QTest.keyClick(room.room_view.capture.text, Qt.Key.Key_F8)
    QTest.keyClicks(room.room_view.capture.text, "Publish a ward-level forecast @head of data !next meeting")
    assert room.room_view.capture.reading.words() == (
        "Action of MB, Head of Data & Insight, Tue 5 Jan 2027 next meeting"
    )
    QTest.keyClick(room.room_view.capture.text, Qt.Key.Key_Return)
    kept = record(desk)
    assert (kept.minutes[0].number, kept.minutes[0].text) == ("3.1", "Violence with injury fell.")
    assert (kept.decisions[0].verb, kept.decisions[0].text) == ("approved", "the outline business case")
    promised = kept.actions[0]
    assert (promised.reference, promised.owner) == ("MB 1/26", "Head of Data & Insight")
    assert promised.due == dt.date(2027, 1, 5)
    assert promised.tracked_by == "PG"
    assert [entry for entry in ("Minute 3.1", "Decision 1", "Action") if entry in said(room.room_view.entries)] != []
    assert desk.undo_words == "Record action MB 1/26"
    key(window, Qt.Key.Key_Z, CONTROL)
    assert record(desk).actions == ()


def test_what_is_open_is_asked_before_it_is_recorded(room: MeetingPage, desk: Desk) -> None:
    line = room.room_view.capture
    line.set_kind(Kind.ACTION)
    type_line(room, "Publish the maps")
    assert line.reading.words() == "Name one owner: @ and a post or a name."
    assert line.draft().text == "Publish the maps"
    QTest.keyClicks(line.text, " !Friday @director")
    assert line.candidates.isVisible()
    assert [line.candidates.item(place).text() for place in range(line.candidates.count())] == [
        "Director Estates  ·  Marguerite Okonjo-Bell",
        "Director Strategy & Governance  ·  Ruth Kessling",
    ]
    QTest.keyClick(line.text, Qt.Key.Key_Down)
    QTest.keyClick(line.text, Qt.Key.Key_Return)
    assert line.draft().text == "Publish the maps !Friday @Director Strategy & Governance "
    QTest.keyClick(line.text, Qt.Key.Key_Return)
    assert (record(desk).actions[0].owner_name, record(desk).actions[0].due) == ("Ruth Kessling", dt.date(2026, 11, 6))


def test_without_an_agenda_the_line_says_where_to_begin(page: MeetingPage, desk: Desk) -> None:
    page.navigator.open_meeting(view(desk, "PG 2026-11-18").meeting.id)
    page.commands()["record.minute"]()
    type_line(page, "Said too early")
    assert "There is no item to record this under" in page.room_view.capture.reading.words()
    assert page.room_view.capture.draft().text == "Said too early"


def test_enter_opens_the_title_of_the_chosen_item(board: MeetingPage, desk: Desk) -> None:
    board.agenda_pane.view.select_key(view(desk).items[4].id)
    QTest.keyClick(board.agenda_pane.view, Qt.Key.Key_Return)
    QApplication.processEvents()
    editor = the(QApplication.focusWidget())
    QTest.keyClick(editor, Qt.Key.Key_A, CONTROL)
    QTest.keyClicks(editor, "Priorities of the year")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert titles(desk)[4] == "Priorities of the year"
    assert desk.undo_words == "Edit item “Priorities of the year”"


def test_escape_gives_the_text_back(room: MeetingPage) -> None:
    line = room.room_view.capture
    type_line(room, "Said and recorded")
    QTest.keyClick(line.text, Qt.Key.Key_Escape)
    assert line.draft().text == "Said and recorded"
    QTest.keyClick(line.text, Qt.Key.Key_Escape)
    assert line.draft().text == ""
    QTest.keyClick(line.text, Qt.Key.Key_Escape)
    assert line.draft().text == "Said and recorded"


def test_an_unfinished_line_survives_other_rooms_and_other_meetings(
    room: MeetingPage, desk: Desk, window: MainWindow
) -> None:
    QTest.keyClicks(room.room_view.capture.text, "The Board heard")
    window.open_room("today")
    window.back()
    assert room.room_view.capture.draft().text == "The Board heard"
    window.open_meeting(view(desk, "PG 2026-11-18").meeting.id)
    room.commands()["record.minute"]()
    assert room.room_view.capture.draft().text == ""
    window.open_meeting(view(desk).meeting.id)
    assert room.room_view.capture.draft().text == "The Board heard"


def test_items_are_walked_by_keyboard_and_entries_edited_and_deleted(
    room: MeetingPage, desk: Desk, window: MainWindow
) -> None:
    key(window, Qt.Key.Key_Down, CONTROL)
    assert the(room.room_view.current_item()).title == titles(desk)[3]
    type_line(room, "The Bord heard.")
    type_over(room.room_view.entries.findChildren(InPlace)[0], "The Board heard.", CONTROL)
    assert record(desk).minutes[0].text == "The Board heard."
    entry = room.room_view.entries.findChildren(InPlace)[-1]
    entry.setFocus()
    QTest.keyClick(entry, Qt.Key.Key_Delete)
    assert record(desk).minutes == ()
    desk.undo()
    assert record(desk).minutes[0].text == "The Board heard."
    key(window, Qt.Key.Key_Up, CONTROL)
    assert the(room.room_view.current_item()).title == titles(desk)[2]


def test_attendance_by_initials_and_by_click(room: MeetingPage, desk: Desk, window: MainWindow) -> None:
    key(window, Qt.Key.Key_F4)
    line = room.room_view.seats.line
    assert QApplication.focusWidget() is line
    for typed in ("TB, GA", "RK x", "Niamh for MO", "ZZ"):
        line.clear()
        QTest.keyClicks(line, typed)
        QTest.keyClick(line, Qt.Key.Key_Return)
    presence = {seat.name: (seat.presence, seat.deputy) for seat in view(desk).seats}
    assert presence["Tobias Brennick"] == ("here", "")
    assert presence["Ruth Kessling"] == ("apologies", "")
    assert presence["Marguerite Okonjo-Bell"] == ("deputy", "Board Secretary")
    assert "Nobody here is “ZZ”" in room.room_view.seats.refusal()
    assert line.text() == "ZZ"
    QTest.mouseClick(room.room_view.seats.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, 10))
    assert {seat.name: seat.presence for seat in view(desk).seats}["Helen Ashdown-Marsh"] == "here"


def test_the_meeting_ends_and_its_action_log_is_printed(
    room: MeetingPage, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[tuple[str, bytes]] = []
    monkeypatch.setattr(printing, "preview", lambda _parent, title, pdf, _name: shown.append((title, pdf)))
    monkeypatch.setattr(messages, "choose", lambda _title, _sentence, _deeds: 0)
    room.room_view.capture.set_kind(Kind.ACTION)
    type_line(room, "Publish the maps @AC Frontline Policing !18 Nov")
    press(room, "End meeting…")
    assert view(desk).meeting.status == "held"
    assert "Publish the maps" in said(room.record_view)
    room.commands()["meeting.issue_log"]()
    assert [row.version for row in desk.read(versions, meeting_id=view(desk).meeting.id, kind="action log")] == [1]
    room.commands()["print.preview"]()
    assert [title for title, _ in shown] == ["Action log, Management Board", "Minutes of MB 2026-11-03"]
    assert all(pdf.startswith(b"%PDF") for _, pdf in shown)
    for suffix in ("xlsx", "csv"):
        target = tmp_path / f"log.{suffix}"
        monkeypatch.setattr(messages, "ask_save_path", lambda _title, _name, _kinds, target=target: target)
        room.commands()[f"print.action_log_{suffix}"]()
        assert target.stat().st_size > 100


def test_a_meeting_is_moved_with_its_reason_and_cancelled(board: MeetingPage, desk: Desk) -> None:
    answer(date="Wed 4 Nov 2026", reason="State visit")
    board.commands()["meeting.move"]()
    assert view(desk, "MB 2026-11-04").meeting.moved_because == "State visit"
    answer(place="Boardroom", minutes="170")
    board.commands()["meeting.edit"]()
    meeting = view(desk, "MB 2026-11-04").meeting
    assert (meeting.place, meeting.minutes) == ("Boardroom", 170)
    answer(reason="Merged")
    board.commands()["meeting.cancel"]()
    assert "This meeting is cancelled: Merged." in said(board)
    assert "meeting.hold" not in board.commands()


def test_open_actions_of_the_forum_stand_at_the_right(
    room: MeetingPage, desk: Desk, book: SmallBook, clock: Clock
) -> None:
    clock.go_to(dt.date(2026, 9, 1))
    forum, owner = book.forums["MB"], book.posts["DIR-EST"]
    desk.perform(record_action, forum_id=forum, text="Review", owner_post_id=owner, due=dt.date(2026, 10, 29))
    clock.go_to(DAY)
    room.refresh()
    assert "5 d late" in [one.accessibleName() for one in room.room_view.open_actions.findChildren(QWidget)]
    assert len(desk.read(actions, today=DAY, status="overdue")) == 1


def test_a_colleagues_change_is_followed(board: MeetingPage, workspace: Workspace, book: SmallBook, desk: Desk) -> None:
    workspace.transact(add_meeting, forum_id=book.forums["RAB"], date=dt.date(2026, 11, 20))
    desk.changed.emit(frozenset())
    press(board, "Meetings")
    assert dt.date(2026, 11, 20) in [row.date for row in board.meeting_list.shown()]
