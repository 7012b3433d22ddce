"""Cadences of every kind, for properties; and the rows of the shared case files."""

import csv
from datetime import date
from pathlib import Path

from hypothesis import strategies as st

from models.rules.cadence import Cadence, Dates, FixedDay, Monthly, Unscheduled, Weekly

DATA = Path(__file__).parents[1] / "data"
FIRST, LAST = date(2012, 1, 1), date(2036, 12, 31)

days = st.dates(FIRST, LAST)
anchors = st.tuples(st.integers(2012, 2036), st.integers(1, 12))
chosen = st.sets(st.integers(1, 12), min_size=1).map(lambda months: tuple(sorted(months)))
ordinals = st.sampled_from([1, 2, 3, 4, 5, -1])
weekdays = st.integers(0, 6)
month_days = st.sampled_from([*range(1, 32), -1])

scheduled: st.SearchStrategy[Cadence] = st.one_of(
    st.builds(Monthly, ordinals, weekdays, st.integers(1, 12), anchors),
    st.builds(Monthly, ordinals, weekdays, anchor=st.none() | anchors, months=st.just(()) | chosen),
    st.builds(FixedDay, month_days, st.integers(1, 12), anchors),
    st.builds(FixedDay, month_days, anchor=st.none() | anchors, months=st.just(()) | chosen),
    st.builds(Weekly, st.integers(1, 60), days),
    st.builds(Dates, st.lists(days, min_size=1, max_size=12).map(tuple)),
)
cadences: st.SearchStrategy[Cadence] = scheduled | st.builds(Unscheduled, st.text())


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def iso_dates(cell: str) -> tuple[date, ...]:
    return tuple(date.fromisoformat(day) for day in cell.split("; ") if day)
