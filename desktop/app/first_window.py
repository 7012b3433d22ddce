"""The plain window that stands in for the main one while the house is loaded and the book is opened."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.kit.tokens import TOKENS, Appearance
from desktop.kit.view_state import ViewState

USUAL = (1440, 868)


class FirstWindow(QWidget):
    """Stands where the main window stood last, in its colours; `painted` is told once, when it can be seen."""

    painted = Signal()

    def __init__(self, state: ViewState, words: str) -> None:
        super().__init__()
        self._seen = False
        self.setWindowTitle("Drumbeat")
        kept = state.geometry("window/geometry")
        if kept.isEmpty() or not self.restoreGeometry(kept):
            self.resize(*USUAL)
        dark = is_dark(state.words("view/appearance", "system"))
        hues = TOKENS[Appearance.DARK if dark else Appearance.LIGHT]
        colours = QPalette()
        colours.setColor(QPalette.ColorRole.Window, QColor(hues.window))
        colours.setColor(QPalette.ColorRole.WindowText, QColor(hues.text_2))
        self.setPalette(colours)
        said = QLabel(words)
        said.setTextFormat(Qt.TextFormat.PlainText)
        column = QVBoxLayout(self)
        column.addWidget(said, 0, Qt.AlignmentFlag.AlignCenter)

    def give_way(self, window: QWidget) -> None:
        """Show a window in this one's place, and close once that one is painted, so that nothing flickers."""
        window.installEventFilter(self)
        if self.isMaximized():
            window.showMaximized()
        else:
            window.setGeometry(self.geometry())
            window.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell the first painting."""
        super().paintEvent(event)
        if not self._seen:
            self._seen = True
            QTimer.singleShot(0, self, self.painted.emit)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close after the window in our place was painted."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self.close)
        return False


def is_dark(choice: str) -> bool:
    """Return whether the View menu's choice means the dark look: as said, or else as the system has it."""
    system = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return choice == "dark" or (choice != "light" and system)
