"""The capture line: kind tabs, the text, and what is understood beneath it before Enter records it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from desktop.kit import appearance
from desktop.kit.controls import Button, Deed, rule
from desktop.rooms.meeting.candidate_list import CandidateList
from desktop.rooms.meeting.capture_text import CaptureText
from desktop.rooms.meeting.kind_tab import KindTab
from desktop.rooms.meeting.reading_line import ReadingLine, ReadPart
from desktop.rooms.meeting.readings import (
    ACTION_SIGN,
    DECISION_SIGN,
    DEEP_DIVE_SIGN,
    ESCALATE_SIGN,
    MINUTE_SIGN,
    Reading,
)
from models.errors import DrumbeatError
from models.rules.capture_line import Mention, Nameable


class Kind(StrEnum):
    """What a line becomes."""

    MINUTE = "minute"
    DECISION = "decision"
    ACTION = "action"
    DEEP_DIVE = "deep-dive"
    ESCALATE = "escalate"


Reader = Callable[[Kind, str], Reading]
TABS = {
    Kind.MINUTE: ("Minute", "F5", MINUTE_SIGN),
    Kind.DECISION: ("Decision", "F7", DECISION_SIGN),
    Kind.ACTION: ("Action", "F8", ACTION_SIGN),
    Kind.DEEP_DIVE: ("Deep-dive", "F9", DEEP_DIVE_SIGN),
    Kind.ESCALATE: ("Escalate", "F12", ESCALATE_SIGN),
}
HINTS = {
    Kind.MINUTE: "What is said",
    Kind.DECISION: "a agreed, or: approved: the plan; because …; provided …; review next meeting; against: AB",
    Kind.ACTION: "What is promised  @ who  ! when",
    Kind.DEEP_DIVE: "Title: question  @ who leads  by ! when",
    Kind.ESCALATE: "Why this goes up; several groups",
}


@dataclass(frozen=True, slots=True)
class Draft:
    """An unfinished line, and the last one given away: both can be had back."""

    kind: Kind = Kind.MINUTE
    text: str = ""
    kept: str = ""


class CaptureBox(QWidget):
    """Types one entry after the other; `record` stores a line or raises a refusal, which stands under the text."""

    kind_changed = Signal(str)
    typed_on = Signal()

    def __init__(self, record: Callable[[Kind, str], None], read: Reader) -> None:
        super().__init__()
        self._record, self._read = record, read
        self._kept, self._busy = "", False
        self.setObjectName("captureLine")
        self.text = CaptureText()
        self.text.setAccessibleName("Capture line")
        self.text.setPlaceholderText(HINTS[Kind.MINUTE])
        self.text.typed_on.connect(self._show_reading)
        self.text.entered.connect(self.enter)
        self.text.given_back.connect(self._give_back)
        self.text.walked.connect(self._walk)
        self.reading = ReadingLine()
        self.candidates = CandidateList(self)
        self.candidates.taken.connect(self._take)
        self._tabs = QButtonGroup(self)
        self._lay_out()
        self.set_kind(Kind.MINUTE)

    # what the room does with it

    @property
    def kind(self) -> Kind:
        """What the line will become."""
        return list(Kind)[self._tabs.checkedId()]

    def set_kind(self, kind: Kind) -> None:
        """Let the line become something else; what is typed stays."""
        self._tabs.button(list(Kind).index(kind)).setChecked(True)
        self.text.setPlaceholderText(HINTS[kind])
        self._show_reading()
        self.text.setFocus()
        self.kind_changed.emit(kind.value)

    def draft(self) -> Draft:
        """Return what is typed and not recorded."""
        return Draft(self.kind, self.text.toPlainText(), self._kept)

    def put_back(self, draft: Draft) -> None:
        """Show a draft kept for another meeting."""
        self._tabs.button(list(Kind).index(draft.kind)).setChecked(True)
        self._kept = draft.kept
        self.text.put(draft.text)
        self._show_reading()

    def show_again(self) -> None:
        """Read the line again: names or the next meeting may have changed; not while it is being recorded."""
        if not self._busy:
            self._show_reading()

    def enter(self) -> None:
        """Record the line; when it is refused, say why and keep it."""
        if self.candidates.take_current():
            return
        line = self.text.toPlainText().strip()
        if not line:
            return
        trouble = self._read(self.kind, line).trouble or self._try(line)
        if trouble:
            self.reading.display([ReadPart("circle-help", trouble, tone="warn")])
            return
        self._kept = line
        self.text.put("")
        self._show_reading()

    # what happens by itself

    def _try(self, line: str) -> str:
        """Record the line and return why not, empty when it is done."""
        self._busy = True
        try:
            self._record(self.kind, line)
        except DrumbeatError as refused:
            return str(refused)
        finally:
            self._busy = False
        return ""

    def _give_back(self) -> None:
        """Close the candidates; else put the text aside, or bring back what was put aside or recorded."""
        if self.candidates.isVisible():
            self.candidates.hide()
            self.text.choosing = False
            return
        line = self.text.toPlainText().strip()
        self.text.put("" if line else self._kept)
        self._kept = line or self._kept
        self._show_reading()

    def _walk(self, step: int) -> None:
        self.candidates.walk(step)

    def _show_reading(self) -> None:
        """Say beneath the text what is understood, tint what was read, and offer candidates at the cursor."""
        line = self.text.toPlainText()
        read = self._read(self.kind, line)
        self.text.tint(read.spans if line.strip() else ())
        self.reading.display(read.parts if line.strip() else read.parts[:1])
        self._offer(read.mentions)
        self.typed_on.emit()

    def _offer(self, mentions: Sequence[Mention]) -> None:
        place = self.text.textCursor().position()
        open_mention = next((one for one in mentions if one.start < place <= one.end and not one.found), None)
        self.candidates.offer(open_mention.candidates if open_mention else (), self)
        self.text.choosing = self.candidates.isVisible()

    def _take(self, nameable: Nameable) -> None:
        """Write the chosen candidate's name where it was begun."""
        place = self.text.textCursor().position()
        for mention in self._read(self.kind, self.text.toPlainText()).mentions:
            if mention.start < place <= mention.end:
                self.text.replace(mention.start + 1, mention.end, f"{nameable.name} ")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        edge, air = appearance.space(10), appearance.space(6)
        column.setContentsMargins(appearance.space(3), appearance.space(3), appearance.space(3), appearance.space(3))
        column.setSpacing(0)
        tabs = QHBoxLayout()
        tabs.setContentsMargins(edge, air, edge, air)
        tabs.setSpacing(appearance.space(6))
        for place, (title, key, sign) in enumerate(TABS.values()):
            tab = KindTab(title, key, sign)
            self._tabs.addButton(tab, place)
            tabs.addWidget(tab)
        tabs.addStretch(1)
        self._tabs.idClicked.connect(lambda place: self.set_kind(list(Kind)[place]))
        column.addLayout(tabs)
        column.addWidget(rule())
        column.addWidget(self.text)
        column.addWidget(rule())
        beneath = QHBoxLayout()
        beneath.setContentsMargins(edge + appearance.space(4), air, edge, air)
        beneath.addWidget(self.reading, 1)
        enter = Button.of(Deed("Record", self.enter, key="Return", kind="flat"), small=True)
        enter.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        beneath.addWidget(enter)
        column.addLayout(beneath)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the keys of the tabs out where they have no room."""
        super().resizeEvent(event)
        tabs = self.findChildren(KindTab)
        wanted = sum(tab.wide() for tab in tabs) + appearance.space(6 * len(tabs) + 26)
        for tab in tabs:
            tab.set_short(short=wanted > self.width())

    def hideEvent(self, event: QHideEvent) -> None:
        """Take the candidates away with the line."""
        super().hideEvent(event)
        self.candidates.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the accent edge around the line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(appearance.colour("accent"), 2))
        painter.setBrush(appearance.colour("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
