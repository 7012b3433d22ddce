"""The levels on paper: which meetings of each level saw a priority or headline theme, quarter by quarter."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence

from models.documents.content import Cell, Column, Group, Role, Row, Sheet, Table, Tone, line
from models.documents.wording import NONE, counted, held
from models.queries.level_coverage import LevelCoverage, LevelRow
from models.rules.coverage import LEVEL_OF, QUARTER, quarter_words
from models.rules.vocabulary import Level
from models.rules.written_dates import first_of_month

HEAD = Column("Priority or headline theme", 76, gutter=12)
MOST_MEETINGS = 4
"""How many meetings are named with their days; of more, the forums alone."""


def level_sheets(levels: LevelCoverage) -> Iterator[Sheet]:
    """Yield one table with a group for each quarter, on a page of its own; none where there is nothing to look at."""
    if levels.rows:
        names = levels.names
        columns = (
            HEAD,
            Column(names.opened(Level.CORPORATE), 60, gutter=12),
            Column(f"{names.opened(Level.BUSINESS_GROUP)} and {names.of(Level.THEMATIC)}", 65, gutter=12),
            Column(names.opened(Level.BCU), 65, gutter=0),
        )
        table = Table("Levels", columns, tuple(_quarter(levels, first) for first in quarters(levels.months)))
        yield Sheet("Seen at every level?", table, table)


def quarters(months: Sequence[dt.date]) -> tuple[dt.date, ...]:
    """Return the first month of each quarter that some months lie in."""
    return tuple(
        dict.fromkeys(first_of_month(month.year, month.month - (month.month - 1) % QUARTER) for month in months)
    )


def _quarter(levels: LevelCoverage, first: dt.date) -> Group:
    places = [place for place, month in enumerate(levels.months) if quarters([month])[0] == first]
    return Group(tuple(_row(row, places, first) for row in levels.rows), quarter_words(first), coloured=True)


def _row(row: LevelRow, places: Sequence[int], first: dt.date) -> Row:
    gaps = {gap.letter for gap in row.gaps if gap.month == first}
    said = [line(row.label, Role.MAIN, Tone.STRONG)]
    if row.title != row.label:
        said.append(line(row.title, tone=Tone.QUIET))
    cells = (
        _cell([word for place in places for word in row.marks[place][index].words], missing=letter in gaps)
        for index, letter in enumerate(LEVEL_OF)
    )
    return Row((Cell(tuple(said)), *cells))


def _cell(meetings: Sequence[str], *, missing: bool) -> Cell:
    """Return the meetings that saw it; a level found wanting says so, one that is still to be set has a dash."""
    if not meetings:
        return Cell((line("none", tone=Tone.ALARM),), symbol="▲") if missing else Cell((line(NONE),))
    said = ", ".join(map(held, meetings))
    if len(meetings) > MOST_MEETINGS:
        forums = Counter(words.split(" ")[0] for words in meetings)
        named = (f"{code} × {times}" if times > 1 else code for code, times in forums.items())
        said = f"{counted(len(meetings), 'meeting')}: {', '.join(map(held, named))}"
    return Cell((line(said),), "; ".join(meetings))
