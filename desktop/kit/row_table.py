"""A Qt table over a tuple of frozen rows: tells Qt only what differs, groups, sorts, and answers fast."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from desktop.kit.statuses import Status

Row = TypeVar("Row")
AnyIndex = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


class CellRole(IntEnum):
    """What our delegate asks for beside the text."""

    LINE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column; `kind` is text, two-line, chip, status, number or moves.

    `width` is a sample text that must fit; exactly one column leaves it empty and takes the spare width.
    """

    title: str
    text: Callable[[Row], str]
    kind: str = "text"
    width: str = ""
    align: str = "left"
    second: Callable[[Row], str] | None = None
    code: Callable[[Row], tuple[str, str]] | None = None
    status: Callable[[Row], Status] | None = None
    tone: Callable[[Row], str] | None = None
    bold: Callable[[Row], bool] | None = None
    icon: Callable[[Row], str] | None = None
    tip: Callable[[Row], str] | None = None
    sort_key: Callable[[Row], Any] | None = None

    def words(self, row: Row) -> str:
        """Return everything painted in the cell as one line, for screen readers and tooltips."""
        parts = [self.code(row)[0] if self.code and self.kind == "chip" else "", self.text(row)]
        if self.status:
            parts = [self.status(row).word]
        if self.second:
            parts.append(self.second(row))
        return " · ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Group:
    """A sunken line over its rows: title, what its rows mean, and whether they are hidden."""

    title: str
    meaning: str
    folded: bool


@dataclass(frozen=True, slots=True)
class Line(Generic[Row]):
    """One line of the table: a row of the list, or a group."""

    key: Hashable
    row: Row | None = None
    group: Group | None = None


def count_of(_title: str, rows: Sequence[Row]) -> str:
    """Return how many rows a group has."""
    return str(len(rows))


class RowTable(QAbstractTableModel, Generic[Row]):
    """The Qt item model of a list; rows are told apart by `key` and compared by value."""

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        key: Callable[[Row], Hashable],
        group: Callable[[Row], str] | None = None,
        meaning: Callable[[str, Sequence[Row]], str] | None = None,
    ) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._key = key
        self._group = group
        self._meaning: Callable[[str, Sequence[Row]], str] = meaning or count_of
        self._rows: tuple[Row, ...] = ()
        self._lines: list[Line[Row]] = []
        self._folded: set[str] = set()
        self._sorted: tuple[int, bool] | None = None

    # what is shown

    def rows(self) -> tuple[Row, ...]:
        """Return the rows as given."""
        return self._rows

    def replace(self, rows: Sequence[Row]) -> None:
        """Show other rows; Qt hears only of lines that came, went or differ."""
        self._rows = tuple(rows)
        self._show(self._laid_out())

    def set_group(
        self, group: Callable[[Row], str] | None, meaning: Callable[[str, Sequence[Row]], str] | None = None
    ) -> None:
        """Group by something else, or not at all."""
        self._group, self._meaning = group, meaning or count_of
        self._folded.clear()
        self._show(self._laid_out())

    def fold(self, place: int) -> None:
        """Hide or show the rows of the group at a line."""
        group = self._lines[place].group
        if group:
            self._folded ^= {group.title}
            self._show(self._laid_out())

    def line(self, place: int) -> Line[Row]:
        """Return the line at a place counted from 0."""
        return self._lines[place]

    def row_at(self, index: AnyIndex) -> Row | None:
        """Return the row at an index, None on a group or outside."""
        return self._lines[index.row()].row if index.isValid() else None

    def place_of(self, key: Hashable) -> int:
        """Return the line of a row's key, or -1."""
        return next((place for place, line in enumerate(self._lines) if line.row is not None and line.key == key), -1)

    def row_of(self, key: Hashable) -> Row | None:
        """Return the row with a key, or None."""
        return next((row for row in self._rows if self._key(row) == key), None)

    def key_of(self, row: Row) -> Hashable:
        """Return a row's key."""
        return self._key(row)

    # what Qt asks

    def rowCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        """Return the number of lines, groups counted."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a cell, or the whole line for our delegate; everything else at once nothing."""
        if role == CellRole.LINE:
            return self._lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._words(index)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the title of a column and its alignment."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return column.title + self._arrow(section)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            right = column.align == "right" or column.kind == "number"
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Let every line be chosen: a group too, so that the keyboard can fold it."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort within the groups by a column's key; a column without one leaves the order given."""
        known = 0 <= column < len(self.columns) and self.columns[column].sort_key is not None
        self._sorted = (column, order == Qt.SortOrder.DescendingOrder) if known else None
        self._show(self._laid_out())
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def sorted_by(self) -> tuple[int, bool] | None:
        """Return the column the rows are sorted by and whether downwards, None for the order given."""
        return self._sorted

    # how lines come about

    def _arrow(self, section: int) -> str:
        if self._sorted is None or self._sorted[0] != section:
            return ""
        return " ↓" if self._sorted[1] else " ↑"

    def _words(self, index: AnyIndex) -> str:
        line = self._lines[index.row()]
        if line.group:
            return f"{line.group.title}, {line.group.meaning}" if index.column() == 0 else ""
        return self.columns[index.column()].words(line.row) if line.row is not None else ""

    def _ordered(self, rows: Sequence[Row]) -> Sequence[Row]:
        if self._sorted is None:
            return rows
        sort_key = self.columns[self._sorted[0]].sort_key
        return sorted(rows, key=sort_key, reverse=self._sorted[1]) if sort_key else rows

    def _laid_out(self) -> list[Line[Row]]:
        """Return the lines for the rows: sorted, in their groups."""
        if self._group is None:
            return [Line(self._key(row), row) for row in self._ordered(self._rows)]
        members: dict[str, list[Row]] = {}
        for row in self._rows:
            members.setdefault(self._group(row), []).append(row)
        lines: list[Line[Row]] = []
        for title, rows in members.items():
            folded = title in self._folded
            lines.append(Line(("group", title), group=Group(title, self._meaning(title, rows), folded)))
            lines += [] if folded else [Line(self._key(row), row) for row in self._ordered(rows)]
        return lines

    def _show(self, wanted: list[Line[Row]]) -> None:
        """Go from the lines shown to those wanted in as few steps as keep selection and scroll."""
        before = [line.key for line in self._lines]
        after = [line.key for line in wanted]
        if before == after:
            self._tell_changed(wanted)
            return
        head = _shared_start(before, after)
        tail = _shared_start(before[head:][::-1], after[head:][::-1])
        gone, come = len(before) - head - tail, len(after) - head - tail
        if set(before[head : head + gone]) & set(after[head : head + come]):
            self._reorder(wanted)
            return
        if gone:
            self.beginRemoveRows(QModelIndex(), head, head + gone - 1)
            del self._lines[head : head + gone]
            self.endRemoveRows()
        if come:
            self.beginInsertRows(QModelIndex(), head, head + come - 1)
            self._lines[head:head] = wanted[head : head + come]
            self.endInsertRows()
        self._tell_changed(wanted)

    def _reorder(self, wanted: list[Line[Row]]) -> None:
        """Change order and number at once; persistent indexes (the selection) follow their keys."""
        self.layoutAboutToBeChanged.emit()
        kept = self.persistentIndexList()
        keys = [self._lines[index.row()].key for index in kept]
        self._lines = wanted
        places = {line.key: place for place, line in enumerate(wanted)}
        moved = [
            self.index(places[key], index.column()) if key in places else QModelIndex()
            for key, index in zip(keys, kept, strict=True)
        ]
        self.changePersistentIndexList(kept, moved)
        self.layoutChanged.emit()

    def _tell_changed(self, wanted: list[Line[Row]]) -> None:
        """Take over lines with equal keys and tell Qt of those whose content differs."""
        last = len(self.columns) - 1
        for place, line in enumerate(wanted):
            if self._lines[place] != line:
                self._lines[place] = line
                self.dataChanged.emit(self.index(place, 0), self.index(place, last))


def _shared_start(left: Sequence[Hashable], right: Sequence[Hashable]) -> int:
    """Return how many leading items are equal."""
    count = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        count += 1
    return count
