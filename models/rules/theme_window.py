"""The rolling window: the next so many meetings of a forum for which themes are set (F001-32, C-31)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from models.rules.vocabulary import MeetingStatus

USUAL_WINDOW = 3
LONGEST_WINDOW = 12
CLOSED = frozenset(
    {MeetingStatus.HELD, MeetingStatus.MINUTES_DRAFT, MeetingStatus.MINUTES_AGREED, MeetingStatus.CORRESPONDENCE}
)
"""The stages at which a meeting lies behind its forum."""
FALLEN = frozenset({MeetingStatus.CANCELLED, MeetingStatus.POSTPONED})


@dataclass(frozen=True, slots=True)
class WindowMeeting:
    """A meeting of one forum as the window sees it; `status` is a MeetingStatus."""

    key: str
    day: date
    status: str


def is_living(status: str) -> bool:
    """Tell whether a meeting takes place: it is neither cancelled nor postponed."""
    return status not in FALLEN


def is_closed(status: str, day: date, today: date) -> bool:
    """Tell whether a meeting lies behind its forum: it was held, or its day is over."""
    return status in CLOSED or (is_living(status) and day < today)


def window(meetings: Sequence[WindowMeeting], size: int, today: date) -> tuple[str, ...]:
    """Return the keys of the next `size` meetings that are still to close, in the order of their days.

    The meeting of today counts until it is held. Cancelled and postponed ones do not count.
    """
    coming = [one for one in meetings if is_living(one.status) and not is_closed(one.status, one.day, today)]
    return tuple(one.key for one in sorted(coming, key=lambda one: (one.day, one.key))[: max(size, 0)])
