"""What every room asks about a meeting as such: made by hand, moved, cancelled, another time, length or place."""

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from desktop.kit import messages
from desktop.kit.desk import Desk
from desktop.kit.form import ask, date_of, int_of, text_of, time_of
from desktop.kit.form_fields import Field, Values
from desktop.kit.typed_values import read_figure
from models.errors import RuleBroken
from models.operations.kept_deadlines import Kept
from models.operations.meetings import add_meeting, cancel_meeting, edit_meeting, move_meeting, set_length, set_place
from models.queries.closed_days import working_calendar
from models.queries.forums import forums
from models.queries.meetings import MeetingRow
from models.queries.move_clashes import clashes_at
from models.rules.holidays import WEEKEND
from models.rules.written_dates import date_words, short_date_words

_STAYS = "It stays in the list as cancelled."
_BESIDE = "It stands beside the new date everywhere"
_ISSUED = "An agenda already issued opens again and is issued as its next version."


class MeetingForms:
    """The forms over a parent widget; each stores through the desk."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        self._parent, self._desk = parent, desk

    def add(self, day: dt.date | None = None, forum_id: str = "") -> str:
        """Ask for a meeting, day and forum filled in where known; return its key, empty when given up."""
        made: list[str] = []

        def submit(values: Values) -> None:
            on = date_of(values, "date") or self._desk.today
            self._question(on)
            made[:] = [
                self._desk.perform(
                    add_meeting,
                    forum_id=text_of(values, "forum_id"),
                    date=on,
                    start=time_of(values, "start"),
                    minutes=int_of(values, "minutes"),
                    place=text_of(values, "place") or None,
                )
            ]

        found = self._desk.read(forums, as_of=day or self._desk.today)
        choices = tuple((forum.id, f"{forum.code}  {forum.name}") for forum in found)
        fields = (
            Field("forum_id", "Forum", "post", required=True, choices=choices, default=forum_id or None),
            Field("date", "Date", "date", required=True, default=day, help="" if day else "Such as 3 Nov"),
            Field("start", "Starts at", "time", help="Empty: the forum’s usual time"),
            Field("minutes", "Minutes", "minutes", help="Empty: the forum’s usual length"),
            Field("place", "Place", help="Empty: the forum’s usual place"),
        )
        self._ask("New meeting", "Add meeting", fields, submit)
        return made[0] if made else ""

    def move(self, row: MeetingRow, *, to: dt.date | None = None, at: dt.time | None = None, reason: str = "") -> bool:
        """Ask for another day or time and the reason, filled in where known.

        A day on which nobody works is questioned, and so is one where somebody would have to be in two places.
        """

        def submit(values: Values) -> None:
            on, start = date_of(values, "date") or row.date, time_of(values, "start") or row.start
            if on != row.date:
                self._question(on)
            self._question_clashes(row, on, start)
            kept = self._desk.perform(
                move_meeting,
                meeting_id=row.id,
                date=on,
                start=start,
                reason=text_of(values, "reason"),
                revision=_revision(values, row),
            )
            if kept:
                messages.toast(kept_words(kept), undo=True)

        fields = (
            Field("date", "New date", "date", required=True, default=to or row.date),
            Field("start", "Starts at", "time", required=True, default=at or row.start),
            Field("reason", "Reason", "long text", required=True, default=reason or None, help=_BESIDE),
        )
        return self._ask(f"Move {_named(row)}", "Move meeting", fields, submit, _ISSUED)

    def cancel(self, row: MeetingRow) -> bool:
        """Ask why a meeting is cancelled."""

        def submit(values: Values) -> None:
            reason = text_of(values, "reason")
            self._desk.perform(cancel_meeting, meeting_id=row.id, reason=reason, revision=_revision(values, row))
            messages.toast(f"Cancelled {_named(row)}.", undo=True)

        fields = (Field("reason", "Reason", "long text", required=True),)
        return self._ask(f"Cancel {_named(row)}", "Cancel meeting", fields, submit, _STAYS)

    def edit(self, row: MeetingRow) -> bool:
        """Ask for another time, length or place on the same day."""

        def submit(values: Values) -> None:
            self._desk.perform(
                edit_meeting,
                meeting_id=row.id,
                start=time_of(values, "start") or row.start,
                minutes=int_of(values, "minutes") or 0,
                place=text_of(values, "place"),
                reason=text_of(values, "reason"),
                revision=_revision(values, row),
            )

        fields = (
            Field("start", "Starts at", "time", required=True, default=row.start),
            Field("reason", "Reason", help="Needed where the time changes"),
            Field("minutes", "Minutes", "minutes", required=True, default=row.minutes),
            Field("place", "Place", default=row.place),
        )
        return self._ask(f"Time and place of {_named(row)}", "Change meeting", fields, submit, _ISSUED)

    # edits in place: what is refused stands under the value

    def change_place(self, row: MeetingRow, place: str) -> None:
        """Store another place."""
        self._desk.perform(set_place, meeting_id=row.id, place=place, revision=row.revision)

    def change_length(self, row: MeetingRow, minutes: str) -> None:
        """Store another length, typed in minutes."""
        figure = read_figure(minutes, "minutes") or 0
        self._desk.perform(set_length, meeting_id=row.id, minutes=figure, revision=row.revision)

    def _question(self, day: dt.date) -> None:
        """Ask whether a closed day is meant; RuleBroken, field date, if it is not."""
        why = self._desk.read(working_calendar, first=day, last=day).why_closed(day)
        if not why:
            return
        said = "a weekend day" if why == WEEKEND else f"closed: {why}"
        sentence = f"{date_words(day)} is {said}. Is that the day you mean?"
        if messages.choose("Nobody works on that day", sentence, ("Choose another day", "Keep this day")) != 1:
            raise RuleBroken(f"{date_words(day)} is {said}; choose another day.", "date")

    def _question_clashes(self, row: MeetingRow, on: dt.date, start: dt.time) -> None:
        """Ask whether a place is meant that breaks a hard rule; RuleBroken, field date, if it is not."""
        found = " ".join(self._desk.read(clashes_at, meeting_id=row.id, date=on, start=start, today=self._desk.today))
        if not found:
            return
        if messages.choose("That day clashes", found, ("Choose another day", "Move all the same")) != 1:
            raise RuleBroken(f"{found} Choose another day or time.", "date")

    def _ask(
        self, title: str, deed: str, fields: tuple[Field, ...], submit: Callable[[Values], None], note: str = ""
    ) -> bool:
        return ask(self._parent, title, deed, fields, submit, today=self._desk.today, note=note)


def kept_words(kept: Sequence[Kept]) -> str:
    """Say which deadlines had passed and stay what they were."""
    said = ", ".join(f"{one.kind} ({date_words(one.due.date())})" for one in kept)
    return f"Moved. What had passed already stays as it was: {said}."


def _named(row: MeetingRow) -> str:
    return f"{row.forum_code} {short_date_words(row.date)}"


def _revision(values: Values, row: MeetingRow) -> str:
    """Return the state the form saw, or the one agreed upon after a conflict."""
    return text_of(values, "revision") or row.revision
