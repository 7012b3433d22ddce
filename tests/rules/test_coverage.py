"""Coverage: months, marks, sums, and what is lost from sight."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.coverage import (
    Covering,
    Gap,
    Mark,
    MarkKind,
    followed_up,
    level_finding,
    level_gaps,
    mark,
    matrix,
    months,
    quarter_words,
    sums,
    without_new_theme,
)

APRIL = dt.date(2026, 4, 1)
YEAR = months(APRIL, dt.date(2027, 3, 31))
NOV, DEC, JAN = dt.date(2026, 11, 1), dt.date(2026, 12, 1), dt.date(2027, 1, 1)


def test_the_months_of_a_year_are_twelve_firsts() -> None:
    assert len(YEAR) == 12
    assert (YEAR[0], YEAR[-1]) == (APRIL, dt.date(2027, 3, 1))
    assert months(dt.date(2026, 11, 30), dt.date(2026, 12, 1)) == (NOV, DEC)


@pytest.mark.parametrize(
    ("covering", "text", "words"),
    [
        (Covering("t", NOV, MarkKind.THEME, 11, over=True), "11", "theme, taken by 11 BCUs"),
        (Covering("t", NOV, MarkKind.THEME, 1, "borough"), "1", "theme, taken by 1 borough"),
        (Covering("t", NOV, MarkKind.THEME, over=True), "✓", "theme, covered"),
        (Covering("t", NOV, MarkKind.THEME), "set", "theme, set"),
        (Covering("t", NOV, MarkKind.FOLLOWED), "set", "followed up, set"),
        (Covering("t", NOV, MarkKind.EXCEPTIONS, 3), "3", "local exceptions in 3 BCUs"),
        (Covering("t", NOV, MarkKind.STANDING), "●", "standing item"),
        (Covering("t", NOV, MarkKind.PROPOSED), "?", "proposed, not set"),
        (Covering("t", NOV, MarkKind.GOLD), "Gold", "tasked to a Gold Group"),
    ],
)
def test_a_chip_and_what_it_says(covering: Covering, text: str, words: str) -> None:
    made = mark([covering])
    assert (made.text, made.words) == (text, words)


def test_the_theme_shows_before_exceptions_of_its_month_and_notes_keep_both() -> None:
    theme = Covering("knife", NOV, MarkKind.THEME, 11, meeting_id="m1", words="CF-FLP Thu 5 Nov: theme")
    local = Covering("knife", dt.date(2026, 11, 9), MarkKind.EXCEPTIONS, 3, words="Exceptions: South West")
    (row,) = matrix([local, theme], YEAR).values()
    shown = row[YEAR.index(NOV)]
    assert (shown.kind, shown.count) == (MarkKind.THEME, 11)
    assert shown.notes == ("Exceptions: South West", "CF-FLP Thu 5 Nov: theme")
    assert shown.meeting_ids == ("m1",)


def test_a_theme_taken_again_at_the_next_meeting_is_followed_up() -> None:
    taken = [frozenset({"knife"}), frozenset({"knife", "robbery"}), frozenset[str](), frozenset({"robbery"})]
    assert followed_up(taken) == (frozenset(), frozenset({"knife"}), frozenset(), frozenset())


def test_the_sums_leave_standing_and_proposed_themes_out() -> None:
    rows = [
        [Mark(MarkKind.THEME), Mark()],
        [Mark(MarkKind.STANDING), Mark(MarkKind.GOLD)],
        [Mark(MarkKind.PROPOSED)] * 2,
    ]
    assert sums(rows, 2) == (1, 1)


def test_a_month_of_the_window_with_a_follow_up_alone_has_no_new_theme() -> None:
    rows = [[Mark(MarkKind.THEME), Mark(MarkKind.FOLLOWED), Mark()]]
    assert without_new_theme(rows, (NOV, DEC, JAN), (NOV, DEC, JAN)) == (DEC, JAN)


def test_a_level_that_loses_sight_is_named() -> None:
    span = months(dt.date(2026, 10, 1), JAN)
    seen = {span[0]: "CGB", NOV: "CB", JAN: "CB"}
    assert level_finding("PCP 4", seen, span) == ("PCP 4: no business group view after October",)
    assert level_finding("PCP 2", {NOV: "GB"}, span) == ("PCP 2: no corporate view from October to January",)
    assert level_finding("PCP 3", {NOV: "G"}, span) == ("PCP 3: no corporate or BCU view from October to January",)
    assert level_finding("PCP 2", {}, span[:2]) == ()


def test_an_empty_level_of_a_quarter_is_a_gap() -> None:
    quarter = months(dt.date(2026, 10, 1), DEC)
    assert level_gaps({NOV: "CG"}, quarter) == (Gap("B", quarter[0]),)
    assert quarter_words(quarter[0]) == "October to December 2026"


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 400), st.sampled_from(list(MarkKind)[:-1]))))
def test_every_covering_within_the_months_stands_in_exactly_one_cell(found: list[tuple[str, int, MarkKind]]) -> None:
    coverings = [
        Covering(theme, APRIL + dt.timedelta(days), kind, words=str(index))
        for index, (theme, days, kind) in enumerate(found)
    ]
    rows = matrix(coverings, YEAR)
    notes = sorted(note for row in rows.values() for cell in row for note in cell.notes)
    assert notes == sorted(one.words for one in coverings if one.day <= dt.date(2027, 3, 31))
    assert all(len(row) == 12 for row in rows.values())
