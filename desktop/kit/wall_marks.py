"""Where the marks of a proposal and of absences stand on a laid-out year: arrows and frames as lines and boxes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.kit.proposal_marks import GHOST, TARGET, Absence, Points, arrow_points, spanned
from desktop.kit.wall_layout import Box, Cell, Wall


@dataclass(frozen=True, slots=True)
class Arrow:
    """The line from a ghost to its target, with the cells of both."""

    ghost: Cell
    target: Cell
    points: Points

    def touches(self, day: date) -> bool:
        """Return whether it leaves or reaches a day."""
        return self.ghost.spans(day) or self.target.spans(day)


def arrows(wall: Wall) -> tuple[Arrow, ...]:
    """Return the arrow of each meeting whose ghost and target both have a chip."""
    signs = {(chip.meeting.id, chip.meeting.sign): (chip, cell) for cell in wall.cells for chip in cell.chips}
    found = []
    for (key, sign), (chip, cell) in signs.items():
        if sign == GHOST and (key, TARGET) in signs:
            target, there = signs[key, TARGET]
            found.append(Arrow(cell, there, arrow_points(chip.box, target.box, cell.box, there.box)))
    return tuple(found)


def frames(wall: Wall, absences: Sequence[Absence], whole: date | None) -> tuple[Box, ...]:
    """Return the frames of the absences, one for each month they touch, or one for all under the name `whole`."""
    found = []
    for absence in absences:
        groups: dict[date, list[Box]] = {}
        for cell in wall.cells:
            last = cell.day + timedelta(days=cell.days - 1)
            if cell.day <= absence.last and absence.first <= last:
                groups.setdefault(whole or cell.day.replace(day=1), []).append(cell.box)
        found += [spanned(tuple(boxes)) for boxes in groups.values()]
    return tuple(found)
