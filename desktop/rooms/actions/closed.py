"""The closed actions of the book, which outnumber the open ones by far: read once asked for, then what changed."""

from desktop.kit.desk import Desk
from models.queries.actions import ActionRow, actions

_MANY = 500
"""More changed actions than this are not worth picking out: all are read again."""
_WORDS = frozenset({"action_contributor", "forum", "forum_name", "person", "post", "post_holding"})
"""Tables whose words stand in the rows of many actions."""


class ClosedActions:
    """A memory of closed actions that hears what changes."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._rows: dict[str, ActionRow] | None = None
        self._touched: set[str] = set()
        desk.changed.connect(self._hear)

    def rows(self) -> tuple[ActionRow, ...]:
        """Return all closed actions as they stand now."""
        today = self._desk.today
        if self._rows is None:
            self._rows = {row.id: row for row in self._desk.read(actions, today=today, status="closed")}
        elif self._touched:
            fresh = self._desk.read(actions, today=today, status="closed", ids=tuple(self._touched))
            kept = {key: row for key, row in self._rows.items() if key not in self._touched}
            self._rows = kept | {row.id: row for row in fresh}
        self._touched = set()
        return tuple(self._rows.values())

    def _hear(self, changes: frozenset[tuple[str, str]]) -> None:
        """Note which actions were touched; forget everything where the words of many may have changed."""
        self._touched |= {key for table, key in changes if table == "action"}
        if not changes or len(self._touched) > _MANY or any(table in _WORDS for table, _ in changes):
            self._rows, self._touched = None, set()
