"""A matrix of months: what stands in it, and where its rows and columns lie; nothing here paints."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QRectF


class CellLook(StrEnum):
    """How a cell stands out, as on paper."""

    NOTHING = ""
    FILLED = "filled"
    OUTLINED = "outlined"
    DASHED = "dashed"
    PLAIN = "plain"
    DOT = "dot"
    LETTERS = "letters"


@dataclass(frozen=True, slots=True)
class Letter:
    """A level in a cell: its letter, the level whose colours it wears, and whether it was seen."""

    letter: str
    level: str
    seen: bool


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """A month of a row: its chip, and what it says in words; `icon` stands before the text."""

    look: CellLook = CellLook.NOTHING
    text: str = ""
    words: str = ""
    icon: str = ""
    letters: tuple[Letter, ...] = ()
    alarm: bool = False


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A row: its title with what stands beside it, its cells, and the total at the right.

    One without cells is the head of those that follow; a `summed` one closes the matrix.
    """

    key: str
    title: str
    aside: str = ""
    cells: tuple[MatrixCell, ...] = ()
    total: str = ""
    alarm: bool = False
    summed: bool = False


@dataclass(frozen=True, slots=True)
class MatrixMonth:
    """The head of a column; `tinted` lays a ground behind it."""

    name: str
    under: str = ""
    tinted: bool = False


@dataclass(frozen=True, slots=True)
class Measures:
    """How large the parts are, in pixels: the head, rows, group heads, the least month, names and totals."""

    head: int
    row: int
    group: int
    month: int
    name: int
    total: int


class MatrixLayout:
    """Where the rows and months of a matrix lie, in pixels of its content below the head."""

    def __init__(
        self, measures: Measures, months: Sequence[MatrixMonth], rows: Sequence[MatrixRow], width: int
    ) -> None:
        self.measures = measures
        self.months, self.rows = tuple(months), tuple(rows)
        spare = width - measures.name - measures.total
        self.month = max(measures.month, spare // max(len(self.months), 1))
        self._tops = [0]
        for row in self.rows:
            self._tops.append(self._tops[-1] + (measures.row if row.cells else measures.group))

    @property
    def width(self) -> int:
        """How wide the whole is, names included."""
        return self.measures.name + self.month * len(self.months) + self.measures.total

    @property
    def height(self) -> int:
        """How high the rows are, without the head."""
        return self._tops[-1]

    def row_rect(self, row: int) -> QRectF:
        """Return where a row lies, over the whole width."""
        return QRectF(0, self._tops[row], self.width, self._tops[row + 1] - self._tops[row])

    def cell_rect(self, row: int, month: int) -> QRectF:
        """Return where a month of a row lies."""
        whole = self.row_rect(row)
        return QRectF(self.measures.name + month * self.month, whole.y(), self.month, whole.height())

    def rows_within(self, top: float, bottom: float) -> range:
        """Return the rows that lie between two heights, at least in part."""
        found = [n for n in range(len(self.rows)) if self._tops[n] < bottom and self._tops[n + 1] > top]
        return range(found[0], found[-1] + 1) if found else range(0)

    def place_at(self, x: float, y: float) -> tuple[int, int] | None:
        """Return the row and month at a point; a point on a name means its first month; none elsewhere."""
        for row in self.rows_within(y, y + 1):
            month = int((x - self.measures.name) // self.month) if x >= self.measures.name else 0
            if self.rows[row].cells and month < len(self.months):
                return row, month
        return None

    def step(self, place: tuple[int, int], down: int, right: int) -> tuple[int, int]:
        """Return the cell so many rows and months further, heads passed over; the edge holds."""
        rows = [number for number, row in enumerate(self.rows) if row.cells]
        at = rows.index(place[0]) if place[0] in rows else 0
        row = rows[min(max(at + down, 0), len(rows) - 1)]
        return row, min(max(place[1] + right, 0), len(self.months) - 1)

    def first(self) -> tuple[int, int] | None:
        """Return the first cell there is, none in an empty matrix."""
        row = next((number for number, one in enumerate(self.rows) if one.cells), None)
        return None if row is None or not self.months else (row, 0)
