"""A few fields over a list, two beside each other, and the sentence that refuses what stands in them."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.kit import appearance
from desktop.kit.controls import plain_label
from desktop.kit.form_fields import Field, FieldBox, Values
from models.errors import DrumbeatError, RuleBroken

_ACROSS = 2


class FieldsAbove(QWidget):
    """The fields by name in `boxes`; a refusal lights its field, or stands beneath them all."""

    def __init__(self, fields: Sequence[Field], today: date) -> None:
        super().__init__()
        self.boxes = {field.name: FieldBox(field, today) for field in fields}
        self._wrong = plain_label("", "small", "bad", wrap=True)
        self._wrong.hide()
        grid = QGridLayout(self)
        air = appearance.space(4) if fields else 0
        grid.setContentsMargins(0, air, 0, air)
        grid.setHorizontalSpacing(appearance.space(12))
        grid.setVerticalSpacing(appearance.space(8))
        for place, box in enumerate(self.boxes.values()):
            row, column = divmod(place, _ACROSS)
            if box.field.kind != "check":
                label = plain_label(box.field.label, tone="text 2")
                label.setContentsMargins(0, appearance.space(6), 0, 0)
                grid.addWidget(label, row, 2 * column, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(box, row, 2 * column + 1, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(2 * column + 1, 1)
        grid.addWidget(self._wrong, len(self.boxes), 0, 1, 2 * _ACROSS)

    def values(self) -> Values:
        """Return all values; RuleBroken for the first that cannot be read or is missing."""
        self.say("")
        return {name: box.value() for name, box in self.boxes.items()}

    def refuse(self, refused: DrumbeatError) -> None:
        """Say why something was not done, at its field where it has one."""
        box = self.boxes.get(refused.field) if isinstance(refused, RuleBroken) else None
        if box:
            self.say("")
            box.refuse(str(refused))
        else:
            self.say(str(refused))

    def say(self, sentence: str) -> None:
        """Show a sentence beneath the fields, or take it away."""
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))
