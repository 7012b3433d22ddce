"""References by pattern and scope."""

from datetime import date

import pytest

from models.errors import RuleBroken
from models.rules.numbering import Scope, check_pattern, recommendation_letter, reference, scope_key

NOVEMBER, FEBRUARY, APRIL = date(2026, 11, 3), date(2027, 2, 2), date(2026, 4, 15)


@pytest.mark.parametrize(
    ("pattern", "n", "day", "scope", "text"),
    [
        ("MB {n}/{yy}", 7, NOVEMBER, Scope.FINANCIAL_YEAR, "MB 7/26"),
        ("MB {n}/{yy}", 7, FEBRUARY, Scope.FINANCIAL_YEAR, "MB 7/26"),
        ("MB {n}/{yy}", 7, FEBRUARY, Scope.CALENDAR_YEAR, "MB 7/27"),
        ("MB {n}/{yy}", 7, FEBRUARY, Scope.FOREVER, "MB 7/27"),
        ("{n}/MBA", 29, NOVEMBER, Scope.FOREVER, "29/MBA"),
        ("MBA({yy}){n}", 25, date(2014, 6, 4), Scope.CALENDAR_YEAR, "MBA(14)25"),
        ("{n}/{yyyy}/P", 9, date(2022, 5, 1), Scope.CALENDAR_YEAR, "9/2022/P"),
        ("{n}/{yy}", 39, date(2020, 9, 1), Scope.MUNICIPAL_YEAR, "39/20"),
        ("{n}/{yy}", 39, APRIL, Scope.MUNICIPAL_YEAR, "39/25"),
        ("SR({yy}/{yy2}) {n:02}", 1, date(2026, 3, 31), Scope.FINANCIAL_YEAR, "SR(25/26) 01"),
        ("SR({yy}/{yy2}) {n:02}", 100, date(1999, 4, 1), Scope.FINANCIAL_YEAR, "SR(99/00) 100"),
        ("PCD {n}", 1566, NOVEMBER, Scope.FOREVER, "PCD 1566"),
        ("B{n}", 3, NOVEMBER, Scope.MEETING, "B3"),
    ],
)
def test_a_reference(pattern: str, n: int, day: date, scope: Scope, text: str) -> None:
    assert reference(pattern, n, day, scope) == text


@pytest.mark.parametrize(
    ("scope", "day", "key"),
    [
        (Scope.FOREVER, NOVEMBER, ""),
        (Scope.FINANCIAL_YEAR, NOVEMBER, "2026-27"),
        (Scope.FINANCIAL_YEAR, date(2026, 3, 31), "2025-26"),
        (Scope.MUNICIPAL_YEAR, date(2026, 4, 30), "municipal 2025-26"),
        (Scope.MUNICIPAL_YEAR, date(2026, 5, 1), "municipal 2026-27"),
        (Scope.CALENDAR_YEAR, FEBRUARY, "2027"),
        (Scope.MEETING, NOVEMBER, "meeting-1"),
    ],
)
def test_the_series_a_day_belongs_to(scope: Scope, day: date, key: str) -> None:
    assert scope_key(scope, day, "meeting-1") == key


def test_a_series_within_a_meeting_needs_the_meeting() -> None:
    with pytest.raises(RuleBroken, match="choose the meeting"):
        scope_key(Scope.MEETING, NOVEMBER)


@pytest.mark.parametrize(
    "pattern", ["", "MB", "MB {yy}", "{n}{month}", "{n:2}", "{n", "{n}}", "{}", "{n!r}", "{n.real}"]
)
def test_a_pattern_that_is_none_is_refused(pattern: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        check_pattern(pattern)
    assert refused.value.field == "pattern"


def test_recommendations_run_from_a_past_z() -> None:
    assert [recommendation_letter(n) for n in (1, 3, 26, 27, 28, 52, 53, 702, 703)] == [
        "a", "c", "z", "aa", "ab", "az", "ba", "zz", "aaa",
    ]  # fmt: skip
    with pytest.raises(RuleBroken):
        recommendation_letter(0)
