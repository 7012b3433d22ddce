"""Where each key of a TOML text stands, so that a refusal can name its line."""

import re
import tomllib
from bisect import bisect_right

Path = tuple[str | int, ...]
"""The way to a value: table and key names, and places in lists counted from 0."""

_SPACE = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_KEY = re.compile(r"[A-Za-z0-9_-]+|\"(?:[^\"\\\n]|\\.)*\"|'[^'\n]*'")
_DOT = re.compile(r"[ \t]*\.[ \t]*")
_STRING = re.compile(
    r'"""(?:[^\\]|\\.)*?"""(?!")' r"|'''.*?'''(?!')" r'|"(?:[^"\\\n]|\\.)*"' r"|'[^'\n]*'",
    re.DOTALL,
)
_PLAIN = re.compile(r"[^,\]}#\n]+")


def line_numbers(text: str) -> dict[Path, int]:
    """Map the path of every key, table and list entry of a valid TOML text to its line, counted from 1."""
    scan = _Scan(text)
    scan.document()
    return scan.lines


class _Scan:
    """A walk over a text that tomllib has found valid; `at` is the present place, `here` the open table."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.here: Path = ()
        self.lines: dict[Path, int] = {}
        self.lists: dict[Path, int] = {}
        self.breaks = [place for place, sign in enumerate(text) if sign == "\n"]

    def document(self) -> None:
        """Walk over headers and keys to the end."""
        self.skip(_SPACE)
        while self.at < len(self.text):
            if self.text[self.at] == "[":
                self.header()
            else:
                self.pair(self.here)
            self.skip(_SPACE)

    def header(self) -> None:
        """Walk over [table] or [[list]] and make it the open table."""
        line, marks = self.line(), 2 if self.text.startswith("[[", self.at) else 1
        self.at += marks
        self.skip(_SPACE)
        *outer, name = self.names()
        self.skip(_SPACE)
        self.at += marks
        path: Path = ()
        for part in outer:
            path = self.last_of((*path, part))
        path = (*path, name)
        self.lines.setdefault(path, line)
        if marks == len("[["):
            self.lists[path] = self.lists.get(path, -1) + 1
        self.here = self.last_of(path)
        self.lines[self.here] = line

    def last_of(self, path: Path) -> Path:
        """Return the newest entry of a list of tables, or the path itself where it is no list."""
        return (*path, self.lists[path]) if path in self.lists else path

    def pair(self, table: Path) -> None:
        """Walk over a key and its value."""
        line, path = self.line(), table
        for name in self.names():
            path = (*path, name)
            self.lines.setdefault(path, line)
        self.skip(_SPACE)
        self.at += len("=")
        self.skip(_SPACE)
        self.value(path)

    def names(self) -> list[str]:
        """Walk over a dotted key and return its parts."""
        parts = [_name(self.skip(_KEY))]
        while self.skip(_DOT):
            parts.append(_name(self.skip(_KEY)))
        return parts

    def value(self, path: Path) -> None:
        """Walk over one value."""
        if self.text[self.at] == "[":
            self.members(path, "]")
        elif self.text[self.at] == "{":
            self.members(path, "}")
        elif not self.skip(_STRING):
            self.skip(_PLAIN)

    def members(self, path: Path, end: str) -> None:
        """Walk over what a list or an inline table holds."""
        self.at += 1
        place = 0
        self.skip(_SPACE)
        while self.text[self.at] != end:
            if end == "}":
                self.pair(path)
            else:
                self.lines[(*path, place)] = self.line()
                self.value((*path, place))
            place += 1
            self.skip(_SPACE)
            if self.text[self.at] == ",":
                self.at += 1
                self.skip(_SPACE)
        self.at += 1

    def skip(self, pattern: re.Pattern[str]) -> str:
        """Walk over what a pattern finds here and return it, empty if nothing."""
        found = pattern.match(self.text, self.at)
        self.at = found.end() if found else self.at
        return found[0] if found else ""

    def line(self) -> int:
        """Return the line of the present place."""
        return bisect_right(self.breaks, self.at - 1) + 1


def _name(key: str) -> str:
    """Return a key as it is meant: a quoted one without its quotes and escapes."""
    return next(iter(tomllib.loads(f"{key} = 0"))) if key[:1] in {'"', "'"} else key
