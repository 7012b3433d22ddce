"""The banner over the year: what the proposal changes, how good it is known to be, and what to do with it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QProgressBar, QWidget

from desktop.kit import appearance
from desktop.kit.controls import Button, Deed, Segmented, icon_label, plain_label
from desktop.rooms.calendar.changes import change_words
from models.queries.proposal import Proposal

SIDES = (("before", "Before"), ("after", "After"), ("both", "Both"))
_BAR, _LEAST_WORDS = 90, 200


class ProposalBanner(QWidget):
    """One sentence, before and after, and the deeds; while the proof runs its progress and the way to stop it."""

    side_chosen = Signal(str)

    def __init__(self, deeds: Sequence[Deed], stop: Deed, take_back: Deed) -> None:
        super().__init__()
        self.setObjectName("banner")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.sides = Segmented(SIDES, "both", "What is shown of the proposal")
        self.sides.chosen.connect(self.side_chosen)
        self._words = plain_label("", wrap=True)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(appearance.space(_BAR))
        self._bar.setAccessibleName("Proof")
        self._stop = Button.of(stop, small=True)
        self._take_back = Button.of(take_back, small=True)
        self._controls = QWidget()
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        edge, air = appearance.space(20), appearance.space(6)
        self._rows.setContentsMargins(edge, air, edge, air)
        self._rows.setSpacing(appearance.space(8))
        self._rows.addLayout(self._sentence(), 1)
        self._rows.addWidget(self._controls)
        row = QHBoxLayout(self._controls)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(appearance.space(8))
        row.addWidget(self.sides)
        for deed in deeds:
            row.addWidget(Button.of(deed))
        row.addStretch(1)
        self.hide()

    def words(self) -> str:
        """Return the sentence."""
        return self._words.text()

    def display(self, found: Proposal | None, goodness: str, *, proving: bool, edited: bool) -> None:
        """Show a proposal, or hide when there is none; `edited`: its last edit by hand can be taken back."""
        self.setVisible(found is not None)
        if found is None:
            return
        said = f"Proposal {change_words(found)}"
        self._words.setText(f"{said}: {goodness}." if proving else f"{said}. {goodness}".strip())
        self._bar.setVisible(proving)
        self._stop.setVisible(proving)
        self._take_back.setVisible(edited)

    def advance(self, share: float, words: str) -> None:
        """Show how far the proof is."""
        self._bar.setRange(0, 100)
        self._bar.setValue(round(share * 100))
        self._bar.setToolTip(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons under the sentence where both have no room beside one another."""
        super().resizeEvent(event)
        free = self.width() - self._controls.sizeHint().width() - 2 * appearance.space(20)
        beside = free >= appearance.space(_LEAST_WORDS)
        wanted = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._rows.direction() != wanted:
            self._rows.setDirection(wanted)

    def _sentence(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(appearance.space(8))
        row.addWidget(icon_label("sparkle", "special", 16))
        row.addWidget(self._words, 1)
        row.addWidget(self._bar)
        row.addWidget(self._stop)
        row.addWidget(self._take_back)
        return row
