"""The widths of a list's columns: from sample texts, or as the user dragged them, the rest to one column."""

from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QTableView

from desktop.kit import appearance
from desktop.kit.row_delegate import FIRST_INSET, INSET, LAST_INSET
from desktop.kit.row_table import RowTable
from desktop.kit.view_state import ViewState

_FEWEST = 120  # px at 100 % that the spare column keeps
_NARROWEST = 28  # px at 100 % that any other keeps
_HUNDRED = 100  # dragged widths are kept in per cent of the font's scale


class ColumnWidths(QObject):
    """Gives a view its column widths; what the user drags is kept over resizes and, once told where, for next time."""

    def __init__(self, view: QTableView, table: RowTable[Any]) -> None:
        super().__init__(view)
        self._view, self._table = view, table
        self._dragged: dict[int, float] = {}
        self._sharing = False
        self._state: ViewState | None = None
        self._name = ""
        head = view.horizontalHeader()
        head.sectionResized.connect(self._drag)
        head.sectionHandleDoubleClicked.connect(self._forget)

    def keep_in(self, state: ViewState, name: str) -> None:
        """Take up the widths kept under a name, and keep there what will be dragged."""
        self._state, self._name = state, name
        kept = state.numbers(name)
        if len(kept) == len(self._table.columns):
            self._dragged = {place: width / _HUNDRED for place, width in enumerate(kept) if width}
        self.share()

    def share(self) -> None:
        """Give each column its sample's or its dragged width and the rest to the one without a sample."""
        widths = {place: self._width(place) for place, column in enumerate(self._table.columns) if column.width}
        self._sharing = True
        for place, width in widths.items():
            self._view.setColumnWidth(place, width)
        for place in set(range(len(self._table.columns))) - set(widths):
            rest = self._view.viewport().width() - sum(widths.values())
            self._view.setColumnWidth(place, max(appearance.space(_FEWEST), rest))
        self._sharing = False

    def _width(self, place: int) -> int:
        """Return the width (px) of a column that has a sample."""
        if place in self._dragged:
            return round(self._dragged[place] * appearance.scale())
        body, head = QFontMetricsF(appearance.type_font(weight=600)), QFontMetricsF(appearance.type_font("small", 600))
        column = self._table.columns[place]
        extra = appearance.space(20) if column.kind == "status" else 0
        extra += appearance.space(FIRST_INSET - INSET) if place == 0 else 0
        extra += appearance.space(LAST_INSET - INSET) if place == len(self._table.columns) - 1 else 0
        title = column.title + (" ↑" if column.sort_key else "")
        words = max(body.horizontalAdvance(column.width), head.horizontalAdvance(title)) + extra
        return round(words) + 2 * appearance.space(INSET) + appearance.space(4)

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
