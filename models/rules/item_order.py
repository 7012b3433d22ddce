"""The order of an agenda: what opens it, what closes it, and where everything else may stand."""

from collections.abc import Sequence

from models.rules.vocabulary import ItemKind

RANKS = {
    ItemKind.FORMALITY: 0,
    ItemKind.PINNED_FIRST: 1,
    ItemKind.PINNED_LAST: 3,
    ItemKind.OTHER_BUSINESS: 4,
    ItemKind.NEXT_MEETING: 5,
}
ORDINARY = 2
PLACES = {
    ItemKind.FORMALITY: "is a formality; it opens every meeting",
    ItemKind.PINNED_FIRST: "is pinned first; it opens the business of the meeting",
    ItemKind.PINNED_LAST: "is pinned last; it closes the business of the meeting",
    ItemKind.OTHER_BUSINESS: "stands at the end of every meeting",
    ItemKind.NEXT_MEETING: "stands at the end of every meeting",
}


def rank(kind: str) -> int:
    """Return where an item of a kind belongs: 0 and 1 open the meeting, 3 to 5 close it, the rest stands between."""
    return RANKS.get(ItemKind(kind), ORDINARY)


def is_misplaced(kinds: Sequence[str], place: int) -> bool:
    """Return whether what is pinned stands behind what it should open, or before what it should close."""
    own = rank(kinds[place])
    if own < ORDINARY:
        return any(rank(other) > own for other in kinds[:place])
    return own > ORDINARY and any(rank(other) < own for other in kinds[place + 1 :])


def free_span(kinds: Sequence[str]) -> tuple[int, int]:
    """Return the first and last place, from 0, at which an item may be put in without passing what is pinned."""
    ranks = [rank(kind) for kind in kinds]
    first = next((place for place, own in enumerate(ranks) if own >= ORDINARY), len(ranks))
    closing = next((count for count, own in enumerate(reversed(ranks)) if own <= ORDINARY), len(ranks) - first)
    return first, max(first, len(ranks) - closing)
