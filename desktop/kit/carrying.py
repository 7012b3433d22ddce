"""A meeting being carried to another place: where it is now, and the finding there, asked once a place."""

from datetime import date, time
from typing import Protocol

from desktop.kit.planner_parts import PlannerMeeting

Place = tuple[date, time | None]
LOOKING = ("looking", "…")
TONES = {"hard": "bad", "soft": "warn", "notice": "info", "": "good"}


class Judge(Protocol):
    """Says how a place would suit a meeting: severity (`hard`, `soft`, `notice`, or nothing) and words."""

    def __call__(self, meeting_id: str, day: date, begins: time | None = None, /) -> tuple[str, str]:
        """Return severity and words; `begins` is given only by planners that show times."""


class Carrying:
    """One meeting on its way: `home` is its place in the book, `start` where it was taken hold of.

    The two differ for a meeting that a proposal has moved. `severity` and `words` are the finding of the place it is
    over, `LOOKING` until the judge is asked.
    """

    def __init__(self, meeting: PlannerMeeting, home: Place, start: Place, judge: Judge) -> None:
        self.meeting, self.home, self.start, self.place = meeting, home, start, start
        self._judge = judge
        self._known = {start: ("", "where it is now")}
        self.severity, self.words = self._known[start]

    def over(self, place: Place) -> bool:
        """Carry over a place and return whether it is another one."""
        if place == self.place:
            return False
        self.place = place
        self.severity, self.words = self._known.get(place, LOOKING)
        return True

    def is_known(self) -> bool:
        """Return whether the finding of the place is known."""
        return self.place in self._known

    def ask(self) -> None:
        """Ask the judge about the place, once for each."""
        if not self.is_known():
            day, begins = self.place
            asked = self._judge(self.meeting.id, day, begins) if begins else self._judge(self.meeting.id, day)
            fine = "back where the book has it" if self.place == self.home else "nothing stands against it"
            self._known[self.place] = (asked[0], asked[1] or fine)
        self.severity, self.words = self._known[self.place]

    def has_left(self) -> bool:
        """Return whether the meeting is over another place than the one it was taken from."""
        return self.place != self.start

    def tone(self) -> str:
        """Return the colour's name of the finding."""
        return TONES.get(self.severity, "info")
