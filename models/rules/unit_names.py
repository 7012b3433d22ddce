"""Which unit a file means: by code, name or synonym, with or without “BCU” and the like, and by successor."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from models.rules.written_dates import month_end

_KINDS = re.compile(
    r"\b(?:basic command unit|borough command unit|operational command unit|royal borough of|london borough of|"
    r"borough of|city of|borough|bcu|bocu|ocu|lb|lbo|area|mps)\b"
)
_APART = re.compile(r"[^\w]+")
_SIDE_BY_SIDE = re.compile(r"\s+[-–—/:]\s+|[()\[\]]")


@dataclass(frozen=True, slots=True)
class KnownUnit:
    """A unit as names lead to it: its key, every spelling of it, and its life."""

    key: str
    code: str
    name: str
    synonyms: Sequence[str] = ()
    starts: dt.date | None = None
    ends: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """The unit some words mean, or in one sentence why none does."""

    key: str = ""
    reason: str = ""


class UnitNames:
    """All units by their spellings; asked once for every different pair of words and month."""

    def __init__(self, units: Iterable[KnownUnit], successors: Mapping[str, Sequence[str]]) -> None:
        self._units = {unit.key: unit for unit in units}
        self._successors = successors
        self._exact: defaultdict[str, set[str]] = defaultdict(set)
        self._bare: defaultdict[str, set[str]] = defaultdict(set)
        self._known: dict[tuple[str, dt.date], Found] = {}
        for unit in self._units.values():
            for spelling in (unit.code, unit.name, *unit.synonyms):
                self._exact[plain_name(spelling)].add(unit.key)
                self._bare[bare_name(spelling)].add(unit.key)

    def unit_of(self, words: str, period: dt.date) -> Found:
        """Return the unit that some words mean in a month, or why none can be told; the 1st stands for the month."""
        asked = (plain_name(words), period)
        if asked not in self._known:
            self._known[asked] = self._find(words, period)
        return self._known[asked]

    def _find(self, words: str, period: dt.date) -> Found:
        named = self._called(words) or self._called_twice(words)
        lasting = {key for key in named if not self._ended(key, period)}
        living = {key for key in lasting if self._begun(key, period)} or lasting
        if len(living) == 1:
            return Found(living.pop())
        if living:
            return Found(reason=f"“{words}” may be {self._listed(living)}; choose which.")
        if not named:
            return Found(reason=f"No unit is called “{words}”; choose the one it stands for.")
        followers = {key for old in named for key in self._living_successors(old, period)}
        if len(followers) == 1:
            return Found(followers.pop())
        gone = self._listed(named)
        if followers:
            return Found(reason=f"{gone} had ended and {self._listed(followers)} came after; choose which.")
        return Found(reason=f"{gone} had ended and nothing came after; choose the unit that answers for it.")

    def _called(self, words: str) -> set[str]:
        return self._exact.get(plain_name(words)) or self._bare.get(bare_name(words)) or set()

    def _called_twice(self, words: str) -> set[str]:
        """Return what a name and a code side by side both mean, as in "East Area (EA)"; nothing if one is unknown."""
        pieces = [piece for piece in _SIDE_BY_SIDE.split(words) if plain_name(piece)]
        return set.intersection(*(self._called(piece) for piece in pieces)) if len(pieces) > 1 else set()

    def _living_successors(self, key: str, period: dt.date) -> set[str]:
        found, seen, rest = set[str](), {key}, [key]
        while rest:
            for after in self._successors.get(rest.pop(), ()):
                if after in seen or after not in self._units:
                    continue
                seen.add(after)
                if self._ended(after, period):
                    rest.append(after)
                else:
                    found.add(after)
        return found

    def _begun(self, key: str, period: dt.date) -> bool:
        starts = self._units[key].starts
        return starts is None or starts <= month_end(period.year, period.month)

    def _ended(self, key: str, period: dt.date) -> bool:
        ends = self._units[key].ends
        return ends is not None and ends < period

    def _listed(self, keys: Iterable[str]) -> str:
        units = sorted((self._units[key] for key in keys), key=lambda unit: unit.code)
        return ", ".join(f"{unit.name} ({unit.code})" for unit in units)


def plain_name(words: str) -> str:
    """Return a name as it is compared: small letters, “and” for &, nothing but letters, digits and single blanks."""
    said = words.casefold().replace("&", " and ").replace("’", "").replace("'", "")
    return _APART.sub(" ", said).strip()


def bare_name(words: str) -> str:
    """Return a name without the words that only say what kind of unit it is; as it stands if nothing were left."""
    plain = plain_name(words)
    return " ".join(_KINDS.sub(" ", plain).split()) or plain
