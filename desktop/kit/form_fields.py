"""The fields of a form: what a table row says, the input it becomes, and the value typed into it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QCompleter, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.kit import appearance
from desktop.kit.controls import ChoiceBox, plain_label
from desktop.kit.typed_values import read_day, read_figure, read_spoken, read_time
from models.errors import RuleBroken
from models.rules.spoken_dates import SpokenDate
from models.rules.written_dates import date_words

Values = dict[str, object]
_DATES = {"date", "spoken date"}


@dataclass(frozen=True, slots=True)
class Field:
    """One field: `kind` is text, long text, date, spoken date, time, minutes, number, choice, check or post.

    `choices` are (stored value, word shown); `default` is a value of the kind that is handed on. A spoken date hands on
    a SpokenDate, so that words such as `Q4 2026-27` are not lost.
    """

    name: str
    label: str
    kind: str = "text"
    required: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    help: str = ""
    default: object = None


def words_of(field: Field, value: object) -> str:
    """Return a field's value as it is shown and typed."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, SpokenDate):
        return value.words
    if isinstance(value, date):
        return date_words(value)
    if isinstance(value, time):
        return value.strftime("%H:%M")
    return dict(field.choices).get(str(value), "" if value is None else str(value))


class FieldBox(QWidget):
    """An input with its help and, when refused, the sentence under it."""

    edited = Signal()

    def __init__(self, field: Field, today: date) -> None:
        super().__init__()
        self.field = field
        self._today = today
        self._input = self._made_input()
        self._input.setAccessibleName(field.label)
        self._beneath = plain_label("", "small", "text 2", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(appearance.space(2))
        column.addWidget(self._input)
        column.addWidget(self._beneath)
        self.setFocusProxy(self._input)
        self.set_value(field.default)
        self._calm()

    def value(self) -> object:
        """Return what was typed as a value of the field's kind; RuleBroken names the field."""
        reader: Callable[[], object] = {
            "check": lambda: isinstance(self._input, QCheckBox) and self._input.isChecked(),
            "choice": self._chosen,
            "post": self._chosen,
            "time": lambda: read_time(self.typed(), self.field.name),
            "minutes": lambda: read_figure(self.typed(), self.field.name),
            "number": lambda: read_figure(self.typed(), self.field.name),
            "date": lambda: read_day(self.typed(), self._today, self.field.name),
            "spoken date": lambda: read_spoken(self.typed(), self._today, self.field.name),
        }.get(self.field.kind, self.typed)
        value = reader()
        if self.field.required and value in {None, ""}:
            raise RuleBroken(f"{self.field.label} is missing.", self.field.name)
        return value

    def typed(self) -> str:
        """Return the words in the input."""
        if isinstance(self._input, QPlainTextEdit):
            return self._input.toPlainText().strip()
        if isinstance(self._input, QComboBox):
            return self._input.currentText().strip()
        return self._input.text().strip() if isinstance(self._input, QLineEdit) else ""

    def set_value(self, value: object) -> None:
        """Put a value of the field's kind into the input."""
        words = words_of(self.field, value)
        if isinstance(self._input, QCheckBox):
            self._input.setChecked(bool(value))
        elif isinstance(self._input, QPlainTextEdit):
            self._input.setPlainText(words)
        elif isinstance(self._input, QComboBox):
            self._input.setCurrentIndex(self._input.findData(value))
            if self._input.isEditable() and self._input.currentIndex() < 0:
                self._input.setEditText(words)
        elif isinstance(self._input, QLineEdit):
            self._input.setText(words)

    def set_typed(self, words: str) -> None:
        """Put words into the input as if typed."""
        if isinstance(self._input, QPlainTextEdit):
            self._input.setPlainText(words)
        elif isinstance(self._input, QComboBox):
            self._input.setCurrentText(words)
        elif isinstance(self._input, QLineEdit):
            self._input.setText(words)

    def refuse(self, sentence: str) -> None:
        """Light the field and say why."""
        self._light(wrong=True)
        self._say(sentence, "bad")
        self.setFocus()

    def _calm(self) -> None:
        """Take the light away; a date shows how it is read."""
        self._light(wrong=False)
        words, tone = self.field.help, "text 2"
        if self.field.kind in _DATES and self.typed():
            words, tone = self._reading()
        self._say(words, tone)

    def _reading(self) -> tuple[str, str]:
        try:
            spoken = read_spoken(self.typed(), self._today, self.field.name)
        except RuleBroken as refused:
            return str(refused), "warn"
        words = spoken.words if spoken else ""
        words = date_words(spoken.day) if spoken and spoken.day and spoken.precision == "day" else words
        return (words, "text 2") if words != self.typed() else (self.field.help, "text 2")

    def _say(self, words: str, tone: str) -> None:
        self._beneath.setText(words)
        self._beneath.set_tone(tone)
        self._beneath.setVisible(bool(words))
        self._input.setAccessibleDescription(words)

    def _light(self, *, wrong: bool) -> None:
        if bool(self._input.property("wrong")) != wrong:
            self._input.setProperty("wrong", wrong)
            self._input.style().unpolish(self._input)
            self._input.style().polish(self._input)

    def _typed_on(self) -> None:
        self._calm()
        self.edited.emit()

    def _made_input(self) -> QWidget:
        """Return the input for the kind, telling when it is edited."""
        if self.field.kind == "check":
            check = QCheckBox(self.field.label)
            check.toggled.connect(self._typed_on)
            return check
        if self.field.kind in {"choice", "post"}:
            return self._made_box()
        if self.field.kind == "long text":
            area = QPlainTextEdit()
            area.setTabChangesFocus(True)
            area.setFixedHeight(appearance.space(96))
            area.textChanged.connect(self._typed_on)
            return area
        line = QLineEdit()
        narrow = {"time": 90, "minutes": 90, "number": 90, "date": 200, "spoken date": 200}.get(self.field.kind)
        if narrow:
            line.setMaximumWidth(appearance.space(narrow))
        line.textChanged.connect(self._typed_on)
        return line

    def _made_box(self) -> QComboBox:
        box = ChoiceBox()
        for value, word in self.field.choices:
            box.addItem(word, value)
        box.setCurrentIndex(-1)
        box.setMinimumContentsLength(12)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        if self.field.kind == "post":
            box.setEditable(True)
            box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            completer = QCompleter(box.model(), box)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            box.setCompleter(completer)
            box.editTextChanged.connect(self._typed_on)
        box.currentIndexChanged.connect(self._typed_on)
        return box

    def _chosen(self) -> str | None:
        """Return the stored value of the word in the box; RuleBroken when it is not in the list."""
        words = self.typed().casefold()
        if not words:
            return None
        known = [(value, word.casefold()) for value, word in self.field.choices]
        whole = [value for value, word in known if words == word]
        begun = whole[:1] or [value for value, word in known if words == word.split(", ")[0]]
        close = begun or [value for value, word in known if words in word]
        if len(close) != 1:
            several = "matches several; choose one" if close else "is not in the list; choose from it"
            raise RuleBroken(f"“{self.typed()}” {several}.", self.field.name)
        return close[0]
