"""The priorities inside a set: written as a whole list, and kept while something aligns to them."""

from collections.abc import Iterable, Sequence

from sqlalchemy import func, select

from models.errors import RuleBroken
from models.operations.checks import LONGEST_TEXT, named, word_of
from models.operations.naming import snippet
from models.records.priorities import Alignment, Priority, PrioritySet, TaskingRequest
from models.rules.priorities import folded, mark_of
from models.rules.vocabulary import PriorityKind, PriorityMark
from models.store.unit import Unit

Titles = Sequence[tuple[str, str]]
"""Priorities in their order: each a title and a mark, empty for none."""


def priorities_of(unit: Unit, set_id: str) -> list[Priority]:
    """Return the priorities of a set in their order."""
    return list(unit.rows(select(Priority).where(Priority.set_id == set_id).order_by(Priority.position, Priority.id)))


def titles_of(unit: Unit, set_id: str) -> list[tuple[str, str]]:
    """Return the priorities of a set as they are written: titles and marks."""
    return [(one.title, one.mark) for one in priorities_of(unit, set_id)]


def put_titles(unit: Unit, row: PrioritySet, titles: Titles) -> list[Priority]:
    """Make the priorities of a set what is given and return them; a title that stays is the same priority."""
    there = {folded(one.title): one for one in priorities_of(unit, row.id)}
    kept: list[Priority] = []
    for position, (title, mark) in enumerate(titles, 1):
        words = named(title, "titles", f"Priority {position}", LONGEST_TEXT)
        if any(folded(one.title) == folded(words) for one in kept):
            raise RuleBroken(f"{snippet(words)} stands in {row.name} twice; leave one out.", "titles")
        one = there.pop(folded(words), None) or Priority(set_id=row.id)
        one.position, one.title, one.mark = position, words, _mark(row, words, mark)
        kept.append(one)
    refuse_used(unit, row, there.values())
    for gone in there.values():
        unit.delete(gone)
    return [unit.add(one) for one in kept]


def free_of_use(unit: Unit, row: PrioritySet) -> list[Priority]:
    """Return the priorities of a set that is about to go; RuleBroken where something aligns to one."""
    theirs = priorities_of(unit, row.id)
    refuse_used(unit, row, theirs)
    return theirs


def refuse_used(unit: Unit, row: PrioritySet, priorities: Iterable[Priority]) -> None:
    """Refuse to let priorities go that themes, deep-dives, items or tasking requests are tied to."""
    for one in priorities:
        uses = sum(
            unit.session.scalar(select(func.count()).select_from(kind).where(kind.priority_id == one.id)) or 0
            for kind in (Alignment, TaskingRequest)
        )
        if uses:
            tied = "1 thing is" if uses == 1 else f"{uses} things are"
            advice = "let the set end and write a new version instead"
            raise RuleBroken(f"{tied} aligned to {snippet(one.title)} of {row.name}; {advice}.", "titles")


def _mark(row: PrioritySet, title: str, mark: str) -> str:
    word = word_of(PriorityMark, mark, "titles").value
    return mark_of(title, word) if row.kind == PriorityKind.LOCAL else word
