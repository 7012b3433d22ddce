"""What was said at a meeting."""

from models.operations.checks import LONGEST_TEXT, named
from models.operations.meetings import correctable
from models.operations.naming import meeting_words, snippet
from models.operations.positions import next_position
from models.operations.under_item import under_item
from models.records.outcomes import Minute
from models.store.unit import Unit


def record_minute(unit: Unit, *, meeting_id: str, item_id: str, text: str) -> str:
    """Record what was said under an item and return the minute's key."""
    meeting = under_item(unit, meeting_id, item_id)
    minute = Minute(
        meeting_id=meeting_id,
        item_id=item_id,
        position=next_position(unit, meeting_id),
        text=named(text, "text", "The minute", LONGEST_TEXT),
    )
    unit.say(f"Record minute {snippet(text)} at {meeting_words(unit, meeting)}")
    return unit.add(minute).id


def edit_minute(unit: Unit, *, minute_id: str, text: str, revision: str | None = None) -> None:
    """Change the words of a minute."""
    minute = unit.get(Minute, minute_id, revision)
    correctable(unit, minute.meeting_id)
    minute.text = named(text, "text", "The minute", LONGEST_TEXT)
    unit.say(f"Edit minute {snippet(text)}")


def remove_minute(unit: Unit, *, minute_id: str, revision: str | None = None) -> None:
    """Take a minute out of the record."""
    minute = unit.get(Minute, minute_id, revision)
    correctable(unit, minute.meeting_id)
    unit.delete(minute)
    unit.say(f"Remove minute {snippet(minute.text)}")
