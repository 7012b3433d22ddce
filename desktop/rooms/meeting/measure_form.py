"""The measure of an item: a figure with what it is compared to, pending, or qualitative and said to be."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from desktop.kit.form import ask, text_of
from desktop.kit.form_fields import Field, Values
from models.errors import RuleBroken
from models.rules.measure_note import MOVES, MeasureNote, NoteState, measure_words, read_measure_note

FREE = "free"
STATES = (
    (NoteState.FIGURE.value, "a figure"),
    (NoteState.PENDING.value, "a figure that is pending"),
    (NoteState.QUALITATIVE.value, "qualitative, in words"),
    (FREE, "other words, printed as they are"),
)


def ask_measure(parent: QWidget, title: str, text: str, store: Callable[[str], None], *, today: date) -> bool:
    """Ask for the measure of an item, which stands as `text` now; True when it was stored, empty to have none."""

    def submit(values: Values) -> None:
        store(_written(values))

    note = "Printed under the item. Leave measure and words empty to have none."
    return ask(parent, title, "Save measure", _fields(read_measure_note(text)), submit, today=today, note=note)


def _fields(note: MeasureNote) -> tuple[Field, ...]:
    free = bool(note.words) and not note.measure
    state = FREE if free else note.state.value if note.measure else NoteState.FIGURE.value
    moves = (("", "nothing said"), *((move, move) for move in MOVES))
    return (
        Field("state", "It is", "choice", choices=STATES, default=state),
        Field("measure", "Measure", default=note.measure, help="Such as knife injury"),
        Field("value", "Value", default=note.value, help="Such as 142, £1,234.50 or 12.5%"),
        Field("unit", "Counted in", default=note.unit, help="Such as offences, days"),
        Field("direction", "It went", "choice", choices=moves, default=note.direction),
        Field("comparison", "Compared to", default=note.comparison, help="Such as Oct 2025, the five years before"),
        Field("words", "In words", "long text", default=note.words, help="Of what is qualitative, or other words"),
    )


def _written(values: Values) -> str:
    """Return the note as one line; RuleBroken names the field that is missing or cannot stand in it."""
    state = text_of(values, "state")
    words = " ".join(text_of(values, "words").split())
    said = {name: " ".join(text_of(values, name).split()) for name in ("measure", "value", "unit", "comparison")}
    if state == FREE or not (said["measure"] or said["value"]):
        return words
    if not said["measure"]:
        raise RuleBroken("The measure is missing: say what the figure counts.", "measure")
    note = _note(NoteState(state), said, text_of(values, "direction"), words)
    text = measure_words(note)
    if read_measure_note(text) != note:
        raise RuleBroken("Leave “:” and “,” out of measure, value and unit, or write it in other words.", "measure")
    return text


def _note(state: NoteState, said: dict[str, str], direction: str, words: str) -> MeasureNote:
    """Return the note with what its state says alone."""
    measure, comparison = said["measure"], said["comparison"]
    if state is NoteState.FIGURE:
        return MeasureNote(measure, said["value"], said["unit"], direction, comparison, state)
    return MeasureNote(
        measure, state=state, comparison=comparison, words=words if state is NoteState.QUALITATIVE else ""
    )
