"""Whether the actions of the financial year add up: brought forward and opened are closed and still open."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from desktop.rooms.actions.grouping import ended
from models.queries.actions import ActionRow, year_start
from models.rules.progress import balance


@dataclass(frozen=True, slots=True)
class Balance:
    """The four figures of a financial year so far."""

    brought_forward: int
    opened: int
    closed: int
    open: int

    @property
    def words(self) -> str:
        """The sum as it is written in the foot."""
        left = f"brought forward {self.brought_forward:,} + opened {self.opened:,}"
        return f"{left} = closed {self.closed:,} + open {self.open:,}"

    @property
    def verdict(self) -> str:
        """`adds up` where both sides agree, else empty."""
        agrees = balance(self.brought_forward, self.opened, self.closed, self.open)
        return "adds up" if agrees else ""


def balance_of(rows: Iterable[ActionRow], today: dt.date) -> Balance:
    """Return the figures from all actions of the book, closed ones too; each figure is counted by itself."""
    since = year_start(today)
    brought = opened = closed = still_open = 0
    for row in rows:
        ended_this_year = row.closed_on is not None and row.closed_on >= since
        brought += row.raised_on < since and (row.closed_on is None or ended_this_year)
        opened += row.raised_on >= since
        closed += ended_this_year
        still_open += not ended(row)
    return Balance(brought, opened, closed, still_open)
