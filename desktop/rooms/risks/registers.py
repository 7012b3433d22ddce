"""The registers of the house: which levels each view shows, and how it is named."""

from dataclasses import dataclass

from models.rules.vocabulary import Level


@dataclass(frozen=True, slots=True)
class Register:
    """A view of the room: the word on its button, how its risks are called, and its levels, the first for new ones."""

    view: str
    called: str
    levels: tuple[str, ...]

    @property
    def title(self) -> str:
        """The register in a sentence, and on paper."""
        return f"{self.called[:1].upper()}{self.called[1:]} register"


REGISTERS = {
    "corporate": Register("Corporate", "corporate", (Level.CORPORATE.value,)),
    "groups": Register("Groups", "business group", (Level.BUSINESS_GROUP.value, Level.THEMATIC.value)),
    "bcu": Register("BCU", "BCU", (Level.BCU.value,)),
    "programmes": Register("Programmes", "programme", (Level.PROGRAMME.value,)),
}
VIEWS = tuple((name, register.view) for name, register in REGISTERS.items())
FIRST_VIEW = "corporate"


def view_of_level(level: str) -> str:
    """Return the view that shows a level; the first one for a level without a register."""
    return next((name for name, register in REGISTERS.items() if level in register.levels), FIRST_VIEW)
