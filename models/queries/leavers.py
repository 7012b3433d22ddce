"""Open actions of people who left the post they had when they promised: each waits for a decision."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.queries.actions import OPEN_STATUSES
from models.queries.holders import Posts, posts_over_time
from models.queries.words import natural
from models.records.outcomes import Action


@dataclass(frozen=True, slots=True)
class LeaverRow:
    """An open action that stayed with its person: which posts they left since and when, and what they hold now.

    `successor` is who holds the first post left today, empty while it is vacant; `left_post_ids` are those left.
    """

    action_id: str
    revision: str
    reference: str
    text: str
    due: dt.date | None
    person_id: str
    person: str
    left: str
    left_post_ids: tuple[str, ...]
    left_on: dt.date | None
    now: str
    successor: str


def leavers(session: Session, *, today: dt.date) -> tuple[LeaverRow, ...]:
    """Return the open actions owned by a person who no longer holds a post held when they were raised."""
    posts = posts_over_time(session)
    columns = (
        Action.id,
        Action.revision,
        Action.reference,
        Action.text,
        Action.due,
        Action.owner_person_id,
        Action.raised_on,
    )
    chosen = select(*columns).where(Action.owner_person_id.is_not(None), Action.status.in_(OPEN_STATUSES))
    rows = []
    for row in session.execute(chosen):
        person = row.owner_person_id or ""
        present = posts.held_by(person, today)
        left = sorted(posts.held_by(person, row.raised_on) - present, key=posts.title)
        if left:
            rows.append(
                LeaverRow(
                    action_id=row.id,
                    revision=row.revision,
                    reference=row.reference,
                    text=row.text,
                    due=row.due,
                    person_id=person,
                    person=_name(posts, person),
                    left=", ".join(posts.title(post) for post in left),
                    left_post_ids=tuple(left),
                    left_on=_left_on(posts, person, left[0], today),
                    now=", ".join(sorted(posts.title(post) for post in present)),
                    successor=posts.holder(left[0], today).name,
                )
            )
    return tuple(sorted(rows, key=lambda row: (row.person, natural(row.reference))))


def _name(posts: Posts, person_id: str) -> str:
    return next((holder.name for _post, holder in posts.terms.get(person_id, ())), "")


def _left_on(posts: Posts, person_id: str, post_id: str, today: dt.date) -> dt.date | None:
    """Return the last day a person held a post."""
    ends = [term.ends for post, term in posts.terms.get(person_id, ()) if post == post_id and term.ends]
    return max((end for end in ends if end < today), default=None)
