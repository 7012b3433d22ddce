"""The units in which a theme is prevalent, ticked in a list."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.kit.desk import Desk
from desktop.kit.form_fields import Values
from desktop.kit.tick_dialog import Asked, Tick, TickDialog
from models.queries.forums import units
from models.queries.themes import ThemeRow
from models.rules.vocabulary import UnitKind

_SENTENCE = "“Prevalent only” cascades the theme to the boards of these units, and of those they belong to."
_NOTHING = "No local unit is in the book yet. Add units in the Framework."
_LOCAL = (UnitKind.BCU.value, UnitKind.BOROUGH.value)


def units_dialog(
    parent: QWidget, desk: Desk, theme: ThemeRow, store: Callable[[tuple[str, ...]], object]
) -> TickDialog:
    """Return the dialog for a theme; `store` is told the keys ticked and may refuse them."""
    title = f"Where {theme.title} is prevalent"
    asked = Asked(title, _SENTENCE, "Store", _NOTHING, "Unit", "Prevalent", ("Code", "CF-FLP"))
    kinds, now = desk.levels, theme.prevalent_unit_ids
    rows = [
        Tick(unit.id, unit.name, aside=unit.code, group=kinds.opened(unit.kind), ticked=unit.id in now)
        for unit in desk.read(units, as_of=desk.today)
        if unit.kind in _LOCAL
    ]

    def go_on(ticked: tuple[str, ...], _values: Values) -> bool:
        store(ticked)
        return True

    return TickDialog(parent, asked, rows, go_on, desk.today)
