"""Measures: what exceptions count, the family they belong to, and the names files give them."""

from collections.abc import Sequence

from sqlalchemy import select

from models.errors import RuleBroken
from models.operations.checks import known, named, within
from models.operations.naming import snippet
from models.operations.organisation import lines
from models.records.exceptions import LocalException, Measure
from models.records.themes import Theme
from models.rules.unit_names import plain_name
from models.store.unit import Unit


def measure_named(unit: Unit, *, name: str, family: str = "") -> str:
    """Return the measure of this name or synonym and family, made now if there is none; its theme is found by name."""
    called, group = named(name, "measure", "The measure"), within(family, "family", "The family")
    for row in unit.rows(select(Measure).order_by(Measure.name)):
        if plain_name(called) in _names(row) and (not group or plain_name(row.family) in {"", plain_name(group)}):
            return row.id
    unit.say(f"Add measure {snippet(called)}")
    return unit.add(Measure(name=called, family=group, theme_id=_theme_named(unit, called))).id


def edit_measure(  # noqa: PLR0913  a measure has as many facts
    unit: Unit,
    *,
    measure_id: str,
    revision: str | None = None,
    name: str | None = None,
    family: str | None = None,
    synonyms: Sequence[str] | None = None,
    theme_id: str | None = None,
) -> None:
    """Change what is given about a measure; an empty theme takes it away."""
    row = unit.get(Measure, measure_id, revision)
    row.name = named(name, "name", "The name") if name is not None else row.name
    row.family = within(family, "family", "The family") if family is not None else row.family
    row.synonyms = lines(synonyms) if synonyms is not None else row.synonyms
    row.theme_id = known(unit, Theme, theme_id) if theme_id is not None else row.theme_id
    _refuse_double(unit, row)
    unit.say(f"Edit measure {snippet(row.name)}")


def merge_measures(unit: Unit, *, measure_id: str, into_id: str) -> int:
    """Let one measure go on as another, which keeps its name as a synonym; return how many exceptions went along.

    Refused where both hold a figure for the same unit, month and direction.
    """
    if measure_id == into_id:
        raise RuleBroken("A measure cannot be merged with itself; choose another one.", "into_id")
    gone, kept = unit.get(Measure, measure_id), unit.get(Measure, into_id)
    there = {_place(row) for row in _exceptions(unit, into_id)}
    moved = _exceptions(unit, measure_id)
    if both := sum(_place(row) in there for row in moved):
        raise RuleBroken(
            f"{both} of {len(moved)} exceptions stand under both measures; set aside one of each first.", "into_id"
        )
    for row in moved:
        row.measure_id = kept.id
    kept.synonyms = lines(tuple(dict.fromkeys([*kept.synonyms.splitlines(), gone.name, *gone.synonyms.splitlines()])))
    unit.session.flush()
    unit.delete(gone)
    unit.say(f"Merge measure {snippet(gone.name)} into {snippet(kept.name)}")
    return len(moved)


def remove_measure(unit: Unit, *, measure_id: str, revision: str | None = None) -> None:
    """Remove a measure nothing was ever said of."""
    row = unit.get(Measure, measure_id, revision)
    if _exceptions(unit, measure_id):
        raise RuleBroken(f"{snippet(row.name)} has exceptions; merge it into another measure instead.", "measure_id")
    unit.delete(row)
    unit.say(f"Remove measure {snippet(row.name)}")


def _exceptions(unit: Unit, measure_id: str) -> Sequence[LocalException]:
    return unit.rows(select(LocalException).where(LocalException.measure_id == measure_id))


def _place(row: LocalException) -> tuple[object, ...]:
    return row.unit_id or plain_name(row.unit_words), row.period, row.direction, bool(row.set_aside_because)


def _names(row: Measure) -> frozenset[str]:
    return frozenset(map(plain_name, (row.name, *row.synonyms.splitlines())))


def _refuse_double(unit: Unit, measure: Measure) -> None:
    for row in unit.rows(select(Measure).where(Measure.id != measure.id)):
        if plain_name(row.family) == plain_name(measure.family) and _names(row) & _names(measure):
            raise RuleBroken(f"{snippet(row.name)} is called that already; merge the two instead.", "name")


def _theme_named(unit: Unit, name: str) -> str | None:
    called = plain_name(name)
    for theme in unit.rows(select(Theme).order_by(Theme.title)):
        if called in map(plain_name, (theme.title, *theme.synonyms.splitlines())):
            return theme.id
    return None
