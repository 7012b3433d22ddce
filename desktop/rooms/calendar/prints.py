"""The year on paper, and its meetings as a calendar file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from PySide6.QtWidgets import QWidget

from desktop.kit import printing
from desktop.kit.desk import Desk
from desktop.kit.form import ask, text_of
from desktop.kit.form_fields import Field, Values
from desktop.rooms.calendar.view_prints import list_print, month_print, week_print
from desktop.rooms.calendar.who_filter import person_and_post
from models.documents.calendar_feed import calendar_feed
from models.documents.clash_report import clash_report_document
from models.documents.content import Document
from models.documents.export import export, file_name
from models.documents.load_report import load_report_document
from models.documents.plan import plan_document
from models.documents.write_ics import write_ics
from models.documents.year_calendar import year_calendar_document
from models.queries.calendar import year_calendar
from models.queries.clashes import clash_report, load_report
from models.queries.meetings import MeetingRow
from models.queries.proposal import Proposal
from models.rules.financial_year import FinancialYear
from models.rules.written_dates import date_words

_PAGES = (("A3", "A3, the whole year on one sheet"), ("A4", "A4, six months on a sheet"))
_ALL = "all"
_VIEWS = {"month": month_print, "week": week_print, "list": list_print}


class PrintedRoom(Protocol):
    """What the calendar shows: its year, its meetings, who and which levels are looked at, and the proposal."""

    def printed(self) -> "Printed":
        """Return all of it."""


@dataclass(frozen=True, slots=True)
class Printed:
    """What is printed: the year, the meetings shown, the value of the person filter, the level, and a proposal.

    `view` is the view that is looked at, by its name, and `day` the day that is chosen in it.
    """

    span: FinancialYear
    rows: Sequence[MeetingRow]
    who: str
    level: str
    proposal: Proposal | None
    view: str
    day: date


class CalendarPrints:
    """The papers and the file of the calendar."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        self._parent, self._desk = parent, desk

    def commands(self, room: PrintedRoom) -> dict[str, Callable[[], None]]:
        """Return the commands that print what a room shows when they are given."""
        return {
            "print.year_calendar": lambda: self._year(room.printed()),
            "print.preview": lambda: self._preview(room.printed()),
            "print.calendar_file": lambda: self._file(room.printed()),
            "plan.clashes": lambda: self._clashes(room.printed()),
            "plan.load": lambda: self._load(room.printed()),
        }

    def _year(self, shown: Printed) -> None:
        print_year(self._parent, self._desk, shown.span, shown.level)

    def _preview(self, shown: Printed) -> None:
        """Show on paper what is shown here: the proposal if there is one, else the view that is looked at."""
        if shown.proposal:
            print_proposal(self._parent, self._desk, shown.proposal)
        elif shown.view in _VIEWS:
            title, document = _VIEWS[shown.view](self._desk, shown.rows, shown.day)
            _preview(self._parent, title, document)
        else:
            self._year(shown)

    def _file(self, shown: Printed) -> None:
        save_calendar(self._desk, shown.span, [row for row in shown.rows if row.revision])

    def _clashes(self, shown: Printed) -> None:
        print_clashes(self._parent, self._desk, shown.span, shown.who)

    def _load(self, shown: Printed) -> None:
        print_load(self._parent, self._desk, shown.span, shown.who)


def print_year(parent: QWidget, desk: Desk, span: FinancialYear, level: str) -> None:
    """Ask for page size and level, then show the year calendar."""

    def submit(values: Values) -> None:
        wanted = text_of(values, "level")
        levels = None if wanted == _ALL else (wanted,)
        page: Literal["A3", "A4"] = "A4" if text_of(values, "page") == "A4" else "A3"
        calendar = desk.read(year_calendar, first=span.first, last=span.last)
        document = year_calendar_document(calendar, printed=desk.now(), page=page, levels=levels)
        made[:] = [(export(document, ".pdf"), file_name(document, ".pdf"))]

    made: list[tuple[bytes, str]] = []
    levels = ((_ALL, "Every level, one sheet each"), *desk.levels.choices())
    fields = (
        Field("page", "Page size", "choice", required=True, choices=_PAGES, default="A3"),
        Field("level", "Level", "choice", required=True, choices=levels, default=level or _ALL),
    )
    title = f"Print the year, {span.words}"
    if ask(parent, title, "Show preview", fields, submit, today=desk.today) and made:
        printing.preview(parent, f"Year calendar, {span.words}", *made[0])


def print_clashes(parent: QWidget, desk: Desk, span: FinancialYear, who: str) -> None:
    """Show the clash report of the year: of everybody, or of the person or post chosen."""
    person, post = person_and_post(who)
    report = desk.read(clash_report, first=span.first, last=span.last, today=desk.today, person_id=person, post_id=post)
    _preview(parent, report.title, clash_report_document(report, marking=desk.marking, printed=desk.now()))


def print_load(parent: QWidget, desk: Desk, span: FinancialYear, who: str) -> None:
    """Show the load report of the year: of everybody, or of the post chosen."""
    _, post = person_and_post(who)
    report = desk.read(load_report, first=span.first, last=span.last, post_id=post)
    _preview(parent, report.title, load_report_document(report, marking=desk.marking, printed=desk.now()))


def print_proposal(parent: QWidget, desk: Desk, found: Proposal) -> None:
    """Show the proposal as it is printed."""
    document = plan_document(found, title=desk.book_title, marking=desk.marking, printed=desk.now())
    _preview(parent, f"Plan from {date_words(found.basis.first)} to {date_words(found.basis.last)}", document)


def _preview(parent: QWidget, title: str, document: Document) -> None:
    printing.preview(parent, title, export(document, ".pdf"), file_name(document, ".pdf"))


def save_calendar(desk: Desk, span: FinancialYear, rows: Sequence[MeetingRow]) -> None:
    """Save the meetings shown as a calendar file."""
    feed = calendar_feed(rows, title=desk.book_title, printed=desk.now())
    name = f"{desk.marking} calendar {span.short}.ics"
    printing.save_bytes(name, "Calendar file (*.ics)", write_ics(feed))
