"""What the inspector says of one meeting: its dates, where and who, and its deadlines."""

from collections.abc import Callable
from dataclasses import dataclass

from desktop.kit.in_place import Edit
from desktop.kit.sections import Fact, Facts, Head, Note, Notes, Section, Trail
from desktop.kit.statuses import meeting_status
from desktop.rooms.calendar.columns import time_words
from desktop.rooms.calendar.narrowing import moved
from models.queries.meetings import DeadlineRow, MeetingRow
from models.rules.written_dates import date_words, short_date_words


@dataclass(frozen=True, slots=True)
class PlaceEdits:
    """What stores a value changed in place."""

    place: Callable[[str], None]
    minutes: Callable[[str], None]


def sections(row: MeetingRow, edits: PlaceEdits) -> tuple[Section, ...]:
    """Return the sections of the inspector for a meeting."""
    head = Head(row.forum_name, code=row.forum_code, level=row.level, status=meeting_status(row.status))
    deadlines = Facts(tuple(_deadline(each) for each in row.deadlines), "Deadlines")
    return (head, *why_moved(row), _facts(row, edits), *((deadlines,) if row.deadlines else ()))


def why_moved(row: MeetingRow) -> tuple[Section, ...]:
    """Return the way from the rule's date to the real one, with its reason; nothing for a meeting on its rule date."""
    reason = (Notes((Note("corner-down-right" if moved(row) else "info", "text 2", row.moved_because),)),)
    if not moved(row) or row.rule_date is None:
        return reason if row.moved_because else ()
    steps = (("By rule", short_date_words(row.rule_date), True), ("Now", short_date_words(row.date), False))
    return (Trail(steps), *(reason if row.moved_because else ()))


def _facts(row: MeetingRow, edits: PlaceEdits) -> Facts:
    chair = f"{row.chair_name}{', acting chair' if row.acting_chair else ''}" if row.chair_name else "vacant"
    return Facts(
        (
            Fact("Date", date_words(row.date)),
            Fact("Time", time_words(row)),
            Fact("Length", f"{row.minutes} min", edit=Edit(edits.minutes, str(row.minutes))),
            Fact("Place", row.place, edit=Edit(edits.place, row.place)),
            Fact("Chair", row.chair, chair) if row.chair else Fact("Chair", "none named", tone="warn"),
            Fact("Unit", row.unit or "–"),
            Fact("Meeting", f"no. {row.number}"),
        )
    )


def _deadline(row: DeadlineRow) -> Fact:
    kind = row.kind[:1].upper() + row.kind[1:]
    return Fact(kind, f"{short_date_words(row.due.date())}, {row.due:%H:%M}")
