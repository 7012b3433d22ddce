"""The right pane: sections given as values, edit in place, and buttons fixed at the foot."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.kit import appearance
from desktop.kit.controls import Button, Deed, TallBody, plain_label, rule
from desktop.kit.in_place import InPlace
from desktop.kit.sections import Section, section_widget

_MARGIN = 18


class Inspector(QWidget):
    """Sections of facts over a fixed foot; an open editor outlives a refresh of the same subject."""

    def __init__(self, name: str = "Details") -> None:
        super().__init__()
        self.setObjectName("inspector")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(name)
        self._subject = ""
        self._waiting: tuple[Sequence[Section], Sequence[Deed]] | None = None
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._area.setAccessibleName(name)
        self._foot = QWidget()
        self._foot.setObjectName("inspectorFoot")
        self._foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._foot_row = QHBoxLayout(self._foot)
        edge, air = appearance.space(_MARGIN), appearance.space(10)
        self._foot_row.setContentsMargins(edge, air, edge, air)
        self._foot_row.setSpacing(appearance.space(8))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._area, 1)
        column.addWidget(self._foot)
        self.setFocusProxy(self._area)
        self.clear("")

    def display(self, subject_id: str, sections: Sequence[Section], deeds: Sequence[Deed] = ()) -> None:
        """Show a subject; for the same one scroll stays, and an open editor is finished first."""
        same = subject_id == self._subject
        if same and self.is_editing():
            self._waiting = (sections, deeds)
            return
        bar = self._area.verticalScrollBar()
        scroll = bar.value() if same else 0
        self._subject = subject_id
        self._waiting = None
        self._show_sections(sections)
        self._show_deeds(deeds)
        bar.setValue(scroll)

    def clear(self, sentence: str) -> None:
        """Show one muted sentence and no buttons."""
        self._subject = ""
        self._waiting = None
        body, column = _body()
        column.setContentsMargins(*[appearance.space(_MARGIN)] * 4)
        column.addWidget(plain_label(sentence, "body", "text 2", wrap=True))
        column.addStretch(1)
        self._area.setWidget(body)
        self._show_deeds(())

    def is_editing(self) -> bool:
        """Return whether a value is being edited in place."""
        return any(value.is_editing() for value in self.findChildren(InPlace))

    def edit_first(self) -> None:
        """Open the editor of the first value that can be edited (F2)."""
        values = [value for value in self.findChildren(InPlace) if value.isVisible()]
        focused = [value for value in values if value.hasFocus()]
        for value in (focused or values)[:1]:
            value.edit()

    def _show_sections(self, sections: Sequence[Section]) -> None:
        body, column = _body()
        for place, section in enumerate(sections):
            if place:
                column.addWidget(rule())
            column.addWidget(section_widget(section))
        column.addStretch(1)
        for value in body.findChildren(InPlace):
            value.finished.connect(self._catch_up)
        self._area.setWidget(body)

    def _show_deeds(self, deeds: Sequence[Deed]) -> None:
        while (item := self._foot_row.takeAt(0)) is not None:
            before = item.widget()
            if before is not None:
                before.hide()
                before.deleteLater()
        for deed in deeds:
            self._foot_row.addWidget(Button.of(deed))
        self._foot_row.addStretch(1)
        self._foot.setVisible(bool(deeds))

    def _catch_up(self) -> None:
        """Show what arrived while a value was being edited."""
        if self._waiting is not None:
            sections, deeds = self._waiting
            self.display(self._subject, sections, deeds)


def _body() -> tuple[QWidget, QVBoxLayout]:
    body = TallBody()
    body.setObjectName("inspectorBody")
    body.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    column = QVBoxLayout(body)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return body, column
