"""What a meeting lacks for its next stage as the room shows it: icon, sentence, and the one button that mends it."""

from dataclasses import dataclass

from models.queries.missing import Missing, MissingRow
from models.rules.vocabulary import MeetingStatus

_SHOWN = {
    "presenter": ("user", "Name"),
    "ask": ("circle-help", "Ask"),
    "part reason": ("lock", "Give"),
    "overlap": ("clock", "Re-fit"),
    "pinned": ("pin", "Give a reason…"),
    "paper": ("file-text", "Chase"),
    "rule": ("triangle-alert", "Answer…"),
    "purpose": ("circle-help", "Add"),
    "overrun": ("clock", "Re-fit"),
    "chair": ("user", "Name"),
    "place": ("map", "Give"),
    "quorum": ("users", ""),
    "attendance": ("users", ""),
    "outcome": ("message-square", "Show"),
    "verb": ("gavel", ""),
    "effect": ("triangle-alert", ""),
    "due": ("clock", ""),
    "theme": ("circle-dashed", ""),
    "source": ("circle-help", ""),
    "cascade": ("hourglass", ""),
    "unlisted": ("circle-help", "Add"),
    "local": ("pin", "Add"),
    "advisory": ("info", ""),
}
_STAGES = {
    MeetingStatus.AGENDA_OPEN: "to open the agenda",
    MeetingStatus.AGENDA_ISSUED: "for issue",
    MeetingStatus.IN_THE_ROOM: "for the meeting",
    MeetingStatus.HELD: "before it ends",
    MeetingStatus.MINUTES_DRAFT: "for the draft minutes",
    MeetingStatus.MINUTES_AGREED: "before the minutes are agreed",
}


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing that is missing: what it is, its icon, and the words of its button, empty where there is none."""

    row: MissingRow
    icon: str
    button: str


def lacks(found: Missing) -> tuple[Lack, ...]:
    """Return what is missing with the button that mends it."""
    return tuple(Lack(row, *_SHOWN.get(row.kind, ("circle-alert", ""))) for row in found.rows)


def lacks_title(found: Missing) -> str:
    """Return the head over what is missing: Missing for issue, 3."""
    stage = _STAGES[MeetingStatus(found.next_stage)]
    return f"Missing {stage}, {len(found.rows)}" if found.rows else f"Nothing is missing {stage}"
