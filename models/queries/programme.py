"""The programme: which forum takes what in which month, where something is wanting, and by when."""

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from types import SimpleNamespace

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.queries.forum_names import ForumNames
from models.queries.forum_rules import rule_in_force, rules_of_forums
from models.queries.programme_tiles import CascadeStrip, Tile, TileBook
from models.queries.settings import settings
from models.queries.theme_gaps import ThemeGap, theme_gaps, theme_reminders, waits_for_cascade, wants_theme
from models.queries.theme_ground import LOOKING_AHEAD, ThemeGround
from models.records.agenda import ItemPromise
from models.records.forums import ForumLink
from models.rules.cadence_text import cadence_from_text
from models.rules.cadence_words import cadence_words
from models.rules.level_names import USUAL_NAMES, LevelNames
from models.rules.theme_checks import ThemeStanding, cell_findings
from models.rules.theme_window import USUAL_WINDOW, is_closed
from models.rules.vocabulary import Level, LinkKind
from models.rules.written_dates import short_date_words

__all__ = [
    "CascadeStrip",
    "Programme",
    "ProgrammeCell",
    "ProgrammeForum",
    "ThemeGap",
    "Tile",
    "programme",
    "theme_gaps",
    "theme_reminders",
]
NOT_SET, DIVE_OPEN = "Theme not set", "Deep-dive open"
NO_DATE = "promised, no date"
MONTHS_IN_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class ProgrammeForum:
    """A row of the programme; `window` is 0 where the forum sets no themes, `cadence_words` "first Thursday".

    One that `waits` takes the themes passed down to it, rather than set its own; one that `passes_down` has some below.
    """

    id: str
    code: str
    name: str
    level: str
    cadence_words: str
    window: int
    fixed_theme: str
    waits: bool = False
    passes_down: bool = False


@dataclass(frozen=True, slots=True)
class ProgrammeCell:
    """A meeting on the programme: its tiles, and what is wanting.

    `gap` is "Theme not set", "Deep-dive open" or empty, `gap_words` "set by Thu 5 Nov" and `gap_due` that day.
    `findings` are the words of ThemeFinding. `is_over` says that the meeting lies behind its forum.
    """

    meeting_id: str
    date: dt.date
    status: str
    in_window: bool
    is_over: bool
    tiles: tuple[Tile, ...]
    gap: str = ""
    gap_words: str = ""
    gap_due: dt.date | None = None
    findings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Programme:
    """The whole board; `cells` by forum and first day of the month, without an entry where the forum does not meet.

    `window_months` are the months in which some forum's window lies, `gaps` counts the themes not set within them by
    forums that set their own.
    """

    months: tuple[dt.date, ...]
    window_months: frozenset[dt.date]
    forums: tuple[ProgrammeForum, ...]
    cells: dict[tuple[str, dt.date], tuple[ProgrammeCell, ...]]
    gaps: int
    names: LevelNames = USUAL_NAMES


def programme(
    session: Session,
    *,
    first: dt.date,
    last: dt.date,
    today: dt.date,
    levels: Collection[str] = (),
    forum_id: str = "",
) -> Programme:
    """Return the programme of the months from one day to another, of some levels or all, or of one forum.

    Forums stand there that set themes, those of the corporate level to which deep-dives ever reported (while there are
    none, all of them), and whatever has something on it.
    """
    months = _months(first, last)
    since, until = months[0], _months_on(months[-1], 1) - dt.timedelta(days=1)
    ground = ThemeGround(session, min(since, today), max(until, today + LOOKING_AHEAD), forum_id)
    tiles = TileBook(session, ground, min(since, today), max(until, today), today)
    reading = _Reading(ground, tiles, _undated(session), today)
    cells: dict[tuple[str, dt.date], tuple[ProgrammeCell, ...]] = {}
    rows, window_months, gaps = [], set[dt.date](), 0
    lasting = _lasting(ground, tiles.dive_forums)
    for forum in _shown(ground, since, until, levels):
        found = [*reading.cells(forum, since, until), *reading.fallen(forum, since, until)]
        if not (forum.id in lasting or any(cell.tiles or cell.gap for cell in found)):
            continue
        rows.append(forum)
        own = not waits_for_cascade(ground, forum)
        for cell in found:
            month = cell.date.replace(day=1)
            cells[forum.id, month] = (*cells.get((forum.id, month), ()), cell)
            window_months |= {month} if cell.in_window and own else set()
            gaps += cell.gap == NOT_SET and own
    names = settings(session).levels
    return Programme(months, frozenset(window_months), _forum_rows(session, ground, rows, today), cells, gaps, names)


class _Reading:
    """What the cells of every forum are reckoned from."""

    def __init__(self, ground: ThemeGround, tiles: TileBook, undated: frozenset[str], today: dt.date) -> None:
        self._ground, self._tiles, self._undated, self._today = ground, tiles, undated, today

    def cells(self, forum: SimpleNamespace, first: dt.date, last: dt.date) -> Iterator[ProgrammeCell]:
        """Yield the cells of a forum's living meetings of a span, in their order."""
        window = self._ground.window(forum.id, forum.theme_window or USUAL_WINDOW, self._today)
        open_dive = forum.id in self._undated and forum.level == Level.CORPORATE
        for meeting in self._ground.meetings[forum.id]:
            if not first <= meeting.date <= last:
                continue
            tiles = self._tiles.of(meeting)
            inside = meeting.id in window
            wanting = forum.theme_window > 0 and inside and wants_theme(self._ground, forum, meeting.id)
            if wanting:
                yield self._cell(forum, meeting, tiles, (NOT_SET, *self._due(forum, meeting)))
            elif open_dive and inside and not tiles:
                open_dive = False
                yield self._cell(forum, meeting, tiles, (DIVE_OPEN, NO_DATE, None))
            else:
                yield self._cell(forum, meeting, tiles, ("", "", None), inside=inside and forum.theme_window > 0)

    def fallen(self, forum: SimpleNamespace, first: dt.date, last: dt.date) -> Iterator[ProgrammeCell]:
        """Yield the cancelled and postponed meetings of a span whose themes have still to be moved elsewhere."""
        for meeting in self._ground.fallen.get(forum.id, ()):
            tiles = self._tiles.of(meeting) if first <= meeting.date <= last else ()
            if tiles:
                yield self._cell(forum, meeting, tiles, ("", "", None), inside=False)

    def _cell(
        self,
        forum: SimpleNamespace,
        meeting: SimpleNamespace,
        tiles: tuple[Tile, ...],
        gap: tuple[str, str, dt.date | None],
        *,
        inside: bool = True,
    ) -> ProgrammeCell:
        themes = [tile for tile in tiles if tile.kind == "theme"]
        standings = [
            ThemeStanding(
                not tile.trouble, tile.repeats if tile.repeats_words else 1, tile.of, with_gold=bool(tile.gold_words)
            )
            for tile in themes
        ]
        return ProgrammeCell(
            meeting_id=meeting.id,
            date=meeting.date,
            status=meeting.status,
            in_window=inside and forum.theme_window > 0,
            is_over=is_closed(meeting.status, meeting.date, self._today),
            tiles=tiles,
            gap=gap[0],
            gap_words=gap[1],
            gap_due=gap[2],
            findings=tuple(one.value for one in cell_findings(standings, expected=gap[0] == NOT_SET)),
        )

    def _due(self, forum: SimpleNamespace, meeting: SimpleNamespace) -> tuple[str, dt.date]:
        """Return by when a theme is to be set: at the forum's next meeting, for that one before its agenda goes out."""
        following = self._ground.next_meeting(forum.id, self._today)
        is_next = following is None or following.id == meeting.id
        due = self._tiles.agenda_due(meeting) if following is None or is_next else following.date
        return f"set by {short_date_words(due)}", due


def _shown(ground: ThemeGround, first: dt.date, last: dt.date, levels: Collection[str]) -> Sequence[SimpleNamespace]:
    """Return the forums that may stand on the programme, by level and place."""
    order = {level.value: place for place, level in enumerate(Level)}
    chosen = [
        forum
        for forum in ground.forums.values()
        if (not levels or forum.level in levels)
        and forum.scheduled
        and (forum.starts is None or forum.starts <= last)
        and (forum.ends is None or forum.ends >= first)
    ]
    return sorted(chosen, key=lambda forum: order.get(forum.level, len(order)))


def _lasting(ground: ThemeGround, dive_forums: frozenset[str]) -> frozenset[str]:
    """Return the forums that stand on the programme whether or not something is on it."""
    rolling = {forum.id for forum in ground.forums.values() if forum.theme_window or forum.fixed_theme_id}
    corporate = {forum.id for forum in ground.forums.values() if forum.level == Level.CORPORATE}
    return frozenset(rolling | (corporate & dive_forums or corporate))


def _forum_rows(
    session: Session, ground: ThemeGround, forums: Sequence[SimpleNamespace], today: dt.date
) -> tuple[ProgrammeForum, ...]:
    names, rules = ForumNames(session), rules_of_forums(session)
    down = select(ForumLink.forum_id).where(ForumLink.kind == LinkKind.CASCADES.value)
    passing = frozenset(session.scalars(down))
    return tuple(
        ProgrammeForum(
            id=forum.id,
            code=forum.code,
            name=names.on(forum.id, today),
            level=forum.level,
            cadence_words=_rhythm(rule.cadence) if (rule := rule_in_force(rules.get(forum.id, ()), today)) else "",
            window=forum.theme_window,
            fixed_theme=forum.fixed_theme or "",
            waits=waits_for_cascade(ground, forum),
            passes_down=forum.id in passing,
        )
        for forum in forums
    )


def _rhythm(cadence: str) -> str:
    """Return how often a forum meets in two words: "first Thursday" where that is every month, "every 2 months"."""
    often, *when = cadence_words(cadence_from_text(cadence)).split(", ")
    return when[0] if often == "monthly" and when else often.split(" from ", 1)[0].split(" on ", 1)[0]


def _undated(session: Session) -> frozenset[str]:
    """Return the forums to which something is promised whose date is still to be fixed."""
    chosen = select(ItemPromise.forum_id).where(
        ItemPromise.undated, ItemPromise.dropped_because == "", ItemPromise.taken_item_id.is_(None)
    )
    return frozenset(session.scalars(chosen.distinct()))


def _months(first: dt.date, last: dt.date) -> tuple[dt.date, ...]:
    count = (last.year - first.year) * MONTHS_IN_A_YEAR + last.month - first.month + 1
    return tuple(_months_on(first.replace(day=1), number) for number in range(max(count, 1)))


def _months_on(month: dt.date, number: int) -> dt.date:
    years, place = divmod(month.month - 1 + number, MONTHS_IN_A_YEAR)
    return dt.date(month.year + years, place + 1, 1)
