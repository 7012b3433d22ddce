"""Good practice recorded, changed, taken over by units, and printed as the learning log."""

import datetime as dt
from collections.abc import Sequence

from desktop.kit import messages
from desktop.kit.exporting import ROWS, save_document
from desktop.kit.form import ask, date_of, text_of
from desktop.kit.form_fields import Field, Values
from desktop.rooms.forward_plan.view import Around, Choices
from models.documents.learning_log import learning_log_document
from models.operations.practice import (
    adopt_practice,
    edit_practice,
    record_practice,
    remove_practice,
    withdraw_adoption,
)
from models.queries.forums import units
from models.queries.meetings import meetings
from models.queries.people import posts
from models.queries.practice import AdoptionRow, PracticeRow
from models.queries.themes import themes
from models.rules.written_dates import date_words

LOOK_BACK, LOOK_AHEAD = dt.timedelta(days=200), dt.timedelta(days=100)
NOBODY: Choices = (("", "–"),)


class PracticeDeeds:
    """Asks over the room and stores through the desk."""

    def __init__(self, around: Around) -> None:
        self._around, self._desk = around, around.desk

    def record(self) -> None:
        """Ask for something that worked."""

        def submit(values: Values) -> None:
            self._desk.perform(record_practice, **_said(values), on=date_of(values, "on"))

        title, note = "Record good practice", "It stands in the learning log, and other units may take it over."
        ask(self._around.parent, title, "Record", self._fields(None), submit, today=self._desk.today, note=note)

    def edit(self, row: PracticeRow) -> None:
        """Ask for everything about a good practice."""

        def submit(values: Values) -> None:
            revision = text_of(values, "revision") or row.revision
            said, on = _said(values), date_of(values, "on")
            self._desk.perform(edit_practice, practice_id=row.id, revision=revision, **said, on=on)

        ask(self._around.parent, row.title, "Save", self._fields(row), submit, today=self._desk.today)

    def adopt(self, row: PracticeRow) -> None:
        """Ask which unit took it over, and when."""

        def submit(values: Values) -> None:
            self._desk.perform(
                adopt_practice,
                practice_id=row.id,
                unit_id=text_of(values, "unit_id"),
                on=date_of(values, "on"),
                note=text_of(values, "note"),
            )

        taken = {row.origin_unit_id, *(one.unit_id for one in row.adopted)}
        free = tuple(choice for choice in self._units() if choice[0] not in taken)
        fields = (
            Field("unit_id", "Unit", "post", required=True, choices=free, help="Type part of its name or code"),
            Field("on", "On", "date", default=self._desk.today),
            Field("note", "Note", help="Such as: from the new year, in two wards"),
        )
        ask(self._around.parent, "Who takes it over?", "Adopt", fields, submit, today=self._desk.today, note=row.title)

    def withdraw(self, one: AdoptionRow) -> None:
        """Take back that a unit took it over."""
        messages.attempt(lambda: self._desk.perform(withdraw_adoption, adoption_id=one.id, revision=one.revision))

    def remove(self, row: PracticeRow) -> None:
        """Take a good practice out of the book."""
        messages.attempt(lambda: self._desk.perform(remove_practice, practice_id=row.id, revision=row.revision))
        messages.toast(f"Removed “{row.title}”.", undo=True)

    def print_log(self, rows: Sequence[PracticeRow], title: str) -> None:
        """Save the learning log of what is shown."""
        desk = self._desk
        document = learning_log_document(rows, printed=desk.now(), marking=desk.marking, title=title)
        messages.attempt(lambda: save_document(document, ROWS))

    def _fields(self, row: PracticeRow | None) -> tuple[Field, ...]:
        desk, today = self._desk, self._desk.today
        seats = tuple((post.id, post.title) for post in desk.read(posts, as_of=today))
        subjects = tuple((theme.id, theme.title) for theme in desk.read(themes))
        return (
            Field("title", "What worked", required=True, default=row.title if row else None),
            Field("words", "In a few words", "long text", default=row.words if row else None),
            Field(
                "origin_unit_id",
                "Unit it comes from",
                "post",
                choices=self._units(),
                default=_key(row, "origin_unit_id"),
            ),
            Field("meeting_id", "Presented at", "post", choices=self._meetings(row), default=_key(row, "meeting_id")),
            Field("presenter_post_id", "By the post", "post", choices=seats, default=_key(row, "presenter_post_id")),
            Field("presenter", "Or by", help="Somebody without a post here", default=_named(row)),
            Field("theme_id", "Theme", "post", choices=subjects, default=_key(row, "theme_id")),
            Field("on", "On", "date", help="The day of the meeting if left empty", default=row.on if row else None),
        )

    def _units(self) -> Choices:
        return tuple((row.id, f"{row.code} {row.name}") for row in self._desk.read(units, as_of=self._desk.today))

    def _meetings(self, row: PracticeRow | None) -> Choices:
        today = self._desk.today
        rows = self._desk.read(meetings, first=today - LOOK_BACK, last=today + LOOK_AHEAD, chairs=False)
        found = {one.id: f"{one.forum_code} {date_words(one.date)}" for one in reversed(rows)}
        if row and row.meeting_id:
            found.setdefault(row.meeting_id, row.presented)
        return tuple(found.items())


def _said(values: Values) -> dict[str, str]:
    keys = ("title", "words", "origin_unit_id", "meeting_id", "presenter_post_id", "presenter", "theme_id")
    return {key: text_of(values, key) for key in keys}


def _key(row: PracticeRow | None, name: str) -> str | None:
    return (str(getattr(row, name)) or None) if row else None


def _named(row: PracticeRow | None) -> str | None:
    return row.presenter if row and not row.presenter_post_id else None
