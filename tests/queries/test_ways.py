from models.operations.rooms import add_room, set_travel
from models.queries.ways import ways
from models.store.workspace import Workspace


def test_the_way_between_two_places_is_counted_from_their_buildings(workspace: Workspace) -> None:
    for name, building in (("Room 4", "Lambeth"), ("Board Room", "New Scotland Yard")):
        workspace.transact(add_room, name=name, building=building)
    workspace.transact(set_travel, building="Lambeth", other_building="New Scotland Yard", minutes=25)
    known = workspace.read(ways)
    assert known.minutes_between("Board Room", "Room 4") == 25
    assert known.minutes_between("Room 4", "Lambeth") == 0
    assert known.minutes_between("Room 4", "Somewhere else") == 0
