"""Following an action up: its date, its state, its end."""

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import select

from models.errors import RuleBroken
from models.operations.action_history import note_event
from models.operations.checks import LONGEST_TEXT, all_known, known, named, within, word_of
from models.operations.meetings import unagreed
from models.operations.outcome_risks import set_touched_risks
from models.operations.outcomes import ONE_OWNER, set_contributors
from models.records.agenda import ItemPromise
from models.records.forums import Forum
from models.records.organisation import Person, Post
from models.records.outcomes import Action, ActionEvent
from models.rules.progress import ActionStatus, is_open
from models.rules.written_dates import date_words
from models.store.unit import Unit

NOTHING_NEW = "Nothing was changed; change the text or the state first."


def edit_action(  # noqa: PLR0913  a promise has as many facts
    unit: Unit,
    *,
    action_id: str,
    revision: str | None = None,
    text: str | None = None,
    owner_post_id: str | None = None,
    owner_person_id: str | None = None,
    owner_body: str | None = None,
    contributors: Sequence[str] | None = None,
    tracking_forum_id: str | None = None,
    part: int | None = None,
    risk_ids: Sequence[str] | None = None,
) -> None:
    """Change what is given about an action; dates and states have their own operations.

    Naming an owner replaces the one there was; an empty tracking forum takes the tracking away. The words stay as
    they are once the minutes that hold them are agreed.
    """
    action = unit.get(Action, action_id, revision)
    if text is not None and text.strip() != action.text:
        _refuse_agreed(unit, action)
        action.text = named(text, "text", "The action", LONGEST_TEXT)
        note_event(unit, action, "update", "Text changed")
    if any((owner_post_id, owner_person_id, owner_body)):
        _change_owner(unit, action, owner_post_id or "", owner_person_id or "", owner_body or "")
    if contributors is not None:
        set_contributors(unit, action_id, all_known(unit, Post, contributors))
        note_event(unit, action, "update", "Contributors changed")
    if tracking_forum_id is not None:
        action.tracking_forum_id = known(unit, Forum, tracking_forum_id)
        note_event(unit, action, "update", "Tracking forum changed")
    action.part = part if part is not None else action.part
    if risk_ids is not None:
        set_touched_risks(unit, action, risk_ids)
        note_event(unit, action, "update", "Risks changed")
    unit.say(f"Edit action {action.reference}")


def move_due(
    unit: Unit,
    *,
    action_id: str,
    due: dt.date | None,
    reason: str,
    due_words: str = "",
    revision: str | None = None,
) -> None:
    """Give an open action another due date, with the reason; the first date stays on record."""
    action = _still_open(unit, action_id, revision)
    why = named(reason, "reason", "The reason for the new date", LONGEST_TEXT)
    said = within(due_words, "due_words", "The due date in words", 100)
    if due is None and not said:
        raise RuleBroken("Give the new date, or say it in words such as “Q4 2026-27”.", "due")
    if due is not None and due < action.raised_on:
        raise RuleBroken("The action would be due before it was raised; choose a later day.", "due")
    if (due, said) == (action.due, action.due_words):
        raise RuleBroken("That is its date already; give another one.", "due")
    note_event(unit, action, "moved", why, old_due=action.due, new_due=due)
    action.due, action.due_words = due, said
    action.first_due = action.first_due or due
    action.moves += 1
    if action.status in {ActionStatus.OPEN, ActionStatus.ON_TRACK, ActionStatus.REOPENED}:
        action.status = ActionStatus.SLIPPED.value
    unit.say(f"Move date of {action.reference} to {date_words(due) if due else said}")


def update_action(unit: Unit, *, action_id: str, text: str = "", status: str = "", revision: str | None = None) -> None:
    """Note how an action goes: what its owner reports, and in what state it is; ending it is `close_action`."""
    action = _still_open(unit, action_id, revision)
    report = within(text, "text", "The update", LONGEST_TEXT)
    new = word_of(ActionStatus, status or action.status, "status")
    if not is_open(new):
        raise RuleBroken(f"An action is not {new.value} without a note: close it instead.", "status")
    if not report and new == action.status:
        raise RuleBroken(NOTHING_NEW, "text")
    if new != action.status:
        report = f"Now {new.value}. {report}".strip() if report else f"Now {new.value}"
        action.status = new.value
    note_event(unit, action, "update", report)
    unit.say(f"Update action {action.reference}")


def close_action(
    unit: Unit,
    *,
    action_id: str,
    note: str,
    on: dt.date | None = None,
    status: str = ActionStatus.COMPLETE,
    revision: str | None = None,
) -> None:
    """End an action as complete, closed or withdrawn, with a note of what shows it; `on` is today by default."""
    action = _still_open(unit, action_id, revision)
    new = word_of(ActionStatus, status, "status")
    if is_open(new):
        raise RuleBroken(f"“{new.value}” does not end an action; choose complete, closed or withdrawn.", "status")
    why = named(note, "note", "The closing note", LONGEST_TEXT)
    day = on or unit.today
    if day < action.raised_on:
        raise RuleBroken(f"It was raised on {date_words(action.raised_on)}; close it on that day or later.", "on")
    if day > unit.today:
        raise RuleBroken(f"{date_words(day)} is still to come; close it today or on an earlier day.", "on")
    action.status, action.closed_on, action.closing_note = new.value, day, why
    note_event(unit, action, "closed", why)
    unit.say(f"Close action {action.reference}")


def reopen_action(unit: Unit, *, action_id: str, reason: str, revision: str | None = None) -> None:
    """Open a closed action again, with the reason."""
    action = unit.get(Action, action_id, revision)
    if is_open(ActionStatus(action.status)):
        raise RuleBroken(f"{action.reference} is open already.", "status")
    why = named(reason, "reason", "The reason for opening it again", LONGEST_TEXT)
    action.status, action.closed_on, action.closing_note = ActionStatus.REOPENED.value, None, ""
    note_event(unit, action, "re-opened", why)
    unit.say(f"Re-open action {action.reference}")


def delete_action(unit: Unit, *, action_id: str, revision: str | None = None) -> None:
    """Take an action out of the book with its history; its number is not given again.

    Refused once the minutes that hold it are agreed.
    """
    action = unit.get(Action, action_id, revision)
    _refuse_agreed(unit, action)
    for event in unit.rows(select(ActionEvent).where(ActionEvent.action_id == action_id)):
        unit.delete(event)
    set_contributors(unit, action_id, ())
    set_touched_risks(unit, action, ())
    for promise in unit.rows(select(ItemPromise).where(ItemPromise.from_action_id == action_id)):
        promise.from_action_id = None
    unit.session.flush()
    unit.delete(action)
    unit.say(f"Delete action {action.reference}")


def _refuse_agreed(unit: Unit, action: Action) -> None:
    """Refuse to change what agreed minutes say."""
    if action.meeting_id:
        unagreed(unit, action.meeting_id)


def _still_open(unit: Unit, action_id: str, revision: str | None) -> Action:
    action = unit.get(Action, action_id, revision)
    if not is_open(ActionStatus(action.status)):
        raise RuleBroken(f"{action.reference} is {action.status}; re-open it first.", "status")
    return action


def _change_owner(unit: Unit, action: Action, post_id: str, person_id: str, body: str) -> None:
    if sum(bool(owner.strip()) for owner in (post_id, person_id, body)) != 1:
        raise RuleBroken(ONE_OWNER, "owner_post_id")
    action.owner_post_id = known(unit, Post, post_id)
    action.owner_person_id = known(unit, Person, person_id)
    action.owner_body = within(body, "owner_body", "The body")
    note_event(unit, action, "update", "Owner changed")
