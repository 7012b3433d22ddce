"""The measure of an agenda item: a figure with what it is compared to, pending, or qualitative; one line of text."""

import re
from dataclasses import dataclass
from enum import StrEnum

from models.errors import RuleBroken


class NoteState(StrEnum):
    """Whether a measure has a figure."""

    FIGURE = "figure"
    PENDING = "pending"
    QUALITATIVE = "qualitative"


MOVES = ("up", "down", "unchanged")
"""Which way a figure went against what it is compared to."""
_PARTS = re.compile(
    r"(?P<measure>[^:]+): (?:(?P<pending>figure pending)|(?P<words>.+) \(qualitative\)"
    r"|(?P<value>[^\s,:]*\d[^\s:]*?)(?: (?P<unit>(?!against )[^,:]+?))?(?:, (?P<direction>up|down|unchanged))?)"
    r"(?: against (?P<comparison>.+))?"
)


@dataclass(frozen=True, slots=True)
class MeasureNote:
    """A measure note; one that was written in other words has no measure and stands in `words` as it is."""

    measure: str = ""
    value: str = ""
    unit: str = ""
    direction: str = ""
    comparison: str = ""
    state: NoteState = NoteState.QUALITATIVE
    words: str = ""


def measure_words(note: MeasureNote) -> str:
    """Return a note as it prints: "Knife injury: 142 offences, up against Oct 2025"; RuleBroken without its figure."""
    if not note.measure:
        return note.words
    if note.state is NoteState.PENDING:
        said = "figure pending"
    elif note.state is NoteState.QUALITATIVE:
        if not note.words:
            raise RuleBroken("A qualitative measure needs words; say what was seen.", "words")
        said = f"{note.words} (qualitative)"
    else:
        if not any(sign.isdigit() for sign in note.value):
            raise RuleBroken("The figure is missing; write it, or say that it is pending.", "value")
        unit, move = f" {note.unit}" if note.unit else "", f", {note.direction}" if note.direction else ""
        said = f"{note.value}{unit}{move}"
    return f"{note.measure}: {said}" + (f" against {note.comparison}" if note.comparison else "")


def read_measure_note(text: str) -> MeasureNote:
    """Return the parts of a measure note; what was written in other words comes back whole, as `words`."""
    found = _PARTS.fullmatch(text)
    note = _parts(found) if found else MeasureNote(words=text)
    return note if measure_words(note) == text else MeasureNote(words=text)


def _parts(found: re.Match[str]) -> MeasureNote:
    said = {name: value or "" for name, value in found.groupdict().items()}
    state = NoteState.PENDING if said["pending"] else NoteState.QUALITATIVE if said["words"] else NoteState.FIGURE
    return MeasureNote(
        said["measure"], said["value"], said["unit"], said["direction"], said["comparison"], state, said["words"]
    )
