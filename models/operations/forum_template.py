"""The items that stand on every agenda of a forum."""

from collections.abc import Sequence

from sqlalchemy import select

from models.errors import RuleBroken
from models.operations.checks import known, minutes_of, named, within, word_of
from models.operations.naming import snippet
from models.records.agenda import ItemPause
from models.records.forums import Forum, TemplateItem
from models.records.organisation import Post
from models.rules.vocabulary import Placement, Purpose, Shows
from models.store.unit import Unit

USUAL_MINUTES = 10
LONGEST_TITLE = 5000
LONGEST_ASK = 2000
RAREST = 60
PARTS = (1, 2)


def add_template_item(  # noqa: PLR0913  an item has as many facts
    unit: Unit,
    *,
    forum_id: str,
    title: str,
    placement: str = Placement.STANDING,
    purpose: str = Purpose.DISCUSS,
    minutes: int = USUAL_MINUTES,
    lead_post_id: str = "",
    every: int = 1,
    ask: str = "",
    shows: str = "",
    part: int = 1,
    section: str = "",
) -> str:
    """Put an item on every agenda of a forum made from now on, after those it has, and return its key.

    `every` is 1 for every agenda, 3 for every third; `shows` is what it lists by itself.
    """
    forum = unit.get(Forum, forum_id)
    row = TemplateItem(
        forum_id=forum_id,
        placement=word_of(Placement, placement, "placement").value,
        position=len(_items(unit, forum_id)) + 1,
        title=named(title, "title", "The title", LONGEST_TITLE),
        purpose=word_of(Purpose, purpose, "purpose").value,
        lead_post_id=known(unit, Post, lead_post_id),
        minutes=minutes_of(minutes),
        every=_turn(every),
        ask=within(ask, "ask", "What is asked", LONGEST_ASK),
        shows=word_of(Shows, shows, "shows").value,
        part=_part(part),
        section=within(section, "section", "The heading"),
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
    every: int | None = None,
    ask: str | None = None,
    shows: str | None = None,
    part: int | None = None,
    section: str | None = None,
) -> None:
    """Change what is given about an item of every agenda; agendas that are open already keep theirs."""
    row = unit.get(TemplateItem, template_item_id, revision)
    row.title = named(title, "title", "The title", LONGEST_TITLE) if title is not None else row.title
    row.placement = word_of(Placement, placement, "placement").value if placement is not None else row.placement
    row.purpose = word_of(Purpose, purpose, "purpose").value if purpose is not None else row.purpose
    row.minutes = minutes_of(minutes) if minutes is not None else row.minutes
    row.lead_post_id = known(unit, Post, lead_post_id) if lead_post_id is not None else row.lead_post_id
    row.every = _turn(every) if every is not None else row.every
    row.ask = within(ask, "ask", "What is asked", LONGEST_ASK) if ask is not None else row.ask
    row.shows = word_of(Shows, shows, "shows").value if shows is not None else row.shows
    row.part = _part(part) if part is not None else row.part
    row.section = within(section, "section", "The heading") if section is not None else row.section
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
    for pause in unit.rows(select(ItemPause).where(ItemPause.template_item_id == template_item_id)):
        unit.delete(pause)
    unit.delete(row)
    _renumber([item for item in _items(unit, row.forum_id) if item.id != row.id])
    unit.say(f"Remove {snippet(row.title)} from every agenda")


def _turn(every: int) -> int:
    if not 1 <= every <= RAREST:
        raise RuleBroken(f"Every {every} meetings is no turn; give 1 for every agenda, up to {RAREST}.", "every")
    return every


def _part(part: int) -> int:
    if part not in PARTS:
        raise RuleBroken(f"There is no Part {part}; choose 1 (open) or 2 (closed).", "part")
    return part


def _items(unit: Unit, forum_id: str) -> Sequence[TemplateItem]:
    chosen = select(TemplateItem).where(TemplateItem.forum_id == forum_id)
    return unit.rows(chosen.order_by(TemplateItem.position, TemplateItem.id))


def _renumber(items: Sequence[TemplateItem]) -> None:
    for position, item in enumerate(items, 1):
        if item.position != position:
            item.position = position
