"""The trail of an item that was passed up, or came up: where from, where to, why, and where it arrived."""

from collections.abc import Sequence

from desktop.kit.sections import Note, Notes
from models.queries.agenda import EscalationRow


def escalated_section(found: Sequence[EscalationRow], item_id: str) -> tuple[Notes, ...]:
    """Return what is known of an item at either end of an escalation, nothing where it has none."""
    notes = [Note("waypoints", "warn", _up(row)) for row in found if row.item_id == item_id]
    notes += [Note("waypoints", "info", _came(row)) for row in found if row.arrived_item_id == item_id]
    return (Notes(tuple(notes), "Escalated"),) if notes else ()


def _up(row: EscalationRow) -> str:
    there = f"arrived as {row.arrived}" if row.arrived else "waits for its next agenda"
    told = f"not taken there: {row.dropped_because}" if row.dropped_because else there
    several = ", needs several business groups" if row.several_groups else ""
    return f"to {row.to_forum_code}{several}, {told}. {row.reason}"


def _came(row: EscalationRow) -> str:
    several = ", needs several business groups" if row.several_groups else ""
    return f"{row.subject} from {row.from_words}{several}. {row.reason}"
