"""The dialog of a decision: verb and words, what it answers, reasons, conditions, dissent, and when it is reviewed."""

from PySide6.QtWidgets import QWidget

from desktop.kit.desk import Desk
from desktop.kit.form import ask, date_of, text_of
from desktop.kit.form_fields import Field, Values
from models.operations.decisions import edit_decision
from models.queries.record import DecisionRow, MeetingRecord
from models.rules.vocabulary import Verb

PARTS = (("1", "Part 1, open"), ("2", "Part 2, closed"))


def ask_decision(parent: QWidget, desk: Desk, record: MeetingRecord, decision_id: str) -> bool:
    """Ask for all that stands with a decision; True when it was stored."""
    row = next(one for one in record.decisions if one.id == decision_id)
    asked = tuple((one.id, f"{one.letter}  {one.verb} {one.text}") for one in record.asks if one.item_id == row.item_id)

    def submit(values: Values) -> None:
        review, evaluation = date_of(values, "review_on"), date_of(values, "evaluate_on")
        desk.perform(
            edit_decision,
            decision_id=row.id,
            revision=text_of(values, "revision") or row.revision,
            text=text_of(values, "text"),
            verb=text_of(values, "verb"),
            recommendation_id=text_of(values, "recommendation_id") if asked else None,
            reasons=text_of(values, "reasons"),
            conditions=text_of(values, "conditions"),
            dissent=text_of(values, "dissent"),
            review_on=review,
            no_review=review is None,
            evaluate_on=evaluation,
            no_evaluation=evaluation is None,
            part=int(text_of(values, "part")),
        )

    answers = (Field("recommendation_id", "Answers", "choice", choices=(("", "nothing asked"), *asked),
                     default=row.recommendation_id),) if asked else ()  # fmt: skip
    fields = (*_words(row), *answers, *_further(row))
    return ask(parent, f"Decision {row.reference}", "Change", fields, submit, today=record.agenda.meeting.date)


def _words(row: DecisionRow) -> tuple[Field, ...]:
    verbs = tuple((verb.value, verb.value) for verb in Verb)
    return (
        Field("verb", "Verb", "choice", choices=verbs, default=row.verb),
        Field("text", "Decision", "long text", required=True, default=row.text),
    )


def _further(row: DecisionRow) -> tuple[Field, ...]:
    return (
        Field("reasons", "Reasons", "long text", default=row.reasons),
        Field("conditions", "Conditions", "long text", default=row.conditions),
        Field("dissent", "Dissent", default=row.dissent, help="Who is against it, and why"),
        Field("review_on", "Review on", "date", default=row.review_on),
        Field("evaluate_on", "Evaluate on", "date", default=row.evaluate_on),
        Field("part", "Part", "choice", choices=PARTS, default=str(row.part)),
    )
