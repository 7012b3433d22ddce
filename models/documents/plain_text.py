"""Text as it may leave the house: nothing in it steers, and what cannot be shown becomes a visible mark."""

import re
import unicodedata

UNKNOWN = "\ufffd"
BREAK_HERE = "\u200b"
HELD = "\u00a0"
SOFT_HYPHEN = "\u00ad"
_DOUBTFUL = re.compile("[^ -~\u00a0-\u02af\u2010-\u2022\u2026\u2190-\u25ff£€−✓✗]")
"""What has to be looked at character by character."""


def printable(text: str) -> str:
    """Return one line of text fit to be read: accents composed, invisible controls left out, the rest marked."""
    return breakable(text).replace(SOFT_HYPHEN, "")


def breakable(text: str) -> str:
    """Return what `printable` does with its soft hyphens, at which a setter may break a word.

    Nothing in it is markup; white space is plain.
    """
    if not _DOUBTFUL.search(text):
        return text
    return "".join(_drawable(char) for char in unicodedata.normalize("NFC", text))


def _drawable(char: str) -> str:
    if char in {SOFT_HYPHEN, BREAK_HERE, " "}:
        return char
    category = unicodedata.category(char)
    if category == "Cf" or "\ufe00" <= char <= "\ufe0f":
        return ""
    if char.isspace():
        return HELD if char in {HELD, "\u202f"} else " "
    return UNKNOWN if category in {"Cc", "Cs", "Co", "Cn"} else char
