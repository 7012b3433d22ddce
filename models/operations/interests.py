"""Interests declared at a meeting: in an item, or in general."""

from models.errors import RuleBroken
from models.operations.checks import LONGEST_TEXT, known, named, within
from models.operations.meetings import correctable
from models.operations.naming import meeting_words, snippet
from models.operations.under_item import at_meeting, item_of
from models.records.meetings import Interest
from models.records.organisation import Post
from models.store.unit import Unit


def declare_interest(  # noqa: PLR0913  an interest has as many facts
    unit: Unit,
    *,
    meeting_id: str,
    nature: str,
    item_id: str = "",
    post_id: str = "",
    name: str = "",
    left_room: bool = False,
) -> str:
    """Record an interest of a post or of somebody named, in one item or in general; return the key."""
    meeting = at_meeting(unit, meeting_id, item_id)
    interest = Interest(meeting_id=meeting_id, item_id=item_id or None, left_room=left_room)
    _declared_by(unit, interest, post_id, name)
    interest.nature = named(nature, "nature", "The nature of the interest", LONGEST_TEXT)
    unit.say(f"Declare interest of {_who(unit, interest)} at {meeting_words(unit, meeting)}")
    return unit.add(interest).id


def edit_interest(  # noqa: PLR0913  an interest has as many facts
    unit: Unit,
    *,
    interest_id: str,
    revision: str | None = None,
    item_id: str | None = None,
    post_id: str | None = None,
    name: str | None = None,
    nature: str | None = None,
    left_room: bool | None = None,
) -> None:
    """Change what is given about an interest; an empty item makes it general, a post replaces a name and back."""
    interest = unit.get(Interest, interest_id, revision)
    correctable(unit, interest.meeting_id)
    if item_id is not None:
        item = item_of(unit, interest.meeting_id, item_id)
        interest.item_id = item.id if item else None
    if post_id is not None or name is not None:
        _declared_by(unit, interest, post_id or "", name or "")
    if nature is not None:
        interest.nature = named(nature, "nature", "The nature of the interest", LONGEST_TEXT)
    interest.left_room = interest.left_room if left_room is None else left_room
    unit.say(f"Edit interest of {_who(unit, interest)}")


def remove_interest(unit: Unit, *, interest_id: str, revision: str | None = None) -> None:
    """Take a declared interest out of the record."""
    interest = unit.get(Interest, interest_id, revision)
    correctable(unit, interest.meeting_id)
    unit.delete(interest)
    unit.say(f"Remove interest of {_who(unit, interest)}")


def _declared_by(unit: Unit, interest: Interest, post_id: str, name: str) -> None:
    """Set whose interest it is; RuleBroken unless it is one post or one name."""
    words = within(name, "name", "The name")
    if bool(post_id) == bool(words):
        raise RuleBroken("Say whose interest it is: choose one post, or write one name.", "post_id")
    interest.post_id, interest.name = known(unit, Post, post_id), words


def _who(unit: Unit, interest: Interest) -> str:
    return unit.get(Post, interest.post_id).title if interest.post_id else snippet(interest.name)
