"""What a desk remembers of its view: window, panes, columns and appearance, in a file beside no book."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings


class ViewState:
    """Named values in one ini file of this desk; it never enters a book or its journal."""

    def __init__(self, path: Path) -> None:
        self._settings = QSettings(str(path), QSettings.Format.IniFormat)

    def words(self, name: str, otherwise: str = "") -> str:
        """Return a remembered word."""
        return str(self._settings.value(name, otherwise))

    def number(self, name: str, otherwise: int = 0) -> int:
        """Return a remembered whole number."""
        text = self.words(name, str(otherwise))
        return int(text) if text.lstrip("-").isdigit() else otherwise

    def flag(self, name: str, *, otherwise: bool = False) -> bool:
        """Return a remembered yes or no."""
        return self.words(name, "yes" if otherwise else "no") == "yes"

    def numbers(self, name: str) -> list[int]:
        """Return remembered whole numbers, or an empty list."""
        return [int(part) for part in self.words(name).split() if part.isdigit()]

    def geometry(self, name: str) -> QByteArray:
        """Return remembered bytes of Qt, such as a window's geometry; empty when there are none."""
        kept = self._settings.value(name, QByteArray())
        return kept if isinstance(kept, QByteArray) else QByteArray()

    def remember(self, name: str, value: str | int | bool | list[int] | QByteArray) -> None:  # noqa: FBT001
        """Keep a value under a name."""
        if isinstance(value, bool):
            value = "yes" if value else "no"
        elif isinstance(value, list):
            value = " ".join(map(str, value))
        self._settings.setValue(name, value)

    def store(self) -> None:
        """Write the file now."""
        self._settings.sync()
