"""Which meeting takes a theme passed down, and what answers come to."""

import datetime as dt

import pytest

from models.rules.carry_over import Occasion
from models.rules.cascade import (
    OWN_BEFORE,
    first_sitting,
    had_before,
    reach,
    reasons,
    same_month_sitting,
    stronger,
    tally,
    together,
)
from models.rules.vocabulary import MeetingStatus

TODAY = dt.date(2026, 10, 27)
START = dt.time(9, 30)
SITTINGS = (
    Occasion("oct", dt.date(2026, 10, 12), START, MeetingStatus.HELD),
    Occasion("nov", dt.date(2026, 11, 9), START, MeetingStatus.CANCELLED),
    Occasion("dec", dt.date(2026, 12, 14), START, MeetingStatus.PLANNED),
    Occasion("jan", dt.date(2027, 1, 11), START, MeetingStatus.AGENDA_OPEN),
)


@pytest.mark.parametrize(
    ("on", "today", "key"),
    [
        (dt.date(2026, 10, 1), TODAY, "dec"),
        (dt.date(2026, 11, 5), TODAY, "dec"),
        (dt.date(2026, 12, 14), TODAY, "dec"),
        (dt.date(2026, 12, 15), TODAY, "jan"),
        (dt.date(2026, 12, 3), dt.date(2027, 1, 1), "jan"),
        (dt.date(2027, 2, 1), TODAY, ""),
    ],
)
def test_a_theme_goes_to_the_first_meeting_still_to_come(on: dt.date, today: dt.date, key: str) -> None:
    assert first_sitting(SITTINGS, on, today) == key


@pytest.mark.parametrize(
    ("day", "key"),
    [
        (dt.date(2026, 12, 1), "dec"),
        (dt.date(2026, 12, 30), "dec"),
        (dt.date(2026, 11, 9), "dec"),
        (dt.date(2027, 1, 4), "jan"),
        (dt.date(2027, 3, 8), "jan"),
    ],
)
def test_what_moves_to_another_forum_goes_to_its_meeting_of_the_month(day: dt.date, key: str) -> None:
    assert same_month_sitting(SITTINGS, day) == key


def test_nothing_takes_over_where_no_meeting_is_to_come() -> None:
    assert same_month_sitting(SITTINGS[:2], TODAY) == ""


@pytest.mark.parametrize(
    ("day", "last"),
    [
        (dt.date(2026, 11, 5), dt.date(2026, 12, 31)),
        (dt.date(2026, 12, 3), dt.date(2027, 1, 31)),
        (dt.date(2026, 10, 31), dt.date(2026, 11, 30)),
        (dt.date(2027, 1, 7), dt.date(2027, 2, 28)),
    ],
)
def test_a_theme_reaches_to_the_end_of_the_next_month(day: dt.date, last: dt.date) -> None:
    assert reach(day) == last


@pytest.mark.parametrize(
    ("answers", "one"),
    [
        (("accepted", "declined"), "accepted"),
        (("", "waiting"), ""),
        (("waiting", "declined"), "waiting"),
        (("declined", "declined"), "declined"),
    ],
)
def test_two_answers_become_the_stronger_one(answers: tuple[str, ...], one: str) -> None:
    assert stronger(answers) == one


def test_answers_are_counted_in_words() -> None:
    assert tally(["accepted"] * 11 + ["declined"]) == "11 accepted, 1 declined"
    assert tally(["", "waiting", "accepted"]) == "1 accepted, 1 waiting"
    assert tally([""]) == "nobody was asked"


def test_words_come_together_once() -> None:
    assert together(["CF-CAM, CF-ISL", "", "CF-ISL, CF-HAR"]) == "CF-CAM, CF-ISL, CF-HAR"


def test_every_stage_is_either_to_come_or_not() -> None:
    day = dt.date(2027, 1, 1)
    coming = {status for status in MeetingStatus if first_sitting([Occasion("one", day, START, status)], day, day)}
    assert coming == {
        MeetingStatus.PLANNED,
        MeetingStatus.AGENDA_OPEN,
        MeetingStatus.AGENDA_ISSUED,
        MeetingStatus.IN_THE_ROOM,
    }


def test_the_reasons_of_answers_that_did_not_hold_say_whose_they_were() -> None:
    accepted, declined = ("accepted", OWN_BEFORE, "CF-AS"), ("declined", "covered 14 Oct", "CF-NE")
    said = reasons("accepted", (declined, accepted, ("accepted", "", "CF-SW")))
    assert said == "on the agenda already; CF-NE declined: covered 14 Oct"
    assert had_before("accepted", said)
    assert had_before("accepted", reasons("accepted", (("accepted", "CF-NE declined: why", ""), accepted)))
    assert not had_before("declined", OWN_BEFORE)
