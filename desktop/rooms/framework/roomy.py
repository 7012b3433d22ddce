"""Dialogs with long lines open as large as they like and the screen allows."""

from PySide6.QtWidgets import QDialog

from desktop.kit import appearance

_SIZE = (860, 600)  # px at 100 %


def open_roomy(dialog: QDialog) -> None:
    """Give a dialog room for two lines of words beside each other, within the screen."""
    there = dialog.screen().availableSize()
    wide, tall = (appearance.space(length) for length in _SIZE)
    dialog.resize(min(wide, there.width()), min(tall, there.height()))
