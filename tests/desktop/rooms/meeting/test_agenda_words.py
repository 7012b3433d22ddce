import datetime as dt

import pytest

from desktop.rooms.meeting.agenda_words import (
    group_words,
    headings,
    item_name,
    paper_shown,
    part_chip,
    second_line,
    total_words,
)
from models.queries.agenda import AttendeeRow, PaperBrief, RiskBrief
from tests.documents.samples import agenda_view, item, timed


def paper(status: str, *, late: bool = False) -> PaperBrief:
    return PaperBrief("p", "MB(26)41", "Stocktake", status, "paper", late, "OFFICIAL", 1)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "AC Met Operations"),
        ({"lead": ""}, "No presenter yet"),
        ({"kind": "break", "lead": ""}, ""),
        ({"kind": "pinned first"}, "Pinned first · AC Met Operations"),
        ({"kind": "pinned last", "misplaced_because": "a train"}, "Out of its place: a train · AC Met Operations"),
        ({"part": 2, "part_reason": "commercial"}, "Commercial · AC Met Operations"),
        ({"late_reason": "A siege", "late_agreed_by": "COMM"}, "Late: A siege, agreed by COMM · AC Met Operations"),
        ({"withdrawn_because": "No paper", "late_reason": "A siege"}, "Withdrawn: No paper"),
        ({"fixed_start": dt.time(10), "gap": -5}, "Promised for 10:00, 5 min short · AC Met Operations"),
        ({"fixed_start": dt.time(10), "gap": 5}, "Promised for 10:00, 5 min free before · AC Met Operations"),
        ({"risks": (RiskBrief("r", "CR-03", "Violence"),)}, "AC Met Operations · CR-03"),
        ({"attendees": (AttendeeRow("", "", "HMI"),)}, "AC Met Operations · with 1 for this item"),
    ],
)
def test_the_second_line_says_what_sets_an_item_apart(changes: dict[str, object], said: str) -> None:
    assert second_line(item(5, "Custody", **changes)) == said


@pytest.mark.parametrize(
    ("papers", "word"),
    [
        ((), "MB(26)35"),
        ((paper("final"),), "Final"),
        ((paper("final"), paper("draft")), "Draft +1"),
        ((paper("received", late=True),), "Received, late"),
        ((paper("draft", late=True),), "Late"),
        ((paper("withdrawn", late=True),), "Withdrawn"),
    ],
)
def test_a_paper_shows_its_status(papers: tuple[PaperBrief, ...], word: str) -> None:
    assert paper_shown(item(5, "Custody", papers=papers)).word == word
    assert paper_shown(item(5, "Custody", paper="")).word == "no paper"
    assert paper_shown(item(5, "Break", kind="break")).word == ""


def test_part_2_has_a_chip_and_a_break_has_no_number() -> None:
    assert part_chip(item(5, "Custody", part=2))[0] == "Part 2"
    assert part_chip(item(5, "Custody"))[0] == ""
    assert (item_name(item(5, "Custody")), item_name(item(6, "Break", number=""))) == ("Item 5", "Break")


def test_a_section_holds_what_follows_and_one_that_comes_again_is_told_apart() -> None:
    sections = ("", "Performance", "", "Performance", "Decisions", "", "Performance", "Decisions")
    rows = [item(place, f"Item {place}", section=section) for place, section in enumerate(sections)]
    assert list(headings(rows).values()) == [
        "Opening",
        "Performance",
        "Performance",
        "Performance",
        "Decisions",
        "Decisions",
        "Performance, continued",
        "Decisions, continued",
    ]
    assert headings(rows[:1]) == {}
    assert group_words("Performance", rows[1:4]) == "3 items · 30 min"


def test_the_foot_adds_up_without_what_is_withdrawn() -> None:
    rows = timed((item(1, "One"), item(2, "Two", withdrawn_because="No paper", minutes=0), item(3, "Three")))
    shown = agenda_view(items=rows, overrun=0)
    assert total_words(shown) == f"3 items · 20 of {shown.meeting.minutes} min · ends 09:50"
    assert total_words(agenda_view(items=rows, overrun=7)).endswith("7 min over")
