"""Coverage as the matrix on screen shows it: themes with their chips, priorities with the letters of the levels."""

import datetime as dt
from collections.abc import Iterator, Sequence

from desktop.kit.matrix_layout import CellLook, Letter, MatrixCell, MatrixMonth, MatrixRow
from desktop.rooms.forward_plan.board_rows import month_title
from models.queries.coverage import Coverage, CoverageRow
from models.queries.level_coverage import HEADLINE, LevelCoverage, LevelMark, LevelRow
from models.rules.coverage import LEVEL_OF, Mark, MarkKind

SUM = "sum"
"""The key of the row that closes the themes."""
HEADLINES = "Headline themes"
LOOKS = {
    MarkKind.THEME: CellLook.FILLED,
    MarkKind.FOLLOWED: CellLook.OUTLINED,
    MarkKind.PROPOSED: CellLook.DASHED,
    MarkKind.STANDING: CellLook.DOT,
    MarkKind.NONE: CellLook.NOTHING,
}
ICONS = {MarkKind.EXCEPTIONS: "triangle-alert", MarkKind.GOLD: "shield"}


def theme_months(coverage: Coverage) -> tuple[MatrixMonth, ...]:
    """Return the heads: each month with the days of its meetings, the window tinted."""
    first = coverage.months[0]
    return tuple(
        MatrixMonth(month_title(month, first), days or "–", month in coverage.window)
        for month, days in zip(coverage.months, coverage.days, strict=True)
    )


def theme_rows(coverage: Coverage, text: str = "") -> tuple[MatrixRow, ...]:
    """Return the themes under their priorities, those that say every word of a text, and the sums."""
    rows: list[MatrixRow] = []
    for group in coverage.groups:
        shown = [row for row in group.rows if _says(row, text)]
        if shown or not text:
            rows += [MatrixRow(f"group {group.title}", group.title, _aside(group.also, shown))] if group.title else []
            rows += [_theme(row) for row in shown]
    if rows and not text:
        sums = tuple(MatrixCell(CellLook.PLAIN, f"{count or '–'}", f"{count} themes") for count in coverage.sums)
        rows.append(MatrixRow(SUM, "Themes, without standing items", cells=sums, summed=True))
    return tuple(rows)


def level_months(levels: LevelCoverage, window: Sequence[dt.date]) -> tuple[MatrixMonth, ...]:
    """Return the heads of the level view."""
    first = levels.months[0]
    return tuple(MatrixMonth(month_title(month, first), tinted=month in window) for month in levels.months)


def level_rows(levels: LevelCoverage, text: str = "") -> tuple[MatrixRow, ...]:
    """Return the priorities set by set, then the headline themes, with the letters of the levels that saw them."""
    rows: list[MatrixRow] = []
    head = ""
    for row in levels.rows:
        if not all(word in f"{row.label} {row.title}".casefold() for word in text.casefold().split()):
            continue
        title = HEADLINES if row.kind == HEADLINE else row.set_name
        if title != head:
            rows.append(MatrixRow(f"group {title}", title, levels.key if not rows else ""))
            head = title
        rows.append(_level(row, levels))
    return tuple(rows)


def _says(row: CoverageRow, text: str) -> bool:
    said = f"{row.title} {row.source}".casefold()
    return all(word in said for word in text.casefold().split())


def _aside(also: Sequence[str], shown: Sequence[CoverageRow]) -> str:
    if also:
        return f"served as well by {', '.join(also)}"
    return "" if shown else "no theme in these months"


def _theme(row: CoverageRow) -> MatrixRow:
    cells = tuple(_cell(mark) for mark in row.marks)
    return MatrixRow(row.theme_id, row.title, row.source, cells, f"{row.meetings or 'none'}", alarm=not row.meetings)


def _cell(mark: Mark) -> MatrixCell:
    look = LOOKS.get(mark.kind, CellLook.PLAIN)
    words = "\n".join((mark.words, *mark.notes)) if mark.words else ""
    alarm = mark.kind is MarkKind.EXCEPTIONS
    return MatrixCell(look, mark.text, words, ICONS.get(mark.kind, ""), alarm=alarm)


def _level(row: LevelRow, levels: LevelCoverage) -> MatrixRow:
    title = row.title if row.title == row.label else f"{row.label} {row.title}"
    cells = tuple(
        MatrixCell(
            CellLook.LETTERS,
            words="\n".join(_lines(marks, levels)),
            letters=tuple(Letter(mark.letter, LEVEL_OF[mark.letter], mark.seen) for mark in marks),
        )
        for marks in row.marks
    )
    return MatrixRow(row.key, title, cells=cells)


def _lines(marks: Sequence[LevelMark], levels: LevelCoverage) -> Iterator[str]:
    for mark in marks:
        yield f"{levels.called(mark.letter)}: {', '.join(mark.words) or 'not seen'}"
