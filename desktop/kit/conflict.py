"""Theirs and yours side by side: only true conflicts are asked, merged fields say so, nothing is lost."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QButtonGroup, QDialog, QGridLayout, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from desktop.kit import appearance
from desktop.kit.controls import Button, Deed, icon_label, plain_label, rule

_WIDTH = 760
_EDGE = 24


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that somebody changed: both wordings, and which side changed it: both, theirs or yours."""

    name: str
    label: str
    theirs: str
    yours: str
    changed_by: str


def differences(
    labels: Mapping[str, str], begun: Mapping[str, str], theirs: Mapping[str, str], yours: Mapping[str, str]
) -> tuple[Difference, ...]:
    """Compare word for word what a form began with, what stands now, and what was typed."""
    found = []
    for name, label in labels.items():
        before, now, typed = begun.get(name, ""), theirs.get(name, begun.get(name, "")), yours.get(name, "")
        if now == typed or (now == before and typed == before):
            continue
        side = "yours" if now == before else "theirs" if typed == before else "both"
        found.append(Difference(name, label, now, typed, side))
    return tuple(found)


def differing_part(one: str, other: str) -> tuple[int, int]:
    """Return start and length of the part of `one` that `other` does not share."""
    head = 0
    while head < min(len(one), len(other)) and one[head] == other[head]:
        head += 1
    tail = 0
    while tail < min(len(one), len(other)) - head and one[-1 - tail] == other[-1 - tail]:
        tail += 1
    return head, len(one) - head - tail


class Wording(QWidget):
    """A text that wraps and tints the characters in which it differs."""

    def __init__(self, text: str, tinted: tuple[int, int]) -> None:
        super().__init__()
        self._text, self._tinted = text or "–", tinted
        self.setAccessibleName(text)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Say that the text wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the wrapped text."""
        return round(self._laid_out(width).boundingRect().height()) + 1

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the text with its tint."""
        painter = QPainter(self)
        painter.setPen(appearance.colour("text"))
        self._laid_out(self.width()).draw(painter, self.rect().toRectF().topLeft())

    def _laid_out(self, width: int) -> QTextLayout:
        font: QFont = appearance.type_font()
        layout = QTextLayout(self._text, font)
        tint = QTextLayout.FormatRange()
        style = QTextCharFormat()
        style.setBackground(QColor(appearance.colour("warn tint")))
        style.setForeground(QColor(appearance.colour("warn")))
        tint.start, tint.length, tint.format = self._tinted[0], self._tinted[1], style
        layout.setFormats([tint])
        layout.beginLayout()
        height = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            line.setPosition(self.rect().toRectF().topLeft() + _down(height))
            height += line.height()
        layout.endLayout()
        return layout


def _down(height: float) -> QPointF:
    return QPointF(0, height)


class ConflictDialog(QDialog):
    """Asks which wording of each true conflict is to stand; Esc goes back to the form."""

    def __init__(self, parent: QWidget | None, title: str, found: Sequence[Difference]) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(appearance.space(_WIDTH))
        self._found = tuple(found)
        self._groups: dict[str, QButtonGroup] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head(title))
        column.addWidget(rule())
        column.addLayout(self._grid(), 1)
        column.addWidget(rule())
        column.addLayout(self._foot())

    def choices(self) -> dict[str, bool]:
        """Return for every differing field whether yours stands."""
        merged = {each.name: each.changed_by == "yours" for each in self._found}
        return merged | {name: group.checkedId() == 1 for name, group in self._groups.items()}

    def choose_all(self, *, yours: bool) -> None:
        """Choose one side everywhere."""
        for group in self._groups.values():
            group.button(int(yours)).setChecked(True)

    def _head(self, title: str) -> QHBoxLayout:
        row = QHBoxLayout()
        edge = appearance.space(_EDGE)
        row.setContentsMargins(edge, appearance.space(16), edge, appearance.space(12))
        row.setSpacing(appearance.space(10))
        row.addWidget(icon_label("users", "warn", 20), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(appearance.space(4))
        words.addWidget(plain_label(title, "inspector", weight=600))
        count = sum(each.changed_by == "both" for each in self._found)
        differ = {0: "No field differs", 1: "One field differs"}.get(count, f"{count} fields differ")
        sentence = f"{differ}. Nothing you typed is lost, and the other wording stays in the history."
        words.addWidget(plain_label(sentence, "small", "text 2", wrap=True))
        row.addLayout(words, 1)
        return row

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        edge = appearance.space(_EDGE)
        grid.setContentsMargins(edge, appearance.space(10), edge, appearance.space(12))
        grid.setHorizontalSpacing(appearance.space(16))
        grid.setVerticalSpacing(appearance.space(14))
        grid.setColumnMinimumWidth(0, appearance.space(90))
        for place, stretch in enumerate((0, 1, 1)):
            grid.setColumnStretch(place, stretch)
        grid.addWidget(plain_label("Theirs", weight=600), 0, 1)
        grid.addWidget(plain_label("Yours", weight=600), 0, 2)
        for place, each in enumerate(self._found, start=1):
            grid.addWidget(plain_label(each.label, tone="text 2"), place, 0, Qt.AlignmentFlag.AlignTop)
            self._add_row(grid, place, each)
        grid.setRowStretch(len(self._found) + 1, 1)
        return grid

    def _add_row(self, grid: QGridLayout, place: int, each: Difference) -> None:
        group = QButtonGroup(self)
        for side, (text, other) in enumerate(((each.theirs, each.yours), (each.yours, each.theirs))):
            owner = ("theirs", "yours")[side]
            cell = QHBoxLayout()
            cell.setSpacing(appearance.space(8))
            if each.changed_by == "both":
                radio = QRadioButton()
                radio.setAccessibleName(f"{each.label}: {owner}, {text}")
                radio.setChecked(bool(side))
                group.addButton(radio, side)
                cell.addWidget(radio, 0, Qt.AlignmentFlag.AlignTop)
            cell.addLayout(_wording(each, owner, text, other), 1)
            grid.addLayout(cell, place, side + 1)
        if each.changed_by == "both":
            self._groups[each.name] = group

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        edge = appearance.space(_EDGE)
        row.setContentsMargins(edge, appearance.space(12), edge, appearance.space(14))
        row.setSpacing(appearance.space(8))
        row.addWidget(Button.of(Deed("All theirs", lambda: self.choose_all(yours=False))))
        row.addWidget(Button.of(Deed("All yours", lambda: self.choose_all(yours=True))))
        row.addStretch(1)
        row.addWidget(Button.of(Deed("Keep editing", self.reject, key="Esc")))
        save = Button.of(Deed("Save my choice", self.accept, key="Ctrl+Return", kind="filled"))
        save.setShortcut("Ctrl+Return")
        save.setDefault(True)
        row.addWidget(save)
        return row


def _wording(each: Difference, owner: str, text: str, other: str) -> QVBoxLayout:
    """Return one side of a field: its words, and whether they are kept without a question."""
    column = QVBoxLayout()
    column.setSpacing(appearance.space(2))
    if each.changed_by not in {"both", owner}:
        column.addWidget(plain_label("no change", tone="text 2"))
        return column
    tinted = differing_part(text, other) if each.changed_by == "both" else (0, 0)
    column.addWidget(Wording(text, tinted))
    if each.changed_by == owner:
        kept = QHBoxLayout()
        kept.addWidget(icon_label("check", "good", 14))
        kept.addWidget(plain_label(f"only {owner} changed, kept", "small", "good"), 1)
        column.addLayout(kept)
    return column
