"""The numbers of agenda items as they are printed, without reading the rest of the agenda."""

from collections import defaultdict
from collections.abc import Collection, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.records.agenda import AgendaItem
from models.rules.item_numbers import NumberedLine, item_numbers
from models.rules.vocabulary import ItemKind


def numbers_of(lines: Sequence[AgendaItem]) -> tuple[str, ...]:
    """Return the number of each line of one agenda in its order, empty for breaks and for what never went out."""
    return item_numbers([NumberedLine(line.number or "", _is_numbered(line), line.part or 1) for line in lines])


def _is_numbered(line: AgendaItem) -> bool:
    """Say whether a line counts: a break does not, nor what was withdrawn before it ever went out."""
    return line.kind != ItemKind.BREAK and not (line.withdrawn_because and not line.number)


def numbers_by_item(session: Session, *, meeting_ids: Collection[str]) -> dict[str, str]:
    """Return the number of every item of some meetings by its key, empty for breaks."""
    chosen = select(AgendaItem).where(AgendaItem.meeting_id.in_(meeting_ids))
    lines: defaultdict[str, list[AgendaItem]] = defaultdict(list)
    for line in session.scalars(chosen.order_by(AgendaItem.meeting_id, AgendaItem.position, AgendaItem.id)):
        lines[line.meeting_id].append(line)
    return {
        line.id: number for agenda in lines.values() for line, number in zip(agenda, numbers_of(agenda), strict=True)
    }
