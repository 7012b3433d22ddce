"""Rooms and the ways between buildings."""

from typing import Any

import pytest

from models.errors import RuleBroken
from models.operations.rooms import add_room, edit_room, remove_room, remove_travel, set_travel
from models.queries.rooms import rooms, travel
from models.store.workspace import Workspace


def test_a_room_is_added_changed_and_removed(workspace: Workspace) -> None:
    key = workspace.transact(add_room, name=" Room 4.12 ", seats=20, building="HQ").value
    assert workspace.transact(edit_room, room_id=key, seats=24).words == "Edit room Room 4.12"
    assert [(row.name, row.seats, row.building) for row in workspace.read(rooms)] == [("Room 4.12", 24, "HQ")]
    workspace.transact(remove_room, room_id=key, revision=workspace.read(rooms)[0].revision)
    assert workspace.read(rooms) == ()
    workspace.undo()
    assert len(workspace.read(rooms)) == 1


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"name": "room 4.12"}, "name"),
        ({"name": " "}, "name"),
        ({"seats": -1}, "seats"),
        ({"building": "x" * 201}, "building"),
    ],
)
def test_a_room_that_cannot_be_is_refused(workspace: Workspace, given: dict[str, Any], field: str) -> None:
    workspace.transact(add_room, name="Room 4.12")
    other = workspace.transact(add_room, name="Room 5").value
    with pytest.raises(RuleBroken) as refused:
        workspace.transact(edit_room, room_id=other, **given)
    assert refused.value.field == field


def test_a_way_is_the_same_from_either_end(workspace: Workspace) -> None:
    key = workspace.transact(set_travel, building="HQ", other_building="City Hall", minutes=25).value
    done = workspace.transact(set_travel, building="city hall", other_building="HQ", minutes=30)
    assert done.value == key
    assert [(row.building, row.other_building, row.minutes) for row in workspace.read(travel)] == [
        ("HQ", "City Hall", 30)
    ]
    workspace.transact(remove_travel, travel_id=key)
    assert workspace.read(travel) == ()
    workspace.undo()
    assert len(workspace.read(travel)) == 1


@pytest.mark.parametrize(
    ("building", "other", "minutes", "field"),
    [("HQ", "hq", 5, "other_building"), ("", "HQ", 5, "building"), ("HQ", "City Hall", 0, "minutes")],
)
def test_a_way_that_cannot_be_is_refused(
    workspace: Workspace, building: str, other: str, minutes: int, field: str
) -> None:
    with pytest.raises(RuleBroken) as refused:
        workspace.transact(set_travel, building=building, other_building=other, minutes=minutes)
    assert refused.value.field == field
