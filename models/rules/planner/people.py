"""The people of one meeting at one slot: who takes the chair, who must be there, who is wanted, and who is away."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from models.rules.planner.ground import KEPT, Ground, starts_at, touches
from models.rules.planner.problem import Absence, Part, Problem, Seat, Slot, Turn

ONE_DAY = dt.timedelta(days=1)
FURTHEST = dt.timedelta(days=366)  # how far from every home absences are still looked up


class Missing(NamedTuple):
    """Somebody who is away from a meeting; `stand_in` is the post that takes the seat instead (empty: none)."""

    who: str
    seat: Seat
    absence: Absence
    stand_in: str


@dataclass(frozen=True, slots=True)
class People:
    """Who comes to a meeting, each with the post that brings them: nobody is wanted who must be there.

    `chairs` are also in `must`, where they come first. Whoever is away stands in `missing` only.
    """

    chairs: Mapping[str, str]
    must: Mapping[str, str]
    wanted: Mapping[str, str]
    missing: tuple[Missing, ...] = ()

    @property
    def without_chair(self) -> tuple[Missing, ...]:
        """Those who should chair and are away with nobody to stand in."""
        return tuple(gone for gone in self.missing if gone.seat.part is Part.CHAIR and not gone.stand_in)


class Roster:
    """Who holds which post and who is away, by post and by day."""

    def __init__(self, known: Ground) -> None:
        """Look up holders and absences; absences far from every home are left out."""
        self._known = known
        self._always = {
            post: terms[0].who
            for post, terms in known.problem.terms.items()
            if terms and terms[0].starts is None and terms[0].ends is None
        }
        self._away = _by_day(known.problem)

    def who(self, post: str, on: dt.date) -> str:
        """Return who sits in a post on a day (see Problem.who)."""
        return self._always.get(post) or self._known.problem.who(post, on)

    def absence(self, who: str, turn: Turn, slot: Slot) -> Absence | None:
        """Return the absence that keeps somebody from a meeting at a slot, if any."""
        absences: Sequence[Absence] = self._away.get(slot.date, {}).get(who, ())
        start = starts_at(slot)
        return next((absence for absence in absences if touches(absence, slot.date, start, turn.minutes)), None)

    def people(self, turn: Turn, slot: Slot) -> People:
        """Say who comes to a meeting at a slot."""
        always, holder, date = self._always, self._known.problem.who, slot.date
        seated: dict[Part, list[tuple[str, Seat]]] = {Part.CHAIR: [], Part.REQUIRED: [], Part.WANTED: []}
        for seat in self._known.seats(turn):
            seated[seat.part].append((always.get(seat.post) or holder(seat.post, date), seat))
        missing = self._missing(turn, slot, seated) if date in self._away else ()
        gone = {each.who for each in missing}
        chairs = {who: seat.post for who, seat in seated[Part.CHAIR] if who not in gone}
        for each in missing:
            if each.stand_in and each.seat.part is Part.CHAIR:
                chairs.setdefault(self.who(each.stand_in, date), each.stand_in)
        must = dict(chairs)
        for who, seat in seated[Part.REQUIRED]:
            if who not in gone:
                must.setdefault(who, seat.post)
        wanted = {who: seat.post for who, seat in seated[Part.WANTED] if who not in must and who not in gone}
        return People(chairs, must, wanted, missing)

    def _missing(
        self, turn: Turn, slot: Slot, seated: Mapping[Part, Sequence[tuple[str, Seat]]]
    ) -> tuple[Missing, ...]:
        """List who is away: a person once, but the seat of a chair nobody takes before all others."""
        away = self._away[slot.date]
        found: dict[str, Missing] = {}
        for who, seat in (entry for part in Part for entry in seated[part] if entry[0] in away):
            if absence := self.absence(who, turn, slot):
                each = Missing(who, seat, absence, self._stand_in(turn, slot, seat))
                if who not in found or (seat.part is Part.CHAIR and not each.stand_in):
                    found[who] = each
        return tuple(found.values())

    def _stand_in(self, turn: Turn, slot: Slot, seat: Seat) -> str:
        """Name the post that may stand in for an absent one, if it may and is not away itself."""
        if not seat.deputy or (seat.part is Part.CHAIR and not turn.leeway.deputy_chairs):
            return ""
        return "" if self.absence(self.who(seat.deputy, slot.date), turn, slot) else seat.deputy


@lru_cache(maxsize=KEPT)
def roster(known: Ground) -> Roster:
    """Return the roster of a problem, reckoned when first asked for."""
    return Roster(known)


def _by_day(problem: Problem) -> dict[dt.date, dict[str, list[Absence]]]:
    found: dict[dt.date, dict[str, list[Absence]]] = defaultdict(lambda: defaultdict(list))
    homes = [turn.home.date for turn in problem.turns]
    earliest, latest = (min(homes) - FURTHEST, max(homes) + FURTHEST) if homes else (dt.date.max, dt.date.min)
    for absence in problem.absences:
        day, last = max(absence.first, earliest), min(absence.last, latest)
        while day <= last:
            found[day][absence.who].append(absence)
            day += ONE_DAY
    return {day: dict(people) for day, people in found.items()}
