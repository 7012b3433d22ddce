"""The status vocabulary: every stored word with its icon, its word on screen and its colour."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Status:
    """A status as it is shown: the word, the Lucide icon beside it and the colour's name."""

    word: str
    icon: str
    tone: str


MEETING_STATUSES: dict[str, Status] = {
    "planned": Status("Planned", "circle-dashed", "hold"),
    "agenda open": Status("Agenda open", "pencil", "info"),
    "agenda issued": Status("Agenda issued", "send", "info"),
    "in the room": Status("In the room", "play", "info"),
    "held": Status("Held", "gavel", "hold"),
    "minutes draft": Status("Minutes draft", "file-text", "warn"),
    "minutes agreed": Status("Minutes agreed", "circle-check", "good"),
    "postponed": Status("Postponed", "clock", "warn"),
    "cancelled": Status("Cancelled", "x", "bad"),
    "by correspondence": Status("By correspondence", "mail", "special"),
}

OVERDUE = Status("Overdue", "circle-alert", "bad")

ACTION_STATUSES: dict[str, Status] = {
    "open": Status("Open", "circle", "hold"),
    "on track": Status("On track", "circle-dot", "good"),
    "slipped": Status("Slipped", "trending-down", "warn"),
    "overdue": OVERDUE,
    "on hold": Status("On hold", "circle-pause", "hold"),
    "proposed for closure": Status("Proposed for closure", "flag", "special"),
    "complete": Status("Complete", "circle-check", "good"),
    "closed": Status("Closed", "lock", "good"),
    "closed at a meeting": Status("Closed at a meeting", "lock", "good"),
    "withdrawn": Status("Withdrawn", "x", "hold"),
    "transferred": Status("Transferred", "arrow-right", "info"),
    "re-opened": Status("Re-opened", "rotate-ccw", "warn"),
}

PAPER_STATUSES: dict[str, Status] = {
    "commissioned": Status("Commissioned", "send", "info"),
    "draft": Status("Draft", "hourglass", "warn"),
    "cleared": Status("Cleared", "check", "info"),
    "received": Status("Received", "file-text", "info"),
    "final": Status("Final", "circle-check", "good"),
    "late": Status("Late", "circle-alert", "bad"),
    "withdrawn": Status("Withdrawn", "x", "hold"),
}

FINDINGS: dict[str, Status] = {
    "hard": Status("Hard", "octagon-alert", "bad"),
    "soft": Status("Soft", "triangle-alert", "warn"),
    "notice": Status("Notice", "info", "info"),
    "cleared": Status("Cleared", "check", "good"),
    "proposed": Status("Proposed", "sparkle", "special"),
    "fine": Status("No finding", "circle-check", "good"),
}


def meeting_status(word: str) -> Status:
    """Return how a meeting's stored status is shown."""
    return _shown(MEETING_STATUSES, word)


def action_status(word: str) -> Status:
    """Return how an action's stored status is shown."""
    return _shown(ACTION_STATUSES, word)


def paper_status(word: str) -> Status:
    """Return how a paper's stored status is shown."""
    return _shown(PAPER_STATUSES, word)


def finding(word: str) -> Status:
    """Return how the gravity of a finding is shown."""
    return _shown(FINDINGS, word)


def _shown(table: dict[str, Status], word: str) -> Status:
    """Return the table's row for a word in any case, or the word itself with a plain ring."""
    return table.get(word.casefold(), Status(word[:1].upper() + word[1:], "circle", "hold"))
