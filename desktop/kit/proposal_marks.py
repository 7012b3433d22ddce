"""What a proposal draws on a planner: ghosts on the old days, ringed targets, arrows between, and who is away when."""

import datetime as dt
from dataclasses import dataclass, replace
from enum import StrEnum

from desktop.kit.planner_parts import PlannerMeeting
from desktop.kit.wall_layout import Box
from models.rules.written_dates import date_words

GHOST, TARGET = "ghost", "target"
MOST_ARROWS = 24  # with more of them only those of the chosen day are drawn
_OFF = 4  # px from a ghost's corner to where its arrow leaves
_UNDER = 1  # px between a chip and the arrow below it
_HAIR = 0.5  # px to the middle of the line between columns
_RING = 3  # px of the ring around a target

Points = tuple[tuple[float, float], ...]


class Mode(StrEnum):
    """Which side of a proposal is shown."""

    BEFORE = "before"
    AFTER = "after"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Proposed:
    """Where a proposal puts a meeting, and why; without a date it finds no place."""

    meeting_id: str
    date: dt.date | None
    time: dt.time | None = None
    because: str = ""


@dataclass(frozen=True, slots=True)
class Absence:
    """The days on which somebody is away, framed, in words for the tooltip."""

    first: dt.date
    last: dt.date
    words: str

    def covers(self, day: dt.date) -> bool:
        """Return whether a day is one of them."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Marks:
    """A proposal as it is drawn, and the absences around it."""

    proposed: tuple[Proposed, ...] = ()
    mode: Mode = Mode.BOTH
    absences: tuple[Absence, ...] = ()

    def away_on(self, day: dt.date) -> tuple[str, ...]:
        """Return the words of the absences of a day."""
        return tuple(each.words for each in self.absences if each.covers(day))


def marked(meetings: tuple[PlannerMeeting, ...], marks: Marks, *, timed: bool = False) -> tuple[PlannerMeeting, ...]:
    """Return the meetings with their signs; `timed` gives a meeting moved within its day a ghost too."""
    proposed = {each.meeting_id: each for each in marks.proposed} if marks.mode is not Mode.BEFORE else {}
    found: list[PlannerMeeting] = []
    for meeting in meetings:
        move = proposed.get(meeting.id)
        found += _both(meeting, move, marks.mode, timed=timed) if move and _moves(meeting, move) else [meeting]
    return tuple(found)


def _moves(meeting: PlannerMeeting, move: Proposed) -> bool:
    return move.date != meeting.date or (move.time is not None and move.time != meeting.time)


def _both(meeting: PlannerMeeting, move: Proposed, mode: Mode, *, timed: bool) -> list[PlannerMeeting]:
    """Return the ghost of a moved meeting, where it is wanted, and its target, where it has one."""
    because = f"; {move.because}" if move.because else ""
    signs = []
    if mode is Mode.BOTH and (timed or move.date != meeting.date):
        goes = f"proposed for {_place_words(move.date, move.time)}" if move.date else "without a place"
        signs.append(replace(meeting, sign=GHOST, note=f"{goes}{because}"))
    if move.date:
        note = f"proposed, from {_place_words(meeting.date, meeting.time if move.time else None)}{because}"
        signs.append(replace(meeting, date=move.date, time=move.time or meeting.time, sign=TARGET, note=note))
    return signs


def _place_words(day: dt.date, begins: dt.time | None) -> str:
    return f"{date_words(day)} {begins:%H:%M}" if begins else date_words(day)


def arrow_points(ghost: Box, target: Box, ghost_cell: Box, target_cell: Box) -> Points:
    """Return the corners of the line from a ghost to its target: under their chips and along an edge of the column.

    So it crosses neither a day's number nor a count. In one column it leaves and arrives on the right; else it goes
    round on the side that faces the target.
    """
    begin, end = ghost.y + ghost.height + _UNDER, target.y + target.height + _UNDER
    leftwards = target_cell.x < ghost_cell.x
    beside = target_cell.x != ghost_cell.x and not leftwards
    upright = ghost_cell.x - _HAIR if leftwards else ghost_cell.x + ghost_cell.width - _HAIR
    out = ghost.x + _OFF if leftwards else ghost.x + ghost.width - _OFF
    arrives = target.x - _RING if beside else target.x + target.width + _RING
    return (out, begin - _UNDER), (out, begin), (upright, begin), (upright, end), (arrives, end)


def spanned(boxes: tuple[Box, ...]) -> Box:
    """Return the smallest rectangle around some."""
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    right, bottom = max(box.x + box.width for box in boxes), max(box.y + box.height for box in boxes)
    return Box(left, top, right - left, bottom - top)
