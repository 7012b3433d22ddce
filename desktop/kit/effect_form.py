"""The form of the closing item: what a decision of the day does to a risk."""

from PySide6.QtWidgets import QWidget

from desktop.kit.desk import Desk
from desktop.kit.form import ask, text_of
from desktop.kit.form_fields import Field, Values
from models.operations.effects import clear_effect, record_effect
from models.queries.effects import DecisionEffects, EffectLine
from models.queries.risks import risk_choices
from models.rules.vocabulary import Effect

CHOICES = (("", "not judged yet"), *((effect.value, effect.value) for effect in Effect))
NOTE = "How the forum sees it at the end of its meeting; where the risk stands changes by a review alone."


def ask_effect(parent: QWidget, desk: Desk, decision: DecisionEffects, line: EffectLine | None = None) -> bool:
    """Ask for the effect on a risk of the decision, or on one still to be chosen; True when it was stored.

    One that is not judged yet is taken back.
    """

    def submit(values: Values) -> None:
        risk_id, effect = text_of(values, "risk_id"), text_of(values, "effect")
        if effect:
            note = text_of(values, "note")
            desk.perform(record_effect, decision_id=decision.decision_id, risk_id=risk_id, effect=effect, note=note)
        else:
            desk.perform(clear_effect, decision_id=decision.decision_id, risk_id=risk_id)

    given = line.risk_id if line else ""
    choices = ((given, f"{line.reference}  {line.title}"),) if line and given else desk.read(risk_choices)
    fields = (
        Field(
            "risk_id",
            "Risk",
            "post",
            bool(given),
            choices,
            "Empty: none, or one not on the register yet",
            given or None,
        ),
        Field("effect", "Effect", "choice", choices=CHOICES, default=line.effect if line else ""),
        Field("note", "Why", "long text", default=line.note if line else None),
    )
    title = f"Effect of {decision.reference}"
    return ask(parent, title, "Record effect", fields, submit, today=desk.today, note=f"{decision.text} {NOTE}")
