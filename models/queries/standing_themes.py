"""Themes that stand on every agenda: because an item says so, or as a local priority of the boroughs."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from types import SimpleNamespace

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from models.queries.priorities import local_priorities
from models.records.agenda import AgendaItem
from models.records.forums import TemplateItem
from models.records.meetings import Meeting
from models.records.organisation import OrganisationUnit
from models.records.priorities import Priority, PrioritySet
from models.records.themes import Theme
from models.rules.priorities import folded
from models.rules.vocabulary import PriorityKind, PriorityMark, SetState


def theme_names(session: Session) -> dict[str, str]:
    """Return the key of the theme each title and synonym names, folded."""
    found: dict[str, str] = {}
    for key, title, synonyms in session.execute(select(Theme.id, Theme.title, Theme.synonyms).order_by(Theme.title)):
        for name in (title, *synonyms.splitlines()):
            found.setdefault(folded(name), key)
    return found


def standing_themes(
    session: Session, forums: Collection[SimpleNamespace], meetings: Sequence[SimpleNamespace], named: Mapping[str, str]
) -> dict[str, frozenset[str]]:
    """Return the themes that stand at each meeting: a template item, an agenda item or a local priority says so.

    `forums` have id, unit_id and local_priorities, `meetings` id, forum_id and date; `named` gives themes by name.
    """
    templates = _by_template(session, [one.id for one in forums], named)
    local = {one.id: _local(session, one, meetings, named) for one in forums if one.local_priorities and one.unit_id}
    agendas = _by_agenda(session, meetings, named)
    return {
        one.id: frozenset({*templates[one.forum_id], *local.get(one.forum_id, ()), *agendas[one.id]})
        for one in meetings
    }


def high_harm_themes(
    session: Session, span: tuple[dt.date, dt.date], unit_ids: Iterable[str], named: Mapping[str, str]
) -> frozenset[str]:
    """Return the themes that are high harm priorities within two days, of some units or of every borough."""
    everywhere = PrioritySet.kind != PriorityKind.LOCAL.value
    chosen = (
        select(func.distinct(Priority.title))
        .join(PrioritySet, PrioritySet.id == Priority.set_id)
        .where(
            or_(everywhere, PrioritySet.unit_id.in_(list(unit_ids))),
            Priority.mark == PriorityMark.HIGH_HARM.value,
            PrioritySet.state == SetState.FINAL.value,
            or_(PrioritySet.starts.is_(None), PrioritySet.starts <= span[1]),
            or_(PrioritySet.ends.is_(None), PrioritySet.ends >= span[0]),
        )
    )
    titles = map(folded, session.scalars(chosen))
    return frozenset(named[title] for title in titles if title in named)


def local_units(session: Session) -> dict[str, str]:
    """Return the name of the unit whose own priority each is, by the key of the priority."""
    chosen = (
        select(Priority.id, OrganisationUnit.name)
        .join(PrioritySet, PrioritySet.id == Priority.set_id)
        .join(OrganisationUnit, OrganisationUnit.id == PrioritySet.unit_id)
        .where(PrioritySet.kind == PriorityKind.LOCAL.value)
    )
    return {row.id: row.name for row in session.execute(chosen)}


def _by_template(session: Session, forum_ids: Sequence[str], named: Mapping[str, str]) -> defaultdict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    chosen = select(TemplateItem.forum_id, TemplateItem.title).where(TemplateItem.forum_id.in_(forum_ids))
    for forum_id, title in session.execute(chosen.where(TemplateItem.every == 1)):
        if folded(title) in named:
            found[forum_id].add(named[folded(title)])
    return found


def _local(
    session: Session, forum: SimpleNamespace, meetings: Sequence[SimpleNamespace], named: Mapping[str, str]
) -> frozenset[str]:
    """Return the local priorities of a forum as they stand at the last of its meetings."""
    days: list[dt.date] = [one.date for one in meetings if one.forum_id == forum.id]
    found = local_priorities(session, unit_id=forum.unit_id, as_of=max(days)) if days else ()
    titles = (folded(one.title) for one in found)
    return frozenset(named[title] for title in titles if title in named)


def _by_agenda(
    session: Session, meetings: Sequence[SimpleNamespace], named: Mapping[str, str]
) -> defaultdict[str, set[str]]:
    """Return the themes that items of the meetings are titled with."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    if not meetings:
        return found
    days = [one.date for one in meetings]
    wanted = {one.id for one in meetings}
    chosen = (
        select(AgendaItem.meeting_id, AgendaItem.title)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(
            Meeting.forum_id.in_({one.forum_id for one in meetings}),
            Meeting.date.between(min(days), max(days)),
            AgendaItem.withdrawn_because == "",
        )
    )
    for meeting_id, title in session.execute(chosen):
        if meeting_id in wanted and folded(title) in named:
            found[meeting_id].add(named[folded(title)])
    return found
