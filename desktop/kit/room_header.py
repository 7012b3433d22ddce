"""The head of a room: title, one muted sentence, views, second buttons and at most one filled button."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QSizePolicy, QWidget

from desktop.kit import appearance, painters
from desktop.kit.commands import command, key_words, shown_key, tooltip
from desktop.kit.controls import Button, Deed, Painted, PlainLabel, Segmented, chip_label
from desktop.kit.icons import icon


class Sentence(QWidget):
    """One muted line that gives way to the buttons and then shows its whole text as a tooltip."""

    def __init__(self, role: str = "body", tone: str = "text 2", weight: int = 400) -> None:
        super().__init__()
        self._role, self._tone, self._weight, self._text = role, tone, weight, ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def set_role(self, role: str) -> None:
        """Write it in another size."""
        if role != self._role:
            self._role = role
            self.updateGeometry()
            self.update()

    def width_in(self, role: str) -> int:
        """Return the width of the whole sentence in a size, in logical pixels."""
        return round(QFontMetricsF(appearance.type_font(role, self._weight)).horizontalAdvance(self._text)) + 2

    def set_text(self, text: str) -> None:
        """Say something else."""
        self._text = text
        self.setAccessibleName(text)
        self.setToolTip("")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of the whole sentence."""
        metrics = QFontMetricsF(appearance.type_font(self._role, self._weight))
        return QSize(self.width_in(self._role), round(metrics.height()))

    def minimumSizeHint(self) -> QSize:
        """Return no width: the sentence may give way entirely."""
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the sentence, elided when too long."""
        painter = QPainter(self)
        font = appearance.type_font(self._role, self._weight)
        painters.paint_text(painter, self.contentsRect().toRectF(), self._text, font, appearance.colour(self._tone))
        elided = QFontMetricsF(font).horizontalAdvance(self._text) > self.contentsRect().width()
        self.setToolTip(self._text if elided else "")


class Title(PlainLabel):
    """The title of a room; where even the menu of views leaves it no room it is elided and has a tooltip."""

    def __init__(self) -> None:
        super().__init__("", "room", weight=600)

    def minimumSizeHint(self) -> QSize:
        """Return no width: the buttons come first."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the title, elided when too long."""
        elided = QFontMetricsF(self.font()).horizontalAdvance(self.text()) > self.width()
        self.setToolTip(self.text() if elided else "")
        painters.paint_text(QPainter(self), self.rect().toRectF(), self.text(), self.font(), appearance.colour("text"))


_LEAST_WORDS, _MOST_WORDS = 100, 320  # px at 100 %: of the muted sentence, before the views and the second buttons go
_AIR = 12  # px at 100 %: over and under the buttons
_ASIDE, _BENEATH = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class RoomHeader(QWidget):
    """Title and buttons of a room; buttons of the command table run through the window.

    The sentence stands beside the title, or small beneath it where the buttons leave too little room.
    """

    def __init__(self, run: Callable[[str], None]) -> None:
        super().__init__()
        self._run = run
        self._buttons: list[tuple[Button, Deed]] = []
        self._command_ids: dict[Button, str] = {}
        self._code: Painted | None = None
        self._row = QHBoxLayout(self)
        self._row.setSpacing(appearance.space(10))
        self._title = Title()
        self._sentence = Sentence()
        self._words = QBoxLayout(_ASIDE)
        self._words.addWidget(self._title)
        self._words.addWidget(self._sentence, 1)
        self._row.addLayout(self._words, 1)
        self._views = QHBoxLayout()
        self._row.addLayout(self._views)
        self._segmented: Segmented | None = None
        self._second = QHBoxLayout()
        self._second.setSpacing(appearance.space(10))
        self._row.addLayout(self._second)
        self._view = self._menu_button("chevron-down", "Choose a view", self._open_views)
        self._views.addWidget(self._view)
        self._more = self._menu_button("ellipsis", "More", self._open_more)
        self._row.addWidget(self._more)
        self._filled = QHBoxLayout()
        self._row.addLayout(self._filled)
        self._stack(beneath=False)

    @staticmethod
    def _menu_button(icon_name: str, name: str, do: Callable[[], None]) -> Button:
        """Return a hidden button that stands for what has no room."""
        button = Button("", icon=icon_name)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.clicked.connect(do)
        button.hide()
        return button

    def set_title(self, title: str, sentence: str = "", code: str = "", level: str = "") -> None:
        """Show the title, the muted sentence and, before them, a code chip."""
        self._title.setText(title)
        self._sentence.set_text(sentence)
        if self._code is not None:
            self._row.removeWidget(self._code)
            self._code.hide()
            self._code.deleteLater()
            self._code = None
        if code:
            self._code = chip_label(code, level)
            self._row.insertWidget(0, self._code)

    def add_views(self, choices: Sequence[tuple[str, str]], current: str = "") -> Segmented:
        """Add the views of the room as a segmented control."""
        views = Segmented(choices, current)
        self._views.addWidget(views)
        self._segmented = views
        return views

    def add_command(self, command_id: str) -> Button:
        """Add the button of a command; its kind and key come from the table."""
        row = command(command_id)
        deed = Deed(row.title, lambda: self._run(command_id), shown_key(row), row.icon, row.kind)
        button = self.add_deed(deed)
        button.setToolTip(tooltip(row))
        self._command_ids[button] = command_id
        return button

    def set_commands(self, command_ids: Sequence[str]) -> None:
        """Show the buttons of these commands instead of those of others, the filled one last."""
        for button in tuple(self._command_ids):
            (self._filled if button.kind == "filled" else self._second).removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = [(button, deed) for button, deed in self._buttons if button not in self._command_ids]
        self._command_ids = {}
        for command_id in command_ids:
            self.add_command(command_id).show()
        self.fit()

    def add_deed(self, deed: Deed) -> Button:
        """Add a button that is in no table."""
        button = Button.of(deed)
        (self._filled if deed.kind == "filled" else self._second).addWidget(button)
        if deed.kind != "filled":
            self._buttons.append((button, deed))
        return button

    def add_widget(self, widget: QWidget) -> None:
        """Add something else among the second buttons."""
        self._second.addWidget(widget)

    def set_offered(self, command_ids: frozenset[str]) -> None:
        """Enable the buttons of the commands now possible."""
        for button, command_id in self._command_ids.items():
            button.setEnabled(command_id in command_ids)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Move second buttons into the menu, right to left, until the rest fits."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Show as many second buttons as there is room for, and the sentence where it is whole."""
        gap, title = appearance.space(10), self._title.sizeHint().width()
        free = self.width() - 2 * appearance.space(20) - self._standing()
        if self._segmented:
            views = self._segmented.sizeHint().width() + gap
            fits = free - views >= title + appearance.space(_LEAST_WORDS)
            self._segmented.setVisible(fits)
            self._view.setVisible(not fits)
            self._view.setText(next(each.text() for each in self._segmented.segments() if each.isChecked()))
            self._view.setFixedWidth(self._view.sizeHint().width())
            free -= views if fits else self._view.width() + gap
        free -= self._place_buttons(free - max(title, self._room_for_words()))
        self._stack(beneath=title + gap + self._sentence.width_in("body") > free)

    def _standing(self) -> int:
        """Return the width of what always stays: the code, the filled button and widgets of the room's own."""
        gap, moving = appearance.space(10), {button for button, _ in self._buttons}
        places = [self._second.itemAt(number) for number in range(self._second.count())]
        held = [place.widget() for place in places if place]
        own = [widget for widget in held if widget and widget not in moving and not widget.isHidden()]
        fixed: list[QWidget] = [*own, *([self._code] if self._code else [])]
        filled = self._filled.sizeHint().width()
        return sum(widget.sizeHint().width() + gap for widget in fixed) + (filled + gap if filled else 0)

    def _place_buttons(self, free: int) -> int:
        """Show second buttons until their room is used up, the others in the menu; return the width they take."""
        gap = appearance.space(10)
        wide = [button.sizeHint().width() + gap for button, _ in self._buttons]
        more = self._more.sizeHint().width() + gap
        shown = len(wide)
        while shown and sum(wide[:shown]) + (more if shown < len(wide) else 0) > free:
            shown -= 1
        for number, (button, _) in enumerate(self._buttons):
            button.setVisible(number < shown)
        self._more.setVisible(shown < len(wide))
        return sum(wide[:shown]) + (more if shown < len(wide) else 0)

    def _stack(self, *, beneath: bool) -> None:
        """Put the sentence beneath the title, or beside it; the head stays as high."""
        edge, least = appearance.space(20), appearance.space(7)
        self._row.setContentsMargins(edge, least, edge, least)
        self.setMinimumHeight(self._more.sizeHint().height() + 2 * appearance.space(_AIR))
        self._words.setDirection(_BENEATH if beneath else _ASIDE)
        self._words.setSpacing(0 if beneath else appearance.space(10))
        self._sentence.set_role("small" if beneath else "body")

    def _room_for_words(self) -> int:
        """Return the width the sentence beneath the title is given before any second button: all, up to a limit."""
        return min(self._sentence.width_in("small"), appearance.space(_MOST_WORDS))

    def _open_views(self) -> None:
        """List the views that have no room beside one another."""
        if self._segmented is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for segment in self._segmented.segments():
            entry = menu.addAction(segment.text(), segment.click)
            entry.setCheckable(True)
            entry.setChecked(segment.isChecked())
        menu.popup(self._view.mapToGlobal(self._view.rect().bottomLeft()))

    def _open_more(self) -> None:
        menu = QMenu(self)
        for button, deed in self._buttons:
            if button.isHidden():
                keys = f"\t{key_words(deed.key)}" if deed.key else ""
                entry = menu.addAction(f"{deed.title}{keys}", button.click)
                entry.setIcon(icon(deed.icon) if deed.icon else entry.icon())
                entry.setEnabled(button.isEnabled())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))
