"""Rules taken for the next year."""

import datetime as dt

import pytest

from models.errors import RuleBroken
from models.operations.roll_over import take_rules
from models.operations.year import lay_out_year
from models.queries.forums import find_forum
from models.queries.meetings import meetings
from models.store.workspace import Workspace
from tests.books import FIRST, LAST, SmallBook

STARTS = dt.date(2027, 4, 1)


def test_rules_hold_from_the_new_year_and_its_layout_follows(workspace: Workspace, book: SmallBook) -> None:
    workspace.transact(lay_out_year, first=FIRST, last=LAST)
    before = workspace.read(meetings)
    wanted = {book.forums["PG"]: "monthly, fourth Tuesday", book.forums["CF-FLP"]: "monthly, first Wednesday"}
    done = workspace.transact(take_rules, cadences=wanted, starts=STARTS)
    assert (done.value, done.words) == (0, "Take new rules of 2 forums from Thu 1 Apr 2027")
    assert workspace.read(meetings) == before
    assert workspace.read(find_forum, code="PG", as_of=STARTS).cadence == "monthly, fourth Tuesday"
    assert workspace.read(find_forum, code="PG", as_of=LAST).cadence == "monthly, third Wednesday"
    workspace.undo()
    assert workspace.read(find_forum, code="PG", as_of=STARTS).cadence == "monthly, third Wednesday"


def test_a_year_laid_out_already_follows_at_once(workspace: Workspace, book: SmallBook) -> None:
    workspace.transact(lay_out_year, first=STARTS, last=dt.date(2028, 3, 31))
    wanted = {book.forums["PG"]: "monthly, fourth Tuesday"}
    assert workspace.transact(take_rules, cadences=wanted, starts=STARTS).value == 12
    rows = workspace.read(meetings, forum_id=book.forums["PG"])
    assert {f"{row.rule_date:%A}" for row in rows if row.rule_date} == {"Tuesday"}
    with pytest.raises(RuleBroken, match="Choose the rules"):
        workspace.transact(take_rules, cadences={}, starts=STARTS)
