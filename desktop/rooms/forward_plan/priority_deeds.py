"""Sets of priorities added, changed, followed by a new version, validated and removed."""

import datetime as dt
from typing import Any

from desktop.kit import messages
from desktop.kit.form import ask, date_of, text_of
from desktop.kit.form_fields import Field, Values
from desktop.rooms.forward_plan.priority_typing import HELP, read_titles, typed
from desktop.rooms.forward_plan.view import Around, Choices
from models.operations.priorities import (
    add_priority_set,
    edit_priority_set,
    remove_priority_set,
    revise_priority_set,
)
from models.operations.priorities_local import validate_local
from models.queries.forums import units
from models.queries.meetings import meetings
from models.queries.priorities import PrioritySetRow, priority_sets
from models.rules.vocabulary import PriorityKind, SetState
from models.rules.written_dates import date_words

LOOK_BACK, LOOK_AHEAD = dt.timedelta(days=400), dt.timedelta(days=120)
TEXTS = (
    "name",
    "short",
    "version",
    "source",
    "unit_id",
    "author_unit_id",
    "agreed_meeting_id",
    "based_on_id",
    "fits_id",
)
DATES = ("starts", "ends", "agreed_on", "review_due")


class PriorityDeeds:
    """Asks over the room and stores through the desk."""

    def __init__(self, around: Around) -> None:
        self._around, self._desk = around, around.desk

    def add(self, borough_id: str = "") -> str:
        """Ask for a new set of priorities, of a borough where one is given, and return its key; empty: given up."""
        made: list[str] = []

        def submit(values: Values) -> None:
            said = {**_texts(values), **_dates(values), "titles": read_titles(text_of(values, "titles"))}
            kind, state = text_of(values, "kind"), text_of(values, "state")
            made.append(self._desk.perform(add_priority_set, kind=kind, state=state, **said))
            self._warn(made[0])

        note = "A draft is never in force. A later set of the same kind and short name follows the one before."
        self._ask("New set of priorities", "Add set", self._fields(None, borough_id), submit, note)
        return made[0] if made else ""

    def edit(self, row: PrioritySetRow) -> None:
        """Ask for everything about a set."""

        def submit(values: Values) -> None:
            dates = _dates(values)
            self._desk.perform(
                edit_priority_set,
                set_id=row.id,
                revision=text_of(values, "revision") or row.revision,
                state=text_of(values, "state"),
                without=[name for name, day in dates.items() if day is None],
                titles=read_titles(text_of(values, "titles")),
                **_texts(values),
                **dates,
            )
            self._warn(row.id)

        self._ask(row.name, "Save", self._fields(row)[1:], submit)

    def revise(self, row: PrioritySetRow) -> str:
        """Ask for the version that follows a set and return its key; empty: given up."""
        made: list[str] = []

        def submit(values: Values) -> None:
            starts = date_of(values, "starts") or self._desk.today
            titles = read_titles(text_of(values, "titles"))
            facts: dict[str, Any] = {name: text_of(values, name) for name in ("version", "name", "agreed_meeting_id")}
            days: dict[str, Any] = {name: date_of(values, name) for name in ("ends", "agreed_on", "review_due")}
            key = self._desk.perform(revise_priority_set, set_id=row.id, starts=starts, titles=titles, **facts, **days)
            made.append(key)
            self._warn(key)

        wanted = {"name", "version", "starts", "ends", "agreed_meeting_id", "agreed_on", "review_due", "titles"}
        kept = ("name", "titles")
        fields = [
            one
            if one.name in kept
            else Field(one.name, one.label, one.kind, one.name == "starts", one.choices, one.help)
            for one in self._fields(row)
            if one.name in wanted
        ]
        note = f"{row.name} ends the day before and stays readable."
        self._ask(f"New version of {row.name}", "Put it in force", tuple(fields), submit, note)
        return made[0] if made else ""

    def validate(self, row: PrioritySetRow) -> None:
        """Ask when local priorities were validated, and by whom."""

        def submit(values: Values) -> None:
            on = date_of(values, "on") or self._desk.today
            revision = text_of(values, "revision") or row.revision
            self._desk.perform(validate_local, set_id=row.id, on=on, by=text_of(values, "by"), revision=revision)

        fields = (
            Field("on", "On", "date", required=True, default=self._desk.today),
            Field("by", "By", required=True, help="Such as: Safer Hackney partnership board", default=row.validated_by),
        )
        self._ask(f"{row.name}: validated", "Record", fields, submit)

    def remove(self, row: PrioritySetRow) -> None:
        """Take a set out of the book."""

        def removed() -> bool:
            self._desk.perform(remove_priority_set, set_id=row.id, revision=row.revision)
            return True

        if messages.attempt(removed):
            messages.toast(f"Removed {row.name}.", undo=True)

    def _warn(self, key: str) -> None:
        """Say what is to settle about a set that was stored; it is stored all the same."""
        found = self._desk.read(priority_sets, as_of=self._desk.today)
        row = next(one for one in found if one.id == key)
        if row.troubles:
            messages.toast(f"Stored, but {'; '.join(row.troubles)}.", undo=True)

    def _ask(self, title: str, deed: str, fields: tuple[Field, ...], submit: Any, note: str = "") -> None:  # noqa: ANN401  what a form calls
        ask(self._around.parent, title, deed, fields, submit, today=self._desk.today, note=note)

    def _fields(self, row: PrioritySetRow | None, borough_id: str = "") -> tuple[Field, ...]:
        homes, sets = self._homes(), self._sets(row)
        kind = PriorityKind.LOCAL.value if borough_id else None
        name = f"Local priorities of {dict(homes)[borough_id]}" if borough_id else None
        titles = typed(tuple((one.title, one.mark) for one in row.priorities)) if row else None

        def now(field: str, otherwise: str | None = None) -> str | None:
            return (str(getattr(row, field)) or None) if row else otherwise

        def day(field: str) -> dt.date | None:
            return getattr(row, field) if row else None

        kinds = tuple((one.value, one.value) for one in PriorityKind)
        return (
            Field("kind", "Kind", "choice", True, kinds, default=kind),
            Field("name", "Name", required=True, default=now("name", name)),
            Field("short", "Short name", help="Stands before the number: PCP makes PCP 1", default=now("short")),
            Field("version", "Version", default=now("version")),
            Field("state", "State", "choice", True, _STATES, default=now("state", SetState.FINAL.value)),
            Field("titles", "Priorities", "long text", help=HELP, default=titles),
            Field("starts", "Begins", "date", default=day("starts")),
            Field("ends", "Ends", "date", default=day("ends")),
            Field("unit_id", "Borough", "post", choices=homes, help="Of local priorities",
                  default=now("unit_id", borough_id)),
            Field("agreed_meeting_id", "Agreed at", "post", choices=self._meetings(row),
                  default=now("agreed_meeting_id")),
            Field("agreed_on", "Agreed on", "date", help="The day of that meeting if left empty",
                  default=day("agreed_on")),
            Field("review_due", "Review due", "date", default=day("review_due")),
            Field("author_unit_id", "Written by", "post", choices=homes, default=now("author_unit_id")),
            Field("based_on_id", "Set from", "post", choices=sets, default=now("based_on_id")),
            Field("fits_id", "Has to fit", "post", choices=sets, default=now("fits_id")),
            Field("source", "Source", default=now("source")),
        )  # fmt: skip

    def _homes(self) -> Choices:
        return tuple((one.id, one.name) for one in self._desk.read(units, as_of=self._desk.today))

    def _sets(self, row: PrioritySetRow | None) -> Choices:
        found = self._desk.read(priority_sets, as_of=self._desk.today)
        own = row.id if row else ""
        return tuple((one.id, one.name) for one in found if one.kind != PriorityKind.LOCAL and one.id != own)

    def _meetings(self, row: PrioritySetRow | None) -> Choices:
        """Return the corporate meetings of about a year, and the one at which a set was agreed."""
        today = self._desk.today
        first, last = today - LOOK_BACK, today + LOOK_AHEAD
        about = self._desk.read(meetings, level="corporate", first=first, last=last, chairs=False)
        found = {one.id: one for one in about}
        kept = row.agreed_meeting_id if row else ""
        if kept and kept not in found:
            found |= {one.id: one for one in self._desk.read(meetings, ids=(kept,), chairs=False)}
        return tuple((one.id, f"{one.forum_code} {date_words(one.date)}") for one in reversed(list(found.values())))


_STATES: Choices = ((SetState.FINAL.value, "final"), (SetState.DRAFT.value, "draft, never in force"))


def _texts(values: Values) -> dict[str, Any]:
    return {name: text_of(values, name) for name in TEXTS}


def _dates(values: Values) -> dict[str, Any]:
    return {name: date_of(values, name) for name in DATES}
