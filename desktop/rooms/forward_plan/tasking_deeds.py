"""Requests for corporate assets: made, changed, decided and removed."""

import datetime as dt
from typing import Any

from desktop.kit import messages
from desktop.kit.form import ask, date_of, text_of
from desktop.kit.form_fields import Field, Values
from desktop.rooms.forward_plan.view import Around, Choices
from models.operations.tasking import decide_tasking, edit_tasking, remove_tasking, request_tasking
from models.queries.forums import units
from models.queries.meetings import meetings
from models.queries.priorities import priorities_in_force
from models.queries.tasking import TaskingRow, tasking_requests
from models.rules.vocabulary import PriorityKind, TaskingDecision
from models.rules.written_dates import date_words

LOOK_BACK, LOOK_AHEAD = dt.timedelta(days=62), dt.timedelta(days=92)


class TaskingDeeds:
    """Asks over the room and stores through the desk."""

    def __init__(self, around: Around) -> None:
        self._around, self._desk = around, around.desk

    def request(self) -> str:
        """Ask for a request and return its key; empty: given up."""
        made: list[str] = []

        def submit(values: Values) -> None:
            made.append(self._desk.perform(request_tasking, **_said(values)))
            self._warn(made[0])

        note = "Tied to no priority of the Control Strategy it is stored too, and questioned wherever it is shown."
        title = "Tasking request"
        ask(self._around.parent, title, "Request", self._fields(None), submit, today=self._desk.today, note=note)
        return made[0] if made else ""

    def edit(self, row: TaskingRow) -> None:
        """Ask for everything about a request."""

        def submit(values: Values) -> None:
            revision = text_of(values, "revision") or row.revision
            self._desk.perform(edit_tasking, request_id=row.id, revision=revision, **_said(values))
            self._warn(row.id)

        ask(self._around.parent, row.asset, "Save", self._fields(row), submit, today=self._desk.today)

    def decide(self, row: TaskingRow) -> None:
        """Ask what was decided."""

        def submit(values: Values) -> None:
            self._desk.perform(
                decide_tasking,
                request_id=row.id,
                decision=text_of(values, "decision"),
                words=text_of(values, "words"),
                on=date_of(values, "on"),
                revision=text_of(values, "revision") or row.revision,
            )

        decisions = tuple((one.value, one.value or "not decided yet") for one in TaskingDecision)
        fields = (
            Field("decision", "Decision", "choice", choices=decisions, default=row.decision or TaskingDecision.GRANTED),
            Field("words", "In words", default=row.decision_words or None),
            Field("on", "On", "date", default=row.decided_on or self._desk.today),
        )  # fmt: skip
        ask(self._around.parent, f"Decide: {row.asset}", "Record", fields, submit, today=self._desk.today)

    def remove(self, row: TaskingRow) -> None:
        """Take a request out of the book."""

        def removed() -> bool:
            self._desk.perform(remove_tasking, request_id=row.id, revision=row.revision)
            return True

        if messages.attempt(removed):
            messages.toast(f"Removed “{row.asset}”.", undo=True)

    def _warn(self, key: str) -> None:
        """Say what is wrong with the line of sight of a request that was stored; it is stored all the same."""
        row = next(one for one in self._desk.read(tasking_requests) if one.id == key)
        if row.warnings:
            messages.toast(f"Stored, but {'; '.join(row.warnings)}.", undo=True)

    def _fields(self, row: TaskingRow | None) -> tuple[Field, ...]:
        desk, today = self._desk, self._desk.today
        homes: Choices = tuple((one.id, one.name) for one in desk.read(units, as_of=today))
        strategy = desk.read(priorities_in_force, as_of=row.requested_on if row else today)
        served = tuple(
            (one.id, f"{one.label} {one.title}") for one in strategy if one.set_kind == PriorityKind.CONTROL_STRATEGY
        )
        if row and row.priority_id and row.priority_id not in dict(served):
            served = ((row.priority_id, f"{row.priority} {row.priority_title}"), *served)
        return (
            Field("asset", "Asset", required=True, help="Such as: Territorial Support Group, two serials",
                  default=row.asset if row else None),
            Field("unit_id", "Asked by", "post", choices=homes, default=row.unit_id if row else None),
            Field("requested_on", "Asked on", "date", required=True, default=row.requested_on if row else today),
            Field("starts", "From", "date", default=row.starts if row else None),
            Field("ends", "To", "date", default=row.ends if row else None),
            Field("priority_id", "Serves", "post", choices=served, help="A priority of the Control Strategy",
                  default=row.priority_id if row else None),
            Field("meeting_id", "Decided at", "post", choices=self._meetings(row),
                  default=row.meeting_id if row else None),
            Field("reason", "Reason", "long text", default=row.reason if row else None),
        )  # fmt: skip

    def _meetings(self, row: TaskingRow | None) -> Choices:
        today = self._desk.today
        found = self._desk.read(meetings, first=today - LOOK_BACK, last=today + LOOK_AHEAD, chairs=False)
        choices = tuple((one.id, f"{one.forum_code} {date_words(one.date)}") for one in found)
        kept = row is not None and row.meeting_id and row.meeting_id not in dict(choices)
        return ((row.meeting_id, row.meeting), *choices) if row and kept else choices


def _said(values: Values) -> dict[str, Any]:
    """Return what was filled in, as operations take it."""
    texts = {name: text_of(values, name) for name in ("asset", "unit_id", "priority_id", "meeting_id", "reason")}
    return {**texts, **{name: date_of(values, name) for name in ("requested_on", "starts", "ends")}}
