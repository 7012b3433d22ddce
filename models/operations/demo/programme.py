"""The themes that the forums of a demo book take: told month by month for some, by chance for the others."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any

from models.operations.demo.meetings import DemoMeeting
from models.operations.demo.sizes import DAY, DEMO_TODAY
from models.operations.demo.vocabulary import Vocabulary
from models.rules.vocabulary import CascadeAnswer, Level, MeetingStatus, ThemeTrack

WINDOW_ENDS = dt.date(2027, 1, 31)
"""Three months after the demo's day: no theme is set beyond."""
THEMED = frozenset({"SV", "SAFEG"})
GONE = frozenset({MeetingStatus.CANCELLED, MeetingStatus.POSTPONED})
DECLINED_SHARE, OWN_SHARE, TRACKED_SHARE, SAID_SHARE = 0.08, 0.35, 0.75, 0.3
FORGOTTEN = 5  # meetings after which a forum may take a theme again
SECRETARY = "Imogen Farrier"


@dataclass(slots=True)
class Taken:
    """A theme of a meeting as it will be stored; `sources` are labels, `parent` the theme it was cascaded from."""

    meeting: DemoMeeting
    theme: str
    sources: tuple[str, ...]
    set_on: dt.date
    track: ThemeTrack = ThemeTrack.NONE
    track_words: str = ""
    answer: CascadeAnswer = CascadeAnswer.NONE
    reason: str = ""
    answered_on: dt.date | None = None
    parent: "Taken | None" = None
    told: Mapping[str, Any] = field(default_factory=dict)
    id: str = ""

    @property
    def stands(self) -> bool:
        """Whether the meeting takes it or may still take it."""
        return self.answer is not CascadeAnswer.DECLINED


class Programme:
    """Makes the themes of all forums that take any: each forum's own, and what it cascades to those below."""

    def __init__(self, meetings: Iterable[DemoMeeting], vocabulary: Vocabulary, source: Random) -> None:
        self.vocabulary = vocabulary
        self.source = source
        self.rows: dict[str, list[DemoMeeting]] = {}
        for one in meetings:
            if is_themed(one) and one.status not in GONE and one.date <= WINDOW_ENDS:
                self.rows.setdefault(one.forum.code, []).append(one)
        self.taken: dict[str, list[Taken]] = {}

    def themes(self) -> list[Taken]:
        """Return the themes in the order in which they are stored: what is cascaded after what it came from."""
        told = {entry["forum"]: entry["months"] for entry in self.vocabulary.told["programme"]}
        upper = [code for code, rows in self.rows.items() if rows[0].forum.level is not Level.BCU]
        for code in upper:
            rows = self.rows[code]
            mine = list(self._told(rows, told[code]) if _is_told(rows, told.get(code)) else self._by_chance(rows))
            for one in mine:
                self._pass_down(one)
        for code, rows in self.rows.items():
            if code not in upper:
                for meeting in rows:
                    self._own(meeting)
        return [one for some in self.taken.values() for one in some if not one.parent] + [
            one for some in self.taken.values() for one in some if one.parent
        ]

    def _told(self, rows: list[DemoMeeting], months: list[dict[str, Any]]) -> Iterator[Taken]:
        entries = {entry["month"]: entry for entry in months}
        for place, meeting in enumerate(rows):
            entry = entries.get(f"{meeting.date:%Y-%m}", {})
            if entry and self.vocabulary.knows(entry["theme"]):
                yield self._take(meeting, entry["theme"], rows[max(0, place - 1)].date, entry)

    def _by_chance(self, rows: list[DemoMeeting]) -> Iterator[Taken]:
        for place, meeting in enumerate(rows):
            title = self._fresh(meeting)
            if title:
                yield self._take(meeting, title, rows[max(0, place - 1)].date, {})

    def _take(self, meeting: DemoMeeting, title: str, day: dt.date, told: Mapping[str, Any]) -> Taken:
        sources = tuple(told["sources"]) if "sources" in told else self.vocabulary.served(title)
        one = Taken(meeting, title, sources, min(day, DEMO_TODAY - DAY), told=told)
        if meeting.held and meeting.date < DEMO_TODAY:
            self._track(one)
        self.taken.setdefault(meeting.id, []).append(one)
        return one

    def _track(self, one: Taken) -> None:
        if self.source.random() < TRACKED_SHARE:
            one.track = ThemeTrack.ON_TRACK
            if self.source.random() < SAID_SHARE:
                one.track_words = self.source.choice(self.vocabulary.told["said"]["tracks"])
        if "track" in one.told:
            one.track, one.track_words = ThemeTrack(one.told["track"]), one.told["words"]

    def _pass_down(self, one: Taken) -> None:
        """Ask the forums below for a theme, each at its first meeting from that day on."""
        which = one.told.get("cascade", "")
        prevalent = self.vocabulary.prevalent.get(one.theme, ())
        for code in one.meeting.forum.cascades_to if which != "none" else ():
            to = next((each for each in self.rows.get(code, ()) if each.date >= one.meeting.date), None)
            asked = to is not None and (which != "prevalent" or to.forum.unit in prevalent)
            if to is not None and asked and not self._has(to, one.theme):
                day = min(max(one.set_on, to.date - 40 * DAY), DEMO_TODAY - DAY)
                child = Taken(to, one.theme, (), day, parent=one)
                self._answer(child, one.told)
                if to.held and child.stands and to.date < DEMO_TODAY:
                    self._track(child)
                self.taken.setdefault(to.id, []).append(child)

    def _answer(self, child: Taken, told: Mapping[str, Any]) -> None:
        unit, lot = child.meeting.forum.unit, self.source.random()
        if unit in told.get("waiting", ()):
            child.answer = CascadeAnswer.WAITING
            return
        reason = told["declined"].get(unit, "") if "declined" in told else ""
        if "declined" not in told and lot < DECLINED_SHARE:
            reason = self.source.choice(self.vocabulary.told["said"]["declined"])
        child.answer, child.reason = (CascadeAnswer.DECLINED if reason else CascadeAnswer.ACCEPTED), reason
        child.answered_on = min(child.set_on + self.source.randint(1, 12) * DAY, DEMO_TODAY - DAY)

    def _own(self, meeting: DemoMeeting) -> None:
        """Let a unit take a theme of its own where it has accepted none, and now and then beside one."""
        accepted = any(one.answer is CascadeAnswer.ACCEPTED for one in self.taken.get(meeting.id, ()))
        if not accepted or self.source.random() < OWN_SHARE:
            title = self._fresh(meeting)
            if title:
                before = meeting.previous or meeting.date - 30 * DAY
                self._take(meeting, title, before, {})

    def _fresh(self, meeting: DemoMeeting) -> str:
        """Return a theme the forum has not taken lately, empty where there is none."""
        rows = self.rows[meeting.forum.code]
        place = next(number for number, one in enumerate(rows) if one is meeting)
        near = rows[max(0, place - FORGOTTEN) : place + FORGOTTEN + 1]
        lately = {one.theme for each in near for one in self.taken.get(each.id, ())}
        choices = self.vocabulary.told["own"].get(meeting.forum.level.value, ())
        fresh = [title for title in choices if title not in lately and self.vocabulary.knows(title)]
        return self.source.choice(fresh) if fresh else ""

    def _has(self, meeting: DemoMeeting, title: str) -> bool:
        return any(one.theme == title for one in self.taken.get(meeting.id, ()))


def is_themed(meeting: DemoMeeting) -> bool:
    """Tell whether a meeting is of a forum that scrutinises themes."""
    return meeting.forum.code.startswith("CF-") or meeting.forum.code in THEMED


def _is_told(rows: list[DemoMeeting], months: list[dict[str, Any]] | None) -> bool:
    """Tell whether a forum's months are those of the planned year; in a book of ten years they go by chance."""
    return bool(months) and rows[-1].date - rows[0].date < dt.timedelta(days=800)
