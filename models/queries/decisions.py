"""The decision register over all forums."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from types import SimpleNamespace

from sqlalchemy import ColumnElement, and_, select, true
from sqlalchemy.orm import Session

from models.queries.decision_risks import RiskWords, risk_words
from models.queries.forum_names import ForumNames
from models.queries.item_numbers import numbers_by_item
from models.queries.plain_rows import plain_rows
from models.queries.words import natural, says
from models.records.agenda import AgendaItem
from models.records.forums import Forum
from models.records.meetings import Meeting
from models.records.outcomes import Decision, DecisionAudience
from models.rules.vocabulary import Verb


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One decision of the register; `part` is 2 also where its item is in Part 2.

    `risks_words` are the risks it touches ("CR-03, CR-07"), `effects_words` what it does to them ("CR-03 down").
    `outstanding_audiences` still have to be told; `review_due` and `evaluation_due`: the day has come, and an
    evaluation is not written yet.
    """

    id: str
    revision: str
    reference: str
    date: dt.date
    forum_id: str
    forum_code: str
    forum_name: str
    level: str
    meeting_id: str
    item_id: str
    item_number: str
    item_title: str
    verb: str
    text: str
    reasons: str
    conditions: str
    dissent: str
    review_on: dt.date | None
    review_due: bool
    evaluate_on: dt.date | None
    evaluation: str
    evaluation_due: bool
    part: int
    risks_words: str
    effects_words: str
    outstanding_audiences: tuple[str, ...]

    @property
    def follow_up(self) -> bool:
        """Whether something is still to be done: tell somebody, review it, or write how it worked."""
        return bool(self.outstanding_audiences) or self.review_due or self.evaluation_due


@dataclass(frozen=True, slots=True)
class DecisionRegister:
    """The decisions chosen in the order in which they were made, and how many there are of each verb."""

    rows: tuple[RegisterRow, ...]
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class _Beside:
    """What stands beside the decisions of a register, by their keys, and the numbers of items by theirs."""

    names: ForumNames
    numbers: dict[str, str]
    risks: dict[str, RiskWords]
    outstanding: dict[str, list[str]]
    today: dt.date


def decision_register(  # noqa: PLR0913  each selector narrows by one thing
    session: Session,
    *,
    today: dt.date,
    first: dt.date | None = None,
    last: dt.date | None = None,
    forum_id: str = "",
    level: str = "",
    text: str = "",
    part: int | None = None,
    follow_up: bool = False,
) -> DecisionRegister:
    """Return the decisions chosen; what is empty does not narrow.

    `first` and `last` bound the day of the meeting; `text` is words that all have to be found, in any order;
    `follow_up` takes those alone on which something is still to be done.
    """
    rows = [row for row in _rows(session, _chosen(first, last, forum_id, level), today) if _says(row, text)]
    kept = [row for row in rows if (part is None or row.part == part) and (row.follow_up or not follow_up)]
    verbs = Counter(row.verb for row in kept)
    return DecisionRegister(tuple(kept), tuple((verb.value, verbs[verb]) for verb in Verb if verbs[verb]))


def _chosen(first: dt.date | None, last: dt.date | None, forum_id: str, level: str) -> ColumnElement[bool]:
    narrowing: tuple[tuple[object, ColumnElement[bool]], ...] = (
        (first, Meeting.date >= (first or dt.date.min)),
        (last, Meeting.date <= (last or dt.date.max)),
        (forum_id, Meeting.forum_id == forum_id),
        (level, Forum.level == level),
    )
    return and_(true(), *(condition for given, condition in narrowing if given))


def _rows(session: Session, chosen: ColumnElement[bool], today: dt.date) -> list[RegisterRow]:
    """Return the rows of a register by day, forum and reference."""
    statement = (
        select(
            *Decision.__table__.columns,
            Meeting.date.label("date"),
            Forum.code.label("forum_code"),
            Forum.level.label("level"),
            AgendaItem.title.label("item_title"),
            AgendaItem.part.label("item_part"),
        )
        .join(Meeting, Meeting.id == Decision.meeting_id)
        .join(Forum, Forum.id == Decision.forum_id)
        .join(AgendaItem, AgendaItem.id == Decision.item_id)
        .where(chosen)
    )
    stored = plain_rows(session.execute(statement))
    if not stored:
        return []
    beside = _beside(session, chosen, stored, today)
    rows = [_row(row, beside) for row in stored]
    return sorted(rows, key=lambda row: (row.date, row.forum_code, natural(row.reference)))


def _beside(
    session: Session, chosen: ColumnElement[bool], stored: Sequence[SimpleNamespace], today: dt.date
) -> _Beside:
    meetings = select(Meeting.id).join(Forum, Forum.id == Meeting.forum_id).where(chosen)
    of_register = Decision.meeting_id.in_(meetings)
    return _Beside(
        names=ForumNames(session),
        numbers=numbers_by_item(session, meeting_ids={row.meeting_id for row in stored}),
        risks=risk_words(session, of_register),
        outstanding=_outstanding(session, of_register),
        today=today,
    )


def _outstanding(session: Session, which: ColumnElement[bool]) -> dict[str, list[str]]:
    chosen = select(DecisionAudience.decision_id, DecisionAudience.audience).join(
        Decision, Decision.id == DecisionAudience.decision_id
    )
    waiting = chosen.where(which, DecisionAudience.told_on.is_(None))
    found: defaultdict[str, list[str]] = defaultdict(list)
    for decision_id, audience in session.execute(waiting.order_by(DecisionAudience.position, DecisionAudience.id)):
        found[decision_id].append(audience)
    return found


def _row(row: SimpleNamespace, beside: _Beside) -> RegisterRow:
    risks = beside.risks.get(row.id, RiskWords())
    return RegisterRow(
        id=row.id,
        revision=row.revision,
        reference=row.reference,
        date=row.date,
        forum_id=row.forum_id,
        forum_code=row.forum_code,
        forum_name=beside.names.on(row.forum_id, row.date),
        level=row.level,
        meeting_id=row.meeting_id,
        item_id=row.item_id,
        item_number=beside.numbers[row.item_id],
        item_title=row.item_title,
        verb=row.verb,
        text=row.text,
        reasons=row.reasons,
        conditions=row.conditions,
        dissent=row.dissent,
        review_on=row.review_on,
        review_due=row.review_on is not None and row.review_on <= beside.today,
        evaluate_on=row.evaluate_on,
        evaluation=row.evaluation,
        evaluation_due=row.evaluate_on is not None and row.evaluate_on <= beside.today and not row.evaluation,
        part=max(row.part, row.item_part),
        risks_words=risks.risks,
        effects_words=risks.effects,
        outstanding_audiences=tuple(beside.outstanding.get(row.id, ())),
    )


def _says(row: RegisterRow, text: str) -> bool:
    """Tell whether every word looked for stands somewhere in a decision."""
    said = (row.reference, row.text, row.verb, row.reasons, row.conditions, row.dissent, row.evaluation, row.item_title)
    return says((*said, row.forum_code, row.forum_name, row.risks_words), text)
