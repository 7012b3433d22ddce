import datetime as dt
from dataclasses import replace

import pytest

from models.documents.content import Line
from models.documents.recorded import (
    action_lines,
    correction_lines,
    decision_lines,
    deep_dive_lines,
    effect_lines,
    escalation_lines,
    owner_lines,
    paper_words,
    standing_lines,
)
from models.queries.agenda_rows import ItemRow, PaperBrief
from models.queries.effects import EffectLine
from models.queries.record import EntryRow
from tests.documents import record_samples, samples


def words(lines: tuple[Line, ...]) -> str:
    return " ".join(row.text for row in lines).replace("\u00a0", " ")


def paper(reference: str, **changes: object) -> PaperBrief:
    row = PaperBrief("p", reference, "Title", "final", "paper", late=False, marking="", part=1)
    return replace(row, **changes)  # type: ignore[arg-type]


def item(**changes: object) -> ItemRow:
    return samples.item(3, "Performance overview", **changes)


def test_decision_is_followed_by_its_facts() -> None:
    decided = record_samples.full_record().decisions[2]
    said = words(decision_lines(decided))
    assert said.startswith(
        "Decision MB D9/26. Approved: Benefit B-14 moves from September 2026 to January 2027. Reasons."
    )
    assert "Conditions. No further move without the Board." in said
    assert said.endswith("Review on Tue 2 Mar 2027; effect to be judged on Tue 7 Sep 2027.")


def test_verb_is_not_said_twice() -> None:
    decided = replace(samples.record().decisions[0], text="Agreed a joint operation", verb="agreed")
    assert words(decision_lines(decided)) == "Decision MB D7/26. Agreed a joint operation."
    assert words(decision_lines(replace(decided, verb=""))) == "Decision MB D7/26. Agreed a joint operation."


def test_private_entries_say_so() -> None:
    decided, action = samples.record().decisions[0], samples.record().actions[0]
    assert words(decision_lines(decided, private=True)).endswith("Part 2.")
    assert words(action_lines(action, private=True)).endswith("Part 2.")
    assert "Part 2" not in words(decision_lines(decided)) + words(action_lines(action))


def test_owner_is_named_with_helpers_and_date() -> None:
    action = samples.action("MB 1/26", "Report", contributors="AC Professionalism", due=None, due_words="end of May")
    assert words(owner_lines(action)) == "AC Frontline Policing Dana Okonedo-Reid with AC Professionalism End of May"
    assert words(owner_lines(replace(action, owner="", owner_name="", contributors="", due_words=""))) == "none No date"


def test_what_is_passed_on_says_where_to() -> None:
    up = EntryRow("escalation", "e", "r", "i4", 0, "", "needs Housing", "escalated", "to RAB · needs several groups")
    assert words(escalation_lines(up)) == "Escalated to RAB. Needs Housing. Needs several groups."
    dive = EntryRow("deep-dive", "v", "r", "i4", 0, "", "Stocktake", "commissioned", "D. Okonedo-Reid · reports to MB")
    assert words(deep_dive_lines(dive)) == "Deep-dive commissioned. Stocktake. D. Okonedo-Reid. Reports to MB."


def test_late_paper_has_its_urgency_line() -> None:
    due = dt.datetime(2026, 10, 27, 17, 0)  # noqa: DTZ001  wall-clock time
    late = paper("MB(26)40", late=True, due=due, received_on=dt.date(2026, 10, 30))
    said = words(standing_lines(item(papers=(late,))))
    assert said.startswith("Urgency. Paper MB(26)40 was late (received Fri 30 Oct, due Tue 27 Oct); the reason: …")
    told = replace(late, late_reason="The offer lapses.", late_agreed_by="the Commissioner")
    assert words(standing_lines(item(papers=(told,)))).endswith(
        "due Tue 27 Oct): The offer lapses. Taken as urgent, agreed by the Commissioner."
    )
    assert standing_lines(item(papers=(replace(told, status="withdrawn"),))) == ()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"withdrawn_because": "not ready"}, "Withdrawn. Not ready."),
        ({"outcome": "not reached"}, "Not reached."),
        ({"outcome": "decide next time"}, "Left to be decided next time."),
        ({"outcome": "taken"}, ""),
        (
            {"late_reason": "proclaimed today", "late_agreed_by": "chair"},
            "Urgency. The item came after the agenda was issued: proclaimed today. Taken as urgent, agreed by chair.",
        ),
    ],
)
def test_what_became_of_an_item_is_said(changes: dict[str, str], said: str) -> None:
    assert words(standing_lines(item(**changes))) == said


def test_papers_are_named_by_part() -> None:
    both = item(papers=(paper("MB(26)1"), paper("MB(26)2", part=2), paper("MB(26)3", status="withdrawn")))
    assert paper_words(both, None) == "MB(26)1, MB(26)2"
    assert paper_words(both, 1) == "MB(26)1"
    assert paper_words(item(paper="typed"), None) == "typed"


def test_effects_name_risk_and_direction() -> None:
    rows = (record_samples.effect(record_samples.CR3, "down"), EffectLine("", "", "", "new", "Cold weather", "r"))
    assert words(effect_lines(rows)) == "CR-03 Serious violence: down Cold weather: new"
    assert words(effect_lines((record_samples.effect(record_samples.CR3, ""),))).endswith("not recorded")
    assert words(effect_lines((EffectLine("", "", "", "none", "", "r"),))) == "none"
    assert words(effect_lines(())) == "–"


def test_correction_gives_its_reason() -> None:
    said = words(correction_lines(record_samples.corrected_record().corrections[0]))
    assert said.startswith("Correction of Tue 12 Jan 2027. For “third month” read “fourth month”.")
    assert said.endswith("Reason: the data pack was misread.")
