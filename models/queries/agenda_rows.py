"""The rows an agenda is made of, as rooms and prints read them."""

import datetime as dt
from dataclasses import dataclass

from models.rules.vocabulary import OriginKind, PaperStatus

IN_HAND = frozenset({PaperStatus.RECEIVED, PaperStatus.FINAL})


@dataclass(frozen=True, slots=True)
class AttendeeRow:
    """Somebody who attends for one item only: a post of ours with its holder on the day, or a name in words.

    `post_id` and `post` are empty for somebody who is no post of ours.
    """

    post_id: str
    post: str
    name: str


@dataclass(frozen=True, slots=True)
class LineRow:
    """A tracked line of an item with its value, and its value at the meeting before."""

    id: str
    revision: str
    text: str
    value: str
    previous: str


@dataclass(frozen=True, slots=True)
class PaperBrief:
    """What an agenda says of a paper; `due` is wall-clock, none where the forum has no deadline for its kind."""

    id: str
    reference: str
    title: str
    status: str
    kind: str
    late: bool
    marking: str
    part: int
    due: dt.datetime | None = None
    received_on: dt.date | None = None
    late_reason: str = ""
    late_agreed_by: str = ""
    rating: str = ""

    @property
    def received(self) -> bool:
        """Whether the paper is in the house."""
        return self.status in IN_HAND


@dataclass(frozen=True, slots=True)
class ShownLine:
    """Something an item lists by itself: what, what else is known of it, and its tone where it needs attention.

    Lines of one `group` belong together under its words, `when` says which month they speak of; `key` names the row
    it stands for. `second` is for the forum alone.
    """

    text: str
    second: str = ""
    tone: str = ""
    key: str = ""
    group: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True)
class RiskBrief:
    """A risk an item or its papers address."""

    id: str
    reference: str
    title: str


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One agenda line: `number` is empty for a break, `lead` the post in words, `lead_name` its holder on the day.

    `fixed`: the number has gone out and stays. `gap` is the time in minutes between the end of the item before and
    a start that was promised, negative where they overlap. `withdrawn_because` is set where the item is not taken.
    `shown` is what it lists by itself.
    """

    id: str
    revision: str
    position: int
    number: str
    kind: str
    title: str
    purpose: str
    ask: str
    lead_post_id: str
    lead: str
    lead_name: str
    start: dt.time
    end: dt.time
    minutes: int
    paper: str
    part: int
    part_reason: str
    origin: str
    decisions: int
    actions: int
    origin_kind: str = ""
    origin_id: str = ""
    fixed: bool = False
    late_reason: str = ""
    late_agreed_by: str = ""
    withdrawn_because: str = ""
    section: str = ""
    fixed_start: dt.time | None = None
    fixed_length: bool = False
    title_sensitive: bool = False
    measure: str = ""
    misplaced_because: str = ""
    shows: str = ""
    outcome: str = ""
    attendees: tuple[AttendeeRow, ...] = ()
    lines: tuple[LineRow, ...] = ()
    papers: tuple[PaperBrief, ...] = ()
    risks: tuple[RiskBrief, ...] = ()
    gap: int = 0
    shown: tuple[ShownLine, ...] = ()

    @property
    def never_out(self) -> bool:
        """Whether it was withdrawn before it ever went out: it has no number and is on no print.

        A local priority is never dropped in silence: it is printed without a number, with the reason.
        """
        return bool(self.withdrawn_because) and not self.number and self.origin_kind != OriginKind.LOCAL_PRIORITY


@dataclass(frozen=True, slots=True)
class SeatRow:
    """A seat at a meeting: the post, who holds it on the day, and how it was filled (empty: not known yet).

    `from_item` and `to_item` are the numbers of the items between which it was filled, empty: from the beginning, to
    the end.
    """

    post_id: str
    post: str
    person_id: str
    name: str
    acting: bool
    presence: str
    deputy: str
    deputy_name: str
    from_item: str = ""
    to_item: str = ""
    from_item_id: str = ""
    to_item_id: str = ""


@dataclass(frozen=True, slots=True)
class VisitorRow:
    """Somebody at a meeting who has no seat there; item numbers are empty where they came for the whole of it."""

    id: str
    revision: str
    name: str
    description: str
    from_item: str
    to_item: str
    from_item_id: str
    to_item_id: str


@dataclass(frozen=True, slots=True)
class InterestRow:
    """An interest declared in an item, or in general where `item_id` is empty; `who` is post and name in words."""

    id: str
    revision: str
    item_id: str
    item_number: str
    who: str
    nature: str
    left_room: bool


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One issue of a document: its version, when and by whom, what changed, and the digest of its bytes."""

    kind: str
    version: int
    issued_at: dt.datetime
    issued_by: str
    note: str
    digest: str
    part: int = 0
