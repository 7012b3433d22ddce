"""Codes made from names, so that nobody has to invent one."""

import re
from collections.abc import Collection

_SMALL = {"and", "for", "of", "on", "the", "to", "with"}


def code_from(name: str, taken: Collection[str]) -> str:
    """Return the initials of a name in capitals, with a number where they are taken: `MB`, `MB2`."""
    words = [word for word in re.findall(r"[^\W_]+", name) if word.casefold() not in _SMALL]
    initials = "".join(word[0] for word in words).upper()
    base = initials if len(initials) > 1 else name.strip()[:3].upper().replace(" ", "") or "NEW"
    used = {code.casefold() for code in taken}
    numbered = (f"{base}{number}" for number in range(2, len(used) + 3))
    return next(code for code in (base, *numbered) if code.casefold() not in used)
