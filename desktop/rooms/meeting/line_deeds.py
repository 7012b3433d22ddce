"""What a line typed in the room means and does: it is read against the item being taken, and stored under it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.kit.desk import Desk
from desktop.rooms.meeting.capture_box import Kind
from desktop.rooms.meeting.nameables import Names
from desktop.rooms.meeting.readings import (
    Reading,
    Report,
    action_reading,
    decision_reading,
    deep_dive_reading,
    escalation_reading,
    found_post,
    minute_reading,
    read_escalation,
)
from models.errors import RuleBroken
from models.operations.decisions import record_decision
from models.operations.deep_dives import commission_deep_dive
from models.operations.escalations import escalate
from models.operations.minutes import record_minute
from models.operations.outcomes import record_action
from models.queries.agenda import ItemRow
from models.queries.forums import links
from models.queries.meetings import MeetingRow, meetings
from models.queries.record import MeetingRecord
from models.rules.capture_line import (
    BODY,
    PERSON,
    POST,
    CaptureLine,
    Mention,
    read_action_line,
    read_deep_dive_line,
)
from models.rules.carry_over import TO_COME
from models.rules.decision_line import Asked, DecisionLine, DecisionSetting, read_decision
from models.rules.spoken_dates import SpokenDate
from models.rules.vocabulary import LinkKind

NO_ITEM = "There is no item to record this under; choose one, or add one with Insert."


@dataclass(frozen=True, slots=True)
class Owner:
    """Who answers for an action, as keyword arguments of `record_action`: one of the three is set."""

    owner_post_id: str = ""
    owner_person_id: str = ""
    owner_body: str = ""


def owner_of(mention: Mention | None) -> Owner:
    """Return who a mention makes accountable."""
    found = mention.found if mention else None
    if found is None:
        return Owner()
    places = {POST: Owner(owner_post_id=found.id), PERSON: Owner(owner_person_id=found.id)}
    return places.get(found.kind, Owner(owner_body=found.name if found.kind == BODY else ""))


def due_words_of(spoken: SpokenDate) -> str:
    """Return the words to keep beside a date: those of a period, none for a day."""
    return "" if spoken.precision == "day" else spoken.words


def report_by(coming: Sequence[MeetingRow], day: dt.date | None) -> Report:
    """Return the last meeting up to a day, the next one where no day is given or none is earlier."""
    in_time = [row for row in coming if day is not None and row.date <= day]
    chosen = (in_time[-1:] or list(coming[:1])) if coming else []
    return Report(chosen[0].id, chosen[0].date) if chosen else Report()


class LineDeeds:
    """Reads and stores lines for the meeting and the item shown."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._record: MeetingRecord | None = None
        self._item: ItemRow | None = None
        self._names = Names()
        self._above: tuple[str, ...] | None = None
        self._coming: tuple[MeetingRow, ...] | None = None

    def take(self, record: MeetingRecord, names: Names) -> None:
        """Read lines for a meeting as it stands now."""
        self._record, self._names = record, names
        self._above = self._coming = None

    def take_item(self, item: ItemRow | None) -> None:
        """Read and store lines under another item."""
        self._item = item

    def reading(self, kind: Kind, line: str) -> Reading:
        """Return what a line of a kind means."""
        if kind is Kind.ACTION:
            return action_reading(self._action(line), self._code)
        if kind is Kind.DECISION:
            return decision_reading(self._decision(line), self._code)
        if kind is Kind.DEEP_DIVE:
            read = self._deep_dive(line)
            return deep_dive_reading(read, self._code, self._report(read))
        if kind is Kind.ESCALATE:
            return escalation_reading(line, self._forums_above())
        return minute_reading(self._code)

    def store(self, kind: Kind, line: str) -> None:
        """Record a line under the item being taken; what the rules refuse is raised."""
        if self._record is None:
            return
        if self._item is None:
            raise RuleBroken(NO_ITEM, "item_id")
        meeting_id, item = self._record.agenda.meeting.id, self._item
        if kind is Kind.MINUTE:
            self._desk.perform(record_minute, meeting_id=meeting_id, item_id=item.id, text=line)
        elif kind is Kind.DECISION:
            self._store_decision(meeting_id, item, self._decision(line))
        elif kind is Kind.ACTION:
            self._store_action(meeting_id, item, self._action(line))
        elif kind is Kind.DEEP_DIVE:
            self._store_deep_dive(meeting_id, item, self._deep_dive(line))
        else:
            said = read_escalation(line)
            self._desk.perform(escalate, item_id=item.id, reason=said.reason, several_groups=said.several_groups)

    # what a line means

    @property
    def _code(self) -> str:
        return self._record.agenda.meeting.forum_code if self._record else ""

    @property
    def _said_on(self) -> dt.date:
        return self._record.agenda.meeting.date if self._record else self._desk.today

    @property
    def _next(self) -> dt.date | None:
        coming = self._record.agenda.next_meeting if self._record else None
        return coming.date if coming else None

    def _action(self, line: str) -> CaptureLine:
        return read_action_line(line, nameables=self._names.nameables, today=self._said_on, next_meeting=self._next)

    def _deep_dive(self, line: str) -> CaptureLine:
        return read_deep_dive_line(line, nameables=self._names.nameables, today=self._said_on, next_meeting=self._next)

    def _decision(self, line: str) -> DecisionLine:
        asked = (
            [one for one in self._record.asks if self._item and one.item_id == self._item.id] if self._record else []
        )
        setting = DecisionSetting(
            today=self._said_on,
            asks=[Asked(one.id, one.letter, one.verb, one.text) for one in asked],
            nameables=self._names.nameables,
            next_meeting=self._next,
            part=self._item.part if self._item else 1,
        )
        return read_decision(line, setting)

    def _report(self, read: CaptureLine) -> Report:
        """Return where a deep-dive reports; the forum's meetings to come are read once."""
        if self._record is None:
            return Report()
        meeting = self._record.agenda.meeting
        if self._coming is None:
            after = meeting.date + dt.timedelta(days=1)
            found = self._desk.read(meetings, forum_id=meeting.forum_id, first=after)
            self._coming = tuple(row for row in found if row.status in TO_COME)
        spoken = read.due.spoken if read.due else None
        return report_by(self._coming, spoken.day if spoken else None)

    def _forums_above(self) -> tuple[str, ...]:
        """Return the codes of the forums this one escalates to."""
        if self._above is None:
            forum_id = self._record.agenda.meeting.forum_id if self._record else ""
            found = self._desk.read(links, as_of=self._said_on)
            self._above = tuple(
                one.other_code for one in found if one.forum_id == forum_id and one.kind == LinkKind.ESCALATES
            )
        return self._above

    # what a line does

    def _store_decision(self, meeting_id: str, item: ItemRow, read: DecisionLine) -> None:
        days = [due.spoken.day if due and due.spoken else None for due in (read.review, read.evaluate)]
        self._desk.perform(
            record_decision,
            meeting_id=meeting_id,
            item_id=item.id,
            text=read.text,
            verb=read.verb,
            recommendation_id=read.asked.id if read.asked else "",
            reasons=read.reasons,
            conditions=read.conditions,
            dissent=read.dissent,
            review_on=days[0],
            evaluate_on=days[1],
            part=read.part,
        )

    def _store_action(self, meeting_id: str, item: ItemRow, read: CaptureLine) -> None:
        owner = owner_of(read.owner)
        spoken = read.due.spoken if read.due else None
        helpers = [one.found.id for one in read.contributors if one.found and one.found.kind == POST]
        self._desk.perform(
            record_action,
            text=read.text,
            meeting_id=meeting_id,
            item_id=item.id,
            owner_post_id=owner.owner_post_id,
            owner_person_id=owner.owner_person_id,
            owner_body=owner.owner_body,
            contributors=helpers,
            due=spoken.day if spoken else None,
            due_words=due_words_of(spoken) if spoken else "",
            part=item.part,
        )

    def _store_deep_dive(self, meeting_id: str, item: ItemRow, read: CaptureLine) -> None:
        title, _, question = read.text.partition(":")
        spoken = read.due.spoken if read.due else None
        named = self._report(read).meeting_id if spoken else ""
        self._desk.perform(
            commission_deep_dive,
            meeting_id=meeting_id,
            item_id=item.id,
            title=title.strip(),
            question=question.strip(),
            lead_post_id=found_post(read.owner.found if read.owner else None),
            sponsor_post_id=found_post(read.mentions[1].found if read.mentions[1:] else None),
            due_meeting_id=named,
        )
