"""Small words that several reads share: a day without its year, references in order, text as it is looked for."""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Row, Select

from models.rules.written_dates import MONTHS

AnyRow = Row[*tuple[Any, ...]]
"""A row of columns chosen by name."""
AnySelect = Select[*tuple[Any, ...]]
"""A select of columns chosen by name."""
_PIECES = re.compile(r"\d+|\D+")


def day_and_month(day: dt.date) -> str:
    """Return a day as references name it: "3 Nov"."""
    return f"{day.day} {MONTHS[day.month - 1][:3]}"


def folded(text: str) -> str:
    """Return text as it is compared: in any case, with accents or without, “O’Neil” as "O'Neil"."""
    plain = unicodedata.normalize("NFKD", text.casefold()).replace("’", "'").replace("‘", "'")
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def says(texts: Iterable[str], typed: str) -> bool:
    """Tell whether every word typed stands somewhere in some texts; nothing typed always does."""
    written = folded("\n".join(texts))
    return all(word in written for word in folded(typed).split())


def natural(text: str) -> tuple[tuple[int, str], ...]:
    """Return a key that sorts MB 7/26 before MB 12/26."""
    pieces = _PIECES.findall(text)
    return tuple((int(piece), "") if piece.isdigit() else (-1, piece.lower()) for piece in pieces)
