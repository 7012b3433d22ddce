"""Small parts every room uses: plain labels, buttons with their key, segmented views, chips and statuses."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from desktop.kit import appearance, painters
from desktop.kit.commands import key_words
from desktop.kit.focus_ring import draw_focus_ring
from desktop.kit.icons import paint_icon, pixmap
from desktop.kit.statuses import Status


@dataclass(frozen=True, slots=True)
class Deed:
    """A button as a value: its title, what it does, its key and icon, and plain, filled or flat."""

    title: str
    do: Callable[[], object]
    key: str = ""
    icon: str = ""
    kind: str = "plain"
    enabled: bool = True
    tip: str = ""


class TallBody(QWidget):
    """The content of a scroll area whose text wraps: as tall as its width asks for, never taller."""

    def minimumSizeHint(self) -> QSize:
        """Return no height: `heightForWidth` alone decides it."""
        return QSize(super().minimumSizeHint().width(), 0)


class PlainLabel(QLabel):
    """A label that shows text as it is, never as markup, in a role and a tone that follow the appearance."""

    def __init__(self, text: str = "", role: str = "body", tone: str = "text", *, weight: int = 400) -> None:
        super().__init__()
        self._role, self._tone, self._weight = role, tone, weight
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self._dress()

    def set_tone(self, tone: str) -> None:
        """Change the colour's name."""
        self._tone = tone
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the appearance and the system font."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.ApplicationFontChange}:
            self._dress()

    def _dress(self) -> None:
        font = appearance.type_font(self._role, self._weight)
        font.setStrikeOut(self.font().strikeOut())
        self.setFont(font)
        palette = self.palette()
        palette.setColor(self.foregroundRole(), appearance.colour(self._tone))
        self.setPalette(palette)


def plain_label(
    text: str = "", role: str = "body", tone: str = "text", *, wrap: bool = False, weight: int = 400
) -> PlainLabel:
    """Return a label with plain text; `wrap` lets it take several lines."""
    label = PlainLabel(text, role, tone, weight=weight)
    label.setWordWrap(wrap)
    if wrap:
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        label.setSizePolicy(policy)
    return label


class Button(QPushButton):
    """A button that paints itself: icon, title, key cap; plain, filled or flat; small or not."""

    def __init__(self, title: str, *, key: str = "", icon: str = "", kind: str = "plain", small: bool = False) -> None:
        super().__init__(title)
        self._key, self._icon, self._kind, self._small = key_words(key), icon, kind, small
        self.setAccessibleName(title)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if not title:
            self.setFixedWidth(self.sizeHint().height())

    @classmethod
    def of(cls, deed: Deed, *, small: bool = False) -> "Button":
        """Return the button of a deed, connected."""
        button = cls(deed.title, key=deed.key, icon=deed.icon, kind=deed.kind, small=small)
        button.setEnabled(deed.enabled)
        name = deed.tip or deed.title.removesuffix("…")
        button.setToolTip(f"{name} ({key_words(deed.key)})" if deed.key else deed.tip)
        button.setAccessibleName(deed.title or deed.tip)
        button.clicked.connect(lambda: deed.do())  # noqa: PLW0108  the signal would hand on its bool
        return button

    @property
    def kind(self) -> str:
        """Plain, filled or flat."""
        return self._kind

    def sizeHint(self) -> QSize:
        """Return the size of padding, icon, title and key cap."""
        metrics = QFontMetricsF(self._type())
        height = max(appearance.space(26 if self._small else 30), metrics.height() + appearance.space(8))
        return QSize(round(self._content_width() + 2 * appearance.space(10)), round(height))

    def minimumSizeHint(self) -> QSize:
        """Return the size hint: never smaller than the words."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint edge, icon, title, key cap and focus ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        ink = self._ink()
        left = max(appearance.space(4), (self.width() - self._content_width()) / 2)
        middle = self.height() / 2
        side = appearance.space(16)
        if self._icon:
            paint_icon(painter, self._icon, QRectF(left, middle - side / 2, side, side), ink)
            left += side + appearance.space(7)
        painter.setFont(self._type())
        painter.setPen(ink)
        painter.drawText(QRectF(left, 0, self.width(), self.height()), Qt.AlignmentFlag.AlignVCenter, self.text())
        if self._key:
            size = painters.key_cap_size(self._key)
            cap = QRectF(self.width() - left_margin(self) - size.width(), middle - size.height() / 2, 0, 0)
            cap.setSize(size)
            edge = ink if self._kind == "filled" else appearance.colour("line strong")
            painters.paint_key_cap(painter, cap, self._key, ink if self._kind == "filled" else self._quiet(), edge)
        if self.hasFocus():
            outer = appearance.colour("text" if self._kind == "filled" else "accent")
            palette = self.palette()
            palette.setColor(palette.ColorRole.Accent, outer)
            draw_focus_ring(painter, QRectF(self.rect()), palette, 6)

    def _paint_ground(self, painter: QPainter) -> None:
        """Paint fill and edge by kind and state."""
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        active = self.isEnabled()
        fill = "accent" if self._kind == "filled" and active else "surface"
        pressed = self.isDown() or self.isChecked() or self.underMouse()
        if pressed and self._kind != "filled" and active:
            fill = "sunken"
        bare = self._kind == "flat" and fill != "sunken"
        painter.setBrush(Qt.BrushStyle.NoBrush if bare else appearance.colour(fill))
        edge = {"plain": "line strong", "filled": "accent" if active else "line strong"}.get(self._kind)
        painter.setPen(QPen(appearance.colour(edge), 1) if edge else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(rect, 6, 6)

    def _ink(self) -> QColor:
        if not self.isEnabled():
            return appearance.colour("control")
        return appearance.colour({"filled": "on accent", "flat": "accent"}.get(self._kind, "text"))

    def _quiet(self) -> QColor:
        return appearance.colour("text 2" if self.isEnabled() else "control")

    def _type(self) -> QFont:
        return appearance.type_font("small" if self._small else "body", 600 if self._kind == "filled" else 500)

    def _content_width(self) -> float:
        width = QFontMetricsF(self._type()).horizontalAdvance(self.text()) + 1
        if self._icon:
            width += appearance.space(16) + (appearance.space(7) if self.text() else 0)
        if self._key:
            width += painters.key_cap_size(self._key).width() + appearance.space(8)
        return width


def left_margin(button: Button) -> float:
    """Return the padding (px) between a button's edge and its content."""
    return float(appearance.space(9)) if button.text() else float(appearance.space(4))


class ChoiceBox(QComboBox):
    """A drop-down box whose chevron follows the appearance."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box, then the chevron at its right end."""
        super().paintEvent(event)
        painter = QPainter(self)
        side = appearance.space(14)
        place = QRectF(self.width() - side - appearance.space(7), (self.height() - side) / 2, side, side)
        paint_icon(painter, "chevron-down", place, appearance.colour("text 2" if self.isEnabled() else "control"))


class Segment(QPushButton):
    """One of the joined buttons of a segmented control."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.setCheckable(True)
        self.setAccessibleName(title)

    def sizeHint(self) -> QSize:
        """Return padding and title in the heavier weight, so that choosing moves nothing."""
        metrics = QFontMetricsF(appearance.type_font(weight=600))
        height = max(appearance.space(30), metrics.height() + appearance.space(8))
        return QSize(round(metrics.horizontalAdvance(self.text()) + 2 * appearance.space(12)), round(height))

    def minimumSizeHint(self) -> QSize:
        """Return the size hint: never smaller than the words."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground, the hairline to the right neighbour and the word."""
        painter = QPainter(self)
        if self.isChecked():
            painter.fillRect(self.rect().adjusted(0, 1, 0, -1), appearance.colour("selection"))
        painter.setFont(appearance.type_font(weight=600 if self.isChecked() else 400))
        painter.setPen(appearance.colour("text" if self.isChecked() else "text 2"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        if self.hasFocus():
            draw_focus_ring(painter, QRectF(self.rect()), self.palette())


class Segmented(QWidget):
    """The views of a room as joined buttons of which one is chosen."""

    chosen = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str]], current: str = "", name: str = "View") -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._names = [choice for choice, _ in choices]
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 0, 1, 0)
        row.setSpacing(1)
        for index, (_, title) in enumerate(choices):
            segment = Segment(title)
            self._group.addButton(segment, index)
            row.addWidget(segment)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_current(current or self._names[0])
        self._group.idClicked.connect(lambda index: self.chosen.emit(self._names[index]))

    def current(self) -> str:
        """Return the name of the chosen view."""
        return self._names[self._group.checkedId()]

    def segments(self) -> list[QAbstractButton]:
        """Return the joined buttons in their order."""
        return self._group.buttons()

    def set_titles(self, titles: Mapping[str, str]) -> None:
        """Write other words on the buttons."""
        for index, name in enumerate(self._names):
            self._group.button(index).setText(titles[name])

    def set_current(self, name: str) -> None:
        """Choose a view without saying so by the signal."""
        self._group.button(self._names.index(name)).setChecked(True)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the common outline and the hairlines between."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(appearance.colour("line strong"), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        for button in self._group.buttons()[1:]:
            painter.drawLine(QPointF(button.x() - 0.5, 1), QPointF(button.x() - 0.5, self.height() - 1))


class Painted(QWidget):
    """A small fixed picture with a name for screen readers, painted by a function."""

    def __init__(self, size: Callable[[], QSize], paint: Callable[[QPainter, QRectF], None], name: str) -> None:
        super().__init__()
        self._size, self._paint = size, paint
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size at the present font."""
        return self._size()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Let the function paint."""
        painter = QPainter(self)
        self._paint(painter, QRectF(self.rect()))


def chip_label(code: str, level: str) -> Painted:
    """Return a code chip as a widget."""

    def paint(painter: QPainter, rect: QRectF) -> None:
        painters.paint_chip(painter, QPointF(0, rect.center().y()), code, level)

    return Painted(lambda: painters.chip_size(code).toSize() + QSize(1, 1), paint, f"{code}, {level}")


def status_label(status: Status, *, pill: bool = False) -> Painted:
    """Return icon and word of a status as a widget; a pill stands on the status's tint."""
    edge = 7 if pill else 0

    def paint(painter: QPainter, rect: QRectF) -> None:
        if pill:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(appearance.colour(f"{status.tone} tint"))
            painter.drawRoundedRect(rect, 4, 4)
        painters.paint_status(painter, rect.adjusted(appearance.space(edge), 0, 0, 0), status)

    def size() -> QSize:
        height = QFontMetricsF(appearance.type_font()).height() + appearance.space(3 if pill else 0)
        return QSize(round(painters.status_width(status) + 2 * appearance.space(edge)) + 1, round(height))

    return Painted(size, paint, status.word)


def key_cap(key: str) -> Painted:
    """Return a key cap as a widget."""
    words = key_words(key)

    def paint(painter: QPainter, rect: QRectF) -> None:
        painters.paint_key_cap(painter, rect, words, appearance.colour("text 2"), appearance.colour("line strong"))

    return Painted(lambda: painters.key_cap_size(words).toSize(), paint, words)


class IconLabel(QLabel):
    """An icon that follows the appearance."""

    def __init__(self, name: str, tone: str, size: int) -> None:
        super().__init__()
        self._icon, self._tone, self._side = name, tone, size
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the appearance."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()

    def _dress(self) -> None:
        side = appearance.space(self._side)
        self.setPixmap(pixmap(self._icon, appearance.colour(self._tone), side, self.devicePixelRatioF()))
        self.setFixedSize(side, side)


def icon_label(name: str, tone: str = "text 2", size: int = 16) -> IconLabel:
    """Return a label with one icon, `size` in px at 100 %."""
    return IconLabel(name, tone, size)


def rule(*, vertical: bool = False) -> QFrame:
    """Return a line of one pixel."""
    line = QFrame()
    line.setObjectName("rule")
    line.setFrameShape(QFrame.Shape.NoFrame)
    if vertical:
        line.setFixedWidth(1)
    else:
        line.setFixedHeight(1)
    return line
