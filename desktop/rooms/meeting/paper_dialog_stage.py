"""Bringing a paper on: its next stage, with whatever that stage asks for, and its withdrawal."""

import datetime as dt

from PySide6.QtWidgets import QWidget

from desktop.kit.desk import Desk
from desktop.kit.form import ask, date_of, flag_of, text_of
from desktop.kit.form_fields import Field, Values
from desktop.kit.short_words import moment_words
from desktop.rooms.meeting.papers_pane import FIXED
from models.documents.wording import wall_clock
from models.operations.paper_stages import withdraw_paper
from models.operations.paper_steps import bring_on
from models.queries.paper import PaperView
from models.queries.papers import PaperRow
from models.queries.risks import risk_choices
from models.rules.vocabulary import Level, PaperRule, PaperStatus
from models.rules.written_dates import date_words

STAGES = tuple(status for status in PaperStatus if status is not PaperStatus.WITHDRAWN)
_RISK = "risk "
"""Before the key of a risk: the name of the field that ticks it."""


def next_stage(status: str) -> PaperStatus:
    """Return the stage that usually follows; what is final or withdrawn goes back to received."""
    known = PaperStatus(status)
    return PaperStatus.RECEIVED if known in FIXED else STAGES[STAGES.index(known) + 1]


class StageForms:
    """The forms over a parent widget; each stores through the desk as one deed."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        self._parent, self._desk = parent, desk

    def bring_on(self, view: PaperView, to: str = "") -> bool:
        """Ask for the next stage of a paper; what is late or says nothing of risks is asked for at once."""
        row, risks = view.row, self._risk_fields(view)

        def submit(values: Values) -> None:
            ticked = [name.removeprefix(_RISK) for name in values if name.startswith(_RISK) and flag_of(values, name)]
            self._desk.perform(
                bring_on,
                paper_id=row.id,
                revision=text_of(values, "revision") or row.revision,
                status=text_of(values, "status"),
                on=date_of(values, "on"),
                late_reason=text_of(values, "late_reason"),
                late_agreed_by=text_of(values, "late_agreed_by"),
                risk_ids=[*(risk.id for risk in view.risks), *ticked] if risks else None,
                no_risks_because=text_of(values, "no_risks_because"),
            )

        came = date_words(row.received_on) if row.received_on else "today"
        choices = tuple((status.value, status.value.capitalize()) for status in STAGES)
        fields = (
            Field("status", "Now", "choice", True, choices, default=to or next_stage(row.status).value),
            Field("on", "Received on", "date", help=f"Empty: {came}"),
            *self._late_fields(row),
            *risks,
        )
        return ask(
            self._parent,
            f"Bring {row.reference} on",
            "Bring on",
            fields,
            submit,
            today=self._desk.today,
            note=f"{row.title}. {due_words(row, self._now())}",
        )

    def withdraw(self, row: PaperRow) -> bool:
        """Ask why a paper is withdrawn."""

        def submit(values: Values) -> None:
            revision = text_of(values, "revision") or row.revision
            self._desk.perform(withdraw_paper, paper_id=row.id, because=text_of(values, "because"), revision=revision)

        field = Field("because", "Why", "long text", required=True)
        note = f"{row.title}. Its reference is not given again; it can be brought back."
        today = self._desk.today
        return ask(self._parent, f"Withdraw {row.reference}", "Withdraw", (field,), submit, today=today, note=note)

    def _late_fields(self, row: PaperRow) -> tuple[Field, ...]:
        """Return what makes up for a deadline that has passed."""
        passed = row.due is not None and self._now() > row.due
        if not passed or (row.received_on and not row.late_reason):
            return ()
        return (
            Field("late_reason", "Why it is late", "long text", default=row.late_reason,
                  help="It stands on the agenda: “to follow, late”"),
            Field("late_agreed_by", "Who agreed to it", default=row.late_agreed_by, help="Such as the chair"),
        )  # fmt: skip

    def _risk_fields(self, view: PaperView) -> tuple[Field, ...]:
        """Return the corporate risks to tick and the reason for none, where the forum asks and nothing is said yet."""
        said = view.row.no_risks_because or any(risk.level == Level.CORPORATE for risk in view.risks)
        if PaperRule.RISKS not in view.rules or said or view.row.status in FIXED:
            return ()
        known = self._desk.read(risk_choices, level=Level.CORPORATE.value)
        ticks = tuple(Field(f"{_RISK}{key}", words, "check", default=False) for key, words in known)
        none = Field("no_risks_because", "No risk, because", "long text",
                     help="Only where it addresses none of them, such as: for information")  # fmt: skip
        return (*ticks, none)

    def _now(self) -> dt.datetime:
        return wall_clock(self._desk.now())


def due_words(row: PaperRow, now: dt.datetime) -> str:
    """Return in a sentence when a paper is or was due."""
    if row.due is None:
        return "It has no deadline."
    return f"It {'was' if now > row.due else 'is'} due {moment_words(row.due)}."
