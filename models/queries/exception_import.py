"""What taking in a file of exceptions would do: how its rows fall, before anything is stored."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.records.exceptions import LocalException, Measure
from models.records.organisation import OrganisationUnit, UnitSuccession
from models.rules.exception_file import ExceptionFile, read_exceptions
from models.rules.exception_sorting import KnownMeasure, SaidRow, Sorted, SortedRow, Sorting, StoredRow
from models.rules.unit_names import KnownUnit, UnitNames
from models.rules.vocabulary import Direction


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A row of the file that was not stored for its unit: where it stands and why; `column` is the head at fault."""

    row: int
    unit: str
    measure: str
    reason: str
    column: str = ""


@dataclass(frozen=True, slots=True)
class UnitRows:
    """How many rows of a file go to a unit, by direction."""

    code: str
    name: str
    worse: int
    better: int


@dataclass(frozen=True, slots=True)
class ImportReport:
    """How the rows of a file fell: read = stored + unmatched + duplicate + refused.

    Unmatched rows are kept in the book without a unit until somebody says which; `units` is where the stored ones go.
    """

    read: int
    stored: int
    unmatched: tuple[ReportRow, ...]
    duplicate: tuple[ReportRow, ...]
    refused: tuple[ReportRow, ...]
    new_measures: tuple[str, ...]
    units: tuple[UnitRows, ...] = ()


def foreseen_import(session: Session, *, name: str, body: bytes) -> ImportReport:
    """Return what importing a file would report, storing nothing; RuleBroken if it is no such file."""
    return import_report(session, sorted_rows(session, read_exceptions(name, body)))


def sorted_rows(session: Session, file: ExceptionFile) -> Sorted:
    """Return where the rows of a file fall against what the book holds now."""
    stored = _stored(session, {row.period for row in file.rows})
    return Sorting(unit_names(session), _measures(session), stored).sort(file)


def import_report(session: Session, heaps: Sorted) -> ImportReport:
    """Return what is said about sorted rows."""
    unmatched = [SaidRow(one.row.row, one.row.unit, one.row.measure, one.reason) for one in heaps.unmatched]
    told = tuple(_told(rows) for rows in (unmatched, heaps.duplicate, heaps.refused))
    return ImportReport(
        read=len(heaps.stored) + sum(map(len, told)),
        stored=len(heaps.stored),
        unmatched=told[0],
        duplicate=told[1],
        refused=told[2],
        new_measures=tuple(name for name, _family in heaps.new_measures.values()),
        units=_units(session, heaps.stored),
    )


def unit_names(session: Session) -> UnitNames:
    """Return what every unit is called and who came after whom."""
    columns = (OrganisationUnit.code, OrganisationUnit.name, OrganisationUnit.synonyms)
    units = select(OrganisationUnit.id, *columns, OrganisationUnit.starts, OrganisationUnit.ends)
    successors: dict[str, list[str]] = {}
    for old, new in session.execute(select(UnitSuccession.old_unit_id, UnitSuccession.new_unit_id)):
        successors.setdefault(old, []).append(new)
    known = (
        KnownUnit(key, code, name, synonyms.splitlines(), starts, ends)
        for key, code, name, synonyms, starts, ends in session.execute(units)
    )
    return UnitNames(known, successors)


def _measures(session: Session) -> tuple[KnownMeasure, ...]:
    found = session.execute(select(Measure.id, Measure.name, Measure.family, Measure.synonyms).order_by(Measure.name))
    return tuple(KnownMeasure(key, name, family, synonyms.splitlines()) for key, name, family, synonyms in found)


def _stored(session: Session, periods: set[dt.date]) -> tuple[StoredRow, ...]:
    if not periods:
        return ()
    one = LocalException
    columns = (one.id, one.unit_id, one.unit_words, one.measure_id, one.period, one.direction, one.value)
    found = session.execute(
        select(*columns, one.set_aside_because).where(one.period.between(min(periods), max(periods)))
    )
    return tuple(
        StoredRow(key, unit or "", words, measure, period, direction, value, aside=bool(because))
        for key, unit, words, measure, period, direction, value, because in found
    )


def _told(rows: Iterable[SaidRow]) -> tuple[ReportRow, ...]:
    return tuple(ReportRow(one.row, one.unit, one.measure, one.reason, one.column) for one in rows)


def _units(session: Session, stored: Sequence[SortedRow]) -> tuple[UnitRows, ...]:
    counts = Counter((one.unit_key, one.row.direction) for one in stored)
    keys = {key for key, _direction in counts}
    found = session.execute(select(OrganisationUnit.id, OrganisationUnit.code, OrganisationUnit.name))
    rows = (
        UnitRows(code, name, counts[key, Direction.WORSE.value], counts[key, Direction.BETTER.value])
        for key, code, name in found
        if key in keys
    )
    return tuple(sorted(rows, key=lambda row: row.code))
