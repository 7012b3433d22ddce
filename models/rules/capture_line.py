"""Reads a line typed while people speak: the words, the verb, the owner after `@` and the date after `!`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from models.errors import RuleBroken
from models.rules.spoken_dates import SpokenDate, parse_spoken
from models.rules.vocabulary import Verb

POST, PERSON, BODY = "post", "person", "body"
MOST_CANDIDATES = 8
SHORTEST_BEGINNING = 3

_MARK = re.compile(r"(?:^|(?<=\s))([@!])(?=[^\s@!])")
_QUOTED = re.compile(r"[\"“”]([^\"“”]+)[\"“”]")
_WORD = re.compile(r"\S+")
_NAME_WORD = re.compile(r"[\w'’&]+")
_BY = re.compile(r"\s(?P<by>(?:by|for|at)\s+)(?:the\s+)?(?=[^\s@!][^@!]*$)", re.IGNORECASE)
_TRAILING = re.compile(r"[\s,;]+(?:by|for|at)$", re.IGNORECASE)
_VERB = re.compile(rf"\s*({'|'.join(Verb)})\b\s*(?:[:,]|to\b|that\b)?\s*(?=\S)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Nameable:
    """Whom an `@` may mean: a post, a person or a body outside; `keys` are short names such as code and initials."""

    id: str
    kind: str
    name: str
    second: str = ""
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """An `@` in the line from `start` up to `end`: who is meant, or who might be."""

    typed: str
    start: int
    end: int
    found: Nameable | None
    candidates: tuple[Nameable, ...] = ()

    @property
    def trouble(self) -> str:
        """One sentence saying what is open, empty when somebody is meant."""
        if self.found:
            return ""
        if not self.candidates:
            return f"Nobody here is called “{self.typed}”; write a post, a name, or a body outside in quotes."
        names = [candidate.name for candidate in self.candidates[:3]]
        return f"“{self.typed}” could be {' or '.join(names)}; write more of the name."


@dataclass(frozen=True, slots=True)
class SpokenDue:
    """A `!` in the line from `start` up to `end`: the date that is meant, or one sentence saying why none is."""

    typed: str
    start: int
    end: int
    spoken: SpokenDate | None
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class CaptureLine:
    """What a line means: the words to record, who is named in what order, and when it is due."""

    text: str
    mentions: tuple[Mention, ...] = ()
    due: SpokenDue | None = None

    @property
    def owner(self) -> Mention | None:
        """Who is accountable: the first one named."""
        return self.mentions[0] if self.mentions else None

    @property
    def contributors(self) -> tuple[Mention, ...]:
        """Who helps: everybody named after the first."""
        return self.mentions[1:]

    @property
    def trouble(self) -> str:
        """The first sentence saying what an action still needs, empty when it can be recorded."""
        parts = [mention.trouble for mention in self.mentions]
        parts.append(self.due.trouble if self.due else "Say when it is due: ! and a date as spoken.")
        if not self.mentions:
            parts.insert(0, "Name one owner: @ and a post or a name.")
        if not self.text:
            parts.insert(0, "Write what is to be done.")
        return next((part for part in parts if part), "")


def read_action_line(
    line: str, *, nameables: Sequence[Nameable], today: date, next_meeting: date | None = None
) -> CaptureLine:
    """Read the line of an action; the words around the marks are its text, in their order."""
    mentions: list[Mention] = []
    due: SpokenDue | None = None
    taken: list[tuple[int, int]] = []
    for mark, start, stop in _marked(line):
        if mark == "@":
            mention = _mention(line, start, stop, nameables)
            mentions.append(mention)
            taken.append((mention.start, mention.end))
        elif due is None:
            due = _due(line, start, stop, today, next_meeting)
            taken.append((due.start, due.end))
    return CaptureLine(_without(line, taken), tuple(mentions), due)


def read_deep_dive_line(
    line: str, *, nameables: Sequence[Nameable], today: date, next_meeting: date | None = None
) -> CaptureLine:
    """Read the line of a deep-dive: its title, who leads it after `@`, by when after `!` or a last `by`."""
    read = read_action_line(line, nameables=nameables, today=today, next_meeting=next_meeting)
    by = _BY.search(line)
    if read.due is None and by is not None:
        due = _due(line, by.end() - 1, len(line), today, next_meeting)
        if due.spoken is not None and due.end == len(line.rstrip()):
            start = by.start("by")
            cut = read_action_line(line[:start], nameables=nameables, today=today)
            return replace(cut, due=replace(due, start=start), text=_TRAILING.sub("", cut.text).rstrip(",; "))
    return replace(read, text=_TRAILING.sub("", read.text))


def read_decision_line(line: str) -> tuple[str, str]:
    """Return verb and text of a decision: `approved: the plan` or `Agreed to hold it`; agreed where none is written."""
    found = _VERB.match(line)
    if found is None:
        return Verb.AGREED.value, line.strip()
    return Verb(found[1].lower()).value, line[found.end() :].strip()


def meant(typed: str, nameables: Sequence[Nameable]) -> tuple[Nameable, ...]:
    """Return whom typed words may mean, likeliest first; exactly one where it is certain."""
    words = _words(typed)
    if not words:
        return ()
    whole = " ".join(words)
    exact = [one for one in nameables if whole in _short_names(one)]
    if len(exact) == 1:
        return tuple(exact)
    scored = [(_distance(words, whole, one), one) for one in nameables]
    near = sorted((pair for pair in scored if pair[0] is not None), key=lambda pair: (pair[0], pair[1].name))
    return tuple(one for _, one in near)


def _marked(line: str) -> Iterator[tuple[str, int, int]]:
    """Yield each mark with its place and the place up to which its words may reach."""
    found = list(_MARK.finditer(line))
    for place, mark in enumerate(found):
        stop = found[place + 1].start() if place + 1 < len(found) else len(line)
        yield mark[1], mark.start(), stop


def _beginnings(line: str, start: int, stop: int) -> Iterator[tuple[str, int]]:
    """Yield the words after a mark, most of them first, each with the place where they end."""
    for end in reversed([word.end() for word in _WORD.finditer(line, start + 1, stop)]):
        yield line[start + 1 : end], end


def _mention(line: str, start: int, stop: int, nameables: Sequence[Nameable]) -> Mention:
    quoted = _QUOTED.match(line, start + 1, stop)
    if quoted:
        return Mention(quoted[1], start, quoted.end(), Nameable("", BODY, quoted[1].strip(), "outside body"))
    for typed, end in _beginnings(line, start, stop):
        candidates = meant(typed, nameables)
        if candidates:
            sure = candidates[0] if len(candidates) == 1 else None
            return Mention(typed, start, end, sure, candidates[:MOST_CANDIDATES])
    return Mention(line[start + 1 : stop].strip(), start, start + len(line[start:stop].rstrip()), None)


def _due(line: str, start: int, stop: int, today: date, next_meeting: date | None) -> SpokenDue:
    for typed, end in _beginnings(line, start, stop):
        try:
            spoken = parse_spoken(typed, today=today, next_meeting=next_meeting)
        except RuleBroken as refused:
            return SpokenDue(typed, start, end, None, str(refused))
        if spoken.day is not None:
            return SpokenDue(typed, start, end, spoken)
    typed = line[start + 1 : stop].strip()
    unplanned = typed.lower() == "next meeting"
    sentence = "No next meeting is planned; write a date." if unplanned else f"“{typed}” is no date yet."
    return SpokenDue(typed, start, start + len(line[start:stop].rstrip()), None, sentence)


def _without(line: str, taken: Sequence[tuple[int, int]]) -> str:
    """Return the line without the places taken, in single spaces and without a blank before a stop."""
    kept, place = [], 0
    for start, end in sorted(taken):
        kept.append(line[place:start])
        place = end
    text = " ".join("".join([*kept, line[place:]]).split())
    return re.sub(r"\s+([.,;:])", r"\1", text)


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _NAME_WORD.findall(text)]


def _short_names(one: Nameable) -> frozenset[str]:
    return frozenset(" ".join(_words(name)) for name in (one.name, one.second, *one.keys) if name)


def _distance(words: Sequence[str], whole: str, one: Nameable) -> int | None:
    """Say how far typed words are from a name: 0 a short name, 1 its beginning, 2 words of it; None if not it."""
    if whole in _short_names(one):
        return 0
    if any(" ".join(_words(name)).startswith(whole) for name in (one.name, *one.keys)):
        return 1
    known = _words(" ".join((one.name, one.second, *one.keys)))
    return 2 if all(any(_begins(part, word) for part in known) for word in words) else None


def _begins(part: str, word: str) -> bool:
    """Say whether a typed word is a word of a name or, from three letters on, its beginning."""
    return part == word or (len(word) >= SHORTEST_BEGINNING and part.startswith(word))
