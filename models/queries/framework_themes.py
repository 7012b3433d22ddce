"""The themes, measures and sets of priorities a book holds, as they would be written into a file."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.records.exceptions import Measure
from models.records.priorities import Priority, PrioritySet
from models.records.themes import Theme, ThemePrevalence
from models.rules.framework import (
    MeasureEntry,
    PriorityEntry,
    PrioritySetEntry,
    ThemeEntry,
    set_references,
)
from models.rules.vocabulary import PriorityKind, PriorityMark, SetState

Codes = Mapping[str, str]


def theme_titles(session: Session) -> dict[str, str]:
    """Return the titles of all themes by their keys, each on one line."""
    return {row.id: _line(row.title) for row in session.execute(select(Theme.id, Theme.title))}


def theme_entries(session: Session, units: Codes) -> tuple[ThemeEntry, ...]:
    """Return all themes; `units` are the codes of units by their keys."""
    titles = theme_titles(session)
    prevalent: dict[str, list[str]] = defaultdict(list)
    for row in session.scalars(select(ThemePrevalence)):
        prevalent[row.theme_id].append(units[row.unit_id])
    return tuple(
        ThemeEntry(
            title=titles[row.id],
            kind=_line(row.kind),
            under=titles.get(row.parent_id or "", ""),
            synonyms=_lines(row.synonyms),
            prevalent_in=tuple(prevalent[row.id]),
            note=_line(row.note),
        )
        for row in session.scalars(select(Theme))
    )


def measure_entries(session: Session) -> tuple[MeasureEntry, ...]:
    """Return all measures with the theme each speaks to."""
    titles = theme_titles(session)
    return tuple(
        MeasureEntry(_line(row.name), _line(row.family), titles.get(row.theme_id or "", ""), _lines(row.synonyms))
        for row in session.scalars(select(Measure))
    )


def priority_set_entries(session: Session, units: Codes) -> tuple[PrioritySetEntry, ...]:
    """Return all sets of priorities; `units` are the codes of units by their keys."""
    rows = session.scalars(select(PrioritySet)).all()
    priorities: dict[str, list[PriorityEntry]] = defaultdict(list)
    for one in session.scalars(select(Priority).order_by(Priority.position, Priority.id)):
        priorities[one.set_id].append(PriorityEntry(_line(one.title), PriorityMark(one.mark)))
    plain = [_set(row, units, tuple(priorities[row.id])) for row in rows]
    names = dict(zip((row.id for row in rows), set_references(plain), strict=True))
    return tuple(
        replace(entry, based_on=names.get(row.based_on_id or "", ""), fits=names.get(row.fits_id or "", ""))
        for row, entry in zip(rows, plain, strict=True)
    )


def _set(row: PrioritySet, units: Codes, priorities: tuple[PriorityEntry, ...]) -> PrioritySetEntry:
    return PrioritySetEntry(
        kind=PriorityKind(row.kind),
        name=_line(row.name),
        short=_line(row.short),
        version=_line(row.version),
        state=SetState(row.state),
        starts=row.starts,
        ends=row.ends,
        unit=units.get(row.unit_id or "", ""),
        author=units.get(row.author_unit_id or "", ""),
        agreed_on=row.agreed_on,
        review_due=row.review_due,
        validated_on=row.validated_on,
        validated_by=_line(row.validated_by),
        source=_line(row.source),
        priorities=priorities,
    )


def _line(text: str) -> str:
    """Return a text on one line, as a file holds it."""
    return " ".join(text.split())


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line for line in map(_line, text.splitlines()) if line)
