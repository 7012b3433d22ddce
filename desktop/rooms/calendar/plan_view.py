"""How the plan is shown in the calendar: the meetings where they stand, where they are proposed, or both."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from desktop.kit.heat_strip import HeatDay
from desktop.kit.proposal_marks import Absence, Marks, Mode, Proposed
from models.queries.meetings import MeetingRow
from models.queries.proposal import ProposalRow
from models.rules.planner.answer import Finding

SHOWN_AFTER = {"after", "both"}


def rows_of_day(
    rows: Sequence[MeetingRow], day: dt.date, changed: Mapping[str, ProposalRow], side: str
) -> list[MeetingRow]:
    """Return the meetings of a day: those that stand there, and those the proposal puts there, if it is shown."""
    there = []
    for row in rows:
        new = changed.get(row.id)
        goes = new is not None and new.slot is not None and new.slot.date == day and side in SHOWN_AFTER
        stays = row.date == day and not (new is not None and side == "after")
        if goes or stays:
            there.append(row)
    return there


def rows_after(rows: Sequence[MeetingRow], changed: Mapping[str, ProposalRow]) -> tuple[MeetingRow, ...]:
    """Return the meetings as the proposal would have them; what has no place is left out."""
    found = []
    for row in rows:
        new = changed.get(row.id)
        if new is None:
            found.append(row)
        elif new.slot is not None:
            place = new.slot
            found.append(
                replace(row, date=place.date, start=place.start, place=place.place, moved_because=new.moved_because)
            )
    return tuple(found)


def jump_of(finding: Finding, rows: Sequence[MeetingRow]) -> tuple[dt.date | None, str]:
    """Return the day and the meeting a finding leads to."""
    named = [row for row in rows if row.id in finding.meetings]
    on_day = [row for row in named if row.date == finding.date]
    chosen = next(iter(on_day or named), None)
    return finding.date or (chosen.date if chosen else None), chosen.id if chosen else ""


def marks(changed: Mapping[str, ProposalRow], side: str, absences: tuple[Absence, ...]) -> Marks:
    """Return what is painted over the meetings: where the proposal puts them, and when somebody is away."""
    proposed = tuple(
        Proposed(row.key, row.slot.date if row.slot else None, row.slot.start if row.slot else None, row.moved_because)
        for row in changed.values()
    )
    return Marks(proposed, Mode(side), absences)


def load(rows: Sequence[MeetingRow]) -> tuple[HeatDay, ...]:
    """Return how many meetings each day has, and which."""
    days: defaultdict[dt.date, list[str]] = defaultdict(list)
    for row in rows:
        days[row.date].append(row.forum_code)
    return tuple(HeatDay(day, len(codes), ", ".join(codes)) for day, codes in sorted(days.items()))
