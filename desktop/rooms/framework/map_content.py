"""The forums and their links as the map shows them."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from desktop.kit.map_layout import MapForum
from desktop.kit.map_routes import MapLine
from desktop.kit.short_words import counted
from models.queries.forums import ForumRow, LinkRow, UnitRow
from models.rules.vocabulary import Level, LinkKind, UnitKind
from models.rules.written_dates import WEEKDAYS

_ORDINALS = {"first": "1st", "second": "2nd", "third": "3rd", "fourth": "4th", "fifth": "5th"}
_INTERVALS = {
    "every 2 months": "two-monthly",
    "every 3 months": "quarterly",
    "every 6 months": "half-yearly",
    "every 12 months": "yearly",
}
_FROM = re.compile(r",? from .*$")
_THEMATIC = "Thematic"
_REGISTERED = "Registered only"
_USUAL = "monthly, "  # what nearly every BCU does, and need not say


def in_force(row: ForumRow, day: date) -> bool:
    """Return whether a forum lives on a day."""
    return (row.starts is None or row.starts <= day) and (row.ends is None or day <= row.ends)


def map_forums(forums: Sequence[ForumRow], units: Sequence[UnitRow], links: Sequence[LinkRow]) -> tuple[MapForum, ...]:
    """Return the cards; in a column of a group those to which others there escalate come first."""
    boroughs = Counter(unit.parent_id for unit in units if unit.kind == UnitKind.BOROUGH)
    by_id = {row.id: row for row in forums}
    targets = Counter(
        link.other_id
        for link in links
        if link.kind == LinkKind.ESCALATES and _unit(by_id, link.forum_id) == _unit(by_id, link.other_id) != ""
    )
    ordered = sorted(forums, key=lambda row: -targets[row.id] if row.level == Level.BUSINESS_GROUP else 0)
    placed = [row for row in forums if row.level != Level.BUSINESS_GROUP]
    groups = [row for row in ordered if row.level == Level.BUSINESS_GROUP]
    return tuple(_card(row, boroughs[row.unit_id]) for row in (*groups, *placed))


def map_lines(links: Sequence[LinkRow]) -> tuple[MapLine, ...]:
    """Return the lines; a forum whose actions are tracked points to the one that tracks them."""
    kinds = {LinkKind.ESCALATES.value: "escalates", LinkKind.CASCADES.value: "cascades"}
    return tuple(
        MapLine(link.forum_id, link.other_id, kinds[link.kind])
        if link.kind in kinds
        else MapLine(link.other_id, link.forum_id, "tracks")
        for link in links
    )


def short_cadence(words: str) -> str:
    """Return a cadence as a card has room for: `monthly, 3rd Wed`, `quarterly, 2nd Thu`."""
    said = _FROM.sub("", words)
    for long, short in (*_INTERVALS.items(), *_ORDINALS.items(), *((name, name[:3]) for name in WEEKDAYS)):
        said = re.sub(rf"\b{long}\b", short, said)
    return said


def short_chair(title: str) -> str:
    """Return who takes the chair as a card has room for: `chair Deputy Comm.`."""
    short = re.sub(r"(?<=\w )Commissioner\b", "Comm.", title)
    return f"chair {short}" if title else "no chair named"


def _card(row: ForumRow, boroughs: int) -> MapForum:
    is_bcu = row.level == Level.BCU and row.unit
    column = {Level.BUSINESS_GROUP.value: row.unit, Level.THEMATIC.value: _THEMATIC}.get(row.level, "")
    in_column = row.level == Level.BUSINESS_GROUP
    title = row.unit if is_bcu else row.name.removeprefix(row.unit if in_column else "").strip() or row.name
    meets = short_cadence(row.cadence) if row.scheduled else "registered only"
    if is_bcu:
        meets = meets.removeprefix(_USUAL)
        second = counted(boroughs, "borough") if boroughs else ""
    else:
        second = short_chair(row.chair) if row.level == Level.CORPORATE else ""
    return MapForum(
        id=row.id,
        code=row.code,
        title=title,
        level=row.level,
        lines=tuple(line for line in (meets, second) if line),
        column=column,
        meetings=row.meetings,
        aside=_REGISTERED if row.level == Level.THEMATIC and not row.scheduled else "",
    )


def _unit(forums: dict[str, ForumRow], forum_id: str) -> str:
    row = forums.get(forum_id)
    return row.unit_id if row else ""
