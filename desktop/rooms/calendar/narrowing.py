"""Which meetings the filters let through, and the meetings as the planners show them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from desktop.kit.planner_parts import PlannerMeeting
from desktop.kit.proposal_marks import TARGET
from desktop.kit.short_words import counted, short_codes
from models.queries.meetings import FALLEN_AWAY, MeetingRow
from models.queries.published import PublishedRow
from models.rules.financial_year import FinancialYear
from models.rules.written_dates import date_words

ZONE = ZoneInfo("Europe/London")
PROPOSED = "proposed"
"""The status of a meeting that is not on the calendar yet."""
CARRIED = frozenset({PROPOSED, "planned", "agenda open", "agenda issued"})
"""The statuses of meetings that may still be carried to another day."""
Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Narrowing:
    """The chosen values of the filters over the rows; an empty set lets everything through."""

    levels: frozenset[str]
    units: frozenset[str]
    forums: frozenset[str]
    places: frozenset[str]

    def lets(self, row: MeetingRow) -> bool:
        """Return whether a meeting is shown."""
        pairs = (
            (self.levels, row.level),
            (self.units, row.unit),
            (self.forums, row.forum_id),
            (self.places, row.place),
        )
        return all(value in wanted for wanted, value in pairs if wanted)


def narrowing_of(values: Callable[[str], frozenset[str]]) -> Narrowing:
    """Return what the chips now ask for."""
    return Narrowing(values("level"), values("unit"), values("forum"), values("place"))


def unit_choices(rows: Sequence[MeetingRow]) -> Choices:
    """Return the units that have meetings, by name."""
    return tuple((unit, unit) for unit in sorted({row.unit for row in rows if row.unit}))


def place_choices(rows: Sequence[MeetingRow]) -> Choices:
    """Return the places where meetings are held, by name."""
    return tuple((place, place) for place in sorted({row.place for row in rows if row.place}))


def forum_choices(rows: Sequence[MeetingRow]) -> Choices:
    """Return the forums that have meetings, by code."""
    found = {row.forum_id: (row.forum_code, row.forum_name) for row in rows}
    return tuple((key, f"{code}  {name}") for key, (code, name) in sorted(found.items(), key=lambda each: each[1]))


def taking_place(rows: Sequence[MeetingRow]) -> tuple[MeetingRow, ...]:
    """Return the meetings that have not fallen away."""
    return tuple(row for row in rows if row.status not in FALLEN_AWAY)


def planner_codes(rows: Sequence[MeetingRow]) -> dict[str, str]:
    """Return the code of each forum of a whole year as a cell of the planner has room for it."""
    levels: dict[str, list[str]] = {}
    for row in rows:
        levels.setdefault(row.level, []).append(row.forum_code)
    return short_codes(levels)


def planner_meetings(
    rows: Sequence[MeetingRow],
    today: date,
    codes: Mapping[str, str] | None = None,
    lanes: Mapping[str, tuple[str, ...]] | None = None,
    ringed: Mapping[str, str] | None = None,
) -> tuple[PlannerMeeting, ...]:
    """Return the meetings that take place as planners show them, with short codes and lanes where they are given.

    `ringed` are those a proposal puts or leaves where they stand, each with what is said of it.
    """
    called, standing, rings = codes or {}, lanes or {}, ringed or {}
    return tuple(
        PlannerMeeting(
            id=row.id,
            date=row.date,
            code=row.forum_code,
            level=row.level,
            time=row.start,
            title=row.forum_name,
            moved_because=row.moved_because if moved(row) else "",
            short=called.get(row.forum_code, ""),
            pinned=row.pinned,
            fixed=row.status not in CARRIED or row.date <= today,
            minutes=row.minutes,
            lanes=standing.get(row.id, ()),
            sign=TARGET if row.id in rings else "",
            note=rings.get(row.id, ""),
        )
        for row in taking_place(rows)
    )


def moved(row: MeetingRow) -> bool:
    """Return whether a meeting stands on another day than its rule gave."""
    return row.rule_date is not None and row.date != row.rule_date


def year_words(rows: Sequence[MeetingRow], closed: Mapping[date, str]) -> str:
    """Return how many meetings there are and how many were moved: `391 meetings, 14 moved by holidays`."""
    there = taking_place(rows)
    away = [row for row in there if moved(row)]
    by_rule = sum(row.rule_date in closed or is_weekend(row.rule_date) for row in away)
    parts = (
        counted(len(there), "meeting"),
        f"{by_rule} moved by holidays" if by_rule else "",
        f"{len(away) - by_rule} moved by hand" if len(away) > by_rule else "",
        f"{len(rows) - len(there)} called off" if len(rows) > len(there) else "",
    )
    return ", ".join(part for part in parts if part)


def head_words(
    span: FinancialYear, rows: Sequence[MeetingRow], closed: Mapping[date, str], published: Sequence[PublishedRow]
) -> str:
    """Return the sentence in the calendar's head: the year, its meetings, and when it was published."""
    sent = [row.at for row in published if row.first <= span.last and row.last >= span.first]
    parts = (
        span.words,
        f"Published on {date_words(max(sent).astimezone(ZONE).date())}" if sent else "",
        year_words(rows, closed),
    )
    return " · ".join(part for part in parts if part)


def is_weekend(day: date | None) -> bool:
    """Return whether a day is a Saturday or a Sunday."""
    return day is not None and day.weekday() >= 5  # noqa: PLR2004  Monday is 0
