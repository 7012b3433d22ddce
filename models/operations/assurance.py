"""The stamp of an assurance board: whether a risk is understood and managed; it never moves the risk."""

import datetime as dt

from sqlalchemy import select

from models.errors import RuleBroken
from models.operations.checks import LONGEST_TEXT, within, word_of
from models.operations.risk_days import chosen_forum, day_said, refuse_before
from models.records.risks import Risk, RiskAssurance
from models.rules.vocabulary import Assurance
from models.store.unit import Unit


def stamp_assurance(  # noqa: PLR0913  a stamp has as many facts
    unit: Unit,
    *,
    risk_id: str,
    forum_id: str,
    assurance: str,
    words: str = "",
    meeting_id: str = "",
    on: dt.date | None = None,
) -> str:
    """Record what an assurance board says of how a risk is managed; return the key of the stamp.

    A forum stamps a risk once a day: what it said before on the day is replaced.
    """
    risk = unit.get(Risk, risk_id)
    forum, meeting = chosen_forum(unit, forum_id, meeting_id)
    if forum is None:
        raise RuleBroken("An assurance is given by a forum; choose it.", "forum_id")
    day = day_said(unit, on or (meeting.date if meeting else None))
    refuse_before(day, risk.raised_on, "on", "it was raised")
    same = select(RiskAssurance).where(
        RiskAssurance.risk_id == risk_id, RiskAssurance.on == day, RiskAssurance.forum_id == forum
    )
    stamp = unit.session.scalar(same) or RiskAssurance(risk_id=risk_id, on=day, forum_id=forum)
    stamp.meeting_id = meeting.id if meeting else None
    stamp.assurance = word_of(Assurance, assurance, "assurance").value
    stamp.words = within(words, "words", "What was said", LONGEST_TEXT)
    unit.say(f"Stamp {risk.reference} {stamp.assurance}")
    return unit.add(stamp).id


def remove_assurance(unit: Unit, *, assurance_id: str, revision: str | None = None) -> None:
    """Take a stamp back that was given in error."""
    stamp = unit.get(RiskAssurance, assurance_id, revision)
    unit.delete(stamp)
    unit.say(f"Remove stamp of {unit.get(Risk, stamp.risk_id).reference}")
