"""Open actions of people who left a post: each stays with the person, or goes to the post."""

from collections.abc import Mapping, Sequence

from models.errors import RuleBroken
from models.operations.action_history import note_event
from models.operations.actions import edit_action
from models.records.organisation import Person, Post
from models.records.outcomes import Action
from models.rules.written_dates import date_words
from models.store.unit import Unit

STAYS = "Stays with"
"""How the line of an action's history begins by which somebody decided that it stays with the person."""


def settle_owners(unit: Unit, *, stays: Sequence[str] = (), goes: Mapping[str, str] | None = None) -> int:
    """Settle who answers for actions from now on, and return how many were settled.

    Those of `stays` remain with the person, which is noted in their history; those of `goes` are handed to a post, so
    that its holder answers for them, whoever that is.
    """
    given = goes or {}
    if not stays and not given:
        raise RuleBroken("Nothing is decided yet; say for an action whether it stays or goes.", "stays")
    for action_id in stays:
        action = unit.get(Action, action_id)
        person = unit.get(Person, action.owner_person_id or "")
        note_event(unit, action, "update", f"{STAYS} {person.name}, decided on {date_words(unit.today)}")
    for action_id, post_id in given.items():
        action = unit.get(Action, action_id)
        leaving = unit.get(Person, action.owner_person_id or "").name
        edit_action(unit, action_id=action_id, owner_post_id=post_id)
        note_event(unit, action, "update", f"From {leaving} to {unit.get(Post, post_id).title}")
    count = len(stays) + len(given)
    unit.say("Settle the owner of an action" if count == 1 else f"Settle the owners of {count} actions")
    return count
