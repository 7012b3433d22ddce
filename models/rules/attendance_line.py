"""Reads attendance as it is typed: `EM TB here, RM from 4, LK for NO, AB apologies, DC until 3`."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from models.errors import RuleBroken
from models.rules.capture_line import POST, Nameable, meant
from models.rules.vocabulary import Presence

_FIELD = "seat"
_NUMBER = r"(?:items?\s+)?(\d+[a-z]{0,2})"
_BOTH = re.compile(rf"\s+items?\s+(\d+[a-z]{{0,2}})\s*(?:-|–|to)\s*{_NUMBER}$", re.IGNORECASE)
_FROM = re.compile(rf"\s+(?:from|since)\s+{_NUMBER}$", re.IGNORECASE)
_UNTIL = re.compile(rf"\s+(?:until|till|to)\s+{_NUMBER}$", re.IGNORECASE)
_PART = re.compile(r"[,;](?!\s*x\b)", re.IGNORECASE)
_FOR = re.compile(r"(?P<deputy>.+?)\s+for\s+(?P<seat>.+)", re.IGNORECASE)
_AWAY = re.compile(r"(?P<names>.+?)[\s,]+(?:x|apologies|away|absent)", re.IGNORECASE)
_HERE = re.compile(r"(?P<names>.+?)\s+(?:here|present)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SeatLine:
    """How one seat is filled: its post, a Presence, who deputises, and the first and last item, empty where it is all.

    The items are keys of agenda items.
    """

    post_id: str
    presence: str
    deputy_post_id: str = ""
    from_item_id: str = ""
    to_item_id: str = ""


def read_attendance(
    line: str, *, sitting: Sequence[Nameable], nameables: Sequence[Nameable], items: Mapping[str, str]
) -> tuple[SeatLine, ...]:
    """Read entries parted by commas, in their order; RuleBroken names the first that is not understood.

    `sitting` are the seats with the names and initials of who sits there, `nameables` who may deputise, `items` the
    keys of the items of the agenda by their number.
    """
    parts = (part.strip() for part in _PART.split(line))
    return tuple(seat for part in parts if part for seat in _seats(part, sitting, nameables, items))


def _seats(
    part: str, sitting: Sequence[Nameable], nameables: Sequence[Nameable], items: Mapping[str, str]
) -> Iterator[SeatLine]:
    if away := _AWAY.fullmatch(part):
        yield from (SeatLine(one.id, Presence.APOLOGIES.value) for one in _sure_all(away["names"], sitting))
        return
    names, first, last = _span(part, items)
    if deputised := _FOR.fullmatch(names):
        seat = _sure(deputised["seat"], sitting)
        yield SeatLine(seat.id, Presence.DEPUTY.value, _sure(deputised["deputy"], nameables).id, first, last)
        return
    if here := _HERE.fullmatch(names):
        names = here["names"]
    yield from (SeatLine(one.id, Presence.HERE.value, "", first, last) for one in _sure_all(names, sitting))


def _span(part: str, items: Mapping[str, str]) -> tuple[str, str, str]:
    """Return what is said without its items, and the keys of the first and of the last."""
    if both := _BOTH.search(part):
        return part[: both.start()], _item(both[1], items), _item(both[2], items)
    last = first = ""
    if until := _UNTIL.search(part):
        part, last = part[: until.start()], _item(until[1], items)
    if since := _FROM.search(part):
        part, first = part[: since.start()], _item(since[1], items)
    return part, first, last


def _item(number: str, items: Mapping[str, str]) -> str:
    found = items.get(number.upper())
    if found is None:
        raise RuleBroken(f"There is no item {number} on this agenda; type the number of one.", _FIELD)
    return found


def _sure_all(typed: str, among: Sequence[Nameable]) -> tuple[Nameable, ...]:
    """Return one where the words are one name, else one for each word: `EM TB GA`."""
    words = typed.split()
    if len(words) < 2 or _posts(typed, among):  # noqa: PLR2004  two words may be two people
        return (_sure(typed, among),)
    return tuple(_sure(word, among) for word in words)


def _sure(typed: str, among: Sequence[Nameable]) -> Nameable:
    found = _posts(typed, among)
    if not found:
        raise RuleBroken(f"Nobody here is “{typed.strip()}”; type initials, a name or a post.", _FIELD)
    if len(found) > 1:
        names = " or ".join(one.name for one in found[:3])
        raise RuleBroken(f"“{typed.strip()}” could be {names}; type more of the name.", _FIELD)
    return found[0]


def _posts(typed: str, among: Sequence[Nameable]) -> list[Nameable]:
    return [one for one in meant(typed, among) if one.kind == POST]
