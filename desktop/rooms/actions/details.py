"""What the inspector says of one action: how its date came to be, who answers for it, and its history."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from desktop.kit.in_place import Edit
from desktop.kit.sections import Event, Fact, Facts, Head, History, Section, Trail
from desktop.rooms.actions.columns import NONE, whole_status
from desktop.rooms.actions.grouping import days_words
from models.documents.wording import wall_clock
from models.queries.actions import ActionEventRow, ActionRow
from models.rules.written_dates import date_words, short_date_words

MOVED = "moved"
_TITLES = {"recorded": "Recorded", "update": "Update", "closed": "Closed", "re-opened": "Re-opened"}
_STEPS = 2
"""How many earlier dates the trail has room for."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the inspector needs beside the action: the day, the forum that tracks it, its posts, and what can be done.

    `tracker` is the level and name of the tracking forum; `owners` are the words of all posts, to choose from.
    """

    today: dt.date
    tracker: tuple[str, str]
    item: str
    owners: tuple[str, ...]
    owner: str
    change_text: Callable[[str], None]
    change_owner: Callable[[str], None]
    change_contributors: Callable[[str], None]
    open_meeting: Callable[[], None]


def sections(row: ActionRow, history: Sequence[ActionEventRow], around: Surroundings) -> tuple[Section, ...]:
    """Return the sections of the inspector for an action."""
    head = Head(row.text, row.reference, status=whole_status(row), edit=Edit(around.change_text, long=True))
    trail = trail_of(row, history, around.today)
    facts = Facts(tuple(fact for fact in _facts(row, around, trailed=trail is not None) if fact))
    return (head, *((trail,) if trail else ()), facts, History(tuple(events(history, around.today))))


def trail_of(row: ActionRow, history: Sequence[ActionEventRow], today: dt.date) -> Trail | None:
    """Return how the due date came to be, none if it never moved; in the middle stand the latest dates before now."""
    if not row.moves:
        return None
    before = [event.old_due for event in history if event.kind == MOVED]
    first = row.first_due or (before[0] if before else None)
    between = [day for day in before[1:] if day][-(_STEPS - 1) :]
    now = short_words(row.due, today) if row.due else row.due_words or NONE
    steps = [("First due", short_words(first, today) if first else NONE, True)]
    steps += [("then", short_words(day, today), True) for day in between]
    return Trail((*steps, ("Due now", now, False)))


def events(history: Sequence[ActionEventRow], today: dt.date) -> list[Event]:
    """Return the history newest first; a date that moved has a filled dot."""
    found = []
    for event in reversed(history):
        moment = wall_clock(event.at)
        who = f"{event.actor}, {short_words(moment.date(), today)} {moment:%H:%M}"
        found.append(Event(event_title(event, today), event_text(event), who, filled=event.kind == MOVED))
    return found


def event_title(event: ActionEventRow, today: dt.date) -> str:
    """Return the title of a line of history."""
    if event.kind == MOVED:
        return f"Due moved to {short_words(event.new_due, today)}" if event.new_due else "Due moved, without a date"
    if event.kind == "recorded":
        return event.text or _TITLES[event.kind]
    return _TITLES.get(event.kind, event.kind.capitalize())


def event_text(event: ActionEventRow) -> str:
    """Return what stands under the title; what was recorded says all in its title."""
    return "" if event.kind == "recorded" else event.text


def short_words(day: dt.date, today: dt.date) -> str:
    """Return a day with its weekday, and its year where that is not this one."""
    return short_date_words(day) if day.year == today.year else date_words(day)


def _facts(row: ActionRow, around: Surroundings, *, trailed: bool) -> tuple[Fact | None, ...]:
    today = around.today
    due = short_words(row.due, today) if row.due else row.due_words or "no date"
    owner = Edit(around.change_owner, around.owner, around.owners)
    name = row.owner_name if row.owner_name != row.owner else ""
    vacant = "vacant" if row.owner_post_id and not row.owner_name else ""
    return (
        None if trailed else Fact("Due", due),
        Fact("Late by", days_words(row.days_late), tone="bad") if row.overdue else None,
        Fact("In words", row.due_words) if row.due and row.due_words else None,
        Fact("Accountable", row.owner, name or vacant, edit=owner),
        Fact("Contributors", row.contributors, edit=Edit(around.change_contributors, row.contributors)),
        _raised(row, around),
        Fact("Tracked by", around.tracker[1], code=row.tracked_by, level=around.tracker[0]) if row.tracked_by else None,
        Fact("Part", "Part 2, closed", icon="lock") if row.part > 1 else None,
        Fact("Closed", _closed(row, today), row.closing_note) if row.closed_on else None,
    )


def _raised(row: ActionRow, around: Surroundings) -> Fact:
    """Return where the action was raised; a meeting of ours is a link."""
    if not row.meeting_id:
        words = f"{short_words(row.raised_on, around.today)}, outside a meeting"
        return Fact("Raised", words, code=row.forum_code, level=row.level)
    item = f", {around.item}" if around.item else ""
    words = f"{short_words(row.raised_on, around.today)}{item}"
    return Fact("Raised at", words, code=row.forum_code, level=row.level, open=around.open_meeting)


def _closed(row: ActionRow, today: dt.date) -> str:
    return short_words(row.closed_on, today) if row.closed_on else ""
