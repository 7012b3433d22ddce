"""Reads attendance typed as initials: `TB` is here, `RM x` sent apologies, `LK for RM` deputises."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from models.errors import RuleBroken
from models.queries.agenda import SeatRow
from models.rules.capture_line import POST, Nameable, meant
from models.rules.vocabulary import Presence

_FOR = re.compile(r"(?P<deputy>.+?)\s+for\s+(?P<seat>.+)", re.IGNORECASE)
_APOLOGIES = re.compile(r"(?P<seat>.+?)[\s,]+(?:x|apologies|away|absent)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SeatLine:
    """How one seat was filled: its post, the presence, and the post that deputises (empty otherwise)."""

    post_id: str
    presence: str
    deputy_post_id: str = ""


def read_seat_line(
    line: str, *, seats: Sequence[SeatRow], initials: Mapping[str, str], nameables: Sequence[Nameable]
) -> tuple[SeatLine, ...]:
    """Read one or more entries parted by commas; RuleBroken names the first that is not understood.

    `initials` are those of the person in each seat, by the seat's post.
    """
    sitting = tuple(
        Nameable(seat.post_id, POST, seat.post, seat.name, (initials.get(seat.post_id, ""),)) for seat in seats
    )
    return tuple(_one(part, sitting, nameables) for part in re.split(r"\s*[,;]\s*(?!x\b)", line.strip()) if part)


def initials_of(name: str) -> str:
    """Return the initials of a name as typed: Priya Ramanathan-Hale gives PR."""
    words = [word for word in name.split() if word[:1].isalpha()]
    return "".join(word[0] for word in (words[:1] + words[-1:] if len(words) > 1 else words)).upper()


def _one(part: str, sitting: Sequence[Nameable], nameables: Sequence[Nameable]) -> SeatLine:
    if deputised := _FOR.fullmatch(part):
        seat = _sure(deputised["seat"], sitting)
        return SeatLine(seat.id, Presence.DEPUTY.value, _sure(deputised["deputy"], nameables).id)
    if sorry := _APOLOGIES.fullmatch(part):
        return SeatLine(_sure(sorry["seat"], sitting).id, Presence.APOLOGIES.value)
    return SeatLine(_sure(part, sitting).id, Presence.HERE.value)


def _sure(typed: str, among: Sequence[Nameable]) -> Nameable:
    found = [one for one in meant(typed, among) if one.kind == POST]
    if not found:
        raise RuleBroken(f"Nobody here is “{typed.strip()}”; type initials, a name or a post.", "seat")
    if len(found) > 1:
        names = " or ".join(one.name for one in found[:3])
        raise RuleBroken(f"“{typed.strip()}” could be {names}; type more of the name.", "seat")
    return found[0]
