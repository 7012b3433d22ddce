"""What is understood of a line, in the words shown beneath it."""

import datetime as dt

import pytest

from desktop.rooms.meeting.line_deeds import report_by
from desktop.rooms.meeting.readings import (
    Reading,
    Report,
    action_reading,
    decision_reading,
    deep_dive_reading,
    escalation_reading,
    minute_reading,
    read_escalation,
)
from models.rules.capture_line import Nameable, read_action_line, read_deep_dive_line
from models.rules.decision_line import Asked, DecisionSetting, read_decision

DAY, NEXT = dt.date(2026, 11, 3), dt.date(2027, 1, 5)
PEOPLE = (
    Nameable("1", "post", "Director People", "Ada Brown", ("AB",)),
    Nameable("2", "post", "Director Estates", "Marguerite Bell", ("MB",)),
    Nameable("3", "person", "Owen Marsh", "", ("OM",)),
)
SETTING = DecisionSetting(DAY, (Asked("1", "a", "note", "the fall"),), PEOPLE, NEXT)


def words(reading: Reading) -> str:
    return ", ".join(f"{part.words} {part.quiet}".strip() for part in reading.parts)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("approved: the plan", "Approved Decision of MB"),
        ("a", "Noted Decision of MB, answers a the fall"),
        (
            "hold it; because it grows; provided funds; review next meeting; against: AB; part 2",
            (
                "Agreed Decision of MB, because it grows, provided funds, against Director People (Ada Brown), "
                "review Tue 5 Jan 2027 next meeting, Part 2"
            ),
        ),
        ("hold it; review soonish", "Agreed Decision of MB, review soonish? “soonish” is no date yet."),
        ("", "Decision of MB"),
    ],
)
def test_a_decision(line: str, said: str) -> None:
    assert words(decision_reading(read_decision(line, SETTING), "MB")) == said


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Do it @AB @OM !18 Nov", "Action of MB, Director People Ada Brown, Owen Marsh, Wed 18 Nov 2026 18 Nov"),
        ("Do it @director !Fri", "Action of MB, @director? Director Estates or Director People, Fri 6 Nov 2026 Fri"),
        ("Do it", "Action of MB, Who? @ and a post or a name, When? ! and a date as spoken"),
    ],
)  # fmt: skip
def test_an_action(line: str, said: str) -> None:
    assert words(action_reading(read_action_line(line, nameables=PEOPLE, today=DAY, next_meeting=NEXT), "MB")) == said


@pytest.mark.parametrize(
    ("line", "said", "trouble"),
    [
        ("Robbery @AB", "Deep-dive for MB, Director People Ada Brown, reports to MB Tue 5 Jan 2027", ""),
        ("Robbery", "Deep-dive for MB, No lead yet @ and a post, reports to MB Tue 5 Jan 2027", ""),
        ("Robbery @OM", "Deep-dive for MB, Owen Marsh, reports to MB Tue 5 Jan 2027",
         "Owen Marsh holds no post; a deep-dive is led by a post."),
        ("Robbery @AB @OM", ("Deep-dive for MB, Director People Ada Brown, sponsor Owen Marsh, "
         "reports to MB Tue 5 Jan 2027"), "Owen Marsh holds no post; a deep-dive is sponsored by a post."),
        ("@AB", "Deep-dive for MB, Director People Ada Brown, reports to MB Tue 5 Jan 2027",
         "Write what the deep-dive is about."),
    ],
)  # fmt: skip
def test_a_deep_dive(line: str, said: str, trouble: str) -> None:
    read = read_deep_dive_line(line, nameables=PEOPLE, today=DAY, next_meeting=NEXT)
    reading = deep_dive_reading(read, "MB", Report("m", NEXT))
    assert (words(reading), reading.trouble) == (said, trouble)
    assert "not planned yet" in words(deep_dive_reading(read, "MB", Report()))


def test_an_escalation_and_a_minute() -> None:
    assert words(escalation_reading("Too dear; several groups", ("MB",))) == (
        "Escalate to MB, needs several business groups"
    )
    assert words(escalation_reading("Too dear", ("MB", "RAB"))) == "Where to? MB or RAB: link one in Framework"
    assert escalation_reading("; several groups", ("MB",)).trouble == "Write why it goes up."
    assert read_escalation("Several groups pay").several_groups is False
    assert words(minute_reading("MB")) == "Minute of MB"


def test_a_deep_dive_without_meetings_reports_nowhere_yet() -> None:
    assert report_by((), NEXT) == Report()
