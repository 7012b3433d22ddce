"""The agenda as a list: start, number, item, purpose, paper and time, with the sum beneath."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.kit import appearance
from desktop.kit.controls import Button, Deed, icon_label, plain_label, rule
from desktop.kit.row_table import Column, RowTable
from desktop.kit.row_view import RowView
from models.queries.agenda import AgendaView, ItemRow
from models.rules.vocabulary import ItemKind

PINNED = {ItemKind.PINNED_FIRST: "Pinned first", ItemKind.PINNED_LAST: "Pinned last"}
_FIXED = frozenset({ItemKind.FORMALITY, ItemKind.OTHER_BUSINESS, ItemKind.NEXT_MEETING})
_UNLED = _FIXED | {ItemKind.PREVIOUS_ACTIONS, ItemKind.BREAK}


def second_line(item: ItemRow) -> str:
    """Return what stands under an item's title: pinned, part, origin, lead, or that nobody presents it."""
    kind = ItemKind(item.kind)
    parts = [_pinned(item), f"Part {item.part}: {item.part_reason}" if item.part != 1 else "", item.origin]
    parts.append(item.lead or ("" if kind in _UNLED else "no presenter yet"))
    return " · ".join(part for part in parts if part)


def total_words(view: AgendaView) -> str:
    """Return the sum of an agenda: 11 items · 180 of 180 min · ends 12:30."""
    numbered = sum(1 for item in view.items if item.number)
    minutes = sum(item.minutes for item in view.items)
    parts = [f"{numbered} item{'' if numbered == 1 else 's'}", f"{minutes} of {view.meeting.minutes} min"]
    if view.items:
        parts.append(f"ends {view.items[-1].end:%H:%M}")
    if view.overrun:
        parts.append(f"{view.overrun} min over")
    return " · ".join(parts)


def _grip(item: ItemRow) -> str:
    if item.kind in PINNED:
        return "pin"
    return "" if item.kind in _FIXED else "grip-vertical"


def _pinned(item: ItemRow) -> str:
    return PINNED.get(ItemKind(item.kind), "")


def _paper(item: ItemRow) -> str:
    return item.paper or ("" if item.kind == ItemKind.BREAK else "no paper")


def _purpose(item: ItemRow) -> str:
    return "" if item.kind == ItemKind.BREAK else item.purpose


def _quiet(_item: ItemRow) -> str:
    return "text 2"


def _columns() -> tuple[Column[ItemRow], ...]:
    return (
        Column("", lambda _item: "", width="M", icon=_grip, tone=_quiet, tip=_pinned),
        Column("Start", lambda item: f"{item.start:%H:%M}", width="00:00", tone=_quiet),
        Column("No.", lambda item: item.number, width="12A", icon=lambda item: "" if item.number else "coffee"),
        Column("Item", lambda item: item.title, kind="two-line", second=second_line),
        Column("Purpose", _purpose, width="commission", tone=_quiet),
        Column("Paper", _paper, width="MB(26)141", tone=lambda item: "" if item.paper else "text 2"),
        Column("Time", lambda item: f"{item.minutes} min", kind="number", width="120 min"),
    )


class AgendaList(RowView[ItemRow]):
    """The items; Esc lets go of the chosen one, so that the meeting itself is shown."""

    let_go = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let go of the item with Esc."""
        if event.key() == Qt.Key.Key_Escape and self.currentIndex().isValid():
            self.let_item_go()
            return
        super().keyPressEvent(event)

    def let_item_go(self) -> None:
        """Choose no item."""
        self.clearSelection()
        self.setCurrentIndex(self.rootIndex())
        self.let_go.emit()


class AgendaPane(QWidget):
    """The list of items with its foot: add an item, and what the items add up to."""

    def __init__(self, add_item: Callable[[], None]) -> None:
        super().__init__()
        self._table: RowTable[ItemRow] = RowTable(_columns(), key=lambda item: item.id)
        self.view = AgendaList(self._table, "Agenda")
        self._total = plain_label("", tone="text 2")
        self._warning = icon_label("clock", "warn", 16)
        self._add = Button.of(Deed("Add an item", add_item, key="Ins", icon="plus", kind="flat"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addWidget(rule())
        column.addLayout(self._foot())

    def display(self, view: AgendaView) -> None:
        """Show an agenda; the chosen item stays chosen."""
        self._table.replace(view.items)
        self._total.setText(total_words(view))
        self._total.set_tone("warn" if view.overrun else "text 2")
        self._warning.setVisible(bool(view.overrun))

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(appearance.space(20), appearance.space(6), appearance.space(12), appearance.space(6))
        row.setSpacing(appearance.space(6))
        row.addWidget(self._add)
        row.addStretch(1)
        row.addWidget(self._warning)
        row.addWidget(self._total)
        return row
