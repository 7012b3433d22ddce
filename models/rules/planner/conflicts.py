"""What two meetings cannot both do: one person in two places, one room for two, an order or a gap broken."""

from dataclasses import dataclass

from models.rules.planner.candidates import Candidate
from models.rules.planner.ground import Pair, ground, starts_at
from models.rules.planner.problem import Problem, Slot, Turn

OVERLAP, ROOM, ORDER, GAP = "overlap", "room", "order", "gap"


@dataclass(frozen=True, slots=True)
class Clash:
    """Why two meetings cannot stand as they do: kind “overlap”, “room”, “order” or “gap”, who is torn, which room."""

    kind: str
    who: tuple[str, ...] = ()
    place: str = ""


def clash(problem: Problem, turn: Turn, one: Candidate, other_turn: Turn, other: Candidate) -> Clash | None:
    """Return what forbids two meetings to stand where two candidates have them; none if both may.

    People come first, then the room, then order and gap.
    """
    if one.slot.date == other.slot.date:
        shared = one.must & other.must
        if shared and collide(problem, (turn, one.slot), (other_turn, other.slot)):
            return Clash(OVERLAP, tuple(sorted(shared)))
        if share_room(problem, (turn, one.slot), (other_turn, other.slot)):
            return Clash(ROOM, place=one.slot.place)
    known = ground(problem)
    for pair in known.pairs_of.get(turn.key, ()):
        if {pair.earlier, pair.later} == {turn.key, other_turn.key}:
            first, last = (one, other) if pair.earlier == turn.key else (other, one)
            if not pair.holds(known.working, first.slot.date, last.slot.date):
                return Clash(pair.kind)
    return None


def collide(problem: Problem, one: tuple[Turn, Slot], other: tuple[Turn, Slot]) -> bool:
    """Say whether nobody could be at both meetings: they overlap, travel between their places counted."""
    if one[1].date != other[1].date:
        return False
    travel = problem.minutes_between(one[1].place, other[1].place)
    first, last = starts_at(one[1]), starts_at(other[1])
    return first < last + other[0].minutes + travel and last < first + one[0].minutes + travel


def share_room(problem: Problem, one: tuple[Turn, Slot], other: tuple[Turn, Slot]) -> bool:
    """Say whether two meetings would sit in one room at once."""
    if one[1].date != other[1].date or one[1].place != other[1].place or one[1].place not in problem.rooms:
        return False
    first, last = starts_at(one[1]), starts_at(other[1])
    return first < last + other[0].minutes and last < first + one[0].minutes


def pairs(problem: Problem) -> tuple[Pair, ...]:
    """Return every pair of meetings whose days hang together: by order, and as neighbours of one forum."""
    return ground(problem).pairs


def most_a_day(problem: Problem) -> dict[str, int]:
    """Return how many meetings each person may chair on one day; whoever is not named may chair any number."""
    return ground(problem).most_a_day
