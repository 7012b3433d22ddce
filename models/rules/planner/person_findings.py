"""What a plan asks of people: to be at two boards at once, to chair while away, or to chair too many in a day."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence

from models.rules.planner.answer import Finding
from models.rules.planner.collision import Collision, chairing_words, collision
from models.rules.planner.people import Missing
from models.rules.planner.problem import Part, Problem
from models.rules.planner.standing import Sitting, Standing
from models.rules.planner.wording import (
    MOST_LISTED,
    absence_words,
    counted,
    hours,
    listed,
    meeting_words,
    people_words,
    person_words,
    sentence,
    whole_meeting_words,
)
from models.rules.written_dates import date_words


def clashes_of_day(standing: Standing, day: dt.date, key: str = "") -> Iterator[Finding]:
    """Find the pairs of meetings of a day that share people or a room at one time; with a key, only its pairs."""
    sittings = standing.sittings(day)
    longest = standing.longest_way
    for index, one in enumerate(sittings):
        for other in sittings[index + 1 :]:
            if other.begins >= one.ends + longest:
                break
            if key and key not in {one.turn.key, other.turn.key}:
                continue
            if found := collision(standing.problem, one, other):
                yield _clash(standing.problem, found)


def absences_of_meeting(standing: Standing, sitting: Sitting) -> Iterator[Finding]:
    """Find who is away from a meeting: a chair without a deputy, and members or chairs somebody stands in for."""
    people, slot = sitting.people, sitting.slot
    if not people.missing:
        return
    problem, name, meetings = standing.problem, meeting_words(sitting.turn, slot), (sitting.turn.key,)
    alone = people.without_chair
    if alone:
        who = tuple(each.who for each in alone)
        text = sentence(f"{name}: {'; '.join(chair_away_words(problem, each) for each in alone)}")
        yield Finding("chair away", "hard", text, meetings, who, date=slot.date)
    gone = [each for each in people.missing if each not in alone]
    if gone:
        who = tuple(each.who for each in gone)
        text = sentence(f"{name}: {_gone_words(standing, sitting, gone)}")
        yield Finding("member away", "soft", text, meetings, who, date=slot.date)


def chair_away_words(problem: Problem, gone: Missing) -> str:
    """Say that a chair is away, when and why."""
    return f"{person_words(problem, gone.who, gone.seat.post)}, who chairs, is {absence_words(gone.absence)}"


def chairs_of_day(standing: Standing, day: dt.date) -> Iterator[Finding]:
    """Find who chairs more boards on a day than allowed."""
    limits = standing.known.most_a_day
    if not limits:
        return
    chaired: dict[str, list[Sitting]] = defaultdict(list)
    for sitting in standing.sittings(day):
        for who in sitting.people.chairs:
            if who in limits:
                chaired[who].append(sitting)
    for who, sittings in chaired.items():
        most = limits[who]
        if len(sittings) > most:
            named = person_words(standing.problem, who, *(sitting.people.chairs[who] for sitting in sittings))
            boards = listed([f"{sitting.turn.code} {sitting.slot.start:%H:%M}" for sitting in sittings])
            load = f"chairs {counted(len(sittings), 'board')} ({boards}) and takes {most} a day"
            text = f"{date_words(day)}: {named} {load}"
            meetings = tuple(sitting.turn.key for sitting in sittings)
            yield Finding("too many for the chair", "hard", sentence(text), meetings, (who,), date=day)


def _clash(problem: Problem, found: Collision) -> Finding:
    first, second = found.first, found.second
    one = whole_meeting_words(first.turn, first.slot)
    other = f"{second.turn.code} {hours(second.slot, second.turn.minutes)}"
    meetings, date = (first.turn.key, second.turn.key), first.slot.date
    who = tuple(found.people or found.wanted)
    if not found.people and found.room:
        text = f"{one} and {other} are both in {found.room}"
        return Finding("room", "hard", sentence(text), meetings, (), found.room, date)
    near = f"overlaps {other}"
    if found.way:
        near = f"ends too close to {other} ({found.way} minutes from {first.slot.place} to {second.slot.place})"
    if found.people:
        room = f"; both are in {found.room}" if found.room else ""
        text = f"{one} {near}: {chairing_words(problem, found)}{room}"
        return Finding("overlap", "hard", sentence(text), meetings, who, found.room, date)
    wanted = people_words(problem, found.wanted)
    text = f"{one} {near}: {wanted} {'is' if len(who) == 1 else 'are'} wanted at both"
    return Finding("wanted overlap", "soft", sentence(text), meetings, who, date=date)


def _gone_words(standing: Standing, sitting: Sitting, gone: Sequence[Missing]) -> str:
    """Say who is away: one by one up to three, of more the first three and the number."""
    said = [_one_gone(standing, sitting, each) for each in gone]
    if len(said) <= MOST_LISTED:
        return "; ".join(said)
    return f"{len(said)} members are away: {'; '.join(said[:MOST_LISTED])}; and {len(said) - MOST_LISTED} more"


def _one_gone(standing: Standing, sitting: Sitting, gone: Missing) -> str:
    problem, seat = standing.problem, gone.seat
    role = {Part.CHAIR: ", who chairs,", Part.REQUIRED: "", Part.WANTED: ", who is wanted,"}[seat.part]
    said = f"{person_words(problem, gone.who, seat.post)}{role} is {absence_words(gone.absence)}"
    if not gone.stand_in:
        return said
    stand_in = person_words(problem, standing.roster.who(gone.stand_in, sitting.slot.date), gone.stand_in)
    return f"{said}, and {stand_in} {'takes the chair' if seat.part is Part.CHAIR else 'may stand in'}"
