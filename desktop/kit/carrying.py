"""A meeting being carried to another place: where it is now, and the finding there, asked once a cell."""

from datetime import date, time
from typing import Protocol

from desktop.kit.planner_parts import PlannerMeeting

Place = tuple[date, time | None]
TONES = {"hard": "bad", "soft": "warn", "notice": "info", "": "good"}


class Judge(Protocol):
    """Says how a place would suit a meeting: severity (`hard`, `soft`, `notice`, or nothing) and words."""

    def __call__(self, meeting_id: str, day: date, begins: time | None = None, /) -> tuple[str, str]:
        """Return severity and words; `begins` is given only by planners that show times."""


class Carrying:
    """One meeting on its way from its place; `severity` and `words` are the finding of the place it is over."""

    def __init__(self, meeting: PlannerMeeting, home: Place, judge: Judge) -> None:
        self.meeting, self.home, self.place = meeting, home, home
        self.severity, self.words = "", "where it is now"
        self._judge = judge

    def over(self, place: Place) -> bool:
        """Carry over a place and return whether it is another one; only then the judge is asked."""
        if place == self.place:
            return False
        self.place = place
        if place == self.home:
            self.severity, self.words = "", "where it is now"
            return True
        day, begins = place
        asked = self._judge(self.meeting.id, day, begins) if begins else self._judge(self.meeting.id, day)
        self.severity, self.words = asked[0], asked[1] or "nothing stands against it"
        return True

    def has_left(self) -> bool:
        """Return whether the meeting is over another place than its own."""
        return self.place != self.home

    def tone(self) -> str:
        """Return the colour's name of the finding."""
        return TONES.get(self.severity, "info")
