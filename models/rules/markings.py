"""Protective markings: what is made of several parts carries the highest of them."""

from collections.abc import Iterable

from models.rules.vocabulary import MARKINGS


def highest(markings: Iterable[str]) -> str:
    """Return the highest of some markings, empty ones left out; one unknown to the house ranks above all others."""
    return max((marking for marking in markings if marking), key=rank, default="")


def rank(marking: str) -> int:
    """Return how high a marking stands, from 0."""
    return MARKINGS.index(marking) if marking in MARKINGS else len(MARKINGS)


def publishable(marking: str) -> bool:
    """Say whether a part so marked may go into a public print; unmarked parts may."""
    return not marking or rank(marking) == 0
