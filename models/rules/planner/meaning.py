"""What a possible place would mean for a meeting, in few words: how far it lies, who is missing, what else is on."""

from collections.abc import Iterator, Sequence

from models.rules.planner.people import Missing
from models.rules.planner.problem import Part, Slot, Turn
from models.rules.planner.standing import Sitting, Standing
from models.rules.planner.wording import MOST_LISTED, clock_words, counted, listed, person_words

MANY_A_DAY = 4


def meaning(standing: Standing, turn: Turn, slot: Slot) -> str:
    """Say what a slot would mean for a meeting, as in “2 working days later; everybody is free”."""
    sitting = standing.at(turn, slot)
    return "; ".join((*_distance(standing, turn, slot), *_attendance(standing, sitting), *_load(standing, sitting)))


def _distance(standing: Standing, turn: Turn, slot: Slot) -> Iterator[str]:
    home = turn.home
    steps = standing.working.steps(home.date, slot.date)
    if steps:
        yield f"{counted(abs(steps), 'working day')} {'earlier' if steps < 0 else 'later'}"
    elif slot == home:
        yield "its own place"
    else:
        yield "the same day" if slot.date == home.date else "the same working day"
    if slot.start != home.start:
        yield f"at {clock_words(standing.at(turn, slot).begins)}"
    if slot.place != home.place:
        yield f"in {slot.place}" if slot.place else "without a room"


def _attendance(standing: Standing, sitting: Sitting) -> Iterator[str]:
    people = sitting.people
    chairs = [gone for gone in people.missing if gone.seat.part is Part.CHAIR]
    for gone in chairs:
        if gone.stand_in:
            who = standing.roster.who(gone.stand_in, sitting.slot.date)
            yield f"{person_words(standing.problem, who, gone.stand_in)} takes the chair"
    members = [gone for gone in people.missing if gone.seat.part is not Part.CHAIR]
    total = len(people.must) + len(people.wanted) + len(members)
    if members:
        yield f"{total - len(members)} of {counted(total, 'member')} free, without {_named(standing, members)}"
    elif total and not chairs:
        yield "everybody is free"


def _named(standing: Standing, members: Sequence[Missing]) -> str:
    names = [person_words(standing.problem, gone.who, gone.seat.post) for gone in members]
    return listed(names, MOST_LISTED)


def _load(standing: Standing, sitting: Sitting) -> Iterator[str]:
    others = [other for other in standing.sittings(sitting.slot.date) if other.turn.key != sitting.turn.key]
    also = [other.turn.code for other in others if not other.people.chairs.keys().isdisjoint(sitting.people.chairs)]
    if also:
        yield f"the chair also takes {listed(also, MOST_LISTED)}"
    if len(others) >= MANY_A_DAY:
        yield f"{len(others)} other boards that day"
    for span in standing.problem.avoided:
        if span.first <= sitting.slot.date <= span.last:
            yield f"in {span.name}"
