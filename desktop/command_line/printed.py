"""How the command line prints what it found: as one JSON value, or as aligned columns."""

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from models.rules.written_dates import date_words

Fields = dict[str, Any]
WIDEST = 60
KEYS = ("id", "revision", "key")
"""What no reader of a list needs."""


def row_fields(row: Any) -> Fields:  # noqa: ANN401  any frozen row
    """Return any row as JSON gives it, without its keys and without those of what it holds."""
    return _without_keys(asdict(row))


def _without_keys(fields: Fields) -> Fields:
    left = {name: value for name, value in fields.items() if name not in KEYS and not name.endswith(("_id", "_ids"))}
    return {name: _bare(value) for name, value in left.items()}


def _bare(value: Any) -> Any:  # noqa: ANN401  whatever a row holds
    if isinstance(value, dict):
        return _without_keys(value)
    return [_bare(one) for one in value] if isinstance(value, list | tuple) else value


def as_json(value: object) -> str:
    """Return a value as one JSON text: dates as 2026-11-03, times as 09:30, moments as 2026-11-03T17:00."""
    return json.dumps(value, default=plain, ensure_ascii=False, indent=2)


def plain(value: object) -> str:
    """Return a date, time or moment as JSON gives it."""
    if isinstance(value, dt.datetime):
        return value.isoformat(timespec="minutes" if value.tzinfo is None else "seconds")
    return value.isoformat("minutes") if isinstance(value, dt.time) else str(value)


def as_table(rows: Sequence[Fields], columns: Sequence[str]) -> str:
    """Return rows as aligned columns under their names, and how many there are."""
    cells = [[cell(row[column]) for column in columns] for row in rows]
    heads = [column.replace("_", " ") for column in columns]
    widths = [min(WIDEST, max(map(len, column))) for column in zip(heads, *cells, strict=True)]
    lines = ["  ".join(text.ljust(width) for text, width in zip(line, widths, strict=True)) for line in [heads, *cells]]
    return "\n".join([*(line.rstrip() for line in lines), f"{len(rows)} in all."])


def cell(value: object) -> str:
    """Return a value as a table shows it, shortened where it is long; JSON gives it whole."""
    if value is None:
        return ""
    if isinstance(value, dt.date):
        return date_words(value)
    if isinstance(value, list | tuple):
        return cell(", ".join(map(str, value)))
    text = value.isoformat("minutes") if isinstance(value, dt.time) else str(value)
    return text if len(text) <= WIDEST else f"{text[: WIDEST - 1]}…"
