"""What is understood of a line while it is typed: the parts shown beneath it, and what is still open."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop.rooms.meeting.capture_text import Span
from desktop.rooms.meeting.reading_line import ReadPart
from models.rules.capture_line import POST, CaptureLine, Mention, Nameable, SpokenDue
from models.rules.decision_line import DecisionLine
from models.rules.written_dates import date_words

ACTION_SIGN, DECISION_SIGN, MINUTE_SIGN, DEEP_DIVE_SIGN, ESCALATE_SIGN = (
    "list-checks",
    "gavel",
    "message-square",
    "zoom-in",
    "waypoints",
)
SEVERAL_GROUPS = "; several groups"
"""What ends an escalation that needs several business groups."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A line as it is understood; `trouble` says what must be mended before it can be recorded."""

    parts: tuple[ReadPart, ...]
    spans: tuple[Span, ...] = ()
    mentions: tuple[Mention, ...] = ()
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """Where a deep-dive reports: a meeting's key and day, empty and none where it is not planned yet."""

    meeting_id: str = ""
    date: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Escalated:
    """An escalation as typed: why, and whether several business groups are needed."""

    reason: str
    several_groups: bool


def minute_reading(code: str) -> Reading:
    """Say that a line becomes a minute."""
    return Reading((ReadPart(MINUTE_SIGN, f"Minute of {code}"),))


def action_reading(read: CaptureLine, code: str) -> Reading:
    """Say who answers for an action, with whom, and by when."""
    parts = [ReadPart(ACTION_SIGN, f"Action of {code}")]
    parts += _people(read.mentions)
    if not read.mentions:
        parts.append(_open("Who?", "@ and a post or a name"))
    parts.append(_due_part(read.due) if read.due else _open("When?", "! and a date as spoken"))
    return Reading(tuple(parts), _spans(read), read.mentions, read.trouble)


def decision_reading(read: DecisionLine, code: str) -> Reading:
    """Say the verb of a decision, what it answers, and what stands with it."""
    about = f"Decision of {code}"
    parts = [ReadPart(DECISION_SIGN, read.verb.capitalize(), about) if read.text else ReadPart(DECISION_SIGN, about)]
    if read.asked:
        parts.append(ReadPart("check", f"answers {read.asked.letter}", _short(read.text)))
    for sign, name, words in (
        ("message-square", "because", read.reasons),
        ("clipboard-check", "provided", read.conditions),
        ("flag", "against", read.dissent),
    ):
        if words:
            parts.append(ReadPart(sign, name, _short(words)))
    for name, due in (("review", read.review), ("evaluate", read.evaluate)):
        if due:
            parts.append(_due_part(due, name))
    if read.part == 2:  # noqa: PLR2004  the closed part
        parts.append(ReadPart("lock", "Part 2"))
    spans = tuple(Span(mark.start, mark.end, mark.clear) for mark in read.marks)
    return Reading(tuple(parts), spans, trouble=read.trouble)


def deep_dive_reading(read: CaptureLine, code: str, report: Report) -> Reading:
    """Say who leads a deep-dive, who sponsors it (the second one named), and the meeting at which it reports."""
    parts = [ReadPart(DEEP_DIVE_SIGN, f"Deep-dive for {code}"), *_people(read.mentions[:1])]
    for mention in read.mentions[1:2]:
        sponsor = _mention_part(mention, "user-plus")
        parts.append(replace(sponsor, words=f"sponsor {sponsor.words}") if mention.found else sponsor)
    if not read.mentions:
        parts.append(ReadPart("user", "No lead yet", "@ and a post"))
    if read.due and read.due.spoken is None:
        parts.append(_due_part(read.due))
    else:
        words = date_words(report.date) if report.date else "the next one, not planned yet"
        parts.append(ReadPart("calendar-days", f"reports to {code} {words}", read.due.typed if read.due else ""))
    return Reading(tuple(parts), _spans(read), read.mentions, deep_dive_trouble(read))


def deep_dive_trouble(read: CaptureLine) -> str:
    """Return what a deep-dive still needs, empty when it can be commissioned."""
    if not read.text:
        return "Write what the deep-dive is about."
    for mention, does in zip(read.mentions, ("led", "sponsored"), strict=False):
        if mention.found is not None and mention.found.kind != POST:
            return f"{mention.found.name} holds no post; a deep-dive is {does} by a post."
    open_ones = [mention.trouble for mention in read.mentions[:2]] + ([read.due.trouble] if read.due else [])
    return next((trouble for trouble in open_ones if trouble), "")


def read_escalation(line: str) -> Escalated:
    """Read why an item goes up: `the cost falls on all BCUs; several groups`."""
    several = line.casefold().rstrip(" .").endswith(SEVERAL_GROUPS)
    reason = line[: line.casefold().rindex(SEVERAL_GROUPS)] if several else line
    return Escalated(reason.strip(), several)


def escalation_reading(line: str, above: Sequence[str]) -> Reading:
    """Say to which forum an item goes up."""
    read = read_escalation(line)
    where = above[0] if len(above) == 1 else ""
    parts = [
        ReadPart(ESCALATE_SIGN, f"Escalate to {where}")
        if where
        else _open("Where to?", f"{' or '.join(above)}: link one in Framework" if above else "no forum above this one")
    ]
    if read.several_groups:
        parts.append(ReadPart("users", "needs several business groups"))
    return Reading(tuple(parts), trouble="" if read.reason else "Write why it goes up.")


def _people(mentions: Sequence[Mention]) -> list[ReadPart]:
    return [_mention_part(mention, "user-plus" if place else "user") for place, mention in enumerate(mentions)]


def _spans(read: CaptureLine) -> tuple[Span, ...]:
    marks: list[Mention | SpokenDue] = [*read.mentions, *([read.due] if read.due else [])]
    return tuple(Span(mark.start, mark.end, not mark.trouble) for mark in marks)


def _mention_part(mention: Mention, sign: str) -> ReadPart:
    if mention.found:
        return ReadPart(sign, mention.found.name, mention.found.second)
    names = " or ".join(one.name for one in mention.candidates[:2])
    more = f" +{len(mention.candidates) - 2}" if len(mention.candidates) > 2 else ""  # noqa: PLR2004  two are named
    return _open(f"@{mention.typed}?", f"{names}{more}" if names else "nobody of that name")


def _due_part(due: SpokenDue, name: str = "") -> ReadPart:
    if due.spoken is None:
        return _open(f"{name} {due.typed}?" if name else f"!{due.typed}?", due.trouble)
    words = due.spoken.words
    shown = f"{name} {words}".strip()
    return ReadPart("calendar-days", shown, "" if due.typed.lower() == words.lower() else due.typed)


def _open(words: str, quiet: str) -> ReadPart:
    return ReadPart("circle-help", words, quiet, tone="warn")


def _short(words: str) -> str:
    """Return the beginning of longer words: they stand in full in the line above."""
    return words if len(words) <= 60 else f"{words[:58].rstrip()}…"  # noqa: PLR2004  letters


def found_post(nameable: Nameable | None) -> str:
    """Return the key of a post that is meant, empty for anybody else."""
    return nameable.id if nameable and nameable.kind == POST else ""
