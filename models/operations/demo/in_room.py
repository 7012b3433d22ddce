"""What happened in the rooms of a demo book beyond the record: time, guests, late comers, interests, corrections."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from random import Random
from zoneinfo import ZoneInfo

from models.operations.demo.agendas import DemoItem, business
from models.operations.demo.issued import ISSUER
from models.operations.demo.meetings import DemoMeeting
from models.operations.demo.outcomes import MINUTED_LEVELS
from models.operations.demo.sheaf import Sheaf
from models.operations.demo.wording import Wording, demo_resource
from models.records.meetings import AlsoAttending, Attendance, Interest, Meeting
from models.records.outcomes import Correction, Minute
from models.rules.vocabulary import ItemKind, ItemOutcome, MeetingStatus, Presence

ZONE = ZoneInfo("Europe/London")
GUEST_SHARE, INTEREST_SHARE, LATE_SHARE = 0.6, 0.25, 0.05
PACE = (0.6, 1.25)
"""Between which shares of its time an item is done."""
WRITTEN_UP = frozenset({MeetingStatus.MINUTES_DRAFT, MeetingStatus.MINUTES_AGREED, MeetingStatus.CORRESPONDENCE})
CORRECTED = 3


def take_items(meetings: Iterable[DemoMeeting], made: Mapping[str, list[DemoItem]]) -> None:
    """Mark the items of meetings that are written up as taken, where nothing else is said of them."""
    for meeting in meetings:
        for item in made.get(meeting.id, ()) if meeting.status in WRITTEN_UP else ():
            if item.kind is not ItemKind.BREAK and item.outcome is ItemOutcome.NONE:
                item.outcome = ItemOutcome.TAKEN


def gather_rooms(
    sheaf: Sheaf, meetings: Sequence[DemoMeeting], made: Mapping[str, list[DemoItem]], wording: Wording, source: Random
) -> None:
    """Gather when meetings began and ended, the time each item took, and who came for a part of them."""
    rows = {str(row["id"]): row for row in sheaf.rows[Meeting]}
    for meeting in meetings:
        if meeting.held and made.get(meeting.id):
            rows[meeting.id] |= _run(sheaf, meeting, made[meeting.id], source)
            if meeting.forum.level in MINUTED_LEVELS:
                _guests(sheaf, meeting, business(made[meeting.id]), wording, source)
    _late_comers(sheaf, made, source)


def agree_minutes(sheaf: Sheaf, meetings: Sequence[DemoMeeting], wording: Wording, source: Random) -> None:
    """Let minutes that are agreed say at which meeting, and correct a few of them afterwards."""
    rows = {str(row["id"]): row for row in sheaf.rows[Meeting]}
    before: dict[str, DemoMeeting] = {}
    for meeting in meetings:
        last = before.get(meeting.forum.code)
        took_place = meeting.held or meeting.status is MeetingStatus.CORRESPONDENCE
        if last is not None and last.status is MeetingStatus.MINUTES_AGREED and took_place:
            rows[last.id]["agreed_meeting_id"] = meeting.id
        before[meeting.forum.code] = meeting
    agreed = {one.id for one in meetings if one.status is MeetingStatus.MINUTES_AGREED}
    known = [row for row in sheaf.rows.get(Minute, ()) if row["meeting_id"] in agreed]
    for position, minute in enumerate(source.sample(known, min(CORRECTED, len(known))), 1):
        sheaf.add(
            Correction,
            {
                "meeting_id": minute["meeting_id"],
                "minute_id": minute["id"],
                "position": position,
                "text": wording.say("texts corrections"),
                "reason": wording.say("texts correction_reasons"),
                "at": dt.datetime(2026, 10, 20 + position, 10, 15, tzinfo=dt.UTC),
                "by": ISSUER,
            },
        )


def _run(sheaf: Sheaf, meeting: DemoMeeting, items: Sequence[DemoItem], source: Random) -> dict[str, object]:
    """Gather the spans of the room's clock and return when the meeting began and ended."""
    wall = dt.datetime.combine(meeting.date, meeting.start, tzinfo=ZONE)
    now = began = wall.astimezone(dt.UTC) + dt.timedelta(minutes=source.randint(0, 4))
    for item in items:
        reached = item.outcome in {ItemOutcome.NONE, ItemOutcome.TAKEN}
        if item.kind is not ItemKind.BREAK and reached and item.minutes:
            used = max(1, round(item.minutes * source.uniform(*PACE)))
            span = {"id": sheaf.unit.mint(), "meeting_id": meeting.id, "item_id": item.id, "began": now}
            now += dt.timedelta(minutes=used)
            sheaf.spans.append({**span, "ended": now})
    return {"began_at": began, "ended_at": now}


def _guests(sheaf: Sheaf, meeting: DemoMeeting, items: Sequence[DemoItem], wording: Wording, source: Random) -> None:
    """Gather who came for some items without a seat, and an interest that was declared."""
    names = demo_resource("names")
    for position in range(1, 1 + (source.randint(1, 2) if items and source.random() < GUEST_SHARE else 0)):
        first = source.randrange(len(items))
        last = min(first + source.randint(0, 2), len(items) - 1)
        row = {"meeting_id": meeting.id, "position": position, "from_item_id": items[first].id}
        name = f"{source.choice(names['given'])} {source.choice(names['family'])}"
        words = {"name": name, "description": wording.say("texts visitors")}
        sheaf.add(AlsoAttending, {**row, **words, "to_item_id": items[last].id})
    posts = [seat.post for seat in meeting.forum.seats if seat.post in sheaf.keys.posts]
    if items and posts and source.random() < INTEREST_SHARE:
        row = {"meeting_id": meeting.id, "item_id": source.choice(items).id}
        who = {"post_id": sheaf.keys.posts[source.choice(posts)], "left_room": source.random() < 0.5}  # noqa: PLR2004
        sheaf.add(Interest, {**row, **who, "nature": wording.say("texts interests")})


def _late_comers(sheaf: Sheaf, made: Mapping[str, list[DemoItem]], source: Random) -> None:
    """Let a few come after the first items or leave before the last ones."""
    for row in sheaf.rows.get(Attendance, ()):
        items = business(made.get(str(row["meeting_id"]), []))
        if len(items) > 1 and row["presence"] == Presence.HERE.value and source.random() < LATE_SHARE:
            came_late = source.random() < 0.5  # noqa: PLR2004  a share
            row["from_item_id" if came_late else "to_item_id"] = items[1 if came_late else -2].id
