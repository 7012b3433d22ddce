"""A reading is made once, and again as soon as any desk has changed what it comes from."""

from collections.abc import Callable

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.records.organisation import Person
from models.store.readings import remembered
from models.store.unit import Unit
from models.store.workspace import Workspace

PEOPLE = frozenset({"person"})


def add_person(unit: Unit, *, name: str) -> None:
    unit.add(Person(name=name))


def counting(made: list[int]) -> Callable[[Session], int]:
    """A query that counts people, and notes every time it does."""

    def people(session: Session) -> int:
        def count() -> int:
            made.append(1)
            return session.scalar(select(func.count(Person.id))) or 0

        return remembered(session, "people", PEOPLE, count)

    return people


def test_a_reading_is_made_once_until_its_table_changes(workspace: Workspace) -> None:
    made: list[int] = []
    query = counting(made)
    assert [workspace.read(query), workspace.read(query)] == [0, 0]
    assert len(made) == 1
    workspace.transact(add_person, name="Ada Fenwick-Osei")
    assert [workspace.read(query), workspace.read(query)] == [1, 1]
    assert len(made) == 2
    workspace.undo()
    assert workspace.read(query) == 0


def test_what_a_colleague_stores_is_seen(workspace: Workspace, colleague: Workspace) -> None:
    query = counting([])
    assert colleague.read(query) == 0
    workspace.transact(add_person, name="Ada Fenwick-Osei")
    assert colleague.read(query) == 1


def test_a_change_elsewhere_forgets_nothing(workspace: Workspace) -> None:
    made: list[int] = []
    query = counting(made)
    workspace.read(query)
    workspace.transact(lambda unit: unit.number("forum", "action", "2026"))
    workspace.read(query)
    assert len(made) == 1
