"""What is said of a theme on the programme."""

import pytest

from models.rules.theme_checks import ThemeStanding, cell_findings, repeat_sentence, repeat_words, repeats


@pytest.mark.parametrize(
    ("themes", "expected", "said"),
    [
        ([], False, ()),
        ([], True, ("theme not set",)),
        ([ThemeStanding(sourced=True)], True, ()),
        ([ThemeStanding(sourced=False)], True, ("no source yet",)),
        ([ThemeStanding(True, 2, 6), ThemeStanding(False)], True, ("no source yet", "repeat")),
        ([ThemeStanding(True, 3, 6, with_gold=True)], False, ("repeat", "with Gold Group")),
    ],
)
def test_each_cell_says_what_is_wanting_once(
    themes: list[ThemeStanding], expected: bool, said: tuple[str, ...]
) -> None:
    assert cell_findings(themes, expected=expected) == said


@pytest.mark.parametrize(
    ("here", "counted"),
    [(0, (1, 1)), (1, (1, 2)), (4, (2, 5)), (6, (2, 6)), (7, (2, 6))],
)
def test_repeats_are_counted_over_six_meetings_this_one_included(here: int, counted: tuple[int, int]) -> None:
    taken = [{"knife"}, {"hate"}, set(), set(), {"knife"}, {"hate"}, {"knife"}, {"knife", "hate"}]
    counted_of = {0: "knife", 1: "hate", 4: "knife", 6: "knife", 7: "hate"}
    assert repeats(counted_of[here], taken, here) == counted


@pytest.mark.parametrize(
    ("times", "of", "short", "full"),
    [
        (1, 6, "", "first time in 6 meetings"),
        (2, 6, "2 of 6", "second time in 6 meetings"),
        (6, 6, "6 of 6", "6th time in 6 meetings"),
        (1, 1, "", "first meeting on record"),
    ],
)
def test_how_often_is_said_in_words(times: int, of: int, short: str, full: str) -> None:
    assert (repeat_words(times, of), repeat_sentence(times, of)) == (short, full)
