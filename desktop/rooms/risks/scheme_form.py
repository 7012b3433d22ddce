"""The form of the risk scheme: the words of both scales, and where the bands begin."""

from PySide6.QtWidgets import QWidget

from desktop.kit.desk import Desk
from desktop.kit.form import ask, int_of, text_of
from desktop.kit.form_fields import Field, Values
from models.operations.risk_scheme import change_scheme
from models.queries.risk_scheme import risk_scheme
from models.rules.risk import Band, RiskScheme

_FIVE = "Five words, lowest first, separated by commas"
_FROM = (Band.SEVERE, Band.HIGH, Band.MEDIUM)
NOTE = "A score is likelihood × impact, each from 1 to 5. All risks are banded by the scheme at once."


def ask_scheme(parent: QWidget, desk: Desk) -> None:
    """Ask for another scheme and store it."""
    present = desk.read(risk_scheme)

    def submit(values: Values) -> None:
        bands = (*((int_of(values, band.value) or 0, band) for band in _FROM), (1, Band.LOW))
        likelihoods, impacts = (_words(text_of(values, name)) for name in ("likelihoods", "impacts"))
        desk.perform(change_scheme, scheme=RiskScheme(text_of(values, "name"), likelihoods, impacts, bands))

    fields = (
        Field("name", "Name", required=True, default=present.name),
        Field("likelihoods", "Likelihood", required=True, help=_FIVE, default=", ".join(present.likelihoods)),
        Field("impacts", "Impact", required=True, help=_FIVE, default=", ".join(present.impacts)),
        *(
            Field(band.value, f"{band.value.capitalize()} from", "number", required=True, default=present.least(band))
            for band in _FROM
        ),
    )
    ask(parent, "Risk scheme", "Change scheme", fields, submit, today=desk.today, note=NOTE)


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(",") if word.strip())
