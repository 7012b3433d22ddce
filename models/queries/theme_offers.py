"""What a theme of a meeting may serve: the priorities in force on its day, risks, its exceptions, and deep-dives."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.queries.exceptions import meeting_exceptions
from models.queries.priorities import priorities_in_force
from models.queries.risks import risks
from models.queries.words import AnyRow
from models.records.agenda import DeepDive
from models.records.forums import Forum
from models.records.meetings import Meeting
from models.rules.vocabulary import DeepDiveStatus, Level
from models.rules.written_dates import MONTHS, date_words

RISKS, UNIT_RISKS = "Corporate risks", "Risks of the unit"
EXCEPTIONS, DIVES = "Local exceptions on this agenda", "Deep-dives commissioned"


@dataclass(frozen=True, slots=True)
class ThemeOffer:
    """One thing a theme may be tied to; `kind` is priority, risk, exception or deep-dive, `group` its document."""

    kind: str
    key: str
    label: str
    words: str
    group: str


def theme_offers(session: Session, *, meeting_id: str, today: dt.date) -> tuple[ThemeOffer, ...]:
    """Return what a theme of a meeting may be tied to: priorities by their sets first, then risks, what is local last.

    Of the local priorities only those of the forum's own boroughs are offered.
    """
    chosen = select(Meeting.id, Meeting.date, Meeting.forum_id, Forum.unit_id)
    about = session.execute(
        chosen.join(Forum, Forum.id == Meeting.forum_id).where(Meeting.id == meeting_id)
    ).one_or_none()
    if about is None:
        return ()
    in_force = priorities_in_force(session, as_of=about.date, forum_id=about.forum_id)
    return (
        *(ThemeOffer("priority", row.id, row.label, row.title, row.set_name) for row in in_force),
        *_risks(session, about, today),
        *_exceptions(session, meeting_id),
        *_dives(session),
    )


def _risks(session: Session, about: AnyRow, today: dt.date) -> Iterator[ThemeOffer]:
    found = risks(session, as_of=today)
    for row in found:
        if row.level == Level.CORPORATE:
            yield ThemeOffer("risk", row.id, row.reference, row.title, RISKS)
    for row in found:
        if row.level != Level.CORPORATE and row.unit_id and row.unit_id == about.unit_id:
            yield ThemeOffer("risk", row.id, row.reference, row.title, UNIT_RISKS)


def _exceptions(session: Session, meeting_id: str) -> Iterator[ThemeOffer]:
    for row in meeting_exceptions(session, meeting_id=meeting_id):
        month = f"{MONTHS[row.period.month - 1]} {row.period.year}"
        words = f"{row.unit_words}: {row.measure}, {month}, {row.direction}"
        yield ThemeOffer("exception", row.id, row.unit_code or "exception", words, EXCEPTIONS)


def _dives(session: Session) -> Iterator[ThemeOffer]:
    columns = (DeepDive.id, DeepDive.title, Forum.code, Meeting.date)
    statement = select(*columns).join(Meeting, Meeting.id == DeepDive.meeting_id)
    statement = statement.join(Forum, Forum.id == Meeting.forum_id)
    chosen = statement.where(DeepDive.status != DeepDiveStatus.CLOSED.value)
    for row in session.execute(chosen.order_by(Meeting.date.desc(), DeepDive.position)):
        yield ThemeOffer("deep-dive", row.id, row.code, f"{row.title}, commissioned {date_words(row.date)}", DIVES)
