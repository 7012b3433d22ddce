"""Every row of a file falls on one heap, and a file that was taken in brings nothing the second time."""

import datetime as dt
from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from models.rules.exception_file import ExceptionFile, FileRow, read_exceptions
from models.rules.exception_sorting import KnownMeasure, Sorted, Sorting, StoredRow
from models.rules.unit_names import KnownUnit, UnitNames
from tests.exception_files import csv_file

NAMES = UnitNames((KnownUnit("ea", "EA", "East Area"), KnownUnit("sw", "SW", "South West", ("SW BCU",))), {})
ROWS = st.builds(
    FileRow,
    row=st.just(0),
    unit=st.sampled_from(("EA", "East", "SW BCU", "sw", "Isle", "isle")),
    family=st.sampled_from(("", "offences", "outcomes")),
    measure=st.sampled_from(("Knife crime", "knife  crime", "Burglary")),
    period=st.sampled_from((dt.date(2026, 9, 1), dt.date(2026, 10, 1))),
    direction=st.sampled_from(("worse", "better")),
    value=st.sampled_from((None, 1.0, 2.0)),
    value_words=st.just(""),
    expected=st.none(),
    expected_words=st.just(""),
    note=st.just(""),
)
FILES = st.lists(ROWS, max_size=30).map(
    lambda rows: ExceptionFile(tuple(numbered(row, place) for place, row in enumerate(rows, 2)), ())
)


def numbered(row: FileRow, number: int) -> FileRow:
    return FileRow(number, *(getattr(row, name) for name in FileRow.__slots__[1:]))


def taken(heaps: Sorted) -> tuple[list[KnownMeasure], list[StoredRow]]:
    """Return what the book holds after a file was taken in."""
    measures = [KnownMeasure(key, name, family) for key, (name, family) in heaps.new_measures.items()]
    stored = [
        StoredRow(
            f"{one.row.row}",
            one.unit_key,
            one.row.unit,
            one.measure_key,
            one.row.period,
            one.row.direction,
            one.row.value,
        )
        for one in (*heaps.stored, *heaps.unmatched)
    ]
    return measures, stored


def numbers(heaps: Sorted) -> Iterable[int]:
    yield from (one.row.row for one in (*heaps.stored, *heaps.unmatched))
    yield from (one.row for one in (*heaps.duplicate, *heaps.refused))


@given(FILES)
def test_every_row_falls_on_one_heap_and_no_exception_is_there_twice(file: ExceptionFile) -> None:
    heaps = Sorting(NAMES, (), ()).sort(file)
    assert sorted(numbers(heaps)) == [row.row for row in file.rows]
    kept = [(one.unit_key or one.row.unit.casefold(), one.measure_key, one.row.period, one.row.direction)
            for one in (*heaps.stored, *heaps.unmatched)]  # fmt: skip
    assert len(kept) == len(set(kept))


@given(FILES)
def test_the_second_time_nothing_is_stored(file: ExceptionFile) -> None:
    measures, stored = taken(Sorting(NAMES, (), ()).sort(file))
    again = Sorting(NAMES, measures, stored).sort(file)
    assert (again.stored, again.unmatched, again.new_measures) == ([], [], {})


def test_a_measure_of_two_families_must_name_one() -> None:
    measures = [KnownMeasure("a", "Burglary", "offences"), KnownMeasure("b", "Burglary", "outcomes", ("Break-ins",))]
    file = read_exceptions("x", csv_file("EA,,Burglary,2026-09,worse,1,,", "EA,,break-ins,2026-09,worse,1,,"))
    heaps = Sorting(NAMES, measures, ()).sort(file)
    assert [(one.row, one.column) for one in heaps.refused] == [(2, "family")]
    assert heaps.refused[0].reason == "“Burglary” is measured in “offences”, “outcomes”; name the family."
    assert [one.measure_key for one in heaps.stored] == ["b"]


def test_a_measure_without_its_family_is_told_by_the_whole_file_whatever_the_order() -> None:
    rows = ["EA,,Knife,2026-09,worse,,,", "EA,offences,Knife,2026-09,worse,1,,", "EA,outcomes,Knife,2026-09,worse,1,,"]
    for order in (rows, rows[::-1]):
        heaps = Sorting(NAMES, (), ()).sort(read_exceptions("x", csv_file(*order)))
        assert [one.column for one in heaps.refused] == ["family"]
        assert [one.row.family for one in heaps.stored] == [row.split(",")[1] for row in order if "1" in row.split(",")]


def test_what_was_set_aside_stays_away_but_another_figure_may_come() -> None:
    aside = StoredRow("x", "ea", "EA", "m", dt.date(2026, 9, 1), "worse", 1.0, aside=True)
    file = read_exceptions("x", csv_file("EA,,Knife,2026-09,worse,1,,", "EA,,Knife,2026-09,worse,2,,"))
    heaps = Sorting(NAMES, [KnownMeasure("m", "Knife", "")], [aside]).sort(file)
    assert [one.reason for one in heaps.duplicate] == ["The same stands in the book but was set aside."]
    assert [one.row.value for one in heaps.stored] == [2.0]


def test_a_third_is_the_same_in_a_workbook_and_in_the_csv_saved_from_it() -> None:
    book, text = (
        read_exceptions("x", csv_file(f"EA,,Share,2026-10,worse,0.333333333{more},,")) for more in ("333333", "")
    )
    measures, stored = taken(Sorting(NAMES, (), ()).sort(book))
    again = Sorting(NAMES, measures, stored).sort(text)
    assert [row.reason for row in again.duplicate] == ["The same stands in the book."]
