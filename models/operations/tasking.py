"""Corporate assets asked for, and what was decided on it."""

import datetime as dt
from typing import Any

from models.errors import RuleBroken
from models.operations.checks import LONGEST_TEXT, in_order, known, named, within, word_of
from models.operations.naming import snippet
from models.records.meetings import Meeting
from models.records.organisation import OrganisationUnit
from models.records.priorities import Priority, TaskingRequest
from models.rules.vocabulary import TaskingDecision
from models.rules.written_dates import date_words
from models.store.unit import Unit

LINKS = {"unit_id": OrganisationUnit, "meeting_id": Meeting, "priority_id": Priority}


def request_tasking(  # noqa: PLR0913  a request has as many facts
    unit: Unit,
    *,
    asset: str,
    unit_id: str = "",
    meeting_id: str = "",
    requested_on: dt.date | None = None,
    starts: dt.date | None = None,
    ends: dt.date | None = None,
    reason: str = "",
    priority_id: str = "",
) -> str:
    """Record that a unit asks for a corporate asset and return the key; it is asked for today unless a day is given."""
    row = TaskingRequest(requested_on=requested_on or unit.today, decision="", decision_words="")
    texts = {"asset": asset, "reason": reason, "starts": starts, "ends": ends}
    _put(unit, row, {**texts, "unit_id": unit_id, "meeting_id": meeting_id, "priority_id": priority_id})
    unit.say(f"Request {snippet(row.asset)}")
    return unit.add(row).id


def edit_tasking(  # noqa: PLR0913  a request has as many facts
    unit: Unit,
    *,
    request_id: str,
    revision: str | None = None,
    asset: str | None = None,
    unit_id: str | None = None,
    meeting_id: str | None = None,
    requested_on: dt.date | None = None,
    starts: dt.date | None = None,
    ends: dt.date | None = None,
    reason: str | None = None,
    priority_id: str | None = None,
) -> None:
    """Change what is given about a request; an empty key takes unit, meeting or priority away."""
    row = unit.get(TaskingRequest, request_id, revision)
    facts = {"asset": asset, "reason": reason, "starts": starts, "ends": ends, "requested_on": requested_on}
    given = {**facts, "unit_id": unit_id, "meeting_id": meeting_id, "priority_id": priority_id}
    _put(unit, row, {field: value for field, value in given.items() if value is not None})
    unit.say(f"Edit request {snippet(row.asset)}")


def decide_tasking(
    unit: Unit,
    *,
    request_id: str,
    decision: str,
    words: str = "",
    on: dt.date | None = None,
    revision: str | None = None,
) -> None:
    """Record what was decided on a request, today unless a day is given; an empty decision opens it again."""
    row = unit.get(TaskingRequest, request_id, revision)
    row.decision = word_of(TaskingDecision, decision, "decision").value
    row.decision_words = within(words, "words", "The words of the decision", LONGEST_TEXT) if row.decision else ""
    day = on or unit.today
    if row.decision and day < row.requested_on:
        asked = date_words(row.requested_on)
        raise RuleBroken(f"It was asked for {asked}; give a day of decision from then on.", "on")
    row.decided_on = day if row.decision else None
    unit.say(f"Request {snippet(row.asset)}: {row.decision or 'open again'}")


def remove_tasking(unit: Unit, *, request_id: str, revision: str | None = None) -> None:
    """Take a request out of the book."""
    row = unit.get(TaskingRequest, request_id, revision)
    unit.delete(row)
    unit.say(f"Remove request {snippet(row.asset)}")


def _put(unit: Unit, row: TaskingRequest, given: dict[str, Any]) -> None:
    """Put in what is given, each as it is stored."""
    for field, value in given.items():
        if field in LINKS:
            setattr(row, field, known(unit, LINKS[field], value))
        elif field == "asset":
            row.asset = named(value, field, "What is asked for")
        elif field == "reason":
            row.reason = within(value, field, "The reason", LONGEST_TEXT)
        else:
            setattr(row, field, value)
    in_order(row.starts, row.ends)
