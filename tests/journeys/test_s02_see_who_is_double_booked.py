"""S02: on 2 March 2026, before publishing, she asks where the Deputy Commissioner is double-booked."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop.kit.form import Form
from desktop.rooms.calendar.page import CalendarPage
from models.queries.changes import meeting_changes
from models.queries.clashes import ClashRow, clash_report
from models.queries.meetings import find_meeting
from models.queries.people import find_post
from models.rules.financial_year import FinancialYear
from tests.journeys.sitting import Sitting, clicked, fill_form, filled, refusals
from tests.journeys.years import laid_out

TODAY, DAY = dt.date(2026, 3, 2), dt.date(2026, 5, 28)
YEAR = FinancialYear(2026)
DEPUTY = "Deputy Commissioner"


@pytest.fixture(scope="module")
def fresh_year(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The year 2026-27 as the rules lay it out, everybody in post, nothing published."""
    return laid_out(tmp_path_factory.mktemp("fresh") / "fresh.book", YEAR.year, TODAY)


@pytest.fixture
def secretary(qtbot: QtBot, tmp_path: Path, fresh_year: bytes) -> Iterator[Sitting]:
    """She looks at the calendar of the fresh year."""
    book = tmp_path / "Met HQ.book"
    book.write_bytes(fresh_year)
    seat = Sitting(qtbot, tmp_path, TODAY)
    seat.open(book)
    seat.press("Ctrl+2", "Ctrl+PgDown")
    yield seat
    seat.application.close()


def calendar(seat: Sitting) -> CalendarPage:
    page = seat.window.page()
    assert isinstance(page, CalendarPage)
    return page


def clashes(seat: Sitting, post: str = DEPUTY) -> tuple[ClashRow, ...]:
    """The report of a post, as the book gives it."""
    desk = seat.window.page().desk
    key = desk.read(find_post, words=post, as_of=YEAR.first).id
    return desk.read(clash_report, first=YEAR.first, last=YEAR.last, today=TODAY, post_id=key).rows


def printed_report(seat: Sitting, target: Path) -> str:
    """The report of the Deputy Commissioner on paper: filter the calendar by the post, then print."""
    seat.filter("Person", DEPUTY)
    return seat.paper(lambda: seat.window.run("plan.clashes"), target)


def choose_ide_from_the_findings(seat: Sitting) -> None:
    """Check the year, follow the overlap to its day, and walk to the second of its two boards."""
    seat.window.run("plan.check")
    page = calendar(seat)
    panel = page.right.findings
    (line,) = [line for line in panel.shown() if line.finding.kind == "overlap" and line.finding.date == DAY]
    panel.lines.setFocus()
    panel.lines.select_key(line.key)
    seat.press("Return")
    assert page.chosen_day() == DAY
    page.day.meetings.setFocus()
    steps = [row.forum_code for row in page.day.rows()].index("IDE")
    seat.press("Home", *["Down"] * steps)
    row = page.day.meeting()
    assert row
    assert row.forum_code == "IDE"


def test_the_report_of_the_deputy_names_exactly_one_overlap(secretary: Sitting, tmp_path: Path) -> None:
    (row,) = clashes(secretary)
    assert (row.date, row.kind, row.severity) == (DAY, "overlap", "hard")
    assert set(row.meetings) == {"PIB 2026-05-28", "IDE 2026-05-28"}
    assert row.text.startswith("PIB Thu 28 May 2026 14:00–16:00 overlaps IDE 15:00–16:30: Tobias Brennick")
    words = printed_report(secretary, tmp_path / "clashes.pdf")
    assert "Clashes of Deputy Commissioner" in words
    assert "1 clash to be settled" in words
    assert "PIB Thu 28 May 2026 14:00–16:00 overlaps IDE 15:00–16:30" in words


def test_the_demo_year_has_the_same_one(march: Sitting, demo_book: Path, tmp_path: Path) -> None:
    march.open(demo_book)
    march.press("Ctrl+2", "Ctrl+PgDown")
    (row,) = clashes(march)
    assert (row.date, set(row.meetings)) == (DAY, {"PIB 2026-05-28", "IDE 2026-05-28"})
    assert "14:00–16:00 overlaps IDE 15:00–16:30" in row.text
    assert "1 clash to be settled" in printed_report(march, tmp_path / "clashes.pdf")


def test_moving_ide_to_a_quarter_past_four_empties_the_report(secretary: Sitting, tmp_path: Path) -> None:
    choose_ide_from_the_findings(secretary)
    reason = "PIB sits until 16:00 with the same chair"
    secretary.meet(lambda: secretary.press("Ctrl+M"), filled(start="16:15", reason=reason))
    assert clashes(secretary) == ()
    words = printed_report(secretary, tmp_path / "clear.pdf")
    assert "No clash to be settled" in words
    assert "Nothing clashes." in words
    desk = secretary.window.page().desk
    ide = desk.read(find_meeting, reference="IDE 2026-05-28")
    assert (ide.date, ide.start) == (DAY, dt.time(16, 15))
    (change,) = desk.read(meeting_changes, meeting_id=ide.id)
    assert change.reason == reason
    secretary.press("Ctrl+Z")
    assert len(clashes(secretary)) == 1


def test_a_time_that_clashes_elsewhere_is_questioned_before_it_is_taken(secretary: Sitting) -> None:
    """Half past one runs into the same board at two: the window says so, and she thinks better of it."""
    choose_ide_from_the_findings(secretary)
    said: list[str] = []

    def too_early(form: QDialog) -> None:
        assert isinstance(form, Form)
        fill_form(form, {"start": "13:30", "reason": "Earlier"})
        QTest.keySequence(form, QKeySequence("Ctrl+Return"))
        secretary.until(lambda: bool(refusals(form)) and "PIB" in refusals(form))
        said.append(refusals(form))
        form.reject()

    secretary.meet(lambda: secretary.press("Ctrl+M"), too_early, clicked("Choose another day"))
    assert "overlaps" in said[0]
    assert secretary.window.page().desk.read(find_meeting, reference="IDE 2026-05-28").start == dt.time(15)
