"""The capture line: kind tabs, the text, and what is understood beneath it before Enter records it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from desktop.kit import appearance
from desktop.kit.controls import Button, Deed, rule
from desktop.rooms.meeting.candidate_list import CandidateList
from desktop.rooms.meeting.capture_text import CaptureText, Span
from desktop.rooms.meeting.kind_tab import KindTab
from desktop.rooms.meeting.reading_line import ReadingLine, ReadPart
from models.errors import DrumbeatError
from models.rules.capture_line import CaptureLine, Mention, Nameable, SpokenDue, read_decision_line

Reader = Callable[[str], CaptureLine]


class Kind(StrEnum):
    """What a line becomes."""

    MINUTE = "minute"
    DECISION = "decision"
    ACTION = "action"


TABS = {
    Kind.MINUTE: ("Minute", "F5", "message-square"),
    Kind.DECISION: ("Decision", "F7", "gavel"),
    Kind.ACTION: ("Action", "F8", "list-checks"),
}
HINTS = {
    Kind.MINUTE: "What is said",
    Kind.DECISION: "What is decided; begin with approved, noted, deferred … or it is agreed",
    Kind.ACTION: "What is promised  @ who  ! when",
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

    def __init__(self, record: Callable[[Kind, str], None], read: Reader, code: Callable[[], str]) -> None:
        super().__init__()
        self._record, self._read, self._code = record, read, code
        self._kept = ""
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
        """Read the line again: names or the next meeting may have changed."""
        self._show_reading()

    def enter(self) -> None:
        """Record the line; when it is refused, say why and keep it."""
        if self.candidates.take_current():
            return
        line = self.text.toPlainText().strip()
        if not line:
            return
        trouble = self._read(line).trouble if self.kind is Kind.ACTION else ""
        if not trouble:
            trouble = self._try(line)
        if trouble:
            self.reading.display([ReadPart("circle-help", trouble, tone="warn")])
            return
        self._kept = line
        self.text.put("")
        self._show_reading()

    # what happens by itself

    def _try(self, line: str) -> str:
        """Record the line and return why not, empty when it is done."""
        try:
            self._record(self.kind, line)
        except DrumbeatError as refused:
            return str(refused)
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
        if self.kind is not Kind.ACTION:
            self.text.tint(())
            self.candidates.hide()
            self.reading.display(self._plain_reading(line))
            return
        read = self._read(line)
        marks: list[Mention | SpokenDue] = [*read.mentions, *([read.due] if read.due else [])]
        self.text.tint([Span(mark.start, mark.end, not mark.trouble) for mark in marks])
        self.reading.display(self._action_reading(read) if line.strip() else self._plain_reading(line))
        self._offer(read)

    def _plain_reading(self, line: str) -> list[ReadPart]:
        title, _, sign = TABS[self.kind]
        if self.kind is not Kind.DECISION or not line.strip():
            return [ReadPart(sign, f"{title} of {self._code()}")]
        return [ReadPart(sign, read_decision_line(line)[0].capitalize(), f"{title} of {self._code()}")]

    def _action_reading(self, read: CaptureLine) -> list[ReadPart]:
        parts = [ReadPart("list-checks", f"Action of {self._code()}")]
        parts += [_mention_part(mention, "user") for mention in read.mentions[:1]]
        parts += [_mention_part(mention, "user-plus") for mention in read.contributors]
        if not read.mentions:
            parts.append(ReadPart("circle-help", "Who?", "@ and a post or a name", tone="warn"))
        parts.append(_due_part(read.due))
        return parts

    def _offer(self, read: CaptureLine) -> None:
        place = self.text.textCursor().position()
        open_mention = next((one for one in read.mentions if one.start < place <= one.end and not one.found), None)
        self.candidates.offer(open_mention.candidates if open_mention else (), self)
        self.text.choosing = self.candidates.isVisible()

    def _take(self, nameable: Nameable) -> None:
        """Write the chosen candidate's name where it was begun."""
        place = self.text.textCursor().position()
        for mention in self._read(self.text.toPlainText()).mentions:
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


def _mention_part(mention: Mention, sign: str) -> ReadPart:
    if mention.found:
        return ReadPart(sign, mention.found.name, mention.found.second)
    names = " or ".join(one.name for one in mention.candidates[:2])
    more = f" +{len(mention.candidates) - 2}" if len(mention.candidates) > 2 else ""  # noqa: PLR2004  two are named
    who = f"{names}{more}" if names else "nobody of that name"
    return ReadPart("circle-help", f"@{mention.typed}?", who, tone="warn")


def _due_part(due: SpokenDue | None) -> ReadPart:
    if due is None:
        return ReadPart("circle-help", "When?", "! and a date as spoken", tone="warn")
    if due.spoken is None:
        return ReadPart("circle-help", f"!{due.typed}?", due.trouble, tone="warn")
    words = due.spoken.words
    return ReadPart("calendar-days", words, "" if due.typed.lower() == words.lower() else due.typed)
