"""Leaving a standing item out: of the next agenda only, or until a day."""

import datetime as dt

from sqlalchemy import select

from models.errors import RuleBroken
from models.operations.agenda_lines import lines_of, was_issued
from models.operations.checks import within
from models.operations.meetings import correctable
from models.operations.naming import meeting_words, snippet
from models.operations.opened_items import put_in
from models.queries.meetings import meeting as meeting_row
from models.queries.opened_items import standing_item
from models.records.agenda import ItemPause
from models.records.forums import TemplateItem
from models.records.meetings import Meeting
from models.rules.written_dates import date_words
from models.store.unit import Unit

LONGEST_REASON = 2000


def skip_once(unit: Unit, *, template_item_id: str, reason: str = "") -> str:
    """Leave a standing item out of the next agenda to open, and of that one alone; returns the pause's key.

    Agendas that are open already keep it. Said twice it still holds once.
    """
    template = unit.get(TemplateItem, template_item_id)
    unit.say(f"Leave {snippet(template.title)} out once")
    return _pause(unit, template, None, reason).id


def leave_out_until(unit: Unit, *, template_item_id: str, return_on: dt.date, reason: str = "") -> str:
    """Leave a standing item out of every agenda opened for a meeting before a day; returns the pause's key."""
    template = unit.get(TemplateItem, template_item_id)
    if return_on <= unit.today:
        raise RuleBroken(f"{date_words(return_on)} is not to come; give the day on which it returns.", "return_on")
    unit.say(f"Leave {snippet(template.title)} out until {date_words(return_on)}")
    return _pause(unit, template, return_on, reason).id


def end_pause(unit: Unit, *, pause_id: str, revision: str | None = None) -> None:
    """Let a standing item stand on the next agenda again; what a pause has left out already stays out."""
    pause = unit.get(ItemPause, pause_id, revision)
    if pause.used_meeting_id:
        words = meeting_words(unit, unit.get(Meeting, pause.used_meeting_id))
        raise RuleBroken(f"The agenda of {words} went without it; bring it back there.")
    template = unit.get(TemplateItem, pause.template_item_id)
    unit.delete(pause)
    unit.say(f"Let {snippet(template.title)} stand again")


def bring_back(
    unit: Unit, *, template_item_id: str, meeting_id: str, late_reason: str = "", late_agreed_by: str = ""
) -> str:
    """Put a standing item on an agenda that was opened without it, and return the item's key.

    An agenda that went out takes it only as late, with the reason.
    """
    template, meeting = unit.get(TemplateItem, template_item_id), correctable(unit, meeting_id)
    words, items = meeting_words(unit, meeting), lines_of(unit, meeting_id)
    if not items:
        raise RuleBroken(f"{words} has no agenda yet; open it first.")
    if template.forum_id != meeting.forum_id or any(
        item.origin_id == template_item_id and not item.withdrawn_because for item in items
    ):
        raise RuleBroken(f"{snippet(template.title)} is not left out of the agenda of {words}.")
    why = within(late_reason, "late_reason", "Why it is late", LONGEST_REASON)
    if was_issued(unit, meeting_id) and not why:
        raise RuleBroken(f"The agenda of {words} is out: say why this comes late.", "late_reason")
    about = meeting_row(unit.session, meeting_id=meeting_id)
    begun = standing_item(unit.session, about=about, template=template)
    unit.say(f"Bring {snippet(template.title)} back onto agenda of {words}")
    return put_in(unit, meeting, begun, (why, within(late_agreed_by, "late_agreed_by", "Who agreed"))).id


def _pause(unit: Unit, template: TemplateItem, return_on: dt.date | None, reason: str) -> ItemPause:
    """Return the one pause of an item that has not been used up, made where there is none."""
    chosen = select(ItemPause).where(ItemPause.template_item_id == template.id, ItemPause.used_meeting_id.is_(None))
    going = [pause for pause in unit.rows(chosen) if pause.once or (pause.return_on or unit.today) > unit.today]
    pause = going[0] if going else unit.add(ItemPause(template_item_id=template.id))
    pause.once, pause.return_on = return_on is None, return_on
    pause.reason = within(reason, "reason", "The reason", LONGEST_REASON)
    return pause
