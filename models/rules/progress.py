"""Where an action stands, whether it is late, and whether the figures of a log add up."""

from datetime import date
from enum import StrEnum


class ActionStatus(StrEnum):
    """What has become of an action."""

    OPEN = "open"
    ON_TRACK = "on track"
    SLIPPED = "slipped"
    ON_HOLD = "on hold"
    PROPOSED = "proposed for closure"
    COMPLETE = "complete"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    REOPENED = "re-opened"


_ENDED = frozenset({ActionStatus.COMPLETE, ActionStatus.CLOSED, ActionStatus.WITHDRAWN})


def is_open(status: ActionStatus) -> bool:
    """Say whether an action still counts as open: all but complete, closed and withdrawn."""
    return status not in _ENDED


def is_overdue(status: ActionStatus, due: date | None, today: date) -> bool:
    """Say whether an open action's due date, the last day of a vague one, has passed; never without a date."""
    return is_open(status) and due is not None and today > due


def days_late(due: date | None, today: date) -> int:
    """Count the calendar days since the due date; 0 if it has not passed or there is none."""
    return 0 if due is None else max(0, (today - due).days)


def balance(brought_forward: int, opened: int, closed: int, open_now: int) -> bool:
    """Say whether a log adds up: brought forward and opened equal closed and still open."""
    return brought_forward + opened == closed + open_now
