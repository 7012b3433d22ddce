"""The meetings to choose from: those to come first, by month, then the earlier ones."""

import datetime as dt
from collections.abc import Callable, Sequence

from desktop.kit.filters import FilterChips
from desktop.kit.row_table import Column, RowTable
from desktop.kit.row_view import RowPane, RowView
from desktop.kit.statuses import MEETING_STATUSES, meeting_status
from models.queries.meetings import MeetingRow
from models.rules.vocabulary import Level
from models.rules.written_dates import MONTHS, date_words

COMING, EARLIER, ALL = "coming", "earlier", "all years"


class MeetingList(RowPane):
    """The list with its filters in the row under the head."""

    def __init__(self, chips: FilterChips) -> None:
        self._today = dt.date.min
        self._table: RowTable[MeetingRow] = RowTable(_columns(), key=lambda row: row.id, group=self._group)
        self.list: RowView[MeetingRow] = RowView(self._table, "Meetings", lines=1)
        super().__init__(self.list)
        self._chips = chips
        self._rows: tuple[MeetingRow, ...] = ()
        chips.add_chip("period", "Period", ((COMING, "Coming"), (EARLIER, "Earlier"), (ALL, "All years")), many=False)
        chips.add_chip("level", "Level", tuple((level.value, level.value) for level in Level))
        chips.add_chip("forum", "Forum", ())
        chips.add_chip("status", "Status", tuple((word, shown.word) for word, shown in MEETING_STATUSES.items()))
        chips.add_search("Filter meetings")
        chips.changed.connect(self._narrow)

    def display(self, rows: Sequence[MeetingRow], today: dt.date) -> None:
        """Show meetings, those to come first."""
        self._today = today
        coming = [row for row in rows if row.date >= today]
        self._rows = (*coming, *reversed([row for row in rows if row.date < today]))
        forums = {row.forum_id: f"{row.forum_code}, {row.forum_name}" for row in rows}
        self._chips.set_choices("forum", sorted(forums.items(), key=lambda pair: pair[1]))
        self._narrow()

    def rows(self) -> tuple[MeetingRow, ...]:
        """Return all meetings, shown or not."""
        return self._rows

    def all_years(self) -> bool:
        """Return whether meetings of every year are asked for, not only lately held and coming ones."""
        return ALL in self._chips.values("period")

    def shown(self) -> tuple[MeetingRow, ...]:
        """Return the meetings the filters let through, in the order of the list."""
        return self._table.rows()

    def _narrow(self) -> None:
        wanted = self._wanted()
        shown = [row for row in self._rows if wanted(row)]
        self._table.replace(shown)
        if self.list.current_row() is None:
            self.list.select_first()
        self.set_foot(f"{len(shown)} shown of {len(self._rows)} meetings")

    def _wanted(self) -> Callable[[MeetingRow], bool]:
        """Return what the filters let through; they are asked once, not for every row."""
        chosen = {name: self._chips.values(name) for name in ("level", "forum", "status")}
        periods, text = self._chips.values("period") - {ALL}, self._chips.search_text()

        def wanted(row: MeetingRow) -> bool:
            period = COMING if row.date >= self._today else EARLIER
            facts = {"level": row.level, "forum": row.forum_id, "status": row.status}
            narrowed = any(chosen[name] and fact not in chosen[name] for name, fact in facts.items())
            return not narrowed and (not periods or period in periods) and (not text or said_by(row, text))

        return wanted

    def _group(self, row: MeetingRow) -> str:
        return f"{MONTHS[row.date.month - 1]} {row.date.year}" if row.date >= self._today else "Earlier"


def times(row: MeetingRow) -> str:
    """Say from when until when a meeting is: 09:30–12:30."""
    return f"{row.start:%H:%M}–{row.end:%H:%M}"


def said_by(row: MeetingRow, text: str) -> bool:
    """Say whether all typed words occur in a meeting's code, name, date, place, chair or reference."""
    parts = (row.reference, row.forum_name, date_words(row.date), row.place, row.chair, row.chair_name, row.unit)
    known = " ".join(parts).casefold()
    return all(word in known for word in text.casefold().split())


def _columns() -> tuple[Column[MeetingRow], ...]:
    return (
        Column("Date", lambda row: date_words(row.date), width="Wed 30 Sep 2026", sort_key=lambda row: row.date),
        Column(
            "Meeting",
            lambda row: row.forum_name,
            kind="chip",
            code=lambda row: (row.forum_code, row.level),
            sort_key=lambda row: row.forum_name,
        ),
        Column(
            "Status",
            lambda row: row.status,
            kind="status",
            status=lambda row: meeting_status(row.status),
            width="By correspondence",
            sort_key=lambda row: row.status,
        ),
        Column("Time", times, width="00:00–00:00", sort_key=lambda row: row.start),
        Column("Place", lambda row: row.place, width="Boardroom, New Scotland", sort_key=lambda row: row.place),
    )
