"""Tables that come as text: their alphabet, their separator, and their rows as a spreadsheet counts them."""

import csv
import io
import re
from collections.abc import Callable, Iterator
from itertools import islice

from models.errors import RuleBroken

SheetRow = tuple[int, tuple[str, ...]]
"""The number of a row as a spreadsheet shows it (the first is 1), and its cells."""
MEGABYTE = 1024 * 1024
LARGEST_TEXT = 30 * MEGABYTE
LONGEST_CELL = 32_767
"""Characters; what a cell of a spreadsheet holds at most."""
SEPARATORS = (",", ";", "\t", "|")
LOOKED_AT = 40
"""Rows in which the heads are looked for."""
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_BLANKS = "\t\n\r\x0b\x0c\x1c\x1d\x1e\x85"
_UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_NO_TABLES = {
    "PDF": re.compile(rb"\s*%PDF"),
    "web page": re.compile(rb"(\xef\xbb\xbf)?\s*<(!doctype|html|head|body|table|\?xml)\b", re.IGNORECASE),
}
"""How a file begins that is no table in text, though it may be called one."""


def text_rows(name: str, body: bytes, known_heads: Callable[[tuple[str, ...]], int]) -> Iterator[SheetRow]:
    """Return the rows of a table written as text; RuleBroken if it is none.

    The separator is the one under which `known_heads` recognises the most heads in one of the first rows.
    """
    if len(body) > LARGEST_TEXT:
        most = LARGEST_TEXT // MEGABYTE
        raise RuleBroken(f"“{name}” has more than {most} MB; send a month at a time.", "file")
    text = decoded(name, body)

    def recognised(separator: str) -> int:
        rows = _records(name, text, separator, strict=False)
        return max((known_heads(cells) for _number, cells in islice(rows, LOOKED_AT)), default=0)

    best = max(SEPARATORS, key=recognised)
    return _records(name, text, best, strict=True)


def decoded(name: str, body: bytes) -> str:
    """Return the text of a file in UTF-8, in UTF-16 with its mark, or in the alphabet of Western Windows.

    Lines of both alphabets may stand in one file, as where two exports were put together.
    """
    for kind, beginning in _NO_TABLES.items():
        if beginning.match(body):
            raise RuleBroken(f"“{name}” is a {kind} whatever its name says; ask for the table as CSV or XLSX.", "file")
    alphabet = next((alphabet for mark, alphabet in _MARKS if body.startswith(mark)), "")
    if not alphabet and b"\0" in body[:2]:
        alphabet = "utf-16-be" if body.startswith(b"\0") else "utf-16-le"
    try:
        text = body.decode(alphabet or "utf-8")
    except UnicodeDecodeError:
        text = "\0" if alphabet.startswith("utf-16") else "".join(map(_line, body.splitlines(keepends=True)))
    if all(sign.isprintable() or sign in _BLANKS or sign > "\x9f" for sign in set(text)):
        return text
    raise RuleBroken(f"“{name}” holds no text; save it as CSV or XLSX and import that.", "file")


def tidy_cell(text: str) -> str:
    """Return what is seen of a cell on one line: no marks of byte order or direction, no blanks but single ones."""
    return " ".join(_UNSEEN.sub("", text).split())


def _line(body: bytes) -> str:
    """Return a line in UTF-8, else in the alphabet of Western Windows; what is in neither stands as no sign at all."""
    try:
        return body.decode()
    except UnicodeDecodeError:
        return body.decode("cp1252", "replace").replace("\ufffd", "\0")


def _records(name: str, text: str, separator: str, *, strict: bool) -> Iterator[SheetRow]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=strict)
    number = 0
    while True:
        number += 1
        try:
            cells = next(reader, None)
        except csv.Error as trouble:
            if not strict:
                return
            raise _unclosed(name, number) from trouble
        if cells is None:
            return
        if any(len(cell) > LONGEST_CELL for cell in cells):
            raise _unclosed(name, number)
        yield number, tuple(map(tidy_cell, cells))


def _unclosed(name: str, number: int) -> RuleBroken:
    return RuleBroken(
        f"“{name}”, row {number}: a quotation mark opens a cell and is not closed at its end, "
        f"or a cell holds more than {LONGEST_CELL:,} characters; close it, and double those inside.",
        "file",
    )
