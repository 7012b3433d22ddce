"""Which levels saw a priority or a headline theme in which month."""

import datetime as dt

import pytest

from models.queries.level_coverage import LevelCoverage, LevelRow, level_coverage
from models.store.workspace import Workspace
from tests.books import SmallBook
from tests.covered import covered_book

OCTOBER, FEBRUARY = dt.date(2026, 10, 1), dt.date(2027, 2, 28)


@pytest.fixture
def levels(workspace: Workspace, book: SmallBook) -> LevelCoverage:
    """October to February of a book with themes, as on Tue 27 Oct 2026."""
    covered_book(workspace, book)
    return workspace.read(level_coverage, first=OCTOBER, last=FEBRUARY, today=dt.date(2026, 10, 27))


def row_of(levels: LevelCoverage, label: str) -> LevelRow:
    """Return one row by its label."""
    return next(row for row in levels.rows if row.label == label)


def test_each_level_that_saw_a_priority_is_named_with_its_meetings(levels: LevelCoverage) -> None:
    november = row_of(levels, "PCP 1").marks[1]
    assert [(mark.letter, mark.seen) for mark in november] == [("C", False), ("G", True), ("B", True)]
    assert november[1].words == ("CF-FLP Thu 5 Nov",)
    assert november[2].words == ("CF-AS Mon 9 Nov",)
    assert levels.plan == "Police and Crime Plan 2025-29"


def test_a_headline_theme_is_seen_through_those_that_count_under_it(levels: LevelCoverage) -> None:
    violence = row_of(levels, "Violence")
    assert [mark.seen for mark in violence.marks[1]] == [True, True, True]
    assert violence.marks[1][0].words == ("PG Wed 18 Nov",)
    assert not any(gap.month == OCTOBER for gap in violence.gaps)


def test_an_empty_level_of_the_quarter_is_found_and_what_is_not_due_yet_is_not(levels: LevelCoverage) -> None:
    assert "PCP 1: no corporate view from October to January" in levels.findings
    gaps = {(gap.letter, gap.month) for gap in row_of(levels, "PCP 4").gaps}
    assert ("C", OCTOBER) in gaps
    assert ("G", OCTOBER) not in gaps
