"""The rows of the actions of a demo book, with their history line by line."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from random import Random

from models.operations.demo.actions import DemoAction
from models.operations.demo.agendas import DemoItem, business
from models.operations.demo.people import Staff
from models.operations.demo.risks import Register
from models.operations.demo.sheaf import Sheaf
from models.operations.demo.sizes import DAY, DEMO_TODAY
from models.records.outcomes import Action, ActionContributor, ActionEvent
from models.records.risks import RiskLink
from models.rules.progress import is_open
from models.rules.vocabulary import NumberKind
from models.rules.written_dates import short_date_words

SECRETARIES = ("Imogen Farrier", "Dev Chaudhry-Lisle", "Niamh O’Dwyer-Cole")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an action's history before it is stored."""

    day: dt.date
    kind: str
    text: str
    old_due: dt.date | None = None
    new_due: dt.date | None = None


def gather_actions(
    sheaf: Sheaf,
    actions: list[DemoAction],
    made: dict[str, list[DemoItem]],
    staff: Staff,
    register: Register,
    source: Random,
) -> None:
    """Gather actions in the order given, each numbered in its forum's series and tracked where its forum is."""
    trackers = _trackers(sheaf, actions)
    for action in actions:
        forum = action.meeting.forum
        items = business(made.get(action.meeting.id, []))
        person = staff.holder(action.owner, action.raised) if action.by_person else None
        item = source.choice(items).id if items else None
        key = sheaf.add(Action, _row(sheaf, action, person, item, trackers.get(forum.code)))
        for post in action.contributors:
            sheaf.add(ActionContributor, {"action_id": key, "post_id": sheaf.keys.posts[post]})
        for risk in register.mentioned(f"{action.risk} {action.text}"):
            sheaf.add(RiskLink, {"risk_id": risk.id, "action_id": key})
        _gather_history(sheaf, key, action, source)


def _row(
    sheaf: Sheaf, action: DemoAction, person: str | None, item: str | None, tracker: str | None
) -> dict[str, object]:
    """Return the row of an action: its owner in person where there is one, the item it was raised under."""
    forum = action.meeting.forum
    return {
        "forum_id": sheaf.keys.forums[forum.code],
        "tracking_forum_id": tracker,
        "meeting_id": action.meeting.id,
        "item_id": item,
        "reference": sheaf.next_reference(forum, NumberKind.ACTION, action.raised),
        "text": action.text,
        "owner_post_id": sheaf.keys.posts[action.owner] if action.owner and not person else None,
        "owner_person_id": person,
        "owner_body": action.body,
        "raised_on": action.raised,
        "due": action.due,
        "due_words": action.due_words,
        "first_due": action.dues[0] if action.dues else None,
        "moves": max(0, len(action.dues) - 1),
        "status": action.status.value,
        "closed_on": action.closed_on,
        "closing_note": action.note if action.closed_on else "",
        "part": action.part,
        "position": sheaf.next_position(action.meeting.id),
    }


def _trackers(sheaf: Sheaf, actions: list[DemoAction]) -> dict[str, str]:
    """Find which forum tracks the actions of which, by code; the value is the tracking forum's key."""
    forums = {action.meeting.forum.code: action.meeting.forum for action in actions}
    tracked = ((other, code) for code, forum in forums.items() for other in forum.tracks)
    return {other: sheaf.keys.forums[code] for other, code in tracked}


def _gather_history(sheaf: Sheaf, key: str, action: DemoAction, source: Random) -> None:
    secretary = source.choice(SECRETARIES)
    minute = source.randint(0, 50)
    for number, line in enumerate(_lines(action)):
        at = dt.datetime.combine(line.day, dt.time(11 + min(number, 9), minute), tzinfo=dt.UTC)
        sheaf.add(
            ActionEvent,
            {
                "action_id": key,
                "at": at,
                "actor": secretary,
                "kind": line.kind,
                "text": line.text,
                "old_due": line.old_due,
                "new_due": line.new_due,
            },
        )


def _lines(action: DemoAction) -> Iterator[Line]:
    """Yield the history of an action, oldest first and never after the demo's day."""
    last = action.closed_on or DEMO_TODAY - DAY
    yield Line(action.raised, "recorded", f"Recorded at {action.meeting.forum.code} {short_date_words(action.raised)}")
    days = [action.raised]
    for (old, new), reason in zip(pairwise(action.dues), action.reasons, strict=True):
        days.append(min(max(old - 2 * DAY, days[-1] + DAY), last))
        yield Line(days[-1], "moved", reason, old, new)
    if action.update:
        yield Line(min(days[-1] + 5 * DAY, last), "update", action.update)
    if action.reopened:
        yield Line(min(days[-1] + 6 * DAY, last), "closed", action.note)
        yield Line(min(days[-1] + 9 * DAY, last), "re-opened", action.reopened)
    elif not is_open(action.status):
        yield Line(last, "closed", action.note)
