"""Camden and Islington become Central North on 1 January 2027."""

import datetime as dt

import pytest

from models.errors import RuleBroken
from models.operations.forum_settings import link_forums, set_pattern
from models.operations.forum_template import add_template_item
from models.operations.leeway import order_forums, set_leeway
from models.operations.merging import merge_units
from models.operations.organisation import add_post, add_unit
from models.operations.outcomes import record_action
from models.operations.people import add_person, appoint
from models.operations.standard import UnitChair, create_staggered_meetings
from models.operations.year import lay_out_year
from models.queries.actions import action, action_history
from models.queries.forum_patterns import number_patterns
from models.queries.forums import find_forum, forum_detail, links, units
from models.queries.leeway import leeways, orders
from models.queries.meetings import meetings
from models.queries.people import find_post, posts
from models.rules.vocabulary import NumberKind
from models.store.workspace import Workspace
from tests.books import FIRST, LAST, SmallBook, uncounted

DAY = dt.date(2027, 1, 1)
TODAY = dt.date(2026, 10, 27)
BOROUGHS = {"CAM": "Camden", "ISL": "Islington"}


@pytest.fixture
def boroughs(workspace: Workspace, book: SmallBook) -> dict[str, str]:
    """Two boroughs with their commanders and CrimeFighters, laid out; the keys of the units by code."""
    keys, chairs = {}, []
    for code, name in BOROUGHS.items():
        keys[code] = workspace.transact(
            add_unit, code=code, name=name, kind="borough", parent_id=book.units["FLP"]
        ).value
        post = workspace.transact(add_post, code=f"CDR-{code}", title=f"{name} Commander", unit_id=keys[code]).value
        chairs.append(UnitChair(keys[code], post))
    forums = workspace.transact(create_staggered_meetings, chairs=chairs).value
    workspace.transact(add_template_item, forum_id=forums[0], title="Burglary", lead_post_id=chairs[0].chair_post_id)
    workspace.transact(link_forums, forum_id=forums[0], other_id=book.forums["CF-FLP"], kind="escalates to")
    workspace.transact(set_leeway, forum_id=forums[0], before=2)
    workspace.transact(order_forums, earlier_id=book.forums["CF-FLP"], later_id=forums[0], working_days=2)
    workspace.transact(lay_out_year, first=FIRST, last=LAST)
    return keys


def merge(workspace: Workspace, boroughs: dict[str, str]) -> str:
    given = {"code": "CN", "name": "Central North"}
    return workspace.transact(merge_units, old_unit_ids=list(boroughs.values()), on=DAY, **given).value.forum_ids[0]


def test_the_old_series_end_and_the_new_one_begins(workspace: Workspace, boroughs: dict[str, str]) -> None:
    before = workspace.read(meetings)
    forum = merge(workspace, boroughs)
    for code in ("CF-CAM", "CF-ISL"):
        old = workspace.read(find_forum, code=code)
        later = workspace.read(meetings, forum_id=old.id, first=DAY)
        assert old.ends == dt.date(2026, 12, 31)
        assert {row.status for row in later} == {"cancelled"}
        assert {row.moved_because.partition(" became ")[2] for row in later} == {"Central North on Fri 1 Jan 2027"}
    new = workspace.read(forum_detail, forum_id=forum, as_of=DAY)
    assert (new.forum.code, new.forum.name, new.forum.chair) == (
        "CF-CN",
        "Central North CrimeFighters",
        "Central North Commander",
    )
    assert [row.date.month for row in workspace.read(meetings, forum_id=forum)] == [1, 2, 3]
    assert [(item.title, item.lead) for item in new.items if item.lead] == [("Burglary", "Central North Commander")]
    present = {row.name: row for row in workspace.read(units, as_of=DAY)}
    assert present["Central North"].formerly == "Camden, Islington"
    workspace.undo()
    assert uncounted(workspace.read(meetings)) == uncounted(before)
    assert "Central North" not in {row.name for row in workspace.read(units, as_of=DAY)}


def test_the_new_forum_stands_where_the_old_one_stood(workspace: Workspace, boroughs: dict[str, str]) -> None:
    forum = merge(workspace, boroughs)
    assert workspace.read(leeways)[forum].leeway.before == 2
    assert ("CF-FLP", "CF-CN") in {(row.earlier_code, row.later_code) for row in workspace.read(orders)}
    assert ("CF-CN", "CF-FLP") in {(row.forum_code, row.other_code) for row in workspace.read(links)}


@pytest.mark.parametrize(
    ("pattern", "copied"),
    [("{code} A{n}", "CF-CN A{n}"), ("CAM {n}/{yy}", "CN {n}/{yy}"), ("Action {n}", "CF-CN {n}/{yy}")],
)
def test_the_new_forum_numbers_as_the_old_one_did_unless_numbers_would_be_the_same(
    workspace: Workspace, boroughs: dict[str, str], pattern: str, copied: str
) -> None:
    old = workspace.read(find_forum, code="CF-CAM")
    workspace.transact(set_pattern, forum_id=old.id, kind="action", pattern=pattern, scope="calendar year")
    new = workspace.read(number_patterns, forum_id=merge(workspace, boroughs), code="CF-CN")
    assert new[NumberKind.ACTION][0] == copied


def test_the_posts_of_the_old_units_end_with_them_and_undo_brings_them_back(
    workspace: Workspace, boroughs: dict[str, str]
) -> None:
    def commanders(on: dt.date) -> set[str]:
        return {row.code for row in workspace.read(posts, as_of=on) if row.code.startswith("CDR-")}

    before = commanders(DAY)
    merge(workspace, boroughs)
    assert commanders(dt.date(2026, 12, 31)) >= {"CDR-CAM", "CDR-ISL"}
    assert before - commanders(DAY) == {"CDR-CAM", "CDR-ISL"}
    assert "CDR-CN" in commanders(DAY)
    workspace.undo()
    assert commanders(DAY) == before


def test_a_post_of_an_old_unit_that_takes_the_chair_stays(workspace: Workspace, boroughs: dict[str, str]) -> None:
    kept = workspace.read(find_post, words="CDR-ISL", as_of=DAY)
    given = {"code": "CN", "name": "Central North", "chair_post_id": kept.id}
    done = workspace.transact(merge_units, old_unit_ids=list(boroughs.values()), on=DAY, **given).value
    assert kept.id not in done.post_ids
    assert len(done.post_ids) == 1


def test_open_actions_keep_number_and_owner_and_are_tracked_by_the_new_forum(
    workspace: Workspace, boroughs: dict[str, str]
) -> None:
    old = workspace.read(find_forum, code="CF-ISL")
    key = workspace.transact(
        record_action,
        forum_id=old.id,
        text="Visit the schools",
        owner_post_id=old.chair_post_id,
        due=dt.date(2027, 2, 1),
    ).value
    merge(workspace, boroughs)
    row = workspace.read(action, action_id=key, today=TODAY)
    assert (row.reference, row.forum_code, row.tracked_by) == ("CF-ISL 1/26", "CF-ISL", "CF-CN")
    assert row.owner.startswith("Islington Commander")
    assert "Camden and Islington became Central North on Fri 1 Jan 2027; tracked by CF-CN" in row.latest
    assert len(workspace.read(action_history, action_id=key)) == 2


def test_a_unit_and_forum_that_are_there_may_take_over(
    workspace: Workspace, boroughs: dict[str, str], book: SmallBook
) -> None:
    done = workspace.transact(
        merge_units,
        old_unit_ids=[boroughs["CAM"]],
        new_unit_id=book.units["AS"],
        forum_ids=[book.forums["CF-AS"]],
        on=DAY,
    )
    assert (done.value.forum_ids, done.value.cancelled, done.value.added) == ((book.forums["CF-AS"],), 3, 0)
    with pytest.raises(RuleBroken, match="code and name"):
        workspace.transact(merge_units, old_unit_ids=[boroughs["ISL"]], on=DAY)


def test_a_commander_named_for_the_new_unit_takes_the_chair(workspace: Workspace, boroughs: dict[str, str]) -> None:
    unit = workspace.transact(add_unit, code="CN", name="Central North", kind="BCU").value
    post = workspace.transact(add_post, code="CDR-CN", title="BCU Commander North", unit_id=unit).value
    noor = workspace.transact(add_person, name="Noor Osei").value
    workspace.transact(appoint, post_id=post, person_id=noor, starts=DAY)
    olds = list(boroughs.values())
    done = workspace.transact(merge_units, old_unit_ids=olds, new_unit_id=unit, on=DAY, chair_post_id=post)
    rows = workspace.read(meetings, forum_id=done.value.forum_ids[0])
    assert {row.chair_name for row in rows} == {"Noor Osei"}


def test_the_new_forum_is_linked_as_each_of_the_old_ones_was(
    workspace: Workspace, book: SmallBook, boroughs: dict[str, str]
) -> None:
    second = workspace.read(find_forum, code="CF-ISL").id
    for other in (workspace.read(find_forum, code="CF-CAM").id, book.forums["PG"]):
        workspace.transact(link_forums, forum_id=second, other_id=other, kind="cascades to")
    workspace.transact(link_forums, forum_id=second, other_id=book.forums["CF-FLP"], kind="escalates to")
    merge(workspace, boroughs)
    found = [(row.kind, row.other_code) for row in workspace.read(links) if row.forum_code == "CF-CN"]
    assert sorted(found) == [("cascades to", "CF-CAM"), ("cascades to", "PG"), ("escalates to", "CF-FLP")]
