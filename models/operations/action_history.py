"""The history of an action: one line for whatever happens to it."""

import datetime as dt

from sqlalchemy import func, select

from models.records.outcomes import Action, ActionEvent
from models.store.unit import Unit

MOMENT = dt.timedelta(microseconds=1)


def note_event(
    unit: Unit,
    action: Action,
    kind: str,
    text: str = "",
    *,
    old_due: dt.date | None = None,
    new_due: dt.date | None = None,
) -> None:
    """Add a line to the history of an action by whoever does it: now, or just after the line before."""
    before = unit.session.scalar(select(func.max(ActionEvent.at)).where(ActionEvent.action_id == action.id))
    unit.add(
        ActionEvent(
            action_id=action.id,
            at=max(unit.now, before + MOMENT) if before else unit.now,
            actor=unit.actor,
            kind=kind,
            text=text,
            old_due=old_due,
            new_due=new_due,
        )
    )
