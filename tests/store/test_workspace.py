"""Reads, writes, and a colleague who writes at the same time."""

from threading import Event, Thread
from time import sleep

import pytest

from models.errors import Conflict, NotFound, RuleBroken
from models.store.unit import Unit
from models.store.workspace import Workspace
from tests.store import deeds


def test_what_was_written_is_read_and_its_rows_are_named(workspace: Workspace) -> None:
    outcome = workspace.transact(deeds.add_person, name="Ada")
    assert outcome.changes == {("person", outcome.value)}
    assert outcome.words == "Add Ada"
    assert workspace.read(deeds.names) == ["Ada"]


def test_two_desks_that_begin_a_series_together_get_two_numbers(workspace: Workspace, colleague: Workspace) -> None:
    drawn, waiting = [], Event()

    def draw(unit: Unit) -> int:
        return unit.number("forum", "action", "2026")

    def draw_slowly(unit: Unit) -> int:
        number = draw(unit)
        waiting.set()
        sleep(0.2)
        return number

    desk = Thread(target=lambda: drawn.append(workspace.transact(draw_slowly).value))
    desk.start()
    assert waiting.wait(10)
    drawn.append(colleague.transact(draw).value)
    desk.join()
    assert sorted(drawn) == [1, 2]


def test_a_refused_operation_stores_nothing(workspace: Workspace) -> None:
    def half(unit: Unit) -> None:
        deeds.add_person(unit, name="Ada")
        raise RuleBroken("No.", "name")

    with pytest.raises(RuleBroken):
        workspace.transact(half)
    assert workspace.read(deeds.names) == []
    assert workspace.undo_words == ""


def test_a_form_that_saw_an_older_revision_is_refused_with_what_stands_now(
    workspace: Workspace, colleague: Workspace
) -> None:
    key = workspace.transact(deeds.add_person, name="Ada").value
    seen = workspace.read(deeds.people)[key][1]
    colleague.transact(deeds.rename_person, person_id=key, name="Ada B", revision=seen)
    with pytest.raises(Conflict) as refused:
        workspace.transact(deeds.rename_person, person_id=key, name="Ada C", revision=seen)
    assert refused.value.theirs["name"] == "Ada B"
    assert workspace.read(deeds.names) == ["Ada B"]


def test_a_row_that_is_gone_is_not_found(workspace: Workspace, colleague: Workspace) -> None:
    key = workspace.transact(deeds.add_person, name="Ada").value
    colleague.transact(deeds.remove_person, person_id=key)
    with pytest.raises(NotFound, match="person is no longer in the book"):
        workspace.transact(deeds.rename_person, person_id=key, name="Ada B")


def test_numbers_are_never_given_twice_even_when_taken_back(workspace: Workspace, colleague: Workspace) -> None:
    def take(unit: Unit) -> int:
        deeds.add_person(unit, name="Numbered")
        return unit.number("forum", "action", "2026")

    given = [workspace.transact(take).value, colleague.transact(take).value]
    workspace.undo()
    given.append(workspace.transact(take).value)
    assert given == [1, 2, 3]


def test_contents_are_kept_once_under_their_digest(workspace: Workspace) -> None:
    def keep(unit: Unit) -> str:
        return unit.keep(b"agenda")

    first, second = workspace.transact(keep).value, workspace.transact(keep).value
    assert first == second
    assert len(first) == 64


def test_a_sound_book_has_no_troubles(workspace: Workspace) -> None:
    workspace.transact(deeds.add_many, count=20)
    assert workspace.troubles() == ()
