"""Tying a theme, a deep-dive or an agenda item to what it serves."""

from collections.abc import Iterable

from sqlalchemy import select

from models.errors import RuleBroken
from models.operations.checks import all_known
from models.records import Record
from models.records.agenda import AgendaItem, DeepDive
from models.records.exceptions import LocalException
from models.records.priorities import Alignment, Priority
from models.records.risks import Risk
from models.records.themes import MeetingTheme
from models.store.unit import Unit

ENDS: dict[str, type[Record]] = {
    "priority_id": Priority,
    "risk_id": Risk,
    "exception_id": LocalException,
    "commission_id": DeepDive,
}
"""The columns of what can be served."""
ONE_OF_THREE = "One thing is aligned at a time: a theme of a meeting, a deep-dive or an item."


def align(  # noqa: PLR0913  a line of sight has two ends of several kinds
    unit: Unit,
    *,
    meeting_theme_id: str = "",
    deep_dive_id: str = "",
    item_id: str = "",
    priority_ids: Iterable[str] = (),
    risk_ids: Iterable[str] = (),
    exception_ids: Iterable[str] = (),
    commission_ids: Iterable[str] = (),
) -> None:
    """Tie one thing to exactly these priorities, risks, exceptions and commissioned deep-dives.

    What was tied before and is not named any more is cut loose; what stays keeps its row.
    """
    column, key = _aligned(unit, meeting_theme_id, deep_dive_id, item_id)
    given = (priority_ids, risk_ids, exception_ids, commission_ids)
    wanted = {
        (name, one)
        for (name, kind), keys in zip(ENDS.items(), given, strict=True)
        for one in all_known(unit, kind, keys)
    }
    there = {
        next((name, getattr(row, name)) for name in ENDS if getattr(row, name)): row
        for row in unit.rows(select(Alignment).where(getattr(Alignment, column) == key))
    }
    for end in there.keys() - wanted:
        unit.delete(there[end])
    for name, one in sorted(wanted - there.keys()):
        unit.add(Alignment(**{column: key, name: one}))
    unit.say("Align with priorities")


def _aligned(unit: Unit, meeting_theme_id: str, deep_dive_id: str, item_id: str) -> tuple[str, str]:
    """Return the column and the key of the one thing given; RuleBroken unless it is exactly one."""
    given: tuple[tuple[str, type[Record], str], ...] = (
        ("meeting_theme_id", MeetingTheme, meeting_theme_id),
        ("deep_dive_id", DeepDive, deep_dive_id),
        ("item_id", AgendaItem, item_id),
    )
    chosen = [(column, kind, key) for column, kind, key in given if key]
    if len(chosen) != 1:
        raise RuleBroken(ONE_OF_THREE)
    column, kind, key = chosen[0]
    return column, unit.get(kind, key).id
