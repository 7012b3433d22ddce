"""Taking what is offered to an agenda: a risk or document to be reviewed, an action due, an item never discussed."""

from models.operations.agenda_items import add_item
from models.operations.naming import meeting_words, snippet
from models.operations.promises import move_to_next_meeting, put_action_on_agenda, take_promise
from models.operations.risks import link_risk
from models.queries.offers import review_title
from models.records.agenda import AgendaItem
from models.records.meetings import Meeting
from models.records.outcomes import Action
from models.records.priorities import PrioritySet
from models.records.risks import Risk
from models.rules.vocabulary import Purpose
from models.store.unit import Unit


def take_risk(unit: Unit, *, risk_id: str, meeting_id: str, late_reason: str = "", late_agreed_by: str = "") -> str:
    """Put an item about a risk on an agenda, linked with it and led by its owner; returns the item's key."""
    risk = unit.get(Risk, risk_id)
    item_id = add_item(
        unit,
        meeting_id=meeting_id,
        title=f"{risk.reference} {risk.title}",
        purpose=Purpose.ASSURE,
        lead_post_id=risk.owner_post_id or "",
        late_reason=late_reason,
        late_agreed_by=late_agreed_by,
    )
    link_risk(unit, risk_id=risk_id, item_id=item_id)
    unit.say(f"Put {risk.reference} onto agenda of {meeting_words(unit, unit.get(Meeting, meeting_id))}")
    return item_id


def take_action(unit: Unit, *, action_id: str, meeting_id: str, late_reason: str = "", late_agreed_by: str = "") -> str:
    """Put an item about an open action on an agenda, also on one that went out; returns the item's key."""
    promise_id = put_action_on_agenda(unit, action_id=action_id, meeting_id=meeting_id)
    item_id = _taken(unit, promise_id, meeting_id, late_reason, late_agreed_by)
    reference = unit.get(Action, action_id).reference
    unit.say(f"Put action {reference} onto agenda of {meeting_words(unit, unit.get(Meeting, meeting_id))}")
    return item_id


def take_review(unit: Unit, *, set_id: str, meeting_id: str, late_reason: str = "", late_agreed_by: str = "") -> str:
    """Put the review of a document of priorities on an agenda; returns the item's key."""
    name = unit.get(PrioritySet, set_id).name
    item_id = add_item(
        unit,
        meeting_id=meeting_id,
        title=review_title(name),
        purpose=Purpose.AGREE,
        ask=f"agree whether the {name} stands, or what takes its place",
        late_reason=late_reason,
        late_agreed_by=late_agreed_by,
    )
    unit.say(f"Put review of {name} onto agenda of {meeting_words(unit, unit.get(Meeting, meeting_id))}")
    return item_id


def take_undiscussed(
    unit: Unit, *, item_id: str, meeting_id: str, late_reason: str = "", late_agreed_by: str = ""
) -> str:
    """Bring an item of a meeting that fell away onto another agenda; returns the key of the item there."""
    title = unit.get(AgendaItem, item_id).title
    promise_id = move_to_next_meeting(unit, item_id=item_id)
    taken_id = _taken(unit, promise_id, meeting_id, late_reason, late_agreed_by)
    unit.say(f"Take {snippet(title)} onto agenda of {meeting_words(unit, unit.get(Meeting, meeting_id))}")
    return taken_id


def _taken(unit: Unit, promise_id: str, meeting_id: str, late_reason: str, late_agreed_by: str) -> str:
    return take_promise(
        unit,
        promise_id=promise_id,
        meeting_id=meeting_id,
        late_reason=late_reason,
        late_agreed_by=late_agreed_by,
    )
