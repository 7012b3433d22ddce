"""How the rows of a file of exceptions fall: stored, kept for matching, there already, or refused."""

import datetime as dt
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from models.rules.exception_cells import figure_words
from models.rules.exception_file import ExceptionFile, FileRow
from models.rules.unit_names import UnitNames, plain_name

CLOSE = 1e-8
"""By which share two figures may differ and be the same: a spreadsheet shows nine digits of what it holds."""
Sameness = tuple[str, str, dt.date, str]
"""What two rows of the same exception share: unit (or its words), measure, month and direction."""


@dataclass(frozen=True, slots=True)
class KnownMeasure:
    """A measure of the book: its key, its family and every spelling of it."""

    key: str
    name: str
    family: str
    synonyms: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class StoredRow:
    """An exception of the book as new rows are compared with it; `unit_key` is empty while it is unmatched."""

    key: str
    unit_key: str
    unit_words: str
    measure_key: str
    period: dt.date
    direction: str
    value: float | None
    aside: bool = False


@dataclass(frozen=True, slots=True)
class SortedRow:
    """A row and what becomes of it; `pending_key` is the stored row whose figure it brings, if it does."""

    row: FileRow
    unit_key: str
    measure_key: str
    reason: str = ""
    pending_key: str = ""


@dataclass(frozen=True, slots=True)
class SaidRow:
    """A row that is reported: its number, unit and measure as written, the column at fault if one is, and why."""

    row: int
    unit: str
    measure: str
    reason: str
    column: str = ""


@dataclass(slots=True)
class Sorted:
    """All rows of a file in the order of the file, each in one of four heaps; new measures by name and family."""

    stored: list[SortedRow] = field(default_factory=list)
    unmatched: list[SortedRow] = field(default_factory=list)
    duplicate: list[SaidRow] = field(default_factory=list)
    refused: list[SaidRow] = field(default_factory=list)
    new_measures: dict[str, tuple[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Seen:
    """A row met before: its figure, where it stands, and its key if it is in the book."""

    value: float | None
    place: str
    key: str = ""
    aside: bool = False


class Sorting:
    """Sorts the rows of one file against what the book holds; `names` finds units."""

    def __init__(self, names: UnitNames, measures: Iterable[KnownMeasure], stored: Iterable[StoredRow]) -> None:
        self._names = names
        self._measures: dict[str, list[KnownMeasure]] = {}
        for measure in measures:
            for spelling in dict.fromkeys(map(plain_name, (measure.name, *measure.synonyms))):
                self._measures.setdefault(spelling, []).append(measure)
        self._seen: dict[Sameness, list[_Seen]] = {}
        for row in stored:
            seen = _Seen(row.value, "in the book", row.key, row.aside)
            for unit in {row.unit_key, plain_name(row.unit_words)} - {""}:
                self._seen.setdefault((unit, row.measure_key, row.period, row.direction), []).append(seen)

    def sort(self, file: ExceptionFile) -> Sorted:
        """Return where every row of a file falls."""
        heaps = Sorted()
        for one in file.refused:
            heaps.refused.append(SaidRow(one.row, one.unit, one.measure, one.reason, one.column))
        for row in file.rows:
            if row.family:
                self._measure(row, heaps.new_measures)  # so that rows without a family mean the same the next time
        for row in file.rows:
            self._place(row, heaps)
        heaps.refused.sort(key=lambda one: one.row)
        return heaps

    def _place(self, row: FileRow, heaps: Sorted) -> None:
        measure = self._measure(row, heaps.new_measures)
        if not measure:
            families = ", ".join(f"“{one.family}”" for one in self._measures[plain_name(row.measure)])
            reason = f"“{row.measure}” is measured in {families}; name the family."
            heaps.refused.append(SaidRow(row.row, row.unit, row.measure, reason, "family"))
            return
        found = self._names.unit_of(row.unit, row.period)
        keys = [(unit, measure, row.period, row.direction) for unit in (found.key, plain_name(row.unit)) if unit]
        before = [seen for key in keys for seen in self._seen.get(key, ())]
        same = next((seen for seen in before if _same(seen.value, row.value)), None)
        if same is not None:
            reason = f"The same stands {same.place}{' but was set aside' * same.aside}."
            heaps.duplicate.append(SaidRow(row.row, row.unit, row.measure, reason))
            self._note(keys, _Seen(row.value, f"in row {row.row}", aside=same.aside))
            return
        if reason := _contradiction(row, before):
            heaps.refused.append(SaidRow(row.row, row.unit, row.measure, reason, "value"))
            return
        pending = next((seen.key for seen in before if seen.value is None and seen.key and not seen.aside), "")
        self._note(keys, _Seen(row.value, f"in row {row.row}"))
        placed = SortedRow(row, found.key, measure, found.reason, pending)
        (heaps.stored if found.key else heaps.unmatched).append(placed)

    def _note(self, keys: Iterable[Sameness], seen: _Seen) -> None:
        for key in keys:
            self._seen.setdefault(key, []).append(seen)

    def _measure(self, row: FileRow, new: dict[str, tuple[str, str]]) -> str:
        """Return the key of the measure a row means, made up for a new one; empty if its family is not clear."""
        spelling, family = plain_name(row.measure), plain_name(row.family)
        known = self._measures.setdefault(spelling, [])
        fitting = [one for one in known if not family or plain_name(one.family) in {"", family}]
        exact = [one for one in fitting if plain_name(one.family) == family]
        if len(exact or fitting) == 1:
            return (exact or fitting)[0].key
        if fitting:
            return ""
        key = f"new {len(new) + 1}"
        new[key] = (row.measure, row.family)
        known.append(KnownMeasure(key, row.measure, row.family))
        return key


def _same(one: float | None, other: float | None) -> bool:
    """Say whether two figures are one; a third has more digits in a workbook than in the CSV saved from it."""
    return one == other if one is None or other is None else math.isclose(one, other, rel_tol=CLOSE)


def _contradiction(row: FileRow, before: Sequence[_Seen]) -> str:
    """Say that another figure stands for the same exception, empty if none does; a pending one in the book may wait."""
    other = next((seen for seen in before if not seen.aside and not (seen.key and seen.value is None)), None)
    if other is None:
        return ""
    there, here = figure_words("", other.value), figure_words(row.value_words, row.value)
    what = "set that one aside first if this is right" if other.key else "keep one of them"
    return f"It says {here} but {there} stands {other.place}; {what}."
