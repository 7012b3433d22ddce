"""What can be done with exceptions: taken in from a file, matched to a unit, set aside and brought back."""

import datetime as dt
from pathlib import Path

from desktop.kit import messages, worker
from desktop.kit.form import ask, flag_of, text_of
from desktop.kit.form_fields import Field, Values
from desktop.kit.short_words import counted
from desktop.rooms.forward_plan.import_dialog import ImportDialog
from desktop.rooms.forward_plan.view import Around, Choices
from models.errors import FileRefused
from models.operations.exceptions import (
    bring_back_exception,
    import_exceptions,
    match_exception_unit,
    record_exception,
    set_aside_exception,
)
from models.queries.exception_import import ImportReport, foreseen_import
from models.queries.exceptions import ExceptionRow
from models.queries.forums import units
from models.rules.exception_cells import month_words, read_month
from models.rules.vocabulary import Direction

KINDS = "Exceptions (*.csv *.xlsx *.txt *.tsv)"


class ExceptionDeeds:
    """Asks over the room and stores through the desk."""

    def __init__(self, around: Around) -> None:
        self._around, self._desk = around, around.desk

    def import_file(self) -> None:
        """Ask for a file, show what taking it in would do, and take it in."""
        path = messages.ask_open_path("Import exceptions", KINDS)
        body = messages.attempt(lambda: _bytes_of(path)) if path else None
        if path is None or body is None:
            return
        worker.run(
            self._around.parent,
            f"Reading {path.name}",
            lambda _progress: self._desk.read(foreseen_import, name=path.name, body=body),
            lambda report: self._preview(path.name, body, report),
            messages.tell_failure,
        )

    def record(self) -> None:
        """Ask for one exception that no file brought."""

        def submit(values: Values) -> None:
            self._desk.perform(
                record_exception,
                unit_id=text_of(values, "unit_id"),
                measure=text_of(values, "measure"),
                period=read_month(text_of(values, "period")),
                direction=text_of(values, "direction"),
                value=text_of(values, "value"),
                expected=text_of(values, "expected"),
                note=text_of(values, "note"),
            )

        last_month = self._desk.today.replace(day=1) - dt.timedelta(days=1)
        directions = tuple((way.value, way.value) for way in Direction)
        fields = (
            Field("unit_id", "Unit", "post", required=True, choices=self._units()),
            Field("measure", "Measure", required=True, help="Such as Burglary; a new one is added to the measures"),
            Field("period", "Month", required=True, default=month_words(last_month)),
            Field("direction", "Direction", "choice", required=True, choices=directions, default=Direction.WORSE.value),
            Field("value", "Value", help="Empty while it is pending"),
            Field("expected", "Expected"),
            Field("note", "Note", "long text"),
        )
        ask(self._around.parent, "Record an exception", "Record", fields, submit, today=self._desk.today)

    def match(self, row: ExceptionRow) -> None:
        """Ask which unit a file meant."""
        fields = (
            Field(
                "unit_id", "Unit", "post", required=True, choices=self._units(), help="Type part of its name or code"
            ),
            Field("remember", "The next file may call it so too", "check", default=True),
        )
        matched = 0

        def submit(values: Values) -> None:
            nonlocal matched
            matched = self._desk.perform(
                match_exception_unit,
                exception_id=row.id,
                unit_id=text_of(values, "unit_id"),
                remember=flag_of(values, "remember"),
            )

        note = "Every exception that carries these words goes to the unit."
        title = f"Which unit is “{row.unit_words}”?"
        if ask(self._around.parent, title, "Match", fields, submit, today=self._desk.today, note=note):
            messages.toast(f"Matched {counted(matched, 'exception')}.", undo=True)

    def set_aside(self, row: ExceptionRow) -> None:
        """Ask why an exception goes on no agenda."""

        def submit(values: Values) -> None:
            self._desk.perform(
                set_aside_exception,
                exception_id=row.id,
                because=text_of(values, "because"),
                revision=text_of(values, "revision") or row.revision,
            )

        field = Field("because", "Because", required=True, help="Such as: recounted, the old figure was wrong")
        note = "It stays in the book with the reason and stands on no agenda."
        ask(self._around.parent, "Set aside", "Set aside", (field,), submit, today=self._desk.today, note=note)

    def bring_back(self, row: ExceptionRow) -> None:
        """Let an exception stand on its agenda again."""
        messages.attempt(lambda: self._desk.perform(bring_back_exception, exception_id=row.id, revision=row.revision))

    def _preview(self, name: str, body: bytes, report: ImportReport) -> None:
        if not ImportDialog(self._around.parent, name, report).exec():
            return
        done = messages.attempt(lambda: self._desk.perform(import_exceptions, name=name, body=body))
        if done is not None:
            waiting = f"; {counted(len(done.unmatched), 'row')} to be matched" if done.unmatched else ""
            messages.toast(f"Stored {counted(done.stored, 'exception')}{waiting}.", undo=True)

    def _units(self) -> Choices:
        rows = self._desk.read(units, as_of=self._desk.today)
        return tuple((row.id, f"{row.code} {row.name}") for row in rows)


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as trouble:
        raise FileRefused(f"{path.name} cannot be read ({trouble.strerror or trouble}); check it.") from trouble
