"""S04: on 12 Feb 2027 the March Performance Group moves a week, and everything that hangs on it follows."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop.app.books import open_for
from desktop.kit import messages
from desktop.kit.away_dialog import AwayDialog
from desktop.kit.desk import Desk
from desktop.kit.form import Form
from models.documents.agenda import agenda_document
from models.documents.export import export
from models.operations.agenda import issue_agenda, open_agenda
from models.operations.meetings import add_meeting
from models.queries.agenda import agenda, versions
from models.queries.changes import meeting_changes
from models.queries.meetings import MeetingRow, find_meeting, meetings
from models.rules.deadlines import DeadlineKind
from tests.journeys.sitting import (
    Reply,
    Sitting,
    clicked,
    fill_form,
    filled,
    pressed,
    printed_words,
    refusals,
    walk_down,
)

TODAY = dt.date(2027, 2, 12)
OLD, NEW = dt.date(2027, 3, 17), dt.date(2027, 3, 24)
REASON = "Office of the Deputy Commissioner: 17 March is impossible"
BEFORE = {"draft papers": 3, "final papers": 10, "data pack": 15}
AFTER = {"draft papers": 10, "final papers": 17, "data pack": 22}


@pytest.fixture(scope="module")
def issued_year(demo_year: bytes, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The demo year in which the agenda of the March group went out two days ago."""
    book = tmp_path_factory.mktemp("issued") / "demo.book"
    book.write_bytes(demo_year)
    workspace = open_for(str(book), "Imogen Farrier", TODAY - dt.timedelta(days=2))
    key = workspace.read(find_meeting, reference=f"PG {OLD}").id
    workspace.transact(open_agenda, meeting_id=key)
    view = workspace.read(agenda, meeting_id=key)
    body = export(agenda_document(view, printed=workspace.clock(), issue_note=""), ".pdf")
    workspace.transact(issue_agenda, meeting_id=key, body=body)
    workspace.close()
    return book.read_bytes()


@pytest.fixture
def office(qtbot: QtBot, tmp_path: Path, issued_year: bytes) -> Iterator[Sitting]:
    """The secretary looks at the March meeting when the chair's office rings."""
    book = tmp_path / "Met HQ.book"
    book.write_bytes(issued_year)
    seat = Sitting(qtbot, tmp_path, TODAY)
    seat.open(book)
    seat.window.open_meeting(the_group(seat).id)
    seat.look()
    yield seat
    seat.application.close()


def desk_of(seat: Sitting) -> Desk:
    return seat.window.page().desk


def the_group(seat: Sitting, day: dt.date = OLD) -> MeetingRow:
    return desk_of(seat).read(find_meeting, reference=f"PG {day}")


def march_days(row: MeetingRow) -> dict[str, int]:
    """The days in March on which the papers are due."""
    assert all(each.due.month == OLD.month for each in row.deadlines if each.kind in BEFORE)
    return {each.kind: each.due.day for each in row.deadlines if each.kind in BEFORE}


def invitation(seat: Sitting, key: str, target: Path) -> tuple[dict[str, str], set[str]]:
    """Save the invitation file of a meeting; return its lines by name, and the addresses it goes to."""
    seat.window.open_meeting(key)
    seat.look()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(messages, "ask_save_path", lambda *_words: target)
        seat.window.run("print.invitations")
    said = target.read_bytes().decode().replace("\r\n ", "")
    assert "METHOD:REQUEST" in said
    lines = [line.partition(":") for line in said.split("BEGIN:VEVENT")[1].splitlines()]
    facts = {name.partition(";")[0]: value for name, _, value in lines}
    return facts, {value for name, _, value in lines if name.startswith("ATTENDEE")}


def move_by_form(seat: Sitting) -> None:
    answers = {"date": "Wed 24 March 2027", "start": "14:00", "reason": REASON}
    seat.meet(lambda: seat.press("Ctrl+M"), filled(**answers))


def move_by_the_away_dialog(seat: Sitting) -> None:
    """Put down that the chair is away until the 23rd, then take the first day that the dialog offers after that."""
    absence = {"person_id": "Tobias Brennick", "starts": "Mon 15 Mar 2027", "ends": "Tue 23 Mar 2027"}
    seat.window.open_room("calendar")
    seat.meet(lambda: seat.window.run("plan.absences"), clicked("Add", "Esc"), filled(**absence))
    seat.window.open_meeting(the_group(seat).id)
    seat.look()
    seat.meet(lambda: seat.window.run("meeting.away"), takes("Wed 24 Mar 2027 14:00"))


def takes(words: str) -> Reply:
    """Return the reply that gives the reason, walks to a way out and takes it."""

    def reply(dialog: QDialog) -> None:
        assert isinstance(dialog, AwayDialog)
        dialog.reason.setFocus()
        QTest.keySequence(dialog.reason, QKeySequence("Ctrl+A"))
        QTest.keyClicks(dialog.reason, REASON)
        walk_down(dialog, words)
        pressed("Ctrl+Return")(dialog)

    return reply


def issue_again(seat: Sitting, target: Path) -> str:
    """Issue the agenda as its next version with the note that stands there, and return its words on paper."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(messages, "ask_save_path", lambda *_words: target)
        seat.meet(lambda: seat.window.run("agenda.issue"), filled())
    return printed_words(target)


@pytest.mark.parametrize("move", [move_by_form, move_by_the_away_dialog])
def test_date_deadlines_invitation_agenda_and_history_follow(
    office: Sitting, tmp_path: Path, move: Callable[[Sitting], None]
) -> None:
    before = the_group(office)
    invited, people = invitation(office, before.id, tmp_path / "before.ics")
    assert march_days(before) == BEFORE
    assert before.status == "agenda issued"
    move(office)
    after = the_group(office, NEW)
    again, same = invitation(office, before.id, tmp_path / "after.ics")
    assert (after.id, after.date, after.start) == (before.id, NEW, dt.time(14))
    assert march_days(after) == AFTER
    assert (again["UID"], int(again["SEQUENCE"])) == (invited["UID"], int(invited["SEQUENCE"]) + 1)
    assert (invited["DTSTART"], again["DTSTART"]) == ("20270317T140000", "20270324T140000")
    assert again["DTEND"] == "20270324T163000"
    assert same == people
    assert len(people) == len(desk_of(office).read(agenda, meeting_id=after.id).seats) > 10
    (change,) = desk_of(office).read(meeting_changes, meeting_id=after.id)
    assert change.words == "Moved from Wed 17 Mar 2027 14:00 to Wed 24 Mar 2027 14:00"
    assert (change.reason, change.by) == (REASON, "Imogen Farrier")
    office.window.open_meeting(after.id)
    words = issue_again(office, tmp_path / "agenda.pdf")
    assert "Version 2, issued Fri 12 Feb 2027." in words
    assert "Replaces version 1 of" in words
    assert "ate changed from Wed 17 March 2027" in words
    assert "24 March 2027" in words
    first, second = desk_of(office).read(versions, meeting_id=after.id, kind="agenda")
    assert (first.version, second.version, second.note) == (1, 2, "date changed from Wed 17 March 2027")


def test_undo_before_issuing_brings_date_deadlines_and_status_back(office: Sitting) -> None:
    before = the_group(office)
    move_by_form(office)
    assert the_group(office, NEW).status == "agenda open"
    office.press("Ctrl+Z")
    after = the_group(office)
    assert (after.date, after.start, after.status) == (before.date, before.start, "agenda issued")
    assert (after.deadlines, after.moved_because) == (before.deadlines, "")
    assert desk_of(office).read(meeting_changes, meeting_id=before.id) == ()
    assert after.sequence > the_sequence_of_the_move(before)


def the_sequence_of_the_move(before: MeetingRow) -> int:
    """The number under which the move went into the calendars; taking it back must go beyond it."""
    return before.sequence + 1


def test_undo_after_issuing_brings_all_back_except_what_was_issued(office: Sitting, tmp_path: Path) -> None:
    before = the_group(office)
    move_by_form(office)
    issue_again(office, tmp_path / "agenda.pdf")
    kept = desk_of(office).read(versions, meeting_id=before.id, kind="agenda")
    office.press("Ctrl+Z")
    after = the_group(office)
    assert (after.date, after.start) == (OLD, dt.time(14))
    assert after.deadlines == before.deadlines
    assert desk_of(office).read(versions, meeting_id=before.id, kind="agenda") == kept
    assert after.status == "agenda open", "what is out says the 24th: the next version has to follow"
    again, _people = invitation(office, before.id, tmp_path / "again.ics")
    assert again["DTSTART"] == "20270317T140000"
    assert int(again["SEQUENCE"]) > the_sequence_of_the_move(before)
    office.window.open_meeting(after.id)
    third = issue_again(office, tmp_path / "third.pdf")
    assert "Version 3" in third
    assert "ate changed from Wed 24 March 2027" in third


def test_nothing_else_moves_and_good_friday_stays_free(office: Sitting) -> None:
    def others() -> list[MeetingRow]:
        return [row for row in desk_of(office).read(meetings) if row.forum_code != "PG" or row.date not in {OLD, NEW}]

    before = others()
    move_by_form(office)
    assert others() == before
    assert not [row for row in before if row.date == dt.date(2027, 3, 26)]
    due = {each.kind: each.due.date() for each in the_group(office, NEW).deadlines}
    assert due[DeadlineKind.DRAFT_MINUTES] == dt.date(2027, 3, 31), "three working days, Good Friday and Monday aside"


@pytest.mark.parametrize(("code", "start"), [("MB", "13:00"), ("PIB", "15:00")])
def test_a_clash_on_the_new_day_is_said_before_the_group_moves(office: Sitting, code: str, start: str) -> None:
    """Were Management Board or PIB to sit that afternoon, the window would say so and leave the group where it is."""
    board = desk_of(office).read(find_meeting, reference={"MB": "MB 2027-03-02", "PIB": "PIB 2027-03-25"}[code])
    at = dt.time.fromisoformat(start)
    desk_of(office).perform(add_meeting, forum_id=board.forum_id, date=NEW, start=at)
    said: list[str] = []

    def refused(form: QDialog) -> None:
        assert isinstance(form, Form)
        fill_form(form, {"date": "Wed 24 March 2027", "reason": REASON})
        QTest.keySequence(form, QKeySequence("Ctrl+Return"))
        office.until(lambda: "overlaps" in refusals(form))
        said.append(refusals(form))
        form.reject()

    office.meet(lambda: office.press("Ctrl+M"), refused, clicked("Choose another day"))
    assert code in said[0]
    assert "Tobias Brennick" in said[0]
    assert the_group(office).date == OLD
