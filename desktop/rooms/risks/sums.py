"""The sums of a register: its bands, and what moved or was not seen."""

import datetime as dt
from collections.abc import Sequence

from desktop.rooms.risks.columns import months_words
from models.queries.risks import RiskRow
from models.rules.risk import Band, Movement
from models.rules.written_dates import MONTHS

ADDS_UP = "adds up"


def band_sum(rows: Sequence[RiskRow]) -> str:
    """Return how many risks are in each band, and their sum: 2 severe + 5 high + 4 medium + 1 low = 12."""
    counts = {band: sum(row.band == band for row in rows) for band in Band}
    parts = " + ".join(f"{count:,} {band.value}" for band, count in counts.items())
    return f"{parts} = {sum(counts.values()):,}"


def picture_words(rows: Sequence[RiskRow], title: str, since: dt.date, months: int) -> str:
    """Return what moved since a day and how many risks no forum has seen for so many months."""
    rising = sum(row.movement == Movement.UP for row in rows)
    falling = sum(row.movement == Movement.DOWN for row in rows)
    unseen = sum(row.months_unseen >= months for row in rows)
    said = f"{title} · {rising:,} rising, {falling:,} falling since {MONTHS[since.month - 1]}"
    return f"{said} · {unseen:,} not seen for {months_words(months)} or more"
