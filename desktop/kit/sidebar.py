"""The left edge of the window: the book, the find box, the rooms with their counts, open meetings, who is here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.kit import appearance, painters
from desktop.kit.commands import key_words
from desktop.kit.controls import icon_label, plain_label
from desktop.kit.focus_ring import draw_focus_ring
from desktop.kit.icons import paint_icon
from desktop.kit.room_header import Sentence

WIDE, NARROW = 204, 52


@dataclass(frozen=True, slots=True)
class OpenMeeting:
    """A meeting lately opened: its chip and its date in words."""

    id: str
    code: str
    level: str
    words: str


class SidebarEntry(QPushButton):
    """A line of the sidebar: icon or chip, words, count."""

    def __init__(self, title: str, *, icon: str = "", code: tuple[str, str] = ("", "")) -> None:
        super().__init__(title)
        self._icon, self._code = icon, code
        self._count = 0
        self._narrow = False
        self.setCheckable(not code[0])
        self.setAccessibleName(f"{code[0]} {title}".strip())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_count(self, count: int) -> None:
        """Show how many things want attention; none when 0."""
        self._count = count
        self.setAccessibleDescription(f"{count} want attention" if count else "")
        self.update()

    def set_narrow(self, *, narrow: bool) -> None:
        """Show the icon alone, with its name as a tooltip."""
        self._narrow = narrow
        self.setToolTip(self.text() if narrow else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of a line; the sidebar gives the width."""
        metrics = QFontMetricsF(appearance.type_font())
        height = max(appearance.space(26 if self._code[0] else 32), metrics.height() + appearance.space(8))
        return QSize(appearance.space(36), round(height))

    def minimumSizeHint(self) -> QSize:
        """Return the size hint."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, icon or chip, words and count."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(appearance.colour("selection" if self.isChecked() else "sunken"))
            painter.drawRoundedRect(rect, 5, 5)
        left = self._paint_sign(painter, rect)
        if not self._narrow:
            self._paint_words(painter, rect.adjusted(left, 0, -appearance.space(8), 0))
        if self.hasFocus():
            draw_focus_ring(painter, rect, self.palette(), 5)

    def _paint_sign(self, painter: QPainter, rect: QRectF) -> float:
        """Paint the chip or the icon; return where the words begin."""
        side, gap = appearance.space(17), appearance.space(9)
        if self._code[0]:
            width = painters.paint_chip(painter, QPointF(gap, rect.center().y()), *self._code)
            return gap + width + appearance.space(8)
        left = (rect.width() - side) / 2 if self._narrow else gap
        hue = appearance.colour("accent" if self.isChecked() else "text 2")
        paint_icon(painter, self._icon, QRectF(left, rect.center().y() - side / 2, side, side), hue)
        return gap + side + appearance.space(10)

    def _paint_words(self, painter: QPainter, rect: QRectF) -> None:
        chosen = self.isChecked()
        font = appearance.type_font(weight=600 if chosen else 400)
        ink = appearance.colour("text" if not self._code[0] else "text 2")
        if self._count:
            figure = appearance.type_font("small", 600 if chosen else 400)
            words = str(self._count)
            painter.setFont(figure)
            painter.setPen(appearance.colour("text" if chosen else "text 2"))
            painter.drawText(rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
            rect = rect.adjusted(0, 0, -QFontMetricsF(figure).horizontalAdvance(words) - appearance.space(6), 0)
        painters.paint_text(painter, rect, self.text(), font, ink)


class FindBox(QPushButton):
    """Looks like a search box and opens the palette."""

    def __init__(self) -> None:
        super().__init__("Find or do…")
        self.setAccessibleName("Find or do")
        self.setToolTip("Find a record or do a command (Ctrl K)")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._narrow = False

    def set_narrow(self, *, narrow: bool) -> None:
        """Show the lens alone."""
        self._narrow = narrow
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of an input."""
        return QSize(appearance.space(36), round(max(appearance.space(30), self.fontMetrics().height() * 1.5)))

    def minimumSizeHint(self) -> QSize:
        """Return the size hint."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the box, the lens, the hint and the key."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(appearance.colour("control"))
        painter.setBrush(appearance.colour("surface"))
        painter.drawRoundedRect(rect, 6, 6)
        side = appearance.space(15)
        left = rect.center().x() - side / 2 if self._narrow else appearance.space(8)
        middle = rect.center().y()
        paint_icon(painter, "search", QRectF(left, middle - side / 2, side, side), appearance.colour("text 2"))
        if not self._narrow:
            words = key_words("Ctrl+K")
            size = painters.key_cap_size(words)
            cap = QRectF(rect.right() - size.width() - appearance.space(6), middle - size.height() / 2, 0, 0)
            cap.setSize(size)
            painters.paint_key_cap(painter, cap, words, appearance.colour("text 2"), appearance.colour("line strong"))
            start = left + side + appearance.space(6)
            room = QRectF(start, 0, cap.x() - start - appearance.space(4), self.height())
            painters.paint_text(painter, room, self.text(), appearance.type_font("small"), appearance.colour("text 3"))
        if self.hasFocus():
            draw_focus_ring(painter, QRectF(self.rect()), self.palette(), 6)


class Sidebar(QWidget):
    """The rooms; arrows walk them, Enter or a click opens."""

    room_chosen = Signal(str)
    meeting_chosen = Signal(str)
    find_asked = Signal()

    def __init__(self, rooms: Sequence[tuple[str, str, str]]) -> None:
        super().__init__()
        self.setObjectName("side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Rooms")
        self._narrow = False
        column = QVBoxLayout(self)
        edge = appearance.space(8)
        column.setContentsMargins(edge, edge, edge, appearance.space(12))
        column.setSpacing(1)
        self._head = QWidget()
        column.addWidget(self._head)
        self._book, self._state = Sentence(tone="text", weight=600), Sentence("small", "text 2")
        self._fill_head()
        self._find = FindBox()
        self._find.clicked.connect(self.find_asked)
        column.addWidget(self._find)
        column.addSpacing(appearance.space(8))
        self._entries: dict[str, SidebarEntry] = {}
        for name, title, icon in rooms:
            entry = SidebarEntry(title, icon=icon)
            entry.clicked.connect(lambda _checked, name=name: self.room_chosen.emit(name))
            column.addWidget(entry)
            self._entries[name] = entry
        self._open = QVBoxLayout()
        self._open.setSpacing(1)
        column.addLayout(self._open)
        column.addStretch(1)
        self._who = Sentence("small", "text 2")
        self._who.setContentsMargins(appearance.space(9), 0, 0, 0)
        column.addWidget(self._who)
        self.setFixedWidth(appearance.space(WIDE))

    def set_book(self, title: str, state: str, actor: str) -> None:
        """Name the book, how it stands, and who sits here."""
        self._book.set_text(title)
        self._state.set_text(state)
        self._who.set_text(f"{actor} (you)" if actor else "")

    def set_current(self, name: str) -> None:
        """Mark the room that is shown."""
        for each, entry in self._entries.items():
            entry.setChecked(each == name)

    def set_counts(self, counts: dict[str, int]) -> None:
        """Show what wants attention in each room."""
        for name, count in counts.items():
            self._entries[name].set_count(count)

    def set_open_meetings(self, meetings: Sequence[OpenMeeting]) -> None:
        """List the meetings lately opened."""
        while (item := self._open.takeAt(0)) is not None:
            before = item.widget()
            if before is not None:
                before.hide()
                before.deleteLater()
        if self._narrow:
            return
        title = plain_label("Open meetings", "small", "text 3", weight=600)
        title.setContentsMargins(appearance.space(9), appearance.space(16), 0, appearance.space(6))
        self._open.addWidget(title)
        for meeting in meetings:
            entry = SidebarEntry(meeting.words, code=(meeting.code, meeting.level))
            entry.clicked.connect(self._opener(meeting.id))
            self._open.addWidget(entry)
        if not meetings:
            none = plain_label("None yet", "small", "text 3")
            none.setContentsMargins(appearance.space(9), 0, 0, 0)
            self._open.addWidget(none)

    def is_narrow(self) -> bool:
        """Return whether icons only are shown."""
        return self._narrow

    def set_narrow(self, *, narrow: bool) -> None:
        """Show icons only, or everything."""
        self._narrow = narrow
        self.setFixedWidth(appearance.space(NARROW if narrow else WIDE))
        for part in (self._head, self._who):
            part.setVisible(not narrow)
        for entry in self._entries.values():
            entry.set_narrow(narrow=narrow)
        self._find.set_narrow(narrow=narrow)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the rooms with the arrows."""
        entries = list(self._entries.values())
        here = next((place for place, entry in enumerate(entries) if entry.hasFocus()), 0)
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            entries[(here + step) % len(entries)].setFocus()

    def focus_current(self) -> None:
        """Put the focus on the room shown."""
        next((entry for entry in self._entries.values() if entry.isChecked()), self._find).setFocus()

    def _opener(self, meeting_id: str) -> Callable[[], None]:
        return lambda: self.meeting_chosen.emit(meeting_id)

    def _fill_head(self) -> None:
        row = QHBoxLayout(self._head)
        row.setContentsMargins(appearance.space(8), appearance.space(4), 0, appearance.space(8))
        row.setSpacing(appearance.space(8))
        row.addWidget(icon_label("hard-drive", "text 2", 16))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._book)
        words.addWidget(self._state)
        row.addLayout(words, 1)
