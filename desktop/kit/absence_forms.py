"""Who is away when: the form of one absence, and the list of everybody's or of one person's."""

import datetime as dt

from PySide6.QtWidgets import QWidget

from desktop.kit import messages
from desktop.kit.controls import Deed
from desktop.kit.desk import Desk
from desktop.kit.form import ask, date_of, int_of, text_of
from desktop.kit.form_fields import Field, Values
from desktop.kit.list_dialog import ListDialog
from desktop.kit.row_table import Column, RowTable
from models.errors import RuleBroken
from models.operations.absences import edit_absence, record_absence, remove_absence
from models.queries.absences import AbsenceRow, absences
from models.queries.people import people
from models.rules.vocabulary import HalfDay

_HALVES = (("", "All day"), *((half.value, half.value.capitalize()) for half in HalfDay))
_SHOWN_BACK, _SHOWN_ON = dt.timedelta(days=92), dt.timedelta(days=2 * 366)
_NOTE = "The calendar shows it, and a board the person must be at is a finding."


class AbsenceForms:
    """The forms over a parent widget; each stores through the desk."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        self._parent, self._desk = parent, desk

    def add(self, person_id: str = "", day: dt.date | None = None) -> bool:
        """Ask who is away when; person and day are filled in where known."""

        def submit(values: Values) -> None:
            self._desk.perform(
                record_absence,
                person_id=text_of(values, "person_id"),
                starts=_needed(values, "starts"),
                ends=date_of(values, "ends"),
                half=text_of(values, "half"),
                every_weeks=int_of(values, "every_weeks") or 0,
                until=date_of(values, "until"),
                reason=text_of(values, "reason"),
            )

        who = tuple((row.id, row.name) for row in self._desk.read(people, as_of=day or self._desk.today))
        person = Field("person_id", "Who", "post", required=True, choices=who, default=person_id or None)
        fields = (person, *_fields(day))
        return ask(self._parent, "Absence", "Record absence", fields, submit, today=self._desk.today, note=_NOTE)

    def edit(self, row: AbsenceRow) -> bool:
        """Ask for other facts of an absence."""

        def submit(values: Values) -> None:
            self._desk.perform(
                edit_absence,
                absence_id=row.id,
                starts=_needed(values, "starts"),
                ends=date_of(values, "ends"),
                half=text_of(values, "half"),
                every_weeks=int_of(values, "every_weeks") or 0,
                until=date_of(values, "until"),
                reason=text_of(values, "reason"),
                revision=text_of(values, "revision") or row.revision,
            )

        title = f"Absence of {row.person_name}"
        return ask(self._parent, title, "Store absence", _fields(None, row), submit, today=self._desk.today)

    def remove(self, row: AbsenceRow) -> None:
        """Take an absence out; it can be brought back by undo."""
        messages.attempt(lambda: self._desk.perform(remove_absence, absence_id=row.id, revision=row.revision))
        messages.toast(f"Removed absence of {row.person_name}.", undo=True)


class AbsencesDialog(ListDialog[AbsenceRow]):
    """The absences of a quarter ago to two years on, everybody's or one person's; each change is stored at once."""

    def __init__(self, parent: QWidget, desk: Desk, person_id: str = "") -> None:
        columns = (
            Column[AbsenceRow]("Who", lambda row: row.person_name, width="Montgomery-Fairweather, Al"),
            Column[AbsenceRow]("Away", lambda row: row.words),
            Column[AbsenceRow]("Reason", lambda row: row.reason, width="Annual leave abroad"),
        )
        table = RowTable(columns, lambda row: row.id)
        super().__init__(parent, "Absences", "Who is away when; boards they must be at are findings.", table)
        self._desk, self._person_id = desk, person_id
        self.forms = AbsenceForms(self, desk)
        self.set_deeds(
            (
                Deed("Add…", self.add, "Ctrl+N", "plus"),
                Deed("Change…", self.edit, "F2", "pencil"),
                Deed("Remove", self.remove, "Del", "trash-2"),
            ),
            (Deed("Close", self.accept, "Esc"),),
        )
        self.lines.opened.connect(lambda _row: self.edit())
        self.refresh()
        self.lines.select_first()

    def refresh(self) -> None:
        """Read the absences again."""
        first, last = self._desk.today - _SHOWN_BACK, self._desk.today + _SHOWN_ON
        self.table.replace(self._desk.read(absences, first=first, last=last, person_id=self._person_id))

    def add(self) -> None:
        """Ask for an absence."""
        if self.forms.add(self._person_id):
            self.refresh()

    def edit(self) -> None:
        """Change the chosen absence."""
        row = self.lines.current_row()
        if row and self.forms.edit(row):
            self.refresh()

    def remove(self) -> None:
        """Take the chosen absence out."""
        row = self.lines.current_row()
        if row:
            self.forms.remove(row)
            self.refresh()


def _fields(day: dt.date | None, row: AbsenceRow | None = None) -> tuple[Field, ...]:
    rule = row.rule if row else None
    ends = rule.ends if rule and rule.ends != rule.starts else None
    return (
        Field("starts", "First day", "date", required=True, default=rule.starts if rule else day),
        Field("ends", "Last day", "date", default=ends, help="Empty: that day only"),
        Field("half", "Of each day", "choice", choices=_HALVES, default=rule.half if rule else ""),
        Field("reason", "Reason", default=row.reason if row else None, help="Such as annual leave"),
        Field("every_weeks", "Every so many weeks", "number", default=(rule and rule.every_weeks) or None,
              help="Empty: once"),
        Field("until", "Until", "date", default=rule.until if rule else None, help="The last day of a repeated one"),
    )  # fmt: skip


def _needed(values: Values, field: str) -> dt.date:
    day = date_of(values, field)
    if day is None:
        raise RuleBroken("The first day is missing.", field)
    return day
