"""The open actions a forum looks at while an item is taken: those of the item first, then the most pressing."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.kit import appearance
from desktop.kit.controls import TallBody, plain_label, status_label
from desktop.kit.focus_ring import draw_focus_ring
from desktop.kit.statuses import Status, action_status
from models.queries.actions import ActionRow
from models.rules.written_dates import short_date_words

_SHOWN = 12
_LEAST = 130  # px at 100 %: one action


def pressing(actions: Sequence[ActionRow], item_id: str, meeting_id: str) -> tuple[ActionRow, ...]:
    """Return what to show: raised under this item, then overdue, then by date; not the rest of this meeting’s."""
    here = [row for row in actions if item_id and row.item_id == item_id]
    others = [row for row in actions if row not in here and row.meeting_id != meeting_id]
    return (*here, *sorted(others, key=lambda row: not row.overdue))


def late_or_status(action: ActionRow) -> Status:
    """Return how late an action is, or else its status."""
    if action.overdue:
        return Status(f"{action.days_late} d late", "circle-alert", "bad")
    return action_status(action.status)


class ActionCard(QWidget):
    """One open action; Enter or a click opens it in the Actions room."""

    def __init__(self, action: ActionRow, open_action: Callable[[str], None]) -> None:
        super().__init__()
        self._key, self._open = action.id, open_action
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{action.reference}, {action.text}, {late_or_status(action).word}")
        self.setToolTip("Open in Actions (Enter)")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, appearance.space(7))
        column.setSpacing(appearance.space(2))
        head = QHBoxLayout()
        head.addWidget(plain_label(action.reference, weight=600))
        head.addStretch(1)
        head.addWidget(status_label(late_or_status(action)))
        column.addLayout(head)
        column.addWidget(plain_label(action.text, "body", wrap=True))
        due = short_date_words(action.due) if action.due else action.due_words
        column.addWidget(plain_label(f"{action.owner} · due {due}", "small", "text 2", wrap=True))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open(self._key)
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Open with a click."""
        self._open(self._key)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line beneath and the focus ring."""
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, appearance.colour("line"))
        if self.hasFocus():
            draw_focus_ring(painter, QRectF(self.rect()), self.palette())


class OpenActions(QWidget):
    """A scrolled list of open actions; each opens in the Actions room."""

    def __init__(self, open_action: Callable[[str], None]) -> None:
        super().__init__()
        self._open = open_action
        self._shown: tuple[ActionRow, ...] | None = None
        self._cards: dict[ActionRow, ActionCard] = {}
        self._title = plain_label("Open actions", "small", "text 2", weight=600)
        self._rest = plain_label("", "small", "text 2")
        self._body = TallBody()
        self._list = QVBoxLayout(self._body)
        self._lay_out()

    def display(self, actions: Sequence[ActionRow], forum_code: str) -> None:
        """Show the most pressing actions and count the rest; cards that stay are not built again."""
        if tuple(actions) == self._shown:
            return
        self._shown = tuple(actions)
        self._title.setText(f"Open actions {forum_code} follows, {len(actions)}")
        wanted = self._shown[:_SHOWN]
        for row in [row for row in self._cards if row not in wanted]:
            card = self._cards.pop(row)
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        for place, row in enumerate(wanted):
            card = self._cards.get(row) or ActionCard(row, self._open)
            self._cards[row] = card
            if self._list.indexOf(card) != place:
                self._list.insertWidget(place, card)
        more = len(actions) - _SHOWN
        self._rest.setText("None is open." if not actions else f"+{more} more in Actions" if more > 0 else "")

    def _lay_out(self) -> None:
        self._body.setObjectName("inspectorBody")
        edge = appearance.space(18)
        self._list.setContentsMargins(edge, 0, edge, appearance.space(8))
        self._list.setSpacing(appearance.space(6))
        self._list.addWidget(self._rest)
        self._list.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName("Open actions")
        area.setWidget(self._body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, appearance.space(12), 0, 0)
        column.setSpacing(appearance.space(6))
        head = QHBoxLayout()
        head.setContentsMargins(edge, 0, edge, 0)
        head.addWidget(self._title)
        column.addLayout(head)
        column.addWidget(area, 1)
        self.setMinimumHeight(appearance.space(_LEAST))
