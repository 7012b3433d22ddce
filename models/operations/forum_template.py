"""The items that stand on every agenda of a forum."""

from collections.abc import Sequence

from sqlalchemy import select

from models.operations.checks import known, minutes_of, named, word_of
from models.operations.naming import snippet
from models.records.forums import Forum, TemplateItem
from models.records.organisation import Post
from models.rules.vocabulary import Placement, Purpose
from models.store.unit import Unit

USUAL_MINUTES = 10
LONGEST_TITLE = 5000


def add_template_item(  # noqa: PLR0913  an item has as many facts
    unit: Unit,
    *,
    forum_id: str,
    title: str,
    placement: str = Placement.STANDING,
    purpose: str = Purpose.DISCUSS,
    minutes: int = USUAL_MINUTES,
    lead_post_id: str = "",
) -> str:
    """Put an item on every agenda of a forum made from now on, after those it has, and return its key."""
    forum = unit.get(Forum, forum_id)
    row = TemplateItem(
        forum_id=forum_id,
        placement=word_of(Placement, placement, "placement").value,
        position=len(_items(unit, forum_id)) + 1,
        title=named(title, "title", "The title", LONGEST_TITLE),
        purpose=word_of(Purpose, purpose, "purpose").value,
        lead_post_id=known(unit, Post, lead_post_id),
        minutes=minutes_of(minutes),
    )
    unit.say(f"Add {snippet(row.title)} to every agenda of {forum.code}")
    return unit.add(row).id


def edit_template_item(  # noqa: PLR0913  an item has as many facts
    unit: Unit,
    *,
    template_item_id: str,
    revision: str | None = None,
    title: str | None = None,
    placement: str | None = None,
    purpose: str | None = None,
    minutes: int | None = None,
    lead_post_id: str | None = None,
) -> None:
    """Change what is given about an item of every agenda; agendas that are open already keep theirs."""
    row = unit.get(TemplateItem, template_item_id, revision)
    row.title = named(title, "title", "The title", LONGEST_TITLE) if title is not None else row.title
    row.placement = word_of(Placement, placement, "placement").value if placement is not None else row.placement
    row.purpose = word_of(Purpose, purpose, "purpose").value if purpose is not None else row.purpose
    row.minutes = minutes_of(minutes) if minutes is not None else row.minutes
    row.lead_post_id = known(unit, Post, lead_post_id) if lead_post_id is not None else row.lead_post_id
    unit.say(f"Edit {snippet(row.title)} of every agenda")


def move_template_item(unit: Unit, *, template_item_id: str, to_position: int, revision: str | None = None) -> None:
    """Bring an item to another place (1 is the first) among those of its forum."""
    row = unit.get(TemplateItem, template_item_id, revision)
    items = [item for item in _items(unit, row.forum_id) if item.id != row.id]
    items.insert(min(max(to_position - 1, 0), len(items)), row)
    _renumber(items)
    unit.say(f"Move {snippet(row.title)} on every agenda")


def remove_template_item(unit: Unit, *, template_item_id: str, revision: str | None = None) -> None:
    """Take an item off every agenda made from now on."""
    row = unit.get(TemplateItem, template_item_id, revision)
    unit.delete(row)
    _renumber([item for item in _items(unit, row.forum_id) if item.id != row.id])
    unit.say(f"Remove {snippet(row.title)} from every agenda")


def _items(unit: Unit, forum_id: str) -> Sequence[TemplateItem]:
    chosen = select(TemplateItem).where(TemplateItem.forum_id == forum_id)
    return unit.rows(chosen.order_by(TemplateItem.position, TemplateItem.id))


def _renumber(items: Sequence[TemplateItem]) -> None:
    for position, item in enumerate(items, 1):
        if item.position != position:
            item.position = position
