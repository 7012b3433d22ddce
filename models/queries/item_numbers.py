"""The numbers of agenda items as they are printed, without reading the rest of the agenda."""

from collections import defaultdict
from collections.abc import Collection, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.records.agenda import AgendaItem
from models.rules.item_numbers import NumberedLine, item_numbers
from models.rules.vocabulary import ItemKind


def numbers_of(lines: Sequence[AgendaItem]) -> tuple[str, ...]:
    """Return the number of each line of one agenda in its order, empty for breaks."""
    return item_numbers(
        [NumberedLine(line.number or "", line.kind != ItemKind.BREAK, line.part or 1) for line in lines]
    )


def numbers_by_item(session: Session, *, meeting_ids: Collection[str]) -> dict[str, str]:
    """Return the number of every item of some meetings by its key, empty for breaks."""
    chosen = select(AgendaItem).where(AgendaItem.meeting_id.in_(meeting_ids))
    lines: defaultdict[str, list[AgendaItem]] = defaultdict(list)
    for line in session.scalars(chosen.order_by(AgendaItem.meeting_id, AgendaItem.position, AgendaItem.id)):
        lines[line.meeting_id].append(line)
    return {
        line.id: number for agenda in lines.values() for line, number in zip(agenda, numbers_of(agenda), strict=True)
    }
