"""The text of the capture line: grows with what is typed, tints what was read, and hands keys on."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit

from desktop.kit import appearance

_TALLEST = 5  # lines
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_OURS = {Qt.Key.Key_Up, Qt.Key.Key_Down}


@dataclass(frozen=True, slots=True)
class Span:
    """A part of the text that was read, and whether it is clear what it means."""

    start: int
    end: int
    clear: bool


class CaptureText(QTextEdit):
    """Plain text in the inspector's type; Enter, Esc and the arrows are told to the line."""

    typed_on = Signal()
    entered = Signal()
    given_back = Signal()
    walked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.choosing = False  # the arrows walk the candidates instead of the text
        self.setAcceptRichText(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._dress()
        self.textChanged.connect(self._changed)
        self.cursorPositionChanged.connect(self.typed_on)

    def put(self, text: str) -> None:
        """Show another text with the cursor at its end; what was typed before cannot be undone letter by letter."""
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def replace(self, start: int, end: int, words: str) -> None:
        """Write words in place of a part of the text."""
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(words)
        self.setTextCursor(cursor)

    def tint(self, spans: Sequence[Span]) -> None:
        """Tint the parts that were read: info where they are clear, warn where they are not."""
        marked = []
        for span in spans:
            selection = QTextEdit.ExtraSelection()
            cursor = self.textCursor()
            cursor.setPosition(span.start)
            cursor.setPosition(min(span.end, len(self.toPlainText())), QTextCursor.MoveMode.KeepAnchor)
            look = QTextCharFormat()
            tone = "info" if span.clear else "warn"
            look.setBackground(appearance.colour(f"{tone} tint"))
            look.setForeground(appearance.colour(tone))
            selection.cursor, selection.format = cursor, look
            marked.append(selection)
        self.setExtraSelections(marked)

    def sizeHint(self) -> QSize:
        """Return the height of what is typed, at least one line even before anything is laid out, at most five."""
        margins = self.contentsMargins()
        line = self.fontMetrics().lineSpacing()
        typed = max(self.document().size().height(), line + 2 * self.document().documentMargin())
        height = min(typed, _TALLEST * line + appearance.space(16))
        return QSize(appearance.space(300), round(height) + margins.top() + margins.bottom() + appearance.space(2))

    def minimumSizeHint(self) -> QSize:
        """Return the height of the hint: no line is cut."""
        return QSize(appearance.space(160), self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Leave the keys of the room to the room: item up and down, and undo once nothing is typed."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_the_rooms(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Record with Enter, give back with Esc, walk the candidates with the arrows."""
        key, plain = event.key(), event.modifiers() in _PLAIN
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and plain:
            self.entered.emit()
        elif key == Qt.Key.Key_Escape:
            self.given_back.emit()
        elif key in _OURS and plain and self.choosing:
            self.walked.emit(1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the system font and the appearance."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.ApplicationFontChange, QEvent.Type.StyleChange}:
            self._dress()

    def _is_the_rooms(self, event: QKeyEvent) -> bool:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        undoing = control and event.key() == Qt.Key.Key_Z and not self.toPlainText()
        return undoing or (control and event.key() in _OURS)

    def _dress(self) -> None:
        self.setFont(appearance.type_font("inspector"))
        self.document().setDocumentMargin(appearance.space(10))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height that the text needs in another width."""
        super().resizeEvent(event)
        self.updateGeometry()

    def _changed(self) -> None:
        tall = self.document().size().height() > _TALLEST * self.fontMetrics().lineSpacing() + appearance.space(16)
        shown = Qt.ScrollBarPolicy.ScrollBarAsNeeded if tall else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(shown)
        self.updateGeometry()
        self.typed_on.emit()
