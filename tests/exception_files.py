"""Files of local exceptions for tests: as Data & Insight sends them, and as nobody would expect them."""

import datetime as dt
import io
from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl import Workbook

HEAD = "unit,family,measure,period,direction,value,expected,note"
AWKWARD = "\r\n".join(
    [
        f"\ufeff{HEAD}",
        'East BCU,recorded offences,Knife crime,2026-09,worse,"1,234","1,100","up, mostly in “Dagenham”"',
        "Central South,recorded offences,Burglary,Sep 2026,better,180,,",
        "AS BCU,confidence,Public confidence,2026-09,worse,,61%,figure to come",
        "SW,victim care,Cost of damage,01/09/2026,worse,£12 500.50,£9000,",
        "SW,victim care,Cost of damage,01/09/2026,worse,£12500.50,£9000,",
        "Met Prosecutions,criminal justice,File quality,Sep-26,worse,40,30,",
        'East BCU,recorded offences,Knife crime,2026-09,worse,"1,234","1,100","up, mostly in “Dagenham”"',
        "",
        "",
    ]
)
"""A mark of byte order, CRLF, quoted commas, a pound sign, a blank value, an unknown unit, a row twice, one refused.

Seven rows: stored 4, unmatched 1, duplicate 1 (row 8), refused 1 (row 5: a blank within a figure).
"""
BCUS = ("AS", "AW", "CE", "CN", "EA", "NA", "NE", "NW", "SE", "SN", "SW", "WA")
MEASURES = ("Knife crime", "Burglary", "Robbery", "Rape outcomes", "Response times", "Victim care", "Public confidence")


def csv_file(*rows: str, head: str = HEAD, end: str = "\n") -> bytes:
    """Return rows under a head as the bytes of a file."""
    return end.join((head, *rows, "")).encode()


def month_file(period: str = "2026-09") -> bytes:
    """Return a month of the twelve BCUs, an unknown unit and a row twice: 361 rows, 359 of them of the twelve."""
    rows = [
        f"{unit},recorded offences,{MEASURES[number % 7]} {number // 7 + 1},{period},"
        f"{'better' if number % 3 == 2 else 'worse'},{100 + number},{90 + number},"
        for unit in BCUS
        for number in range(30)
    ][:359]
    return csv_file(*rows, f"Met Prosecutions,criminal justice,File quality,{period},worse,40,30,", rows[0])


def workbook_file(*sheets: Iterable[Sequence[Any]]) -> bytes:
    """Return a workbook with these rows in each sheet; dates are written as dates, shares (pairs) as percentages."""
    book = Workbook()
    del book["Sheet"]
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(f"Sheet {number + 1}")
        for place, row in enumerate(rows, 1):
            for column, value in enumerate(row, 1):
                share = isinstance(value, tuple)
                cell = sheet.cell(place, column, value[0] if share else value)
                if share:
                    cell.number_format = value[1]
                elif isinstance(value, dt.date):
                    cell.number_format = "dd/mm/yyyy"
    body = io.BytesIO()
    book.save(body)
    return body.getvalue()
