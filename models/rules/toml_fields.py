"""Reading the tables of a TOML file field by field; whatever does not fit is refused with its line and field."""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

from models.errors import FileRefused, RuleBroken
from models.rules.toml_lines import Path, line_numbers
from models.rules.written_dates import read_date

E = TypeVar("E", bound=StrEnum)
T = TypeVar("T")

LONGEST_TEXT = 2000
LONGEST_SHOWN = 60
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_PLACE = re.compile(r"(?P<what>.*) \(at (?:line (?P<line>\d+), column \d+|end of document)\)")


@dataclass(frozen=True, slots=True)
class Fields:
    """One table of a file: its values, the way to it, and the lines of the whole file."""

    name: str
    lines: Mapping[Path, int]
    path: Path
    values: Mapping[str, object]

    def refused(self, key: str, expected: str, *, place: int | None = None) -> FileRefused:
        """Make the refusal of a field: file, line, field, what was expected and what was found."""
        found = self.values.get(key)
        if place is not None and isinstance(found, list):
            found = found[place]
        said = f"found {shown(found)}" if key in self.values else "found nothing"
        return FileRefused(f"{self.name}, line {self.line(key, place)}, field {key}: expected {expected}, {said}.")

    def line(self, key: str = "", place: int | None = None) -> int:
        """Return the line of a field, or of the table where the field is missing."""
        ways: tuple[Path, ...] = (*(((*self.path, key, place),) if place is not None else ()), (*self.path, key))
        return next((self.lines[way] for way in ways if way in self.lines), self.lines.get(self.path, 1))

    def only(self, *known: str) -> None:
        """Raise FileRefused if the table has a key that nobody reads."""
        for key in self.values:
            if key not in known:
                near = get_close_matches(key, known, 1) or known
                expected = f"{'one of ' if len(near) > 1 else ''}{', '.join(near)}"
                raise FileRefused(f"{self.name}, line {self.line(key)}, field {key}: expected {expected}, found {key}.")

    def text(self, key: str, usual: str = "", *, most: int = LONGEST_TEXT) -> str:
        """Read one line of text of at most `most` characters, or the usual one; blanks become single spaces."""
        value = self.values.get(key, usual)
        if not isinstance(value, str) or _CONTROL.search(value) or len(value) > most:
            raise self.refused(key, f"one line of text of at most {most} characters in quotation marks")
        return " ".join(value.split())

    def needed(self, key: str, *, most: int = LONGEST_TEXT) -> str:
        """Read a text that must be there and not be blank."""
        if not self.text(key, most=most).strip():
            raise self.refused(key, "a text in quotation marks")
        return self.text(key, most=most)

    def whole(self, key: str, usual: int, *, least: int, most: int) -> int:
        """Read a whole number within its bounds."""
        value = self.values.get(key, usual)
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise self.refused(key, f"a whole number from {least} to {most}")
        return value

    def flag(self, key: str, *, usual: bool) -> bool:
        """Read true or false."""
        value = self.values.get(key, usual)
        if not isinstance(value, bool):
            raise self.refused(key, "true or false")
        return value

    def day(self, key: str) -> date | None:
        """Read a date: 2026-05-05, or a text such as "Tue 5 May 2026", whose weekday must be right."""
        value = self.values.get(key)
        if isinstance(value, str):
            return self.ruled(key, "a date such as 2026-05-05", read_date, value)
        if value is not None and (not isinstance(value, date) or isinstance(value, datetime)):
            raise self.refused(key, "a date such as 2026-05-05")
        return value

    def span(self) -> tuple[date | None, date | None]:
        """Read `starts` and `ends`, the second not before the first."""
        starts, ends = self.day("starts"), self.day("ends")
        if starts is not None and ends is not None and ends < starts:
            raise self.refused("ends", f"a day not before it starts, {starts}")
        return starts, ends

    def clock(self, key: str, usual: time) -> time:
        """Read a time of day, written "09:30" or 09:30:00."""
        value = self.values.get(key, usual)
        if isinstance(value, str) and re.fullmatch(r"(?:[01]\d|2[0-3]):[0-5]\d", value):
            return time.fromisoformat(value)
        if not isinstance(value, time) or value.second or value.microsecond:
            raise self.refused(key, "a time of day such as “09:30”")
        return value

    def choice(self, key: str, kind: type[E], usual: E | None = None) -> E:
        """Read one word of a closed list; it must be there unless a usual one is given."""
        if usual is not None and key not in self.values:
            return usual
        value = self.values.get(key)
        if not isinstance(value, str) or value not in set(kind):
            raise self.refused(key, "one of " + ", ".join(f"“{word}”" for word in kind))
        return kind(value)

    def words(self, key: str) -> tuple[str, ...]:
        """Read a list of texts, one line each and none blank."""
        return tuple(self.entry_text(key, place, word) for place, word in enumerate(self.entries(key)))

    def entries(self, key: str) -> list[object]:
        """Read a list of anything, empty where the key is missing."""
        value = self.values.get(key, [])
        if not isinstance(value, list):
            raise self.refused(key, "a list in square brackets")
        return value

    def entry_text(self, key: str, place: int, word: object) -> str:
        """Return an entry of a list that must be one line of text and not blank."""
        if not isinstance(word, str) or not word.strip() or _CONTROL.search(word) or len(word) > LONGEST_TEXT:
            raise self.refused(key, "texts in quotation marks", place=place)
        return " ".join(word.split())

    def tables(self, key: str) -> tuple["Fields", ...]:
        """Read a list of tables, empty where the key is missing."""
        return tuple(self.entry_table(key, place, entry) for place, entry in enumerate(self.entries(key)))

    def entry_table(self, key: str, place: int, entry: object) -> "Fields":
        """Return an entry of a list that must be a table."""
        if not isinstance(entry, dict):
            raise self.refused(key, "tables in braces", place=place)
        return Fields(self.name, self.lines, (*self.path, key, place), entry)

    def table(self, key: str) -> "Fields":
        """Read a table, empty where the key is missing."""
        value = self.values.get(key, {})
        if not isinstance(value, dict):
            raise self.refused(key, "a table in braces")
        return Fields(self.name, self.lines, (*self.path, key), value)

    def ruled(self, key: str, expected: str, reading: Callable[[str], T], words: str) -> T:
        """Return what a rule reads from the words of a field; FileRefused with the rule's sentence if it refuses."""
        try:
            return reading(words)
        except RuleBroken as broken:
            raise FileRefused(f"{self.refused(key, expected)} {broken}") from None


def opened(text: str, name: str) -> Fields:
    """Read a whole TOML text; FileRefused naming the line where it is none. A byte order mark is passed over."""
    plain = text.removeprefix("\ufeff")
    try:
        values = tomllib.loads(plain)
        lines = line_numbers(plain.replace("\r\n", "\n"))
    except RecursionError:
        raise FileRefused(f"{name}: lists are nested too deep to be read; use the documented schema.") from None
    except ValueError as trouble:
        raise FileRefused(_syntax_sentence(str(trouble), plain, name)) from None
    return Fields(name, lines, (), values)


def shown(value: object) -> str:
    """Show what stands in a file, shortened, as the writer would know it again."""
    if isinstance(value, dict | list):
        return "a table" if isinstance(value, dict) else f"a list of {len(value)}"
    said = str(value).lower() if isinstance(value, bool) else str(value)
    said = said if len(said) <= LONGEST_SHOWN else said[: LONGEST_SHOWN - 1] + "…"
    return f"“{said}”" if isinstance(value, str) else said


def _syntax_sentence(trouble: str, text: str, name: str) -> str:
    """Say where a text stops being TOML."""
    found = _PLACE.fullmatch(trouble)
    what = found["what"] if found else trouble
    line = found["line"] if found and found["line"] else text.count("\n") + 1
    return f"{name}, line {line}: this is not valid TOML ({what[:1].lower()}{what[1:]}); correct the line."
