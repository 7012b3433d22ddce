"""The sheet from which a meeting is chaired: for each item what to ask, what to know and which outcome is wanted."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.queries.actions import ActionRow, actions
from models.queries.agenda import AgendaView, ItemRow, agenda
from models.queries.agenda_rows import InterestRow, RiskBrief
from models.queries.record_asks import asks
from models.queries.record_rows import AskRow
from models.queries.run_sheet_words import expected_outcomes, prompts
from models.records.agenda import AgendaItem, ItemPromise
from models.rules.vocabulary import ItemKind, OriginKind


@dataclass(frozen=True, slots=True)
class RunSheetItem:
    """One item with its prompts, the interests declared in it, its actions due and overdue, risks and outcomes.

    An action stands with the item it came from where that is on the agenda again, else with the actions of earlier
    meetings; `outcomes` are what the forum may say, to be ticked.
    """

    item: ItemRow
    prompts: tuple[str, ...]
    interests: tuple[InterestRow, ...]
    due: tuple[ActionRow, ...]
    overdue: tuple[ActionRow, ...]
    risks: tuple[RiskBrief, ...]
    outcomes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RunSheet:
    """An agenda for its chair, item by item."""

    agenda: AgendaView
    items: tuple[RunSheetItem, ...]


def run_sheet(session: Session, *, meeting_id: str, today: dt.date) -> RunSheet:
    """Return the run sheet of a meeting as at its day, or as at today where that is later.

    NotFound if there is no such meeting.
    """
    about = agenda(session, meeting_id=meeting_id)
    asked: defaultdict[str, list[AskRow]] = defaultdict(list)
    for ask in asks(session, meeting_id=meeting_id):
        asked[ask.item_id].append(ask)
    pressing = _pressing(session, about, max(today, about.meeting.date))
    general = next((item.id for item in about.items if item.kind == ItemKind.FORMALITY), "")
    return RunSheet(
        agenda=about,
        items=tuple(
            RunSheetItem(
                item=item,
                prompts=prompts(about, item),
                interests=tuple(row for row in about.interests if (row.item_id or general) == item.id),
                due=tuple(row for row in pressing[item.id] if not row.overdue),
                overdue=tuple(row for row in pressing[item.id] if row.overdue),
                risks=item.risks,
                outcomes=expected_outcomes(about, item, asked[item.id]),
            )
            for item in about.items
            if not item.never_out
        ),
    )


def _pressing(session: Session, about: AgendaView, as_of: dt.date) -> defaultdict[str, list[ActionRow]]:
    """Return the open actions of the forum's log that are due by the meeting, by the item at which to ask for them."""
    day = about.meeting.date
    going = actions(session, today=as_of, status="open", forum_id=about.meeting.forum_id, due_by=day)
    wanted = [row for row in going if row.raised_on < day]
    homes = _homes(session, about.items, wanted)
    elsewhere = next((item.id for item in about.items if item.kind == ItemKind.PREVIOUS_ACTIONS), "")
    found: defaultdict[str, list[ActionRow]] = defaultdict(list)
    for row in wanted:
        found[homes.get(row.id, elsewhere)].append(row)
    return found


def _homes(session: Session, items: Sequence[ItemRow], wanted: Sequence[ActionRow]) -> dict[str, str]:
    """Return the item of this agenda to which an action belongs, by the action's key.

    That is the item promised for it, or the one that continues the item at which it was raised.
    """
    here = {item.id: item for item in items}
    standing = {item.origin_id: item.id for item in items if item.origin_kind == OriginKind.TEMPLATE}
    taken = session.execute(
        select(ItemPromise.from_action_id, ItemPromise.from_item_id, ItemPromise.taken_item_id).where(
            ItemPromise.taken_item_id.in_(here)
        )
    ).all()
    promised = {row.from_action_id: row.taken_item_id for row in taken if row.from_action_id}
    continued = {row.from_item_id: row.taken_item_id for row in taken if row.from_item_id}
    raised_at = {row.item_id for row in wanted if row.item_id}
    stood = session.execute(
        select(AgendaItem.id, AgendaItem.origin_id).where(
            AgendaItem.id.in_(raised_at), AgendaItem.origin_kind == OriginKind.TEMPLATE.value
        )
    )
    continued |= {row.id: standing[row.origin_id] for row in stood if row.origin_id in standing}
    found = {row.id: promised.get(row.id) or continued.get(row.item_id) for row in wanted}
    return {action_id: item_id for action_id, item_id in found.items() if item_id}
