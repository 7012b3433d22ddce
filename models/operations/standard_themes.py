"""What makes a CrimeFighters of a forum: its window of themes, the lists on its agenda, and whom it works with."""

from sqlalchemy import or_, select

from models.operations.forum_settings import link_forums
from models.operations.forum_template import add_template_item
from models.operations.themes import set_forum_themes
from models.records.forums import Forum
from models.records.organisation import OrganisationUnit
from models.rules.vocabulary import Level, LinkKind, Shows, Strength
from models.store.unit import Unit

WINDOW = 3
OWN = (("Theme of the month", 35, Shows.THEMES),)
LOCAL = (
    ("Cascaded themes", 15, Shows.CASCADED),
    ("Local exceptions: worse", 12, Shows.WORSE),
    ("Local exceptions: better", 8, Shows.BETTER),
)
"""The items that list by themselves: title, minutes and what they show."""


def take_themes(unit: Unit, forum_id: str) -> None:
    """Let a new forum plan its themes, list them, and work with the CrimeFighters of the units above and beneath."""
    unit.session.flush()
    forum = unit.get(Forum, forum_id)
    local = forum.level == Level.BCU
    priorities = Strength.REQUIRED.value if local else ""
    set_forum_themes(unit, forum_id=forum_id, window=WINDOW, local_priorities=priorities)
    for title, minutes, shows in LOCAL if local else OWN:
        add_template_item(unit, forum_id=forum_id, title=title, minutes=minutes, shows=shows)
    for upper, lower in _pairs(unit, forum):
        link_forums(unit, forum_id=upper, other_id=lower, kind=LinkKind.CASCADES)
        link_forums(unit, forum_id=lower, other_id=upper, kind=LinkKind.ESCALATES)


def _pairs(unit: Unit, forum: Forum) -> list[tuple[str, str]]:
    """Return the forum with that of the unit above, and those of the units beneath with it: the upper one first."""
    home = unit.get(OrganisationUnit, forum.unit_id or "")
    chosen = select(Forum.id, Forum.unit_id).join(OrganisationUnit, OrganisationUnit.id == Forum.unit_id)
    related = or_(OrganisationUnit.id == home.parent_id, OrganisationUnit.parent_id == home.id)
    found = unit.session.execute(chosen.where(related, Forum.theme_window > 0).order_by(Forum.position, Forum.code))
    return [(key, forum.id) if unit_id == home.parent_id else (forum.id, key) for key, unit_id in found]
