"""The awkward cases that every demo year holds, so that nobody meets them first in earnest."""

import datetime as dt
from collections.abc import Callable
from itertools import islice
from random import Random

from models.operations.demo.actions import DemoAction
from models.operations.demo.agendas import DemoItem
from models.operations.demo.frameworks import MERGED_ON
from models.operations.demo.meetings import DemoMeeting
from models.operations.demo.sheaf import Sheaf
from models.operations.demo.sizes import DEMO_TODAY
from models.operations.demo.wording import Wording
from models.records.meetings import Attendance
from models.rules.progress import ActionStatus, is_open
from models.rules.vocabulary import ItemKind, MeetingStatus, Presence, Purpose

FUZZY = (
    ("end December", dt.date(2026, 12, 31)),
    ("January/February", dt.date(2027, 2, 28)),
    ("March–June", dt.date(2027, 6, 30)),
    ("Q4/Q1", None),
    ("next quarter", dt.date(2027, 3, 31)),
    ("early 2027", None),
    ("2027", dt.date(2027, 12, 31)),
)
LEAP_DAY = dt.date(2028, 2, 29)
LONGEST_AGENDA = 31
SENSITIVE = "Suspension of a named commander pending investigation"
CORRESPONDENCE = ("CF-WA", dt.date(2026, 10, 26))
NOBODY_CHAIRS = ("CF-MO", dt.date(2026, 8, 5))
TITLE = (
    "Review of the arrangements for the exchange of information between the boroughs, the health service, schools, the "
    "probation service and voluntary bodies on children at risk of exploitation, with the answers to the letter "
    "of the Deputy Commissioner and the resources that each has offered until spring"
)
"""An item's title of 300 characters."""
QUORUM_MISSED = ("PB3", dt.date(2026, 8, 13))
MERGED_YEAR = dt.date(2026, 4, 1)
HEADS = ("HD-VPN", "HD-VPS")
ACTIONS_OF_MERGED_UNITS = 11


def awkward_meetings(meetings: list[DemoMeeting]) -> None:
    """Let one meeting be held by correspondence, and one have nobody to deputise for its chair."""
    for meeting in meetings:
        if (meeting.forum.code, meeting.date) == CORRESPONDENCE:
            meeting.status, meeting.sequence = MeetingStatus.CORRESPONDENCE, 1
        if (meeting.forum.code, meeting.date) == NOBODY_CHAIRS:
            meeting.acting_chair = meeting.forum.seats[1].post
            meeting.acting_reason = "The chair is away and the deputy’s post is vacant; members chose one of themselves"


def below_quorum(sheaf: Sheaf, meetings: list[DemoMeeting]) -> None:
    """Let only one seat be filled at one meeting: its quorum was not met."""
    missed = {one.id for one in meetings if (one.forum.code, one.date) == QUORUM_MISSED}
    rows = [row for row in sheaf.rows[Attendance] if row["meeting_id"] in missed]
    rows.sort(key=lambda row: row["presence"] != Presence.HERE.value)
    for row in rows[1:]:
        row |= {"presence": Presence.APOLOGIES.value, "person_id": None, "deputy_post_id": None}


def awkward_items(
    meetings: list[DemoMeeting], made: dict[str, list[DemoItem]], wording: Wording, source: Random
) -> None:
    """Make one agenda of 31 items, one title of 300 characters, and one Part 2 item whose very title is sensitive."""
    groups = [one for one in meetings if one.held and one.forum.code == "PG" and one.id in made]
    for meeting, change in zip(groups, _item_changes(wording, source), strict=False):
        change(made[meeting.id])


def _item_changes(wording: Wording, source: Random) -> tuple[Callable[[list[DemoItem]], None], ...]:
    def place(items: list[DemoItem]) -> int:
        return next(number for number, item in enumerate(items) if item.kind is ItemKind.OTHER_BUSINESS)

    def long_agenda(items: list[DemoItem]) -> None:
        while len(items) < LONGEST_AGENDA:
            item = DemoItem(ItemKind.ITEM, wording.say("items corporate"), source.choice(list(Purpose)), 5)
            items.insert(place(items), item)

    def long_title(items: list[DemoItem]) -> None:
        items.insert(place(items), DemoItem(ItemKind.ITEM, TITLE, Purpose.DISCUSS, 10))

    def sensitive(items: list[DemoItem]) -> None:
        closed = DemoItem(ItemKind.ITEM, SENSITIVE, Purpose.NOTE, 10, part=2, part_reason="personal data")
        closed.title_sensitive = True
        items.insert(place(items), closed)

    return long_agenda, long_title, sensitive


def awkward_actions(actions: list[DemoAction], wording: Wording) -> None:
    """Give open actions fuzzy dates and 29 February 2028, open one again, give one to a body outside.

    Eleven open ones are those of the two units that merged.
    """
    plain = (
        one
        for one in actions
        if is_open(one.status) and not one.reasons and not one.update and (one.due or DEMO_TODAY) > DEMO_TODAY
    )
    for action, (words, day) in zip(islice(plain, len(FUZZY)), FUZZY, strict=False):
        action.due_words, action.dues = words, [day] if day else []
    for action in islice(plain, 1):
        action.dues = [LEAP_DAY]
    for action in islice(plain, 1):
        action.status, action.note = ActionStatus.REOPENED, wording.say("texts closings")
        action.reopened = wording.say("texts reopenings")
    for action in islice(plain, 1):
        action.owner, action.by_person, action.contributors = "", False, ()
        action.body = "Crown Prosecution Service London"
    for number, action in enumerate(one for one in plain if MERGED_YEAR <= one.raised < MERGED_ON):
        if number < ACTIONS_OF_MERGED_UNITS:
            action.owner, action.body, action.by_person = HEADS[number % len(HEADS)], "", False
