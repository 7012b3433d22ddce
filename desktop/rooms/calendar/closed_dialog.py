"""Bank holidays and closures: the closed days of the year, and the ones the book itself adds or takes away."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.kit import appearance, messages
from desktop.kit.controls import Button, Deed, plain_label
from desktop.kit.desk import Desk
from desktop.kit.dialog_size import open_sized
from desktop.kit.form import ask, date_of, flag_of, text_of
from desktop.kit.form_fields import Field, Values
from desktop.kit.row_table import Column, RowTable
from desktop.kit.row_view import RowView
from desktop.rooms.calendar.proclaimed_dialog import confirmed
from models.errors import RuleBroken
from models.operations.avoided import remove_avoided, set_avoided
from models.operations.closed_days import add_one_off, remove_closure, remove_one_off, set_closure
from models.operations.proclaimed import proclaim_holiday
from models.queries.avoided import AvoidedRow, avoided_spans
from models.queries.closed_days import ClosureRow, OneOffRow, closed_days, closures, one_off_days
from models.queries.proclaimed import proclaimed
from models.rules.festivals import festivals
from models.rules.financial_year import FinancialYear
from models.rules.written_dates import MONTHS, date_words, dated, read_date, written_date

_SIZE = (780, 520)
_FIVE_BUTTONS = 716  # px at 100 %
_EVERY_YEAR = len("12-24")
_LEAP_YEAR = 2000


@dataclass(frozen=True, slots=True)
class ClosedDayLine:
    """One line of the dialog: when, what it is called, where it comes from, and its row if the book holds it."""

    key: str
    when: str
    name: str
    kind: str
    row: OneOffRow | ClosureRow | AvoidedRow | None = None


def closed_day_lines(desk: Desk, span: FinancialYear) -> tuple[ClosedDayLine, ...]:
    """Return the closures, the book's own days, and the bank holidays of the year by rule."""
    own = desk.read(one_off_days)
    named = {row.day for row in own if row.closed}
    spans = desk.read(closures)
    by_rule = [
        (day, name)
        for day, name in desk.read(closed_days, first=span.first, last=span.last)
        if day not in named and name not in {row.name for row in spans}
    ]
    return (
        *(ClosedDayLine(row.id, _closure_words(row), row.name, "closure", row) for row in spans),
        *(ClosedDayLine(row.id, date_words(row.day), row.name, _one_off_kind(row), row) for row in own),
        *(
            ClosedDayLine(row.id, _closure_words(row), row.name, _avoided_kind(row), row)
            for row in desk.read(avoided_spans)
        ),
        *(ClosedDayLine(day.isoformat(), date_words(day), name, "bank holiday by rule") for day, name in by_rule),
        *(ClosedDayLine(f"{day} {name}", date_words(day), name, "festival") for day, name in _festivals(span)),
    )


class ClosedDaysDialog(QDialog):
    """The list, and adding to it or taking from it."""

    def __init__(self, parent: QWidget, desk: Desk, span: FinancialYear, day: date) -> None:
        super().__init__(parent)
        self._desk, self._span, self._day = desk, span, day
        self.setWindowTitle("Bank holidays and closures")
        open_sized(self, *_SIZE)
        self.setMinimumWidth(appearance.space(_FIVE_BUTTONS))
        self.table = RowTable(_columns(), lambda line: line.key)
        self.lines: RowView[ClosedDayLine] = RowView(self.table, "Closed days", lines=1)
        self._remove = Button.of(Deed("Remove", self.remove, key="Del", icon="trash-2"))
        self._remove.setShortcut("Del")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, appearance.space(20), 0, appearance.space(16))
        column.setSpacing(appearance.space(10))
        column.addLayout(self._head())
        column.addWidget(self.lines, 1)
        column.addLayout(self._foot())
        self.lines.chosen.connect(self._choose)
        self.lines.opened.connect(self._open)
        self.refresh()
        self.lines.select_first()

    def refresh(self) -> None:
        """Read the closed days again."""
        self.table.replace(closed_day_lines(self._desk, self._span))
        self._choose(self.lines.current_row())

    def add_day(self) -> None:
        """Ask for a proclaimed day, or an ordinary holiday that is taken away."""

        def submit(values: Values) -> None:
            day, name = date_of(values, "day"), text_of(values, "name")
            if day is None:
                raise RuleBroken("The day is missing.", "day")
            if flag_of(values, "open"):
                self._desk.perform(add_one_off, day=day, name=name, closed=False)
                return
            if not confirmed(self, self._desk.read(proclaimed, day=day, name=name, today=self._desk.today)):
                raise RuleBroken("Nothing was proclaimed; choose another day, or cancel.", "day")
            self._desk.perform(proclaim_holiday, day=day, name=name)

        fields = (
            Field("day", "Day", "date", required=True, default=self._day),
            Field("name", "Name", required=True, help="As it is proclaimed, such as Coronation of Charles III"),
            Field("open", "An ordinary bank holiday that does not hold on this day", "check"),
        )
        self._ask("Add a one-off day", "Add day", fields, submit)

    def add_closure(self, row: ClosureRow | None = None) -> None:
        """Ask for the days from which to which the organisation is closed."""

        def submit(values: Values) -> None:
            self._desk.perform(
                set_closure,
                name=text_of(values, "name"),
                starts=_stored_day(text_of(values, "starts"), "starts"),
                ends=_stored_day(text_of(values, "ends"), "ends"),
                closure_id=row.id if row else "",
                revision=(text_of(values, "revision") or row.revision) if row else None,
            )

        self._ask("Closure", "Store closure", _span_fields(row), submit)

    def add_avoided(self, row: AvoidedRow | None = None) -> None:
        """Ask for days that are better left free, or only worth knowing."""

        def submit(values: Values) -> None:
            self._desk.perform(
                set_avoided,
                name=text_of(values, "name"),
                starts=_stored_day(text_of(values, "starts"), "starts"),
                ends=_stored_day(text_of(values, "ends"), "ends"),
                notice=flag_of(values, "notice"),
                avoided_id=row.id if row else "",
                revision=(text_of(values, "revision") or row.revision) if row else None,
            )

        note = Field(
            "notice", "Only worth knowing; meetings may stand there", "check", default=bool(row and row.notice)
        )
        self._ask("Days better left free", "Store days", (*_span_fields(row), note), submit)

    def remove(self) -> None:
        """Take the chosen days out of the book."""
        line = self.lines.current_row()
        row = line.row if line else None
        if isinstance(row, OneOffRow):
            messages.attempt(lambda: self._desk.perform(remove_one_off, one_off_id=row.id, revision=row.revision))
        elif isinstance(row, ClosureRow):
            messages.attempt(lambda: self._desk.perform(remove_closure, closure_id=row.id, revision=row.revision))
        elif isinstance(row, AvoidedRow):
            messages.attempt(lambda: self._desk.perform(remove_avoided, avoided_id=row.id, revision=row.revision))
        self.refresh()

    def _open(self, line: ClosedDayLine | None) -> None:
        if line and isinstance(line.row, ClosureRow):
            self.add_closure(line.row)
        elif line and isinstance(line.row, AvoidedRow):
            self.add_avoided(line.row)

    def _choose(self, line: ClosedDayLine | None) -> None:
        self._remove.setEnabled(line is not None and line.row is not None)

    def _ask(self, title: str, deed: str, fields: tuple[Field, ...], submit: Callable[[Values], None]) -> None:
        if ask(self, title, deed, fields, submit, today=self._desk.today):
            self.refresh()

    def _head(self) -> QVBoxLayout:
        head = QVBoxLayout()
        edge = appearance.space(20)
        head.setContentsMargins(edge, 0, edge, 0)
        head.setSpacing(appearance.space(4))
        head.addWidget(plain_label("Bank holidays and closures", "inspector", weight=600))
        words = f"Closed days of {self._span.words}, and days better left free. A proclaimed day moves its meetings."
        head.addWidget(plain_label(words, tone="text 2", wrap=True))
        return head

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        edge = appearance.space(20)
        row.setContentsMargins(edge, 0, edge, 0)
        row.setSpacing(appearance.space(8))
        for deed in (
            Deed("Add a one-off day…", self.add_day, icon="plus"),
            Deed("Add a closure…", self.add_closure, icon="plus"),
            Deed("Leave free…", self.add_avoided, icon="plus", tip="School holidays, August, festivals"),
        ):
            row.addWidget(Button.of(deed))
        row.addWidget(self._remove)
        row.addStretch(1)
        row.addWidget(Button.of(Deed("Close", self.accept, key="Esc")))
        return row


def _columns() -> tuple[Column[ClosedDayLine], ...]:
    return (
        Column("When", lambda line: line.when, width="Thu 24 Dec 2026 to Fri 1 Jan 2027"),
        Column("Name", lambda line: line.name),
        Column("Why", lambda line: line.kind, width="bank holiday by rule", tone=lambda _line: "text 2"),
    )


def _span_fields(row: ClosureRow | AvoidedRow | None) -> tuple[Field, ...]:
    every = "Every year: 24 Dec. Once: 24 Dec 2026"
    return (
        Field("name", "Name", required=True, default=row.name if row else None),
        Field("starts", "First day", required=True, default=_shown_day(row.starts) if row else None, help=every),
        Field("ends", "Last day", required=True, default=_shown_day(row.ends) if row else None, help=every),
    )


def _one_off_kind(row: OneOffRow) -> str:
    return "one-off day" if row.closed else "does not hold"


def _avoided_kind(row: AvoidedRow) -> str:
    return "worth knowing" if row.notice else "better left free"


def _festivals(span: FinancialYear) -> tuple[tuple[date, str], ...]:
    return festivals(span.first, span.last)


def _closure_words(row: ClosureRow | AvoidedRow) -> str:
    every = ", every year" if len(row.starts) == _EVERY_YEAR else ""
    return f"{_shown_day(row.starts)} to {_shown_day(row.ends)}{every}"


def _shown_day(stored: str) -> str:
    """Return a stored end of a closure as it is read: `24 Dec`, or `Thu 24 Dec 2026` for one of one year."""
    if len(stored) == _EVERY_YEAR:
        day = date.fromisoformat(f"{_LEAP_YEAR}-{stored}")
        return f"{day.day} {MONTHS[day.month - 1][:3]}"
    return date_words(date.fromisoformat(stored))


def _stored_day(typed: str, field: str) -> str:
    """Return an end of a closure as it is stored, from `24 Dec` or `24 Dec 2026`; RuleBroken if it is neither."""
    written = written_date(typed)
    if written and written.year is None:
        return f"{dated(written, _LEAP_YEAR, field):%m-%d}"
    return read_date(typed, field=field).isoformat()
