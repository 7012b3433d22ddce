"""The editions papers are written to: their sections in order, what fills each, and the stock nil statements."""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any

from models.errors import NotFound
from resources import resource_path

FILE = "paper_templates.toml"
_LETTER = re.compile(r"(?P<letter>[A-Z])\. +(?P<title>.+)", re.DOTALL)


class Need(StrEnum):
    """How much a section must hold before a paper is complete."""

    YES = "yes"
    NIL_ALLOWED = "nil-allowed"
    CONDITIONAL = "conditional"


class Filling(StrEnum):
    """What a section is filled with: words of its own, or something the paper holds apart."""

    TEXT = "text"
    TITLE = "title"
    FORUM = "forum"
    AUTHORS = "authors"
    RECOMMENDATIONS = "recommendations"
    RISKS = "risks"
    APPENDICES = "appendices"


_FILLINGS = (
    (re.compile(r"title", re.IGNORECASE), Filling.TITLE),
    (re.compile(r"forum and date", re.IGNORECASE), Filling.FORUM),
    (re.compile(r"report by|contact details", re.IGNORECASE), Filling.AUTHORS),
    (re.compile(r"recommendations?", re.IGNORECASE), Filling.RECOMMENDATIONS),
    (re.compile(r"corporate risks addressed", re.IGNORECASE), Filling.RISKS),
    (re.compile(r"appendices( and background papers)?", re.IGNORECASE), Filling.APPENDICES),
)


@dataclass(frozen=True, slots=True)
class SectionEntry:
    """A section of an edition: its name as it is stored, whether it is a box of the front sheet, and its need."""

    name: str
    front: bool
    required: Need


@dataclass(frozen=True, slots=True)
class PaperTemplate:
    """An edition of a paper; `declarations` and `approvals` are the names under which it is signed."""

    id: str
    title: str
    front: tuple[SectionEntry, ...]
    sections: tuple[SectionEntry, ...]
    nil_phrases: tuple[str, ...]
    declarations: tuple[str, ...] = ()
    approvals: tuple[str, ...] = ()

    @property
    def lettered(self) -> bool:
        """Whether its sections go by the letters in their names instead of numbers."""
        return any(_LETTER.fullmatch(section.name) for section in self.sections)


@cache
def templates() -> tuple[PaperTemplate, ...]:
    """Return the shipped editions in the order of the file."""
    read = tomllib.loads(resource_path(FILE).read_text(encoding="utf-8"))
    usual = tuple(read["nil_phrases"])
    return tuple(_template(entry, usual) for entry in read["template"])


def template(name: str) -> PaperTemplate:
    """Return one edition by its id; NotFound lists those there are."""
    found = {one.id: one for one in templates()}
    if name not in found:
        raise NotFound(f"There is no paper template “{name}”; choose one of: {', '.join(found)}.")
    return found[name]


def nil_phrases(name: str) -> tuple[str, ...]:
    """Return the nil statements offered for a paper of an edition, the usual ones where it follows none."""
    usual = tuple(tomllib.loads(resource_path(FILE).read_text(encoding="utf-8"))["nil_phrases"])
    return next((one.nil_phrases for one in templates() if one.id == name), usual)


@lru_cache(maxsize=1024)
def filling(name: str) -> Filling:
    """Say what a section is filled with, from its name."""
    title = bare(name)
    return next((what for pattern, what in _FILLINGS if pattern.fullmatch(title)), Filling.TEXT)


def bare(name: str) -> str:
    """Return the name of a section without the letter it begins with."""
    found = _LETTER.fullmatch(name)
    return found["title"] if found else name


def labels(names: Sequence[str], *, lettered: bool) -> tuple[str, ...]:
    """Label sections in order: 1, 2, 3, or the letters in their names; one without stays under the letter before."""
    if not lettered:
        return tuple(str(number) for number in range(1, len(names) + 1))
    said, letter = [], "A"
    for name in names:
        found = _LETTER.fullmatch(name)
        letter = found["letter"] if found else letter
        said.append(letter)
    return tuple(said)


def _template(entry: Mapping[str, Any], usual: tuple[str, ...]) -> PaperTemplate:
    return PaperTemplate(
        id=entry["id"],
        title=entry["title"],
        front=tuple(_sections(entry["front"], front=True)),
        sections=tuple(_sections(entry["sections"], front=False)),
        nil_phrases=tuple(entry.get("nil_phrases", usual)),
        declarations=tuple(entry.get("declarations", ())),
        approvals=tuple(entry.get("approvals", ())),
    )


def _sections(entries: Iterable[Mapping[str, str]], *, front: bool) -> Iterable[SectionEntry]:
    return (SectionEntry(entry["name"], front, Need(entry["required"])) for entry in entries)
