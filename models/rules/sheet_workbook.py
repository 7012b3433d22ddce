"""Tables that come as workbooks (XLSX): their sheets read row by row as plain text, never unpacked whole."""

import datetime as dt
import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from posixpath import join, normpath
from xml.etree.ElementTree import Element, ParseError, iterparse

from models.errors import RuleBroken
from models.rules.sheet_text import LONGEST_CELL, SheetRow, tidy_cell

MEGABYTE = 1024 * 1024
LARGEST_FILE = 20 * MEGABYTE
LARGEST_UNPACKED = 80 * MEGABYTE
LARGEST_PART = 20 * MEGABYTE
"""Of what is no sheet: names, formats, shared texts."""
MOST_PARTS = 2_000
MOST_COLUMNS = 60
MAIN_PART, SHEETS = "xl/workbook.xml", "xl/worksheets/"
ENCRYPTED = 0x1
OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK\x03\x04"
BEGINS, BEGINS_1904 = dt.date(1899, 12, 30), dt.date(1904, 1, 1)
LARGEST_SHOWN = 1e15
LAST_DAY = 2_958_465  # 31 Dec 9999, counted from the former
DATE_FORMATS = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
BUILT_IN = {
    **dict.fromkeys(DATE_FORMATS, "dd/mm/yyyy"),
    **dict.fromkeys((3, 37, 38), "#,##0"),
    **dict.fromkeys((4, 39, 40), "#,##0.00"),
    **dict(zip((1, 2, 9, 10), ("0", "0.00", "0%", "0.00%"), strict=True)),
}
"""The formats a workbook names by number only."""
DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, ParseError, EOFError, OSError, LookupError),
    *(ValueError, TypeError, AttributeError, ArithmeticError, NotImplementedError),
)
"""What reading a damaged file raises."""
_ASIDE = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.')
_LETTERS = re.compile(r"[A-Z]{1,3}")
_PLACES = re.compile(r"[^0#?]*[0#?,]*[0#?](?:\.(?P<part>[0#?]*))?[^0#?.,/e]*")
_LONGEST_PART = Decimal("1e-10")
"""Beyond this a figure holds only what is left over from reckoning in halves."""


@dataclass(frozen=True, slots=True)
class _Style:
    """How a figure is shown: as a date, %, £ or plainly; how many decimals, if that is fixed; thousands apart."""

    kind: str = ""
    decimals: int | None = None
    apart: bool = False


@dataclass(frozen=True, slots=True)
class _Book:
    """What all sheets share: texts by number, how each style shows its figure, and the first day."""

    texts: Sequence[str]
    styles: Sequence[_Style]
    begins: dt.date


def is_workbook(body: bytes) -> bool:
    """Return whether a file is packed as workbooks are, whatever its name says."""
    return body.startswith((ZIP, OLD_OR_LOCKED))


def workbook_sheets(name: str, body: bytes) -> Iterator[Iterator[SheetRow]]:
    """Yield the filled rows of each visible sheet; RuleBroken if the file is no workbook or unpacks to too much.

    Dates read 2026-10-01, shares 12.5%; a formula without a stored result stands as it is written, with its “=”.
    """
    check_packing(name, body)
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            paths, begins = _contents(archive)
            book = _Book(_texts(archive), _styles(archive), begins)
            for path in paths:
                yield _rows(name, archive, path, book)
    except DAMAGE as trouble:
        raise _damaged(name) from trouble


def check_packing(name: str, body: bytes) -> None:
    """Refuse what is no workbook, is locked, or would unpack to more than this machine should hold."""
    if body.startswith(OLD_OR_LOCKED):
        raise RuleBroken(
            f"“{name}” is an old or a locked workbook; save it as XLSX without a password and import that.", "file"
        )
    if len(body) > LARGEST_FILE:
        raise RuleBroken(f"“{name}” has more than {LARGEST_FILE // MEGABYTE} MB; send a month at a time.", "file")
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            _check_parts(name, archive)
    except DAMAGE as trouble:
        raise _damaged(name) from trouble


def _check_parts(name: str, archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    unpacked = sum(part.file_size for part in parts)
    large = any(part.file_size > LARGEST_PART for part in parts if not part.filename.startswith(SHEETS))
    if len(parts) > MOST_PARTS or unpacked > LARGEST_UNPACKED or large:
        raise RuleBroken(
            f"“{name}” unpacks to {unpacked // MEGABYTE} MB, more than a table may have; "
            "copy its rows into a new workbook and import that.",
            "file",
        )
    if any(part.flag_bits & ENCRYPTED for part in parts):
        raise RuleBroken(f"“{name}” is protected by a password; save it without one and import that.", "file")
    if MAIN_PART not in archive.namelist():
        raise RuleBroken(f"“{name}” is packed but no workbook; save the table as CSV or XLSX and import that.", "file")


def _elements(archive: zipfile.ZipFile, path: str, *kinds: str) -> Iterator[tuple[str, Element]]:
    """Yield the elements of these kinds of a part as each ends, and let go of them afterwards."""
    if path not in archive.namelist():
        return
    with archive.open(path) as part:
        open_elements: list[Element] = []
        for event, element in iterparse(part, ("start", "end")):  # noqa: S314  expat bounds entities, we the parts
            if event == "start":
                open_elements.append(element)
                continue
            open_elements.pop()
            kind = _kind(element)
            if kind in kinds:
                yield kind, element
                if open_elements:
                    open_elements[-1].clear()


def _kind(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _contents(archive: zipfile.ZipFile) -> tuple[list[str], dt.date]:
    """Return the paths of the visible sheets in order, and the day from which the book counts."""
    targets = {
        one.get("Id", ""): normpath(join("/xl", one.get("Target", ""))).lstrip("/")
        for _kind, one in _elements(archive, "xl/_rels/workbook.xml.rels", "Relationship")
    }
    paths, begins = list[str](), BEGINS
    for kind, one in _elements(archive, MAIN_PART, "sheet", "workbookPr"):
        if kind == "workbookPr":
            begins = BEGINS_1904 if one.get("date1904") in {"1", "true"} else BEGINS
        elif one.get("state", "visible") == "visible":
            key = next(value for name, value in one.attrib.items() if name.endswith("}id"))
            paths.append(targets[key])
    return [path for path in paths if path.startswith(SHEETS)], begins


def _texts(archive: zipfile.ZipFile) -> list[str]:
    return [_said(element) for _kind, element in _elements(archive, "xl/sharedStrings.xml", "si")]


def _said(element: Element) -> str:
    """Return the text in an element without how it is pronounced."""
    spoken = {id(text) for one in element if _kind(one) == "rPh" for text in one}
    return "".join(text.text or "" for text in element.iter() if _kind(text) == "t" and id(text) not in spoken)


def _styles(archive: zipfile.ZipFile) -> list[_Style]:
    """Return how each style of a cell shows its figure."""
    written: dict[str, str] = {}
    shown = list[_Style]()
    for kind, element in _elements(archive, "xl/styles.xml", "numFmts", "cellXfs"):
        if kind == "numFmts":
            written = {one.get("numFmtId", ""): one.get("formatCode", "") for one in element}
        else:
            numbers = [one.get("numFmtId", "0") for one in element]
            shown = [_style(written.get(number, BUILT_IN.get(int(number), ""))) for number in numbers]
    return shown


def _style(pattern: str) -> _Style:
    """Return how a pattern such as £#,##0.00 shows a figure; the general one fixes nothing."""
    plain = _ASIDE.sub("", pattern).casefold().split(";")[0]
    places = _PLACES.fullmatch(plain)
    decimals = len(places["part"] or "") if places else None
    if "%" in plain:
        return _Style("%", decimals)
    if plain != "general" and any(sign in plain for sign in "ymdhs"):
        return _Style("date")
    return _Style("£" if "£" in pattern else "", decimals, apart="," in plain and decimals is not None)


def _rows(name: str, archive: zipfile.ZipFile, path: str, book: _Book) -> Iterator[SheetRow]:
    number = 0
    try:
        for _kind, row in _elements(archive, path, "row"):
            number = int(row.get("r", number + 1))
            cells = _cells(row, book)
            if any(cells):
                yield number, cells
    except DAMAGE as trouble:
        raise _damaged(name) from trouble


def _cells(row: Element, book: _Book) -> tuple[str, ...]:
    found: list[str] = []
    for cell in row:
        named = _LETTERS.match(cell.get("r", ""))
        place = _place(named[0]) if named else len(found)
        if place >= MOST_COLUMNS:
            break
        found += [""] * (place - len(found))
        found.append(tidy_cell(_text(cell, book)[:LONGEST_CELL]))
    return tuple(found)


def _place(letters: str) -> int:
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - ord("A") + 1
    return place - 1


def _text(cell: Element, book: _Book) -> str:
    """Return a cell as somebody would type it."""
    inside = {_kind(one): one for one in cell}
    kind, value = cell.get("t", "n"), inside["v"].text or "" if "v" in inside else ""
    if kind == "inlineStr":
        return _said(inside["is"]) if "is" in inside else ""
    if not value and kind != "str" and "f" in inside:
        return f"={inside['f'].text or ''}"
    if kind == "s" and value:
        return book.texts[int(value)]
    if kind != "n" or not value:
        return {"0": "FALSE", "1": "TRUE"}.get(value, value) if kind == "b" else value
    style = int(cell.get("s", "0"))
    return _figure(float(value), book.styles[style] if style < len(book.styles) else _Style(), book.begins)


def _figure(value: float, style: _Style, begins: dt.date) -> str:
    """Return a figure as the spreadsheet shows it, so that the same table read as CSV says the same."""
    if style.kind == "date" and 1 <= value <= LAST_DAY:
        return (begins + dt.timedelta(days=int(value))).isoformat()
    exact = Decimal(f"{value:.15g}") * (100 if style.kind == "%" else 1)
    if abs(value) > LARGEST_SHOWN:
        return str(exact)
    shown = exact.quantize(_LONGEST_PART if style.decimals is None else Decimal(10) ** -style.decimals, ROUND_HALF_UP)
    words = f"{abs(shown):{',' * style.apart}f}"
    if style.decimals is None and "." in words:
        words = words.rstrip("0").rstrip(".")
    return f"{'-' * (shown < 0)}{'£' * (style.kind == '£')}{words}{'%' * (style.kind == '%')}"


def _damaged(name: str) -> RuleBroken:
    return RuleBroken(f"“{name}” is damaged and cannot be read; save it again as XLSX or CSV and import that.", "file")
