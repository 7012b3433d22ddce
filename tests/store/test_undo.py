"""Undo and redo: every deed taken back and brought back, on any path."""

import datetime as dt
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from models.errors import Conflict, NothingToUndo
from models.records.planning import PlanDraft
from models.store.book import create_book, open_book
from models.store.unit import Unit
from models.store.workspace import Workspace
from tests.store import deeds
from tests.store.conftest import NOON


def test_a_deed_is_taken_back_and_brought_back_with_its_revision(workspace: Workspace) -> None:
    key = workspace.transact(deeds.add_person, name="Ada").value
    before = workspace.read(deeds.people)
    workspace.transact(deeds.rename_person, person_id=key, name="Ada B")
    after = workspace.read(deeds.people)
    workspace.undo()
    assert workspace.read(deeds.people) == before
    assert workspace.redo_words == "Rename to Ada B"
    workspace.redo()
    assert workspace.read(deeds.people) == after


def test_many_rows_are_one_undo(workspace: Workspace) -> None:
    workspace.transact(deeds.add_many, count=300)
    assert workspace.undo_words == "Add 300 people"
    workspace.undo()
    assert workspace.read(deeds.names) == []
    workspace.redo()
    assert len(workspace.read(deeds.names)) == 300


def test_a_new_deed_ends_what_could_be_brought_back(workspace: Workspace) -> None:
    workspace.transact(deeds.add_person, name="Ada")
    workspace.undo()
    workspace.transact(deeds.add_person, name="Bea")
    assert workspace.redo_words == ""
    with pytest.raises(NothingToUndo):
        workspace.redo()


def test_what_a_colleague_changed_since_is_not_taken_back(workspace: Workspace, colleague: Workspace) -> None:
    key = workspace.transact(deeds.add_person, name="Ada").value
    colleague.transact(deeds.rename_person, person_id=key, name="Ada B")
    with pytest.raises(Conflict):
        workspace.undo()
    assert workspace.read(deeds.names) == ["Ada B"]


def test_each_actor_takes_back_only_what_they_did(workspace: Workspace, colleague: Workspace) -> None:
    workspace.transact(deeds.add_person, name="Ada")
    colleague.transact(deeds.add_person, name="Bea")
    workspace.undo()
    assert workspace.read(deeds.names) == ["Bea"]


def test_what_has_left_the_house_is_not_taken_back(workspace: Workspace) -> None:
    workspace.transact(deeds.issue)
    assert workspace.undo_words == ""
    with pytest.raises(NothingToUndo, match="left the house"):
        workspace.undo()


def test_undo_survives_closing_the_book(workspace: Workspace, book_address: str) -> None:
    workspace.transact(deeds.add_person, name="Ada")
    workspace.close()
    again = open_book(book_address, actor="Secretary", clock=lambda: NOON)
    again.undo()
    assert again.read(deeds.names) == []
    again.close()


@settings(max_examples=15)
@given(seed=st.integers(0, 10_000))
def test_any_walk_of_deeds_undone_wholly_leaves_the_book_empty(
    tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    workspace = new_book(tmp_path_factory.mktemp("walk") / "walk.book")
    chance = random.Random(seed)
    states = [workspace.read(deeds.people)]
    for _ in range(12):
        walk(workspace, chance)
        states.append(workspace.read(deeds.people))
    for state in reversed(states[:-1]):
        workspace.undo()
        assert workspace.read(deeds.people) == state
    for state in states[1:]:
        workspace.redo()
        assert workspace.read(deeds.people) == state
    assert workspace.troubles() == ()
    workspace.close()


def new_book(path: Path) -> Workspace:
    """Make and open a book."""
    create_book(str(path), title="Walk")
    return open_book(str(path), actor="Secretary", clock=lambda: NOON)


def walk(workspace: Workspace, chance: random.Random) -> None:
    """Do one deed at random."""
    keys = sorted(workspace.read(deeds.people))
    step = chance.choice(("add", "rename", "remove", "many"))
    if step == "many":
        workspace.transact(deeds.add_many, count=chance.randint(1, 4))
    elif step == "add" or not keys:
        workspace.transact(deeds.add_person, name=f"Name {chance.random()}")
    elif step == "rename":
        workspace.transact(deeds.rename_person, person_id=chance.choice(keys), name=f"Name {chance.random()}")
    else:
        workspace.transact(deeds.remove_person, person_id=chance.choice(keys))


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(20))
def test_a_long_walk_can_be_taken_back_as_far_as_is_remembered(tmp_path: Path, seed: int) -> None:
    workspace = new_book(tmp_path / "walk.book")
    chance = random.Random(seed)
    states = [workspace.read(deeds.people)]
    for _ in range(150):
        walk(workspace, chance)
        states.append(workspace.read(deeds.people))
    for state in reversed(states[-100:-1]):
        workspace.undo()
        assert workspace.read(deeds.people) == state
    assert workspace.troubles() == ()
    workspace.close()


def keep_a_draft(unit: Unit) -> str:
    unit.say("Keep a draft")
    day, now = dt.date(2026, 4, 1), unit.now
    return unit.add(PlanDraft(name="Draft", first=day, last=day, made_at=now, made_by=unit.actor)).id


def test_a_row_with_a_moment_comes_back_as_it_was(workspace: Workspace) -> None:
    key = workspace.transact(keep_a_draft).value

    def made(session: Session) -> dt.datetime | None:
        return session.scalar(select(PlanDraft.made_at).where(PlanDraft.id == key))

    before = workspace.read(made)
    workspace.undo()
    assert workspace.read(made) is None
    workspace.redo()
    assert workspace.read(made) == before
