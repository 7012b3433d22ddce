"""Local priorities are agreed with the borough every year."""

import datetime as dt
from typing import Any

import pytest

from models.errors import RuleBroken
from models.operations.agenda import open_agenda, remove_item, withdraw_item
from models.operations.forum_template import add_template_item
from models.operations.meetings import add_meeting
from models.operations.organisation import add_unit
from models.operations.priorities import add_priority_set
from models.operations.priorities_local import add_local_priorities, validate_local
from models.operations.themes import set_local_priorities
from models.queries.agenda import ItemRow, agenda
from models.queries.priorities import priority_sets
from models.store.workspace import Workspace
from tests.books import SmallBook

TODAY = dt.date(2026, 10, 27)
TITLES = [("Robbery", ""), ("Burglary", ""), ("ASB", "")]


def test_local_priorities_are_validated_by_somebody_on_a_day(workspace: Workspace, book: SmallBook) -> None:
    facts: dict[str, Any] = {"kind": "local priorities", "name": "Hackney", "unit_id": book.units["AS"]}
    key = workspace.transact(add_priority_set, titles=TITLES, **facts).value
    assert workspace.read(priority_sets, as_of=TODAY)[0].troubles == ("not validated yet",)
    workspace.transact(validate_local, set_id=key, on=TODAY, by="Safer Hackney board")
    (row,) = workspace.read(priority_sets, as_of=TODAY, unit_id=book.units["AS"])
    assert (row.troubles, row.validated_by) == ((), "Safer Hackney board")
    assert [one.mark for one in row.priorities] == ["chosen", "chosen", "mandatory"]


def test_only_local_priorities_are_validated_and_not_ahead(workspace: Workspace, book: SmallBook) -> None:
    plan = workspace.transact(add_priority_set, kind="business plan", name="Plan").value
    with pytest.raises(RuleBroken, match="no set of local priorities"):
        workspace.transact(validate_local, set_id=plan, on=TODAY, by="MOPAC")
    facts: dict[str, Any] = {"kind": "local priorities", "name": "Hackney", "unit_id": book.units["AS"]}
    local = workspace.transact(add_priority_set, titles=TITLES, **facts).value
    with pytest.raises(RuleBroken, match="lies ahead"):
        workspace.transact(validate_local, set_id=local, on=TODAY + dt.timedelta(days=1), by="MOPAC")


@pytest.fixture
def boroughs(workspace: Workspace, book: SmallBook) -> list[str]:
    """Two boroughs of Central South, of which Lambeth has chosen burglary and robbery; its forum must take them."""
    home: dict[str, Any] = {"kind": "borough", "parent_id": book.units["AS"]}
    keys = [workspace.transact(add_unit, code=name[:3], name=name, **home).value for name in ("Lambeth", "Southwark")]
    add_set(workspace, keys[0], [("Burglary", ""), ("Robbery", ""), ("ASB", "")])
    workspace.transact(set_local_priorities, forum_id=book.forums["CF-AS"], strength="required")
    lead: dict[str, Any] = {"lead_post_id": book.posts["CDR-AS"], "minutes": 6}
    workspace.transact(add_template_item, forum_id=book.forums["CF-AS"], title="Local priorities", **lead)
    return keys


def add_set(workspace: Workspace, unit_id: str, titles: list[tuple[str, str]]) -> None:
    facts: dict[str, Any] = {"kind": "local priorities", "name": "Local priorities", "unit_id": unit_id}
    workspace.transact(add_priority_set, titles=titles, **facts)


def standing(workspace: Workspace, meeting_id: str) -> list[ItemRow]:
    items = workspace.read(agenda, meeting_id=meeting_id).items
    return [item for item in items if item.origin_kind == "local priority"]


def opened(workspace: Workspace, book: SmallBook) -> str:
    meeting = workspace.transact(add_meeting, forum_id=book.forums["CF-AS"], date=dt.date(2026, 11, 9)).value
    workspace.transact(open_agenda, meeting_id=meeting)
    return meeting


def test_local_priorities_stand_on_the_agenda_with_their_boroughs(
    workspace: Workspace, book: SmallBook, boroughs: list[str]
) -> None:
    meeting = opened(workspace, book)
    items = standing(workspace, meeting)
    assert [(item.title, item.minutes, item.lead) for item in items] == [
        ("Burglary (Lambeth)", 6, "AS BCU Commander"),
        ("Robbery (Lambeth)", 6, "AS BCU Commander"),
        ("Anti-social behaviour (Lambeth, Southwark)", 6, "AS BCU Commander"),
    ]
    assert "Local priorities" not in {item.title for item in workspace.read(agenda, meeting_id=meeting).items}
    with pytest.raises(RuleBroken, match="is a local priority; withdraw it and say why"):
        workspace.transact(remove_item, item_id=items[0].id)
    workspace.transact(withdraw_item, item_id=items[0].id, because="taken with robbery")
    add_set(workspace, boroughs[1], [("Robbery", ""), ("Vehicle crime", ""), ("ASB", "")])
    assert len(workspace.transact(add_local_priorities, meeting_id=meeting).value) == 1
    assert [item.title for item in standing(workspace, meeting)] == [
        "Burglary (Lambeth)",
        "Robbery (Lambeth, Southwark)",
        "Anti-social behaviour (Lambeth, Southwark)",
        "Vehicle crime (Southwark)",
    ]
    assert workspace.transact(add_local_priorities, meeting_id=meeting).value == ()
