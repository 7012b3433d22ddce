"""The papers of a meeting as a list: reference, title, item, due, where it stands, risks and files."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.kit import appearance
from desktop.kit.controls import Button, Deed, icon_label, plain_label, rule
from desktop.kit.row_table import Column, RowTable
from desktop.kit.row_view import RowView
from desktop.kit.short_words import counted, moment_words
from desktop.kit.statuses import Status, paper_status
from models.queries.papers import PaperRow
from models.rules.vocabulary import PaperKind, PaperRule, PaperStatus
from models.rules.written_dates import short_date_words

IN_HAND = frozenset({PaperStatus.RECEIVED, PaperStatus.FINAL})
FIXED = frozenset({PaperStatus.FINAL, PaperStatus.WITHDRAWN})
"""The stages in which nothing in a paper changes."""

_NEVER = dt.datetime.combine(dt.date.max, dt.time.max)


def shown_status(row: PaperRow) -> Status:
    """Return where a paper stands; one that is awaited after its deadline is late, one that came late says so."""
    if row.late and row.status not in IN_HAND:
        return paper_status("late")
    known = paper_status(row.status)
    return Status(f"{known.word}, late", known.icon, "warn") if row.late else known


def second_line(row: PaperRow) -> str:
    """Return what stands under a title: its part, its kind, who sponsors and who writes it."""
    sponsor = f"for {row.on_behalf_of}" if row.on_behalf_of else row.sponsor
    parts = [f"Part {row.part}" if row.part != 1 else "", "" if row.kind == PaperKind.PAPER else row.kind.capitalize()]
    parts += [sponsor, f"by {row.authors_words}" if row.authors_words else "no author yet"]
    return " · ".join(part for part in parts if part)


def risk_words(row: PaperRow, references: Sequence[str]) -> str:
    """Return the risks a paper addresses: the first one and how many more, none, or that it does not say."""
    if references:
        return references[0] + (f" +{len(references) - 1}" if references[1:] else "")
    return "none" if row.no_risks_because else "not stated"


def sum_words(rows: Sequence[PaperRow]) -> str:
    """Return what papers add up to: 7 papers · 4 in hand · 1 late."""
    standing = [row for row in rows if row.status != PaperStatus.WITHDRAWN]
    parts = [counted(len(standing), "paper"), f"{sum(row.status in IN_HAND for row in standing)} in hand"]
    late = sum(row.late for row in standing)
    parts += [f"{late} late"] if late else []
    parts += [f"{len(rows) - len(standing)} withdrawn"] if len(rows) > len(standing) else []
    return " · ".join(parts)


def _quiet(_row: PaperRow) -> str:
    return "text 2"


def _due(row: PaperRow) -> str:
    return short_date_words(row.due.date()) if row.due else "–"


def _due_tone(row: PaperRow) -> str:
    return "bad" if row.late and row.status not in IN_HAND else "text 2"


class PaperList(RowView[PaperRow]):
    """The papers; Esc lets go of the chosen one, files may be dropped on a line."""

    let_go = Signal()
    wanted = Signal()
    """Insert: another paper."""
    dropped = Signal(object, object)
    """A paper, none beside the lines, and the paths of the files dropped there."""

    def __init__(self, table: RowTable[PaperRow]) -> None:
        super().__init__(table, "Papers")
        self._rows = table
        self.setAcceptDrops(True)
        self.viewport().setAcceptDrops(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let go of the paper with Esc, ask for another one with Insert."""
        if event.key() == Qt.Key.Key_Insert:
            self.wanted.emit()
            return
        if event.key() == Qt.Key.Key_Escape and self.currentIndex().isValid():
            self.let_paper_go()
            return
        super().keyPressEvent(event)

    def let_paper_go(self) -> None:
        """Choose no paper."""
        self.clearSelection()
        self.setCurrentIndex(self.rootIndex())
        self.let_go.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if files_of(event):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Choose the line under the files."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.setCurrentIndex(index)
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell which files were dropped on which paper."""
        paths = files_of(event)
        index = self.indexAt(event.position().toPoint())
        row = self._rows.row_at(index) if index.isValid() else self.current_row()
        event.acceptProposedAction()
        if paths:
            self.dropped.emit(row, paths)


class PapersPane(QWidget):
    """The list of papers with its foot: commission one, and what they add up to."""

    def __init__(self, commission: Callable[[], None]) -> None:
        super().__init__()
        self._risks: Mapping[str, Sequence[str]] = {}
        self._table: RowTable[PaperRow] = RowTable(self._columns(), key=lambda row: row.id)
        self.view = PaperList(self._table)
        self.view.wanted.connect(commission)
        self._sum = plain_label("", tone="text 2")
        self._warning = icon_label("circle-alert", "bad", 16)
        self._commission = Button.of(Deed("Commission paper…", commission, key="Ins", icon="plus", kind="flat"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addWidget(rule())
        column.addLayout(self._foot())

    def display(self, rows: Sequence[PaperRow], risks: Mapping[str, Sequence[str]]) -> None:
        """Show papers with the references of the risks each addresses; the chosen one stays chosen."""
        redone = risks != self._risks
        self._risks = risks
        self._table.replace(rows)
        if redone:
            self.view.viewport().update()
        awaited = sum(row.late and row.status not in IN_HAND for row in rows)
        self._sum.setText(sum_words(rows))
        self._warning.setVisible(bool(awaited))

    def _columns(self) -> tuple[Column[PaperRow], ...]:
        return (
            Column("Paper", lambda row: row.reference, width="MB(26)141", sort_key=lambda row: row.reference),
            Column("Title", lambda row: row.title, kind="two-line", second=second_line),
            Column("Item", lambda row: row.item_number or "–", width="Item", tone=_quiet),
            Column("Due", _due, width="Wed 28 Oct", tone=_due_tone, sort_key=lambda row: row.due or _NEVER,
                   tip=lambda row: moment_words(row.due) if row.due else "Its forum sets no deadline"),
            Column("Status", lambda row: row.status, kind="status", status=shown_status, width="Commissioned",
                   sort_key=lambda row: shown_status(row).word),
            Column("Risks", lambda row: risk_words(row, self._risks.get(row.id, ())), width="not stated",
                   tone=self._risk_tone),
            Column("Files", lambda row: str(row.files) if row.files else "", kind="number", width="Files"),
        )  # fmt: skip

    def _risk_tone(self, row: PaperRow) -> str:
        """Return the colour of the risks: amber where the forum asks for them and the paper does not say."""
        asked = any(trouble.rule == PaperRule.RISKS for trouble in row.troubles)
        return "warn" if asked else "text 2"

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(appearance.space(20), appearance.space(6), appearance.space(12), appearance.space(6))
        row.setSpacing(appearance.space(6))
        row.addWidget(self._commission)
        row.addStretch(1)
        row.addWidget(self._warning)
        row.addWidget(self._sum)
        return row


def files_of(event: QDropEvent) -> tuple[Path, ...]:
    """Return the files of a drag."""
    return tuple(Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
