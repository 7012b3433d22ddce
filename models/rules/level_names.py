"""What an organisation calls its levels: a district, or a BOCU, where others say BCU."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from models.errors import RuleBroken
from models.rules.vocabulary import Level

LONGEST_NAME = 40
_SETTING = "level_name "
_UNITS = "BCU"
_SAID_FOR_IT = (
    *("borough command unit", "basic command unit", "borough operational command unit"),
    *("(b)ocu", "bocu", "ocu"),
)


@dataclass(frozen=True, slots=True)
class LevelNames:
    """The names by level; a level that is not among them goes by its usual word."""

    own: Mapping[str, str] = field(default_factory=dict)

    def of(self, level: str) -> str:
        """Return what a level is called within a sentence: "business group", "BCU"."""
        return self.own.get(level, level)

    def opened(self, level: str) -> str:
        """Return what a level is called where a line begins: "Business group", "BCU"."""
        return self.of(level)[:1].upper() + self.of(level)[1:]

    def choices(self) -> tuple[tuple[str, str], ...]:
        """Return all levels with their names, for a menu."""
        return tuple((level.value, self.opened(level.value)) for level in Level)

    def meant(self, words: str) -> str:
        """Return the level that goes by a name, the usual one or the organisation's own; RuleBroken for none."""
        plain = words.strip().casefold()
        for level in Level:
            if plain in {level.value.casefold(), self.of(level.value).casefold()}:
                return level.value
        known = ", ".join(self.of(level.value) for level in Level)
        raise RuleBroken(f"There is no level “{words.strip()}”; choose one of: {known}.", "level")


USUAL_NAMES = LevelNames()


def level_names(stored: Mapping[str, str]) -> LevelNames:
    """Return the names among the settings of a book."""
    given = {level.value: stored.get(f"{_SETTING}{level.value}", "") for level in Level}
    return LevelNames({level: name for level, name in given.items() if name})


def settings_of(names: Mapping[str, str]) -> dict[str, str]:
    """Return names by level as settings, empty for those that go by their usual word.

    RuleBroken for a level there is not, and where two would be called the same.
    """
    for level in names:
        if level not in set(Level):
            raise RuleBroken(f"There is no level “{level}”; choose one of: {', '.join(Level)}.", "level_names")
    whole = {level.value: (names.get(level.value, "").strip() or level.value).casefold() for level in Level}
    for level, name in whole.items():
        twin = next((other for other in whole if other != level and whole[other] == name), None)
        if twin is not None:
            raise RuleBroken(f"Two levels would be called “{name}”; give {twin} another name.", "level_names")
    given = {level.value: names.get(level.value, "").strip() for level in Level}
    return {f"{_SETTING}{level}": "" if name == level else name for level, name in given.items()}


def unit_synonyms(typed: str) -> tuple[str, ...]:
    """Return what was typed and, where it says one of the other words for a BCU, the same with that word."""
    plain = typed.casefold()
    for word in _SAID_FOR_IT:
        place = plain.find(word)
        if place >= 0 and not _within(plain, place, word):
            return typed, f"{typed[:place]}{_UNITS}{typed[place + len(word) :]}"
    return (typed,)


def _within(plain: str, place: int, word: str) -> bool:
    """Return whether a word found is only part of a longer one."""
    before, after = plain[place - 1 : place], plain[place + len(word) : place + len(word) + 1]
    return before.isalnum() or after.isalnum()
