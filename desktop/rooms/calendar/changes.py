"""What a proposal changes: meetings moved, deputies named, and meetings of a year that is not laid out yet."""

from desktop.kit.short_words import counted
from desktop.rooms.calendar.narrowing import PROPOSED, ZONE
from models.queries.meetings import MeetingRow, meeting_end
from models.queries.proposal import Proposal, ProposalRow


def is_change(row: ProposalRow) -> bool:
    """Return whether accepting a row changes the calendar: the meeting moves, has a deputy, or is not there yet."""
    return row.slot is not None and (row.changed or bool(row.deputy) or not row.meeting_id)


def change_words(found: Proposal) -> str:
    """Return what a proposal changes: `moves 3 meetings, names 1 deputy, leaves 1 unplaced`."""
    new = sum(not row.meeting_id and row.slot is not None for row in found.rows)
    moved = sum(row.changed and row.slot is not None for row in found.rows)
    named = sum(bool(row.deputy) for row in found.rows)
    parts = (
        f"lays out {counted(new, 'meeting')}" if new else "",
        f"moves {f'{moved} of them' if new else counted(moved, 'meeting')}" if moved or not (new or named) else "",
        f"names {named} {'deputy' if named == 1 else 'deputies'}" if named else "",
        f"leaves {len(found.unplaced)} unplaced" if found.unplaced else "",
    )
    return ", ".join(part for part in parts if part)


def rows_to_come(found: Proposal | None) -> tuple[MeetingRow, ...]:
    """Return the meetings of a proposal that the calendar does not hold yet, where their rules put them."""
    return tuple(_row(row) for row in found.rows if not row.meeting_id) if found else ()


def _row(row: ProposalRow) -> MeetingRow:
    home = row.home
    return MeetingRow(
        id=row.key,
        revision="",
        reference=row.reference,
        forum_id=row.forum_id,
        forum_code=row.forum_code,
        forum_name=row.forum_name,
        level=row.level,
        unit="",
        number=row.number,
        rule_date=row.rule_date,
        date=home.date,
        start=home.start,
        end=meeting_end(home.date, home.start, row.minutes).time(),
        minutes=row.minutes,
        zone=ZONE.key,
        place=home.place,
        chair=row.chair,
        chair_name=row.chair_name,
        acting_chair=False,
        status=PROPOSED,
        moved_because=row.moved_because,
        sequence=0,
        deadlines=(),
    )
