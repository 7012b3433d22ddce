"""The sections an inspector shows, as values, and the widgets they become."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import singledispatch

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from desktop.kit import appearance
from desktop.kit.controls import Button, Deed, chip_label, icon_label, plain_label, status_label
from desktop.kit.in_place import Edit, InPlace
from desktop.kit.link import Link
from desktop.kit.statuses import Status

_MARGIN, _LABELS = 18, 96


@dataclass(frozen=True, slots=True)
class Head:
    """What is shown: reference or code chip, status, and the title in full."""

    title: str
    reference: str = ""
    code: str = ""
    level: str = ""
    status: Status | None = None
    edit: Edit | None = None


@dataclass(frozen=True, slots=True)
class Trail:
    """How a date came to be: steps of label, words, and whether the words are struck."""

    steps: tuple[tuple[str, str, bool], ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and its value; `second` stands under it, `open` makes it a link, `edit` lets it change."""

    label: str
    value: str
    second: str = ""
    code: str = ""
    level: str = ""
    tone: str = ""
    icon: str = ""
    edit: Edit | None = None
    open: Callable[[], None] | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels and values in two columns."""

    rows: tuple[Fact, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """One line of a history; a filled dot marks a date that moved."""

    title: str
    text: str = ""
    who: str = ""
    filled: bool = False


@dataclass(frozen=True, slots=True)
class History:
    """What happened, newest first, as dots on a line."""

    events: tuple[Event, ...]
    title: str = "History"


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """Running text, shown whole."""

    texts: tuple[str, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """An icon, a sentence, and perhaps the one button that deals with it."""

    icon: str
    tone: str
    text: str
    deed: Deed | None = None
    code: str = ""
    level: str = ""


@dataclass(frozen=True, slots=True)
class Notes:
    """Sentences with icons; `aside` stands at the right of the title."""

    notes: tuple[Note, ...]
    title: str = ""
    aside: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A widget of the room's own as a section."""

    widget: QWidget
    title: str = ""


Section = Head | Trail | Facts | History | Paragraphs | Notes | Part


def section_widget(section: Section) -> QWidget:
    """Return the widget of a section."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    edge, air = appearance.space(_MARGIN), appearance.space(14)
    column.setContentsMargins(edge, air, edge, air)
    column.setSpacing(appearance.space(6))
    title = getattr(section, "title", "")
    if title and not isinstance(section, Head):
        row = QHBoxLayout()
        row.addWidget(plain_label(title, "small", "text 2", wrap=True, weight=600), 1)
        if isinstance(section, Notes) and section.aside:
            row.addWidget(plain_label(section.aside, "small", "text 2"))
        column.addLayout(row)
    _fill(section, column)
    return holder


@singledispatch
def _fill(section: object, column: QVBoxLayout) -> None:
    """Put a section's content under its title."""
    raise TypeError(section, column)


@_fill.register
def _fill_trail(section: Trail, column: QVBoxLayout) -> None:
    column.addLayout(_trail(section))


@_fill.register
def _fill_facts(section: Facts, column: QVBoxLayout) -> None:
    column.addLayout(_facts(section))


@_fill.register
def _fill_history(section: History, column: QVBoxLayout) -> None:
    events = QVBoxLayout()
    events.setSpacing(0)
    for place, event in enumerate(section.events):
        events.addWidget(HistoryEvent(event, last=place == len(section.events) - 1))
    column.addLayout(events)


@_fill.register
def _fill_paragraphs(section: Paragraphs, column: QVBoxLayout) -> None:
    for text in section.texts:
        column.addWidget(plain_label(text, wrap=True))


@_fill.register
def _fill_notes(section: Notes, column: QVBoxLayout) -> None:
    for note in section.notes:
        column.addLayout(_note(note))


@_fill.register
def _fill_part(section: Part, column: QVBoxLayout) -> None:
    column.addWidget(section.widget)


@_fill.register
def _fill_head(head: Head, column: QVBoxLayout) -> None:
    row = QHBoxLayout()
    row.setSpacing(appearance.space(8))
    if head.code:
        row.addWidget(chip_label(head.code, head.level))
    if head.reference:
        row.addWidget(plain_label(head.reference, weight=600))
    if head.status:
        row.addWidget(status_label(head.status, pill=True))
    row.addStretch(1)
    if head.code or head.reference or head.status:
        column.addLayout(row)
    if head.edit:
        column.addWidget(InPlace(head.title, head.edit, "Title", role="record", weight=600))
    else:
        column.addWidget(plain_label(head.title, "record", wrap=True, weight=600))


def _trail(trail: Trail) -> QHBoxLayout:
    row = QHBoxLayout()
    for place, (label, words, struck) in enumerate(trail.steps):
        if place:
            row.addWidget(icon_label("arrow-right", "text 2", 14))
        step = QVBoxLayout()
        step.setSpacing(appearance.space(2))
        value = plain_label(words, "small", "text 2" if struck else "text", weight=400 if struck else 600)
        font = value.font()
        font.setStrikeOut(struck)
        value.setFont(font)
        for part in (plain_label(label, "planner", "text 2"), value):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            step.addWidget(part)
        row.addLayout(step, 1)
    return row


def _facts(facts: Facts) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(appearance.space(12))
    grid.setVerticalSpacing(appearance.space(6))
    grid.setColumnMinimumWidth(0, appearance.space(_LABELS))
    grid.setColumnStretch(1, 1)
    top = Qt.AlignmentFlag.AlignTop
    for place, fact in enumerate(facts.rows):
        grid.addWidget(plain_label(fact.label, tone="text 2"), place, 0, top)
        grid.addLayout(_value(fact), place, 1)
    return grid


def _value(fact: Fact) -> QLayout:
    """Return the right column of a fact: chip and icon, value or link, second line."""
    column = QVBoxLayout()
    column.setSpacing(appearance.space(1))
    row = QHBoxLayout()
    row.setSpacing(appearance.space(6))
    if fact.code:
        row.addWidget(chip_label(fact.code, fact.level), 0, Qt.AlignmentFlag.AlignTop)
    if fact.icon:
        row.addWidget(icon_label(fact.icon, fact.tone or "text 2", 15), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(_value_widget(fact), 1)
    column.addLayout(row)
    if fact.second:
        column.addWidget(plain_label(fact.second, "body", "text 2", wrap=True))
    return column


def _value_widget(fact: Fact) -> QWidget:
    if fact.edit:
        return InPlace(fact.value, fact.edit, fact.label)
    if fact.open:
        return Link(fact.value, fact.open)
    return plain_label(fact.value, tone=fact.tone or "text", wrap=True)


def _note(note: Note) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(appearance.space(8))
    top = Qt.AlignmentFlag.AlignTop
    if note.icon:
        row.addWidget(icon_label(note.icon, note.tone, 16), 0, top)
    if note.code:
        row.addWidget(chip_label(note.code, note.level), 0, top)
    row.addWidget(plain_label(note.text, wrap=True), 1)
    if note.deed:
        row.addWidget(Button.of(note.deed, small=True), 0, top)
    return row


class HistoryEvent(QWidget):
    """One event: a dot on the line at the left, title, text and who did it when."""

    def __init__(self, event: Event, *, last: bool) -> None:
        super().__init__()
        self._filled, self._last = event.filled, last
        self.setAccessibleName(" · ".join(part for part in (event.title, event.text, event.who) if part))
        column = QVBoxLayout(self)
        column.setContentsMargins(appearance.space(20), 0, 0, appearance.space(12))
        column.setSpacing(appearance.space(1))
        column.addWidget(plain_label(event.title, weight=600, wrap=True))
        if event.text:
            column.addWidget(plain_label(event.text, wrap=True))
        if event.who:
            column.addWidget(plain_label(event.who, "small", "text 2", wrap=True))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line and the dot beside the title."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QFontMetricsF(appearance.type_font(weight=600)).height() / 2
        left, radius = appearance.space(6), appearance.space(5)
        if not self._last:
            painter.setPen(QPen(appearance.colour("line strong"), 2))
            painter.drawLine(QPointF(left, middle), QPointF(left, self.height() + middle))
        hue = appearance.colour("warn" if self._filled else "control")
        painter.setPen(QPen(hue, 2))
        painter.setBrush(hue if self._filled else appearance.colour("surface"))
        painter.drawEllipse(QRectF(left - radius, middle - radius, 2 * radius, 2 * radius))
