"""The item being taken: its facts, its title in the largest type, its papers, its time, and what the forum is asked."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.kit import appearance
from desktop.kit.controls import plain_label, status_label
from desktop.kit.link import Link
from desktop.kit.statuses import Status
from desktop.rooms.meeting.ask_box import AskBox
from desktop.rooms.meeting.pace import MINUTE, watch
from desktop.rooms.meeting.shown_section import shown_words
from models.queries.agenda import ItemRow, PaperBrief
from models.queries.record import AskRow
from models.rules.vocabulary import ItemKind, OriginKind

_BAR = 7  # px at 100 %


def facts_of(item: ItemRow) -> str:
    """Return number, time, purpose, lead and part of an item in one line."""
    lead = f"{item.lead}, {item.lead_name}" if item.lead and item.lead_name else item.lead
    parts = [
        f"Item {item.number}" if item.number else "Break",
        f"{item.start:%H:%M}–{item.end:%H:%M}",
        f"to {item.purpose}" if item.kind != ItemKind.BREAK else "",
        f"{lead} presents" if lead else "",
        "" if item.papers else item.paper,
        f"Part {item.part}" if item.part != 1 else "",
        f"late: {item.late_reason}" if item.late_reason else "",
        f"withdrawn: {item.withdrawn_because}" if item.withdrawn_because else "",
        item.outcome,
    ]
    return " · ".join(part for part in parts if part)


def second_facts_of(item: ItemRow) -> str:
    """Return why an item is here, what it lists, and who comes for it alone, in one line."""
    came = ", ".join(row.name or row.post for row in item.attendees)
    origin = f"{item.origin[:1].upper()}{item.origin[1:]}" if item.origin_kind == OriginKind.PROMISE else ""
    parts = [origin, shown_words(item), f"for this item: {came}" if came else ""]
    return " · ".join(part for part in parts if part)


def paper_words(paper: PaperBrief) -> str:
    """Name a paper with its state: MB(26)41 Violence Stocktake, final."""
    state = f"{paper.status}, late" if paper.late else paper.status
    return f"{paper.reference} {paper.title}, {state}"


class ProgressBar(QWidget):
    """How much of the time of an item is used; what runs over is told by the colour and by the words beside it."""

    def __init__(self) -> None:
        super().__init__()
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_share(self, share: float) -> None:
        """Show another share of the time, 1 is all of it."""
        if round(share * 1000) != round(self._share * 1000):
            self._share = share
            self.update()

    def sizeHint(self) -> QSize:
        """Return the height of the bar."""
        return QSize(appearance.space(120), appearance.space(_BAR))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and the part that is used."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        rect, radius = QRectF(self.rect()), self.height() / 3
        painter.setBrush(appearance.colour("line strong"))
        painter.drawRoundedRect(rect, radius, radius)
        if self._share > 0:
            painter.setBrush(appearance.colour("warn" if self._share > 1 else "accent"))
            wide = max(rect.height(), rect.width() * min(1.0, self._share))
            painter.drawRoundedRect(QRectF(rect.x(), rect.y(), wide, rect.height()), radius, radius)


class ItemHead(QWidget):
    """The head of the middle: facts, title, papers with the clock, what is asked."""

    def __init__(self, open_paper: Callable[[PaperBrief], None]) -> None:
        super().__init__()
        self._open = open_paper
        self._shown: tuple[object, ...] = ()
        self._facts = plain_label("", tone="text 2", wrap=True)
        self._title = plain_label("", "current", wrap=True, weight=600)
        self._second = plain_label("", "small", "text 2", wrap=True)
        self._used = plain_label("", "inspector", weight=600)
        self._allotted = plain_label("", tone="text 2")
        self._bar = ProgressBar()
        self._chips, self._papers = QHBoxLayout(), QVBoxLayout()
        self.asked = AskBox()
        self._column = QVBoxLayout(self)
        self._lay_out()

    def _lay_out(self) -> None:
        column, low = self._column, Qt.AlignmentFlag.AlignBottom
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(appearance.space(4))
        self._papers.setSpacing(appearance.space(2))
        self._chips.setSpacing(appearance.space(6))
        first = QHBoxLayout()
        first.addWidget(self._facts, 1)
        first.addLayout(self._chips)
        beneath = QHBoxLayout()
        beneath.setSpacing(appearance.space(4))
        beneath.addLayout(self._papers, 1)
        beneath.addWidget(self._used, 0, low)
        beneath.addWidget(self._allotted, 0, low)
        column.addLayout(first)
        column.addWidget(self._title)
        column.addWidget(self._second)
        column.addLayout(beneath)
        column.addWidget(self._bar)
        column.addWidget(self.asked)

    def display(self, item: ItemRow | None, forum: str, asks: Sequence[AskRow] = ()) -> None:
        """Show another item; none says that the agenda is empty."""
        told = (item, forum, tuple(asks))
        if told == self._shown:
            return
        self._shown = told
        self._facts.setText(facts_of(item) if item else "")
        self._title.setText(item.title if item else "No item on the agenda")
        second = second_facts_of(item) if item else ""
        self._second.setText(second)
        self._second.setVisible(bool(second))
        _clear(self._papers)
        for paper in item.papers if item else ():
            self._papers.addWidget(self._paper_link(paper))
        _clear(self._chips)
        for risk in item.risks if item else ():
            chip = status_label(Status(risk.reference, "triangle-alert", "hold"), pill=True)
            chip.setToolTip(f"{risk.reference} {risk.title}")
            self._chips.addWidget(chip)
        self.asked.display(forum, asks, item.ask if item else "")

    def take_asked(self) -> None:
        """Let what is asked stand here again, after it stood elsewhere."""
        if self._column.indexOf(self.asked) < 0:
            self._column.addWidget(self.asked)

    def show_time(self, used: int | None, minutes: int) -> None:
        """Show the seconds used of the minutes allotted; none: the item was not taken yet."""
        self._used.setText(watch(used) if used is not None else "")
        self._used.set_tone("warn" if used is not None and used > minutes * MINUTE else "text")
        self._allotted.setText(f"of {minutes} min" if used is not None else f"{minutes} min")
        self._bar.setVisible(used is not None)
        if used is not None:
            self._bar.set_share(used / (minutes * MINUTE) if minutes else 1.0)
            self._bar.setAccessibleName(f"{used // MINUTE} of {minutes} minutes used")

    def _paper_link(self, paper: PaperBrief) -> Link:
        link = Link(paper_words(paper), lambda: self._open(paper))
        link.setToolTip("Open the paper")
        link.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return link


def _clear(layout: QHBoxLayout | QVBoxLayout) -> None:
    while (part := layout.takeAt(0)) is not None:
        widget = part.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
