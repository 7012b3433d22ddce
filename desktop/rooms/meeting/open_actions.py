"""The open actions a forum looks at while an item is taken: those of the item first, then the most pressing."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.kit import appearance
from desktop.kit.controls import plain_label, rule, status_label
from desktop.kit.focus_ring import draw_focus_ring
from desktop.kit.statuses import Status, action_status
from models.queries.actions import ActionRow
from models.rules.written_dates import short_date_words

_SHOWN = 12


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
        column.setContentsMargins(0, 0, 0, 0)
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
        """Paint the focus ring."""
        if self.hasFocus():
            draw_focus_ring(QPainter(self), QRectF(self.rect()), self.palette())


class OpenActions(QWidget):
    """A scrolled list of open actions; each opens in the Actions room."""

    def __init__(self, open_action: Callable[[str], None]) -> None:
        super().__init__()
        self._open = open_action
        self._shown: tuple[ActionRow, ...] | None = None
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setAccessibleName("Open actions")
        self._title = plain_label("Open actions", "small", "text 2", weight=600)
        edge = appearance.space(18)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, appearance.space(12), 0, 0)
        column.setSpacing(appearance.space(6))
        head = QHBoxLayout()
        head.setContentsMargins(edge, 0, edge, 0)
        head.addWidget(self._title)
        column.addLayout(head)
        column.addWidget(self._area, 1)

    def display(self, actions: Sequence[ActionRow], forum_code: str) -> None:
        """Show the most pressing actions and count the rest."""
        if tuple(actions) == self._shown:
            return
        self._shown = tuple(actions)
        self._title.setText(f"Open actions {forum_code} follows, {len(actions)}")
        body = QWidget()
        body.setObjectName("inspectorBody")
        column = QVBoxLayout(body)
        edge = appearance.space(18)
        column.setContentsMargins(edge, 0, edge, appearance.space(8))
        column.setSpacing(appearance.space(6))
        for place, action in enumerate(actions[:_SHOWN]):
            if place:
                column.addWidget(rule())
            column.addWidget(ActionCard(action, self._open))
        if len(actions) > _SHOWN:
            column.addWidget(plain_label(f"+{len(actions) - _SHOWN} more in Actions", "small", "text 2"))
        if not actions:
            column.addWidget(plain_label("None is open.", tone="text 2"))
        column.addStretch(1)
        self._area.setWidget(body)
