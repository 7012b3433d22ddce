"""Promises without a date: asked for every quarter, until their date is fixed."""

import datetime as dt

from models.errors import RuleBroken
from models.operations.naming import meeting_words, snippet
from models.operations.opened_items import waiting_for
from models.operations.promises import named_meeting, settle
from models.records.agenda import ItemPromise
from models.records.forums import Forum
from models.records.meetings import Meeting
from models.store.unit import Unit


def fix_promise_date(
    unit: Unit, *, promise_id: str, meeting_id: str = "", after: dt.date | None = None, revision: str | None = None
) -> None:
    """Say when something promised is to be taken: at a meeting, or at the first one after a day, by default today.

    It goes at once on an agenda that is open.
    """
    promise = _undated(unit, promise_id, revision)
    forum = unit.get(Forum, promise.forum_id)
    promise.meeting_id = named_meeting(unit, forum, meeting_id)
    promise.undated, promise.after = False, after or unit.today
    settle(unit, promise)
    at = meeting_words(unit, unit.get(Meeting, meeting_id)) if meeting_id else f"the next {forum.code}"
    unit.say(f"Fix date of {snippet(promise.title)}: {at}")


def leave_date_open(unit: Unit, *, promise_id: str, revision: str | None = None) -> None:
    """Say that the date of something promised is to be fixed after all; what stands on an agenda keeps its date."""
    promise = unit.get(ItemPromise, promise_id, revision)
    if waiting_for(unit, promise) is None or promise.taken_item_id:
        raise RuleBroken(f"{snippet(promise.title)} waits for no agenda any more; move it where it stands.")
    promise.undated, promise.meeting_id = True, None
    unit.say(f"Leave date of {snippet(promise.title)} open")


def chase_promise(unit: Unit, *, promise_id: str, revision: str | None = None) -> None:
    """Note that somebody was asked today for the date of something promised."""
    promise = _undated(unit, promise_id, revision)
    promise.chased_on = unit.today
    unit.say(f"Ask for the date of {snippet(promise.title)}")


def _undated(unit: Unit, promise_id: str, revision: str | None) -> ItemPromise:
    """Return a promise whose date is to be fixed; RuleBroken for any other."""
    promise = unit.get(ItemPromise, promise_id, revision)
    if not promise.undated:
        raise RuleBroken(f"{snippet(promise.title)} has its date; move it where it stands.", "promise_id")
    if promise.dropped_because:
        raise RuleBroken(f"{snippet(promise.title)} was dropped: {promise.dropped_because}.", "promise_id")
    return promise
