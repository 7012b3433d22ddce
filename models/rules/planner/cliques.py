"""Columns of which any two exclude one another though no one person or room holds them all together.

Three boards that clash two by two, each pair over somebody else, could each stay at home by halves; one row more says
that one of them stays at most. Such rows are never needed for a plan to be right, only for the bound to be close.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from models.rules.planner.columns import CHAIR, Column, Columns, Key
from models.rules.planner.cuts import PAIR, Share

ENOUGH = 1.01
"""How heavy a clique must be to be worth a row."""


@dataclass(frozen=True, slots=True)
class CliqueRow:
    """Columns named one by one; none joins later."""

    limit: int = 1

    def takes(self, column: Column) -> bool:  # noqa: ARG002  the row is complete
        """Say no: the row has its columns from the start."""
        return False


def heavy_cliques(shares: Sequence[Share], columns: Columns) -> list[list[Column]]:
    """Return cliques among columns with shares that are heavier than one, each once."""
    weight = dict(shares)
    near = _neighbours(list(weight), columns)
    found: dict[frozenset[int], list[Column]] = {}
    for column in weight:
        clique = [column]
        for other in sorted(near[column], key=lambda one: -weight[one]):
            if all(other in near[one] for one in clique):
                clique.append(other)
        if sum(weight[one] for one in clique) > ENOUGH:
            found[frozenset(map(id, clique))] = clique
    return list(found.values())


def exclude(columns: Columns, one: Column, other: Column) -> bool:
    """Say whether two columns cannot both be chosen: one meeting's, or a person or room could not serve both."""
    if one.turn is other.turn:
        return True
    return any(
        key in other.keys and columns.collide(key, one.shape, other.shape) for key in one.keys if _is_single(key)
    )


def joining(clique: list[Column], others: Iterable[Column], columns: Columns) -> list[Column]:
    """Return a clique with every other column that all of it exclude."""
    whole = list(clique)
    seen = set(map(id, clique))
    for other in others:
        if id(other) not in seen and all(exclude(columns, one, other) for one in whole):
            whole.append(other)
            seen.add(id(other))
    return whole


def _neighbours(shared: list[Column], columns: Columns) -> dict[Column, dict[Column, None]]:
    at: dict[Key | str, list[Column]] = defaultdict(list)
    for column in shared:
        at[column.turn.key].append(column)
        for key in column.keys:
            if _is_single(key):
                at[key].append(column)
    near: dict[Column, dict[Column, None]] = {column: {} for column in shared}
    for together in at.values():
        for column in together:
            others = (one for one in together if one is not column and exclude(columns, one, column))
            near[column].update(dict.fromkeys(others))
    return near


def _is_single(key: Key) -> bool:
    return key[0] not in {CHAIR, PAIR}
