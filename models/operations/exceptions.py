"""Local exceptions: files of them taken in, units matched to what a file called them, and figures set aside."""

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence

from sqlalchemy import select

from models.errors import RuleBroken
from models.operations.checks import LONGEST_NAME, LONGEST_TEXT, named, within, word_of
from models.operations.measures import measure_named
from models.operations.naming import snippet
from models.operations.organisation import lines
from models.queries.exception_import import ImportReport, import_report, sorted_rows
from models.records.exceptions import ExceptionImport, LocalException, Measure
from models.records.organisation import OrganisationUnit
from models.records.themes import Theme
from models.rules.exception_cells import month_words, read_figure
from models.rules.exception_file import read_exceptions
from models.rules.exception_sorting import Sorted, SortedRow
from models.rules.unit_names import plain_name
from models.rules.vocabulary import Direction
from models.store.unit import Unit

SAME_AS_ANOTHER = "the same exception of this unit is in the book already"


def import_exceptions(unit: Unit, *, name: str, body: bytes, digest: str = "") -> ImportReport:
    """Take in a file of exceptions and return how its rows fell; taking it in again stores nothing.

    Rows whose unit is not known are kept until it is matched, new measures are made, and the figure of a row that was
    pending is filled in. RuleBroken, with nothing stored, if the file is none of exceptions.
    """
    heaps = sorted_rows(unit.session, read_exceptions(name, body))
    report = import_report(unit.session, heaps)
    if heaps.stored or heaps.unmatched:
        made = _make_measures(unit, heaps)
        taken = unit.add(
            ExceptionImport(
                name=name[-LONGEST_NAME:],
                digest=digest or hashlib.sha256(body).hexdigest(),
                at=unit.now,
                by=unit.actor,
                read=report.read,
                stored=report.stored,
                unmatched=len(report.unmatched),
                duplicate=len(report.duplicate),
                refused=len(report.refused),
            )
        )
        _store(unit, taken, [*heaps.stored, *heaps.unmatched], made)
    unit.say(f"Import exceptions from {snippet(name)}")
    return report


def record_exception(  # noqa: PLR0913  an exception has as many facts
    unit: Unit,
    *,
    unit_id: str,
    measure: str,
    period: dt.date,
    direction: str,
    value: str = "",
    expected: str = "",
    family: str = "",
    note: str = "",
) -> str:
    """Record one exception by hand and return its key; figures are given as they are written, blank while pending."""
    home = unit.get(OrganisationUnit, unit_id)
    way, month = word_of(Direction, direction, "direction").value, period.replace(day=1)
    measure_id = measure_named(unit, name=measure, family=family)
    _refuse_twice(unit, home, measure_id, month, way)
    figure, usual = read_figure(value, "value"), read_figure(expected, "expected")
    row = LocalException(
        unit_id=home.id,
        unit_words=home.name,
        measure_id=measure_id,
        measure_words=measure.strip(),
        period=month,
        direction=way,
        value=figure.value,
        value_words=figure.words,
        expected=usual.value,
        expected_words=usual.words,
        note=within(note, "note", "The note", LONGEST_TEXT),
        received_on=unit.today,
    )
    unit.say(f"Record exception {snippet(row.measure_words)} of {home.code}, {month_words(month)}")
    return unit.add(row).id


def match_exception_unit(unit: Unit, *, exception_id: str, unit_id: str, remember: bool = True) -> int:
    """Say which unit the words of an unmatched exception mean, for all that carry them; return how many.

    `remember` adds the words to the unit's other names, so that the next file finds it by itself. What the unit has in
    the book already is matched and set aside, never shown twice.
    """
    words = unit.get(LocalException, exception_id).unit_words
    home = unit.get(OrganisationUnit, unit_id)
    unmatched = unit.rows(select(LocalException).where(LocalException.unit_id.is_(None)))
    matched = [row for row in unmatched if plain_name(row.unit_words) == plain_name(words)]
    if not matched:
        raise RuleBroken(f"{snippet(words)} has a unit already.", "unit_id")
    there = {_sameness(row) for row in unit.rows(select(LocalException).where(LocalException.unit_id == home.id))}
    for row in matched:
        row.unit_id = home.id
        if _sameness(row) in there and not row.set_aside_because:
            row.set_aside_because = SAME_AS_ANOTHER
        there.add(_sameness(row))
    if remember:
        home.synonyms = lines([*home.synonyms.splitlines(), words])
    unit.say(f"Match {snippet(words)} to {home.code}")
    return len(matched)


def set_aside_exception(unit: Unit, *, exception_id: str, because: str, revision: str | None = None) -> None:
    """Keep an exception off every agenda, with the reason; it stays in the book."""
    row = unit.get(LocalException, exception_id, revision)
    row.set_aside_because = named(because, "because", "The reason", LONGEST_TEXT)
    unit.say(f"Set aside exception {snippet(row.measure_words)}")


def bring_back_exception(unit: Unit, *, exception_id: str, revision: str | None = None) -> None:
    """Let an exception that was set aside stand on its agenda again; refused while another of its month stands."""
    row = unit.get(LocalException, exception_id, revision)
    if row.unit_id:
        home = unit.get(OrganisationUnit, row.unit_id)
        _refuse_twice(unit, home, row.measure_id, row.period, row.direction)
    row.set_aside_because = ""
    unit.say(f"Bring back exception {snippet(row.measure_words)}")


def _make_measures(unit: Unit, heaps: Sorted) -> dict[str, str]:
    """Make the measures a file brings, and return their keys by those the sorting made up; themes are found by name."""
    themes = dict[str, str]()
    for theme in unit.rows(select(Theme).order_by(Theme.title)) if heaps.new_measures else ():
        for called in (theme.title, *theme.synonyms.splitlines()):
            themes.setdefault(plain_name(called), theme.id)
    return {
        key: unit.add(Measure(name=name, family=family, theme_id=themes.get(plain_name(name)))).id
        for key, (name, family) in heaps.new_measures.items()
    }


def _store(unit: Unit, taken: ExceptionImport, rows: Sequence[SortedRow], made: Mapping[str, str]) -> None:
    fresh = list[dict[str, object]]()
    for one in rows:
        if one.pending_key:
            _fill_in(unit.get(LocalException, one.pending_key), one)
        else:
            fresh.append(_columns(one, made.get(one.measure_key, one.measure_key), taken.id, unit.today))
    unit.bulk(LocalException, fresh)


def _columns(one: SortedRow, measure_id: str, import_id: str, today: dt.date) -> dict[str, object]:
    row = one.row
    return {
        "import_id": import_id,
        "row": row.row,
        "unit_id": one.unit_key or None,
        "unit_words": row.unit,
        "measure_id": measure_id,
        "measure_words": row.measure,
        "period": row.period,
        "direction": row.direction,
        "value": row.value,
        "value_words": row.value_words,
        "expected": row.expected,
        "expected_words": row.expected_words,
        "note": row.note,
        "received_on": today,
    }


def _fill_in(stored: LocalException, one: SortedRow) -> None:
    """Give a pending exception the figure that has come, and what else is said with it."""
    row = one.row
    stored.value, stored.value_words = row.value, row.value_words
    stored.expected, stored.expected_words = row.expected, row.expected_words
    stored.note = row.note or stored.note
    stored.unit_id = stored.unit_id or one.unit_key or None


def _sameness(row: LocalException) -> tuple[str, dt.date, str]:
    return row.measure_id, row.period, row.direction


def _refuse_twice(unit: Unit, home: OrganisationUnit, measure_id: str, period: dt.date, direction: str) -> None:
    same = select(LocalException).where(
        LocalException.unit_id == home.id,
        LocalException.measure_id == measure_id,
        LocalException.period == period,
        LocalException.direction == direction,
        LocalException.set_aside_because == "",
    )
    if unit.rows(same):
        raise RuleBroken(
            f"{home.name} has this exception for {month_words(period)} already; set that one aside first.", "measure"
        )
