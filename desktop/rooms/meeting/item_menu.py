"""The menu of the chosen item: what the command table offers for it, with its keys."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from desktop.kit import icons
from desktop.kit.commands import command
from desktop.rooms.meeting.aspect import Commands

_GROUPS = (
    ("agenda.edit_item", "agenda.attendees", "agenda.lines"),
    ("agenda.move_up", "agenda.move_down"),
    ("paper.commission", "paper.status", "paper.chase"),
    ("agenda.next_meeting", "agenda.skip_once", "agenda.leave_out", "agenda.withdraw", "agenda.remove_item"),
)


def item_menu(parent: QWidget, offered: Commands) -> QMenu:
    """Return the menu of what is offered; it goes when it is closed."""
    menu = QMenu("Item", parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for group in _GROUPS:
        menu.addSeparator()
        for one in (command(command_id) for command_id in group if command_id in offered):
            entry = menu.addAction(icons.icon(one.icon), one.title, offered[one.id])
            entry.setShortcut(one.key)
    return menu
