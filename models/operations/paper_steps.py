"""What a secretary does to papers in one go: bring one on with all that is asked for, chase several."""

import datetime as dt
from collections.abc import Sequence

from models.operations.paper_stages import set_status
from models.operations.papers import note_chase, set_risks
from models.store.unit import Unit


def bring_on(  # noqa: PLR0913  what is late has as many facts
    unit: Unit,
    *,
    paper_id: str,
    status: str,
    on: dt.date | None = None,
    late_reason: str = "",
    late_agreed_by: str = "",
    risk_ids: Sequence[str] | None = None,
    no_risks_because: str = "",
    revision: str | None = None,
) -> None:
    """Bring a paper to another stage, saying with it which risks it addresses, or none and why, where it must.

    `risk_ids` none leaves what it says of risks as it is.
    """
    if risk_ids is not None:
        set_risks(unit, paper_id=paper_id, risk_ids=risk_ids, no_risks_because=no_risks_because, revision=revision)
        revision = None
    set_status(
        unit,
        paper_id=paper_id,
        status=status,
        on=on,
        late_reason=late_reason,
        late_agreed_by=late_agreed_by,
        revision=revision,
    )


def note_chases(unit: Unit, *, asked: Sequence[tuple[str, str]]) -> None:
    """Note of papers, each by its key, who was asked for it."""
    for paper_id, to in asked:
        note_chase(unit, paper_id=paper_id, to=to)
    if len(asked) > 1:
        unit.say(f"Chase {len(asked)} papers")
