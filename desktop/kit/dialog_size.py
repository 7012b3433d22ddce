"""Dialogs with long lines open as large as they like where the screen has the room, and may be made smaller."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog

from desktop.kit import appearance

_LEAST = (640, 400)  # px at 100 %


def open_sized(dialog: QDialog, wide: int = 860, tall: int = 600) -> None:
    """Give a dialog a size (px at 100 %), less where the screen is smaller; unsaid, two lines of words fit in a row."""
    wish, least = (QSize(*(appearance.space(length) for length in size)) for size in ((wide, tall), _LEAST))
    dialog.setMinimumSize(least)
    dialog.resize(wish.boundedTo(dialog.screen().availableSize()).expandedTo(least))
