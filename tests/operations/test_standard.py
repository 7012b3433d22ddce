"""The meetings every business group and every BCU has."""

import datetime as dt
from itertools import pairwise

import pytest

from models.errors import RuleBroken
from models.operations.organisation import add_post, add_unit
from models.operations.people import add_person, appoint
from models.operations.standard import UnitChair, create_staggered_meetings, create_standard_meetings
from models.operations.year import lay_out_year
from models.queries.forums import forum_detail
from models.queries.meetings import meetings
from models.store.workspace import Workspace
from tests.books import FIRST, LAST

TODAY = dt.date(2026, 10, 27)


def test_a_business_group_gets_its_board_and_its_crimefighters(workspace: Workspace) -> None:
    group = workspace.transact(add_unit, code="MO", name="Met Operations", kind="business group").value
    post = workspace.transact(add_post, code="AC-MO", title="AC Met Operations", unit_id=group).value
    keys = workspace.transact(create_standard_meetings, unit_id=group, chair_post_id=post, place="Room 7").value
    board, fighters = (workspace.read(forum_detail, forum_id=key, as_of=TODAY) for key in keys)
    assert (board.forum.code, board.forum.cadence) == ("RAB-MO", "every 3 months, second Wednesday, from June 2026")
    assert (fighters.forum.name, fighters.forum.level) == ("Met Operations CrimeFighters", "business group")
    assert {board.forum.chair, fighters.forum.chair} == {"AC Met Operations"}
    assert (fighters.forum.place, len(fighters.deadlines)) == ("Room 7", 6)
    assert workspace.transact(lay_out_year, first=FIRST, last=LAST).value == 16
    for _ in range(2):
        workspace.undo()
    with pytest.raises(RuleBroken, match="Choose the units"):
        workspace.transact(create_staggered_meetings, chairs=[])


def test_twelve_bcus_hold_144_meetings_and_nobody_is_double_booked(workspace: Workspace) -> None:
    chairs = []
    for number in range(12):
        unit = workspace.transact(add_unit, code=f"B{number}", name=f"BCU {number}", kind="BCU").value
        post = workspace.transact(add_post, code=f"CDR-{number}", title=f"Commander {number}", unit_id=unit).value
        chairs.append(UnitChair(unit, post))
    busy = workspace.transact(add_person, name="Noor Osei").value
    for chair in chairs[:6]:
        workspace.transact(appoint, post_id=chair.chair_post_id, person_id=busy)
    workspace.transact(create_staggered_meetings, chairs=chairs, first=FIRST, last=LAST)
    rows = workspace.read(meetings)
    assert len(rows) == 144
    assert {row.level for row in rows} == {"BCU"}
    hers = [row for row in rows if row.chair_name == "Noor Osei"]
    assert len(hers) == 72
    assert all((one.date, one.end) <= (other.date, other.start) for one, other in pairwise(hers))
    workspace.undo()
    assert workspace.read(meetings) == ()
