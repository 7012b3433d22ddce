"""A line typed while people speak is read as it was meant, and what is open is said."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.capture_line import (
    BODY,
    CaptureLine,
    Nameable,
    meant,
    read_action_line,
    read_decision_line,
    read_deep_dive_line,
)

TODAY, NEXT = date(2026, 11, 3), date(2027, 1, 5)
PEOPLE = (
    Nameable("1", "post", "Head of Data & Insight", "Priya Ramanathan-Hale", ("H-DATA", "PR")),
    Nameable("2", "post", "Head of Digital", "Owen Marsh", ("H-DIG", "OM")),
    Nameable("3", "post", "AC Frontline Policing", "Grace Adeyemi-Clarke", ("AC-FLP", "GA")),
    Nameable("4", "post", "AC Met Operations", "Noor Okafor", ("AC-MO", "NO")),
    Nameable("5", "post", "Deputy Commissioner", "Tom Barrow", ("DC", "TB")),
    Nameable("6", "person", "Ada O’Neil", "", ("AO",)),
)


def read(line: str) -> CaptureLine:
    return read_action_line(line, nameables=PEOPLE, today=TODAY, next_meeting=NEXT)


def test_the_line_of_the_picture() -> None:
    line = read("Publish a ward-level robbery forecast to all BCUs @head of data !next meeting")
    assert line.text == "Publish a ward-level robbery forecast to all BCUs"
    assert line.owner is not None
    assert line.owner.found == PEOPLE[0]
    assert line.due is not None
    assert line.due.spoken is not None
    assert line.due.spoken.day == NEXT
    assert line.trouble == ""


@pytest.mark.parametrize(
    ("typed", "who"),
    [
        ("TB", "5"),
        ("dc", "5"),
        ("Tom Barrow", "5"),
        ("ac-flp", "3"),
        ("frontline", "3"),
        ("head data", "1"),
        ("insight", "1"),
        ("ada", "6"),
        ("Head of Digital", "2"),
    ],
)
def test_somebody_is_meant(typed: str, who: str) -> None:
    assert [one.id for one in meant(typed, PEOPLE)] == [who]


def test_an_ambiguous_name_shows_its_candidates() -> None:
    line = read("Write the plan @head of !two weeks")
    assert line.owner is not None
    assert line.owner.found is None
    assert [one.id for one in line.owner.candidates] == ["1", "2"]
    assert line.trouble == "“head of” could be Head of Data & Insight or Head of Digital; write more of the name."


def test_words_after_a_name_or_a_date_belong_to_the_text() -> None:
    line = read("@TB to bring the comparison !18 Nov to Performance Group.")
    assert line.text == "to bring the comparison to Performance Group."
    assert line.due is not None
    assert (line.due.typed, line.due.end) == ("18 Nov", len("@TB to bring the comparison !18 Nov"))


def test_more_names_are_contributors_and_quotes_name_a_body_outside() -> None:
    line = read('Share the findings @"National Probation Service" @tb !Friday')
    assert line.owner is not None
    assert line.owner.found == Nameable("", BODY, "National Probation Service", "outside body")
    assert [one.found.id for one in line.contributors if one.found] == ["5"]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Write what is to be done."),
        ("Write the plan", "Name one owner: @ and a post or a name."),
        ("Write the plan @tb", "Say when it is due: ! and a date as spoken."),
        ("Write the plan @tb !soonish", "“soonish” is no date yet."),
        (
            "Write the plan @zz !Friday",
            "Nobody here is called “zz”; write a post, a name, or a body outside in quotes.",
        ),
    ],
)
def test_what_is_open_is_said(typed: str, sentence: str) -> None:
    assert read(typed).trouble == sentence


def test_a_weekday_that_does_not_fit_is_never_passed_over() -> None:
    assert "is a Wednesday, not a Monday" in read("Write the plan @tb !Mon 18 Nov 2026").trouble


def test_addresses_and_exclamations_are_no_marks() -> None:
    line = read("Write to desk@example.org today! @tb !tomorrow")
    assert line.text == "Write to desk@example.org today!"


def test_without_a_next_meeting_nothing_is_guessed() -> None:
    line = read_action_line("Report @tb !next meeting", nameables=PEOPLE, today=TODAY)
    assert line.trouble == "No next meeting is planned; write a date."


@pytest.mark.parametrize(
    ("typed", "verb", "text"),
    [
        ("hold knife crime as a common theme", "agreed", "hold knife crime as a common theme"),
        ("Agreed to hold it", "agreed", "hold it"),
        ("Agreed that it is held", "agreed", "it is held"),
        ("noted the totals", "noted", "the totals"),
        ("approved: the outline business case", "approved", "the outline business case"),
        ("NOTED, the fall in violence", "noted", "the fall in violence"),
        ("Agreedness matters", "agreed", "Agreedness matters"),
        ("agreed", "agreed", "agreed"),
    ],
)
def test_a_decision_may_begin_with_its_verb(typed: str, verb: str, text: str) -> None:
    assert read_decision_line(typed) == (verb, text)


@given(st.text(alphabet="ab @!\"'2.é", max_size=40))
def test_any_line_can_be_read(line: str) -> None:
    said = read(line)
    assert all(line[one.start] == "@" and one.start < one.end <= len(line) for one in said.mentions)
    assert said.due is None or line[said.due.start] == "!"


@pytest.mark.parametrize(
    ("typed", "title", "lead", "due"),
    [
        ("Violence Stocktake @GA by !next meeting", "Violence Stocktake", "3", NEXT),
        ("Violence Stocktake @GA by next meeting", "Violence Stocktake", "3", NEXT),
        ("Violence Stocktake, by the next meeting", "Violence Stocktake", "", NEXT),
        ("Policing by consent @tb !end of January 2027", "Policing by consent", "5", date(2027, 1, 31)),
        ("Policing by consent", "Policing by consent", "", None),
        ("@TB Stop and search for 2 weeks", "Stop and search", "5", date(2026, 11, 17)),
    ],
)
def test_a_deep_dive_has_title_lead_and_day(typed: str, title: str, lead: str, due: date | None) -> None:
    found = read_deep_dive_line(typed, nameables=PEOPLE, today=TODAY, next_meeting=NEXT)
    assert found.text == title
    assert (found.owner.found.id if found.owner and found.owner.found else "") == lead
    assert (found.due.spoken.day if found.due and found.due.spoken else None) == due
