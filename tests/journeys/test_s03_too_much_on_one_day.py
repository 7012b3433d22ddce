"""S03: Mon 4 Jan 2027 holds seven meetings; she moves three of them by hand, and the reasons stay."""

import datetime as dt
from itertools import product, starmap
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from desktop.kit.year_canvas import YearCanvas
from desktop.rooms.calendar.page import CalendarPage
from models.queries.changes import meeting_changes
from models.queries.clashes import LoadDay, load_report
from models.queries.meetings import MeetingRow, find_meeting, meeting
from models.rules.financial_year import FinancialYear
from tests.journeys.sitting import Sitting, filled

MONDAY = dt.date(2027, 1, 4)
YEAR = FinancialYear(2026)
SEVEN = {"CF-NW", "CF-WA", "CF-PROF", "OBFCP", "SV", "AP", "IDE"}


@pytest.fixture
def secretary(sitting: Sitting, demo_book: Path) -> Sitting:
    """She looks at the calendar of the published demo year."""
    sitting.open(demo_book)
    sitting.press("Ctrl+2")
    return sitting


def fullest_day(seat: Sitting) -> LoadDay:
    return seat.window.page().desk.read(load_report, first=YEAR.first, last=YEAR.last).days[0]


def codes(references: tuple[str, ...]) -> set[str]:
    return {reference.split()[0] for reference in references}


def of_monday(seat: Sitting, code: str) -> MeetingRow:
    return seat.window.page().desk.read(find_meeting, reference=f"{code} {MONDAY}")


def wall(seat: Sitting, row: MeetingRow) -> YearCanvas:
    """The year on the wall, with a meeting of it chosen and the keys in it."""
    page = seat.window.page()
    assert isinstance(page, CalendarPage)
    page.choose_view("year")
    page.show_meeting(row.id)
    canvas = next(each for each in page.views.findChildren(YearCanvas) if each.isVisible())
    canvas.setFocus()
    seat.look()
    return canvas


def spot(canvas: YearCanvas, row: MeetingRow) -> QPoint:
    """A point on the chip of a meeting."""
    rect = canvas.rect_of(row.date).toRect()
    points = product(range(rect.left(), rect.right(), 2), range(rect.top() + 2, rect.bottom(), 2))
    return next(point for point in starmap(QPoint, points) if canvas.meeting_at(point.toPointF()) == row.id)


def carry_by_keys(seat: Sitting, row: MeetingRow, days: int, reason: str) -> None:
    """Carry a meeting down the wall with Ctrl and the arrows, drop it with Enter, and say why."""
    canvas = wall(seat, row)
    seat.press(*["Ctrl+Down"] * days)
    assert canvas.carried
    seat.meet(lambda: seat.press("Return"), filled(reason=reason))


def drag(seat: Sitting, row: MeetingRow, to: dt.date, reason: str) -> None:
    """Drag a meeting to another day with the pointer, and say why."""
    canvas = wall(seat, row)
    canvas.set_zoom(4)
    seat.look()
    begin, end = spot(canvas, row), canvas.rect_of(to).center().toPoint()
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=begin)
    for step in (1, 2, 3):
        QTest.mouseMove(canvas, begin + (end - begin) * step / 3)
    assert canvas.carried
    assert canvas.carried.place[0] == to
    seat.meet(lambda: QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=end), filled(reason=reason))


def move_by_form(seat: Sitting, row: MeetingRow, to: str, reason: str) -> None:
    """Move the chosen meeting by its form."""
    wall(seat, row)
    seat.meet(lambda: seat.press("Ctrl+M"), filled(date=to, reason=reason))


def test_the_load_report_says_what_was_put_there_and_by_what(secretary: Sitting, tmp_path: Path) -> None:
    monday = fullest_day(secretary)
    assert (monday.date, len(monday.meetings)) == (MONDAY, 7)
    assert codes(monday.meetings) == SEVEN
    assert codes(monday.moved_here) == SEVEN - {"SV"}
    assert codes(monday.own_rule) == {"SV"}
    words = secretary.paper(lambda: secretary.window.run("plan.load"), tmp_path / "load.pdf")
    assert "7 meetings on Mon 4 Jan 2027, 6 of them moved there" in words
    assert all(f"{code} 2027-01-04" in words for code in SEVEN)


def test_six_of_them_say_which_closed_day_put_them_there(secretary: Sitting) -> None:
    for code in SEVEN - {"SV"}:
        row = of_monday(secretary, code)
        assert row.rule_date
        assert row.rule_date < MONDAY
        assert "closure" in row.moved_because or "New Year" in row.moved_because
    assert (of_monday(secretary, "SV").rule_date, of_monday(secretary, "SV").moved_because) == (MONDAY, "")


def test_three_moved_by_hand_keep_their_reasons_in_the_history(secretary: Sitting, tmp_path: Path) -> None:
    rows = {code: of_monday(secretary, code) for code in ("CF-NW", "CF-PROF", "AP")}
    reasons = {"CF-NW": "The commander sits at two of seven", "CF-PROF": "Room 1 is full", "AP": "Panel asks for a day"}
    carry_by_keys(secretary, rows["CF-NW"], 1, reasons["CF-NW"])
    drag(secretary, rows["CF-PROF"], dt.date(2027, 1, 7), reasons["CF-PROF"])
    move_by_form(secretary, rows["AP"], "Wed 6 Jan 2027", reasons["AP"])
    desk = secretary.window.page().desk
    moved = {code: desk.read(meeting, meeting_id=row.id) for code, row in rows.items()}
    assert {code: row.date.day for code, row in moved.items()} == {"CF-NW": 5, "CF-PROF": 7, "AP": 6}
    for code, row in moved.items():
        (change,) = desk.read(meeting_changes, meeting_id=row.id)
        assert (change.old_date, change.new_date, change.reason) == (MONDAY, row.date, reasons[code])
        assert change.by == "Imogen Farrier"
        assert (row.rule_date, row.moved_because) == (rows[code].rule_date, reasons[code])
    assert len(fullest_day(secretary).meetings) == 4
    words = secretary.paper(lambda: secretary.window.run("plan.load"), tmp_path / "load.pdf")
    assert "7 meetings on" not in words
    for _ in moved:
        secretary.press("Ctrl+Z")
    assert codes(fullest_day(secretary).meetings) == SEVEN


def test_carrying_over_a_day_that_clashes_says_so_and_escape_leaves_it(secretary: Sitting) -> None:
    """Thursday 7 January has the same people at ten: the finding stands beside the pointer, nothing is stored."""
    row = of_monday(secretary, "CF-NW")
    canvas = wall(secretary, row)
    secretary.press(*["Ctrl+Down"] * 3)
    assert canvas.carried
    assert canvas.carried.place[0] == dt.date(2027, 1, 7)
    secretary.until(lambda: canvas.carried is not None and canvas.carried.severity == "hard")
    assert "overlaps CF-FLP" in canvas.carried.words
    secretary.press("Esc")
    assert canvas.carried is None
    assert of_monday(secretary, "CF-NW") == row
