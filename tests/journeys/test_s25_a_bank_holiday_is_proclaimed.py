"""S25: on 10 Sep 2022 she adds Mon 19 Sep; meetings, deadlines and agendas follow, what has passed stays.

Everybody knows the day by now, the calendar too; the book of 2022 calls it an ordinary Monday first.
"""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop.app.books import open_for
from desktop.kit import messages
from desktop.kit.desk import Desk
from desktop.kit.form import Form
from desktop.rooms.calendar.proclaimed_dialog import ANEW, FALLS, MOVES, STAYS, ProclaimedDialog
from models.documents.agenda import agenda_document
from models.documents.export import export
from models.operations.agenda import issue_agenda, open_agenda
from models.operations.meetings import add_meeting
from models.queries.agenda import agenda, versions
from models.queries.closed_days import closed_days
from models.queries.forums import find_forum
from models.queries.meetings import MeetingRow, find_meeting, meeting, meetings
from tests.journeys.sitting import Reply, Sitting, clicked, fill_form, filled, pressed, printed_words, refusals
from tests.journeys.years import laid_out

TODAY, DAY = dt.date(2022, 9, 10), dt.date(2022, 9, 19)
NAME = "State Funeral of Queen Elizabeth II"
MONDAY, THURSDAY, WEDNESDAY, LATER = "CF-NA 2022-09-19", "RAB 2022-09-22", "PG 2022-09-21", "PMG 2022-10-25"


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The year 2022-23 with a Risk & Assurance Board on Thu 22 Sep, and four agendas that went out on 8 September."""
    book = tmp_path_factory.mktemp("history") / "2022.book"
    laid_out(book, 2022, dt.date(2022, 3, 2), ordinary=DAY)
    workspace = open_for(str(book), "Imogen Farrier", dt.date(2022, 9, 8))
    forum = workspace.read(find_forum, code="RAB", as_of=DAY).id
    workspace.transact(add_meeting, forum_id=forum, date=dt.date(2022, 9, 22))
    for reference in (MONDAY, THURSDAY, WEDNESDAY, LATER):
        key = workspace.read(find_meeting, reference=reference).id
        workspace.transact(open_agenda, meeting_id=key)
        document = agenda_document(workspace.read(agenda, meeting_id=key), printed=workspace.clock(), issue_note="")
        workspace.transact(issue_agenda, meeting_id=key, body=export(document, ".pdf"))
    workspace.close()
    return book.read_bytes()


@pytest.fixture
def secretary(qtbot: QtBot, tmp_path: Path, history: bytes) -> Iterator[Sitting]:
    """She sits at the calendar on Saturday 10 September 2022."""
    book = tmp_path / "Met HQ.book"
    book.write_bytes(history)
    seat = Sitting(qtbot, tmp_path, TODAY)
    seat.open(book)
    seat.press("Ctrl+2")
    yield seat
    seat.application.close()


def desk_of(seat: Sitting) -> Desk:
    return seat.window.page().desk


def row_of(seat: Sitting, reference: str) -> MeetingRow:
    return desk_of(seat).read(find_meeting, reference=reference)


def due(row: MeetingRow) -> dict[str, dt.date]:
    return {each.kind: each.due.date() for each in row.deadlines}


def add_the_day(seat: Sitting, *replies: Reply) -> None:
    """Open the closed days, add the day by its form, and reply to what follows from it."""
    form = filled(day="Mon 19 Sep 2022", name=NAME)
    seat.meet(lambda: seat.window.run("plan.closed_days"), clicked("Add a one-off day", "Esc"), form, *replies)


def proclaim(seat: Sitting) -> dict[str, list[tuple[str, str]]]:
    """Add the day, read what follows before it is stored, and proclaim it; return what was read, by its kind."""
    seen: dict[str, list[tuple[str, str]]] = {}

    def read(dialog: QDialog) -> None:
        assert isinstance(dialog, ProclaimedDialog)
        for row in dialog.table.rows():
            seen.setdefault(row.kind, []).append((row.what, row.change))
        pressed("Ctrl+Return")(dialog)

    add_the_day(seat, read)
    return seen


def issue_again(seat: Sitting, key: str, target: Path) -> str:
    """Issue an agenda again with the note that stands there, and return its words on paper."""
    seat.window.open_meeting(key)
    seat.look()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(messages, "ask_save_path", lambda *_words: target)
        seat.meet(lambda: seat.window.run("agenda.issue"), filled())
    return printed_words(target)


def test_meetings_of_the_day_move_by_their_own_rules(secretary: Sitting) -> None:
    before = {row.id: row for row in desk_of(secretary).read(meetings)}
    there = [row for row in before.values() if row.date == DAY]
    assert [row.forum_code for row in there] == ["CF-NA"]
    seen = proclaim(secretary)
    assert seen[MOVES] == [(MONDAY, "Mon 19 Sep 2022 to Tue 20 Sep 2022")]
    after = desk_of(secretary).read(meeting, meeting_id=there[0].id)
    assert (after.date, after.rule_date) == (dt.date(2022, 9, 20), DAY)
    assert after.moved_because == f"Mon 19 Sep 2022 is {NAME}; next working day"
    assert desk_of(secretary).read(closed_days, first=DAY, last=DAY) == ((DAY, NAME),)
    others = [row for row in desk_of(secretary).read(meetings) if row.id != after.id]
    assert all((row.date, row.start) == (before[row.id].date, before[row.id].start) for row in others)


def test_five_working_days_fall_a_day_earlier(secretary: Sitting) -> None:
    """For every meeting from the 20th to the 26th that had not passed, such as Thu 22 Sep: from 15 to 14 Sep."""
    week = desk_of(secretary).read(meetings, first=DAY + dt.timedelta(days=1), last=dt.date(2022, 9, 26))
    old = {row.reference: due(row)["final papers"] for row in week}
    seen = proclaim(secretary)
    new = {row.reference: due(row_of(secretary, row.reference))["final papers"] for row in week}
    assert (old[THURSDAY], new[THURSDAY]) == (dt.date(2022, 9, 15), dt.date(2022, 9, 14))
    assert len(week) == 7
    for reference, day in old.items():
        earlier = day - dt.timedelta(days=3 if day.weekday() == 0 else 1)
        assert new[reference] == earlier, reference
    told = {what for what, _change in seen[FALLS]}
    assert {f"{reference}, final papers" for reference in old} <= told


def test_deadlines_that_have_passed_are_warned_about_and_stay(secretary: Sitting) -> None:
    before = due(row_of(secretary, THURSDAY))["draft papers"]
    assert before < TODAY
    seen = proclaim(secretary)
    assert f"{THURSDAY}, draft papers" in {what for what, _change in seen[STAYS]}
    after = row_of(secretary, THURSDAY)
    assert due(after)["draft papers"] == before
    kept = next(each.kept for each in after.deadlines if each.kind == "draft papers")
    assert kept == f"It had passed when {NAME} was proclaimed"
    for what, _change in seen[STAYS]:
        reference, _, kind = what.partition(", ")
        assert next(each.kept for each in row_of(secretary, reference).deadlines if each.kind == kind)


def test_affected_agendas_that_were_out_get_version_two(secretary: Sitting, tmp_path: Path) -> None:
    keys = {reference: row_of(secretary, reference).id for reference in (MONDAY, THURSDAY, WEDNESDAY, LATER)}
    seen = proclaim(secretary)
    assert {what for what, _change in seen[ANEW]} == {MONDAY, THURSDAY, WEDNESDAY}
    assert desk_of(secretary).read(meeting, meeting_id=keys[LATER]).status == "agenda issued"
    moved = issue_again(secretary, keys[MONDAY], tmp_path / "monday.pdf")
    assert "Version 2, issued Sat 10 Sep 2022." in moved
    assert "ate changed from Mon 19 September 2022" in moved
    words = issue_again(secretary, keys[THURSDAY], tmp_path / "thursday.pdf")
    assert "Version 2" in words
    assert "eadlines changed" in words
    found = desk_of(secretary).read(versions, meeting_id=keys[THURSDAY], kind="agenda")
    assert [each.version for each in found] == [1, 2]


def test_one_undo_brings_the_working_day_back(secretary: Sitting) -> None:
    before = desk_of(secretary).read(meetings)
    proclaim(secretary)
    secretary.press("Ctrl+Z")
    after = desk_of(secretary).read(meetings)
    assert [(row.id, row.date, row.status, row.deadlines) for row in after] == [
        (row.id, row.date, row.status, row.deadlines) for row in before
    ]
    assert desk_of(secretary).read(closed_days, first=DAY, last=DAY) == ()


def test_who_thinks_better_of_it_changes_nothing(secretary: Sitting) -> None:
    before = desk_of(secretary).read(meetings)

    def give_up(form: QDialog) -> None:
        assert isinstance(form, Form)
        fill_form(form, {"day": "Mon 19 Sep 2022", "name": NAME})
        QTest.keySequence(form, QKeySequence("Ctrl+Return"))
        secretary.until(lambda: "Nothing was proclaimed" in refusals(form))
        form.reject()

    add = clicked("Add a one-off day", "Esc")
    secretary.meet(lambda: secretary.window.run("plan.closed_days"), add, give_up, pressed("Esc"))
    assert desk_of(secretary).read(meetings) == before
