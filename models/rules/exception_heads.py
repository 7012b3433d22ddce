"""The heads of a file of exceptions: which column holds what, in any order and under the names in use."""

import re
from collections.abc import Mapping, Sequence

from models.errors import RuleBroken

HEADS: Mapping[str, tuple[str, ...]] = {
    "unit": ("unit name", "unit code", "bcu", "bocu", "ocu", "borough", "command", "bcu name", "borough ocu", "team"),
    "family": ("measure family", "category", "measure category", "measure group"),
    "measure": ("measure name", "indicator", "crime type", "metric", "kpi", "offence", "offence type"),
    "period": ("month", "date", "month ending", "reporting period", "reporting month", "period ending", "month year"),
    "direction": (
        "change",
        "trend",
        "direction of travel",
        "direction of change",
        "worse better",
        "better worse",
        "worse or better",
        "better or worse",
    ),
    "value": ("actual", "recorded", "figure", "count", "latest", "current", "current value", "actual value"),
    "expected": ("forecast", "baseline", "target", "expected value", "average", "mean", "norm"),
    "note": ("notes", "comment", "comments", "commentary", "remark", "remarks", "narrative", "explanation"),
}
"""What a column may be headed; the first word is the name itself."""
NEEDED = ("unit", "measure", "period", "direction", "value")
_NAMES = {name: field for field, names in HEADS.items() for name in (field, *names)}
_APART = re.compile(r"[^a-z0-9]+")
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]")


def field_of(head: str) -> str:
    """Return which field a column of this head holds, empty if none is known."""
    plain = _APART.sub(" ", _ASIDE.sub(" ", head.casefold())).strip()
    return _NAMES.get(plain, "")


def known_heads(cells: Sequence[str]) -> int:
    """Return how many different fields a row of heads names."""
    return len({field_of(cell) for cell in cells} - {""})


def columns_of(cells: Sequence[str], row: int) -> dict[str, int]:
    """Return the place of each field in a row of heads, counted from 0.

    A column headed by the very name of a field goes before one headed by another word for it. RuleBroken if a
    needed field has no column, or two columns could both be it.
    """
    places: dict[str, list[int]] = {}
    for place, cell in enumerate(cells):
        places.setdefault(field_of(cell), []).append(place)
    places.pop("", None)
    missing = [field for field in NEEDED if field not in places]
    if missing:
        raise RuleBroken(
            f"Row {row} heads the columns, but none is headed {' or '.join(f'“{field}”' for field in missing)}; "
            "add what is missing, or head its column so.",
            missing[0],
        )
    return {field: _only(field, cells, found, row) for field, found in places.items()}


def column_letter(place: int) -> str:
    """Return the letter of a column as a spreadsheet shows it: A for 0, AA for 26."""
    letters, place = "", place + 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _only(field: str, cells: Sequence[str], found: Sequence[int], row: int) -> int:
    named = [place for place in found if cells[place].strip().casefold() == field] or list(found)
    if len(named) > 1:
        both = " and ".join(f"{column_letter(place)} (“{cells[place]}”)" for place in named)
        raise RuleBroken(
            f"Row {row}: columns {both} could each be the {field}; head one of them “{field}” and rename the others.",
            field,
        )
    return named[0]
