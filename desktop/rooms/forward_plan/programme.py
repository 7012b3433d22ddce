"""The programme board: forums down, months across, themes as tiles to carry; the coverage of the plan beneath."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.kit import messages
from desktop.kit.controls import Deed
from desktop.kit.page import Empty
from desktop.kit.programme_board import ProgrammeBoard
from desktop.rooms.forward_plan.board_findings import BoardFindings
from desktop.rooms.forward_plan.board_legend import board_legend
from desktop.rooms.forward_plan.board_rows import FIXED, GAP, board_of, serves
from desktop.rooms.forward_plan.coverage_strip import CoverageStrip
from desktop.rooms.forward_plan.programme_deeds import BoardState, ProgrammeDeeds
from desktop.rooms.forward_plan.tile_details import Chosen, TileDetails
from desktop.rooms.forward_plan.view import Around, Beside, Chip, Choices, Notice, Values, View
from models.operations.theme_moves import move_theme, swap_themes
from models.queries.enduring import SuggestionRow, suggestions
from models.queries.level_coverage import level_coverage
from models.queries.programme import NOT_SET, Programme, ProgrammeForum, programme, theme_gaps
from models.queries.themes import meeting_themes
from models.rules.financial_year import financial_year
from models.rules.vocabulary import Level
from models.rules.written_dates import MONTHS, date_words, first_of_month

SPANS = NOW, YEAR, BEFORE, AHEAD = "now", "year", "before", "ahead"
FIRST_LEVELS = frozenset({Level.CORPORATE.value, Level.BUSINESS_GROUP.value, Level.THEMATIC.value})
"""The levels that are shown until others are chosen."""
_SHOWN, _BACK, _YEAR = 5, 6, 12  # months
_LOOKED_BACK = 24  # months: six meetings of a forum that meets every quarter lie within
_STRIP = 0.3  # of the height at most goes to the coverage


class ProgrammeView(View):
    """Which theme every forum takes in which month, where one is wanting, and how the units below answered."""

    name = "programme"
    title = "Programme"
    choose_words = "Choose a theme to see what it serves, how often it came and what the units made of it."
    search_hint = ""
    lead_commands = ("theme.cascade", "theme.set")
    concerns = frozenset(
        {
            "alignment", "deep_dive", "deep_dive_slip", "enduring_answer", "escalation", "forum", "forum_link",
            "forum_name", "forum_pattern", "gold_group", "item_promise", "meeting", "meeting_theme", "paper",
            "priority", "priority_set", "risk", "setting", "theme", "unit",
        }
    )  # fmt: skip

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self.board = ProgrammeBoard()
        self.strip = CoverageStrip()
        self._pane = QWidget()
        column = QVBoxLayout(self._pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.board, 1)
        column.addWidget(self.strip)
        self._pane.setFocusProxy(self.board)
        self._span = self._months(NOW)
        self._plan: Programme | None = None
        self._shown: Programme | None = None
        self._gaps = 0
        self._waiting: tuple[SuggestionRow, ...] = ()
        self._meetings: dict[str, Chosen] = {}
        self._tiles: dict[str, Chosen] = {}
        self._deeds = ProgrammeDeeds(around, self.chosen, self.asked.emit)
        self._details = TileDetails(around.desk, around.navigator, self._deeds.accept, self._deeds.decline)
        self.board.piece_chosen.connect(self.altered)
        self.board.piece_opened.connect(self._deeds.open)
        self.board.tile_dropped.connect(self._move)
        self.board.tiles_swapped.connect(self._swap)
        self.board.columns_moved.connect(self._align)
        self.board.canvas.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.board.canvas.customContextMenuRequested.connect(self._open_menu)
        self.strip.meeting_opened.connect(around.navigator.open_meeting)

    @property
    def pane(self) -> QWidget:
        """The board over the coverage of the plan."""
        return self._pane

    # reading

    def read(self) -> None:
        """Read the programme of the months that are shown, what endures, and how many themes are wanting."""
        today = self.desk.today
        self._plan = self.desk.read(programme, first=self._span[0], last=self._span[1], today=today)
        self._gaps = self.desk.read(theme_gaps, today=today)
        self._waiting = self.desk.read(suggestions, today=today)
        self._coverage = self.desk.read(level_coverage, first=self._span[0], last=self._last_day(), today=today)

    def _last_day(self) -> dt.date:
        last = self._span[1]
        return first_of_month(last.year, last.month + 1) - dt.timedelta(days=1)

    def _months(self, span: str) -> tuple[dt.date, dt.date]:
        """Return the first days of the first and the last month of a span."""
        today = self.desk.today
        year = financial_year(today)
        spans = {
            YEAR: (year.first, year.last.replace(day=1)),
            BEFORE: (first_of_month(today.year, today.month - _BACK), today.replace(day=1)),
            AHEAD: (today.replace(day=1), first_of_month(today.year, today.month + _YEAR - 1)),
        }
        return spans.get(span, (today.replace(day=1), first_of_month(today.year, today.month + _SHOWN - 1)))

    def chips(self) -> tuple[Chip, ...]:
        """Return the filters: levels, what is served, and which months."""
        held = self._plan.forums if self._plan else ()
        there = dict.fromkeys(one.level for one in held)
        levels: Choices = tuple((level, self.desk.levels.of(level)) for level in there)
        cells = self._plan.cells.values() if self._plan else ()
        served = sorted({label for found in cells for cell in found for tile in cell.tiles for label in serves(tile)})
        spans = tuple((span, self._span_words(span)) for span in SPANS)
        return (
            Chip("level", "Levels", levels, chosen=FIRST_LEVELS),
            Chip("serves", "Aligns to", tuple((label, label) for label in served)),
            Chip("months", "Months", spans, many=False, chosen=frozenset({NOW})),
        )

    def _span_words(self, span: str) -> str:
        first, last = self._months(span)
        return f"{MONTHS[first.month - 1][:3]} to {MONTHS[last.month - 1][:3]}"

    # showing

    def display(self, values: Values, text: str) -> None:  # noqa: ARG002  the board has no search box
        """Show the forums and months the filters let through."""
        span = self._months("".join(values("months")))
        if span != self._span or self._plan is None:
            self._span = span
            self.read()
        self._shown = _narrowed(self._plan, values("level"))
        self._index(self._shown)
        self._deeds.state = BoardState(self._shown, self._first_gap(), self._waiting)
        board = board_of(self._shown, self.desk.today, values("serves"))
        windows = {forum.window for forum in self._shown.forums if forum.window}
        aside = f"window of {windows.pop()}" if len(windows) == 1 else ""
        self.board.set_judge(BoardFindings(self._tiles, self._meetings, self._look_back))
        self.board.display(board, ("Forum", aside))
        self.strip.display(self._coverage, [month.in_window for month in board.months])
        self._align()
        if self.board.chosen_piece() is None:
            self.board.choose_key(self._deeds.state.first_gap + GAP)

    def _index(self, shown: Programme) -> None:
        """Keep what stands behind each meeting and each tile of the board."""
        forums = {forum.id: forum for forum in shown.forums}
        held = [(forums[key], cell) for (key, _month), cells in shown.cells.items() if key in forums for cell in cells]
        self._meetings = {cell.meeting_id: Chosen(forum, cell) for forum, cell in held}
        self._tiles = {
            tile.key or cell.meeting_id + FIXED: Chosen(forum, cell, tile)
            for forum, cell in held
            for tile in cell.tiles
        }
        self._tiles |= {cell.meeting_id + GAP: Chosen(forum, cell, gap=True) for forum, cell in held if cell.gap}

    def _look_back(self, forum_id: str, day: dt.date) -> Programme:
        first = first_of_month(day.year, day.month - _LOOKED_BACK)
        return self.desk.read(programme, first=first, last=day, today=self.desk.today, forum_id=forum_id)

    def _align(self) -> None:
        """Put the coverage under the columns of the board; in a low window it gives way."""
        self.strip.set_columns(self.board.columns(), self.board.forum_width())
        self.strip.set_room(self._pane.height() * _STRIP)

    def sentence(self) -> str:
        """Say how many themes are wanting."""
        shown = self._shown.gaps if self._shown else 0
        if not self._gaps:
            return "every theme of the window is set"
        words = f"{self._gaps} theme{'' if self._gaps == 1 else 's'} not set in the window"
        return words if shown == self._gaps else f"{words}, {shown} shown"

    def empty(self) -> Empty | None:
        """Say what belongs here while no forum meets."""
        if self._plan is None or any(self._plan.cells.values()):
            return None
        sentence = "Which theme every forum takes when belongs here, once a year of meetings is laid out."
        heading = "No forum meets in these months" if self._plan.forums else "No forum meets yet"
        calendar = Deed("Go to Calendar", lambda: self.around.navigator.open_room("calendar"), "Ctrl+2", kind="filled")
        return Empty("layers", heading, sentence, calendar, "There the year is laid out.")

    def legend(self) -> QWidget:
        """Return the signs of the board with their words."""
        return board_legend()

    def notice(self) -> Notice | None:
        """Ask for the chair's answer where a theme endures."""
        return self._deeds.notice()

    def chosen(self) -> Chosen | None:
        """Return what is chosen: a tile, or a meeting without one."""
        piece = self.board.chosen_piece()
        if piece is None or piece.slot is None:
            return None
        return self._tiles.get(piece.tile.key) if piece.tile else self._meetings.get(piece.slot.key)

    def beside(self) -> Beside | None:
        """Return what stands beside what is chosen."""
        chosen = self.chosen()
        if chosen is None:
            return None
        key = chosen.tile.key if chosen.tile else ""
        subject = key or chosen.cell.meeting_id
        return Beside(subject, self._details.sections(chosen), self._deeds.beside(chosen))

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """Return what can be done with what is chosen, and with the board."""
        return self._deeds.commands()

    def _first_gap(self) -> str:
        """Return the first meeting on the board whose theme is not set."""
        gaps = (one.cell for one in self._tiles.values() if one.gap and one.cell.gap == NOT_SET)
        return next((cell.meeting_id for cell in gaps), "")

    def focus(self) -> None:
        """Put the focus on the board."""
        self.board.setFocus()

    def show_subject(self, key: str) -> bool:
        """Choose the tile or the meeting a hit of the search stands for."""
        return self.board.choose_key(key)

    def filters_for(self, key: str) -> Mapping[str, frozenset[str]]:
        """Return the months in which a theme stands; none where no months reach so far."""
        for row in self.desk.read(meeting_themes, meeting_theme_id=key):
            month = row.meeting_date.replace(day=1)
            for span in SPANS:
                first, last = self._months(span)
                if first <= month <= last:
                    return {"months": frozenset({span})}
        return {}

    def show_elsewhere(self, key: str) -> None:
        """Open the meeting of a theme that lies outside all months the board can show."""
        for row in self.desk.read(meeting_themes, meeting_theme_id=key):
            self.around.navigator.open_meeting(row.meeting_id)

    def _open_menu(self, point: QPoint) -> None:
        self._deeds.open_menu(self.board.canvas.mapToGlobal(point))

    # carrying

    def _move(self, tile_key: str, meeting_id: str) -> None:
        said = f"Moved {self._title(tile_key)} to {self._day(self._meetings[meeting_id])}."
        move = partial(self.desk.perform, move_theme, meeting_theme_id=tile_key, to_meeting_id=meeting_id)
        self._carry_out(move, said)

    def _swap(self, one: str, other: str) -> None:
        said = f"{self._title(one)} and {self._title(other)} changed places."
        self._carry_out(partial(self.desk.perform, swap_themes, one_id=one, other_id=other), said)

    def _title(self, tile_key: str) -> str:
        tile = self._tiles[tile_key].tile
        return tile.title if tile else ""

    @staticmethod
    def _day(chosen: Chosen) -> str:
        return f"{chosen.forum.code} {date_words(chosen.cell.date)}"

    @staticmethod
    def _carry_out(deed: Callable[[], object], said: str) -> None:
        """Do what was dropped, and offer to take it back; a refusal is told instead."""

        def told() -> None:
            deed()
            messages.toast(said, undo=True)

        messages.attempt(told)


def _narrowed(whole: Programme | None, levels: frozenset[str]) -> Programme:
    """Return the programme of some levels, of all where none is named."""
    if whole is None:
        return Programme((), frozenset(), (), {}, 0)
    shown: tuple[ProgrammeForum, ...] = tuple(one for one in whole.forums if not levels or one.level in levels)
    waits = {one.id: one.waits for one in shown}
    cells = {key: found for key, found in whole.cells.items() if key[0] in waits}
    own = [found for (key, _month), found in cells.items() if not waits[key]]
    gaps = sum(cell.gap == NOT_SET for found in own for cell in found)
    return replace(whole, forums=shown, cells=cells, gaps=gaps)
