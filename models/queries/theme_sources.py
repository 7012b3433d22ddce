"""What a theme, a deep-dive or an item serves, in the words of its tile and in full."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import SelectBase, SQLColumnExpression, select
from sqlalchemy.orm import Session

from models.queries.words import AnyRow, AnySelect
from models.records.agenda import DeepDive
from models.records.exceptions import LocalException
from models.records.priorities import Alignment, Priority, PrioritySet
from models.records.risks import Risk
from models.rules.written_dates import MONTHS

SEPARATOR = " · "
SHOWN_SOURCES = 3


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One thing a theme serves; `kind` is priority, risk, exception, deep-dive, cascade or fixed.

    `label` is short ("PCP 1", "CR-03"), `words` say it in full, `key` names the row it stands for.
    """

    kind: str
    key: str
    label: str
    words: str


Serving = SQLColumnExpression[Any]
COLUMNS = (
    Alignment.priority_id,
    Priority.position,
    Priority.title.label("priority"),
    PrioritySet.short,
    PrioritySet.name,
    Alignment.risk_id,
    Risk.reference,
    Risk.title.label("risk"),
    Alignment.exception_id,
    LocalException.unit_words,
    LocalException.measure_words,
    LocalException.period,
    LocalException.direction,
    Alignment.commission_id,
    DeepDive.title.label("dive"),
)
ORDER = ("priority", "risk", "exception", "deep-dive", "cascade", "fixed")


def aligned_sources(session: Session, serving: Serving, chosen: SelectBase | None = None) -> dict[str, list[SourceRow]]:
    """Return what is served, by the keys of what serves it: `serving` is a column of Alignment such as its item's.

    `chosen` selects those keys; without it all are read.
    """
    statement: AnySelect = (
        select(serving.label("serving"), *COLUMNS)
        .outerjoin(Priority, Priority.id == Alignment.priority_id)
        .outerjoin(PrioritySet, PrioritySet.id == Priority.set_id)
        .outerjoin(Risk, Risk.id == Alignment.risk_id)
        .outerjoin(LocalException, LocalException.id == Alignment.exception_id)
        .outerjoin(DeepDive, DeepDive.id == Alignment.commission_id)
        .where(serving.is_not(None) if chosen is None else serving.in_(chosen))
        .order_by(PrioritySet.short, Priority.position, Risk.reference, Alignment.id)
    )
    found: defaultdict[str, list[SourceRow]] = defaultdict(list)
    for row in session.execute(statement):
        found[row.serving].append(_source(row))
    return {key: sorted(rows, key=lambda row: ORDER.index(row.kind)) for key, rows in found.items()}


def source_words(sources: Iterable[SourceRow]) -> str:
    """Return the labels of some sources for a tile, "PCP 1 · CR-03"; beyond three the others are counted."""
    labels = list(dict.fromkeys(source.label for source in sources))
    more = [f"+{len(labels) - SHOWN_SOURCES}"] if len(labels) > SHOWN_SOURCES else []
    return SEPARATOR.join([*labels[:SHOWN_SOURCES], *more])


def own_sources(*, cascaded_from_id: str, above: str, fixed: bool) -> tuple[SourceRow, ...]:
    """Return the sources a theme of a meeting has by what it is: cascaded from above, or its forum's fixed theme."""
    code = above.split(" ", 1)[0]
    cascade = (SourceRow("cascade", cascaded_from_id, f"from {code}", f"cascaded from {above}"),)
    own = (SourceRow("fixed", "", "fixed theme", "the fixed theme of the forum"),)
    return (*(cascade if cascaded_from_id else ()), *(own if fixed else ()))


def _source(row: AnyRow) -> SourceRow:
    if row.priority_id:
        return SourceRow("priority", row.priority_id, f"{row.short or row.name} {row.position}", row.priority)
    if row.risk_id:
        return SourceRow("risk", row.risk_id, row.reference, row.risk)
    if row.exception_id:
        month = f"{MONTHS[row.period.month - 1]} {row.period.year}"
        words = f"{row.unit_words}: {row.measure_words}, {month}, {row.direction}"
        return SourceRow("exception", row.exception_id, "exception", words)
    return SourceRow("deep-dive", row.commission_id, "deep-dive", row.dive)
