"""Priorities as they stand on a day: in force, offered to a forum, shared by boroughs, due for review."""

import datetime as dt
from typing import Any

import pytest

from models.operations.agenda import open_agenda
from models.operations.meetings import add_meeting
from models.operations.offers import take_review
from models.operations.organisation import add_unit, merge_units
from models.operations.priorities import add_priority_set
from models.operations.themes import add_theme
from models.queries.boroughs import boroughs_of
from models.queries.offers import offers
from models.queries.priorities import local_priorities, priorities_in_force, priority_sets, reviews_due
from models.queries.today import today_view
from models.store.workspace import Workspace
from tests.books import SmallBook

TODAY = dt.date(2026, 10, 27)
PLAN: dict[str, Any] = {"kind": "Police and Crime Plan", "short": "PCP"}
LOCAL: dict[str, Any] = {"kind": "local priorities", "name": "Local priorities"}


def add_local(workspace: Workspace, unit_id: str, *titles: str) -> None:
    workspace.transact(add_priority_set, unit_id=unit_id, titles=[(title, "") for title in titles], **LOCAL)


@pytest.fixture
def boroughs(workspace: Workspace, book: SmallBook) -> dict[str, str]:
    """Three boroughs of Central South: two have set their priorities, burglary both, under two names."""
    workspace.transact(add_theme, title="Burglary", synonyms=["Dwelling burglary"])
    home: dict[str, Any] = {"kind": "borough", "parent_id": book.units["AS"]}
    names = ("Lambeth", "Southwark", "Vauxhall")
    keys = {name: workspace.transact(add_unit, code=name[:2].upper(), name=name, **home).value for name in names}
    add_local(workspace, keys["Southwark"], "burglary", "Robbery", "ASB")
    add_local(workspace, keys["Lambeth"], "Dwelling burglary", "Vehicle crime", "Anti-social behaviour")
    return keys


def labels(workspace: Workspace, unit_id: str, as_of: dt.date = TODAY) -> list[str]:
    return [one.label for one in workspace.read(local_priorities, unit_id=unit_id, as_of=as_of)]


def test_what_boroughs_share_is_one_and_anti_social_behaviour_is_everywhere(
    workspace: Workspace, book: SmallBook, boroughs: dict[str, str]
) -> None:
    assert labels(workspace, book.units["AS"]) == [
        "Burglary (Lambeth, Southwark)",
        "Robbery (Southwark)",
        "Vehicle crime (Lambeth)",
        "Anti-social behaviour (Lambeth, Southwark, Vauxhall)",
    ]
    assert labels(workspace, boroughs["Vauxhall"]) == ["Anti-social behaviour (Vauxhall)"]


def test_priorities_of_merged_units_go_on_in_the_new_one(
    workspace: Workspace, book: SmallBook, boroughs: dict[str, str]
) -> None:
    on = dt.date(2026, 12, 1)
    new = workspace.transact(add_unit, code="CS", name="City South", kind="BCU", starts=on).value
    workspace.transact(merge_units, old_unit_ids=[boroughs["Lambeth"], book.units["AS"]], new_unit_id=new, on=on)
    found = workspace.read(lambda session: [one.name for one in boroughs_of(session, unit_id=new, as_of=on)])
    assert found == ["Lambeth", "Southwark", "Vauxhall"]
    assert labels(workspace, new, on)[0] == "Burglary (Lambeth, Southwark)"


def test_the_set_of_the_day_is_offered_with_the_forums_own_boroughs(
    workspace: Workspace, book: SmallBook, boroughs: dict[str, str]
) -> None:
    assert boroughs
    for name, starts in (("Plan 2022-25", dt.date(2022, 3, 24)), ("Plan 2025-29", dt.date(2025, 3, 1))):
        workspace.transact(add_priority_set, name=name, starts=starts, titles=[("Violence", "")], **PLAN)
    workspace.transact(add_priority_set, name="Draft", state="draft", titles=[("Fraud", "")], **PLAN)
    (offered,) = workspace.read(priorities_in_force, as_of=TODAY, forum_id=book.forums["MB"])
    assert (offered.label, offered.set_name) == ("PCP 1", "Plan 2025-29")
    (earlier,) = workspace.read(priorities_in_force, as_of=dt.date(2023, 1, 1))
    assert earlier.set_name == "Plan 2022-25"
    local = workspace.read(priorities_in_force, as_of=TODAY, forum_id=book.forums["CF-AS"])
    assert {one.label for one in local if one.set_kind == "local priorities"} == {
        f"{name} {number}" for name in ("Lambeth", "Southwark") for number in (1, 2, 3)
    }
    standings = [(row.name, row.standing) for row in workspace.read(priority_sets, as_of=TODAY, kind=PLAN["kind"])]
    assert standings == [("Plan 2025-29", "in force"), ("Draft", "draft"), ("Plan 2022-25", "ended")]


def test_a_control_strategy_is_due_for_review_and_offered_to_the_forum_that_agreed_it(
    workspace: Workspace, book: SmallBook
) -> None:
    agreed = workspace.transact(add_meeting, forum_id=book.forums["PG"], date=dt.date(2026, 4, 15)).value
    coming = workspace.transact(add_meeting, forum_id=book.forums["PG"], date=dt.date(2026, 11, 18)).value
    strategy: dict[str, Any] = {"kind": "Control Strategy", "name": "Control Strategy 2026"}
    due = dt.date(2026, 10, 15)
    key = workspace.transact(add_priority_set, agreed_meeting_id=agreed, review_due=due, **strategy).value
    assessment: dict[str, Any] = {"kind": "Strategic Assessment", "name": "Assessment"}
    workspace.transact(add_priority_set, starts=dt.date(2026, 9, 1), **assessment)
    (row,) = workspace.read(priority_sets, as_of=TODAY, kind="Control Strategy")
    assert row.troubles == (
        "review was due Thu 15 Oct 2026",
        "assessment newer than Control Strategy: Assessment, Tue 1 Sep 2026",
    )
    (review,) = workspace.read(reviews_due, as_of=TODAY)
    assert (review.words, review.forum_code, review.late) == ("Control Strategy 2026 due for review", "PG", True)
    today = workspace.read(today_view, now=dt.datetime(2026, 10, 27, 9, tzinfo=dt.UTC))
    assert [(one.title, one.group) for one in today.due if one.kind == "review"] == [(review.words, "overdue")]
    workspace.transact(open_agenda, meeting_id=coming)
    (offer,) = workspace.read(offers, meeting_id=coming, today=TODAY)
    assert (offer.title, offer.reason) == ("Review of the Control Strategy 2026", "review was due Thu 15 Oct 2026")
    workspace.transact(take_review, set_id=key, meeting_id=coming)
    assert workspace.read(offers, meeting_id=coming, today=TODAY) == ()
    assert workspace.read(reviews_due, as_of=dt.date(2026, 9, 1), ahead_days=30) == ()


def test_units_without_boroughs_keep_their_priorities_until_the_new_one_has_its_own(
    workspace: Workspace, book: SmallBook
) -> None:
    on, later = dt.date(2026, 12, 1), dt.date(2027, 4, 1)
    add_local(workspace, book.units["AS"], "Burglary", "Robbery", "ASB")
    east = workspace.transact(add_unit, code="EA", name="East", kind="BCU").value
    new = workspace.transact(add_unit, code="CE", name="Central East", kind="BCU", starts=on).value
    workspace.transact(merge_units, old_unit_ids=[book.units["AS"], east], new_unit_id=new, on=on)
    assert labels(workspace, new, on) == [
        "Burglary (Central South)",
        "Robbery (Central South)",
        "Anti-social behaviour (Central South, East)",
    ]
    titles = [("Vehicle crime", "")]
    workspace.transact(add_priority_set, unit_id=new, starts=later, titles=titles, **LOCAL)
    assert labels(workspace, new, on)[0] == "Burglary (Central South)"
    assert labels(workspace, new, later) == [
        "Vehicle crime (Central East)",
        "Anti-social behaviour (Central East)",
    ]
