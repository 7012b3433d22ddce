"""How the plan is shown in the calendar: the meetings where they stand, where they are proposed, or both."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from desktop.kit.heat_strip import HeatDay
from desktop.kit.proposal_marks import Absence, Marks, Mode, Proposed
from models.queries.meetings import MeetingRow
from models.queries.proposal import ProposalRow
from models.rules.planner.answer import Finding
from models.rules.planner.problem import Problem, Turn

SHOWN_AFTER = {"after", "both"}


def rows_of_day(
    rows: Sequence[MeetingRow], day: dt.date, changed: Mapping[str, ProposalRow], side: str
) -> list[MeetingRow]:
    """Return the meetings of a day: those that stand there, and those the proposal puts there, if it is shown."""
    there: list[tuple[dt.time, MeetingRow]] = []
    for row in rows:
        new = changed.get(row.id)
        slot = new.slot if new is not None and side in SHOWN_AFTER else None
        if slot is not None and slot.date == day:
            there.append((slot.start, row))
        elif row.date == day and not (new is not None and side == "after"):
            there.append((row.start, row))
    return [row for _start, row in sorted(there, key=lambda each: each[0])]


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


def rings(changed: Mapping[str, ProposalRow], side: str) -> dict[str, str]:
    """Return what is said of the meetings that a proposal changes where they stand; nothing where it is not shown."""
    if side not in SHOWN_AFTER:
        return {}
    return {row.key: _ring_words(row) for row in changed.values() if row.slot == row.home}


def _ring_words(row: ProposalRow) -> str:
    return f"proposed: {row.chair_name or row.chair} takes the chair" if row.deputy else "proposed"


def seated_to_come(problem: Problem, keys: Collection[str], person_id: str, post_id: str) -> frozenset[str]:
    """Return the meetings of those keys at which a person or a post sits."""

    def sits(turn: Turn) -> bool:
        who = problem.who
        return any(seat.post == post_id or who(seat.post, turn.home.date) == person_id for seat in turn.seats)

    return frozenset(turn.key for turn in problem.turns if turn.key in keys and sits(turn))


def load(rows: Sequence[MeetingRow]) -> tuple[HeatDay, ...]:
    """Return how many meetings each day has, and which."""
    days: defaultdict[dt.date, list[str]] = defaultdict(list)
    for row in rows:
        days[row.date].append(row.forum_code)
    return tuple(HeatDay(day, len(codes), ", ".join(codes)) for day, codes in sorted(days.items()))
