"""Who came, who sent a deputy and who sent apologies, over a span of meetings."""

import datetime as dt
from collections import Counter, defaultdict
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.queries.agenda_seats import seat_rows
from models.queries.holders import posts_over_time
from models.queries.meetings import meetings
from models.records.forums import Forum
from models.records.meetings import Meeting
from models.rules.vocabulary import MeetingStatus, Presence

TOOK_PLACE = frozenset(
    {
        MeetingStatus.IN_THE_ROOM,
        MeetingStatus.HELD,
        MeetingStatus.MINUTES_DRAFT,
        MeetingStatus.MINUTES_AGREED,
    }
)


@dataclass(frozen=True, slots=True)
class AttendanceRow:
    """How one post filled its seat; `meetings` counts those that took place while it sat on the forum.

    `unknown` are the meetings at which nothing was recorded: here + deputised + apologies + unknown = meetings.
    """

    post_id: str
    post: str
    meetings: int
    here: int
    deputised: int
    apologies: int
    unknown: int

    @property
    def rate(self) -> float:
        """The share of the meetings the forum really had at which the seat was filled, by the post or its deputy."""
        return (self.here + self.deputised) / self.meetings if self.meetings else 0.0


def attendance_statistics(
    session: Session, *, forum_id: str, first: dt.date, last: dt.date
) -> tuple[AttendanceRow, ...]:
    """Return how each seat of a forum was filled from `first` to `last`, chairs first; no row if none met."""
    counts: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    posts = posts_over_time(session)
    chair = select(Forum.chair_post_id, Meeting.acting_chair_post_id).join(Meeting, Meeting.forum_id == Forum.id)
    for row in meetings(session, forum_id=forum_id, first=first, last=last):
        if row.status in TOOK_PLACE:
            own, acting = session.execute(chair.where(Meeting.id == row.id)).one()
            for seat in seat_rows(session, row, posts, (own, acting), {}):
                counts[seat.post_id, seat.post][seat.presence] += 1
    return tuple(
        AttendanceRow(
            post_id=post_id,
            post=post,
            meetings=found.total(),
            here=found[Presence.HERE],
            deputised=found[Presence.DEPUTY],
            apologies=found[Presence.APOLOGIES],
            unknown=found[""],
        )
        for (post_id, post), found in counts.items()
    )
