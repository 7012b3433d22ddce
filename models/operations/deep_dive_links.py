"""What a deep-dive informs and what it serves: units, priorities and risks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from models.operations.alignments import align
from models.operations.checks import all_known
from models.records.agenda import DeepDive, DeepDiveInforms, DeepDiveSlip
from models.records.organisation import OrganisationUnit
from models.records.priorities import Alignment
from models.store.unit import Unit


@dataclass(frozen=True, slots=True)
class Links:
    """The units a deep-dive informs, and the priorities and risks it serves, by key; none leaves them as they are."""

    informs: Sequence[str] | None = None
    priorities: Sequence[str] | None = None
    risks: Sequence[str] | None = None


def set_links(unit: Unit, dive: DeepDive, links: Links) -> None:
    """Let a deep-dive inform exactly these units and serve exactly these priorities and risks."""
    if links.informs is not None:
        _inform(unit, dive, all_known(unit, OrganisationUnit, links.informs))
    if (links.priorities, links.risks) == (None, None):
        return
    tied = unit.rows(select(Alignment).where(Alignment.deep_dive_id == dive.id))
    if not tied and not links.priorities and not links.risks:
        return
    unit.session.flush()
    align(
        unit,
        deep_dive_id=dive.id,
        priority_ids=links.priorities if links.priorities is not None else _keys(one.priority_id for one in tied),
        risk_ids=links.risks if links.risks is not None else _keys(one.risk_id for one in tied),
        exception_ids=_keys(one.exception_id for one in tied),
        commission_ids=_keys(one.commission_id for one in tied),
    )


def cut_links(unit: Unit, dive: DeepDive) -> None:
    """Take away everything tied to a deep-dive, before it is removed: links, slips, and themes that followed it."""
    tied = select(Alignment).where((Alignment.deep_dive_id == dive.id) | (Alignment.commission_id == dive.id))
    for row in unit.rows(tied):
        unit.delete(row)
    for kind in (DeepDiveInforms, DeepDiveSlip):
        for one in unit.rows(select(kind).where(kind.deep_dive_id == dive.id)):
            unit.delete(one)


def _inform(unit: Unit, dive: DeepDive, unit_ids: Sequence[str]) -> None:
    there = unit.rows(select(DeepDiveInforms).where(DeepDiveInforms.deep_dive_id == dive.id))
    for row in there:
        if row.unit_id not in unit_ids:
            unit.delete(row)
    known = {row.unit_id for row in there}
    for key in unit_ids:
        if key not in known:
            unit.add(DeepDiveInforms(deep_dive_id=dive.id, unit_id=key))


def _keys(keys: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(key for key in keys if key)
