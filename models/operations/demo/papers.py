"""The papers of a demo book: which items have one, who writes it for when, and how far it has come."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random

from models.operations.demo.agendas import DemoItem, own_words
from models.operations.demo.meetings import WITH_AGENDA, DemoMeeting
from models.operations.demo.sheaf import Expected
from models.operations.demo.sizes import DAY, DEMO_TODAY, Volumes
from models.operations.demo.threads import Thread
from models.operations.demo.wording import Wording
from models.rules.deadlines import DeadlineKind, due
from models.rules.holidays import WorkingCalendar
from models.rules.vocabulary import ItemKind, MeetingStatus, PaperKind, PaperStatus, PromiseKind

TAKING_PAPERS = frozenset({ItemKind.ITEM, ItemKind.PINNED_FIRST, ItemKind.STANDING})
LATE_SHARE, TABLED_SHARE, WITHDRAWN_SHARE = 0.12, 0.03, 0.01
REACH = 75 * DAY
"""How far ahead papers are commissioned."""
COMMISSIONED_BEFORE = (20, 45)  # days before a meeting
PLANNED_EACH, PLANNED_SHARE = 2, 0.6
NUMBERED_FORUM, NUMBERED_SINCE = "MB", dt.date(2026, 4, 1)
"""The forum whose papers for information bring its series up to the number the pictures show."""
COMING = (
    PaperStatus.COMMISSIONED, PaperStatus.DRAFT, PaperStatus.DRAFT, PaperStatus.CLEARED, PaperStatus.RECEIVED,
    PaperStatus.FINAL,
)  # fmt: skip
OUT = (PaperStatus.FINAL,) * 8 + (PaperStatus.RECEIVED, PaperStatus.DRAFT)
ACCEPTED = frozenset({PaperStatus.RECEIVED, PaperStatus.FINAL})
TABLED, LATE = "tabled", "late"


@dataclass(slots=True)
class DemoPaper:
    """A paper as it will be stored; `sponsor` and `authors` are codes of posts."""

    meeting: DemoMeeting
    title: str
    item: DemoItem | None = None
    kind: PaperKind = PaperKind.PAPER
    sponsor: str = ""
    template: str = ""
    template_paper_id: str = ""
    status: PaperStatus = PaperStatus.FINAL
    due: dt.date = DEMO_TODAY
    commissioned_on: dt.date = DEMO_TODAY
    received_on: dt.date | None = None
    late: str = ""
    thread: Thread | None = None
    told: Mapping[str, object] = field(default_factory=dict)
    id: str = ""
    reference: str = ""


class PaperPlan:
    """Makes the papers of a book in the order of their meetings."""

    def __init__(
        self,
        volumes: Volumes,
        calendar: WorkingCalendar,
        wording: Wording,
        source: Random,
        expected: Mapping[str, Sequence[Expected]],
    ) -> None:
        self.volumes = volumes
        self.calendar = calendar
        self.wording = wording
        self.source = source
        self.expected = expected

    def papers(
        self, meetings: Sequence[DemoMeeting], made: Mapping[str, list[DemoItem]], threads: Sequence[Thread]
    ) -> list[DemoPaper]:
        """Return the papers of all meetings, `volumes.papers` of them in all where that can be.

        Items of the showcase, deep-dives and what forums expect come first; the rest is shared out by chance.
        """
        dives = {id(one.target): one for one in threads if one.kind is PromiseKind.COMMISSIONED and one.target}
        waiting = [one for one in threads if one.kind is PromiseKind.COMMISSIONED and not one.target]
        certain: dict[str, list[DemoPaper]] = {}
        lots: list[tuple[float, DemoMeeting, DemoItem]] = []
        for meeting in meetings:
            rows = certain.setdefault(meeting.id, [])
            for item in made.get(meeting.id, ()):
                if item.told or id(item) in dives or (self._boards(meeting) and item.kind in TAKING_PAPERS):
                    rows.append(self._for_item(meeting, item, dives.get(id(item))))
                elif item.kind in TAKING_PAPERS:
                    lots.append((self.source.random(), meeting, item))
            rows += self._others(meeting, [one for one in waiting if one.later is meeting])
        left = self.volumes.papers - sum(map(len, certain.values())) - self._short_of(certain, meetings)
        for _, meeting, item in sorted(lots, key=lambda lot: lot[0])[: max(0, left)]:
            certain[meeting.id].append(self._for_item(meeting, item, None))
        self._fill_up(certain, meetings)
        found = [paper for meeting in meetings for paper in certain[meeting.id]]
        for paper in found:
            self._settle(paper)
        return found

    def _boards(self, meeting: DemoMeeting) -> bool:
        """Tell whether everything of a meeting is on paper."""
        return meeting.forum.code == NUMBERED_FORUM and meeting.date >= NUMBERED_SINCE

    def _for_item(self, meeting: DemoMeeting, item: DemoItem, dive: Thread | None) -> DemoPaper:
        sponsor = dive.sponsor if dive else item.lead
        return DemoPaper(meeting, item.title, item, sponsor=sponsor, thread=dive, told=item.told)

    def _others(self, meeting: DemoMeeting, dives: Sequence[Thread]) -> Iterator[DemoPaper]:
        """Yield what a forum expects for every meeting, and what is commissioned for agendas that are not open yet."""
        near = DEMO_TODAY - REACH * 4 <= meeting.date <= DEMO_TODAY + REACH
        alive = meeting.status in WITH_AGENDA or meeting.status is MeetingStatus.PLANNED
        for one in self.expected.get(meeting.forum.code, ()) if near and alive else ():
            yield DemoPaper(meeting, one.title, kind=one.kind, sponsor=one.sponsor, template_paper_id=one.key)
        for dive in dives:
            yield DemoPaper(meeting, dive.title, sponsor=dive.sponsor, thread=dive)
        if near and meeting.status is MeetingStatus.PLANNED:
            for _ in range(PLANNED_EACH):
                if self.source.random() < PLANNED_SHARE:
                    title = self.wording.say(f"items {meeting.forum.level.value}", own_words(meeting.forum))
                    posts = [seat.post for seat in meeting.forum.seats if seat.post] or [meeting.forum.chair]
                    yield DemoPaper(meeting, title, sponsor=self.source.choice(posts))

    def _short_of(self, certain: Mapping[str, list[DemoPaper]], meetings: Sequence[DemoMeeting]) -> int:
        """Return how many papers for information bring the series to the number that the pictures show."""
        rows = [paper for one in meetings if self._boards(one) for paper in certain[one.id]]
        place, wanted = next(
            ((place, told) for place, told in enumerate((row.told.get("number") for row in rows), 1) if told), (0, 0)
        )
        return max(0, int(str(wanted)) - place)

    def _fill_up(self, certain: Mapping[str, list[DemoPaper]], meetings: Sequence[DemoMeeting]) -> None:
        held = [one for one in meetings if self._boards(one) and one.held]
        for turn in range(self._short_of(certain, meetings) if held else 0):
            meeting = held[turn % len(held)]
            sponsor = self.source.choice([seat.post for seat in meeting.forum.seats if seat.post])
            certain[meeting.id].append(DemoPaper(meeting, self.wording.say("texts information"), sponsor=sponsor))

    def _settle(self, paper: DemoPaper) -> None:
        """Say when a paper was due and how far it has come by the demo's day."""
        meeting, today = paper.meeting, DEMO_TODAY
        kind = DeadlineKind.DATA_PACK if paper.kind is PaperKind.DATA_PACK else DeadlineKind.FINAL_PAPERS
        rule = next((one for one in meeting.forum.deadlines if one.kind is kind), None)
        paper.due = due(rule, meeting.date, self.calendar).date() if rule else meeting.date
        begun = (
            paper.thread.meeting.date
            if paper.thread
            else meeting.date - self.source.randint(*COMMISSIONED_BEFORE) * DAY
        )
        paper.commissioned_on = min(begun, today - DAY)
        paper.status = self._status(paper)
        lot = self.source.random()
        if meeting.held and not paper.told and lot < TABLED_SHARE + LATE_SHARE and paper.due < meeting.date:
            paper.late = TABLED if lot < TABLED_SHARE else LATE
        if paper.status in ACCEPTED:
            paper.received_on = self._received(paper)

    def _status(self, paper: DemoPaper) -> PaperStatus:
        meeting = paper.meeting
        if paper.told:
            return PaperStatus(str(paper.told["status"]))
        if meeting.held or meeting.status is MeetingStatus.CORRESPONDENCE:
            bare = paper.item is None and paper.kind is PaperKind.PAPER
            return PaperStatus.WITHDRAWN if not bare and self.source.random() < WITHDRAWN_SHARE else PaperStatus.FINAL
        if paper.kind is PaperKind.DATA_PACK and meeting.status is MeetingStatus.AGENDA_OPEN:
            return PaperStatus.FINAL
        if paper.kind is PaperKind.DASHBOARD and meeting.date <= DEMO_TODAY + DAY:
            missing = paper.title.endswith("Data Office")
            return PaperStatus.COMMISSIONED if missing else PaperStatus.FINAL
        if meeting.status is MeetingStatus.PLANNED:
            return self.source.choice((PaperStatus.COMMISSIONED, PaperStatus.COMMISSIONED, PaperStatus.DRAFT))
        return self.source.choice(OUT if meeting.status is MeetingStatus.AGENDA_ISSUED else COMING)

    def _received(self, paper: DemoPaper) -> dt.date:
        """Return when a paper came: before it was due, or after where it is late; never after the demo's day."""
        if paper.late == TABLED:
            return paper.meeting.date
        if paper.late == LATE:
            return min(paper.due + self.source.randint(1, 3) * DAY, paper.meeting.date)
        latest = min(paper.due, DEMO_TODAY - DAY)
        return max(latest - self.source.randint(0, 4) * DAY, paper.commissioned_on)
