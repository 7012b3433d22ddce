"""A plan made better step by step: a meeting takes a cheaper place, and those in its way give way to it.

Who gives way goes to the cheapest place that is free then; who had left home because of somebody who gives way goes
home again. A step is taken if all of it together costs less.
"""

from collections import defaultdict
from collections.abc import Callable

from models.rules.planner.columns import Column
from models.rules.planner.homes import Homes
from models.rules.planner.occupation import Occupation
from models.rules.planner.problem import Turn

Stopped = Callable[[], bool]
GIVE_WAY = 3
"""The most meetings that give way to one."""


class Climb:
    """A plan being climbed; no step is looked for any more once it is stopped."""

    def __init__(self, plan: Occupation, homes: Homes, stopped: Stopped) -> None:
        self._plan, self._homes, self._stopped = plan, homes, stopped
        self._waiting: dict[str, dict[str, Turn]] = defaultdict(dict)
        self._woken: dict[str, Turn] = {}

    def woken(self) -> list[Turn]:
        """Return who may have something to gain since this was last asked: they moved, or somebody in their way did."""
        woken, self._woken = self._woken, {}
        return list(woken.values())

    def placed(self, turn: Turn) -> None:
        """Give a meeting that stands nowhere the cheapest free place, or one that others leave to it."""
        plan = self._plan
        for column in plan.columns.of(turn):
            if plan.is_free(column):
                plan.put(column)
                return
        self.bettered(turn)

    def bettered(self, turn: Turn) -> bool:
        """Give a meeting the cheapest free place under what it costs now, or one that others leave to it."""
        plan = self._plan
        now = plan.price(turn)
        held: list[tuple[Column, list[Column]]] = []
        for column in plan.columns.of(turn):
            if column.price >= now:
                break
            blocking = plan.blockers(column, GIVE_WAY)
            if not blocking:
                self._move([column])
                return True
            for one in blocking:
                self._waiting[one.turn.key][turn.key] = turn
            if len(blocking) <= GIVE_WAY:
                held.append((column, blocking))
        return not self._stopped() and self._forced(now, held)

    def _move(self, columns: list[Column]) -> None:
        self._plan.move(columns)
        for column in columns:
            self._woken[column.turn.key] = column.turn
            self._woken |= self._waiting.pop(column.turn.key, {})

    def _forced(self, now: int, held: list[tuple[Column, list[Column]]]) -> bool:
        """Take the step that gains most among those that give a meeting one of some places held by others."""
        best: list[Column] = []
        change = 0
        for column, blocking in held:
            if any(one.turn.fixed for one in blocking):
                continue
            homeless = self._may_return(column.turn, blocking)
            if self._least_change(column.price - now, blocking, homeless) >= change:
                continue
            step = _Step(self._plan, column, change)
            if step.tried(blocking, homeless):
                best, change = step.columns, step.change
        self._move(best)
        return bool(best)

    def _may_return(self, turn: Turn, blocking: list[Column]) -> list[Turn]:
        """Return who may have left home because of somebody who is there and would give way."""
        at, homes, clashes = self._plan.at, self._plan.columns.homes, self._homes.clashes
        at_home = [one.turn for one in blocking if one is homes[one.turn.key]]
        found = dict.fromkeys(other.key for one in at_home for other in clashes.get(one.key, ()))
        out = [key for key in found if at.get(key) is not homes[key] and key != turn.key]
        return [homes[key].turn for key in out if all(one.turn.key != key for one in blocking)]

    def _least_change(self, change: int, blocking: list[Column], homeless: list[Turn]) -> int:
        for one in blocking:
            change += self._homes.least(one.turn) - one.price
        for turn in homeless:
            change -= self._plan.price(turn)
        return change


class _Step:
    """One step tried on a plan and taken back: `columns` are the new places, `change` what they cost more than now."""

    def __init__(self, plan: Occupation, wanted: Column, under: int) -> None:
        self._plan, self._under = plan, under
        self.change = -plan.price(wanted.turn)
        self.columns: list[Column] = []
        self._left: list[Column] = []
        self._wanted = wanted

    def tried(self, blocking: list[Column], homeless: list[Turn]) -> bool:
        """Say whether the step can be done for less than what was asked."""
        for one in blocking:
            self._take(one.turn)
            self.change -= one.price
        self._take(self._wanted.turn)
        self._put(self._wanted)
        homes = self._plan.columns.homes
        for turn in homeless:
            home = homes[turn.key]
            if self._plan.is_free(home):
                self.change -= self._plan.price(turn)
                self._take(turn)
                self._put(home)
        done = all(self._placed(one.turn) for one in blocking)
        for column in self.columns:
            self._plan.take(column.turn.key)
        for column in self._left:
            self._plan.put(column)
        return done

    def _placed(self, turn: Turn) -> bool:
        """Put somebody who gave way where it costs least; not where the step would not gain any more."""
        for column in self._plan.columns.of(turn):
            if self.change + column.price >= self._under:
                return False
            if self._plan.is_free(column):
                self._put(column)
                return True
        return False

    def _take(self, turn: Turn) -> None:
        if turn.key in self._plan.at:
            self._left.append(self._plan.take(turn.key))

    def _put(self, column: Column) -> None:
        self._plan.put(column)
        self.columns.append(column)
        self.change += column.price
