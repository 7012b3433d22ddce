"""What is to be said of a theme on the programme: not set, without a source, repeated, with a Gold Group."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from models.rules.number_words import ORDINALS, numeral

LOOK_BACK = 6
"""How many meetings of a forum, the one in question included, a repeat is counted over."""
LINE_OF_SIGHT = "not tied to a priority, a risk or the Strategic Assessment"


class ThemeFinding(StrEnum):
    """What is to be said of a meeting or one of its themes; a warning, never a block."""

    NOT_SET = "theme not set"
    NO_SOURCE = "no source yet"
    REPEAT = "repeat"
    GOLD = "with Gold Group"


@dataclass(frozen=True, slots=True)
class ThemeStanding:
    """A theme of a meeting: whether it is tied to a source, at how many of the last `of` meetings, with Gold or not."""

    sourced: bool
    repeats: int = 1
    of: int = 1
    with_gold: bool = False


def cell_findings(themes: Sequence[ThemeStanding], *, expected: bool) -> tuple[ThemeFinding, ...]:
    """Return what is to be said of one meeting, each finding once; `expected` says that it is to take a theme."""
    if not themes:
        return (ThemeFinding.NOT_SET,) if expected else ()
    found = {finding for theme in themes for finding in theme_findings(theme)}
    return tuple(finding for finding in ThemeFinding if finding in found)


def theme_findings(theme: ThemeStanding) -> tuple[ThemeFinding, ...]:
    """Return what is to be said of one theme of a meeting."""
    said = (
        (ThemeFinding.NO_SOURCE, not theme.sourced),
        (ThemeFinding.REPEAT, theme.repeats > 1),
        (ThemeFinding.GOLD, theme.with_gold),
    )
    return tuple(finding for finding, holds in said if holds)


def repeats(theme: str, taken: Sequence[Collection[str]], here: int) -> tuple[int, int]:
    """Return at how many of the last six meetings up to `here` a theme stood, and how many those are.

    `taken` names the themes of each living meeting of a forum in the order of their days.
    """
    looked_at = taken[max(0, here - LOOK_BACK + 1) : here + 1]
    return sum(1 for themes in looked_at if theme in themes), len(looked_at)


def repeat_words(times: int, of: int) -> str:
    """Say on a tile how often a theme has been taken: "2 of 6", nothing for the first time."""
    return f"{times} of {of}" if times > 1 else ""


def repeat_sentence(times: int, of: int) -> str:
    """Say in full how often a theme has been taken: "first time in 6 meetings"."""
    ordinal = ORDINALS[times - 1] if 1 <= times <= len(ORDINALS) else numeral(times)
    return f"{ordinal} time in {of} meetings" if of > 1 else "first meeting on record"
