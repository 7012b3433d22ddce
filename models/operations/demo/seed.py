"""Chance that is the same every time: all of a demo book follows from one seed."""

from collections.abc import Callable
from random import Random


def chance(seed: int, use: str) -> Random:
    """Return the source of chance for one use, so that uses do not disturb one another."""
    return Random(f"{use} {seed}")  # noqa: S311  demo data, not a secret


def seeded_mint(seed: int) -> Callable[[], str]:
    """Return a mint whose keys follow from the seed: 32 hexadecimal digits each."""
    source = chance(seed, "keys")
    return lambda: f"{source.getrandbits(128):032x}"
