"""On which agenda an exception lands: the next meeting of the forum that answers for its unit."""

import bisect
import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from models.queries.holders import lives
from models.records.forums import Forum, TemplateItem
from models.records.meetings import Meeting
from models.records.organisation import OrganisationUnit, UnitSuccession
from models.rules.vocabulary import MeetingStatus, Shows
from models.rules.written_dates import date_words
from models.store.readings import remembered

FALLEN = (MeetingStatus.CANCELLED.value, MeetingStatus.POSTPONED.value)
LISTING = (Shows.WORSE.value, Shows.BETTER.value)
_TABLES = frozenset({"forum", "template_item", "meeting", "unit", "unit_succession"})


@dataclass(frozen=True, slots=True)
class Landing:
    """Where exceptions land; all empty where no forum answers for the unit, `meeting_id` where none is planned yet.

    `words` read "CF-EA Mon 9 Nov 2026".
    """

    forum_id: str = ""
    forum_code: str = ""
    meeting_id: str = ""
    words: str = ""


NOWHERE = Landing()


@dataclass(frozen=True, slots=True)
class _Listing:
    """A forum whose agendas list exceptions, with its living meetings in order."""

    id: str
    code: str
    starts: dt.date | None
    ends: dt.date | None
    days: tuple[dt.date, ...]
    meetings: tuple[str, ...]


class Landings:
    """Where the exceptions of every unit land, received on any day."""

    def __init__(self, session: Session) -> None:
        self._forums = _forums(session)
        self._parents = {row.id: row.parent_id for row in session.execute(_PARENTS)}
        self._after: defaultdict[str, list[tuple[dt.date, str]]] = defaultdict(list)
        for old, new, on in session.execute(_SUCCESSIONS):
            self._after[old].append((on or dt.date.min, new))
        self._found: dict[tuple[str, dt.date], Landing] = {}

    def of(self, unit_id: str, received_on: dt.date) -> Landing:
        """Return where what was received on a day lands: with the unit, who came after it, or the nearest above."""
        asked = (unit_id, received_on)
        if asked not in self._found:
            self._found[asked] = self._find(unit_id, received_on)
        return self._found[asked]

    def before(self, meeting_id: str, forum_id: str) -> dt.date:
        """Return the day of the living meeting before one of a forum; the earliest day there is if it has none."""
        for forums in self._forums.values():
            for forum in forums:
                if forum.id == forum_id and meeting_id in forum.meetings:
                    place = forum.meetings.index(meeting_id)
                    return forum.days[place - 1] if place else dt.date.min
        return dt.date.min

    def _find(self, unit_id: str, received_on: dt.date) -> Landing:
        waiting = NOWHERE
        for home in self._homes(unit_id):
            for forum in self._forums.get(home, ()):
                place = bisect.bisect_left(forum.days, received_on)
                if place < len(forum.days):
                    words = f"{forum.code} {date_words(forum.days[place])}"
                    return Landing(forum.id, forum.code, forum.meetings[place], words)
                if forum.ends is None and not waiting.forum_id:
                    waiting = Landing(forum.id, forum.code)
            if waiting.forum_id:
                return waiting
        return waiting

    def _homes(self, unit_id: str) -> Iterator[str]:
        """Yield the units that may answer: itself and all who came after, then those above, nearest first."""
        seen = set[str]()
        above: list[str] = [unit_id]
        while above:
            line = above.pop(0)
            followers = [line]
            while followers:
                one = followers.pop(0)
                if one in seen:
                    continue
                seen.add(one)
                yield one
                followers += [new for _on, new in sorted(self._after.get(one, ()))]
                above += [parent for parent in (self._parents.get(one),) if parent]


def landings(session: Session) -> Landings:
    """Return where exceptions land as the plan stands now."""
    return remembered(session, "exception landings", _TABLES, lambda: Landings(session))


_PARENTS = select(OrganisationUnit.id, OrganisationUnit.parent_id)
_SUCCESSIONS = select(UnitSuccession.old_unit_id, UnitSuccession.new_unit_id, UnitSuccession.on)


def _forums(session: Session) -> dict[str, tuple[_Listing, ...]]:
    """Return the forums that list exceptions by unit: those with an item for them first, then those with themes."""
    shows = select(TemplateItem.forum_id).where(TemplateItem.shows.in_(LISTING))
    items = set(session.scalars(shows))
    chosen = select(Forum).where(Forum.unit_id.is_not(None), or_(Forum.theme_window > 0, Forum.id.in_(shows)))
    found = session.scalars(chosen.order_by(Forum.position, Forum.code)).all()
    meetings = defaultdict[str, list[tuple[dt.date, str]]](list)
    planned = select(Meeting.forum_id, Meeting.date, Meeting.start, Meeting.id).where(
        Meeting.forum_id.in_([forum.id for forum in found]), Meeting.status.not_in(FALLEN)
    )
    for forum_id, day, _start, key in session.execute(planned.order_by(Meeting.date, Meeting.start, Meeting.id)):
        meetings[forum_id].append((day, key))
    by_unit = defaultdict[str, list[tuple[bool, _Listing]]](list)
    for forum in found:
        kept = [(day, key) for day, key in meetings[forum.id] if lives(forum.starts, forum.ends, day)]
        days, keys = tuple(day for day, _key in kept), tuple(key for _day, key in kept)
        listing = _Listing(forum.id, forum.code, forum.starts, forum.ends, days, keys)
        by_unit[forum.unit_id or ""].append((forum.id not in items, listing))
    return {unit: tuple(one for _last, one in sorted(rows, key=lambda row: row[0])) for unit, rows in by_unit.items()}
