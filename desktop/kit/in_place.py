"""A value that turns into an input on Enter, F2 or a click, and loses nothing that was typed."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.kit import appearance
from desktop.kit.controls import ChoiceBox, plain_label
from desktop.kit.focus_ring import draw_focus_ring
from models.errors import DrumbeatError

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


@dataclass(frozen=True, slots=True)
class Edit:
    """How a value is edited: what stores the new text, the text to begin with, and its choices if any."""

    commit: Callable[[str], None]
    text: str | None = None
    choices: tuple[str, ...] = ()
    long: bool = False


class InPlace(QWidget):
    """A value and its editor; a refusal stands under the field and the typed text stays in it."""

    finished = Signal()

    def __init__(self, value: str, edit: Edit, name: str, *, role: str = "body", weight: int = 400) -> None:
        super().__init__()
        self._edit, self._value = edit, value
        self._editor: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(appearance.space(2))
        self._shown = plain_label(value or "–", role, wrap=True, weight=weight)
        self._wrong = plain_label("", "small", "bad", wrap=True)
        self._wrong.hide()
        self._column.addWidget(self._shown)
        self._column.addWidget(self._wrong)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setAccessibleName(f"{name}: {value}")
        self._name = name
        self.setToolTip("Click or F2 to edit")

    def is_editing(self) -> bool:
        """Return whether the input is open."""
        return self._editor is not None

    def edit(self) -> None:
        """Open the input with the value in it."""
        if self._editor is not None:
            return
        begin = self._value if self._edit.text is None else self._edit.text
        self._editor = self._made_editor(begin)
        self._editor.setAccessibleName(self._name)
        self._editor.installEventFilter(self)
        self._shown.hide()
        self._column.insertWidget(0, self._editor)
        self._editor.setFocus()

    def commit(self) -> None:
        """Store what was typed; when refused, say why and stay."""
        if self._editor is None:
            return
        text = self.typed()
        if text != (self._value if self._edit.text is None else self._edit.text):
            try:
                self._edit.commit(text)
            except DrumbeatError as refused:
                self._refuse(str(refused))
                return
            self._shown.setText(text)
            self._value = text
        self._close()

    def typed(self) -> str:
        """Return the text now in the input."""
        if isinstance(self._editor, QComboBox):
            return self._editor.currentText()
        if isinstance(self._editor, QPlainTextEdit):
            return self._editor.toPlainText().strip()
        return self._editor.text().strip() if isinstance(self._editor, QLineEdit) else self._value

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Commit on Enter (Ctrl+Enter in long text), give the value back on Esc."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._takes(event):
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the input with Enter or F2."""
        if event.key() in _ENTER | {Qt.Key.Key_F2}:
            self.edit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """Open the input by a click."""
        self.edit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the focus ring around the value."""
        if self.hasFocus():
            painter = QPainter(self)
            draw_focus_ring(painter, QRectF(self.rect()), self.palette())

    def _made_editor(self, begin: str) -> QWidget:
        if self._edit.choices:
            box = ChoiceBox()
            box.addItems(list(self._edit.choices))
            box.setCurrentText(begin)
            return box
        if self._edit.long:
            area = QPlainTextEdit(begin)
            area.setTabChangesFocus(True)
            area.setFixedHeight(appearance.space(110))
            return area
        line = QLineEdit(begin)
        line.selectAll()
        return line

    def _takes(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self._close()
            return True
        plain = not isinstance(self._editor, QPlainTextEdit)
        if event.key() in _ENTER and (plain or event.modifiers() & Qt.KeyboardModifier.ControlModifier):
            self.commit()
            return True
        return False

    def _refuse(self, sentence: str) -> None:
        self._wrong.setText(sentence)
        self._wrong.show()
        if self._editor is not None:
            self._editor.setProperty("wrong", True)
            self._editor.style().polish(self._editor)

    def _close(self) -> None:
        if self._editor is None:
            return
        self._editor.removeEventFilter(self)
        self._editor.hide()
        self._editor.deleteLater()
        self._editor = None
        self._wrong.hide()
        self._shown.show()
        self.setFocus()
        self.finished.emit()
