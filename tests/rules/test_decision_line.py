"""A decision typed in one line is taken apart as it was meant, and nothing typed is lost."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.capture_line import Nameable, SpokenDue
from models.rules.decision_line import Asked, DecisionLine, DecisionSetting, read_decision

ASKS = (
    Asked("1", "a", "note", "the fall in violence"),
    Asked("2", "b", "agree", "knife crime as a common theme"),
    Asked("3", "c", "commission", "a January report"),
)
PEOPLE = (
    Nameable("1", "post", "Director People", "Ada Brown", ("AB",)),
    Nameable("2", "person", "Owen Marsh", "", ("OM",)),
)
SETTING = DecisionSetting(date(2026, 11, 3), ASKS, PEOPLE, date(2027, 1, 5))


def read(line: str) -> DecisionLine:
    return read_decision(line, SETTING)


def day(due: SpokenDue | None) -> date | None:
    return due.spoken.day if due and due.spoken else None


def test_every_part_is_read() -> None:
    line = (
        "approved: the plan; because crime fell; provided funds hold; review next meeting; "
        "evaluate Q1 2027-28; against: AB, OM; part 2"
    )
    found = read(line)
    assert (found.verb, found.text) == ("approved", "the plan")
    assert (found.reasons, found.conditions) == ("crime fell", "funds hold")
    assert (day(found.review), day(found.evaluate)) == (date(2027, 1, 5), date(2027, 6, 30))
    assert found.dissent == "Director People (Ada Brown), Owen Marsh"
    assert found.part == 2
    assert found.trouble == ""
    assert [line[mark.start : mark.end] for mark in found.marks] == [
        "approved:",
        "because crime fell",
        "provided funds hold",
        "review next meeting",
        "evaluate Q1 2027-28",
        "against: AB, OM",
        "part 2",
    ]


@pytest.mark.parametrize(
    ("typed", "asked", "verb", "text"),
    [
        ("a agreed", "a", "noted", "the fall in violence"),
        ("b: noted", "b", "noted", "knife crime as a common theme"),
        ("b", "b", "agreed", "knife crime as a common theme"),
        ("C) commissioned: a report in March", "c", "commissioned", "a report in March"),
        ("b; because it spreads", "b", "agreed", "knife crime as a common theme"),
        ("a plan for the year", "", "agreed", "a plan for the year"),
        ("Agreed to hold it", "", "agreed", "hold it"),
        ("hold it; and keep it", "", "agreed", "hold it; and keep it"),
        ("hold it; as it is", "", "agreed", "hold it"),
        ("agreed", "", "agreed", "agreed"),
    ],
)
def test_a_recommendation_is_answered_by_its_letter(typed: str, asked: str, verb: str, text: str) -> None:
    found = read(typed)
    assert (found.asked.letter if found.asked else "", found.verb, found.text) == (asked, verb, text)
    assert found.trouble == ""


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("d: agreed", "Nothing is asked here under d."),
        ("hold it; review soonish", "“soonish” is no date yet."),
        ("hold it; review Mon 18 Nov 2026", "is a Wednesday, not a Monday"),
        ("", "Write what is decided."),
    ],
)
def test_what_is_open_is_said(typed: str, sentence: str) -> None:
    assert sentence in read(typed).trouble


def test_a_letter_means_nothing_where_nothing_is_asked() -> None:
    found = read_decision("b: noted", DecisionSetting(date(2026, 11, 3)))
    assert (found.text, found.trouble) == ("b: noted", "")


def test_who_is_not_known_stays_as_typed() -> None:
    assert read("hold it; against the union side").dissent == "the union side"


@given(st.text(max_size=60))
def test_no_line_is_too_strange(line: str) -> None:
    found = read(line)
    assert bool(found.text) or bool(found.trouble)
    assert all(0 <= mark.start <= mark.end <= len(line) for mark in found.marks)
