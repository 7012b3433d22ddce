"""Who must be there, and who is only wanted."""

import datetime as dt

import pytest

from models.errors import RuleBroken
from models.operations.forum_members import set_members
from models.queries.forums import forum_detail
from models.store.workspace import Workspace
from tests.books import SmallBook

BEFORE, TODAY = dt.date(2026, 10, 26), dt.date(2026, 10, 27)


def wanted(workspace: Workspace, forum_id: str, on: dt.date = TODAY) -> set[str]:
    return set(workspace.read(forum_detail, forum_id=forum_id, as_of=on).wanted_post_ids)


def test_seats_and_who_is_only_wanted_are_one_deed(workspace: Workspace, book: SmallBook) -> None:
    board, posts = book.forums["MB"], book.posts
    sitting = [posts["DCOM"], posts["DIR-EST"], posts["HEAD-DI"]]
    done = workspace.transact(
        set_members, forum_id=board, post_ids=sitting, wanted_ids=[posts["DIR-EST"], posts["HEAD-DI"]]
    )
    assert done.words == "Set members of MB"
    assert wanted(workspace, board) == {posts["DIR-EST"], posts["HEAD-DI"]}
    assert not wanted(workspace, board, BEFORE)
    now = workspace.read(forum_detail, forum_id=board, as_of=TODAY)
    assert now.own_post_ids == tuple(sitting)
    workspace.undo()
    assert not wanted(workspace, board)


def test_who_is_wanted_stays_so_until_told_otherwise(workspace: Workspace, book: SmallBook) -> None:
    board, posts = book.forums["MB"], book.posts
    sitting = [posts["DCOM"], posts["DIR-EST"], posts["DIR-SG"]]
    workspace.transact(set_members, forum_id=board, post_ids=sitting, wanted_ids=[posts["DIR-EST"]])
    workspace.transact(set_members, forum_id=board, post_ids=[*sitting, posts["HEAD-DI"]])
    assert wanted(workspace, board) == {posts["DIR-EST"]}
    workspace.transact(set_members, forum_id=board, post_ids=sitting, wanted_ids=[])
    assert not wanted(workspace, board)
    assert workspace.read(forum_detail, forum_id=board, as_of=TODAY).own_post_ids == tuple(sitting)


def test_the_chair_and_those_without_a_seat_cannot_be_merely_wanted(workspace: Workspace, book: SmallBook) -> None:
    board, posts = book.forums["MB"], book.posts
    sitting = [posts["COMM"], posts["DCOM"]]
    for code, said in (("COMM", "Commissioner chairs MB"), ("SEC", "Board Secretary is not a member of MB")):
        with pytest.raises(RuleBroken, match=said) as refused:
            workspace.transact(set_members, forum_id=board, post_ids=sitting, wanted_ids=[posts[code]])
        assert refused.value.field == "wanted_ids"
