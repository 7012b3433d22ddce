"""How a forum's minutes are set."""

from models.operations.checks import word_of
from models.records.forums import Forum
from models.rules.vocabulary import MinutesLayout
from models.store.unit import Unit


def set_minutes_layout(unit: Unit, *, forum_id: str, layout: str, revision: str | None = None) -> None:
    """Choose how a forum's minutes are set; numbers of minutes that are agreed already stay."""
    forum = unit.get(Forum, forum_id, revision)
    forum.minutes_layout = word_of(MinutesLayout, layout, "layout").value
    unit.say(f"Set minutes of {forum.code} as {forum.minutes_layout}")
