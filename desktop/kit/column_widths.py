"""The widths of a list's columns: what their words need, or as the user dragged them, the rest to one column."""

from collections.abc import Callable
from heapq import nlargest
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QTableView

from desktop.kit import appearance, painters
from desktop.kit.row_delegate import FIRST_INSET, INSET, LAST_INSET
from desktop.kit.row_table import Column, RowTable
from desktop.kit.view_state import ViewState

_FEWEST = 120  # px at 100 % that the spare column keeps
_NARROWEST = 28  # px at 100 % that any other keeps
_HUNDRED = 100  # dragged widths are kept in per cent of the font's scale
_MEASURED = 2000  # rows whose words are measured; a longer list goes by its samples
_CANDIDATES = 6  # of the longest words by letters one is the widest
_GAP = 6  # px at 100 % between a sign and its words


class ColumnWidths(QObject):
    """Gives a view its column widths.

    A column is as wide as the widest words seen in it, its sample at most; what nobody needs goes to the column
    without a sample and, where that has enough, to columns whose words are wider than their sample. What the user drags
    is kept over resizes and, once told where, for next time.
    """

    def __init__(self, view: QTableView, table: RowTable[Any]) -> None:
        super().__init__(view)
        self._view, self._table = view, table
        self._dragged: dict[int, float] = {}
        self._seen: dict[int, float] = {}
        self._sharing = False
        self._state: ViewState | None = None
        self._name = ""
        head = view.horizontalHeader()
        head.sectionResized.connect(self._drag)
        head.sectionHandleDoubleClicked.connect(self._forget)
        for signal in (table.layoutChanged, table.rowsInserted, table.modelReset, table.dataChanged):
            signal.connect(self._measure)

    def keep_in(self, state: ViewState, name: str) -> None:
        """Take up the widths kept under a name, and keep there what will be dragged."""
        self._state, self._name = state, name
        kept = state.numbers(name)
        if len(kept) == len(self._table.columns):
            self._dragged = {place: width / _HUNDRED for place, width in enumerate(kept) if width}
        self.share()

    def measure_again(self) -> None:
        """Measure everything at another font."""
        self._seen.clear()
        self._measure()

    def share(self) -> None:
        """Give every column its width."""
        columns = self._table.columns
        widths = {place: self._width(place) for place, column in enumerate(columns) if column.width}
        spares = [place for place, column in enumerate(columns) if not column.width]
        rest = self._view.viewport().width() - sum(widths.values())
        needed = sum(round(self._seen.get(place, 0)) for place in spares)
        wider = {place: round(self._seen.get(place, 0)) - width for place, width in widths.items()}
        for place, more in wider.items():
            if place not in self._dragged and 0 < more <= rest - needed:
                widths[place] += more
                rest -= more
        widths |= dict.fromkeys(spares, max(appearance.space(_FEWEST), rest))
        self._sharing = True
        for place, width in widths.items():
            self._view.setColumnWidth(place, width)
        self._sharing = False

    def _width(self, place: int) -> int:
        """Return the width (px) of a column that has a sample."""
        if place in self._dragged:
            return round(self._dragged[place] * appearance.scale())
        column = self._table.columns[place]
        sign = appearance.space(20) if column.kind == "status" or column.icon else 0
        sample = self._whole(place, _advance(column, column.width) + sign)
        return round(min(sample, self._seen.get(place, sample)))

    def _whole(self, place: int, widest: float) -> float:
        """Return the width (px) of a column with its edges and head whose widest cell is given."""
        column = self._table.columns[place]
        head = QFontMetricsF(appearance.type_font("small", 600))
        title = head.horizontalAdvance(column.title + (" ↑" if column.sort_key else ""))
        edge = appearance.space(FIRST_INSET) if place == 0 else appearance.space(INSET)
        edge += appearance.space(LAST_INSET if place == len(self._table.columns) - 1 else INSET)
        return max(widest, title) + edge + appearance.space(4)

    def _measure(self) -> None:
        """Note the widest words now shown, and share anew."""
        rows = self._table.rows()
        if len(rows) <= _MEASURED:
            for place, column in enumerate(self._table.columns):
                if column.kind != "moves" and rows:
                    longest = nlargest(_CANDIDATES, rows, key=_letters(column))
                    widest = max(_cell_width(column, row) for row in longest)
                    self._seen[place] = max(self._seen.get(place, 0), self._whole(place, widest))
        else:
            self._seen.clear()
        self.share()

    def _drag(self, place: int, before: int, now: int) -> None:
        """Keep what the user drags; what is dragged off the spare column goes to its neighbour."""
        if self._sharing:
            return
        if not self._table.columns[place].width:
            place, now = place + 1, self._view.columnWidth(place + 1) - (now - before)
        if place < len(self._table.columns):
            self._dragged[place] = max(now, appearance.space(_NARROWEST)) / appearance.scale()
        self._settle()

    def _forget(self, place: int) -> None:
        """Give a column its own width again when its edge is clicked twice."""
        self._dragged.pop(place, None)
        self._settle()

    def _settle(self) -> None:
        self.share()
        if self._state:
            kept = [round(self._dragged.get(place, 0) * _HUNDRED) for place in range(len(self._table.columns))]
            self._state.remember(self._name, kept)


def _letters(column: Column[Any]) -> Callable[[Any], int]:
    """Return what counts the letters of a cell."""
    return lambda row: len(column.words(row))


def _cell_width(column: Column[Any], row: Any) -> float:  # noqa: ANN401  rows are of any type
    """Return the width (px) that a cell's signs and words need."""
    words = max(_advance(column, column.text(row)), _second_width(column, row))
    if column.status:
        words = _advance(column, column.status(row).word) + appearance.space(15 + _GAP)
    elif column.icon and column.icon(row):
        words += appearance.space(16 + _GAP)
    elif column.kind == "chip" and column.code and column.code(row)[0]:
        words += painters.chip_size(column.code(row)[0]).width() + appearance.space(_GAP)
    return words


def _second_width(column: Column[Any], row: Any) -> float:  # noqa: ANN401  rows are of any type
    if not column.second:
        return 0
    chip = column.code(row)[0] if column.code else ""
    width = QFontMetricsF(appearance.type_font("small")).horizontalAdvance(column.second(row))
    return width + (painters.chip_size(chip).width() + appearance.space(_GAP) if chip else 0)


def _advance(column: Column[Any], words: str) -> float:
    weight = 600 if column.bold else 400
    return QFontMetricsF(appearance.type_font(weight=weight)).horizontalAdvance(words) + 1
