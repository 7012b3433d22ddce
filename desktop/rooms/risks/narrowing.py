"""Which risks the filters let through, and what the filters offer."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from desktop.rooms.risks.columns import months_words, owner_words
from models.queries.risks import RiskRow
from models.rules.risk import Band
from models.rules.vocabulary import RiskStatus
from models.rules.written_dates import date_words, first_of_month

Choices = tuple[tuple[str, str], ...]
BAND_CHOICES: Choices = tuple((band.value, band.value) for band in Band)
UNSEEN_CHOICES: Choices = tuple((str(months), f"{months_words(months)} or more") for months in (1, 2, 3, 4, 6, 12))
STATE_CHOICES: Choices = tuple((status.value, status.value) for status in RiskStatus)
MONTHS_OFFERED = 12
_QUARTER = 3


@dataclass(frozen=True, slots=True)
class Narrowing:
    """The values chosen in the filters; an empty one does not narrow, but closed risks must be asked for."""

    band: frozenset[str] = frozenset()
    owner: frozenset[str] = frozenset()
    unit: frozenset[str] = frozenset()
    state: frozenset[str] = frozenset()
    unseen: int = 0
    text: str = ""

    def lets_through(self, row: RiskRow) -> bool:
        """Say whether a risk passes all filters."""
        return (
            (row.status in self.state if self.state else row.status != RiskStatus.CLOSED)
            and (not self.band or row.band in self.band)
            and (not self.owner or row.owner in self.owner)
            and (not self.unit or row.unit in self.unit)
            and row.months_unseen >= self.unseen
            and self.text in f"{row.reference} {row.title} {owner_words(row)} {row.description}".casefold()
        )


def narrowing_of(values: Callable[[str], frozenset[str]], text: str) -> Narrowing:
    """Return what the chips and the search box say."""
    unseen = next(iter(values("unseen")), "0")
    return Narrowing(values("band"), values("owner"), values("unit"), values("state"), int(unseen), text.casefold())


def since_of(values: frozenset[str], today: dt.date) -> dt.date:
    """Return the day movement counts from: the chosen one, or the first of the quarter before this one."""
    return next((dt.date.fromisoformat(day) for day in values), usual_since(today))


def usual_since(today: dt.date) -> dt.date:
    """Return the first day of the quarter before this one."""
    quarter = (today.month - 1) // _QUARTER * _QUARTER + 1
    return first_of_month(today.year, quarter - _QUARTER)


def since_choices(today: dt.date) -> Choices:
    """Return the first days of the last twelve months, the newest first."""
    days = [first_of_month(today.year, today.month - back) for back in range(MONTHS_OFFERED)]
    return tuple((day.isoformat(), date_words(day)) for day in days)


def owner_choices(rows: Iterable[RiskRow]) -> Choices:
    """Return who answers for a risk, by name of the post."""
    return tuple((owner, owner) for owner in sorted({row.owner for row in rows if row.owner}, key=str.casefold))


def unit_choices(rows: Iterable[RiskRow]) -> Choices:
    """Return whose risks they are, by code of the unit."""
    return tuple((unit, unit) for unit in sorted({row.unit for row in rows if row.unit}, key=str.casefold))
