import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.kit import appearance
from desktop.kit.set_words import fits, set_words
from desktop.kit.year_painting import beside

pytestmark = pytest.mark.usefixtures("qapp")


def said(closed: str, more: int, width: float, *, chips: bool = False) -> str:
    return beside(appearance.edition(), closed, more, chips, int(width))


@pytest.mark.parametrize(
    ("closed", "more", "chips", "words"),
    [
        ("", 0, False, ""),
        ("", 3, True, "+3"),
        ("Good Friday", 0, False, "Good Friday"),
        ("Good Friday", 2, False, "Good Friday +2"),
        ("Good Friday", 2, True, "+2"),
    ],
)
def test_a_wide_day_says_why_it_is_closed_and_how_many_are_left(
    closed: str, more: int, chips: bool, words: str
) -> None:
    assert said(closed, more, 300, chips=chips) == words


def test_a_narrow_day_takes_shorter_words_and_keeps_the_count() -> None:
    assert said("Good Friday", 0, set_words("Good Fri").width) == "Good Fri"
    assert said("Good Friday", 4, set_words("Good Fri +4").width) == "Good Fri +4"
    assert said("Good Friday", 4, set_words("+4").width) == "+4"


@given(width=st.integers(50, 200), more=st.integers(0, 12))
def test_what_is_said_always_fits(width: int, more: int) -> None:
    assert fits(said("Early May bank holiday", more, width), width)
