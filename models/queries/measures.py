"""Measures: what exceptions count, and how often each was out of the ordinary."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.records.exceptions import LocalException, Measure
from models.records.themes import Theme


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A measure with its family, other names, the theme its exceptions speak to, and how many there are."""

    id: str
    revision: str
    name: str
    family: str
    synonyms: tuple[str, ...]
    theme_id: str
    theme: str
    exceptions: int


def measures(session: Session) -> tuple[MeasureRow, ...]:
    """Return all measures by family and name."""
    counts = select(LocalException.measure_id, func.count().label("times")).group_by(LocalException.measure_id)
    counted = counts.subquery()
    found = session.execute(
        select(Measure, Theme.title, counted.c.times)
        .outerjoin(Theme, Theme.id == Measure.theme_id)
        .outerjoin(counted, counted.c.measure_id == Measure.id)
    )
    rows = (
        MeasureRow(
            id=measure.id,
            revision=measure.revision,
            name=measure.name,
            family=measure.family,
            synonyms=tuple(measure.synonyms.splitlines()),
            theme_id=measure.theme_id or "",
            theme=theme or "",
            exceptions=times or 0,
        )
        for measure, theme, times in found
    )
    return tuple(sorted(rows, key=lambda row: (row.family.casefold(), row.name.casefold())))
