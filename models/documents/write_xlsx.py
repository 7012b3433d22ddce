"""The rows of a document as a workbook: one sheet a table, text as text, dates as dates, ready to print."""

import datetime as dt
import io
import re

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from models.documents.content import Align, Cell, Column, Document, Table
from models.documents.wording import HELD, stamp
from models.documents.write_csv import has_groups, rows

LONGEST_CELL = 32_767
LONGEST_NAME = 31
CHARACTERS_PER_MM = 0.52
HEAD_ROWS = 3
"""Rows above the column heads: title, what it is, and a free one."""
A4 = 9
FORMATS = {
    "title": {"bold": True, "font_size": 16},
    "head": {"bold": True, "bottom": 1, "text_wrap": True, "valign": "bottom"},
    "text": {"text_wrap": True, "valign": "top"},
    "date": {"num_format": "ddd d mmm yyyy", "valign": "top", "align": "left"},
    "time": {"num_format": "hh:mm", "valign": "top", "align": "left"},
    "number": {"num_format": "0", "valign": "top"},
}


def write_xlsx(document: Document) -> bytes:
    """Return the tables of a document as a workbook; the same document gives the same bytes."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"constant_memory": True, "in_memory": False, "strings_to_formulas": False})
    book.set_properties({"title": document.title, "subject": document.kind, "created": document.printed})
    formats = {name: book.add_format(style) for name, style in FORMATS.items()}
    names: set[str] = set()
    for table in document.tables:
        _Sheet(book.add_worksheet(_sheet_name(table.name, names)), document, table, formats).write()
    if not document.tables:
        book.add_worksheet("Empty").write_string(0, 0, document.title)
    book.close()
    return out.getvalue()


class _Sheet:
    """One worksheet with its table."""

    def __init__(self, sheet: Worksheet, document: Document, table: Table, formats: dict[str, Format]) -> None:
        self.sheet = sheet
        self.document = document
        self.table = table
        self.formats = formats
        self.grouped = has_groups([table])

    def write(self) -> None:
        """Write title, heads and rows, and how the sheet prints."""
        self._page()
        self._title()
        parts = self._parts()
        for index, column in enumerate(self._columns(parts)):
            self.sheet.write_string(HEAD_ROWS, index, column.name, self.formats["head"])
        at = HEAD_ROWS
        for at, (title, cells) in enumerate(rows(self.table), start=HEAD_ROWS + 1):
            offset = 0
            if self.grouped:
                self._text(at, 0, title)
                offset = 1
            for index, cell in enumerate(cells):
                self._cell(at, offset, cell, parts[index])
                offset += parts[index]
        self.sheet.autofilter(HEAD_ROWS, 0, max(at, HEAD_ROWS), len(self._columns(parts)) - 1)

    def _title(self) -> None:
        self.sheet.write_string(0, 0, self.document.title, self.formats["title"])
        version = f" · {self.document.version}" if self.document.version else ""
        said = f"{self.document.kind}{version} · Printed {stamp(self.document.printed)}"
        self.sheet.write_string(1, 0, said.replace(HELD, " "))

    def _page(self) -> None:
        sheet, marking = self.sheet, self.document.marking.upper().replace("&", "&&")
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(HEAD_ROWS)
        sheet.freeze_panes(HEAD_ROWS + 1, 0)
        sheet.set_header(f'&C&"-,Bold"{marking}')
        sheet.set_footer(f'&C&"-,Bold"{marking}&R&"-,Regular"Page &P of &N')

    def _parts(self) -> list[int]:
        """Return how many columns each column takes: more than one where a text is longer than a cell may be."""
        found = [1] * len(self.table.columns)
        for _, cells in rows(self.table):
            for index, cell in enumerate(cells):
                if len(cell.text) > LONGEST_CELL:
                    found[index] = max(found[index], -(-len(cell.text) // LONGEST_CELL))
        return found

    def _columns(self, parts: list[int]) -> list[Column]:
        heads = [Column("Group", 40)] if self.grouped else []
        for column, count in zip(self.table.columns, parts, strict=True):
            heads.append(column)
            heads.extend(Column(f"{column.name}, continued", column.width) for _ in range(count - 1))
        for index, column in enumerate(heads):
            wide = max(column.width * CHARACTERS_PER_MM, len(column.name) + 2)
            self.sheet.set_column(index, index, wide, self.formats["number" if column.align is Align.RIGHT else "text"])
        return heads

    def _cell(self, row: int, column: int, cell: Cell, parts: int) -> None:
        value = cell.value
        if isinstance(value, dt.date):
            moment = dt.datetime.combine(value, dt.time())
            self.sheet.write_datetime(row, column, moment, self.formats["date"])
        elif isinstance(value, dt.time):
            self.sheet.write_number(row, column, (value.hour * 60 + value.minute) / 1440, self.formats["time"])
        elif isinstance(value, int):
            self.sheet.write_number(row, column, value, self.formats["number"])
        else:
            text = _plain(cell.text if value is None else value)
            for index in range(parts):
                self._text(row, column + index, text[index * LONGEST_CELL : (index + 1) * LONGEST_CELL])

    def _text(self, row: int, column: int, text: str) -> None:
        if text:
            self.sheet.write_string(row, column, _plain(text), self.formats["text"])


def _plain(text: str) -> str:
    """Return text that XML can carry."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]", "\ufffd", text.replace(HELD, " "))


def _sheet_name(name: str, taken: set[str]) -> str:
    """Return a sheet name as Excel takes it, unlike any other in the book."""
    base = " ".join(re.sub(r"[\[\]:*?/\\\x00-\x1f]", " ", name).split()).strip("'")[:LONGEST_NAME] or "Table"
    found, count = base, 2
    while found.lower() in taken:
        ending = f" {count}"
        found, count = base[: LONGEST_NAME - len(ending)] + ending, count + 1
    taken.add(found.lower())
    return found
