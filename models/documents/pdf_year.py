"""The year on one sheet: months side by side, rows by weekday, so that first Tuesdays stand in one line.

What is drawn here is read aloud as months and dated lines; day numbers, weekdays and patterns are decoration.
"""

import calendar
import datetime as dt
from dataclasses import dataclass

from models.documents.content import DayMark, Line, Role, Run, Tone, YearSheet, line
from models.documents.pdf_fonts import width
from models.documents.pdf_pages import Bookmark, Box, Drawing, Pages, Rule, Text
from models.documents.pdf_tagging import Element
from models.documents.pdf_text import TextLine, broken, fragments, one_line
from models.documents.pdf_year_legend import legend_height, set_legend
from models.documents.style import MM, RULE_HEAD, TITLE_YEAR, Colour, Face, Font
from models.documents.wording import HELD, day, opened
from models.rules.written_dates import MONTHS, WEEKDAYS

EDGE = 8 * MM
HEADS = 18.8 * MM
"""Depth of title and month names below the top margin."""
MONTH_WIDTH = 31.7 * MM
GAP = 1.0 * MM
NUMBER = 5 * MM
CODES = 6.8 * MM
TIME_AIR = 4.0
CODE_AIR = 6.0
SMALLEST = 7.5
LARGEST = 12.0
STEP = 0.25
MIDDLE = 0.34
"""Share of a size by which a baseline stands below the middle of its row."""
WORKING = 5
WEEK = 7
YEAR_OF_MONTHS = 12
TITLE_SMALLEST = 18.0

MONTH_FACE = Face(Font.SEMIBOLD, 12, 15)
YEAR_FACE = Face(Font.TEXT, 9.5, 12, Colour.GREY)
WEEKDAY_FACE = Face(Font.SEMIBOLD, 8.5, 10)
WEEKEND_FACE = Face(Font.TEXT, 8.5, 10, Colour.GREY)
NUMBER_FACE = Face(Font.TEXT, 9.5, 12)
NUMBER_QUIET = Face(Font.TEXT, 9.5, 12, Colour.GREY)
TIME_FACE = Face(Font.TEXT, 8.5, 10, Colour.GREY)
CLOSED_FACE = Face(Font.ITALIC, 8.5, 10)
PERIOD_FACE = Face(Font.TEXT, 16, 20, Colour.GREY)


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where the months stand: left edge of the first, width of each, top of the first row, row height, rows."""

    left: float
    month: float
    top: float
    row: float
    rows: int
    both_edges: bool


@dataclass(frozen=True, slots=True)
class _Month:
    """A month in its column; `before` is the weekday of its first day."""

    year: int
    month: int
    before: int
    days: int
    x: float


def set_year_sheet(sheet: YearSheet, pages: Pages, parent: Element) -> None:
    """Set one sheet onto the present page."""
    part = parent.add("Sect")
    crowded = _crowded(sheet, pages)
    _head(sheet, pages, part)
    depth = legend_height(sheet, pages.sheet, crowded)
    grid = _grid(sheet, pages, depth)
    _weekdays(grid, pages)
    months = _months(sheet, grid)
    timed = _times_fit(sheet, grid)
    marks: dict[dt.date, list[DayMark]] = {}
    for mark in sheet.marks:
        marks.setdefault(mark.day, []).append(mark)
    closed = dict(sheet.closed)
    for month in months:
        _month(month, grid, pages, part)
        listed = part.add("L") if _has_days(month, marks, closed) else None
        for number in range(1, month.days + 1):
            date = dt.date(month.year, month.month, number)
            _DayCell(month, grid, pages, date, timed=timed).set(marks.get(date, []), closed.get(date, ""), listed)
    bottom = grid.top - grid.row * grid.rows
    set_legend(sheet, pages, part, bottom, crowded)


def _grid(sheet: YearSheet, pages: Pages, legend: float) -> _Grid:
    paper = pages.sheet
    both = sheet.months > YEAR_OF_MONTHS // 2
    edges = EDGE * 2 if both else EDGE
    width_of_month = min((paper.measure - edges) / sheet.months, MONTH_WIDTH)
    top = paper.height - paper.top - HEADS
    rows = max(_first_weekday(sheet, index) + _days(sheet, index) for index in range(sheet.months))
    return _Grid(paper.left + EDGE, width_of_month, top, (top - legend) / rows, rows, both)


def _months(sheet: YearSheet, grid: _Grid) -> list[_Month]:
    found = []
    for index in range(sheet.months):
        year, month = _which(sheet, index)
        x = grid.left + index * grid.month
        found.append(_Month(year, month, _first_weekday(sheet, index), _days(sheet, index), x))
    return found


def _which(sheet: YearSheet, index: int) -> tuple[int, int]:
    years, month = divmod(sheet.first.month - 1 + index, YEAR_OF_MONTHS)
    return sheet.first.year + years, month + 1


def _first_weekday(sheet: YearSheet, index: int) -> int:
    return calendar.monthrange(*_which(sheet, index))[0]


def _days(sheet: YearSheet, index: int) -> int:
    return calendar.monthrange(*_which(sheet, index))[1]


def _has_days(month: _Month, marks: dict[dt.date, list[DayMark]], closed: dict[dt.date, str]) -> bool:
    return any((date.year, date.month) == (month.year, month.month) for date in (*marks, *closed))


def _head(sheet: YearSheet, pages: Pages, part: Element) -> None:
    """Set title, period, and the sums ranged right; a long title is set smaller until it fits."""
    paper = pages.sheet
    baseline = paper.height - paper.top - 8.2 * MM
    position = broken(Line((Run(sheet.position, Tone.STRONG),), Role.MAIN), paper.measure / 2)
    remark = broken(Line((Run(sheet.remark, Tone.QUIET),), Role.CELL), paper.measure / 2) if sheet.remark else []
    taken = max((said.width for said in (*position, *remark)), default=0.0) + 16
    face = TITLE_YEAR
    period = one_line(sheet.period, PERIOD_FACE, paper.measure)
    room = paper.measure - taken - period.width - 16
    while face.size > TITLE_SMALLEST and width(sheet.title, face.font, face.size) > room:
        face = Face(face.font, face.size - 1, face.leading)
    title = one_line(sheet.title, face, max(room, 60))
    pages.put(Bookmark(sheet.title, 0, paper.height - paper.top))
    pages.put(Text(paper.left, baseline, title.fragments, part.add("H1")))
    pages.put(Text(paper.left + title.width + 14, baseline, period.fragments, part.add("P")))
    right = paper.width - paper.right
    for index, said in enumerate(position[:1] + remark[:1]):
        pages.put(Text(right - said.width, baseline + 11.5 - 12.5 * index, said.fragments, part.add("P")))


def _weekdays(grid: _Grid, pages: Pages) -> None:
    """Name the rows at the edges and tint the weekends."""
    paper = pages.sheet
    months = round((paper.width - paper.right - grid.left - (EDGE if grid.both_edges else 0)) / grid.month)
    for row in range(grid.rows):
        weekend = row % WEEK >= WORKING
        low = grid.top - (row + 1) * grid.row
        face = WEEKEND_FACE if weekend else WEEKDAY_FACE
        if weekend:
            pages.put(Box(paper.left, low, EDGE - GAP, grid.row, Colour.WEEKEND))
            for index in range(months):
                pages.put(Box(grid.left + index * grid.month, low, grid.month - GAP, grid.row, Colour.WEEKEND))
        name = fragments(WEEKDAYS[row % WEEK][:3], face)
        y = low + grid.row / 2 - MIDDLE * face.size
        pages.put(Text(paper.left, y, name))
        if grid.both_edges:
            if weekend:
                edge = grid.left + months * grid.month
                pages.put(Box(edge, low, paper.width - paper.right - edge, grid.row, Colour.WEEKEND))
            pages.put(Text(paper.width - paper.right - sum(part.width for part in name), y, name))


def _month(month: _Month, grid: _Grid, pages: Pages, part: Element) -> None:
    """Set the head of a month and the lines of its days."""
    name = MONTHS[month.month - 1]
    y = grid.top + 5.0
    pages.put(Text(month.x + 2, y, fragments(name, MONTH_FACE), part.add("H2", spoken=f"{name} {month.year}")))
    if month.month == 1 or month.x == grid.left:
        year = one_line(f"{month.year}", YEAR_FACE, grid.month)
        pages.put(Text(month.x + grid.month - GAP - year.width - 2, y, year.fragments))
    pages.put(Rule(month.x, grid.top, grid.month - GAP, RULE_HEAD))
    top = grid.top - month.before * grid.row
    right = month.x + grid.month - GAP
    for index in range(0 if month.before else 1, month.days + 1):
        y = top - index * grid.row
        pages.put(Drawing(f"0.57 G 0.3 w {month.x:.2f} {y:.2f} m {right:.2f} {y:.2f} l S"))


def _times_fit(sheet: YearSheet, grid: _Grid) -> bool:
    """Say whether every day has one code and room for its time beside it."""
    days = [mark.day for mark in sheet.marks]
    if len(days) != len(set(days)) or not any(mark.time for mark in sheet.marks):
        return False
    room = grid.month - GAP - CODES - TIME_AIR - 3
    return all(
        width(_code(mark), Font.BOLD, LARGEST) + width(mark.time, Font.TEXT, TIME_FACE.size) < room
        for mark in sheet.marks
    )


def _code(mark: DayMark) -> str:
    return mark.code.replace(" ", HELD) + ("°" if mark.moved else "")


def _crowded(sheet: YearSheet, pages: Pages) -> list[str]:
    """Say in words the days that hold more codes than fit."""
    grid = _grid(sheet, pages, 30 * MM)
    by_day: dict[dt.date, list[DayMark]] = {}
    for mark in sheet.marks:
        by_day.setdefault(mark.day, []).append(mark)
    return [
        f"{day(date)}: {', '.join(_code(mark) for mark in marks)}"
        for date, marks in by_day.items()
        if _fitted([_code(mark) for mark in marks], grid.month - GAP - CODES - 2)[2]
    ]


def _fitted(codes: list[str], room: float) -> tuple[float, list[list[str]], int]:
    """Return size, lines of codes, and how many are left over: one line shrunk, then two lines at the smallest."""
    size = LARGEST
    while size >= SMALLEST:
        if _span(codes, size) <= room:
            return size, [codes], 0
        size -= STEP
    lines: list[list[str]] = [[], []]
    rest = list(codes)
    for index in range(2):
        more = 14.0 if index else 0.0
        while rest and _span([*lines[index], rest[0]], SMALLEST) <= room - (more if len(rest) > 1 else 0):
            lines[index].append(rest.pop(0))
    return SMALLEST, lines, len(rest)


def _span(codes: list[str], size: float) -> float:
    air = CODE_AIR * size / LARGEST
    return sum(width(code, Font.BOLD, size) for code in codes) + air * (len(codes) - 1)


class _DayCell:
    """One day in its row: number, hatch where it is closed, codes, and the time where all days have room for it."""

    def __init__(self, month: _Month, grid: _Grid, pages: Pages, date: dt.date, *, timed: bool) -> None:
        self.pages = pages
        self.date = date
        self.timed = timed
        self.hatched = False
        self.x = month.x
        self.width = grid.month - GAP
        self.height = grid.row
        self.low = grid.top - (month.before + date.day) * grid.row

    def set(self, marks: list[DayMark], closed: str, listed: Element | None) -> None:
        """Set the day; what it says is one entry of the month's list."""
        if closed:
            self._hatch()
        self._number(quiet=self.date.weekday() >= WORKING or bool(closed))
        if listed is None or not (marks or closed):
            return
        if closed:
            body = _entry(listed, f"{day(self.date)}, {opened(closed)}")
            if not marks:
                self._closed_words(closed, body)
        if marks:
            self._codes(marks, listed)

    def _base(self, size: float) -> float:
        return self.low + self.height / 2 - MIDDLE * size

    def _number(self, *, quiet: bool) -> None:
        face = NUMBER_QUIET if quiet else NUMBER_FACE
        number = one_line(f"{self.date.day}", face, NUMBER)
        self.pages.put(Text(self.x + NUMBER - number.width, self._base(face.size), number.fragments))

    def _hatch(self) -> None:
        """Fill the day with slanted lines, with white chips for what is written on it."""
        self.hatched = True
        x, low, wide, high = self.x, self.low, self.width, self.height
        lines = " ".join(
            f"{x + step:.2f} {low:.2f} m {x + step + high:.2f} {low + high:.2f} l"
            for step in range(-int(high), int(wide), 4)
        )
        self.pages.put(Drawing(f"{x:.2f} {low:.2f} {wide:.2f} {high:.2f} re W n 0.4 w {lines} S"))
        self.pages.put(Box(x + 1.5, low + 2.5, NUMBER + 0.5, high - 5, Colour.WHITE))

    def _closed_words(self, words: str, body: Element) -> None:
        """Say why the day is closed: on one line, shrunk to fit, or on two at the smallest."""
        words = words.removesuffix(" bank holiday")
        room = self.width - CODES - 4
        face = CLOSED_FACE
        while face.size > SMALLEST and width(words, face.font, face.size) > room:
            face = Face(face.font, face.size - STEP, face.leading)
        lines = [one_line(words, face, room)]
        if width(words, face.font, face.size) > room:
            first, *rest = broken(line(words), room, face)
            lines = [first, one_line(words[len("".join(part.text for part in first.fragments)) :], face, room)]
            lines = lines if rest else [first]
        self._chip(max(said.width for said in lines))
        for row, said in enumerate(lines):
            base = self._line_base(face.size, row, len(lines))
            self.pages.put(Text(self.x + CODES, base, said.fragments, body))

    def _chip(self, wide: float) -> None:
        self.pages.put(Box(self.x + CODES - 2, self.low + 2, wide + 4, self.height - 4, Colour.WHITE))

    def _codes(self, marks: list[DayMark], listed: Element) -> None:
        size, lines, rest = _fitted([_code(mark) for mark in marks], self.width - CODES - 2)
        if self.hatched:
            self._chip(max(_span(codes, size) for codes in lines if codes))
        waiting = iter(marks)
        shown = [(row, code) for row, codes in enumerate(lines) for code in codes]
        x, last = self.x + CODES, 0
        for row, code in shown:
            if row != last:
                x, last = self.x + CODES, row
            mark = next(waiting)
            x = self._code_at(mark, code, (x, self._line_base(size, row, len(lines))), size, _entry(listed, mark.words))
        for mark in waiting:
            _entry(listed, mark.words)
        if rest:
            more = one_line(f"+{rest}", Face(Font.SEMIBOLD, SMALLEST, 9), 20)
            right = self.x + self.width - more.width
            self.pages.put(Text(right, self._line_base(size, 1, 2), more.fragments))

    def _line_base(self, size: float, row: int, rows: int) -> float:
        if rows == 1:
            return self._base(size)
        half = self.height / 2
        return self.low + half * (1 - row) + (half - size * 0.66) / 2 + (row - 0.5)

    def _code_at(self, mark: DayMark, code: str, at: tuple[float, float], size: float, body: Element) -> float:
        """Set one code, white on black where it is asked for, and return where the next one may begin."""
        x, y = at
        colour = Colour.WHITE if mark.reversed else Colour.BLACK
        said = one_line(code, Face(Font.BOLD, size, size, colour), self.width)
        if mark.reversed:
            self.pages.put(Box(x - 3, y - size * 0.3, said.width + 6, size * 1.25))
        self.pages.put(Text(x, y, said.fragments, body))
        if self.timed:
            self._time(mark, body)
        return x + said.width + CODE_AIR * size / LARGEST

    def _time(self, mark: DayMark, body: Element) -> None:
        time: TextLine = one_line(mark.time, TIME_FACE, self.width)
        x = self.x + self.width - time.width - 3
        if self.hatched:
            self.pages.put(Box(x - 2, self.low + 2, time.width + 4, self.height - 4, Colour.WHITE))
        self.pages.put(Text(x, self._base(TIME_FACE.size), time.fragments, body))


def _entry(listed: Element, words: str) -> Element:
    """Add an entry to the month's list that is read as the given words."""
    return listed.add("LI").add("LBody", spoken=words)
