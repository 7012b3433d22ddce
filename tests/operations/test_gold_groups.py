"""A Gold Group is a forum of its own; it closes with a report on the next agenda of the forum that tasked it."""

import datetime as dt

import pytest

from models.errors import RuleBroken
from models.operations.agenda import open_agenda
from models.operations.gold_groups import (
    GoldTasked,
    close_gold_group,
    edit_gold_group,
    reopen_gold_group,
    task_gold_group,
)
from models.operations.meetings import cancel_meeting
from models.queries.agenda import agenda
from models.queries.enduring import suggestions
from models.queries.forums import forum_detail
from models.queries.gold_groups import gold_groups
from models.store.workspace import Workspace
from tests.books import Clock, SmallBook
from tests.programmes import TODAY, Plan

MOPEDS = "Moped enabled theft"
LOOKED = ("2026-08-06", "2026-09-03", "2026-10-01")
CLOSES = dt.date(2026, 12, 1)


@pytest.fixture
def plan(workspace: Workspace, book: SmallBook) -> Plan:
    """Moped enabled theft was off track three times, and stands in December again."""
    made = Plan(workspace, book)
    made.looks(MOPEDS, "off track", *LOOKED)
    made.theme(MOPEDS, "2026-12-03", risk_ids=[made.risk])
    return made


def task(plan: Plan) -> GoldTasked:
    (row,) = plan.workspace.read(suggestions, today=TODAY)
    return plan.workspace.transact(
        task_gold_group,
        tasking_forum_id=row.forum_id,
        theme_id=row.theme_id,
        tasking_meeting_id=row.meeting_id,
        chair_post_id=plan.book.posts["DAC-FLP"],
        terms="Halve moped enabled theft by spring",
        first_date=dt.date(2026, 11, 2),
        start=dt.time(15),
        lead_members=[plan.book.posts["CDR-AS"]],
    ).value


def test_it_is_a_forum_with_chair_terms_and_first_meeting_and_the_theme_says_so(plan: Plan) -> None:
    made = task(plan)
    (row,) = plan.workspace.read(gold_groups, today=TODAY, open_only=True)
    assert (row.code, row.name, row.chair) == (
        "GOLD-1",
        "Gold Group: Moped enabled theft",
        "DAC Frontline Policing, Callum Ferris-Boyd",
    )
    assert (row.tasked_at, row.next_date, row.terms) == (
        "CF-FLP Thu 1 Oct 2026",
        dt.date(2026, 11, 2),
        "Halve moped enabled theft by spring",
    )
    detail = plan.workspace.read(forum_detail, forum_id=made.forum_id, as_of=TODAY)
    assert [(link.forum_code, link.kind, link.other_code) for link in detail.links] == [
        ("GOLD-1", "escalates to", "CF-FLP")
    ]
    assert plan.cell(dt.date(2026, 12, 1)).tiles[0].gold_words == "with Gold Group"
    assert plan.cell(dt.date(2026, 12, 1)).findings == ("repeat", "with Gold Group")
    assert plan.workspace.read(suggestions, today=TODAY) == ()
    with pytest.raises(RuleBroken, match="GOLD-1 is at work on it since"):
        plan.workspace.transact(
            task_gold_group,
            tasking_forum_id=row.tasking_forum_id,
            theme_id=row.theme_id,
            chair_post_id=row.chair_post_id,
            terms="again",
            first_date=TODAY,
            start=dt.time(9),
        )


def test_it_closes_with_a_report_on_the_next_agenda(plan: Plan, clock: Clock) -> None:
    made = task(plan)
    clock.go_to(CLOSES)
    given = {"gold_group_id": made.gold_group_id, "report": "Down by a third since October."}
    with pytest.raises(RuleBroken, match="give that day or a later one"):
        plan.workspace.transact(close_gold_group, on=dt.date(2026, 10, 1), **given)
    plan.workspace.transact(close_gold_group, on=CLOSES, **given)
    assert plan.cell(dt.date(2026, 12, 1), CLOSES).tiles[0].gold_words == "Gold reports back"
    december = plan.meeting("2026-12-03")
    plan.workspace.transact(open_agenda, meeting_id=december)
    items = plan.workspace.read(agenda, meeting_id=december).items
    (report,) = [item for item in items if item.title == "Gold Group: Moped enabled theft: report"]
    assert "GOLD-1 closed on Tue 1 Dec 2026" in report.origin
    (row,) = plan.workspace.read(gold_groups, today=CLOSES)
    assert (row.is_open, row.report) == (False, "Down by a third since October.")
    assert row.reported_at.startswith("CF-FLP Thu 3 Dec 2026, item ")
    assert plan.cell(dt.date(2026, 12, 1), CLOSES).tiles[0].gold_words == "Gold reports back"
    with pytest.raises(RuleBroken, match="stands on an agenda already"):
        plan.workspace.transact(reopen_gold_group, gold_group_id=made.gold_group_id)


def test_one_closed_too_early_goes_on(plan: Plan) -> None:
    made = task(plan)
    plan.workspace.transact(edit_gold_group, gold_group_id=made.gold_group_id, terms="By summer")
    plan.workspace.transact(close_gold_group, gold_group_id=made.gold_group_id, on=TODAY, report="Done")
    plan.workspace.transact(reopen_gold_group, gold_group_id=made.gold_group_id)
    (row,) = plan.workspace.read(gold_groups, today=TODAY)
    assert (row.is_open, row.terms, row.reported_at) == (True, "By summer", "")


def test_a_report_whose_meeting_falls_away_waits_again(plan: Plan) -> None:
    made, november = task(plan), plan.meeting("2026-11-05")
    plan.workspace.transact(close_gold_group, gold_group_id=made.gold_group_id, on=TODAY, report="Done")
    plan.workspace.transact(open_agenda, meeting_id=november)
    plan.workspace.transact(cancel_meeting, meeting_id=november, reason="a storm")
    (row,) = plan.workspace.read(gold_groups, today=TODAY)
    assert (row.reported_at, row.report_meeting_id) == ("waits for the next agenda of CF-FLP", "")
    plan.workspace.transact(reopen_gold_group, gold_group_id=made.gold_group_id)
    december = plan.meeting("2026-12-03")
    plan.workspace.transact(open_agenda, meeting_id=december)
    assert not [item for item in plan.workspace.read(agenda, meeting_id=december).items if "Gold" in item.title]
