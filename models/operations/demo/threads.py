"""What leads from one meeting of a demo book to a later one: deep-dives, promises, what was not reached or put off."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from random import Random

from models.operations.demo.agendas import DemoItem, business
from models.operations.demo.meetings import DemoMeeting
from models.operations.demo.sheaf import Sheaf
from models.operations.demo.sizes import DEMO_TODAY, Volumes
from models.operations.demo.wording import Wording, demo_resource
from models.rules.carry_over import origin_words
from models.rules.item_numbers import NumberedLine, item_numbers
from models.rules.vocabulary import ItemKind, ItemOutcome, Level, OriginKind, PromiseKind, Purpose
from models.rules.written_dates import date_words

LEVELS = frozenset({Level.CORPORATE, Level.BUSINESS_GROUP, Level.THEMATIC})
LEFT_OVER = {PromiseKind.NOT_REACHED: ItemOutcome.NOT_REACHED, PromiseKind.NEXT_TIME: ItemOutcome.NEXT_TIME}
SHARES = ((PromiseKind.NOT_REACHED, 3), (PromiseKind.NEXT_TIME, 6), (PromiseKind.ESCALATED, 3))
"""One of each kind for so many deep-dives."""
FEWEST = 3  # items of business that a meeting keeps
SHOWN_FROM = dt.date(2026, 10, 1)
UNSEEN = frozenset({"RAB", "IDE"})
"""From that day on the pictures show the programme of all other forums: no deep-dives by chance stand on it."""


@dataclass(slots=True)
class Thread:
    """From an item of one meeting to a later meeting of a forum; `target` is where it stands, none while it waits."""

    kind: PromiseKind
    meeting: DemoMeeting
    source: DemoItem
    later: DemoMeeting
    target: DemoItem | None
    title: str
    purpose: Purpose
    minutes: int
    lead: str = ""
    ask: str = ""
    reason: str = ""
    sponsor: str = ""
    promise_id: str = ""
    paper_id: str = ""


class Loom:
    """Weaves threads into agendas that are made and not stored yet."""

    def __init__(
        self, sheaf: Sheaf, meetings: Sequence[DemoMeeting], made: dict[str, list[DemoItem]], source: Random
    ) -> None:
        self.sheaf = sheaf
        self.meetings = meetings
        self.made = made
        self.source = source
        self.used: set[int] = set()
        self.titles: set[str] = set()

    def threads(self, volumes: Volumes, wording: Wording) -> list[Thread]:
        """Return the threads of a book: those the pictures show, and `volumes.deep_dives` deep-dives in all."""
        found = list(self._shown())
        pairs = [pair for pair in self._pairs() if pair[0].date >= volumes.recorded]
        self.source.shuffle(pairs)
        for kind, share in SHARES:
            found += self._some(kind, pairs, volumes.deep_dives // share, wording)
        dives = sum(one.kind is PromiseKind.COMMISSIONED for one in found)
        found += self._some(PromiseKind.COMMISSIONED, pairs, volumes.deep_dives - dives, wording)
        return found

    def _pairs(self) -> Iterator[tuple[DemoMeeting, DemoMeeting]]:
        """Yield each meeting held at the upper levels with the next one of its forum."""
        rows: dict[str, list[DemoMeeting]] = {}
        for meeting in self.meetings:
            if meeting.forum.level in LEVELS:
                rows.setdefault(meeting.forum.code, []).append(meeting)
        for forum in rows.values():
            yield from ((one, other) for one, other in pairwise(forum) if one.held and one.id in self.made)

    def _some(
        self, kind: PromiseKind, pairs: list[tuple[DemoMeeting, DemoMeeting]], count: int, wording: Wording
    ) -> Iterator[Thread]:
        for meeting, following in pairs:
            if count <= 0:
                return
            later = self._above(meeting) if kind is PromiseKind.ESCALATED else following
            thread = self._thread(kind, meeting, later, wording) if later else None
            if thread is not None:
                count -= 1
                yield thread

    def _above(self, meeting: DemoMeeting) -> DemoMeeting | None:
        """Return the next meeting of the forum above, none where there is none."""
        above = meeting.forum.escalates_to[:1]
        return next((one for one in self.meetings if one.forum.code in above and one.date > meeting.date), None)

    def _thread(self, kind: PromiseKind, meeting: DemoMeeting, later: DemoMeeting, wording: Wording) -> Thread | None:
        sources = [one for one in business(self.made[meeting.id]) if one.kind is ItemKind.ITEM and self._free(one)]
        if not sources or len(business(self.made[meeting.id])) <= FEWEST:
            return None
        targets = [one for one in self.made.get(later.id, ()) if one.kind is ItemKind.ITEM and self._free(one)]
        if not targets and (later.id in self.made or later.date < DEMO_TODAY):
            return None
        if kind is PromiseKind.COMMISSIONED and later.date >= SHOWN_FROM and later.forum.code not in UNSEEN:
            return None
        source = self.source.choice(sources)
        thread = Thread(kind, meeting, source, later, None, source.title, source.purpose, source.minutes, source.lead)
        thread.ask = source.ask
        if kind is PromiseKind.COMMISSIONED:
            thread.title, thread.ask = self._new_title(wording), wording.say("texts dive_questions")
            thread.purpose, thread.sponsor = Purpose.DISCUSS, meeting.forum.chair
        if kind is PromiseKind.ESCALATED:
            thread.reason = wording.say("texts escalations")
        return self._joined(thread, self.source.choice(targets) if targets else None)

    def _new_title(self, wording: Wording) -> str:
        title = wording.say("texts dives")
        while title in self.titles:
            title = wording.say("texts dives")
        self.titles.add(title)
        return title

    def _joined(self, thread: Thread, target: DemoItem | None) -> Thread:
        """Give a thread its key, and let the item at its end say where it comes from."""
        thread.promise_id, thread.target = self.sheaf.unit.mint(), target
        thread.source.outcome = LEFT_OVER.get(thread.kind, thread.source.outcome)
        self.used |= {id(thread.source), id(target)}
        if target is not None:
            number = self._number(thread)
            place = f"{thread.meeting.forum.code} {date_words(thread.meeting.date)}, item {number}"
            if target.told:
                target.origin = target.origin.replace("{number}", number)
            else:
                target.title, target.purpose, target.lead = thread.title, thread.purpose, thread.lead
                target.ask, target.part, target.part_reason = thread.ask, 1, ""
                target.origin = origin_words(thread.kind, place, thread.meeting.date, thread.reason)
            target.origin_kind, target.origin_id = OriginKind.PROMISE, thread.promise_id
        return thread

    def _number(self, thread: Thread) -> str:
        items = self.made[thread.meeting.id]
        lines = [NumberedLine("", one.kind is not ItemKind.BREAK, one.part) for one in items]
        return dict(zip(map(id, items), item_numbers(lines), strict=True))[id(thread.source)]

    def _free(self, item: DemoItem) -> bool:
        return id(item) not in self.used and not item.told and item.origin_kind is OriginKind.NONE and item.part == 1

    def _shown(self) -> Iterator[Thread]:
        """Yield the threads the pictures show, where the book has both their ends."""
        by_day = {(one.forum.code, one.date): one for one in self.meetings}
        for entry in demo_resource("showcase")["thread"]:
            meeting, later = by_day.get(tuple(entry["from"])), by_day.get(tuple(entry["to"]))
            items = self.made.get(meeting.id, ()) if meeting else ()
            source = self._titled(items, entry["item"]) or next(iter(business(list(items))), None)
            targets = self.made.get(later.id, ()) if later else ()
            target = self._titled(targets, entry["title"])
            if meeting is None or later is None or source is None or (targets and target is None):
                continue
            if source.kind is ItemKind.ITEM:
                source.title, source.lead = entry["item"], entry["lead"]
            like = target if target and target.told else DemoItem(ItemKind.ITEM, entry["title"], Purpose.DISCUSS, 30)
            thread = Thread(
                PromiseKind(entry["kind"]), meeting, source, later, None, entry["title"], like.purpose, like.minutes,
                like.lead or entry.get("lead", ""), entry.get("ask", like.ask), sponsor=entry.get("sponsor", ""),
            )  # fmt: skip
            yield self._joined(thread, target)

    def _titled(self, items: Sequence[DemoItem], title: str) -> DemoItem | None:
        """Return the item of this title, else one that nothing leads to or from yet."""
        named = (one for one in items if one.title == title)
        free = (one for one in items if one.kind is ItemKind.ITEM and self._free(one))
        return next(named, None) or next(free, None)
