"""The actions of a demo book: who promised what, how dates moved, and how it ended."""

import datetime as dt
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field
from random import Random

from models.operations.demo.agendas import own_words
from models.operations.demo.meetings import DemoMeeting
from models.operations.demo.outcomes import shares
from models.operations.demo.sizes import DAY, DEMO_TODAY, Volumes
from models.operations.demo.wording import Wording, demo_resource
from models.rules.framework import ForumEntry
from models.rules.progress import ActionStatus
from models.rules.vocabulary import Level, MeetingStatus

CLOSED_LATE_SHARE = 0.24 / 0.82  # of those closed
MOVED_TWICE, MOVED_ONCE = 0.13, 0.24  # of those with time enough; 6 and 21 of 100 in the end
BODY_SHARE, PERSON_SHARE, PART_TWO_SHARE, HELPED_SHARE = 0.02, 0.03, 0.06, 0.12
FRESH, NEWEST = 5 * DAY, 10_000
LONGEST_LATE = 47  # days; the showcase holds the oldest
OPEN_STATES = (ActionStatus.OPEN, ActionStatus.OPEN, ActionStatus.ON_TRACK, ActionStatus.ON_TRACK, ActionStatus.ON_HOLD)
ENDS = (ActionStatus.COMPLETE,) * 6 + (ActionStatus.CLOSED,) * 2 + (ActionStatus.WITHDRAWN,)


@dataclass(slots=True)
class DemoAction:
    """An action as it will be stored; `dues` are its dates from the first to the present one.

    `risk` is the reference of a risk it bears on.
    """

    meeting: DemoMeeting
    raised: dt.date
    text: str = ""
    owner: str = ""
    body: str = ""
    by_person: bool = False
    dues: list[dt.date] = field(default_factory=list)
    due_words: str = ""
    status: ActionStatus = ActionStatus.OPEN
    closed_on: dt.date | None = None
    note: str = ""
    reasons: list[str] = field(default_factory=list)
    update: str = ""
    reopened: str = ""
    contributors: tuple[str, ...] = ()
    part: int = 1
    risk: str = ""

    @property
    def due(self) -> dt.date | None:
        """The date it is due by now."""
        return self.dues[-1] if self.dues else None


class ActionPlan:
    """Makes actions one after the other: what is promised by chance, how they stand by the book's volumes."""

    def __init__(self, volumes: Volumes, wording: Wording, source: Random) -> None:
        self.volumes = volumes
        self.wording = wording
        self.source = source

    def actions(self, meetings: list[DemoMeeting], posts: Container[str]) -> list[DemoAction]:
        """Return the actions of all meetings held before the demo's day, in the order in which they were raised.

        Those of the showcase are among them where the book has their owner's post, by its code.
        """
        held = [one for one in meetings if one.held or one.status is MeetingStatus.CORRESPONDENCE]
        before = [one for one in held if one.date < self.volumes.first]
        within = [one for one in held if one.date >= self.volumes.first]
        shown = [one for one in showcase(within) if one.owner in posts]
        old = self._raised(before, self.volumes.earlier + self.volumes.brought_forward)
        new = self._raised(within, self.volumes.opened - len(shown))
        carried = self._latest(old, self.volumes.brought_forward, self.volumes.first)
        for action in old:
            if id(action) not in carried:
                self._end(action, self.volumes.first - DAY)
        self._settle([one for one in old if id(one) in carried] + new, shown)
        return sorted([*old, *new, *shown], key=lambda one: (one.raised, one.meeting.forum.code, one.meeting.start))

    def _raised(self, meetings: list[DemoMeeting], count: int) -> list[DemoAction]:
        wanted = shares(meetings, count, self.source)
        return [self._promised(meeting) for meeting in meetings for _ in range(wanted[meeting.id])]

    def _promised(self, meeting: DemoMeeting) -> DemoAction:
        forum, lot = meeting.forum, self.source.random()
        posts = [post for post in (*(seat.post for seat in forum.seats), forum.chair) if post]
        action = DemoAction(meeting, meeting.date, self.wording.say(_kind(forum), own_words(forum)))
        if lot < BODY_SHARE or not posts:
            action.body = self.wording.choice("bodies")
        else:
            action.owner, action.by_person = self.source.choice(posts), lot > 1 - PERSON_SHARE
        if len(posts) > 1 and self.source.random() < HELPED_SHARE:
            others = [post for post in dict.fromkeys(posts) if post != action.owner]
            action.contributors = tuple(self.source.sample(others, min(2, len(others))))
        action.part = 2 if self.source.random() < PART_TWO_SHARE else 1
        return action

    def _latest(self, actions: list[DemoAction], count: int, on: dt.date) -> set[int]:
        """Choose actions that stay open on a day: the later they were raised, the likelier; the newest all do."""
        ages = {
            id(one): one.raised.toordinal() + (NEWEST if on - one.raised <= FRESH else self.source.gauss(0, 25))
            for one in actions
        }
        return set(sorted(ages, key=ages.__getitem__)[len(ages) - count :])

    def _settle(self, actions: list[DemoAction], shown: list[DemoAction]) -> None:
        """Bring the actions of the planned year to where the volumes want them on the demo's day."""
        open_now = self.volumes.brought_forward + self.volumes.opened - self.volumes.closed - len(shown)
        late = self.volumes.overdue - sum(one.due is not None and one.due < DEMO_TODAY for one in shown)
        staying = self._latest(actions, open_now, DEMO_TODAY)
        for action in actions:
            if id(action) not in staying:
                self._end(action, DEMO_TODAY - DAY)
        waiting = [one for one in actions if id(one) in staying]
        overdue = self._could_be_late(waiting)[:late]
        for action in waiting:
            self._keep_open(action, late=any(action is one for one in overdue))

    def _could_be_late(self, actions: Iterable[DemoAction]) -> list[DemoAction]:
        old = [one for one in actions if (DEMO_TODAY - one.raised).days > 10]  # noqa: PLR2004  days
        self.source.shuffle(old)
        return old

    def _end(self, action: DemoAction, latest: dt.date) -> None:
        """Close an action by `latest`, before or after its date."""
        first = max(action.raised + DAY, self.volumes.first) if latest >= self.volumes.first else action.raised + DAY
        lasting = round(self.source.lognormvariate(3.64, 0.55))
        action.closed_on = min(max(action.raised + lasting * DAY, first), max(latest, first))
        slack = self.source.randint(0, 14)
        late = self.source.random() < CLOSED_LATE_SHARE
        due = action.closed_on - (slack + 1) * DAY if late else action.closed_on + slack * DAY
        action.status, action.note = self.source.choice(ENDS), self.wording.say("texts closings")
        if action.status is ActionStatus.WITHDRAWN:
            action.note = self.wording.say("texts withdrawals")
        self._date(action, max(due, action.raised))

    def _keep_open(self, action: DemoAction, *, late: bool) -> None:
        if late:
            age = (DEMO_TODAY - action.raised).days
            due = DEMO_TODAY - self.source.randint(1, min(LONGEST_LATE, age - 3)) * DAY
        else:
            due = DEMO_TODAY + self.source.randint(0, 75) * DAY
        action.status = self.source.choice(OPEN_STATES)
        if self.source.random() < 0.4:  # noqa: PLR2004  a share
            action.update = self.wording.say("texts updates")
        self._date(action, due)
        if len(action.dues) > 1 and action.status is not ActionStatus.ON_HOLD:
            action.status = ActionStatus.SLIPPED

    def _date(self, action: DemoAction, due: dt.date) -> None:
        """Give an action its date, and the earlier ones where it was moved; dates fall on weekdays."""
        lot = self.source.random()
        moves = 2 if lot < MOVED_TWICE else 1 if lot < MOVED_TWICE + MOVED_ONCE else 0
        dues = [_weekday(due)]
        for _ in range(moves):
            earlier = _weekday(dues[0] - self.source.randint(14, 45) * DAY)
            if earlier > action.raised + 2 * DAY:
                dues.insert(0, earlier)
        action.dues = dues
        action.reasons = [self.wording.say("texts move_reasons") for _ in dues[1:]]


def showcase(meetings: Iterable[DemoMeeting]) -> Iterator[DemoAction]:
    """Yield the actions that the pictures show, of those meetings that the book holds."""
    by_day = {(one.forum.code, one.date): one for one in meetings}
    for entry in demo_resource("showcase")["action"]:
        meeting = by_day.get((entry["forum"], entry["raised"]))
        if meeting is not None:
            yield DemoAction(
                meeting,
                meeting.date,
                entry["text"],
                owner=entry["owner"],
                dues=entry["dues"],
                status=ActionStatus(entry["status"]),
                reasons=entry.get("reasons", []),
                update=entry.get("update", ""),
                risk=entry.get("risk", ""),
            )


def _kind(forum: ForumEntry) -> str:
    """Name the list of promises that a forum speaks from."""
    own = forum.level in {Level.BCU, Level.PROGRAMME, Level.OVERSIGHT}
    return f"actions {forum.level.value}" if own else "actions corporate"


def _weekday(day: dt.date) -> dt.date:
    """Return a day, or the Friday before it at a weekend."""
    return day - max(0, day.weekday() - 4) * DAY
