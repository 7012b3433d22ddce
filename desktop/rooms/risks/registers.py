"""The registers of the house: which levels each view shows, and how it is named."""

from collections.abc import Mapping
from dataclasses import dataclass

from models.rules.level_names import LevelNames
from models.rules.vocabulary import Level

LEVELS: Mapping[str, tuple[str, ...]] = {
    "corporate": (Level.CORPORATE.value,),
    "groups": (Level.BUSINESS_GROUP.value, Level.THEMATIC.value),
    "bcu": (Level.BCU.value,),
    "programmes": (Level.PROGRAMME.value,),
}
"""The levels each view shows, the first for new risks."""
FIRST_VIEW = "corporate"


@dataclass(frozen=True, slots=True)
class Register:
    """How the risks of a view are called, and its levels, the first for new ones."""

    called: str
    levels: tuple[str, ...]

    @property
    def title(self) -> str:
        """The register in a sentence, and on paper."""
        return f"{self.called[:1].upper()}{self.called[1:]} register"


def register_of(view: str, names: LevelNames) -> Register:
    """Return the register of a view by what the levels are called."""
    return Register(names.of(LEVELS[view][0]), LEVELS[view])


def views(names: LevelNames) -> tuple[tuple[str, str], ...]:
    """Return the views with the words on their buttons."""
    return tuple((view, names.opened(levels[0])) for view, levels in LEVELS.items())


def view_of_level(level: str) -> str:
    """Return the view that shows a level; the first one for a level without a register."""
    return next((name for name, levels in LEVELS.items() if level in levels), FIRST_VIEW)
