"""The local priorities of boroughs as standing items of an agenda."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.queries.meetings import MeetingRow
from models.queries.priorities import local_priorities
from models.records.agenda import AgendaItem
from models.records.forums import Forum, TemplateItem
from models.rules.priorities import LocalPriority, folded
from models.rules.vocabulary import OriginKind, Strength

USUAL_MINUTES = 10
SPEAKS_OF = "local priorit"
ORIGIN = "local priority"


@dataclass(frozen=True, slots=True)
class LocalItems:
    """The priorities that have to stand on an agenda, and the template items they stand for.

    The first of `replaced` says where they stand, who leads them and how long each takes.
    """

    priorities: tuple[LocalPriority, ...] = ()
    replaced: tuple[TemplateItem, ...] = ()

    @property
    def pattern(self) -> TemplateItem | None:
        """The template item that gives place, lead and length, none where the forum has none."""
        return self.replaced[0] if self.replaced else None


def strength_of(session: Session, forum_id: str) -> str:
    """Return how strongly a forum asks for local priorities on its agendas; empty: not at all."""
    return session.scalar(select(Forum.local_priorities).where(Forum.id == forum_id)) or ""


def local_items(session: Session, *, about: MeetingRow, templates: Sequence[TemplateItem]) -> LocalItems:
    """Return the local priorities of a forum's boroughs on the day of a meeting, where it must take them."""
    chosen = select(Forum.local_priorities, Forum.unit_id).where(Forum.id == about.forum_id)
    strength, unit_id = session.execute(chosen).one()
    if strength != Strength.REQUIRED or not unit_id:
        return LocalItems()
    found = local_priorities(session, unit_id=unit_id, as_of=about.date)
    titles = {folded(one.title) for one in found}
    replaced = [one for one in templates if SPEAKS_OF in one.title.casefold() or folded(one.title) in titles]
    replaced.sort(key=lambda one: SPEAKS_OF not in one.title.casefold())
    return LocalItems(found, tuple(replaced))


def is_local(item: AgendaItem) -> bool:
    """Tell whether an item is a local priority of a borough."""
    return item.origin_kind == OriginKind.LOCAL_PRIORITY


def same_priority(item: AgendaItem, label: str) -> bool:
    """Tell whether an item is the local priority of a label, whichever boroughs it names."""
    return is_local(item) and subject(item.title) == subject(label)


def subject(label: str) -> str:
    """Return what a label of a local priority is about, without its boroughs, as it is compared."""
    return folded(label.rpartition(" (")[0] or label)
