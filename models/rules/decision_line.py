"""Reads a decision typed in one line: `approved: the plan; because …; provided …; review next meeting; against: AB`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from models.errors import RuleBroken
from models.rules.capture_line import Nameable, SpokenDue, meant
from models.rules.decisions import verb_answering
from models.rules.spoken_dates import parse_spoken
from models.rules.vocabulary import AskVerb, Verb

_VERBS = "|".join(Verb)
_VERB = re.compile(rf"\s*({_VERBS})\b\s*(?:[:,]|to\b|that\b)?\s*", re.IGNORECASE)
_LETTER = re.compile(rf"\s*([a-z])(?:\s*[:.)]\s*|\s+(?=(?:{_VERBS})\b)|\s*(?=;|$))", re.IGNORECASE)
_SEGMENT = re.compile(r";[^;]*")
_HEADS = {
    "reasons": re.compile(r";\s*(?:because(?: of)?|reasons?:?|as)\s+", re.IGNORECASE),
    "conditions": re.compile(
        r";\s*(?:provided(?: that)?|on condition that|conditions?:?|subject to|if)\s+", re.IGNORECASE
    ),
    "review": re.compile(r";\s*review(?:ed)?\s*(?:on|at|by|in)?\s*(?:the\s+)?", re.IGNORECASE),
    "evaluate": re.compile(r";\s*evaluated?\s*(?:on|at|by|in)?\s*(?:the\s+)?", re.IGNORECASE),
    "dissent": re.compile(r";\s*(?:against|dissent)\s*:?\s*", re.IGNORECASE),
    "part": re.compile(r";\s*(?:in\s+)?part\s*", re.IGNORECASE),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a paper asks, as a line may answer it by its letter."""

    id: str
    letter: str
    verb: str
    text: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A part of the line from `start` up to `end` that was read, and whether it is clear what it means."""

    start: int
    end: int
    clear: bool = True


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """What a decision's line means; `verb` is resolved, `asked` what it answers, `trouble` what is not understood."""

    text: str = ""
    verb: str = Verb.AGREED.value
    asked: Asked | None = None
    reasons: str = ""
    conditions: str = ""
    dissent: str = ""
    review: SpokenDue | None = None
    evaluate: SpokenDue | None = None
    part: int = 1
    marks: tuple[Mark, ...] = ()
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class DecisionSetting:
    """What a line is read against: what is asked here, who may be named, the day, and the next meeting."""

    today: date
    asks: Sequence[Asked] = ()
    nameables: Sequence[Nameable] = ()
    next_meeting: date | None = None
    part: int = 1


def read_decision(line: str, setting: DecisionSetting) -> DecisionLine:
    """Read a decision and what stands with it, parted by semicolons; other parts belong to its text."""
    found = list(_SEGMENT.finditer(line))
    head = line[: found[0].start()] if found else line
    read = replace(_head(head, setting), part=setting.part)
    for segment in found:
        read = _with_segment(read, line, segment, setting)
    trouble = read.trouble or next(_troubles(read), "")
    return replace(read, trouble=trouble or ("" if read.text else "Write what is decided."))


def _head(head: str, setting: DecisionSetting) -> DecisionLine:
    """Read the letter of a recommendation, the verb and the words of a decision."""
    lettered = _LETTER.match(head)
    asked = _asked(lettered[1], setting.asks) if lettered else None
    begin = lettered.end() if lettered and (asked or setting.asks) else 0
    spoken = _VERB.match(head, begin)
    after = spoken.end() if spoken else begin
    text = head[after:].strip()
    if spoken and not text and not begin:
        return DecisionLine(text=head[begin:].strip(), verb=Verb(spoken[1].lower()).value)
    given = Verb(spoken[1].lower()) if spoken else None
    mark = (Mark(0, len(head[:after].rstrip()), asked is not None or not begin),) if after else ()
    unknown = f"Nothing is asked here under {lettered[1].lower()}." if lettered and begin and asked is None else ""
    verb = verb_answering(AskVerb(asked.verb), given) if asked else given or Verb.AGREED
    return DecisionLine(text or (asked.text if asked else ""), verb.value, asked, marks=mark, trouble=unknown)


def _asked(letter: str, asks: Sequence[Asked]) -> Asked | None:
    return next((one for one in asks if one.letter == letter.lower()), None)


def _with_segment(read: DecisionLine, line: str, segment: re.Match[str], setting: DecisionSetting) -> DecisionLine:
    """Return the line with one part after a semicolon understood, or added to the text."""
    for name, head in _HEADS.items():
        begun = head.match(line, segment.start(), segment.end())
        words = line[begun.end() : segment.end()].strip() if begun else ""
        if begun is None or not words:
            continue
        start, end = segment.start() + 1, begun.end() + len(line[begun.end() : segment.end()].rstrip())
        start += len(line[start:end]) - len(line[start:end].lstrip())
        fresh, clear = _understood(name, words, (start, end), setting)
        if fresh is not None:
            return replace(read, **{name: fresh}, marks=(*read.marks, Mark(start, end, clear)))
    rest = segment[0][1:].strip()
    return replace(read, text=f"{read.text}; {rest}" if rest else read.text)


def _understood(
    name: str, words: str, place: tuple[int, int], setting: DecisionSetting
) -> tuple[Any, bool]:  # of several kinds
    """Return what a part sets and whether it is clear; None where it is no such part after all."""
    if name in {"review", "evaluate"}:
        due = _due(words, place, setting)
        return due, due.spoken is not None
    if name == "dissent":
        return _named(words, setting.nameables), True
    if name == "part":
        return (int(words), True) if words in {"1", "2"} else (None, False)
    return words, True


def _due(words: str, place: tuple[int, int], setting: DecisionSetting) -> SpokenDue:
    try:
        spoken = parse_spoken(words, today=setting.today, next_meeting=setting.next_meeting)
    except RuleBroken as refused:
        return SpokenDue(words, *place, None, str(refused))
    if spoken.day is None:
        unplanned = words.lower() == "next meeting"
        trouble = "No next meeting is planned; write a date." if unplanned else f"“{words}” is no date yet."
        return SpokenDue(words, *place, None, trouble)
    return SpokenDue(words, *place, spoken)


def _named(words: str, nameables: Sequence[Nameable]) -> str:
    """Return who is against it: posts and people in full where every name is certain, else the words as typed."""
    found = [meant(part, nameables) for part in re.split(r"\s*(?:,|\band\b)\s*", words) if part]
    if any(len(one) != 1 for one in found):
        return words
    return ", ".join(f"{one[0].name} ({one[0].second})" if one[0].second else one[0].name for one in found)


def _troubles(read: DecisionLine) -> Iterator[str]:
    yield from (due.trouble for due in (read.review, read.evaluate) if due and due.trouble)
