"""A deep-dive reports, and is closed once nothing more is expected of it."""

import datetime as dt

from models.errors import RuleBroken
from models.operations.checks import within
from models.operations.naming import snippet
from models.records.agenda import DeepDive
from models.records.meetings import Meeting
from models.rules.vocabulary import DeepDiveStatus
from models.rules.written_dates import date_words
from models.store.unit import Unit

LONGEST_OUTCOME = 5000


def report_deep_dive(
    unit: Unit, *, deep_dive_id: str, on: dt.date | None = None, outcome: str = "", revision: str | None = None
) -> None:
    """Say that a deep-dive has reported: on its meeting's day where that is past, else today, if no day is given."""
    dive = _in_stage(unit, deep_dive_id, revision, (DeepDiveStatus.COMMISSIONED,))
    day = on or _due_day(unit, dive)
    _refuse_impossible(unit, day, unit.get(Meeting, dive.meeting_id).date, "commissioned")
    dive.status, dive.reported_on = DeepDiveStatus.REPORTED.value, day
    _conclude(dive, outcome)
    unit.say(f"Deep-dive {snippet(dive.title)} reported")


def close_deep_dive(
    unit: Unit, *, deep_dive_id: str, on: dt.date | None = None, outcome: str = "", revision: str | None = None
) -> None:
    """Close a deep-dive, by default today: nothing more is expected of it."""
    dive = _in_stage(unit, deep_dive_id, revision, (DeepDiveStatus.COMMISSIONED, DeepDiveStatus.REPORTED))
    day = on or unit.today
    if dive.reported_on:
        _refuse_impossible(unit, day, dive.reported_on, "reported")
    dive.status, dive.closed_on = DeepDiveStatus.CLOSED.value, day
    _conclude(dive, outcome)
    unit.say(f"Deep-dive {snippet(dive.title)} closed")


def _in_stage(unit: Unit, deep_dive_id: str, revision: str | None, stages: tuple[DeepDiveStatus, ...]) -> DeepDive:
    dive = unit.get(DeepDive, deep_dive_id, revision)
    if dive.status not in stages:
        raise RuleBroken(f"{snippet(dive.title)} is {dive.status} already.")
    return dive


def _conclude(dive: DeepDive, outcome: str) -> None:
    dive.outcome = within(outcome, "outcome", "The outcome", LONGEST_OUTCOME) or dive.outcome


def _due_day(unit: Unit, dive: DeepDive) -> dt.date:
    due = unit.get(Meeting, dive.due_meeting_id).date if dive.due_meeting_id else unit.today
    return min(due, unit.today)


def _refuse_impossible(unit: Unit, day: dt.date, since: dt.date, stage: str) -> None:
    """Refuse a day to come, and one before the stage that goes before."""
    if day > unit.today:
        raise RuleBroken(f"{date_words(day)} is still to come; give the day it happened.", "on")
    if day < since <= unit.today:
        raise RuleBroken(f"It was {stage} on {date_words(since)}; give a later day.", "on")
