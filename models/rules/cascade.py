"""A theme passed down: which meeting of a unit takes it, what its answers come to, and what two of them become."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence

from models.rules.carry_over import TO_COME, Occasion
from models.rules.vocabulary import CascadeAnswer

OWN_BEFORE = "on the agenda already"
"""The words with which a unit's own theme is answered for it: it had set that before it was asked."""
BETWEEN = "; "
"""What stands between the reasons of several answers."""
_STRENGTH = (CascadeAnswer.ACCEPTED, CascadeAnswer.NONE, CascadeAnswer.WAITING, CascadeAnswer.DECLINED)
_DECEMBER = 12


def first_sitting(sittings: Iterable[Occasion], on: dt.date, today: dt.date) -> str:
    """Return the first meeting on or after a day that is still to come, empty if none is planned."""
    coming = [one for one in sittings if one.status in TO_COME and one.day >= max(on, today)]
    return min(coming, key=_place).key if coming else ""


def same_month_sitting(sittings: Sequence[Occasion], day: dt.date) -> str:
    """Return the meeting that takes over from one of a day: of that month, else the next, else the last; or empty.

    Only meetings still to come take anything over.
    """
    coming = sorted((one for one in sittings if one.status in TO_COME), key=_place)
    same = [one for one in coming if (one.day.year, one.day.month) == (day.year, day.month)]
    later = [one for one in coming if one.day > day]
    nearest = sorted(same, key=lambda one: abs(one.day - day))
    return next((one.key for one in (*nearest, *later, *reversed(coming))), "")


def reach(day: dt.date) -> dt.date:
    """Return the last day a theme of a day is passed down to by itself: the end of the month after."""
    months = day.year * _DECEMBER + day.month + 1
    return dt.date(months // _DECEMBER, months % _DECEMBER + 1, 1) - dt.timedelta(days=1)


def stronger(answers: Iterable[str]) -> str:
    """Return what several answers to the same theme come to: accepted by one of them is accepted."""
    given = set(answers)
    return next(answer.value for answer in _STRENGTH if answer in given)


def had_before(answer: str, reason: str) -> bool:
    """Tell whether a unit's own theme was answered for it, because it had set that before it was asked."""
    return answer == CascadeAnswer.ACCEPTED and OWN_BEFORE in reason.split(BETWEEN)


def reasons(answer: str, given: Iterable[tuple[str, str, str]]) -> str:
    """Return the reasons of several answers that come to `answer`; each is given with its answer and whose it was.

    Its own reasons stand first; another answer is named with its reason: “CF-NE declined: covered 14 Oct”.
    """
    ordered = sorted(given, key=lambda one: one[0] != answer)
    words = (f"{whose} {said}: {why}" if why and said != answer else why for said, why, whose in ordered)
    return together(words, BETWEEN)


def together(words: Iterable[str], separator: str = ", ") -> str:
    """Return lists of words as one, each word once, without empty ones."""
    parts = (part.strip() for text in words for part in text.split(separator))
    return separator.join(dict.fromkeys(part for part in parts if part))


def tally(answers: Iterable[str]) -> str:
    """Say how units answered: "11 accepted, 1 declined"; what nobody answered is left out."""
    counts = Counter(answers)
    said = [
        f"{counts[answer.value]} {answer.value}"
        for answer in (CascadeAnswer.ACCEPTED, CascadeAnswer.WAITING, CascadeAnswer.DECLINED)
        if counts[answer.value]
    ]
    return ", ".join(said) or "nobody was asked"


def _place(one: Occasion) -> tuple[dt.date, dt.time, str]:
    return one.day, one.start, one.key
