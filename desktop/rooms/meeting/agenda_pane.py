"""The agenda as a list: start, number, item, purpose, paper and time, with the sum beneath."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.kit import appearance
from desktop.kit.controls import Button, Deed, icon_label, plain_label, rule
from desktop.kit.row_table import Column, RowTable
from desktop.rooms.meeting.agenda_list import AgendaList
from desktop.rooms.meeting.agenda_words import (
    OPENING,
    OWN,
    PINNED,
    group_words,
    headings,
    paper_shown,
    part_chip,
    second_line,
    total_words,
)
from models.queries.agenda import AgendaView, ItemRow
from models.rules.vocabulary import ItemKind


def _grip(item: ItemRow) -> str:
    if item.kind in PINNED:
        return "pin"
    return "" if item.kind in OWN else "grip-vertical"


def _pinned(item: ItemRow) -> str:
    return PINNED.get(ItemKind(item.kind), "") or ("" if item.kind in OWN else "Drag, or Alt with an arrow, to move it")


def _purpose(item: ItemRow) -> str:
    return "" if item.kind == ItemKind.BREAK else item.purpose


def _quiet(_item: ItemRow) -> str:
    return "text 2"


def _start(item: ItemRow) -> str:
    return f"{item.start:%H:%M}"


def _cup(item: ItemRow) -> str:
    return "coffee" if item.kind == ItemKind.BREAK else ""


def _start_tone(item: ItemRow) -> str:
    return "bad" if item.gap < 0 else "text" if item.fixed_start else "text 2"


def _number_tone(item: ItemRow) -> str:
    return "text 2" if item.withdrawn_because else "text"


def _minutes(item: ItemRow) -> str:
    return "–" if item.withdrawn_because else f"{item.minutes} min"


def _papers(item: ItemRow) -> str:
    return "; ".join(f"{paper.reference} {paper.title}, {paper.status}" for paper in item.papers)


def _columns() -> tuple[Column[ItemRow], ...]:
    return (
        Column("", lambda _item: "", width="M", icon=_grip, tone=_quiet, tip=_pinned),
        Column("Start", _start, width="00:00", tone=_start_tone, bold=lambda item: item.fixed_start is not None),
        Column("No.", lambda item: item.number, width="12A", tone=_number_tone, icon=_cup),
        Column("Item", lambda item: item.title, kind="two-line", second=second_line, code=part_chip),
        Column("Purpose", _purpose, width="commission", tone=_quiet),
        Column(
            "Paper",
            lambda item: paper_shown(item).word,
            width="Received, late",
            tone=lambda item: paper_shown(item).tone,
            icon=lambda item: paper_shown(item).icon,
            tip=_papers,
        ),
        Column("Time", _minutes, kind="number", width="120 min"),
    )


class AgendaPane(QWidget):
    """The list of items with its foot: add an item, and what the items add up to."""

    def __init__(self, add_item: Callable[[], None]) -> None:
        super().__init__()
        self._headings: dict[str, str] = {}
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
        """Show an agenda under its sections; the chosen item stays chosen."""
        before, self._headings = bool(self._headings), headings(view.items)
        if before != bool(self._headings):
            self._table.set_group(self._heading if self._headings else None, group_words)
        self._table.replace(view.items)
        self._total.setText(total_words(view))
        self._total.set_tone("warn" if view.overrun else "text 2")
        self._warning.setVisible(bool(view.overrun))

    def _heading(self, item: ItemRow) -> str:
        return self._headings.get(item.id, OPENING)

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(appearance.space(20), appearance.space(6), appearance.space(12), appearance.space(6))
        row.setSpacing(appearance.space(6))
        row.addWidget(self._add)
        row.addStretch(1)
        row.addWidget(self._warning)
        row.addWidget(self._total)
        return row
