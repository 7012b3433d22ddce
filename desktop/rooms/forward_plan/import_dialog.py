"""What taking in a file of exceptions would do, row by row, before anything is stored."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from desktop.kit.controls import Deed, plain_label
from desktop.kit.list_dialog import ListDialog
from desktop.kit.row_table import Column, RowTable
from desktop.kit.short_words import counted
from models.queries.exception_import import ImportReport, ReportRow

MOST_NAMED = 8
GROUPS = ("To be matched", "Twice, passed over", "Refused")
MEANINGS = {
    GROUPS[0]: "kept in the book until somebody says which unit is meant",
    GROUPS[1]: "in the book or in the file already",
    GROUPS[2]: "not stored: mend them in the file and import it again",
}


@dataclass(frozen=True, slots=True)
class ToldRow:
    """A row of the file that is not simply stored, and in which group."""

    group: str
    row: ReportRow


COLUMNS: tuple[Column[ToldRow], ...] = (
    Column("Row", lambda told: str(told.row.row), kind="number", width="10,000"),
    Column("Why", lambda told: told.row.reason, kind="two-line",
           second=lambda told: " · ".join(part for part in (told.row.column, told.row.unit, told.row.measure) if part),
           tip=lambda told: told.row.reason),
)  # fmt: skip


def told_rows(report: ImportReport) -> tuple[ToldRow, ...]:
    """Return the rows that are told, those to be matched first, those refused before what is there already."""
    heaps = ((GROUPS[0], report.unmatched), (GROUPS[2], report.refused), (GROUPS[1], report.duplicate))
    return tuple(ToldRow(group, row) for group, rows in heaps for row in rows)


def sum_words(report: ImportReport) -> str:
    """Say how the rows add up."""
    parts = (
        f"{report.stored:,} to store",
        f"{len(report.unmatched):,} to be matched",
        f"{len(report.duplicate):,} there already",
        f"{len(report.refused):,} refused",
    )
    return f"{counted(report.read, 'row')} = {' + '.join(parts)}"


def where_words(report: ImportReport) -> str:
    """Say to which units the stored rows go, and which measures are new."""
    if not report.units:
        return "Nothing in it is new for a unit." if report.read else "It holds no rows."
    named = [f"{unit.code} {unit.worse + unit.better}" for unit in report.units[: MOST_NAMED * 2]]
    rest = len(report.units) - len(named)
    units = ", ".join(named) + (f" and {rest} more" if rest > 0 else "")
    worse = sum(unit.worse for unit in report.units)
    said = f"{worse:,} worse and {report.stored - worse:,} better for {counted(len(report.units), 'unit')}: {units}."
    return f"{said} {_measures(report)}".strip()


def _measures(report: ImportReport) -> str:
    new = report.new_measures
    if not new:
        return ""
    rest = f" and {len(new) - MOST_NAMED} more" if len(new) > MOST_NAMED else ""
    return f"{counted(len(new), 'new measure')}: {', '.join(new[:MOST_NAMED])}{rest}."


class ImportDialog(ListDialog[ToldRow]):
    """The counts, where the rows go, the rows that are not simply stored, and the one button that stores."""

    def __init__(self, parent: QWidget, name: str, report: ImportReport) -> None:
        table = RowTable(COLUMNS, lambda told: told.row.row, lambda told: told.group, _meaning)
        super().__init__(parent, f"Import {name}", sum_words(report), table, lines=2)
        self.setAccessibleDescription(sum_words(report))
        self.above.addWidget(plain_label(where_words(report), tone="text 2", wrap=True))
        table.replace(told_rows(report))
        self.lines.setVisible(bool(table.rows()))
        kept = report.stored + len(report.unmatched)
        store = Deed(f"Import {counted(kept, 'row')}", self.accept, "Ctrl+Return", "upload", "filled")
        close = Deed("Close" if not kept else "Store nothing", self.reject, "Esc")
        self.set_deeds((), (close, store) if kept else (close,))


def _meaning(group: str, rows: object) -> str:
    del rows
    return MEANINGS[group]
