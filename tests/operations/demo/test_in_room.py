from datetime import date

from sqlalchemy import func, select

from models.records.agenda import AgendaItem
from models.records.meetings import AlsoAttending, Attendance, Interest, IssuedDocument, ItemClock, Meeting
from models.records.outcomes import Correction, Decision, DecisionAudience
from models.records.risks import DecisionEffect
from tests.operations.demo.conftest import Rows


def test_meetings_began_and_ended_and_the_clock_ran_in_between(found: Rows) -> None:
    held = found(select(Meeting.id, Meeting.began_at, Meeting.ended_at).where(Meeting.began_at.is_not(None)))
    spans = found(select(ItemClock.meeting_id, func.min(ItemClock.began), func.max(ItemClock.ended)).group_by(
        ItemClock.meeting_id
    ))  # fmt: skip
    assert len(held) == len(spans) > 200
    assert {(row.id, row.began_at, row.ended_at) for row in held} == {tuple(row) for row in spans}


def test_some_came_for_a_part_only_and_some_declared_interests(found: Rows) -> None:
    assert len(found(select(AlsoAttending.id))) > 30
    assert len(found(select(Interest.id))) > 5
    parts = select(Attendance.id).where(Attendance.from_item_id.is_not(None) | Attendance.to_item_id.is_not(None))
    assert len(found(parts)) > 20


def test_decisions_have_reasons_conditions_reviews_audiences_and_effects(found: Rows) -> None:
    rows = found(select(Decision.reasons, Decision.conditions, Decision.review_on, Decision.recommendation_id))
    assert all(sum(bool(value) for value in column) > 30 for column in zip(*rows, strict=True))
    assert len(found(select(DecisionAudience.id))) > 100
    assert {row.effect for row in found(select(DecisionEffect.effect))} == {"up", "down", "none"}


def test_what_answers_a_recommendation_to_note_is_noted(found: Rows) -> None:
    verbs = found(select(Decision.verb).where(Decision.recommendation_id.is_not(None)))
    assert {"noted", "agreed", "approved"} <= {row.verb for row in verbs} <= {
        "noted", "agreed", "approved", "endorsed", "commissioned",
    }  # fmt: skip


def test_what_went_out_has_fixed_numbers_and_agreed_minutes_say_where(found: Rows) -> None:
    issued = select(IssuedDocument.meeting_id).where(IssuedDocument.kind == "agenda")
    unfixed = select(AgendaItem.id).where(
        AgendaItem.meeting_id.in_(issued), AgendaItem.number == "", AgendaItem.kind != "break"
    )
    assert not found(unfixed)
    agreed = found(
        select(Meeting.agreed_meeting_id).where(Meeting.status == "minutes agreed", Meeting.date > date(2026, 4, 1))
    )
    assert all(row.agreed_meeting_id for row in agreed)
    assert len(found(select(Correction.id))) == 3
