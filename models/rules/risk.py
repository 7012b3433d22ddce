"""Where a risk stands: the scheme of likelihood and impact, the band of a score, and how it moved."""

import json
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from models.errors import RuleBroken
from models.rules.vocabulary import Level

STEPS = 5
MOST = STEPS * STEPS
MONTHS_OF_YEAR = 12


class Band(StrEnum):
    """How grave a risk is, gravest first."""

    SEVERE = "severe"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Movement(StrEnum):
    """How a risk moved since a day."""

    UP = "up"
    DOWN = "down"
    SAME = "same"


PREFIXES = {
    Level.CORPORATE: "CR",
    Level.BUSINESS_GROUP: "GR",
    Level.THEMATIC: "TR",
    Level.BCU: "BR",
    Level.PROGRAMME: "PR",
}
"""The levels that keep a register, and how the references of each begin."""


@dataclass(frozen=True, slots=True)
class RiskScheme:
    """Two scales of five words, lowest first, and the least score of each band, gravest first; the last is from 1."""

    name: str
    likelihoods: tuple[str, ...]
    impacts: tuple[str, ...]
    bands: tuple[tuple[int, Band], ...]

    def score(self, likelihood: int, impact: int) -> int:
        """Return likelihood times impact; RuleBroken where one is no place on its scale."""
        for place, field in ((likelihood, "likelihood"), (impact, "impact")):
            if not 1 <= place <= STEPS:
                raise RuleBroken(f"{place} is no {field}; give 1 to {STEPS}.", field)
        return likelihood * impact

    def band(self, likelihood: int, impact: int) -> Band:
        """Return the band of a place on both scales."""
        score = self.score(likelihood, impact)
        return next(band for least, band in self.bands if score >= least)

    def least(self, band: Band) -> int:
        """Return the least score of a band."""
        return next(least for least, each in self.bands if each is band)

    @property
    def short_words(self) -> str:
        """The scheme where there is little room: Risk scheme 2026: severe from 16."""
        return f"{self.name}: severe from {self.least(Band.SEVERE)}"

    @property
    def words(self) -> str:
        """The scheme in a sentence: Risk scheme 2026: likelihood × impact, severe from 16."""
        return f"{self.name}: likelihood × impact, severe from {self.least(Band.SEVERE)}"


SCHEME_2026 = RiskScheme(
    "Risk scheme 2026",
    ("Rare", "Unlikely", "Possible", "Likely", "Expected"),
    ("Slight", "Minor", "Serious", "Major", "Critical"),
    ((16, Band.SEVERE), (10, Band.HIGH), (5, Band.MEDIUM), (1, Band.LOW)),
)
"""The scheme of a book that was told no other."""


def checked_scheme(scheme: RiskScheme) -> RiskScheme:
    """Return a scheme that can be used; RuleBroken naming the field that is wrong."""
    if not scheme.name.strip():
        raise RuleBroken("The scheme needs a name; write one.", "name")
    for field, words in (("likelihoods", scheme.likelihoods), ("impacts", scheme.impacts)):
        said = {word.strip().casefold() for word in words} - {""}
        if len(words) != STEPS or len(said) != STEPS:
            raise RuleBroken(f"The {field} need {STEPS} different words, lowest first.", field)
    least = [each for each, _ in scheme.bands]
    falling = all(one > other for one, other in pairwise(least))
    if [band for _, band in scheme.bands] != list(Band) or not falling or least[-1] != 1 or least[0] > MOST:
        raise RuleBroken(f"The bands begin at falling scores: severe at most {MOST}, then high, medium, low.", "severe")
    return scheme


def scheme_text(scheme: RiskScheme) -> str:
    """Return a scheme as the book stores it."""
    bands = {band.value: least for least, band in scheme.bands}
    parts = {"name": scheme.name, "likelihoods": scheme.likelihoods, "impacts": scheme.impacts, "bands": bands}
    return json.dumps(parts, ensure_ascii=False)


def scheme_from_text(text: str) -> RiskScheme:
    """Return the scheme a text of the book says, the usual one for no text; RuleBroken if it is none."""
    if not text:
        return SCHEME_2026
    try:
        parts = json.loads(text)
        bands = tuple((int(parts["bands"][band.value]), band) for band in Band)
        found = RiskScheme(str(parts["name"]), tuple(parts["likelihoods"]), tuple(parts["impacts"]), bands)
    except (ValueError, KeyError, TypeError):
        raise RuleBroken("The stored risk scheme cannot be read; set the scheme again.", "scheme") from None
    return checked_scheme(found)


def movement(old: int, new: int) -> Movement:
    """Return how a score moved."""
    return Movement.SAME if old == new else Movement.UP if new > old else Movement.DOWN


def whole_months(first: date, last: date) -> int:
    """Return how many whole months lie between two days, 0 where the second is not later."""
    between = (last.year - first.year) * MONTHS_OF_YEAR + last.month - first.month
    return max(between - (last.day < first.day), 0)


def risk_reference(level: Level, number: int) -> str:
    """Return the reference of a risk by its level: CR-03."""
    return f"{PREFIXES[level]}-{number:02}"
