"""Days better left free, laid out over the years."""

import datetime as dt

import pytest

from models.errors import RuleBroken
from models.rules.avoided import AvoidedRule
from models.rules.planner.problem import Avoided

FIRST, LAST = dt.date(2026, 4, 1), dt.date(2027, 3, 31)


def test_a_yearly_span_comes_every_year_and_may_cross_the_new_year() -> None:
    summer = AvoidedRule("Summer holidays", "07-22", "08-31").spans(FIRST, dt.date(2027, 7, 25))
    assert [span.first for span in summer] == [dt.date(2026, 7, 22), dt.date(2027, 7, 22)]
    winter = AvoidedRule("Christmas holidays", "12-19", "01-03", notice=True).spans(dt.date(2027, 1, 1), LAST)
    assert winter == (Avoided("Christmas holidays", dt.date(2026, 12, 19), dt.date(2027, 1, 3), notice=True),)


def test_a_span_of_whole_dates_comes_once() -> None:
    rule = AvoidedRule("October half term", "2026-10-26", "2026-10-30")
    assert [span.last for span in rule.spans(FIRST, LAST)] == [dt.date(2026, 10, 30)]
    assert rule.spans(dt.date(2026, 10, 31), LAST) == ()


def test_the_last_of_february_is_found_in_every_year() -> None:
    spans = AvoidedRule("Half term", "02-22", "02-29").spans(dt.date(2027, 1, 1), dt.date(2028, 12, 31))
    assert [span.last for span in spans] == [dt.date(2027, 2, 28), dt.date(2028, 2, 29)]


@pytest.mark.parametrize(
    ("starts", "ends", "field"),
    [
        ("7-25", "08-31", "starts"),
        ("07-25", "08-32", "ends"),
        ("07-25", "2026-08-31", "ends"),
        ("2026-08-31", "2026-07-25", "ends"),
    ],
)
def test_what_is_no_span_is_refused_by_field(starts: str, ends: str, field: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        AvoidedRule("Summer", starts, ends)
    assert refused.value.field == field
