"""Small operations and queries for testing the store."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.records.organisation import Person
from models.store.unit import Unit


def add_person(unit: Unit, *, name: str) -> str:
    """Add a person."""
    unit.say(f"Add {name}")
    return unit.add(Person(id=unit.mint(), name=name)).id


def rename_person(unit: Unit, *, person_id: str, name: str, revision: str | None = None) -> None:
    """Give a person another name."""
    unit.say(f"Rename to {name}")
    unit.get(Person, person_id, revision).name = name


def remove_person(unit: Unit, *, person_id: str) -> None:
    """Remove a person."""
    unit.say("Remove a person")
    unit.delete(unit.get(Person, person_id))


def add_many(unit: Unit, *, count: int) -> None:
    """Add many people at once."""
    unit.say(f"Add {count} people")
    unit.bulk(Person, [{"name": f"Person {number}"} for number in range(count)])


def issue(unit: Unit) -> None:
    """Do something that leaves the house."""
    unit.say("Issue agenda")
    unit.add(Person(id=unit.mint(), name="Recipient"))
    unit.seal()


def names(session: Session) -> list[str]:
    """Return all names, in order."""
    return list(session.scalars(select(Person.name).order_by(Person.name)))


def people(session: Session) -> dict[str, tuple[str, str]]:
    """Return name and revision by key."""
    rows = session.execute(select(Person.id, Person.name, Person.revision))
    return {row.id: (row.name, row.revision) for row in rows}
