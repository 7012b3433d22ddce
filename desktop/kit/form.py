"""A dialog from a table of fields: it stays open until its values are stored, and loses nothing typed."""

from collections.abc import Callable, Sequence
from datetime import date, time
from typing import NotRequired, TypedDict, Unpack

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.kit import appearance
from desktop.kit.conflict import ConflictDialog, Difference, differences
from desktop.kit.controls import Button, Deed, TallBody, plain_label
from desktop.kit.form_fields import Field, FieldBox, Values, words_of
from models.errors import Conflict, DrumbeatError, RuleBroken
from models.rules.spoken_dates import SpokenDate

_WIDTH, _TALLEST, _EDGE = 560, 620, 24
_LOWEST, _AROUND = 120, 180  # px at 100 %: of the fields at least, and what title, note and buttons take of a screen


class Setting(TypedDict):
    """What a form needs to know beside its fields: the day, and perhaps a line under the title."""

    today: date
    note: NotRequired[str]


class Form(QDialog):
    """The dialog; `submit` gets the values and may refuse them."""

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        deed: str,
        fields: Sequence[Field],
        submit: Callable[[Values], None],
        **setting: Unpack[Setting],
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._submit = submit
        self._begun = {field.name: field.default for field in fields}
        self._revision: object = None
        self.boxes = {field.name: FieldBox(field, setting["today"]) for field in fields}
        self._general = plain_label("", "small", "bad", wrap=True)
        self._general.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head(title, setting.get("note", "")))
        column.addWidget(self._area(), 1)
        column.addWidget(self._foot(deed))
        self.setMinimumWidth(appearance.space(_WIDTH))
        first = next(iter(self.boxes.values()), None)
        if first:
            first.setFocus()

    def values(self) -> Values:
        """Return all values; RuleBroken for the first that cannot be read or is missing."""
        read: Values = {name: box.value() for name, box in self.boxes.items()}
        return read | ({"revision": self._revision} if self._revision is not None else {})

    def press(self) -> None:
        """Submit as if the filled button had been pressed."""
        try:
            self._submit(self.values())
        except RuleBroken as refused:
            self._refuse(refused)
        except Conflict as conflict:
            self._settle(conflict)
        except DrumbeatError as refused:
            self._say(str(refused))
        else:
            self.accept()

    def _refuse(self, refused: RuleBroken) -> None:
        box = self.boxes.get(refused.field)
        if box:
            self._say("")
            box.refuse(str(refused))
        else:
            self._say(str(refused))

    def _settle(self, conflict: Conflict) -> None:
        """Show theirs and yours; what was chosen is submitted against their revision."""
        dialog = ConflictDialog(self, "Somebody changed this while you were typing", self._found(conflict))
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        for name, yours in dialog.choices().items():
            if not yours:
                self.boxes[name].set_value(conflict.theirs[name])
        self._begun |= {name: value for name, value in conflict.theirs.items() if name in self._begun}
        self._revision = conflict.theirs.get("revision")
        self.press()

    def _found(self, conflict: Conflict) -> tuple[Difference, ...]:
        fields = {name: box.field for name, box in self.boxes.items()}
        return differences(
            {name: field.label for name, field in fields.items()},
            {name: words_of(field, self._begun[name]) for name, field in fields.items()},
            {name: words_of(fields[name], value) for name, value in conflict.theirs.items() if name in fields},
            {name: words_of(field, self.boxes[name].value()) for name, field in fields.items()},
        )

    def _say(self, sentence: str) -> None:
        self._general.setText(sentence)
        self._general.setVisible(bool(sentence))

    def _head(self, title: str, note: str) -> QVBoxLayout:
        column = QVBoxLayout()
        edge = appearance.space(_EDGE)
        column.setContentsMargins(edge, appearance.space(18), edge, appearance.space(8))
        column.setSpacing(appearance.space(4))
        column.addWidget(plain_label(title, "inspector", wrap=True, weight=600))
        if note:
            column.addWidget(plain_label(note, "small", "text 2", wrap=True))
        return column

    def _area(self) -> QScrollArea:
        body = TallBody()
        body.setObjectName("formBody")
        grid = QGridLayout(body)
        edge = appearance.space(_EDGE)
        grid.setContentsMargins(edge, appearance.space(8), edge, appearance.space(16))
        grid.setHorizontalSpacing(appearance.space(16))
        grid.setVerticalSpacing(appearance.space(12))
        grid.setColumnStretch(1, 1)
        for place, (name, box) in enumerate(self.boxes.items()):
            if box.field.kind != "check":
                grid.addWidget(self._label(box.field), place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self.boxes[name], place, 1)
        grid.addWidget(self._general, len(self.boxes), 1)
        grid.setRowStretch(len(self.boxes) + 1, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(body)
        wide = appearance.space(_WIDTH)
        height = grid.heightForWidth(wide) if grid.hasHeightForWidth() else body.sizeHint().height()
        free = self.screen().availableSize().height() - appearance.space(_AROUND)
        area.setMinimumHeight(max(min(height, appearance.space(_TALLEST), free), appearance.space(_LOWEST)))
        return area

    @staticmethod
    def _label(field: Field) -> QWidget:
        label = plain_label(field.label, tone="text 2")
        label.setContentsMargins(0, appearance.space(6), 0, 0)
        return label

    def _foot(self, deed: str) -> QWidget:
        foot = QWidget()
        foot.setObjectName("formFoot")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(foot)
        edge, air = appearance.space(_EDGE), appearance.space(12)
        row.setContentsMargins(edge, air, edge, air)
        row.setSpacing(appearance.space(8))
        row.addStretch(1)
        cancel = Button.of(Deed("Cancel", self.reject, key="Esc"))
        cancel.setAutoDefault(False)
        row.addWidget(cancel)
        done = Button.of(Deed(deed, self.press, key="Ctrl+Return", kind="filled"))
        done.setShortcut("Ctrl+Return")
        done.setDefault(True)
        row.addWidget(done)
        return foot


def ask(
    parent: QWidget | None,
    title: str,
    deed: str,
    fields: Sequence[Field],
    submit: Callable[[Values], None],
    **setting: Unpack[Setting],
) -> bool:
    """Ask for values until they are stored (True) or given up (False).

    After a conflict was settled the values carry their `revision` beside the fields.
    """
    form = Form(parent, title, deed, fields, submit, **setting)
    stored = form.exec() == QDialog.DialogCode.Accepted
    form.deleteLater()
    return stored


def text_of(values: Values, name: str) -> str:
    """Return a text or a chosen value, empty when nothing was given."""
    value = values.get(name)
    return "" if value is None else str(value)


def date_of(values: Values, name: str) -> date | None:
    """Return a date, of a spoken one the last day it allows, None when nothing was given."""
    value = values.get(name)
    if isinstance(value, SpokenDate):
        return value.day
    return value if isinstance(value, date) else None


def spoken_of(values: Values, name: str) -> SpokenDate | None:
    """Return a spoken date with its words and precision, None when nothing was given."""
    value = values.get(name)
    return value if isinstance(value, SpokenDate) else None


def fuzzy_words_of(values: Values, name: str) -> str:
    """Return the words of a spoken date that names no single day, `Q4 2026-27`; empty for a day or nothing."""
    spoken = spoken_of(values, name)
    return spoken.words if spoken and spoken.precision != "day" else ""


def time_of(values: Values, name: str) -> time | None:
    """Return a time of day, None when nothing was given."""
    value = values.get(name)
    return value if isinstance(value, time) else None


def int_of(values: Values, name: str) -> int | None:
    """Return a figure, None when nothing was given."""
    value = values.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def flag_of(values: Values, name: str) -> bool:
    """Return whether a box was ticked."""
    return values.get(name) is True
