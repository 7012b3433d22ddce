"""The places a plan gives its meetings, as they are accepted or kept aside."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from models.queries.proposal import ProposalRow


@dataclass(frozen=True, slots=True)
class PlanMove:
    """Where a plan puts one meeting: one in the book, or (`meeting_id` empty) one to come, known by its rule date.

    `date` is none where the plan has no place for it. `because` is why it stands off its rule date or was moved.
    `deputy_post_id` takes the chair, empty where nobody has to stand in.
    """

    forum_id: str
    meeting_id: str
    rule_date: dt.date | None
    date: dt.date | None
    start: dt.time
    minutes: int
    place: str
    because: str = ""
    deputy_post_id: str = ""


def plan_moves(rows: Iterable[ProposalRow]) -> tuple[PlanMove, ...]:
    """Return where each row of a proposal puts its meeting; those that stay are among them."""
    return tuple(
        PlanMove(
            forum_id=row.forum_id,
            meeting_id=row.meeting_id,
            rule_date=row.rule_date,
            date=row.slot.date if row.slot else None,
            start=(row.slot or row.home).start,
            minutes=row.minutes,
            place=(row.slot or row.home).place,
            because=row.moved_because,
            deputy_post_id=row.deputy,
        )
        for row in rows
    )
