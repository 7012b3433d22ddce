"""A year laid out, against the bare recurrence rules of python-dateutil and against its limit."""

from collections.abc import Iterator
from datetime import date, datetime, time

from dateutil.rrule import rrulestr

from benchmarks.books import Books
from benchmarks.figure import Figure, median_ms, pair_ms
from models.queries.forums import forums
from models.queries.year import proposed_year

FIRST, LAST = date(2026, 4, 1), date(2027, 3, 31)
LIMIT = 1000.0


def figures(books: Books) -> Iterator[Figure]:
    """Measure laying out 40 forums on a fresh book."""
    workspace = books.framework()
    rules = [row.rule for row in workspace.read(forums, as_of=FIRST) if "RRULE" in row.rule]
    first, last = datetime.combine(FIRST, time()), datetime.combine(LAST, time())

    def bare() -> None:
        for rule in rules:
            rrulestr(rule, dtstart=first).between(first, last, inc=True)

    def ours() -> None:
        workspace.read(proposed_year, first=FIRST, last=LAST)

    mine, theirs = pair_ms(ours, bare)
    yield Figure("A year of 391 meetings proposed, with reasons", mine, "the bare rules by python-dateutil", theirs)
    yield Figure("The same", median_ms(ours), "limit", LIMIT)
