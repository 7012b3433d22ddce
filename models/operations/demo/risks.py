"""The risk registers of a demo book: the corporate one as the pictures show it, and those of units below it."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any

from models.operations.demo.meetings import DemoMeeting
from models.operations.demo.sheaf import Sheaf
from models.operations.demo.sizes import DAY, DEMO_TODAY, Volumes
from models.operations.demo.wording import demo_resource
from models.records.risks import Risk, RiskAssurance, RiskReview
from models.rules.framework import ForumEntry
from models.rules.risk import STEPS, risk_reference
from models.rules.vocabulary import Level, RiskStatus

REGISTER_DAY = dt.date(2026, 1, 12)
"""When the corporate register of the year was adopted."""
REVIEW_DAYS = tuple(
    dt.date(2026, month, day) for month, day in ((4, 30), (5, 29), (6, 30), (7, 31), (8, 28), (9, 30), (10, 23))
)
SERIES = "risk"
UNITS_LEVELS = (Level.BUSINESS_GROUP, Level.BCU, Level.PROGRAMME)
SEEN_SHARE, MOVED_SHARE = 0.85, 0.3


@dataclass(slots=True)
class DemoRisk:
    """A risk as it will be stored; nothing held after `seen` touches it, none: whatever speaks of it does."""

    id: str
    reference: str
    level: Level
    title: str
    unit: str = ""
    seen: dt.date | None = None
    closed: bool = False


@dataclass(slots=True)
class Register:
    """All risks of a demo book."""

    risks: list[DemoRisk] = field(default_factory=list)

    def touched(self, forum: ForumEntry, day: dt.date) -> list[DemoRisk]:
        """Return what a forum may speak of on a day: the risks of its own unit, else the corporate ones."""
        own = [one for one in self.risks if one.unit and one.unit == forum.unit and one.level is forum.level]
        return own or [one for one in self.risks if one.level is Level.CORPORATE and _within(one, day)]

    def named(self, text: str, day: dt.date) -> list[DemoRisk]:
        """Return the risks a text names by their reference that may be touched on a day."""
        return [one for one in self.mentioned(text) if _within(one, day)]

    def mentioned(self, text: str) -> list[DemoRisk]:
        """Return the corporate risks a text names by their reference."""
        return [one for one in self.risks if one.level is Level.CORPORATE and one.reference in text]


def _within(risk: DemoRisk, day: dt.date) -> bool:
    return not risk.closed and (risk.seen is None or day <= risk.seen or day >= DEMO_TODAY)


def gather_risks(sheaf: Sheaf, meetings: Iterable[DemoMeeting], volumes: Volumes, source: Random) -> Register:
    """Gather the registers with their reviews and stamps and return them."""
    held = [one for one in meetings if one.held]
    register = Register(list(_corporate(sheaf, held)))
    _stamps(sheaf, register, held)
    for level in UNITS_LEVELS:
        register.risks += _of_level(sheaf, level, held, volumes.risks.get(level, 0), source)
    return register


def _corporate(sheaf: Sheaf, held: list[DemoMeeting]) -> Iterator[DemoRisk]:
    by_day = {(one.forum.code, one.date): one for one in held}
    for number, entry in enumerate(demo_resource("risks")["corporate"], 1):
        closed, seen = entry.get("closed", {}), entry.get("seen")
        places = entry["places"]
        row = {
            "level": Level.CORPORATE.value,
            "title": entry["title"],
            "description": entry["description"],
            "owner_post_id": sheaf.keys.posts.get(entry["owner"]),
            "status": (RiskStatus.CLOSED if closed else RiskStatus.OPEN).value,
            "raised_on": REGISTER_DAY,
            "closed_on": closed.get("on"),
            "closed_because": closed.get("because", ""),
            "next_review": entry.get("next_review"),
        }
        risk = _add(sheaf, Level.CORPORATE, number, places[-1], row)
        risk.seen, risk.closed = seen["date"] if seen else None, bool(closed)
        _review(sheaf, risk.id, REGISTER_DAY, places[0])
        for day, place, before in zip(REVIEW_DAYS, places, (places[0], *places), strict=False):
            _review(sheaf, risk.id, day, place, note=_moved(before, place))
        meeting = by_day.get((seen["forum"], seen["date"])) if seen else None
        if meeting is not None:
            _review(sheaf, risk.id, meeting.date, _standing(places, meeting.date), meeting=meeting)
        yield risk
    sheaf.numbers[Level.CORPORATE.value, SERIES, ""] = number


def _standing(places: list[list[int]], day: dt.date) -> list[int]:
    """Return where a risk stood on a day."""
    before = [place for when, place in zip(REVIEW_DAYS, places, strict=False) if when <= day]
    return before[-1] if before else places[0]


def _moved(before: list[int], place: list[int]) -> str:
    old, new = before[0] * before[1], place[0] * place[1]
    if old == new:
        return ""
    return "Controls work better than thought." if new < old else "The figures of the month point upwards."


def _stamps(sheaf: Sheaf, register: Register, held: list[DemoMeeting]) -> None:
    by_day = {(one.forum.code, one.date): one for one in held}
    risks = {one.title: one for one in register.risks}
    for entry in demo_resource("risks")["stamp"]:
        meeting = by_day.get((entry["forum"], entry["date"]))
        for title in entry["risks"] if meeting else ():
            row = {"risk_id": risks[title].id, "on": entry["date"], "words": entry["words"]}
            place = {"forum_id": sheaf.keys.forums[entry["forum"]], "meeting_id": meeting.id if meeting else None}
            sheaf.add(RiskAssurance, {**row, **place, "assurance": entry["assurance"]})


def _of_level(sheaf: Sheaf, level: Level, held: list[DemoMeeting], count: int, source: Random) -> Iterator[DemoRisk]:
    """Yield the risks of the units of a level, shared out evenly, each reviewed by its unit's own forum."""
    units: dict[str, list[DemoMeeting]] = {}
    for meeting in held:
        if meeting.forum.level is level and meeting.forum.unit and meeting.forum.chair in sheaf.keys.posts:
            units.setdefault(meeting.forum.unit, []).append(meeting)
    units = {unit: rows for unit, rows in units.items() if len({one.forum.chair for one in rows}) == 1}
    titles = demo_resource("risks")["titles"][level.value]
    for number in range(1, count + 1) if units else ():
        unit = list(units)[number % len(units)]
        yield _unit_risk(sheaf, level, number, titles[(number // len(units)) % len(titles)], units[unit], source)
    if units and count:
        sheaf.numbers[level.value, SERIES, ""] = count


def _unit_risk(
    sheaf: Sheaf, level: Level, number: int, title: str, held: list[DemoMeeting], source: Random
) -> DemoRisk:
    forum = held[-1].forum
    owners = [seat.post for seat in forum.seats if seat.post] or [forum.chair]
    first = [source.choice((1, 2, 2, 3, 3, 4)), source.choice((2, 2, 3, 3, 4, 5))]
    last = _near(first, source)
    raised = DEMO_TODAY - source.randint(150, 260) * DAY
    row = {
        "level": level.value,
        "unit_id": sheaf.keys.units[forum.unit],
        "title": title,
        "owner_post_id": sheaf.keys.posts[source.choice((forum.chair, *owners))],
        "status": RiskStatus.OPEN.value,
        "raised_on": raised,
        "next_review": DEMO_TODAY + source.randint(3, 80) * DAY,
    }
    risk = _add(sheaf, level, number, last, row)
    risk.unit, risk.title = forum.unit, title
    _review(sheaf, risk.id, raised, first)
    seen = [one for one in held if one.date > raised and one.forum.level is level]
    if seen and source.random() < SEEN_SHARE:
        meeting = source.choice(seen[-3:])
        _review(sheaf, risk.id, meeting.date, last, meeting=meeting, note=_moved(first, last))
    else:
        _review(sheaf, risk.id, DEMO_TODAY - source.randint(20, 60) * DAY, last, note=_moved(first, last))
    return risk


def _near(place: list[int], source: Random) -> list[int]:
    """Return a place on both scales, or one step beside it on one of them."""
    if source.random() > MOVED_SHARE:
        return place
    moved = list(place)
    which = source.randint(0, 1)
    moved[which] = min(max(moved[which] + source.choice((-1, 1)), 1), STEPS)
    return moved


def _add(sheaf: Sheaf, level: Level, number: int, place: list[int], row: Mapping[str, Any]) -> DemoRisk:
    reference = risk_reference(level, number)
    where = {"likelihood": place[0], "impact": place[1], "reference": reference}
    return DemoRisk(sheaf.add(Risk, {**row, **where}), reference, level, str(row["title"]))


def _review(
    sheaf: Sheaf, risk_id: str, on: dt.date, place: list[int], *, meeting: DemoMeeting | None = None, note: str = ""
) -> None:
    row = {"risk_id": risk_id, "on": on, "likelihood": place[0], "impact": place[1], "note": note}
    forum = sheaf.keys.forums[meeting.forum.code] if meeting else None
    sheaf.add(RiskReview, {**row, "forum_id": forum, "meeting_id": meeting.id if meeting else None})
