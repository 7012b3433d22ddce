"""Words short enough for a small cell: codes without what their level shares, and why a day is closed."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from models.rules.written_dates import short_date_words

_CLOSED = "Closed"
_SHORTER = (
    ("clos", (_CLOSED,)),
    ("good friday", ("Good Fri",)),
    ("easter", ("Easter Mon", "Easter")),
    ("new year", ("New Year", "Holiday")),
    ("christmas", ("Christmas", "Holiday")),
    ("boxing", ("Boxing Day", "Bank hol")),
    ("bank holiday", ("Bank hol",)),
    ("", ("Holiday",)),
)


def short_codes(codes_by_level: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Return each code as a small cell has room for it; give a code once for each meeting, so that the usual wins.

    The most common prefix of a level goes, `EA` for `CF-EA`; another keeps its letter, `RFL` for `RAB-FLP`; where two
    would be alike, or one would be another's whole code, the whole code stays.
    """
    counts = {level: Counter(codes) for level, codes in codes_by_level.items()}
    wanted = {code: _shortened(code, _usual_prefix(found)) for found in counts.values() for code in found}
    asked = Counter(wanted.values())
    return {code: short if asked[short] == 1 and short not in wanted.keys() - {code} else code
            for code, short in wanted.items()}  # fmt: skip


def _usual_prefix(codes: Counter[str]) -> str:
    """Return the prefix before a hyphen that most of the codes have, empty when none has one."""
    prefixes = Counter[str]()
    for code, count in codes.items():
        prefixes[code.partition("-")[0]] += count if "-" in code else 0
    return max(prefixes, key=lambda prefix: prefixes[prefix], default="") if prefixes.total() else ""


def _shortened(code: str, usual: str) -> str:
    head, hyphen, tail = code.partition("-")
    if not hyphen or not tail or tail.isdigit():
        return code
    return tail if head == usual else f"{head[:1]}{tail[:2]}"


def short_closed(words: str, fits: Callable[[str], bool]) -> str:
    """Return why a day is closed in the longest words that fit: `Good Friday`, `Good Fri`, at last `Closed`."""
    said = words.casefold()
    shorter = next(words for sign, words in _SHORTER if sign in said)
    whole = () if shorter == (_CLOSED,) else (words,)
    return next((each for each in (*whole, *shorter) if fits(each)), _CLOSED)


def moment_words(moment: datetime) -> str:
    """Say a deadline: Thu 29 Oct 17:00."""
    return f"{short_date_words(moment.date())} {moment:%H:%M}"


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: `1 meeting`, `391 meetings`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
