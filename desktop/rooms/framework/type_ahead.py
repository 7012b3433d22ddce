"""A form some of whose fields take anything, but offer what is known while one types."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QDialog, QLineEdit, QWidget

from desktop.kit.form import Form
from desktop.kit.form_fields import Field, Values


def suggest(line: QWidget | None, words: Sequence[str]) -> None:
    """Offer words while one types into a line; anything else may be typed too."""
    if not isinstance(line, QLineEdit):
        return
    completer = QCompleter(list(words), line)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    line.setCompleter(completer)


class OpenForm:
    """A form over a parent widget; `suggestions` are offered in the text fields of those names."""

    def __init__(self, parent: QWidget, today: date, suggestions: Mapping[str, Sequence[str]]) -> None:
        self._parent, self._today, self._suggestions = parent, today, suggestions

    def ask(
        self, title: str, deed: str, fields: Sequence[Field], submit: Callable[[Values], None], note: str = ""
    ) -> bool:
        """Ask until the values are stored (True) or given up (False)."""
        form = Form(self._parent, title, deed, fields, submit, today=self._today, note=note)
        for name, words in self._suggestions.items():
            suggest(form.boxes[name].focusProxy(), words)
        stored = form.exec() == QDialog.DialogCode.Accepted
        form.deleteLater()
        return stored
