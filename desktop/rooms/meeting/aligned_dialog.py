"""The priorities an item serves, ticked among those in force on the day of its meeting."""

from PySide6.QtWidgets import QWidget

from desktop.kit.desk import Desk
from desktop.kit.form_fields import Values
from desktop.kit.tick_dialog import Asked, Tick, TickDialog
from models.operations.alignments import align
from models.queries.agenda import ItemRow
from models.queries.item_priorities import item_priorities, priorities_for_item

_SENTENCE = "Tick with Space. The coverage at the end of the year counts the item under each of them."
_NOTHING = "No set of priorities is in force on that day. Add one in the Forward plan, under Priorities."


def aligned_dialog(parent: QWidget, desk: Desk, item: ItemRow) -> TickDialog:
    """Return the dialog for an item."""
    asked = Asked(f"What “{item.title}” aligns to", _SENTENCE, "Align", _NOTHING, "Priority", "Serves")
    chosen = {row.id for row in desk.read(item_priorities, item_id=item.id)}
    rows = [
        Tick(row.id, f"{row.label}  {row.title}".strip(), group=row.set_name, ticked=row.id in chosen)
        for row in desk.read(priorities_for_item, item_id=item.id)
    ]

    def go_on(ticked: tuple[str, ...], _values: Values) -> bool:
        desk.perform(align, item_id=item.id, priority_ids=ticked)
        return True

    return TickDialog(parent, asked, rows, go_on, desk.today)
