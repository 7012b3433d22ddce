"""Ctrl+K: one box over all commands and all records, never more than twelve rows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.kit import appearance, painters
from desktop.kit.commands import COMMANDS, key_words, shown_key
from desktop.kit.controls import icon_label, key_cap, plain_label, rule
from desktop.kit.icons import paint_icon

MOST_ROWS = 12
_PER_GROUP = 4
_WIDTH = 640
_HIT = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Hit:
    """One row: its group, title and detail, and what opening it does."""

    group: str
    title: str
    detail: str
    icon: str
    open: Callable[[], None]
    key: str = ""


def command_hits(text: str, offered: frozenset[str], run: Callable[[str], None]) -> list[Hit]:
    """Return the possible commands whose titles hold every typed word."""
    words = text.casefold().split()
    rows = [row for row in COMMANDS if row.id in offered and row.id != "go.palette"]
    found = [row for row in rows if all(word in f"{row.title} {row.menu}".casefold() for word in words)]
    found.sort(key=lambda row: not f" {row.title.casefold()}".count(f" {words[0]}") if words else False)
    return [
        Hit("Commands", row.title, row.menu, row.icon or "keyboard", lambda name=row.id: run(name), shown_key(row))  # type: ignore[misc]
        for row in found
    ]


def trimmed(hits: Sequence[Hit]) -> list[Hit]:
    """Return at most twelve rows: a few of each group, then more of the first groups while there is room."""
    groups: dict[str, list[Hit]] = {}
    for hit in hits:
        groups.setdefault(hit.group, []).append(hit)
    share = {name: min(len(rows), _PER_GROUP) for name, rows in groups.items()}
    spare = MOST_ROWS - sum(share.values())
    for name, rows in groups.items():
        more = max(0, min(spare, len(rows) - share[name]))
        share[name] += more
        spare -= more
    return [hit for name, rows in groups.items() for hit in rows[: share[name]]][:MOST_ROWS]


class HitDelegate(QStyledItemDelegate):
    """Paints a hit: icon, title with the match in accent, detail, key; or a group's name."""

    text = ""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of a row."""
        return QSize(0, appearance.row_height(1) + appearance.space(4))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row."""
        rect = QRectF(option.rect)
        hit = index.data(_HIT)
        painter.save()
        edge = appearance.space(18)
        if not isinstance(hit, Hit):
            font = appearance.type_font("small", 600)
            painters.paint_text(painter, rect.adjusted(edge, 0, 0, 0), index.data(), font, appearance.colour("text 2"))
        else:
            if option.state & QStyle.StateFlag.State_Selected:
                painter.fillRect(rect, appearance.colour("selection"))
            self._paint_hit(painter, rect.adjusted(edge, 0, -edge, 0), hit)
        painter.restore()

    def _paint_hit(self, painter: QPainter, rect: QRectF, hit: Hit) -> None:
        side = appearance.space(17)
        middle = rect.center().y()
        paint_icon(painter, hit.icon, QRectF(rect.x(), middle - side / 2, side, side), appearance.colour("text 2"))
        rect.adjust(side + appearance.space(10), 0, 0, 0)
        if hit.key:
            words = key_words(hit.key)
            size = painters.key_cap_size(words)
            cap = QRectF(rect.right() - size.width(), middle - size.height() / 2, size.width(), size.height())
            painters.paint_key_cap(painter, cap, words, appearance.colour("text 2"), appearance.colour("line strong"))
            rect.setRight(cap.x() - appearance.space(8))
        for words, bold in pieces(hit.title, self.text):
            font = appearance.type_font(weight=600 if bold else 400)
            painters.paint_text(painter, rect, words, font, appearance.colour("accent" if bold else "text"))
            rect.setX(min(rect.right(), rect.x() + QFontMetricsF(font).horizontalAdvance(words)))
        rect.adjust(appearance.space(12), 0, 0, 0)
        painters.paint_text(painter, rect, hit.detail, appearance.type_font("small"), appearance.colour("text 2"))


def pieces(title: str, text: str) -> list[tuple[str, bool]]:
    """Return a title in pieces, those that match the first typed word marked."""
    word = text.strip().casefold().split()[0] if text.strip() else ""
    place = title.casefold().find(word) if word else -1
    if place < 0:
        return [(title, False)]
    end = place + len(word)
    return [(title[:place], False), (title[place:end], True), (title[end:], False)]


class Palette(QDialog):
    """The box over the window; Enter opens, arrows choose, `>` asks for commands only."""

    def __init__(
        self,
        parent: QWidget,
        search: Callable[[str], Sequence[Hit]],
        commands: Callable[[str], Sequence[Hit]],
    ) -> None:
        super().__init__(parent, Qt.WindowType.FramelessWindowHint | Qt.WindowType.Dialog)
        self.setObjectName("palette")
        self.setAccessibleName("Find or do")
        self.setWindowTitle("Find or do")
        self._search, self._commands = search, commands
        self._text = QLineEdit()
        self._text.setObjectName("paletteText")
        self._text.setPlaceholderText("Find or do…")
        self._text.setAccessibleName("Find or do")
        self._text.textChanged.connect(self.show_hits)
        self._text.installEventFilter(self)
        self._list = QListWidget()
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setAccessibleName("What was found")
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._delegate = HitDelegate()
        self._list.setItemDelegate(self._delegate)
        self._list.itemClicked.connect(lambda _item: self.open_current())
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(rule())
        column.addWidget(self._list)
        column.addWidget(rule())
        column.addLayout(self._foot())
        self.setFixedWidth(min(appearance.space(_WIDTH), max(parent.width() - 40, 400)))
        self.show_hits("")

    def show_hits(self, text: str) -> None:
        """Show what the typed words find."""
        only_commands = text.startswith(">")
        text = text.removeprefix(">").strip()
        found = [] if only_commands or not text else list(self._search(text))
        self._delegate.text = text
        self._list.clear()
        group = ""
        for hit in trimmed([*found, *self._commands(text)]):
            if hit.group != group:
                group = hit.group
                QListWidgetItem(group, self._list).setFlags(Qt.ItemFlag.NoItemFlags)
            item = QListWidgetItem(f"{hit.title} {hit.detail}", self._list)
            item.setData(_HIT, hit)
        if not self._list.count():
            QListWidgetItem("Nothing found", self._list).setFlags(Qt.ItemFlag.NoItemFlags)
        self._list.setCurrentRow(1)
        height = self._delegate.sizeHint(QStyleOptionViewItem(), QModelIndex()).height()
        self._list.setFixedHeight(min(self._list.count(), MOST_ROWS + 4) * height + 4)
        self.adjustSize()

    def hits(self) -> list[Hit]:
        """Return the rows shown."""
        items = [self._list.item(place) for place in range(self._list.count())]
        return [item.data(_HIT) for item in items if isinstance(item.data(_HIT), Hit)]

    def open_current(self) -> None:
        """Close and open the chosen row."""
        item = self._list.currentItem()
        hit = item.data(_HIT) if item else None
        if isinstance(hit, Hit):
            self.accept()
            hit.open()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Choose with the arrows and open with Enter while typing."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step:
                self._walk(step)
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self.open_current()
                return True
        return super().eventFilter(watched, event)

    def _walk(self, step: int) -> None:
        places = [place for place in range(self._list.count()) if isinstance(self._list.item(place).data(_HIT), Hit)]
        if places:
            here = self._list.currentRow()
            at = places.index(here) if here in places else -step
            self._list.setCurrentRow(places[(at + step) % len(places)])

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        edge = appearance.space(18)
        row.setContentsMargins(edge, appearance.space(8), edge, appearance.space(8))
        row.addWidget(icon_label("search", "text 2", 20))
        row.addWidget(self._text, 1)
        row.addWidget(plain_label("all commands, all records", "small", "text 2"))
        return row

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        edge, air = appearance.space(18), appearance.space(8)
        row.setContentsMargins(edge, air, edge, air)
        row.setSpacing(appearance.space(5))
        for keys, words in ((("Up", "Down"), "choose"), (("Return",), "open"), (("Esc",), "close")):
            for key in keys:
                row.addWidget(key_cap(key))
            row.addWidget(plain_label(words, "small", "text 2"))
            row.addSpacing(appearance.space(10))
        row.addStretch(1)
        row.addWidget(key_cap(">"))
        row.addWidget(plain_label("commands only", "small", "text 2"))
        return row
