"""What a meeting decided: the words, what they answer, and what follows from them."""

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import select

from models.errors import RuleBroken
from models.operations.checks import LONGEST_NAME, LONGEST_TEXT, known, named, within, word_of
from models.operations.meetings import correctable
from models.operations.naming import snippet
from models.operations.numbering import next_reference
from models.operations.outcome_risks import set_touched_risks
from models.operations.positions import next_position
from models.operations.under_item import under_item
from models.records.agenda import AgendaItem
from models.records.forums import Forum
from models.records.meetings import Meeting
from models.records.outcomes import Decision, DecisionAudience
from models.records.papers import Paper, PaperRecommendation
from models.records.risks import DecisionEffect
from models.rules.decisions import verb_answering
from models.rules.vocabulary import AskVerb, NumberKind, Verb
from models.rules.written_dates import date_words
from models.store.unit import Unit

PARTS = (1, 2)


def record_decision(  # noqa: PLR0913  a decision has as many facts
    unit: Unit,
    *,
    meeting_id: str,
    item_id: str,
    text: str,
    verb: str = "",
    recommendation_id: str = "",
    reasons: str = "",
    conditions: str = "",
    dissent: str = "",
    review_on: dt.date | None = None,
    evaluate_on: dt.date | None = None,
    part: int = 1,
    risk_ids: Sequence[str] = (),
) -> str:
    """Record a decision under an item, number it in the forum's series and return its key.

    Without a verb it is what the recommendation asks, else agreed; agreeing to note something is noting it.
    """
    meeting = under_item(unit, meeting_id, item_id)
    forum = unit.get(Forum, meeting.forum_id)
    decision = Decision(
        forum_id=forum.id,
        meeting_id=meeting_id,
        item_id=item_id,
        position=next_position(unit, meeting_id),
        recommendation_id=known(unit, PaperRecommendation, recommendation_id),
        evaluation="",
    )
    decision.verb = _verb(unit, decision, verb).value
    _write(decision, text=text, reasons=reasons, conditions=conditions, dissent=dissent)
    decision.part = _part(part)
    _plan(meeting, decision, review_on, evaluate_on)
    decision.reference = next_reference(unit, forum, NumberKind.DECISION, meeting.date, meeting_id)
    unit.add(decision)
    if risk_ids:
        set_touched_risks(unit, decision, risk_ids)
    unit.say(f"Record decision {decision.reference}")
    return decision.id


def edit_decision(  # noqa: PLR0913  a decision has as many facts
    unit: Unit,
    *,
    decision_id: str,
    revision: str | None = None,
    text: str | None = None,
    verb: str | None = None,
    recommendation_id: str | None = None,
    reasons: str | None = None,
    conditions: str | None = None,
    dissent: str | None = None,
    review_on: dt.date | None = None,
    no_review: bool = False,
    evaluate_on: dt.date | None = None,
    no_evaluation: bool = False,
    part: int | None = None,
    risk_ids: Sequence[str] | None = None,
) -> None:
    """Change what is given about a decision; its reference stays.

    `no_review` and `no_evaluation` take those dates away.
    """
    decision = unit.get(Decision, decision_id, revision)
    meeting = correctable(unit, decision.meeting_id)
    if recommendation_id is not None:
        decision.recommendation_id = known(unit, PaperRecommendation, recommendation_id)
    if verb is not None or recommendation_id is not None:
        decision.verb = _verb(unit, decision, decision.verb if verb is None else verb).value
    _write(decision, text=text, reasons=reasons, conditions=conditions, dissent=dissent)
    decision.part = _part(part) if part is not None else decision.part
    review = None if no_review else review_on or decision.review_on
    evaluation = None if no_evaluation else evaluate_on or decision.evaluate_on
    _plan(meeting, decision, review, evaluation)
    if risk_ids is not None:
        set_touched_risks(unit, decision, risk_ids)
    unit.say(f"Edit decision {decision.reference}")


def remove_decision(unit: Unit, *, decision_id: str, revision: str | None = None) -> None:
    """Take a decision out of the record with whom to tell and its effects; its number is not given again."""
    decision = unit.get(Decision, decision_id, revision)
    correctable(unit, decision.meeting_id)
    set_touched_risks(unit, decision, ())
    for kind in (DecisionAudience, DecisionEffect):
        for row in unit.rows(select(kind).where(kind.decision_id == decision_id)):
            unit.delete(row)
    unit.session.flush()
    unit.delete(decision)
    unit.say(f"Remove decision {decision.reference}")


def set_audiences(unit: Unit, *, decision_id: str, audiences: Sequence[str]) -> None:
    """Say who is to be told of a decision, in this order; who stays on the list keeps the day they were told.

    Possible after the minutes are agreed too: telling people is no part of the record.
    """
    decision = unit.get(Decision, decision_id)
    words = [within(one, "audiences", "The audience", LONGEST_NAME) for one in audiences]
    wanted = {one: place for place, one in enumerate(dict.fromkeys(word for word in words if word), start=1)}
    present = unit.rows(select(DecisionAudience).where(DecisionAudience.decision_id == decision_id))
    for row in present:
        if row.audience not in wanted:
            unit.delete(row)
    there = {row.audience: row for row in present}
    for audience, place in wanted.items():
        row = there.get(audience) or unit.add(DecisionAudience(decision_id=decision_id, audience=audience))
        row.position = place
    unit.say(f"Say who is told of decision {decision.reference}")


def mark_told(unit: Unit, *, audience_id: str, on: dt.date | None = None, revision: str | None = None) -> None:
    """Note the day on which somebody was told of a decision; without a day they are still to be told."""
    audience = unit.get(DecisionAudience, audience_id, revision)
    decision = unit.get(Decision, audience.decision_id)
    made = unit.get(Meeting, decision.meeting_id).date
    if on is not None and on < made:
        raise RuleBroken(f"{decision.reference} was made on {date_words(made)}; give that day or a later one.", "on")
    if on is not None and on > unit.today:
        raise RuleBroken(f"{date_words(on)} is still to come; give the day on which it was done.", "on")
    audience.told_on = on
    unit.say(f"Tell {snippet(audience.audience)} of decision {decision.reference}")


def evaluate_decision(unit: Unit, *, decision_id: str, evaluation: str, revision: str | None = None) -> None:
    """Write what became of a decision; possible after the minutes are agreed, an empty text takes it back."""
    decision = unit.get(Decision, decision_id, revision)
    decision.evaluation = within(evaluation, "evaluation", "The evaluation", LONGEST_TEXT)
    unit.say(f"Evaluate decision {decision.reference}")


def _verb(unit: Unit, decision: Decision, verb: str) -> Verb:
    """Return the verb of a decision; RuleBroken if what it answers stands in no paper of its item."""
    given = word_of(Verb, verb, "verb") if verb else None
    if decision.recommendation_id is None:
        return given or Verb.AGREED
    recommendation = unit.get(PaperRecommendation, decision.recommendation_id)
    paper = unit.get(Paper, recommendation.paper_id)
    if decision.item_id != paper.item_id:
        item = unit.get(AgendaItem, decision.item_id)
        raise RuleBroken(
            f"{paper.reference} is no paper of {snippet(item.title)}; choose what was asked under this item.",
            "recommendation_id",
        )
    return verb_answering(AskVerb(recommendation.verb), given)


def _write(decision: Decision, *, text: str | None, **further: str | None) -> None:
    """Write the texts that are given; what is None stays."""
    if text is not None:
        decision.text = named(text, "text", "The decision", LONGEST_TEXT)
    for field, words in further.items():
        if words is not None:
            setattr(decision, field, within(words, field, f"The {field}", LONGEST_TEXT))


def _part(part: int) -> int:
    if part not in PARTS:
        raise RuleBroken(f"There is no Part {part}; choose Part 1 or Part 2.", "part")
    return part


def _plan(meeting: Meeting, decision: Decision, review_on: dt.date | None, evaluate_on: dt.date | None) -> None:
    """Set when a decision is looked at again, which cannot be before it was made."""
    for field, day in (("review_on", review_on), ("evaluate_on", evaluate_on)):
        if day is not None and day < meeting.date:
            raise RuleBroken(f"The meeting is on {date_words(meeting.date)}; give that day or a later one.", field)
    decision.review_on, decision.evaluate_on = review_on, evaluate_on
