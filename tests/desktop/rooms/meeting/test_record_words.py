import datetime as dt
from dataclasses import replace

import pytest

from desktop.rooms.meeting.record_words import decision_lines, effect_words, outcome_words, present_words
from models.queries.agenda_rows import SeatRow
from models.queries.effects import EffectLine
from models.queries.record_rows import DecisionRow
from tests.documents.samples import record

LINE = EffectLine("r1", "CR-03", "Serious violence", "down", "", "1")
DECISION = DecisionRow("d1", "1", "i1", "MB D 14/26", "agreed", "Hold knife crime as a theme.")


def seat(presence: str) -> SeatRow:
    return SeatRow("p1", "DAC", "n1", "Callum Ferris-Boyd", acting=False, presence=presence, deputy="", deputy_name="")


@pytest.mark.parametrize(
    ("seats", "words"),
    [
        ((), "No seats"),
        (("", ""), "No attendance recorded of 2 seats"),
        (("here", "here", "deputy", "apologies"), "2 here, 1 by deputy, 1 apologies of 4 seats"),
    ],
)
def test_who_was_there_is_counted(seats: tuple[str, ...], words: str) -> None:
    assert present_words([seat(presence) for presence in seats]) == words


@pytest.mark.parametrize(
    ("outcome", "withdrawn", "words"),
    [
        ("", "", ""),
        ("taken", "", ""),
        ("not reached", "", "Not reached"),
        ("decide next time", "", "Decide next time"),
        ("", "The author is ill", "Withdrawn: The author is ill"),
    ],
)
def test_an_item_that_was_not_taken_says_so(outcome: str, withdrawn: str, words: str) -> None:
    item = replace(record().agenda.items[0], outcome=outcome, withdrawn_because=withdrawn)
    assert outcome_words(item) == words


def test_all_that_stands_with_a_decision_has_a_line_of_its_own() -> None:
    assert decision_lines(DECISION) == ("MB D 14/26",)
    whole = replace(
        DECISION, part=2, reasons="Injuries rose.", conditions="Monthly.", dissent="Estates.", effects=(LINE,),
        review_on=dt.date(2027, 5, 4), evaluate_on=dt.date(2027, 9, 7), evaluation="It held.",
    )  # fmt: skip
    assert decision_lines(whole) == (
        "MB D 14/26 · review Tue 4 May 2027 · evaluate Tue 7 Sep 2027 · Part 2",
        "Reasons: Injuries rose.",
        "Conditions: Monthly.",
        "Dissent: Estates.",
        "Risks: CR-03 down",
        "How it went: It held.",
    )


def test_an_effect_that_is_not_judged_says_so() -> None:
    assert effect_words(replace(LINE, effect="")) == "CR-03 (effect not given)"
