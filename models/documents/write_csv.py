"""The rows of a document as CSV that a spreadsheet opens safely: UTF-8 with BOM, CRLF, formulas disarmed."""

import csv
import datetime as dt
import io
import re

from models.documents.content import Cell, Document, Table
from models.documents.wording import HELD, clock

DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
GUARD = "'"
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?%?")


def write_csv(document: Document) -> bytes:
    """Return the rows of all tables that share the first one's columns; dates as 2026-11-03, times as 09:30."""
    tables = [table for table in document.tables if table.columns == document.tables[0].columns]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    grouped = has_groups(tables)
    if tables:
        writer.writerow([*(["Group"] if grouped else []), *(column.name for column in tables[0].columns)])
    for table in tables:
        for title, cells in rows(table):
            writer.writerow([*([_guarded(title)] if grouped else []), *(_guarded(_plain(cell)) for cell in cells)])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8", "replace")


def rows(table: Table) -> list[tuple[str, tuple[Cell, ...]]]:
    """Return the rows of a table with their group's title; rows whose cells span columns are remarks, not rows."""
    return [
        (group.title, row.cells) for group in table.groups for row in group.rows if len(row.cells) == len(table.columns)
    ]


def has_groups(tables: list[Table]) -> bool:
    """Say whether any group of the tables has a title, so that rows should carry it."""
    return any(group.title for table in tables for group in table.groups)


def _plain(cell: Cell) -> str:
    if isinstance(cell.value, dt.time):
        return clock(cell.value)
    if cell.value is not None:
        return str(cell.value)
    return "; ".join(part.text for part in cell.lines)


def _guarded(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would take for a formula; a number stays one."""
    said = text.replace(HELD, " ").replace("\x00", "")
    return GUARD + said if said.startswith(DANGEROUS) and not _NUMBER.fullmatch(said) else said
