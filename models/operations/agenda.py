"""The agenda: opened from the forum's template, shaped, and issued; all its deeds in one place."""

from models.operations.agenda_details import set_attendees, set_lines
from models.operations.agenda_issue import issue_agenda
from models.operations.agenda_items import add_item, edit_item, remove_item, unwithdraw_item, withdraw_item
from models.operations.agenda_opening import open_agenda
from models.operations.agenda_order import move_item, refit_agenda

__all__ = [
    "add_item",
    "edit_item",
    "issue_agenda",
    "move_item",
    "open_agenda",
    "refit_agenda",
    "remove_item",
    "set_attendees",
    "set_lines",
    "unwithdraw_item",
    "withdraw_item",
]
