"""A file of local exceptions as Data & Insight sends it (CSV or XLSX): its rows, and what of it is refused and why."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import TypeVar

from models.errors import RuleBroken
from models.rules.exception_cells import LONGEST_WORDS, Figure, read_direction, read_figure, read_month
from models.rules.exception_heads import NEEDED, columns_of, known_heads
from models.rules.sheet_text import LOOKED_AT, SheetRow, text_rows
from models.rules.sheet_workbook import is_workbook, workbook_sheets

T = TypeVar("T")
MOST_ROWS = 100_000
FEWEST_HEADS = 2
"""A row with fewer known heads is a title or a figure, no row of heads."""


@dataclass(frozen=True, slots=True)
class FileRow:
    """A row that can be read; `row` is its number in the spreadsheet, `value` is none while it is pending."""

    row: int
    unit: str
    family: str
    measure: str
    period: dt.date
    direction: str
    value: float | None
    value_words: str
    expected: float | None
    expected_words: str
    note: str


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that cannot be read: which column is wrong (its head) and what to do; unit and measure as written."""

    row: int
    column: str
    reason: str
    unit: str = ""
    measure: str = ""


@dataclass(frozen=True, slots=True)
class ExceptionFile:
    """The rows of a file; blank ones do not count."""

    rows: tuple[FileRow, ...]
    refused: tuple[RefusedRow, ...]


@dataclass(frozen=True, slots=True)
class _Head:
    """The row of heads: its cells, and where each field stands."""

    cells: tuple[str, ...]
    places: dict[str, int]
    packed: bool

    def cell(self, field: str, cells: Sequence[str]) -> str:
        """Return what a row says for a field, empty where it has no such cell."""
        place = self.places.get(field, len(cells))
        return cells[place] if place < len(cells) else ""

    def name(self, field: str) -> str:
        """Return the head of a field as the file writes it."""
        return self.cells[self.places[field]] if field in self.places else field


def read_exceptions(name: str, body: bytes) -> ExceptionFile:
    """Return what a file of exceptions says; RuleBroken, naming row and column, if it is none or lacks a column.

    What is inside decides how it is read, not its name. Rows count as a spreadsheet shows them, titles above the
    heads and blank rows included; of several sheets the first with the needed heads is taken.
    """
    if not body.strip():
        raise RuleBroken(f"“{name}” is empty; save it again and import that.", "file")
    if is_workbook(body):
        return _read_first(name, workbook_sheets(name, body), packed=True)
    return _read_first(name, [text_rows(name, body, known_heads)], packed=False)


def _read_first(name: str, sheets: Iterable[Iterator[SheetRow]], *, packed: bool) -> ExceptionFile:
    trouble = RuleBroken(
        f"“{name}” has no row of heads; the first row must name {', '.join(NEEDED[:-1])} and {NEEDED[-1]}.", "file"
    )
    for rows in sheets:
        top = list(islice(rows, LOOKED_AT))
        number, cells = max(top, key=lambda row: known_heads(row[1]), default=(0, ()))
        if known_heads(cells) < FEWEST_HEADS:
            continue
        try:
            head = _Head(cells, columns_of(cells, number), packed)
        except RuleBroken as wrong:
            trouble = RuleBroken(f"“{name}”: {wrong}", wrong.field)
            continue
        return _read(name, head, chain((row for row in top if row[0] > number), rows))
    raise trouble


def _read(name: str, head: _Head, rows: Iterator[SheetRow]) -> ExceptionFile:
    filled = list(islice(((number, cells) for number, cells in rows if any(cells)), MOST_ROWS + 1))
    if len(filled) > MOST_ROWS:
        raise RuleBroken(f"“{name}” has more than {MOST_ROWS:,} rows; send a month at a time.", "file")
    width = max(len(head.cells), min((len(cells) for _number, cells in filled), default=0))
    read, refused = list[FileRow](), list[RefusedRow]()
    for number, cells in filled:
        troubles = list[RuleBroken]()
        row = _row(head, number, cells, troubles)
        troubles = _blanks(head, cells) + [one for one in troubles if head.cell(one.field, cells)]
        if not head.packed and (len(cells) > width or any(cells[len(head.cells) :])):
            troubles.insert(0, _too_wide(head, cells))
        if troubles:
            troubles.sort(key=lambda wrong: head.places.get(wrong.field, len(head.cells)))
            column = head.name(troubles[0].field)
            reason = " ".join(str(one) for one in troubles)
            refused.append(RefusedRow(number, column, reason, row.unit, row.measure))
        else:
            read.append(row)
    return ExceptionFile(tuple(read), tuple(refused))


def _row(head: _Head, number: int, cells: Sequence[str], troubles: list[RuleBroken]) -> FileRow:
    """Return a row as far as it can be read; what is wrong in it is added to `troubles`."""

    def taken(read: Callable[[str], T], field: str, otherwise: T) -> T:
        try:
            return read(head.cell(field, cells))
        except RuleBroken as wrong:
            troubles.append(RuleBroken(str(wrong), field))
            return otherwise

    unit, measure = taken(_words("unit"), "unit", ""), taken(_words("measure"), "measure", "")
    nothing = Figure(None, "")
    value = taken(lambda text: read_figure(text, "value"), "value", nothing)
    expected = taken(lambda text: read_figure(text, "expected"), "expected", nothing)
    return FileRow(
        row=number,
        unit=unit,
        family=taken(_words("family"), "family", ""),
        measure=measure,
        period=taken(read_month, "period", dt.date.min),
        direction=taken(lambda text: read_direction(text).value, "direction", ""),
        value=value.value,
        value_words=value.words,
        expected=expected.value,
        expected_words=expected.words,
        note=head.cell("note", cells),
    )


def _blanks(head: _Head, cells: Sequence[str]) -> list[RuleBroken]:
    """Return one sentence for all that a row must say and leaves blank; a figure may have yet to come."""
    blank = [field for field in NEEDED if field != "value" and not head.cell(field, cells)]
    if not blank:
        return []
    if len(blank) == 1:
        words = f"The {blank[0]} is blank; write it in every row (merged cells count once)."
    else:
        words = f"The {', '.join(blank[:-1])} and {blank[-1]} are blank; write them in, or leave the row out."
    return [RuleBroken(words, blank[0])]


def _words(field: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text.startswith("="):
            raise RuleBroken(f"The {field} is a formula without its result; paste the values and import that.", field)
        if len(text) > LONGEST_WORDS:
            raise RuleBroken(f"The {field} has {len(text)} characters; shorten it to {LONGEST_WORDS}.", field)
        return text

    return read


def _too_wide(head: _Head, cells: Sequence[str]) -> RuleBroken:
    last = next(reversed([cell for cell in head.cells if cell]))
    field = next((field for field, place in head.places.items() if head.cells[place] == last), "note")
    return RuleBroken(
        f"The row has {len(cells)} cells under {len(head.cells)} heads; put a text or figure with a separator in it "
        "into quotation marks.",
        field,
    )
