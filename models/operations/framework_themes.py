"""The part of a framework that themes, measures and sets of priorities are loaded from."""

from collections.abc import Mapping

from models.records.exceptions import Measure
from models.records.priorities import Priority, PrioritySet
from models.records.themes import Theme, ThemePrevalence
from models.rules.framework import Framework, PrioritySetEntry, set_references
from models.store.unit import Unit

Keys = Mapping[str, str]
SAID = (
    "name", "short", "version", "starts", "ends", "agreed_on", "review_due", "validated_on", "validated_by", "source",
)  # fmt: skip
"""What a set of priorities holds as the file says it."""


def load_themes(unit: Unit, framework: Framework, themes: Keys, units: Keys) -> None:
    """Put themes, where they are prevalent, and measures into the book; `themes` are the keys to give, by title."""
    unit.bulk(
        Theme,
        (
            {
                "id": themes[entry.title],
                "title": entry.title,
                "kind": entry.kind,
                "parent_id": themes.get(entry.under),
                "synonyms": "\n".join(entry.synonyms),
                "note": entry.note,
            }
            for entry in framework.themes
        ),
    )
    unit.bulk(
        ThemePrevalence,
        (
            {"theme_id": themes[entry.title], "unit_id": units[code]}
            for entry in framework.themes
            for code in entry.prevalent_in
        ),
    )
    unit.bulk(
        Measure,
        (
            {
                "name": entry.name,
                "family": entry.family,
                "synonyms": "\n".join(entry.synonyms),
                "theme_id": themes.get(entry.theme),
            }
            for entry in framework.measures
        ),
    )


def load_priority_sets(unit: Unit, framework: Framework, units: Keys) -> None:
    """Put the sets of priorities of a framework into the book, each with its priorities in their order."""
    keys = [unit.mint() for _ in framework.priority_sets]
    names = dict(zip(set_references(framework.priority_sets), keys, strict=True))
    sets = list(zip(keys, framework.priority_sets, strict=True))
    unit.bulk(PrioritySet, ({"id": key, **_set_row(entry, names, units)} for key, entry in sets))
    unit.bulk(
        Priority,
        (
            {"set_id": key, "position": position, "title": one.title, "mark": one.mark.value}
            for key, entry in sets
            for position, one in enumerate(entry.priorities, 1)
        ),
    )


def _set_row(entry: PrioritySetEntry, sets: Keys, units: Keys) -> dict[str, object]:
    return {
        **{field: getattr(entry, field) for field in SAID},
        "kind": entry.kind.value,
        "state": entry.state.value,
        "unit_id": units.get(entry.unit),
        "author_unit_id": units.get(entry.author),
        "based_on_id": sets.get(entry.based_on),
        "fits_id": sets.get(entry.fits),
    }
