"""Forums made and changed, with everything that belongs to them."""

import datetime as dt
from typing import Any

import pytest

from models.errors import NotFound, RuleBroken
from models.operations.forum_life import end_forum
from models.operations.forum_members import set_members
from models.operations.forum_settings import link_forums, set_deadline, set_pattern, unlink_forums
from models.operations.forum_template import (
    add_template_item,
    edit_template_item,
    move_template_item,
    remove_template_item,
)
from models.operations.forums import add_forum, change_rule, edit_forum, rename_forum
from models.operations.year import lay_out_year
from models.queries.forums import ForumDetail, find_forum, forum_detail, forums, links
from models.queries.meetings import find_meeting, meetings
from models.store.workspace import Workspace
from tests.books import FIRST, LAST, SmallBook

TODAY = dt.date(2026, 10, 27)


def detail(workspace: Workspace, forum_id: str, on: dt.date = TODAY) -> ForumDetail:
    return workspace.read(forum_detail, forum_id=forum_id, as_of=on)


def test_a_new_forum_has_the_usual_deadlines_and_patterns(workspace: Workspace, book: SmallBook) -> None:
    found = detail(workspace, book.forums["PG"])
    assert found.deadlines == (
        ("draft papers", "10 working days before, 17:00"),
        ("final papers", "5 working days before, 17:00"),
        ("data pack", "2 working days before, 17:00"),
        ("agenda out", "5 working days before, 17:00"),
        ("draft minutes", "3 working days after, 17:00"),
        ("action log", "0 working days after, 17:00"),
    )
    assert found.patterns == (("action", "PG {n}/{yy}"), ("decision", "PG D {n}/{yy}"), ("paper", "PG({yy}){n}"))
    assert (found.forum.cadence, found.forum.closed_day) == ("monthly, third Wednesday", "next working day")
    assert found.secretary == "Board Secretary, Niamh O’Dwyer-Cole"


def test_a_cadence_may_say_what_happens_on_closed_days(workspace: Workspace) -> None:
    cadence = "monthly, first Monday; bank holiday -> following Monday"
    workspace.transact(add_forum, code="SV", name="Serious violence", level="thematic", cadence=cadence)
    row = workspace.read(find_forum, code="sv")
    assert (row.cadence, row.closed_day) == ("monthly, first Monday", "same weekday next week")


def test_members_of_another_forum_sit_here_too_each_once_chairs_first(workspace: Workspace, book: SmallBook) -> None:
    workspace.transact(
        set_members, forum_id=book.forums["MB"], post_ids=[book.posts["DCOM"]], members_of_ids=[book.forums["RAB"]]
    )
    found = detail(workspace, book.forums["RAB"])
    assert found.members == ("Deputy Commissioner, Tobias Brennick", "Commissioner, Helen Ashdown-Marsh")
    assert (found.own_post_ids, found.members_of_ids) == ((), (book.forums["MB"],))


def test_who_leaves_keeps_the_seat_at_earlier_meetings(workspace: Workspace, book: SmallBook) -> None:
    forum, stays = book.forums["MB"], book.posts["DIR-SG"]
    workspace.transact(set_members, forum_id=forum, post_ids=[stays, book.posts["SEC"]], on=TODAY)
    now = detail(workspace, forum).member_post_ids
    assert now == tuple(book.posts[code] for code in ("COMM", "DIR-SG", "SEC"))
    before = detail(workspace, forum, TODAY - dt.timedelta(days=1)).own_post_ids
    assert set(before) == {book.posts[code] for code in ("DCOM", "AC-FLP", "DIR-SG", "DIR-EST")}


def test_a_forum_renamed_keeps_its_old_name_on_old_meetings(workspace: Workspace, book: SmallBook) -> None:
    workspace.transact(lay_out_year, first=FIRST, last=LAST)
    workspace.transact(rename_forum, forum_id=book.forums["PG"], name="Delivery Group", starts=dt.date(2026, 11, 1))
    names = [workspace.read(find_meeting, reference=day).forum_name for day in ("PG 2026-10-21", "PG 2026-11-18")]
    assert names == ["Performance Group", "Delivery Group"]
    row = workspace.read(find_forum, code="delivery group")
    assert (row.code, row.formerly) == ("PG", "Performance Group")


def test_only_what_is_given_of_a_rule_changes(workspace: Workspace, book: SmallBook) -> None:
    workspace.transact(change_rule, forum_id=book.forums["PG"], start=dt.time(15), starts=LAST)
    before, after = (detail(workspace, book.forums["PG"], day).forum for day in (FIRST, LAST))
    assert (before.start, after.start) == (dt.time(14), dt.time(15))
    assert (after.cadence, after.minutes, after.place) == (before.cadence, before.minutes, before.place)


def test_the_first_rule_is_corrected_where_no_day_is_given(workspace: Workspace, book: SmallBook) -> None:
    workspace.transact(change_rule, forum_id=book.forums["PG"], cadence="monthly, fourth Friday", closed_day="skip")
    row = detail(workspace, book.forums["PG"], FIRST).forum
    assert (row.cadence, row.closed_day) == ("monthly, fourth Friday", "skip")
    workspace.transact(change_rule, forum_id=book.forums["PG"], cadence="monthly, second Friday")
    assert detail(workspace, book.forums["PG"], FIRST).forum.closed_day == "skip"


def test_deadlines_are_said_in_plain_words_and_taken_away_by_none(workspace: Workspace, book: SmallBook) -> None:
    forum = book.forums["PG"]
    workspace.transact(set_deadline, forum_id=forum, kind="final papers", words="five clear working days before (noon)")
    workspace.transact(set_deadline, forum_id=forum, kind="data pack", words="")
    found = dict(detail(workspace, forum).deadlines)
    assert found["final papers"] == "5 clear working days before, 12:00"
    assert "data pack" not in found


def test_links_are_made_once_and_taken_away(workspace: Workspace, book: SmallBook) -> None:
    ends: dict[str, Any] = {"forum_id": book.forums["CF-FLP"], "other_id": book.forums["PG"], "kind": "escalates to"}
    workspace.transact(link_forums, **ends)
    assert [(row.forum_code, row.kind, row.other_code) for row in workspace.read(links)] == [
        ("CF-FLP", "escalates to", "PG"),
        ("PG", "tracks actions of", "MB"),
    ]
    with pytest.raises(RuleBroken, match="CF-FLP escalates to PG already"):
        workspace.transact(link_forums, **ends)
    workspace.transact(unlink_forums, **ends)
    with pytest.raises(NotFound, match="It is not in the book"):
        workspace.transact(unlink_forums, **ends)


def test_template_items_are_added_edited_moved_and_removed(workspace: Workspace, book: SmallBook) -> None:
    forum = book.forums["PG"]
    keys = [workspace.transact(add_template_item, forum_id=forum, title=title).value for title in ("Demand", "Themes")]
    workspace.transact(edit_template_item, template_item_id=keys[0], title="Current demands", minutes=15)
    workspace.transact(move_template_item, template_item_id=keys[1], to_position=1)
    rows = detail(workspace, forum).items
    assert [(row.title, row.minutes, row.position) for row in rows] == [("Themes", 10, 1), ("Current demands", 15, 2)]
    workspace.transact(remove_template_item, template_item_id=keys[1])
    assert [(row.title, row.position) for row in detail(workspace, forum).items] == [("Current demands", 1)]


def test_a_forum_that_ends_cancels_what_was_planned_later(workspace: Workspace, book: SmallBook) -> None:
    workspace.transact(lay_out_year, first=FIRST, last=LAST)
    cancelled = workspace.transact(end_forum, forum_id=book.forums["PG"], on=dt.date(2027, 1, 31)).value
    rows = workspace.read(meetings, forum_id=book.forums["PG"], status="cancelled")
    assert cancelled == len(rows) == 2
    assert rows[0].moved_because == "PG ended on Sun 31 Jan 2027"
    codes = {row.code for row in workspace.read(forums, as_of=LAST)}
    assert codes == {"MB", "RAB", "CF-FLP", "CF-AS"}


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"code": "mb"}, "code"),
        ({"code": "M{B}"}, "code"),
        ({"name": ""}, "name"),
        ({"level": "galactic"}, "level"),
        ({"cadence": "whenever it suits"}, "cadence"),
        ({"closed_day": "never"}, "closed_day"),
        ({"minutes": 0}, "minutes"),
        ({"quorum": -1}, "quorum"),
    ],
)
@pytest.mark.usefixtures("book")
def test_a_forum_with_bad_values_is_refused_by_field(workspace: Workspace, given: dict[str, Any], field: str) -> None:
    values: dict[str, Any] = {"code": "NEW", "name": "New", "level": "oversight", **given}
    with pytest.raises(RuleBroken) as refused:
        workspace.transact(add_forum, **values)
    assert refused.value.field == field
    with pytest.raises(NotFound):
        workspace.read(find_forum, code="NEW")


def test_edits_are_checked_like_new_values(workspace: Workspace, book: SmallBook) -> None:
    forum, chair = book.forums["MB"], book.posts["COMM"]
    with pytest.raises(RuleBroken, match="two chairs are two posts"):
        workspace.transact(edit_forum, forum_id=forum, co_chair_post_id=chair)
    with pytest.raises(RuleBroken, match="no marking “TOP”"):
        workspace.transact(edit_forum, forum_id=forum, marking="TOP")
    with pytest.raises(RuleBroken, match="no place for the number"):
        workspace.transact(set_pattern, forum_id=forum, kind="action", pattern="MB")
    workspace.transact(edit_forum, forum_id=forum, quorum=5, marking="SECRET", purposes=["assurance", ""])
    found = detail(workspace, forum)
    assert (found.forum.quorum, found.marking, found.purposes, found.forum.code) == (5, "SECRET", ("assurance",), "MB")


@pytest.mark.usefixtures("book")
def test_an_unknown_code_names_the_close_ones(workspace: Workspace) -> None:
    with pytest.raises(NotFound, match="Did you mean CF-"):
        workspace.read(find_forum, code="CF-FPL")
