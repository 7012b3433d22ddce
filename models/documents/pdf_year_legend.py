"""The legend of a year sheet: codes with their words, the signs used, and days that hold more than fits."""

import math
from dataclasses import dataclass

from models.documents.content import YearSheet, line
from models.documents.pdf_fonts import width
from models.documents.pdf_pages import Box, Drawing, Pages, Text
from models.documents.pdf_tagging import Element
from models.documents.pdf_text import TextLine, broken, fragments, one_line
from models.documents.style import MARKING_FROM_BOTTOM, MM, Colour, Face, Font, Sheet

PITCH = 4.35 * MM
ABOVE = 5.2 * MM
BELOW = 5.0 * MM
KEY_WIDTH = 50 * MM
KEY_ROWS = 4
MOST_ROWS = 8
NARROWEST = 130.0
SAMPLE = 16.0
COLUMNS = (4, 3, 2, 1)
WORDS = Face(Font.TEXT, 9.5, 12)
CODE = Face(Font.BOLD, 9.5, 12)
CODE_REVERSED = Face(Font.BOLD, 8.5, 10, Colour.WHITE)
FULL_DAYS = Face(Font.TEXT, 8.5, 10.5)


@dataclass(frozen=True, slots=True)
class _Plan:
    """How the legend is set: columns, rows, and its lines of code and words."""

    columns: int
    rows: int
    lines: tuple[tuple[str, str], ...]


def legend_height(sheet: YearSheet, paper: Sheet, crowded: list[str]) -> float:
    """Return how far above the bottom edge the days must end, in points."""
    rows = max(KEY_ROWS, _plan(sheet, paper).rows)
    lines = len(_crowded_lines(crowded, paper))
    return MARKING_FROM_BOTTOM + BELOW + PITCH * (rows - 1) + FULL_DAYS.leading * lines + ABOVE


def set_legend(sheet: YearSheet, pages: Pages, part: Element, bottom: float, crowded: list[str]) -> None:
    """Set codes column by column, the key on the right, and the full days below."""
    paper = pages.sheet
    plan = _plan(sheet, paper)
    room = (paper.measure - KEY_WIDTH) / plan.columns
    indent = _indent(sheet)
    listed = part.add("L") if plan.lines else part
    for index, (code, words) in enumerate(plan.lines):
        item = listed.add("LI")
        x, y = paper.left + room * (index // plan.rows), bottom - ABOVE - PITCH * (index % plan.rows)
        pages.put(Text(x, y, one_line(code, CODE, indent - 4).fragments, item.add("Lbl")))
        said = one_line(words, WORDS, room - indent - 8)
        pages.put(Text(x + indent, y, said.fragments, item.add("LBody")))
    _key(sheet, pages, part, bottom)
    y = bottom - ABOVE - PITCH * (max(KEY_ROWS, plan.rows) - 1)
    for said in _crowded_lines(crowded, paper):
        y -= FULL_DAYS.leading
        pages.put(Text(paper.left, y, said.fragments, part.add("P")))


def _plan(sheet: YearSheet, paper: Sheet) -> _Plan:
    """Choose the most columns in which every line fits, in full if possible, else in short; never too many rows."""
    room = paper.measure - KEY_WIDTH
    count = len(sheet.legend)
    for lines in (
        tuple((code, full) for code, full, _ in sheet.legend),
        tuple((code, short) for code, _, short in sheet.legend),
    ):
        widest = max((width(words, WORDS.font, WORDS.size) for _, words in lines), default=0.0)
        for columns in COLUMNS:
            rows = math.ceil(count / columns)
            if widest + _indent(sheet) + 8 <= room / columns and rows <= MOST_ROWS:
                return _Plan(columns, rows, lines)
    columns = max(1, min(COLUMNS[0], int(room / NARROWEST)))
    return _Plan(columns, math.ceil(count / columns), lines)


def _indent(sheet: YearSheet) -> float:
    widest = max((width(code, CODE.font, CODE.size) for code, _, _ in sheet.legend), default=0.0)
    return min(widest, 60.0) + 9


def _crowded_lines(crowded: list[str], paper: Sheet) -> list[TextLine]:
    if not crowded:
        return []
    return broken(line(f"Days marked + hold more: {'; '.join(crowded)}."), paper.measure, FULL_DAYS)


def _key(sheet: YearSheet, pages: Pages, part: Element, bottom: float) -> None:
    """Set the signs and what they mean."""
    x = pages.sheet.width - pages.sheet.right - KEY_WIDTH + 8
    entries = [("hatch", "bank holiday or closed"), ("tint", "weekend")]
    if any(mark.moved for mark in sheet.marks):
        entries.append(("moved", "moved from its usual day"))
    if reverse := next((mark.code for mark in sheet.marks if mark.reversed), ""):
        entries.append((reverse, sheet.headline))
    for index, (sign, words) in enumerate(entries):
        y = bottom - ABOVE - PITCH * index
        _sign(pages, sign, x, y)
        said = one_line(words, WORDS, KEY_WIDTH - SAMPLE - 22)
        pages.put(Text(x + SAMPLE + 10, y, said.fragments, part.add("P")))


def _sign(pages: Pages, sign: str, x: float, y: float) -> None:
    if sign == "hatch":
        lines = " ".join(f"{x + step} {y - 2:.2f} m {x + step + 9} {y + 7:.2f} l" for step in range(-9, 20, 4))
        pages.put(Drawing(f"{x:.2f} {y - 2:.2f} {SAMPLE + 4} 9 re W n 0.4 w {lines} S"))
    elif sign == "tint":
        pages.put(Box(x, y - 2, SAMPLE + 4, 9, Colour.WEEKEND))
    elif sign == "moved":
        pages.put(Text(x + SAMPLE / 2, y, fragments("°", CODE)))
    else:
        code = one_line(sign, CODE_REVERSED, SAMPLE + 4)
        pages.put(Box(x, y - 2.5, max(code.width + 6, SAMPLE), 10))
        pages.put(Text(x + 3, y, code.fragments))
