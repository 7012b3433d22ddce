"""The closing item: the day's decisions with the risks of their papers, and one key for the effect on each."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.kit import appearance, messages
from desktop.kit.controls import key_cap, plain_label
from desktop.kit.desk import Desk
from desktop.kit.effect_form import ask_effect
from desktop.kit.row_table import Column, RowTable
from desktop.kit.row_view import RowView
from desktop.kit.statuses import Status
from models.operations.effects import clear_effect, record_effect
from models.queries.effects import DecisionEffects, EffectLine, EffectSheet, effects
from models.rules.vocabulary import Effect

STATUSES = {
    Effect.UP.value: Status("Up", "arrow-up", "bad"),
    Effect.DOWN.value: Status("Down", "arrow-down", "good"),
    Effect.NONE.value: Status("None", "minus", "hold"),
    Effect.NEW.value: Status("New risk", "plus", "special"),
}
TO_JUDGE = Status("Not judged", "circle-help", "warn")
KEYS: dict[int, str] = {
    Qt.Key.Key_U: Effect.UP.value,
    Qt.Key.Key_D: Effect.DOWN.value,
    Qt.Key.Key_N: Effect.NONE.value,
    Qt.Key.Key_Plus: Effect.NEW.value,
}
HINTS = (("U", "up"), ("D", "down"), ("N", "none"), ("Plus", "new risk"), ("Return", "why, or another risk"))


@dataclass(frozen=True, slots=True)
class EffectPoint:
    """One decision and one of its risks, none where its papers name none."""

    decision: DecisionEffects
    line: EffectLine | None

    @property
    def risk_id(self) -> str:
        """The key of the risk, empty for none."""
        return self.line.risk_id if self.line else ""

    @property
    def key(self) -> str:
        """The decision and the risk as one word."""
        return f"{self.decision.decision_id} {self.risk_id}"


def points(sheet: EffectSheet) -> tuple[EffectPoint, ...]:
    """Return what is to be judged: each decision with each of its risks, or alone."""
    return tuple(EffectPoint(one, line) for one in sheet.decisions for line in (one.lines or (None,)))


def decision_words(point: EffectPoint) -> str:
    """Say a decision: Approved: the plan."""
    return f"{point.decision.verb.capitalize()}: {point.decision.text}"


def risk_words(point: EffectPoint) -> str:
    """Say the risk: CR-03 Serious violence."""
    if point.risk_id and point.line:
        return f"{point.line.reference} {point.line.title}"
    return "no risk named"


def effect_status(point: EffectPoint) -> Status:
    """Return the effect as it is shown."""
    return STATUSES.get(point.line.effect if point.line else "", TO_JUDGE)


class EffectList(RowView[EffectPoint]):
    """The decisions of the day; `judge` gets the row and the effect of the key that was pressed."""

    def __init__(self, table: RowTable[EffectPoint], judge: Callable[[EffectPoint, str], None]) -> None:
        super().__init__(table, "Effects of the day’s decisions")
        self._judge = judge
        self.setProperty("takesLetters", False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Judge with u, d, n and +, take back with Del, and go on to the next row."""
        row = self.current_row()
        wanted = "" if event.key() == Qt.Key.Key_Delete else KEYS.get(event.key())
        if row is None or wanted is None:
            super().keyPressEvent(event)
            return
        place = self.currentIndex().row()
        self._judge(row, wanted)
        if wanted:
            place = min(place + 1, self.model().rowCount() - 1)
        self.setCurrentIndex(self.model().index(place, 0))


class EffectsPane(QWidget):
    """The list with its keys and what is outstanding."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._sheet: EffectSheet | None = None
        columns = (
            Column[EffectPoint]("Decision", decision_words, "two-line", second=lambda row: row.decision.reference),
            Column[EffectPoint]("Risk", risk_words, width="CR-03 Serious violence in public"),
            Column[EffectPoint](
                "Effect", lambda row: effect_status(row).word, "status", "Not judged yet", status=effect_status
            ),
        )
        self.table: RowTable[EffectPoint] = RowTable(columns, key=lambda row: row.key)
        self.list = EffectList(self.table, self._judge)
        self.list.opened.connect(self._ask)
        self._count = plain_label("", "small", "text 2")
        self._lay_out()
        desk.changed.connect(self._hear)

    def display(self, meeting_id: str) -> None:
        """Show the decisions of a meeting as they stand now; the chosen row stays chosen."""
        self._sheet = self._desk.read(effects, meeting_id=meeting_id)
        self.table.replace(points(self._sheet))
        judged = sum(1 for row in self.table.rows() if row.line and row.line.effect)
        total = len(self.table.rows())
        self._count.setText(f"{judged} of {total} judged" if total else "No decision is recorded yet")
        if self.list.current_row() is None and total:
            waiting = next((row for row in self.table.rows() if not (row.line and row.line.effect)), None)
            self.list.select_key((waiting or self.table.rows()[0]).key)

    def _judge(self, row: EffectPoint, effect: str) -> None:
        decision_id, risk_id = row.decision.decision_id, row.risk_id
        if not effect:
            messages.attempt(lambda: self._desk.perform(clear_effect, decision_id=decision_id, risk_id=risk_id))
        elif risk_id or effect in {Effect.NONE, Effect.NEW}:
            there = "" if effect == Effect.NEW else risk_id
            messages.attempt(
                lambda: self._desk.perform(record_effect, decision_id=decision_id, effect=effect, risk_id=there)
            )
        else:
            self._ask(row)

    def _ask(self, row: EffectPoint) -> None:
        ask_effect(self, self._desk, row.decision, row.line)

    def _hear(self, changes: frozenset[tuple[str, str]]) -> None:
        """Show the effects again when one was recorded, taken back or undone."""
        if self.isVisible() and self._sheet and any(table == "decision_effect" for table, _ in changes):
            self.display(self._sheet.meeting_id)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(appearance.space(6))
        column.addWidget(self.list, 1)
        foot = QHBoxLayout()
        foot.setSpacing(appearance.space(6))
        for key, words in HINTS:
            foot.addWidget(key_cap(key))
            foot.addWidget(plain_label(words, "small", "text 2"))
        foot.addStretch(1)
        foot.addWidget(self._count)
        column.addLayout(foot)
