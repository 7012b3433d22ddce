"""What a framework file says to the planner."""

import datetime as dt

import pytest

from models.errors import FileRefused
from models.rules.avoided import AvoidedRule
from models.rules.framework import Framework, OrderEntry, SeatEntry, TravelEntry
from models.rules.framework_file import read_framework
from models.rules.framework_text import write_framework
from models.rules.planner.problem import Leeway, Room
from tests.rules.frameworks import SMALL, shipped

TOP = """\
title = "Small HQ"
avoided = [{ name = "August", starts = "08-01", ends = "08-31", notice = true }]
rooms = [{ name = "Board Room", building = "HQ", seats = 30 }, { name = "Annexe" }]
travel = [{ from = "HQ", to = "City Hall", minutes = 25 }]
"""
FORUM = """\
members = ["DCOM"]
wanted = ["DCOM"]
leeway = { before = 3, weekdays = "Mon-Thu", starts = ["16:15", "15:00"], places = ["Annexe"], least_gap = 10 }
"""
PLANNED = SMALL.replace('title = "Small HQ"\n', TOP, 1).replace('members = ["DCOM"]\n', FORUM, 1)
PLANNED = PLANNED.replace('escalates_to = ["MB"]\n', 'meets_before = [{ forum = "MB", working_days = 3 }]\n', 1)


def read(text: str) -> Framework:
    return read_framework(text, "small.toml")


def test_the_planner_is_told_what_the_file_says() -> None:
    framework = read(PLANNED)
    assert framework.avoided == (AvoidedRule("August", "08-01", "08-31", notice=True),)
    assert framework.rooms == (Room("Annexe"), Room("Board Room", 30, "HQ"))
    assert framework.travel == (TravelEntry("HQ", "City Hall", 25),)
    board, risk = framework.forums
    assert board.seats == (SeatEntry("DCOM", wanted=True),)
    assert board.leeway == Leeway(3, 5, (0, 1, 2, 3), (dt.time(15), dt.time(16, 15)), ("Annexe",), least_gap=10)
    assert (risk.leeway, risk.meets_before) == (Leeway(), (OrderEntry("MB", 3),))
    assert read(write_framework(framework)) == framework


def test_a_seat_for_a_time_says_itself_that_it_is_wanted() -> None:
    terms = '{ post = "CMR", starts = 2026-05-01, wanted = true }, { post = "CMR", ends = 2026-04-30 }'
    seats = f'members = ["DCOM", {terms}]\n'
    framework = read(SMALL.replace('members = ["DCOM"]\n', seats, 1))
    assert [seat.wanted for seat in framework.forums[0].seats] == [False, True, False]
    assert read(write_framework(framework)) == framework


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("before = 3", "before = -3", "field before: expected a whole number from 0 to 60, found -3."),
        ("Mon-Thu", "Mon-Blur", "field weekdays: expected weekdays such as “Mon Tue Wed Thu”, found “Mon-Blur”."),
        ('"Mon-Thu"', '","', "field weekdays: expected weekdays such as “Mon Tue Wed Thu”, found “,”."),
        ('"15:00"]', '"25:00"]', "field starts: expected times of day such as “09:30”, found “25:00”."),
        ('places = ["Annexe"]', f'places = ["{"x" * 201}"]', "field places: expected places of at most 200 characters"),
        ("least_gap = 10", "least_gap = 10, greatest_gap = 5", "field greatest_gap: expected 0 or a figure not under"),
        ("least_gap", "leest_gap", "field leest_gap: expected least_gap, found leest_gap."),
        ('wanted = ["DCOM"]', 'wanted = ["CMR"]', "field wanted: expected posts that sit on this forum, each once"),
        (
            'forum = "MB", w',
            'forum = "RAB", w',
            "field meets_before: expected a forum that does not itself meet before",
        ),
        ('forum = "MB", w', 'forum = "XX", w', "field forum: expected the code of a forum in this file, found “XX”."),
        ("working_days = 3", "working_days = 0", "field working_days: expected a whole number from 1 to 60, found 0."),
        ('name = "Annexe"', 'name = "board room"', "field name: expected a room that is not yet given in line 3"),
        ('to = "City Hall"', 'to = "hq"', "field to: expected another building than it starts from, found “hq”."),
        (", minutes = 25", "", "field minutes: expected a whole number from 1 to 600, found nothing."),
        (
            "minutes = 25 }",
            'minutes = 25 }, { from = "City Hall", to = "HQ", minutes = 5 }',
            "field to: expected a way that is not yet given in line 4",
        ),
        ('starts = "08-01"', 'starts = "8-1"', "field starts: expected a day such as “07-25” or “2026-07-25”"),
    ],
)
def test_what_the_planner_cannot_be_told_is_refused(right: str, wrong: str, said: str) -> None:
    assert PLANNED.count(right) == 1
    with pytest.raises(FileRefused) as refused:
        read(PLANNED.replace(right, wrong))
    assert said in str(refused.value)


def test_two_forums_that_each_meet_before_the_other_are_refused() -> None:
    circle = PLANNED.replace("members = [", 'meets_before = [{ forum = "RAB" }]\nmembers = [', 1)
    with pytest.raises(FileRefused, match="field meets_before: expected a forum that does not itself meet before"):
        read(circle)


def test_the_shipped_year_tells_the_planner_of_every_bcu() -> None:
    framework = read(shipped("met-2026"))
    group = next(forum for forum in framework.forums if forum.code == "CF-FLP")
    assert len(group.meets_before) == 12
    assert all(forum.leeway.deputy_chairs for forum in framework.forums if forum.level == "BCU")
