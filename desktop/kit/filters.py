"""The row under a room's head: filter chips with menus, Clear, and the search box."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.kit import appearance
from desktop.kit.controls import Button, Deed
from desktop.kit.focus_ring import draw_focus_ring
from desktop.kit.icons import icon, paint_icon

Choices = Sequence[tuple[str, str]]
_NAMED = 1  # so many chosen values are written out; more are counted
_TYPING_RESTS = 150  # ms after the last letter before the list is filtered


class FilterChip(QPushButton):
    """One filter: outline when off, accent edge and bold value when on."""

    picked = Signal()

    def __init__(self, name: str, title: str, choices: Choices, *, many: bool) -> None:
        super().__init__(title)
        self.name = name
        self._title, self._choices, self._many = title, tuple(choices), many
        self.values: frozenset[str] = frozenset()
        self.setAccessibleName(f"Filter {title}")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: self.open_under(self))

    def set_choices(self, choices: Choices) -> None:
        """Offer other values and forget chosen ones that are gone."""
        self._choices = tuple(choices)
        self.set_values(self.values & {value for value, _ in self._choices})

    def set_values(self, values: frozenset[str]) -> None:
        """Choose values; none means no filter."""
        self.values = values
        self.setAccessibleDescription(self.value_words())
        self.updateGeometry()
        self.update()

    def value_words(self) -> str:
        """Return the chosen values in words: one by name, more as `18 of 40`."""
        if not self.values:
            return ""
        if len(self.values) <= _NAMED:
            return next(word for value, word in self._choices if value in self.values)
        return f"{len(self.values)} of {len(self._choices)}"

    def sizeHint(self) -> QSize:
        """Return the width of title, value and chevron."""
        width = QFontMetricsF(appearance.type_font()).horizontalAdvance(self._title)
        value = QFontMetricsF(appearance.type_font(weight=600)).horizontalAdvance(self.value_words())
        gap = appearance.space(6) if value else 0
        height = max(appearance.space(28), QFontMetricsF(appearance.type_font()).height() + appearance.space(8))
        return QSize(round(width + value + gap + appearance.space(42)), round(height))

    def minimumSizeHint(self) -> QSize:
        """Return the size hint: never smaller than the words."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the pill, the title, the value and the chevron."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        on = bool(self.values)
        painter.setBrush(appearance.colour("selection soft" if on else "surface"))
        painter.setPen(QPen(appearance.colour("accent" if on else "line strong"), 1))
        radius = min(appearance.space(14), self.height() / 2)
        painter.drawRoundedRect(rect, radius, radius)
        plain, bold = appearance.type_font(), appearance.type_font(weight=600)
        ink = "control" if not self.isEnabled() else "text" if on else "text 2"
        words = rect.adjusted(appearance.space(11), 0, 0, 0)
        painter.setPen(appearance.colour(ink))
        painter.setFont(plain)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self._title)
        painter.setFont(bold)
        left = QFontMetricsF(plain).horizontalAdvance(self._title) + appearance.space(6)
        painter.drawText(words.adjusted(left, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.value_words())
        side = appearance.space(14)
        place = QRectF(rect.right() - appearance.space(10) - side, rect.center().y() - side / 2, side, side)
        paint_icon(painter, "chevron-down", place, appearance.colour("text 2" if self.isEnabled() else "control"))
        if self.hasFocus():
            draw_focus_ring(painter, QRectF(self.rect()), self.palette(), radius)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter or Down; clear with Backspace."""
        if event.key() in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}:
            self._pick(frozenset())
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}:
            self.open_under(self)
        else:
            super().keyPressEvent(event)

    def open_under(self, place: QWidget) -> None:
        """Open the values under a widget: the chip itself, or the one that stands for hidden chips."""
        menu = ChoiceMenu(place, self._choices, self.values, many=self._many)
        menu.picked.connect(self._pick)
        menu.open_under(place)

    def _pick(self, values: frozenset[str]) -> None:
        self.set_values(values)
        self.picked.emit()


class ChoiceMenu(QFrame):
    """The values of a filter with type-ahead; many can be ticked, or one chosen."""

    picked = Signal(frozenset)

    def __init__(self, parent: QWidget, choices: Choices, chosen: frozenset[str], *, many: bool) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._many = many
        column = QVBoxLayout(self)
        edge = appearance.space(6)
        column.setContentsMargins(edge, edge, edge, edge)
        self._text = QLineEdit()
        self._text.setPlaceholderText("Type to find")
        self._text.setAccessibleName("Find a value")
        self._text.textChanged.connect(self._narrow)
        self._text.installEventFilter(self)
        self._list = QListWidget()
        self._list.setAccessibleName("Values")
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        for value, word in choices:
            self._add(value, word, ticked=value in chosen)
        self._list.itemClicked.connect(self._toggle)
        column.addWidget(self._text)
        column.addWidget(self._list)
        self.setFocusProxy(self._text)
        self._narrow("")

    def open_under(self, chip: QWidget) -> None:
        """Show below a chip, wide enough for the longest value."""
        longest = max((self._list.sizeHintForColumn(0), chip.width(), appearance.space(180)))
        rows = min(self._list.count(), 12)
        self._list.setFixedHeight(rows * max(self._list.sizeHintForRow(0), 1) + appearance.space(4))
        self.setFixedWidth(longest + appearance.space(40))
        self.move(chip.mapToGlobal(QPoint(0, chip.height() + appearance.space(2))))
        self.show()
        self._text.setFocus()

    def _add(self, value: str, word: str, *, ticked: bool) -> None:
        item = QListWidgetItem(word, self._list)
        item.setData(Qt.ItemDataRole.UserRole, value)
        if self._many:
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        elif ticked:
            item.setIcon(icon("check"))

    def _narrow(self, text: str) -> None:
        shown = []
        for place in range(self._list.count()):
            item = self._list.item(place)
            item.setHidden(text.casefold() not in item.text().casefold())
            shown += [] if item.isHidden() else [item]
        if shown:
            self._list.setCurrentItem(shown[0])

    def _toggle(self, item: QListWidgetItem) -> None:
        value = str(item.data(Qt.ItemDataRole.UserRole))
        if not self._many:
            self.picked.emit(frozenset({value}))
            self.close()
            return
        ticked = item.checkState() == Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked)
        items = [self._list.item(place) for place in range(self._list.count())]
        on = [each for each in items if each.checkState() == Qt.CheckState.Checked]
        self.picked.emit(frozenset(str(each.data(Qt.ItemDataRole.UserRole)) for each in on))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk the list with the arrows while typing; Enter takes the value."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
                self._list.keyPressEvent(event)
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._list.currentItem():
                self._toggle(self._list.currentItem())
                return True
        return super().eventFilter(watched, event)


class FilterChips(QWidget):
    """The filters of a room; `changed` once per choice, and when typing rests."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._chips: dict[str, FilterChip] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(appearance.space(20), 0, appearance.space(20), appearance.space(10))
        self._row.setSpacing(appearance.space(6))
        self._clear = Button.of(Deed("Clear", self.clear, kind="flat"))
        self._right = QHBoxLayout()
        self._right.setSpacing(appearance.space(12))
        self._more = Button.of(Deed("+1 filter", self._open_more, kind="flat", tip="Filters that do not fit"))
        self._row.addWidget(self._more)
        self._row.addWidget(self._clear)
        self._row.addStretch(1)
        self._row.addLayout(self._right)
        self._search: QLineEdit | None = None
        self._lens: QAction | None = None
        self._legends: list[QWidget] = []
        self._rest = QTimer(self, singleShot=True, interval=_TYPING_RESTS)
        self._rest.timeout.connect(self.changed)
        self._clear.hide()
        self._more.hide()
        self.hide()

    def add_chip(self, name: str, title: str, choices: Choices, *, many: bool = True) -> FilterChip:
        """Add a filter; choices are (stored value, word shown)."""
        chip = FilterChip(name, title, choices, many=many)
        chip.picked.connect(self._tell)
        self._row.insertWidget(len(self._chips), chip)
        self._chips[name] = chip
        self.show()
        return chip

    def set_choices(self, name: str, choices: Choices) -> None:
        """Offer other values for a filter."""
        self._chips[name].set_choices(choices)

    def values(self, name: str) -> frozenset[str]:
        """Return the chosen values of a filter; empty means all."""
        return self._chips[name].values

    def set_values(self, name: str, values: frozenset[str]) -> None:
        """Choose values and say so."""
        self._chips[name].set_values(values)
        self._tell()

    def add_search(self, hint: str) -> QLineEdit:
        """Add the search box at the right end."""
        self._search = QLineEdit()
        self._lens = self._search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self._search.setClearButtonEnabled(True)
        self._search.setMinimumWidth(appearance.space(140))
        self._search.setMaximumWidth(appearance.space(220))
        self._search.setProperty("isFilter", True)
        self.set_search_hint(hint)
        self._search.textChanged.connect(lambda _text: self._rest.start())
        self._right.addWidget(self._search)
        self.show()
        return self._search

    def set_search_hint(self, hint: str) -> None:
        """Change what the empty search box says, such as `Filter these 54`."""
        if self._search:
            self._search.setPlaceholderText(hint)
            self._search.setAccessibleName(hint)
            self._search.setToolTip("Filter (Ctrl F or /)")

    def search_text(self) -> str:
        """Return what was typed into the search box."""
        return self._search.text().strip() if self._search else ""

    def focus_search(self) -> None:
        """Put the cursor into the search box, or the first chip."""
        target = self._search or next(iter(self._chips.values()), None)
        if target:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def add_right(self, widget: QWidget) -> None:
        """Add a legend or a word at the right end."""
        self._right.insertWidget(0, widget)
        self._legends.append(widget)
        self.show()

    def clear(self) -> None:
        """Take all filters off."""
        for chip in self._chips.values():
            chip.set_values(frozenset())
        if self._search:
            self._search.clear()
        self._tell()

    def _tell(self) -> None:
        self._clear.setVisible(any(chip.values for chip in self._chips.values()))
        self._fit()
        self._rest.stop()
        self.changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit legend and chips into the new width."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Paint the lens in the present appearance."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._lens:
            self._lens.setIcon(icon("search"))

    def _fit(self) -> None:
        """Hide the legend first, then the chips past the width, which become `+2 filters`."""
        gap = appearance.space(6)
        chips = list(self._chips.values())
        wide = [chip.sizeHint().width() + gap for chip in chips]
        free = self.width() - 2 * appearance.space(20)
        free -= self._search.minimumWidth() + appearance.space(12) if self._search else 0
        free -= 0 if self._clear.isHidden() else self._clear.sizeHint().width() + gap
        for legend in self._legends:
            needed = legend.sizeHint().width() + appearance.space(12)
            legend.setVisible(sum(wide) + needed <= free)
            free -= 0 if legend.isHidden() else needed
        if sum(wide) > free:
            free -= self._more.sizeHint().width() + gap
        fitting = [sum(wide[: place + 1]) <= free for place in range(len(chips))]
        for chip, fits in zip(chips, fitting, strict=True):
            chip.setVisible(fits)
        hidden = fitting.count(False)
        self._more.setText(f"+{hidden} filter{'s' if hidden > 1 else ''}")
        self._more.setVisible(hidden > 0)

    def _open_more(self) -> None:
        """List the hidden filters; choosing one opens its values."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for chip in self._chips.values():
            if chip.isHidden():
                menu.addAction(f"{chip.text()}  {chip.value_words()}".strip(), self._opener(chip))
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _opener(self, chip: FilterChip) -> Callable[[], None]:
        return lambda: chip.open_under(self._more)
