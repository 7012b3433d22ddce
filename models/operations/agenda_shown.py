"""Adding the item that lists what came in for a meeting."""

from models.operations.agenda_items import add_item
from models.operations.checks import word_of
from models.operations.naming import meeting_words, snippet
from models.queries.agenda_shown import HEADS
from models.records.agenda import AgendaItem
from models.records.meetings import Meeting
from models.rules.vocabulary import Purpose, Shows
from models.store.unit import Unit

TITLES = {**HEADS, Shows.BETTER: "Local exceptions: recognise and learn"}
NOTED = frozenset({Shows.BETTER})


def add_listing_item(
    unit: Unit, *, meeting_id: str, shows: str, late_reason: str = "", late_agreed_by: str = ""
) -> str:
    """Add an item that lists themes, cascaded themes, local exceptions or tasking requests, and return its key."""
    kind = word_of(Shows, shows, "shows")
    title = TITLES.get(kind, kind.value.capitalize())
    key = add_item(
        unit,
        meeting_id=meeting_id,
        title=title,
        purpose=Purpose.NOTE if kind in NOTED else Purpose.DISCUSS,
        late_reason=late_reason,
        late_agreed_by=late_agreed_by,
    )
    unit.get(AgendaItem, key).shows = kind.value
    unit.say(f"Add item {snippet(title)} to {meeting_words(unit, unit.get(Meeting, meeting_id))}")
    return key
