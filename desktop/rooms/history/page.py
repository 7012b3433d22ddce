"""The History room: who did what and when, newest first; it is read, never changed."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtGui import QShowEvent

from desktop.kit.desk import Desk
from desktop.kit.navigator import Navigator
from desktop.kit.page import Empty, Page
from desktop.kit.row_table import Column, RowTable
from desktop.kit.row_view import RowPane, RowView
from models.documents.wording import wall_clock
from models.queries.history import EntryRow, entries
from models.rules.written_dates import date_words

LIMIT = 2000
"""How many of the newest entries are shown."""
TAKEN_BACK = "Taken back"
_STATES = (("stands", "stands"), ("taken back", "taken back"))


class HistoryPage(Page):
    """The journal of the book as a list by day."""

    name = "history"

    def __init__(self, desk: Desk, navigator: Navigator) -> None:
        super().__init__(desk, navigator)
        self._rows: tuple[EntryRow, ...] = ()
        self.chips.add_chip("actor", "Who", ())
        self.chips.add_chip("state", "State", _STATES, many=False)
        self.chips.add_search("Filter these")
        self._table = RowTable(COLUMNS, lambda row: row.seq, day_of, counted)
        self._list = RowView(self._table, "History", lines=1)
        self._pane = RowPane(self._list)
        self.set_body(self._pane)
        self.chips.changed.connect(self._show)
        desk.saved.connect(self._follow)

    def refresh(self) -> None:
        """Read the newest entries again."""
        self._rows = self.desk.read(entries, limit=LIMIT)
        actors = sorted({row.actor for row in self._rows}, key=str.casefold)
        self.chips.set_choices("actor", tuple((actor, actor) for actor in actors))
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with everything that happened while hidden: any change at all is history."""
        self._stale = True
        super().showEvent(event)

    def _follow(self, _words: str) -> None:
        if self.isVisible():
            self.refresh()

    def _show(self) -> None:
        shown = tuple(row for row in self._rows if self._fits(row))
        self.set_title("History", f"{len(self._rows):,} entries, newest first")
        self.set_empty(None if self._rows else EMPTY)
        self._table.replace(shown)
        if self._list.current_row() is None:
            self._list.select_first()
        self.chips.set_search_hint(f"Filter these {len(shown):,}")
        newest = f", the newest {LIMIT:,}" if len(self._rows) == LIMIT else ""
        self._pane.set_foot(f"{len(shown):,} shown of {len(self._rows):,}{newest}")

    def _fits(self, row: EntryRow) -> bool:
        actors, states = self.chips.values("actor"), self.chips.values("state")
        text = self.chips.search_text().casefold()
        state = "taken back" if row.taken_back else "stands"
        return (
            (not actors or row.actor in actors)
            and (not states or state in states)
            and text in f"{row.words}\n{row.actor}".casefold()
        )


def moment(row: EntryRow) -> dt.datetime:
    """Return when an entry was made, on the clocks of the house."""
    return wall_clock(row.at)


def day_of(row: EntryRow) -> str:
    """Return the day of an entry in words."""
    return date_words(moment(row).date())


def counted(_title: str, rows: Sequence[EntryRow]) -> str:
    """Return how many entries a day has."""
    return "1 entry" if len(rows) == 1 else f"{len(rows):,} entries"


COLUMNS: tuple[Column[EntryRow], ...] = (
    Column("When", lambda row: f"{moment(row):%H:%M}", width="When 00:00", sort_key=lambda row: row.seq),
    Column("Who", lambda row: row.actor, width="Marguerite Okonjo-Bell", sort_key=lambda row: row.actor.casefold()),
    Column("What", lambda row: row.words, sort_key=lambda row: row.words.casefold(),
           tone=lambda row: "text 2" if row.taken_back else ""),
    Column("Rows", lambda row: f"{row.rows:,}", kind="number", width="10,000", sort_key=lambda row: row.rows),
    Column("State", lambda row: TAKEN_BACK if row.taken_back else "", width=f"{TAKEN_BACK} 00",
           icon=lambda row: "undo-2" if row.taken_back else "", tone=lambda row: "warn" if row.taken_back else "",
           sort_key=lambda row: row.taken_back),
)  # fmt: skip
EMPTY = Empty(
    "history", "Nothing has been done in this book yet", "Every change is noted here with who made it and when."
)
