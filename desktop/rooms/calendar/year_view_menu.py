"""How the year on the wall is cut and how near one stands: a small menu, remembered by this desk."""

from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from desktop.kit.view_state import ViewState
from desktop.kit.wall_planner import YearPlanner

NEAREST = 6
_CUTS = ((False, "One band for all levels"), (True, "A band for each level"))
_CELLS = (("day", "A cell for each day"), ("week", "A cell for each week"))


class YearViewMenu:
    """Zoom, bands and cells of a year planner; the planner's own keys and wheel are followed."""

    def __init__(self, parent: QWidget, year: YearPlanner, state: ViewState) -> None:
        self._parent, self._year, self._state = parent, year, state
        year.set_bands(state.flag("calendar/bands"))
        year.set_cells(self._cells())
        year.set_zoom(min(max(state.number("calendar/zoom", 1), 1), NEAREST))
        year.zoomed.connect(lambda zoom: state.remember("calendar/zoom", zoom))

    def menu(self) -> QMenu:
        """Return the menu with what is chosen ticked."""
        menu = QMenu(self._parent)
        menu.setToolTipsVisible(True)
        for words, key, step in (("Zoom in", "+", 1), ("Zoom out", "\N{MINUS SIGN}", -1)):
            entry = menu.addAction(f"{words}\t{key}", partial(self.zoom, step))
            entry.setToolTip("More lines for each day; also Ctrl and the wheel" if step > 0 else "The whole year")
            entry.setEnabled(1 <= self._year.zoom() + step <= NEAREST)
        menu.addSeparator()
        bands = QActionGroup(menu)
        for by_level, words in _CUTS:
            entry = menu.addAction(words, partial(self.set_bands, by_level=by_level))
            _tick(entry, bands, ticked=by_level == self._state.flag("calendar/bands"))
        menu.addSeparator()
        cells = QActionGroup(menu)
        for name, words in _CELLS:
            entry = menu.addAction(words, partial(self.set_cells, name))
            _tick(entry, cells, ticked=name == self._cells())
        return menu

    def open_at(self, place: QPoint) -> None:
        """Open the menu at a place of the screen."""
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def zoom(self, step: int) -> None:
        """Come nearer, or go back."""
        self._year.set_zoom(self._year.zoom() + step)

    def set_bands(self, *, by_level: bool) -> None:
        """Show one band for all levels, or one for each."""
        self._state.remember("calendar/bands", by_level)
        self._year.set_bands(by_level)

    def set_cells(self, cells: str) -> None:
        """Show a cell for each `day` or each `week`."""
        self._state.remember("calendar/cells", cells)
        self._year.set_cells(cells)

    def _cells(self) -> str:
        kept = self._state.words("calendar/cells", "day")
        return kept if kept in dict(_CELLS) else "day"


def _tick(entry: QAction, group: QActionGroup, *, ticked: bool) -> None:
    group.addAction(entry)
    entry.setCheckable(True)
    entry.setChecked(ticked)
