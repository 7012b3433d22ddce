"""The standard meetings of one unit or of many in one step, and what that would make."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NoReturn

from models.errors import RuleBroken
from models.operations.forum_copy import lay_out_forums
from models.operations.rehearsal import rehearse
from models.operations.standard import UnitChair, create_staggered_meetings, create_standard_meetings
from models.queries.clashes import ClashRow, clash_report
from models.queries.forums import ForumRow, forums
from models.queries.meetings import MeetingRow, meetings
from models.store.unit import Unit


@dataclass(frozen=True, slots=True)
class StandardMeetings:
    """What is made: the forums, their meetings, and where one of these clashes with another meeting."""

    forums: tuple[ForumRow, ...]
    meetings: tuple[MeetingRow, ...]
    clashes: tuple[ClashRow, ...]


def create_meetings_of_units(
    unit: Unit,
    *,
    chairs: Sequence[UnitChair],
    boards: bool,
    first: dt.date,
    last: dt.date | None = None,
    place: str = "",
) -> tuple[str, ...]:
    """Make the standard meetings of units, laid out from `first` to `last` if that is given; return the forums' keys.

    With `boards` each unit gets a quarterly board and a monthly CrimeFighters, otherwise a monthly CrimeFighters alone,
    no two at the same turn of the month. All of it is one deed.
    """
    if last is not None and last < first:
        raise RuleBroken("The last day to lay out lies before the first; give a later day.", "last")
    if not boards:
        return create_staggered_meetings(unit, chairs=chairs, place=place, first=first, last=last)
    if not chairs:
        raise RuleBroken("Choose the units that are to have the meetings.", "chairs")
    made = tuple(
        key
        for chair in chairs
        for key in create_standard_meetings(unit, unit_id=chair.unit_id, chair_post_id=chair.chair_post_id, place=place)
    )
    count = lay_out_forums(unit, made, first=first, last=last) if last else 0
    units = "1 unit" if len(chairs) == 1 else f"{len(chairs)} units"
    unit.say(f"Create standard meetings of {units}" + (f", {count} meetings" if count else ""))
    return made


def foresee_meetings_of_units(  # noqa: PLR0913  as many as the deed itself
    unit: Unit,
    *,
    tell: Callable[[StandardMeetings], None],
    chairs: Sequence[UnitChair],
    boards: bool,
    first: dt.date,
    last: dt.date | None = None,
    place: str = "",
) -> NoReturn:
    """Tell what `create_meetings_of_units` would make; nothing is stored: always TakenBack or what it refuses."""
    made = create_meetings_of_units(unit, chairs=chairs, boards=boards, first=first, last=last, place=place)
    rehearse(unit, lambda: _told(unit, made, first, last), tell)


def _told(unit: Unit, made: Sequence[str], first: dt.date, last: dt.date | None) -> StandardMeetings:
    session = unit.session
    rows = [row for row in forums(session, as_of=first) if row.id in made]
    held = [row for row in meetings(session, first=first, last=last) if row.forum_id in made] if last else []
    keys = {row.id for row in held}
    report = clash_report(session, first=first, last=last, today=unit.today) if last and held else None
    clashes = [row for row in report.rows if keys & set(row.meeting_ids)] if report else []
    return StandardMeetings(tuple(rows), tuple(held), tuple(clashes))
