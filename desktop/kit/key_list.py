"""The list of all keys, made from the command table."""

from PySide6.QtWidgets import QDialog, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.kit import appearance
from desktop.kit.commands import COMMANDS, shown_key
from desktop.kit.controls import key_cap, plain_label, rule


def key_dialog(parent: QWidget) -> QDialog:
    """Return the dialog with every command that has a key."""
    dialog = QDialog(parent)
    dialog.setWindowTitle("Keys")
    body = QWidget()
    body.setObjectName("formBody")
    grid = QGridLayout(body)
    edge = appearance.space(20)
    grid.setContentsMargins(edge, appearance.space(12), edge, edge)
    grid.setHorizontalSpacing(appearance.space(24))
    grid.setColumnStretch(1, 1)
    for place, row in enumerate(row for row in COMMANDS if shown_key(row)):
        grid.addWidget(key_cap(shown_key(row)), place, 0)
        grid.addWidget(plain_label(row.title.removesuffix("…")), place, 1)
        grid.addWidget(plain_label(row.menu, "small", "text 2"), place, 2)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setAccessibleName("Keys")
    area.setWidget(body)
    head = QVBoxLayout()
    head.setContentsMargins(edge, edge, edge, appearance.space(12))
    head.addWidget(plain_label("Keys", "inspector", weight=600))
    head.addWidget(plain_label("Single letters work while a table has the focus; Alt ↓ sorts it.", "small", "text 2"))
    column = QVBoxLayout(dialog)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addLayout(head)
    column.addWidget(rule())
    column.addWidget(area)
    dialog.resize(appearance.space(480), appearance.space(600))
    return dialog


def show_keys(parent: QWidget) -> None:
    """Show all keys."""
    dialog = key_dialog(parent)
    dialog.exec()
    dialog.deleteLater()
