"""Days better left free: school holidays, August, a party conference."""

from models.operations.checks import named
from models.records.planning import AvoidedSpan
from models.rules.avoided import AvoidedRule
from models.store.unit import Unit


def set_avoided(  # noqa: PLR0913  a span has as many facts
    unit: Unit,
    *,
    name: str,
    starts: str,
    ends: str,
    notice: bool = False,
    avoided_id: str = "",
    revision: str | None = None,
) -> str:
    """Leave days free where it can be, every year ("07-25") or once ("2026-07-25"), and return the key.

    With `notice` the days are only something to know.
    """
    called = named(name, "name", "The name of the days", 100)
    span = AvoidedRule(called, starts.strip(), ends.strip(), notice)
    row = unit.get(AvoidedSpan, avoided_id, revision) if avoided_id else unit.add(AvoidedSpan())
    row.name, row.starts, row.ends, row.notice = span.name, span.starts, span.ends, span.notice
    unit.say(f"Avoid {called}" if not notice else f"Note {called}")
    return row.id


def remove_avoided(unit: Unit, *, avoided_id: str, revision: str | None = None) -> None:
    """Let meetings stand on these days as on any other."""
    row = unit.get(AvoidedSpan, avoided_id, revision)
    unit.delete(row)
    unit.say(f"Avoid {row.name} no longer")
