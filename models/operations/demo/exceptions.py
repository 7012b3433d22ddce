"""The monthly exceptions of a demo book: measures, and their figures by unit, as they came in file by file."""

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from sqlalchemy import select

from models.operations.demo.sheaf import Sheaf
from models.operations.demo.vocabulary import Vocabulary
from models.operations.demo.wording import demo_resource
from models.records.exceptions import ExceptionImport, LocalException, Measure
from models.records.organisation import OrganisationUnit
from models.rules.unit_names import plain_name
from models.rules.vocabulary import Direction

NEWEST = dt.date(2026, 9, 1)
"""The month of the newest figures; each month’s come on the 20th of the next."""
OF_A_UNIT = 30  # measures out of the ordinary
SENDER = "Priya Ramanathan-Hale"
OUT, SPREAD, POINTS = 0.08, 0.1, (2, 7)
"""By which share at least a figure is out of the ordinary, and by how much more; percentages by so many points."""
SHIFTED_SHARE, PENDING_SHARE, NOTED_SHARE = 0.12, 0.01, 0.06
HIGHEST = 92  # percent expected
SHIFT = (1.25, 1.6)
HEAD_ROW = 1


@dataclass(frozen=True, slots=True)
class Line:
    """A unit’s measure: its usual figure there, and from which month on by how much it is higher."""

    unit: OrganisationUnit
    measure_id: str
    entry: dict[str, Any]
    usual: float
    shifted_from: int
    shift: float


def gather_exceptions(sheaf: Sheaf, vocabulary: Vocabulary, codes: Iterable[str], count: int, source: Random) -> None:
    """Gather `count` exceptions of the units with these codes: the latest months, for each unit the same measures."""
    told = demo_resource("exceptions")
    measures = _measures(sheaf, told["measures"], vocabulary)
    units = {one.code: one for one in sheaf.unit.rows(select(OrganisationUnit))}
    lines = [line for code in codes for line in _lines(units[code], measures, source)]
    months = _months(-(-count // len(lines))) if lines else ()
    oldest = count - len(lines) * (len(months) - 1) - len(told["unmatched"])
    for place, month in enumerate(months):
        _gather_file(sheaf, told, lines[:oldest] if place == 0 else lines, (place, month), source)


def _measures(
    sheaf: Sheaf, entries: Sequence[dict[str, Any]], vocabulary: Vocabulary
) -> list[tuple[str, dict[str, Any]]]:
    """Return the measures by key; one that the framework brought is used again."""
    known = {plain_name(one.name): one.id for one in sheaf.unit.rows(select(Measure))}
    found = []
    for entry in entries:
        theme = vocabulary.key(entry["theme"]) if vocabulary.knows(entry["theme"]) else None
        row = {"name": entry["name"], "family": entry["family"], "theme_id": theme}
        row["synonyms"] = "\n".join(entry.get("synonyms", ()))
        found.append((known.get(plain_name(entry["name"])) or sheaf.add(Measure, row), entry))
    return found


def _lines(unit: OrganisationUnit, measures: Sequence[tuple[str, dict[str, Any]]], source: Random) -> Iterator[Line]:
    size = source.uniform(0.7, 1.3)
    for key, entry in sorted(source.sample(measures, OF_A_UNIT), key=lambda one: one[1]["name"]):
        usual = entry["base"] * (1 if entry.get("unit") else size) * source.uniform(0.85, 1.15)
        usual = min(usual, HIGHEST) if entry.get("unit") else max(usual, 2)
        shifted = source.random() < SHIFTED_SHARE
        yield Line(unit, key, entry, usual, source.randint(5, 9) if shifted else 10_000, source.uniform(*SHIFT))


def _months(count: int) -> tuple[dt.date, ...]:
    """Return so many months up to the newest, oldest first."""
    last = NEWEST.year * 12 + NEWEST.month - 1
    return tuple(dt.date(one // 12, one % 12 + 1, 1) for one in range(last - count + 1, last + 1))


def _gather_file(
    sheaf: Sheaf, told: dict[str, Any], lines: Sequence[Line], month: tuple[int, dt.date], source: Random
) -> None:
    """Gather what one file brought; the newest one also has rows whose units are still to be matched."""
    place, period = month
    received = (period + dt.timedelta(days=35)).replace(day=20)
    unmatched = told["unmatched"] if period == NEWEST else ()
    name = f"local-exceptions-{period:%Y-%m}.csv"
    key = sheaf.add(
        ExceptionImport,
        {
            "name": name,
            "digest": hashlib.sha256(name.encode()).hexdigest(),
            "at": dt.datetime.combine(received, dt.time(9, 10), tzinfo=dt.UTC),
            "by": SENDER,
            "read": len(lines) + len(unmatched) + 1,
            "stored": len(lines),
            "unmatched": len(unmatched),
            "duplicate": 1,
            "refused": 0,
        },
    )
    common = {"import_id": key, "period": period, "received_on": received}
    for number, line in enumerate(lines, HEAD_ROW + 1):
        sheaf.add(LocalException, {**common, "row": number, **_figures(line, place, told["notes"], source)})
    for number, words in enumerate(unmatched, HEAD_ROW + 1 + len(lines)):
        row = _figures(source.choice(lines), place, told["notes"], source)
        sheaf.add(LocalException, {**common, "row": number, **row, "unit_id": None, "unit_words": words})


def _figures(line: Line, place: int, notes: Sequence[str], source: Random) -> dict[str, object]:
    """Return the columns of an exception: a figure out of the ordinary, worse where it points the wrong way."""
    percent = line.entry.get("unit") == "%"
    expected, sign = round(line.usual), source.choice((-1, 1))
    if percent:
        value = expected + sign * source.randint(*POINTS)
    else:
        level = line.usual * (line.shift if place >= line.shifted_from else 1)
        value = max(0, round(level * (1 + sign * (OUT + abs(source.gauss(0, SPREAD))))))
        value += value == expected
    better = (value > expected) == (line.entry.get("good") == "more")
    pending = source.random() < PENDING_SHARE
    mark = "%" if percent else ""
    return {
        "unit_id": line.unit.id,
        "unit_words": f"{line.unit.name} {line.unit.kind}" if line.unit.kind == "BCU" else line.unit.name,
        "measure_id": line.measure_id,
        "measure_words": line.entry["name"],
        "direction": (Direction.BETTER if better else Direction.WORSE).value,
        "value": None if pending else float(value),
        "value_words": "pending" if pending else f"{value:,}{mark}",
        "expected": float(expected),
        "expected_words": f"{expected:,}{mark}",
        "note": source.choice(notes) if source.random() < NOTED_SHARE else "",
    }
