"""The register on a day: which risks, where they stood, and which no forum has seen."""

import datetime as dt
from typing import Any

import pytest

from models.errors import NotFound, RuleBroken
from models.operations.agenda import add_item, open_agenda
from models.operations.decisions import record_decision
from models.operations.effects import record_effect
from models.operations.risks import add_risk, close_risk, edit_risk, link_risk, review_risk
from models.operations.stages import end_meeting, enter_room
from models.operations.year import lay_out_year
from models.queries.meetings import find_meeting
from models.queries.risk import risk
from models.queries.risks import overdue_reviews, risk_choices, risks, unseen
from models.records.papers import Paper
from models.store.unit import Unit
from models.store.workspace import Workspace
from tests.books import FIRST, LAST, Clock, SmallBook

TODAY = dt.date(2026, 10, 27)
BOARD_DAY = dt.date(2026, 11, 3)
PLACES = (
    ("Serious violence", "corporate", "AC-FLP", 4, 5),
    ("Custody capacity", "corporate", "DIR-EST", 3, 4),
    ("Winter demand", "business group", "HEAD-DI", 2, 2),
)


@pytest.fixture
def keys(workspace: Workspace, book: SmallBook) -> list[str]:
    """Three risks raised on Wed 1 Apr 2026, the last one of Frontline Policing and without a holder."""
    made = []
    for title, level, post, likelihood, impact in PLACES:
        unit = book.units["FLP"] if level == "business group" else ""
        given: dict[str, Any] = {"title": title, "level": level, "likelihood": likelihood, "impact": impact}
        raised: dict[str, Any] = {"owner_post_id": book.posts[post], "unit_id": unit, "raised_on": dt.date(2026, 4, 1)}
        made.append(workspace.transact(add_risk, **given, **raised).value)
    return made


def references(workspace: Workspace, **choice: Any) -> list[str]:
    return [row.reference for row in workspace.read(risks, **({"as_of": TODAY} | choice))]


def test_risks_are_chosen_by_level_unit_owner_band_and_state(
    workspace: Workspace, book: SmallBook, keys: list[str]
) -> None:
    workspace.transact(close_risk, risk_id=keys[1], because="Built", on=dt.date(2026, 9, 1))
    assert references(workspace) == ["CR-01", "GR-01"]
    assert references(workspace, as_of=dt.date(2026, 8, 31)) == ["CR-01", "CR-02", "GR-01"]
    assert references(workspace, status="closed") == ["CR-02"]
    assert references(workspace, status="all", level="corporate") == ["CR-01", "CR-02"]
    assert references(workspace, unit_id=book.units["FLP"]) == references(workspace, band="low") == ["GR-01"]
    assert references(workspace, owner_post_id=book.posts["AC-FLP"]) == ["CR-01"]
    assert references(workspace, as_of=dt.date(2026, 3, 31)) == []
    assert workspace.read(risk_choices, level="corporate") == ((keys[0], "CR-01  Serious violence"),)
    with pytest.raises(RuleBroken, match="There is no state “late”"):
        references(workspace, status="late")


def test_a_vacant_owner_is_shown_by_the_post_alone(workspace: Workspace, keys: list[str]) -> None:
    row = workspace.read(risk, risk_id=keys[2], as_of=TODAY).row
    assert (row.owner, row.owner_name, row.unit) == ("Head of Data & Insight", "", "FLP")
    with pytest.raises(NotFound):
        workspace.read(risk, risk_id="none", as_of=TODAY)


def test_reviews_overdue_are_counted_until_they_are_done(workspace: Workspace, keys: list[str]) -> None:
    for key in keys[:2]:
        workspace.transact(edit_risk, risk_id=key, next_review=dt.date(2026, 10, 26))
    assert workspace.read(overdue_reviews, today=TODAY) == 2
    assert workspace.read(overdue_reviews, today=dt.date(2026, 10, 26)) == 0
    workspace.transact(review_risk, risk_id=keys[0], likelihood=4, impact=5)
    workspace.transact(close_risk, risk_id=keys[1], because="Built")
    assert workspace.read(overdue_reviews, today=TODAY) == 0


def test_an_assessment_outside_a_forum_is_not_seen_by_one(
    workspace: Workspace, book: SmallBook, keys: list[str]
) -> None:
    workspace.transact(review_risk, risk_id=keys[0], likelihood=4, impact=5, on=dt.date(2026, 10, 1))
    september = dt.date(2026, 9, 1)
    workspace.transact(review_risk, risk_id=keys[1], likelihood=3, impact=4, forum_id=book.forums["MB"], on=september)
    found = workspace.read(unseen, months=2, as_of=TODAY)
    assert [(row.reference, row.months_unseen, row.last_seen) for row in found] == [("CR-01", 6, ""), ("GR-01", 6, "")]
    seen = workspace.read(risk, risk_id=keys[1], as_of=TODAY).row
    assert (seen.months_unseen, seen.last_seen, seen.reviewed_on) == (1, "MB Tue 1 Sep 2026", september)


def paper(unit: Unit, *, forum_id: str, meeting_id: str, status: str) -> str:
    """Put a paper before a meeting, without the rules papers go by."""
    row = Paper(forum_id=forum_id, meeting_id=meeting_id, reference="MB(26)41", kind="paper", title="Winter",
                status=status, commissioned_on=unit.today)  # fmt: skip
    return unit.add(row).id


@pytest.mark.parametrize("way", ["item", "paper", "withdrawn paper", "decision", "effect"])
def test_a_meeting_has_seen_a_risk_once_it_was_held(
    workspace: Workspace, book: SmallBook, keys: list[str], clock: Clock, way: str
) -> None:
    workspace.transact(lay_out_year, first=FIRST, last=LAST)
    meeting = workspace.read(find_meeting, reference="MB 2026-11-03").id
    workspace.transact(open_agenda, meeting_id=meeting)
    item = workspace.transact(add_item, meeting_id=meeting, title="Winter demand").value
    decision = workspace.transact(record_decision, meeting_id=meeting, item_id=item, text="Fund it").value
    if way == "effect":
        workspace.transact(record_effect, decision_id=decision, risk_id=keys[0], effect="down")
    else:
        status = "withdrawn" if way == "withdrawn paper" else "final"
        tabled = workspace.transact(paper, forum_id=book.forums["MB"], meeting_id=meeting, status=status).value
        touched = {"item": {"item_id": item}, "decision": {"decision_id": decision}}.get(way, {"paper_id": tabled})
        workspace.transact(link_risk, risk_id=keys[0], **touched)
    clock.go_to(BOARD_DAY)
    assert workspace.read(risk, risk_id=keys[0], as_of=BOARD_DAY).row.last_seen == ""
    workspace.transact(enter_room, meeting_id=meeting)
    workspace.transact(end_meeting, meeting_id=meeting)
    row = workspace.read(risk, risk_id=keys[0], as_of=BOARD_DAY).row
    assert row.last_seen == ("" if way == "withdrawn paper" else "MB Tue 3 Nov 2026")
    kinds = [link.kind for link in workspace.read(risk, risk_id=keys[0], as_of=BOARD_DAY).links]
    assert kinds == ([] if way == "effect" else [way.rsplit(" ", maxsplit=1)[-1]])
