"""Who must be there, and who is only wanted."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from models.errors import RuleBroken
from models.operations.forum_members import set_members, set_wanted
from models.records.forums import ForumMember
from models.store.workspace import Workspace
from tests.books import SmallBook


def wanted(session: Session, *, forum_id: str) -> set[str | None]:
    rows = session.scalars(select(ForumMember).where(ForumMember.forum_id == forum_id))
    return {row.post_id for row in rows if row.wanted}


def test_a_board_can_do_without_those_it_only_wants(workspace: Workspace, book: SmallBook) -> None:
    board, posts = book.forums["MB"], book.posts
    done = workspace.transact(set_wanted, forum_id=board, post_ids=[posts["DIR-EST"], posts["DIR-SG"]])
    assert done.words == "Set wanted members of MB"
    workspace.transact(set_wanted, forum_id=board, post_ids=[posts["DIR-EST"]])
    workspace.transact(set_members, forum_id=board, post_ids=[posts["DIR-EST"], posts["HEAD-DI"]])
    assert workspace.read(wanted, forum_id=board) == {posts["DIR-EST"]}
    workspace.undo()
    workspace.undo()
    assert workspace.read(wanted, forum_id=board) == {posts["DIR-EST"], posts["DIR-SG"]}


def test_the_chair_and_those_without_a_seat_cannot_be_merely_wanted(workspace: Workspace, book: SmallBook) -> None:
    for code, said in (("COMM", "Commissioner chairs MB"), ("SEC", "Board Secretary is not a member of MB")):
        with pytest.raises(RuleBroken, match=said) as refused:
            workspace.transact(set_wanted, forum_id=book.forums["MB"], post_ids=[book.posts[code]])
        assert refused.value.field == "post_ids"
