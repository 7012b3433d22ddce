"""Fitting what is left of an agenda into what is left of the time, while the meeting goes on."""

import datetime as dt

from models.errors import RuleBroken
from models.operations.agenda_lines import lines_of
from models.operations.meetings import correctable
from models.operations.naming import meeting_words
from models.rules.agenda_times import minutes_after
from models.rules.refit import FittedItem, refit
from models.rules.vocabulary import ItemKind
from models.store.unit import Unit


def refit_rest(unit: Unit, *, meeting_id: str, from_item_id: str, at: dt.time) -> None:
    """Squeeze or stretch the items from one on, which begins at a wall-clock time, so that the meeting ends in time.

    RuleBroken where the time that is left cannot hold them.
    """
    meeting = correctable(unit, meeting_id)
    items = [item for item in lines_of(unit, meeting_id) if not item.withdrawn_because]
    first = next((place for place, item in enumerate(items) if item.id == from_item_id), len(items))
    rest = items[first:]
    left = meeting.minutes - minutes_after(meeting.start, at)
    if not rest or left <= 0:
        raise RuleBroken("Nothing is left to fit: the agenda or the time of the meeting is over.")
    fitted = [
        FittedItem(item.minutes, item.fixed_length, item.fixed_start, item.kind == ItemKind.BREAK) for item in rest
    ]
    for item, minutes in zip(rest, refit(at, left, fitted), strict=True):
        if item.minutes != minutes:
            item.minutes = minutes
    unit.say(f"Fit the rest of {meeting_words(unit, meeting)} into its time")
