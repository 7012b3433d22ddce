"""The base of every room: head, filters, list and inspector, and the news that concern it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop.kit import appearance
from desktop.kit.controls import Button, Deed, icon_label, plain_label, rule
from desktop.kit.desk import Desk
from desktop.kit.filters import FilterChips
from desktop.kit.navigator import Navigator
from desktop.kit.room_header import RoomHeader
from desktop.kit.row_view import RowView

_DRAWER_BELOW = 1200  # px at 100 %: below, the inspector covers the list's right part
_INSPECTOR = (288, 320, 460)  # px at 100 %: narrowest, at first, widest


@dataclass(frozen=True, slots=True)
class Empty:
    """What an empty room says: what belongs here, the one command, and the way by hand."""

    icon: str
    heading: str
    sentence: str
    deed: Deed | None = None
    by_hand: str = ""


class Page(QWidget):
    """A room of the window; a hidden one waits with its refresh until it is looked at."""

    name = ""
    concerns: frozenset[str] = frozenset()
    retitled = Signal(str)
    offered = Signal()

    def __init__(self, desk: Desk, navigator: Navigator) -> None:
        super().__init__()
        self.setObjectName("room")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.desk, self.navigator = desk, navigator
        self.window_words = ""
        self._stale = True
        self._inspector: QWidget | None = None
        self._wanted = True
        self.header = RoomHeader(navigator.run)
        self.chips = FilterChips()
        self._strip = QVBoxLayout()
        self._banner = QWidget()
        self._banner.hide()
        self.body = QSplitter(Qt.Orientation.Horizontal)
        self.body.setChildrenCollapsible(False)
        self.body.splitterMoved.connect(self._remember_sizes)
        self._content = QStackedWidget()
        self._content.addWidget(self.body)
        self._content.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.chips)
        column.addLayout(self._strip)
        column.addWidget(rule())
        column.addWidget(self._banner)
        column.addWidget(self._content, 1)
        desk.changed.connect(self._hear)

    # what a room says or does itself

    @property
    def wants_narrow_sidebar(self) -> bool:
        """Whether the room needs the sidebar's width now; the window looks whenever `offered` is emitted."""
        return False

    @property
    def undo_words(self) -> str:
        """What Undo would take back here, empty where it takes back the book's last deed."""
        return ""

    @property
    def redo_words(self) -> str:
        """What Redo would bring back here, empty where it brings back the book's deed taken back last."""
        return ""

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """Return what can be done here now, by command id."""
        return {}

    def refresh(self) -> None:
        """Read the rows again and show them."""

    def show_meeting(self, meeting_id: str, within: str = "") -> None:
        """Show one meeting, and what is `within` it, where the room knows meetings."""

    def show_action(self, action_id: str) -> None:
        """Choose one action, where the room knows actions."""

    def show_risk(self, risk_id: str) -> None:
        """Choose one risk, where the room knows risks."""

    # what a room uses

    def set_title(self, title: str, sentence: str = "", *, code: str = "", level: str = "") -> None:
        """Set the head of the room and the words of the window's title."""
        self.header.set_title(title, sentence, code, level)
        self.header.fit()
        self.window_words = title
        self.retitled.emit(title)

    def set_body(self, content: QWidget, inspector: QWidget | None = None) -> None:
        """Put the list and its inspector in place; their widths are remembered."""
        self.body.addWidget(content)
        self.body.setStretchFactor(0, 1)
        self._inspector = inspector
        if inspector is None:
            return
        inspector.setMinimumWidth(appearance.space(_INSPECTOR[0]))
        inspector.setMaximumWidth(appearance.space(_INSPECTOR[2]))
        self.body.addWidget(inspector)
        self.body.setStretchFactor(1, 0)
        kept = self.navigator.view_state.numbers(f"{self.name}/panes")
        self.body.setSizes(kept if len(kept) == self.body.count() else [10_000, appearance.space(_INSPECTOR[1])])

    def set_strip(self, strip: QWidget) -> None:
        """Put a widget over the full width between head and body."""
        self._strip.addWidget(strip)

    def set_banner(self, text: str, *, icon: str = "info", tone: str = "info", deeds: Sequence[Deed] = ()) -> None:
        """Show one sentence with its commands under the head; no text hides it."""
        column = self.layout()
        fresh = self._banner_of(text, icon, tone, deeds) if text else QWidget()
        if isinstance(column, QLayout):
            column.replaceWidget(self._banner, fresh)
        self._banner.hide()
        self._banner.deleteLater()
        self._banner = fresh
        fresh.setVisible(bool(text))

    @staticmethod
    def _banner_of(text: str, icon: str, tone: str, deeds: Sequence[Deed]) -> QWidget:
        banner = QWidget()
        banner.setObjectName("banner")
        banner.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(banner)
        edge, air = appearance.space(20), appearance.space(6)
        row.setContentsMargins(edge, air, edge, air)
        row.setSpacing(appearance.space(10))
        row.addWidget(icon_label(icon, tone, 16))
        row.addWidget(plain_label(text, wrap=True), 1)
        for deed in deeds:
            row.addWidget(Button.of(deed))
        return banner

    def set_empty(self, empty: Empty | None) -> None:
        """Say what belongs here instead of showing the body, or show the body again."""
        before = self._content.widget(1)
        if before is not None:
            self._content.removeWidget(before)
            before.deleteLater()
        if empty:
            self._content.addWidget(empty_page(empty))
            self._content.setCurrentIndex(1)

    def refresh_if_stale(self) -> None:
        """Refresh now when something changed while the room was hidden, or it was never shown."""
        if self._stale:
            self._stale = False
            self.refresh()
            self.update_commands()

    def update_commands(self) -> None:
        """Tell the head's buttons and the window what is possible now."""
        self.header.set_offered(frozenset(self.commands()))
        self.offered.emit()

    def panes(self) -> list[QWidget]:
        """Return the panes F6 walks through."""
        panes = [self.body.widget(place) for place in range(self.body.count())]
        if self._inspector not in panes:
            panes.append(self._inspector)
        return [pane for pane in panes if pane is not None and pane.isVisible()]

    def focus_main(self) -> None:
        """Put the focus where the work is: the list, another pane, or the one command of an empty room."""
        shown = self._content.currentWidget() or self
        lists: list[QWidget] = list(shown.findChildren(RowView))
        parts = [*lists, *self.panes(), *shown.findChildren(QWidget)]
        able = [part for part in parts if part.isVisible() and (part.focusPolicy() & Qt.FocusPolicy.TabFocus)]
        for part in able[:1]:
            part.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_inspector(self, *, shown: bool = True) -> None:
        """Show or hide the inspector; as a drawer it takes the focus."""
        self._wanted = shown
        self._place_inspector(open_drawer=shown)

    def toggle_inspector(self) -> None:
        """Show the hidden inspector, or hide it."""
        self.show_inspector(shown=not (self._inspector and self._inspector.isVisible()))

    # what happens by itself

    def _hear(self, changes: frozenset[tuple[str, str]]) -> None:
        """Refresh when one of our tables changed; a hidden room waits."""
        if changes and not any(table in self.concerns for table, _ in changes):
            return
        self._stale = True
        if self.isVisible():
            self.refresh_if_stale()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while hidden."""
        super().showEvent(event)
        self.refresh_if_stale()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn the inspector into a drawer in a small window, and back."""
        super().resizeEvent(event)
        self._place_inspector()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the drawer follow when what it covers moves, such as under a banner."""
        if event.type() in {QEvent.Type.Move, QEvent.Type.Resize} and watched is self._content and self._is_drawer():
            self._place_inspector()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close the drawer with Esc."""
        if event.key() == Qt.Key.Key_Escape and self._is_drawer() and self._inspector:
            self._inspector.hide()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Measure the inspector again when the system font changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationFontChange and self._inspector:
            self._inspector.setMinimumWidth(appearance.space(_INSPECTOR[0]))
            self._inspector.setMaximumWidth(appearance.space(_INSPECTOR[2]))

    def _is_drawer(self) -> bool:
        return self.window().width() < appearance.space(_DRAWER_BELOW)

    def _place_inspector(self, *, open_drawer: bool = False) -> None:
        """Put the inspector beside the list, or over its right part."""
        inspector = self._inspector
        if inspector is None:
            return
        in_splitter = self.body.indexOf(inspector) >= 0
        if self._is_drawer():
            if in_splitter:
                inspector.setParent(self)
                inspector.hide()
            width = min(inspector.maximumWidth(), max(inspector.minimumWidth(), self.width() // 2))
            place = self._content.geometry()
            inspector.setGeometry(place.right() - width + 1, place.y(), width, place.height())
            if open_drawer:
                inspector.show()
                inspector.raise_()
            elif not self._wanted:
                inspector.hide()
            return
        if not in_splitter:
            self.body.addWidget(inspector)
            self.body.setStretchFactor(self.body.indexOf(inspector), 0)
        inspector.setVisible(self._wanted)

    def _remember_sizes(self, _position: int, _index: int) -> None:
        self.navigator.view_state.remember(f"{self.name}/panes", self.body.sizes())


def empty_page(empty: Empty) -> QWidget:
    """Return the widget of an empty room."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.setSpacing(appearance.space(8))
    column.addStretch(5)
    middle = Qt.AlignmentFlag.AlignHCenter
    column.addWidget(icon_label(empty.icon, "control", 44), 0, middle)
    column.addSpacing(appearance.space(8))
    column.addWidget(plain_label(empty.heading, "inspector", weight=600), 0, middle)
    sentence = plain_label(empty.sentence, "record", "text 2", wrap=True)
    sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    sentence.setFixedWidth(appearance.space(540))
    sentence.setMinimumHeight(sentence.heightForWidth(sentence.width()))
    column.addWidget(sentence, 0, middle)
    if empty.deed:
        column.addSpacing(appearance.space(8))
        column.addWidget(Button.of(empty.deed), 0, middle)
    if empty.by_hand:
        column.addWidget(plain_label(empty.by_hand, "small", "text 2"), 0, middle)
    column.addStretch(6)
    return page
