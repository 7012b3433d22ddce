"""Units, posts and people, each with the days from and to which they hold."""

import datetime as dt
from typing import Any

import pytest

from models.errors import NotFound, RuleBroken
from models.operations.organisation import (
    add_post,
    add_unit,
    edit_post,
    edit_unit,
    merge_units,
    set_unit_life,
    split_unit,
)
from models.operations.people import add_person, appoint, edit_person, vacate
from models.operations.year import lay_out_year
from models.queries.forums import find_forum, units
from models.queries.meetings import find_meeting, meetings
from models.queries.people import holder_names, people, posts
from models.store.workspace import Workspace
from tests.books import FIRST, LAST, SmallBook

TODAY = dt.date(2026, 10, 27)
NEW_YEAR = dt.date(2027, 1, 1)


def holder(workspace: Workspace, post_id: str, on: dt.date) -> str:
    return workspace.read(holder_names, post_ids=[post_id], on=on)[post_id]


def test_a_new_holder_follows_the_day_after_the_old_one(workspace: Workspace, book: SmallBook) -> None:
    post = book.posts["DAC-FLP"]
    new = workspace.transact(add_person, name="Noor Osei").value
    done = workspace.transact(appoint, post_id=post, person_id=new, starts=NEW_YEAR)
    assert done.words == "Appoint Noor Osei as DAC Frontline Policing"
    assert holder(workspace, post, dt.date(2026, 12, 31)) == "Callum Ferris-Boyd"
    assert holder(workspace, post, NEW_YEAR) == "Noor Osei"


def test_the_chair_of_a_meeting_is_who_holds_the_post_that_day(workspace: Workspace, book: SmallBook) -> None:
    workspace.transact(lay_out_year, first=FIRST, last=LAST)
    new = workspace.transact(add_person, name="Noor Osei").value
    workspace.transact(appoint, post_id=book.posts["DCOM"], person_id=new, starts=NEW_YEAR)
    names = [workspace.read(find_meeting, reference=day).chair_name for day in ("PG 2026-12-16", "PG 2027-01-20")]
    assert names == ["Tobias Brennick", "Noor Osei"]


def test_an_earlier_holding_ends_where_a_later_one_is_known(workspace: Workspace, book: SmallBook) -> None:
    post = book.posts["HEAD-DI"]
    first, second = (workspace.transact(add_person, name=name).value for name in ("Noor Osei", "Ada Brightwell"))
    workspace.transact(appoint, post_id=post, person_id=second, starts=NEW_YEAR)
    workspace.transact(appoint, post_id=post, person_id=first, starts=TODAY)
    days = (dt.date(2026, 10, 1), dt.date(2026, 12, 31), NEW_YEAR)
    assert [holder(workspace, post, day) for day in days] == ["", "Noor Osei", "Ada Brightwell"]


def test_a_vacated_post_keeps_its_words_and_loses_its_name(workspace: Workspace, book: SmallBook) -> None:
    workspace.transact(lay_out_year, first=FIRST, last=LAST)
    workspace.transact(vacate, post_id=book.posts["COMM"], on=dt.date(2026, 11, 1))
    board = workspace.read(find_meeting, reference="MB 2026-11-03")
    assert (board.chair, board.chair_name) == ("Commissioner", "")
    with pytest.raises(RuleBroken, match="is vacant on"):
        workspace.transact(vacate, post_id=book.posts["COMM"], on=dt.date(2026, 12, 1))


def test_one_person_may_hold_two_posts_and_be_acting_in_one(workspace: Workspace, book: SmallBook) -> None:
    grace = book.people["AC-FLP"]
    workspace.transact(appoint, post_id=book.posts["HEAD-DI"], person_id=grace, starts=TODAY, acting=True)
    row = next(row for row in workspace.read(people, as_of=TODAY) if row.id == grace)
    assert row.posts == "AC Frontline Policing, Head of Data & Insight"
    post = next(row for row in workspace.read(posts, as_of=TODAY) if row.code == "HEAD-DI")
    assert (post.holder, post.acting, post.since, post.seats) == ("Grace Adeyemi-Clarke", True, TODAY, 1)
    with pytest.raises(RuleBroken, match="on that day already"):
        workspace.transact(appoint, post_id=book.posts["HEAD-DI"], person_id=grace, starts=LAST, acting=True)


def test_merged_units_end_with_their_forums_and_are_remembered(workspace: Workspace, book: SmallBook) -> None:
    workspace.transact(lay_out_year, first=FIRST, last=LAST)
    new = workspace.transact(add_unit, code="SOUTH", name="South", kind="BCU").value
    child = workspace.transact(add_unit, code="LAM", name="Lambeth", kind="borough", parent_id=book.units["AS"]).value
    workspace.transact(merge_units, old_unit_ids=[book.units["AS"]], new_unit_id=new, on=dt.date(2026, 10, 1))
    present = {row.id: row for row in workspace.read(units, as_of=TODAY)}
    assert book.units["AS"] not in present
    assert (present[new].formerly, present[child].parent) == ("Central South", "South")
    before = {row.id: row for row in workspace.read(units, as_of=dt.date(2026, 9, 30))}
    assert (before[child].parent, before[book.units["AS"]].successors) == ("Central South", "")
    later = workspace.read(meetings, forum_id=book.forums["CF-AS"], first=dt.date(2026, 10, 1))
    assert {row.status for row in later} == {"cancelled"}
    assert workspace.read(find_forum, code="CF-AS").ends == dt.date(2026, 9, 30)


def test_a_split_unit_names_all_that_took_over(workspace: Workspace, book: SmallBook) -> None:
    new = [workspace.transact(add_unit, code=code, name=code, kind="BCU").value for code in ("A1", "A2")]
    workspace.transact(split_unit, old_unit_id=book.units["AS"], new_unit_ids=new, on=TODAY)
    old = next(row for row in workspace.read(units, as_of=TODAY, include_ended=True) if row.code == "AS")
    assert (old.successors, old.ends) == ("A1, A2", TODAY - dt.timedelta(days=1))


def test_only_what_is_given_changes(workspace: Workspace, book: SmallBook) -> None:
    workspace.transact(edit_unit, unit_id=book.units["AS"], synonyms=["South BCU", " "], parent_id=book.units["HQ"])
    workspace.transact(set_unit_life, unit_id=book.units["AS"], starts=dt.date(2019, 2, 1), ends=None)
    unit = next(row for row in workspace.read(units, as_of=TODAY) if row.code == "AS")
    assert (unit.name, unit.parent, unit.synonyms) == ("Central South", "Headquarters", ("South BCU",))
    workspace.transact(edit_person, person_id=book.people["SEC"], initials="NDC")
    workspace.transact(edit_post, post_id=book.posts["SEC"], title="Secretary to the Board", deputy_post_id="")
    found = next(row for row in workspace.read(people, as_of=TODAY) if row.initials == "NDC")
    assert (found.name, found.posts) == ("Niamh O’Dwyer-Cole", "Secretary to the Board")


@pytest.mark.parametrize(
    ("operation", "given", "field"),
    [
        (add_unit, {"code": "AS", "name": "Again", "kind": "BCU"}, "code"),
        (add_unit, {"code": "a b", "name": "Blank", "kind": "BCU"}, "code"),
        (add_unit, {"code": "NEW", "name": "", "kind": "BCU"}, "name"),
        (add_unit, {"code": "NEW", "name": "New", "kind": "village"}, "kind"),
        (add_unit, {"code": "NEW", "name": "New", "kind": "BCU", "starts": LAST, "ends": FIRST}, "ends"),
        (add_post, {"code": "sec", "title": "Second secretary"}, "code"),
        (add_post, {"code": "NEW", "title": "x" * 201}, "title"),
        (add_person, {"name": "\t"}, "name"),
        (add_person, {"name": "Noor Osei", "initials": "far too long"}, "initials"),
    ],
)
@pytest.mark.usefixtures("book")
def test_bad_values_are_refused_by_field(workspace: Workspace, operation: Any, given: Any, field: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        workspace.transact(operation, **given)
    assert refused.value.field == field


def test_a_unit_cannot_stand_above_itself(workspace: Workspace, book: SmallBook) -> None:
    workspace.transact(edit_unit, unit_id=book.units["AS"], parent_id=book.units["FLP"])
    with pytest.raises(RuleBroken, match="above itself"):
        workspace.transact(edit_unit, unit_id=book.units["FLP"], parent_id=book.units["AS"])


def test_an_unknown_person_is_not_appointed(workspace: Workspace, book: SmallBook) -> None:
    with pytest.raises(NotFound, match="This person is no longer in the book"):
        workspace.transact(appoint, post_id=book.posts["SEC"], person_id="nobody")
