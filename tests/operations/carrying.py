"""A forum with its meetings, its agendas opened one after another, for tests of what comes back on them."""

import datetime as dt
from dataclasses import dataclass

from models.operations.agenda import add_item, issue_agenda, open_agenda
from models.operations.meetings import add_meeting
from models.queries.agenda import ItemRow, agenda
from models.queries.meetings import meetings
from models.store.workspace import Workspace

DAYS = (dt.date(2026, 11, 5), dt.date(2026, 12, 3), dt.date(2027, 1, 7), dt.date(2027, 2, 4), dt.date(2027, 3, 4))


@dataclass(frozen=True)
class Run:
    """Five meetings of one forum: Thu 5 Nov 2026, 3 Dec, 7 Jan 2027, 4 Feb and 4 Mar."""

    workspace: Workspace
    forum: str
    meetings: tuple[str, ...]

    def open(self, turn: int) -> None:
        """Open the agenda of a meeting, counted from 0."""
        self.workspace.transact(open_agenda, meeting_id=self.meetings[turn])

    def issue(self, turn: int) -> None:
        """Issue the agenda of a meeting."""
        self.workspace.transact(issue_agenda, meeting_id=self.meetings[turn], body=b"%PDF-1.7 the agenda")

    def add(self, turn: int, title: str) -> str:
        """Add an item to the agenda of a meeting and return its key."""
        return self.workspace.transact(add_item, meeting_id=self.meetings[turn], title=title).value

    def items(self, turn: int) -> tuple[ItemRow, ...]:
        """Return what is to be taken at a meeting."""
        rows = self.workspace.read(agenda, meeting_id=self.meetings[turn]).items
        return tuple(row for row in rows if not row.withdrawn_because)

    def titles(self, turn: int) -> list[str]:
        """Return the titles of what is to be taken at a meeting."""
        return [row.title for row in self.items(turn)]

    def item(self, turn: int, title: str) -> ItemRow:
        """Return the one item of a title."""
        (found,) = [row for row in self.items(turn) if row.title == title]
        return found

    def origins(self, title: str) -> dict[int, str]:
        """Return why items of a title came to agendas, by meeting; what was put there by hand came from nowhere."""
        turns = range(len(self.meetings))
        return {turn: row.origin for turn in turns for row in self.items(turn) if row.title == title and row.origin}

    def in_order(self) -> list[int]:
        """Return the turns of the meetings by the days on which they stand now."""
        rows = self.workspace.read(meetings, forum_id=self.forum)
        return [self.meetings.index(row.id) for row in rows]


def run_of(workspace: Workspace, forum: str) -> Run:
    """Put five meetings of a forum on the calendar."""
    keys = [workspace.transact(add_meeting, forum_id=forum, date=day).value for day in DAYS]
    return Run(workspace, forum, tuple(keys))
