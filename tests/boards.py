"""The Management Board of Tue 3 Nov 2026 in a small book, for tests of what is recorded at a meeting."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from models.operations.agenda import add_item, open_agenda
from models.operations.decisions import record_decision
from models.operations.minutes import record_minute
from models.operations.outcomes import record_action
from models.operations.paper_sections import set_recommendations
from models.operations.papers import commission_paper
from models.operations.stages import agree_minutes, end_meeting, enter_room, finish_minutes
from models.operations.year import lay_out_year
from models.queries.meetings import find_meeting
from models.queries.record import AskRow, MeetingRecord, meeting_record
from models.store.workspace import Workspace
from tests.books import FIRST, LAST, Clock, SmallBook

DAY = dt.date(2026, 11, 3)
DUE = dt.date(2026, 11, 18)
STAGES: dict[str, Callable[..., Any]] = {
    "open": open_agenda,
    "room": enter_room,
    "held": end_meeting,
    "draft": finish_minutes,
    "agreed": agree_minutes,
}
"""The deeds that bring a meeting on, in their order."""


class Board:
    """The meeting with its agenda open and one item of its own; the clock stands at its day."""

    def __init__(self, workspace: Workspace, book: SmallBook, clock: Clock) -> None:
        self.workspace, self.book = workspace, book
        workspace.transact(lay_out_year, first=FIRST, last=LAST)
        self.id = workspace.read(find_meeting, reference="MB 2026-11-03").id
        workspace.transact(open_agenda, meeting_id=self.id)
        self.item = workspace.transact(add_item, meeting_id=self.id, title="Violence Stocktake").value
        clock.go_to(DAY)

    def bring_to(self, stage: str) -> None:
        """Bring the meeting on until it has reached a stage."""
        names = list(STAGES)
        self.go_on(*names[1 : names.index(stage) + 1])

    def go_on(self, *stages: str) -> None:
        """Bring the meeting through the next stages."""
        for stage in stages:
            self.workspace.transact(STAGES[stage], meeting_id=self.id)

    def minute(self, text: str = "The Board heard that violence fell.", item: str = "") -> str:
        """Record a minute."""
        return self.workspace.transact(record_minute, meeting_id=self.id, item_id=item or self.item, text=text).value

    def decide(self, text: str = "hold knife crime as a theme", item: str = "", **facts: Any) -> str:
        """Record a decision."""
        given = {"meeting_id": self.id, "item_id": item or self.item, "text": text, **facts}
        return self.workspace.transact(record_decision, **given).value

    def promise(self, text: str = "Publish ward-level maps", item: str = "", **facts: Any) -> str:
        """Record an action of AC Frontline Policing, due at the next Performance Group."""
        given = {"meeting_id": self.id, "item_id": item or self.item, "text": text, "due": DUE, **facts}
        return self.workspace.transact(record_action, owner_post_id=self.book.posts["AC-FLP"], **given).value

    def ask(self, *asks: tuple[str, str]) -> tuple[AskRow, ...]:
        """Put a paper before the item that asks all this."""
        paper = self.workspace.transact(
            commission_paper,
            forum_id=self.book.forums["MB"],
            meeting_id=self.id,
            item_id=self.item,
            title="Violence Stocktake",
        ).value
        self.workspace.transact(set_recommendations, paper_id=paper, asks=asks)
        return self.record().asks

    def record(self) -> MeetingRecord:
        """Return what was recorded."""
        return self.workspace.read(meeting_record, meeting_id=self.id, today=DAY)
