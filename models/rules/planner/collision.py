"""Two meetings that get in each other's way: the people who must be at both, or the room both want."""

from collections.abc import Mapping
from dataclasses import dataclass

from models.rules.planner.problem import Problem
from models.rules.planner.standing import Sitting
from models.rules.planner.wording import person_words

Shared = Mapping[str, tuple[str, str]]
"""People by key, each with the posts that bring them to the first and to the second meeting; chairs first."""


@dataclass(frozen=True, slots=True)
class Collision:
    """Why two meetings cannot both stand; `first` begins first, `way` is minutes of travel where they do not overlap.

    `people` must be at both; `wanted` are missed at one of them; `room` is the room both want.
    """

    first: Sitting
    second: Sitting
    people: Shared
    wanted: Shared
    room: str
    way: int


def collision(problem: Problem, one: Sitting, other: Sitting) -> Collision | None:
    """Compare two meetings of one day; none where they do not disturb each other at all."""
    first, second = (one, other) if one.begins <= other.begins else (other, one)
    overlap = second.begins < first.ends
    way = 0 if overlap else problem.minutes_between(first.slot.place, second.slot.place)
    if first.ends + way <= second.begins:
        return None
    place = first.slot.place
    room = place if overlap and place == second.slot.place and place in problem.rooms else ""
    people = _shared(first, second)
    wanted = {} if people else _missed(first, second)
    return Collision(first, second, people, wanted, room, way) if people or wanted or room else None


def chairing_words(problem: Problem, found: Collision) -> str:
    """Say who must be at both meetings, a chair first and with what is chaired."""
    return f"{sharing_words(problem, found)} must be at both"


def sharing_words(problem: Problem, found: Collision) -> str:
    """Name who is asked to both meetings: a chair first with what is chaired, of more than two only the first."""
    people = found.people
    head, *others = people
    taken = [sitting.turn.code for sitting in (found.first, found.second) if head in sitting.people.chairs]
    chairing = f", who chairs {'both' if len(taken) > 1 else taken[0]}," if taken else ""
    said = f"{person_words(problem, head, *people[head])}{chairing}"
    if len(others) > 1:
        return f"{said} and {len(others)} others"
    return f"{said} and {person_words(problem, others[0], *people[others[0]])}" if others else said


def _shared(first: Sitting, second: Sitting) -> Shared:
    one, other = first.people.must, second.people.must
    if one.keys().isdisjoint(other):
        return {}
    both = [who for who in one if who in other]
    both.sort(key=lambda who: -(who in first.people.chairs) - (who in second.people.chairs))
    return {who: (one[who], other[who]) for who in both}


def _missed(first: Sitting, second: Sitting) -> Shared:
    if not first.people.wanted and not second.people.wanted:
        return {}
    one = {**first.people.must, **first.people.wanted}
    other = {**second.people.must, **second.people.wanted}
    return {who: (one[who], other[who]) for who in one if who in other}
