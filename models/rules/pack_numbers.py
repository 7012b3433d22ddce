"""Page numbers of a pack: they run through once, and what comes in later is lettered after the page before it."""

import re
from collections.abc import Iterable, Mapping, Sequence

from models.rules.numbering import recommendation_letter

_FIGURES = re.compile(r"\d+")


def pack_numbers(parts: Sequence[tuple[str, int]], kept: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """Return the page numbers of each part, named by its key and given in order with its count of pages.

    `kept` are the numbers that went out before: they stay with their part and are never given to another, not even
    when the part is taken out. New pages are 143a, 143b and so on after page 143; at the very end numbers run on.
    """
    taken = {label for labels in kept.values() for label in labels}
    highest = max(map(_figure, taken), default=0)
    to_come = [key for key, _ in parts if kept.get(key)]
    last, found = 0, {}
    for key, count in parts:
        own = list(kept.get(key, ())[:count])
        to_come = [other for other in to_come if other != key]
        last = _figure(own[-1]) if own else last
        while len(own) < count:
            if last == highest and not to_come:
                highest = last = last + 1
                own.append(f"{last}")
            else:
                own.append(_lettered(last, taken))
            taken.add(own[-1])
        found[key] = tuple(own)
    return found


def numbers_to_keep(now: Mapping[str, Sequence[str]], kept: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """Return every number that has ever gone out, by part: those of now, and those a part has no pages for any more."""
    keys = (*now, *(key for key in kept if key not in now))
    return {key: (*now.get(key, ()), *kept.get(key, ())[len(now.get(key, ())) :]) for key in keys}


def span_words(labels: Sequence[str]) -> str:
    """Say which pages these are: “page 14”, “pages 14 to 51”."""
    return f"page {labels[0]}" if len(labels) == 1 else f"pages {labels[0]} to {labels[-1]}"


def _figure(label: str) -> int:
    found = _FIGURES.match(label)
    return int(found.group()) if found else 0


def _lettered(number: int, taken: Iterable[str]) -> str:
    """Return the first number with a letter that nobody has had."""
    place = 1
    while (label := f"{number}{recommendation_letter(place)}") in taken:
        place += 1
    return label
