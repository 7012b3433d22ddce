"""A leeway in plain English, both ways, and what it may not say."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import RuleBroken
from models.rules.leeway import read_starts, read_weekdays, sound_leeway, weekday_words
from models.rules.leeway_words import leeway_words, read_leeway
from models.rules.planner.problem import Leeway

FIVE, NINE = dt.time(17), dt.time(9)
PLACES = st.text("abc XYZ 0123.,;–", min_size=1, max_size=12).map(lambda text: " ".join(text.split())).filter(bool)


@pytest.mark.parametrize(
    ("leeway", "words"),
    [
        (Leeway(), "up to 5 working days either way"),
        (
            Leeway(5, 3, (0, 1, 2, 3), (dt.time(15), dt.time(16, 15))),
            "up to 5 working days before, 3 after; Mon–Thu; 15:00 or 16:15",
        ),
        (Leeway(0, 0), "its own day only"),
        (Leeway(1, 0, (1, 3)), "up to 1 working day before, none after; Tue or Thu"),
        (Leeway(0, 4, tuple(range(7))), "up to 4 working days after; any day"),
        (
            Leeway(places=("Room 4.12", "The Hub; rear"), deputy_chairs=True, most_a_day=1),
            "; ".join(  # noqa: FLY002  one part a line
                (
                    "up to 5 working days either way",
                    "in “Room 4.12” or “The Hub; rear”",
                    "the deputy may chair",
                    "at most 1 board a day for the chair",
                )
            ),
        ),
        (
            Leeway(from_working_day=4, least_gap=10, greatest_gap=25),
            "up to 5 working days either way; not before the 4th working day of the month; 10 to 25 working days apart",
        ),
        (Leeway(least_gap=1), "up to 5 working days either way; at least 1 working day apart"),
    ],
)
def test_a_leeway_is_said_and_read(leeway: Leeway, words: str) -> None:
    assert leeway_words(leeway) == words
    assert read_leeway(words) == leeway


@given(
    st.builds(
        Leeway,
        before=st.integers(0, 60),
        after=st.integers(0, 60),
        weekdays=st.sets(st.integers(0, 6), min_size=1).map(tuple),
        starts=st.lists(st.times().map(lambda time: time.replace(second=0, microsecond=0)), max_size=4).map(tuple),
        places=st.lists(PLACES, max_size=3).map(tuple),
        deputy_chairs=st.booleans(),
        most_a_day=st.integers(0, 20),
        from_working_day=st.integers(0, 23),
        least_gap=st.integers(0, 20),
        greatest_gap=st.sampled_from([0, 20, 260]),
    )
)
def test_every_leeway_reads_back_from_its_words(leeway: Leeway) -> None:
    sound = sound_leeway(leeway)
    assert read_leeway(leeway_words(sound)) == sound


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("01234", (0, 1, 2, 3, 4)),
        ("Mon Tue Wed Thu", (0, 1, 2, 3)),
        ("mondays to thursdays", (0, 1, 2, 3)),
        ("Wed, Mon and Fri", (0, 2, 4)),
        ("Mon-Wed, Fri", (0, 1, 2, 4)),
        ("", ()),
    ],
)
def test_weekdays_are_read_as_people_write_them(text: str, days: tuple[int, ...]) -> None:
    assert read_weekdays(text) == days


def test_weekdays_are_said_shortly() -> None:
    assert weekday_words((4, 0, 2)) == "Mon, Wed or Fri"
    assert read_starts("9.30, 15:00 or 16:15") == (dt.time(9, 30), dt.time(15), dt.time(16, 15))


@pytest.mark.parametrize(
    ("words", "said", "field"),
    [
        ("up to 90 working days before, 3 after", "give a figure from 0 to 60", "before"),
        ("Thu–Mon", "runs backwards", "weekdays"),
        ("25:00", "“25:00” is no time of day; write it like 15:00.", "starts"),
        ("20 to 10 working days apart", "is under the least one of 20", "greatest_gap"),
        ("whenever it suits", "“whenever it suits” is not understood", "words"),
        ("not before the 30th working day of the month", "give a figure from 0 to 23", "from_working_day"),
    ],
)
def test_nonsense_is_refused_by_name(words: str, said: str, field: str) -> None:
    with pytest.raises(RuleBroken, match=said) as refused:
        read_leeway(words)
    assert refused.value.field == field


def test_no_weekday_and_a_long_place_are_refused() -> None:
    with pytest.raises(RuleBroken, match="No weekday is left"):
        sound_leeway(Leeway(weekdays=()))
    with pytest.raises(RuleBroken, match="shorten it to 200"):
        sound_leeway(Leeway(places=("x" * 201,)))
    with pytest.raises(RuleBroken, match="no weekday 9"):
        read_weekdays("0129")
