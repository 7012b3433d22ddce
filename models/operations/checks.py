"""What every operation asks of what it is given; each refusal is one sentence and names the field."""

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum
from typing import TypeVar

from models.errors import RuleBroken
from models.records import Record
from models.rules.written_dates import date_words
from models.store.unit import Unit

R = TypeVar("R", bound=Record)
E = TypeVar("E", bound=StrEnum)
LONGEST_NAME = 200
LONGEST_CODE = 40
LONGEST_TEXT = 20_000
LONGEST_MEETING = 600


def named(text: str, field: str, what: str, longest: int = LONGEST_NAME) -> str:
    """Return a text without blanks around it; RuleBroken if nothing is left or it is too long."""
    kept = within(text, field, what, longest)
    if not kept:
        raise RuleBroken(f"{what} is missing: write it in.", field)
    return kept


def within(text: str, field: str, what: str, longest: int = LONGEST_NAME) -> str:
    """Return a text without blanks around it; RuleBroken if it is longer than the book can hold."""
    kept = text.replace("\x00", "").strip()
    if len(kept) > longest:
        raise RuleBroken(f"{what} has {len(kept)} characters; shorten it to {longest}.", field)
    return kept


def code_of(text: str, field: str, what: str, longest: int = LONGEST_CODE) -> str:
    """Return a short code; RuleBroken if it is empty, too long or has blanks inside."""
    kept = named(text, field, what, longest)
    if any(sign.isspace() for sign in kept):
        raise RuleBroken(f"{what} “{kept}” has a blank inside; write it in one piece, like CF-FLP.", field)
    return kept


def minutes_of(minutes: int, field: str = "minutes") -> int:
    """Return a length in minutes; RuleBroken outside 1 to 600."""
    if not 1 <= minutes <= LONGEST_MEETING:
        raise RuleBroken(f"{minutes} minutes is no length; give 1 to {LONGEST_MEETING}.", field)
    return minutes


def word_of(kind: type[E], word: str, field: str) -> E:
    """Return the member of a word list; RuleBroken naming the list if it is none."""
    try:
        return kind(word)
    except ValueError:
        choices = ", ".join(member.value for member in kind)
        raise RuleBroken(f"“{word}” is not known here; choose one of: {choices}.", field) from None


def known(unit: Unit, kind: type[R], key: str | None) -> str | None:
    """Return the key of a row that exists, or none where none was given; NotFound if there is no such row."""
    return unit.get(kind, key).id if key else None


def all_known(unit: Unit, kind: type[R], keys: Iterable[str]) -> tuple[str, ...]:
    """Return keys that all exist, each once; NotFound if one does not."""
    return tuple(unit.get(kind, key).id for key in dict.fromkeys(keys))


def in_order(starts: dt.date | None, ends: dt.date | None, field: str = "ends") -> None:
    """Refuse an end before its start."""
    if starts is not None and ends is not None and ends < starts:
        raise RuleBroken(f"{date_words(ends)} lies before the start, {date_words(starts)}; give a later day.", field)
