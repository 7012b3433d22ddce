"""A new CrimeFighters plans its themes at once, and a theme can be cascaded to those made beneath it."""

from models.operations.cascade import cascade_theme
from models.operations.organisation import add_unit
from models.operations.standard import UnitChair, create_staggered_meetings, create_standard_meetings
from models.operations.themes import set_theme
from models.operations.year import lay_out_year
from models.queries.agenda_template import begun_agenda
from models.queries.meetings import meetings
from models.store.workspace import Workspace
from tests.books import FIRST, LAST


def test_a_theme_goes_down_to_units_made_in_one_step(workspace: Workspace) -> None:
    group = workspace.transact(add_unit, code="MO", name="Met Operations", kind="business group").value
    _board, fighters = workspace.transact(create_standard_meetings, unit_id=group).value
    units = [
        workspace.transact(add_unit, code=f"B{number}", name=f"BCU {number}", kind="BCU", parent_id=group).value
        for number in range(2)
    ]
    made = workspace.transact(create_staggered_meetings, chairs=[UnitChair(unit) for unit in units]).value
    workspace.transact(lay_out_year, first=FIRST, last=LAST)
    coming = next(row for row in workspace.read(meetings, forum_id=fighters) if row.date.month == 11)
    theme = workspace.transact(set_theme, meeting_id=coming.id, title="Knife crime").value
    assert workspace.transact(cascade_theme, meeting_theme_id=theme).value.made == 2
    asked = next(row for row in workspace.read(meetings, forum_id=made[0]) if row.date >= coming.date)
    lists = {
        item.shows: [line.text for line in item.shown]
        for item in workspace.read(begun_agenda, meeting_id=asked.id).items
        if item.shows
    }
    assert list(lists) == ["cascaded themes", "local exceptions, worse", "local exceptions, better"]
    assert lists["cascaded themes"][0].startswith("Knife crime")
