"""Names of files that every system takes, whatever name a file came with."""

import re
import unicodedata

LONGEST_NAME = 120
LONGEST_BYTES = 200
"""Common file systems stop at 255 bytes, and a folder or a marking may still go before the name."""
LONGEST_SUFFIX = 12
HIDDEN = frozenset({"Cc", "Cf", "Cs", "Cn", "Zl", "Zp"})
"""Kinds of characters that do not show: controls, marks that turn the direction of writing, halves of characters."""
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
_DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)


def safe_name(name: str, usual: str = "paper") -> str:
    """Return the last part of a path as a name safe on every system, its suffix in small letters; `usual` if empty."""
    last = re.split(r"[/\\]", name)[-1]
    stem, suffix = _parted(_plain(last))
    if _DEVICE.fullmatch(stem.split(".")[0]):
        stem = f"{usual} {stem}"
    return f"{_shortened(stem, LONGEST_BYTES - len(suffix)) or usual}{suffix}"


def suffix_of(name: str) -> str:
    """Return the suffix of a file name in small letters with its dot, empty if it has none."""
    return _parted(_plain(name))[1]


def _plain(name: str) -> str:
    """Return a name without what does not show or is forbidden somewhere, and without dots and blanks around it."""
    shown = "".join(sign for sign in unicodedata.normalize("NFC", name) if unicodedata.category(sign) not in HIDDEN)
    return " ".join(_FORBIDDEN.sub(" ", shown).split()).strip(". ")


def _parted(name: str) -> tuple[str, str]:
    stem, dot, suffix = name.rpartition(".")
    if not dot or not stem or len(suffix) > LONGEST_SUFFIX or not (suffix.isascii() and suffix.isalnum()):
        return name, ""
    return stem.rstrip(". "), f".{suffix.lower()}"


def _shortened(stem: str, most: int) -> str:
    """Cut a name to its longest length, counted in characters and in bytes, never within a character."""
    cut = stem[:LONGEST_NAME].encode("utf-8")[:most].decode("utf-8", errors="ignore")
    return cut.rstrip(". ")
