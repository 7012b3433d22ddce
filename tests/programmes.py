"""The CrimeFighters of Frontline Policing over a year in a small book, with what its themes may align to."""

import datetime as dt
from typing import Any

from models.operations.forum_settings import link_forums
from models.operations.priorities import add_priority_set
from models.operations.risks import add_risk
from models.operations.themes import set_theme, set_theme_window, set_track
from models.operations.year import lay_out_year
from models.queries.meetings import find_meeting
from models.queries.priorities import priorities_in_force
from models.queries.programme import Programme, ProgrammeCell, programme
from models.store.workspace import Workspace
from tests.books import FIRST, LAST, SmallBook

TODAY = dt.date(2026, 10, 27)
CRIME_PLAN = ("Reducing violence", "Increasing trust", "Reform", "Victims and justice")


class Plan:
    """The year laid out, a window of three meetings at CF-FLP, a Police and Crime Plan and one corporate risk."""

    def __init__(self, workspace: Workspace, book: SmallBook) -> None:
        self.workspace, self.book = workspace, book
        workspace.transact(lay_out_year, first=FIRST, last=LAST)
        workspace.transact(set_theme_window, forum_id=book.forums["CF-FLP"], window=3)
        workspace.transact(
            add_priority_set,
            kind="Police and Crime Plan",
            name="Police and Crime Plan 2025-29",
            short="PCP",
            starts=dt.date(2025, 4, 1),
            ends=dt.date(2029, 3, 31),
            titles=[(title, "") for title in CRIME_PLAN],
        )
        self.priorities = {row.label: row.id for row in workspace.read(priorities_in_force, as_of=TODAY)}
        self.risk = workspace.transact(
            add_risk, title="Serious violence", level="corporate", likelihood=4, impact=4
        ).value
        above, below = book.forums["CF-FLP"], book.forums["CF-AS"]
        workspace.transact(link_forums, forum_id=above, other_id=below, kind="cascades to")

    def meeting(self, day: str, code: str = "CF-FLP") -> str:
        """Return the key of a meeting by its day, "2026-11-05"."""
        return self.workspace.read(find_meeting, reference=f"{code} {day}").id

    def theme(self, title: str, day: str, code: str = "CF-FLP", **given: Any) -> str:
        """Set a theme and return the key of the row."""
        meeting_id = self.meeting(day, code)
        return self.workspace.transact(set_theme, meeting_id=meeting_id, title=title, **given).value

    def programme(self, today: dt.date = TODAY, **given: Any) -> Programme:
        """Return the programme from October to February."""
        span = {"first": dt.date(2026, 10, 1), "last": dt.date(2027, 2, 1)}
        return self.workspace.read(programme, **{**span, "today": today, **given})

    def cell(self, month: dt.date, today: dt.date = TODAY, code: str = "CF-FLP") -> ProgrammeCell:
        """Return the one cell of a forum in a month."""
        (found,) = self.programme(today).cells[self.book.forums[code], month]
        return found

    def looks(self, title: str, track: str, *days: str) -> list[str]:
        """Let meetings that lie behind take a theme, and say how it stood at each."""
        keys = [self.theme(title, day, priority_ids=[self.priorities["PCP 1"]]) for day in days]
        for key in keys:
            self.workspace.transact(set_track, meeting_theme_id=key, track=track)
        return keys
