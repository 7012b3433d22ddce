"""The homes of a problem's meetings: which of them clash with one another, and what it costs at least to leave one."""

from models.rules.planner.columns import Column, Columns
from models.rules.planner.cover import groups, least_cover
from models.rules.planner.occupation import NOWHERE, Occupation
from models.rules.planner.problem import Turn


class Homes:
    """Meetings at home, by key: `clashes` tells at both ends who may not stay beside whom, fixed ones left out.

    `out` are those who cannot stay, or had better not if the fewest meetings are to move.
    """

    def __init__(self, columns: Columns) -> None:
        self.columns, turns = columns, columns.problem.turns
        homes = [columns.home(turn) for turn in turns]
        self._least: dict[str, int] = {}
        everybody = Occupation(columns)
        for home in homes:
            if home is not None:
                everybody.put(home)
        graph = _clashes(everybody, homes)
        self.clashes = {turns[one].key: [turns[other] for other in sorted(others)] for one, others in graph.items()}
        for key in self.clashes:
            everybody.take(key)
        for key in self.clashes:
            self._least[key] = self._leaving(everybody, columns.known.turns[key])
        weight = {one: self._least[turns[one].key] for one in graph}
        gone = {one for group in groups(graph) for one in least_cover(group, weight)}
        self.out = [turn for number, turn in enumerate(turns) if homes[number] is None or number in gone]

    def least(self, turn: Turn) -> int:
        """Return what it costs at least that a meeting leaves home, those at home who clash with nobody left there."""
        if turn.key not in self._least:
            self._least[turn.key] = self._leaving(None, turn)
        return self._least[turn.key]

    def _leaving(self, others: Occupation | None, turn: Turn) -> int:
        home = self.columns.homes[turn.key]
        for column in self.columns.of(turn):
            if column is not home and (others is None or others.is_free(column)):
                return column.price
        return NOWHERE


def _clashes(plan: Occupation, homes: list[Column | None]) -> dict[int, set[int]]:
    """Return the clashes among free meetings at home by their numbers, each told at both ends."""
    numbers = {turn.key: number for number, turn in enumerate(plan.columns.problem.turns)}
    found: dict[int, set[int]] = {}
    for number, home in enumerate(homes):
        for other in plan.blockers(home) if home and not home.turn.fixed else ():
            if not other.turn.fixed:
                found.setdefault(number, set()).add(numbers[other.turn.key])
                found.setdefault(numbers[other.turn.key], set()).add(number)
    return found
