"""Theme coverage on paper: themes by month as chips, what each priority saw, and which level saw it."""

import datetime as dt
from collections.abc import Iterator, Sequence

from models.documents.content import (
    Align,
    Block,
    Cell,
    Chip,
    ChipShape,
    Column,
    Document,
    Group,
    Legend,
    PageSize,
    Prose,
    Role,
    Row,
    Run,
    Table,
    Tone,
    line,
)
from models.documents.coverage_levels import level_sheets
from models.documents.style import RULE_HEAD, RULE_TITLE
from models.documents.wording import NONE, day, held, stem, wall_clock
from models.queries.coverage import Coverage, CoverageGroup, CoverageRow, PriorityCount
from models.queries.level_coverage import LevelCoverage
from models.rules.coverage import Mark, MarkKind
from models.rules.written_dates import MONTHS

KIND = "Forward plan: theme coverage"
MEASURE = 267.0
SOURCE, MEETINGS, THEME_LEAST = 24.0, 16.0, 58.0
MONTH_MOST = 24.0
MONTHS_A_TABLE = 12
SETTLED_IN_ONE = 6
"""Up to so many sentences to settle stand in one paragraph; more are listed."""
SHAPES = {
    MarkKind.THEME: ChipShape.FILLED,
    MarkKind.FOLLOWED: ChipShape.OUTLINED,
    MarkKind.PROPOSED: ChipShape.DASHED,
}
BRIEF = {
    MarkKind.THEME: "theme",
    MarkKind.FOLLOWED: "again",
    MarkKind.GOLD: "Gold",
    MarkKind.EXCEPTIONS: "worse",
    MarkKind.STANDING: "standing",
    MarkKind.PROPOSED: "proposed",
}
COUNTED = (
    Column("Priority", 52),
    Column("What it asks", 110, gutter=12),
    Column("Themes", 22, Align.RIGHT),
    Column("Deep-dives", 24, Align.RIGHT),
    Column("Items", 18, Align.RIGHT, gutter=14),
    Column("Last covered", 40, gutter=0),
)


def theme_coverage_document(
    view: Coverage, *, printed: dt.datetime, levels: LevelCoverage | None = None, whole: bool = False
) -> Document:
    """Lay out the matrix with its legend and what is to settle, then the count by priority, and the levels if given.

    `whole` puts all months into one table, for files that have no pages.
    """
    period = period_words(view.months)
    most = len(view.months) if whole else MONTHS_A_TABLE
    blocks: list[Block] = [*_matrices(view, most), Legend(tuple(_legend(view))), *_to_settle(view)]
    if view.priorities:
        blocks.append(_counts(view.priorities))
    if levels is not None:
        blocks.extend(level_sheets(levels))
    return Document(
        kind=KIND,
        title=view.title,
        marking=view.marking,
        printed=wall_clock(printed),
        stem=stem(view.marking, view.forum_code or view.title, "theme coverage", f"{view.months[0]:%Y-%m}"),
        running=f"{view.title} · Theme coverage · {period}",
        page=PageSize.A4_LANDSCAPE,
        position=(line(period, Role.POSITION), line(_as_at(view), Role.TEXT)),
        blocks=tuple(blocks),
    )


def period_words(months: Sequence[dt.date]) -> str:
    """Say the months from the first to the last: April 2026 to March 2027."""
    first, last = months[0], months[-1]
    opening = MONTHS[first.month - 1] if first.year == last.year else f"{MONTHS[first.month - 1]} {first.year}"
    ending = f"{MONTHS[last.month - 1]} {last.year}"
    return ending if first == last else f"{held(opening)} to {held(ending)}"


def _as_at(view: Coverage) -> str:
    window = view.window
    names = [MONTHS[month.month - 1] for month in (window[:1] + window[-1:] if len(window) > 1 else window)]
    tinted = f"Tinted: window {' to '.join(names)}. " if names else ""
    return f"{tinted}As at {day(view.today)}"


def _matrices(view: Coverage, most: int) -> Iterator[Table]:
    """Yield the matrix, so many months a table at most."""
    for start in range(0, len(view.months), most):
        yield _matrix(view, slice(start, start + most), alone=len(view.months) <= most)


def _matrix(view: Coverage, part: slice, *, alone: bool) -> Table:
    months = view.months[part]
    period = period_words(months)
    groups = [_group(group, part) for group in view.groups if group.rows or group.title]
    summed = _sum_row(view, part)
    if groups and groups[-1].rows:
        rows = groups[-1].rows
        last = Row(rows[-1].cells, rule=RULE_HEAD)
        groups[-1] = Group((*rows[:-1], last, summed), groups[-1].title, coloured=True)
    else:
        groups.append(Group((summed,)))
    name = "Theme coverage" if alone else f"Coverage {period}"
    return Table(name, _columns(view, part), tuple(groups), heading="" if alone else period, dense=True)


def _columns(view: Coverage, part: slice) -> tuple[Column, ...]:
    months = view.months[part]
    wide = min(MONTH_MOST, (MEASURE - SOURCE - MEETINGS - THEME_LEAST) / len(months))
    return (
        Column("Theme", MEASURE - SOURCE - MEETINGS - wide * len(months), gutter=12),
        Column("Source", SOURCE),
        *(
            Column(
                f"{MONTHS[month.month - 1][:3]}{f' {month.year % 100:02}' * (len(view.months) > MONTHS_A_TABLE)}",
                wide,
                Align.CENTRE,
                gutter=0,
                under=days or NONE,
                tint=month in view.window,
            )
            for month, days in zip(months, view.days[part], strict=True)
        ),
        Column("Meetings", MEETINGS, Align.RIGHT, gutter=0),
    )


def _group(group: CoverageGroup, part: slice) -> Group:
    rows = tuple(_row(row, part) for row in group.rows if _months(row, part) or not row.meetings)
    also = f"Served as well by {', '.join(group.also)}." if group.also else ""
    return Group(rows, group.title, nil=also or "No theme in these months.", coloured=True)


def _row(row: CoverageRow, part: slice) -> Row:
    return Row(
        (
            Cell((line(row.title, Role.MAIN),)),
            Cell((line(row.source or NONE, tone=Tone.QUIET),)),
            *(_mark(one) for one in row.marks[part]),
            _meetings(_months(row, part)),
        )
    )


def _months(row: CoverageRow, part: slice) -> int:
    """Return in how many of these months there was anything of a theme."""
    return sum(one.kind is not MarkKind.NONE for one in row.marks[part])


def _meetings(months: int) -> Cell:
    if months:
        return Cell((line(f"{months}", Role.MAIN),), months)
    return Cell((line("none", Role.MAIN, Tone.ALARM),), 0)


def _mark(one: Mark) -> Cell:
    if one.kind is MarkKind.NONE:
        return Cell()
    return Cell((line(one.words),), chip=chip_of(one))


def chip_of(one: Mark) -> Chip:
    """Return the chip that stands for a mark."""
    counted = one.kind in {MarkKind.THEME, MarkKind.FOLLOWED, MarkKind.EXCEPTIONS}
    brief = f"{BRIEF[one.kind]} {one.text}" if counted else BRIEF[one.kind]
    symbol = "▲" if one.kind is MarkKind.EXCEPTIONS else ""
    shape = SHAPES.get(one.kind, ChipShape.PLAIN)
    return Chip(one.text, brief, shape, symbol, strong=one.kind not in {MarkKind.STANDING, MarkKind.PROPOSED})


def _sum_row(view: Coverage, part: slice) -> Row:
    sums = (Cell((line(f"{count}" if count else NONE, Role.MAIN, Tone.STRONG),), count) for count in view.sums[part])
    said = line("Themes, without standing items", Role.MAIN, Tone.STRONG)
    return Row((Cell((said,)), Cell(), *sums, Cell()), rule=RULE_TITLE)


def _legend(view: Coverage) -> Iterator[tuple[Chip, str]]:
    """Yield the chips that occur, each with its meaning."""
    marks = [one for row in view.rows for one in row.marks]
    kinds, texts = {one.kind for one in marks}, {one.text for one in marks}
    several = f"{view.takers}s"
    meanings = {
        MarkKind.THEME: (Mark(MarkKind.THEME, 12, "12"), f"theme; {several} that took it"),
        MarkKind.FOLLOWED: (Mark(MarkKind.FOLLOWED, 12, "12"), f"followed up; {several}"),
        MarkKind.EXCEPTIONS: (Mark(MarkKind.EXCEPTIONS, 3, "3"), "local exceptions; units"),
        MarkKind.STANDING: (Mark(MarkKind.STANDING, text="●"), "standing item"),
        MarkKind.PROPOSED: (Mark(MarkKind.PROPOSED, text="?"), "proposed, not set"),
        MarkKind.GOLD: (Mark(MarkKind.GOLD, text="Gold"), "tasked to a Gold Group"),
    }
    for kind, (sample, words) in meanings.items():
        if kind in kinds or kind is MarkKind.THEME:
            yield chip_of(sample), words
    if "✓" in texts:
        yield Chip("✓", "theme ✓"), "covered, not passed down"


def _to_settle(view: Coverage) -> Iterator[Block]:
    """Yield what has to be settled: one paragraph, or a list where it is long."""
    if not view.to_settle:
        yield Prose((Run("Nothing to settle.", Tone.STRONG),))
    elif len(view.to_settle) <= SETTLED_IN_ONE:
        yield Prose((Run("To settle. ", Tone.BOLD), Run(" ".join(view.to_settle))))
    else:
        rows = tuple(Row((Cell((line(said, Role.TEXT),)),), tight=True) for said in view.to_settle)
        yield Table("To settle", (Column("To settle", MEASURE, gutter=0),), (Group(rows),), "To settle", head=False)


def _counts(rows: Sequence[PriorityCount]) -> Table:
    """Return how often each priority was covered, set by set."""
    names = dict.fromkeys(row.set_name for row in rows)
    groups = (Group(tuple(_count(row) for row in rows if row.set_name == name), name, coloured=True) for name in names)
    return Table("By priority", COUNTED, tuple(groups), heading="What each priority saw")


def _count(row: PriorityCount) -> Row:
    if row.last:
        last = line(f"{row.last_words} {row.last.year}")
    else:
        coming = row.themes or row.deep_dives or row.items
        last = line("to come") if coming else line("none", tone=Tone.ALARM)
    return Row(
        (
            Cell((line(row.label, Role.MAIN, Tone.STRONG),)),
            Cell((line(row.title, Role.MAIN),)),
            *(Cell((line(f"{n}" if n else NONE),), n) for n in (row.themes, row.deep_dives, row.items)),
            Cell((last,), last.text),
        )
    )
