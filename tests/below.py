"""Frontline Policing with three BCUs below it, whose boards take over its themes, for tests of the cascade."""

import datetime as dt

from models.operations.forum_settings import link_forums
from models.operations.forums import add_forum
from models.operations.organisation import add_post, add_unit
from models.operations.themes import set_theme, set_theme_window
from models.operations.year import lay_out_year
from models.queries.cascade import CascadeView, cascade
from models.queries.meetings import find_meeting, meetings
from models.store.unit import Unit
from models.store.workspace import Workspace
from tests.books import FIRST, LAST, SmallBook

BCUS = {
    "NE": ("North East", "monthly, second Tuesday"),
    "SW": ("South West", "monthly, first Monday"),
}
"""Beside Central South, which meets on second Mondays; South West meets before the group does."""
DAY = dt.date(2026, 11, 5)


class Below:
    """The group's meeting of Thu 5 Nov 2026 with a theme, and three boards below; the clock stands at 27 Oct."""

    def __init__(self, workspace: Workspace, book: SmallBook) -> None:
        self.workspace, self.book = workspace, book
        workspace.transact(_boards, book)
        workspace.transact(lay_out_year, first=FIRST, last=LAST)
        self.source = self.set("CF-FLP 2026-11-05", "Knife crime")

    def meeting(self, reference: str) -> str:
        """Return the key of a meeting such as CF-AS 2026-11-09."""
        return self.workspace.read(find_meeting, reference=reference).id

    def set(self, reference: str, title: str) -> str:
        """Set a theme of a meeting."""
        return self.workspace.transact(set_theme, meeting_id=self.meeting(reference), title=title).value

    def view(self, theme: str = "") -> CascadeView:
        """Return what became of a theme, of the group's where none is given."""
        return self.workspace.read(cascade, meeting_theme_id=theme or self.source)

    def answers(self) -> dict[str, str]:
        """Return what each board answered to the group's theme."""
        return {row.forum_code: row.answer for row in self.view().rows}

    def key(self, code: str, theme: str = "") -> str:
        """Return the key of the theme as a board has it."""
        return next(row.meeting_theme_id for row in self.view(theme).rows if row.forum_code == code)

    def days(self) -> dict[str, str]:
        """Return the meeting at which each board takes the group's theme up."""
        known = {row.id: row.reference for row in self.workspace.read(meetings)}
        return {row.forum_code: known[row.meeting_id] for row in self.view().rows if row.meeting_id}


def _boards(unit: Unit, book: SmallBook) -> None:
    for code, (name, cadence) in BCUS.items():
        book.units[code] = add_unit(unit, code=code, name=name, kind="BCU", parent_id=book.units["FLP"])
        book.posts[f"CDR-{code}"] = add_post(
            unit, code=f"CDR-{code}", title=f"{name} Commander", unit_id=book.units[code]
        )
        book.forums[f"CF-{code}"] = add_forum(
            unit,
            code=f"CF-{code}",
            name=f"{name} CrimeFighters",
            level="BCU",
            unit_id=book.units[code],
            chair_post_id=book.posts[f"CDR-{code}"],
            cadence=cadence,
            start=dt.time(9, 30),
            minutes=120,
        )
    for code in ("AS", *BCUS):
        link_forums(unit, forum_id=book.forums["CF-FLP"], other_id=book.forums[f"CF-{code}"], kind="cascades to")
        set_theme_window(unit, forum_id=book.forums[f"CF-{code}"], window=3)
    unit.say("Add BCUs")
