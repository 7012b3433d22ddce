"""What belongs to the items of a demo book: tracked lines, people who attend for one item, an item left out."""

import datetime as dt
from collections.abc import Mapping, Sequence
from random import Random

from models.operations.demo.agendas import DemoItem
from models.operations.demo.meetings import DemoMeeting
from models.operations.demo.sheaf import Sheaf
from models.operations.demo.wording import demo_resource
from models.records.agenda import ItemAttendee, ItemLine, ItemPause
from models.rules.vocabulary import ItemKind, Shows

ATTENDED_SHARE = 0.08
LEFT_OUT = ("PG", "Deep-dive", dt.date(2027, 1, 20), "Two deep-dives report in November already")


def gather_belongings(
    sheaf: Sheaf, meetings: Sequence[DemoMeeting], made: Mapping[str, list[DemoItem]], source: Random
) -> None:
    """Gather tracked lines with their values from meeting to meeting, attendees of items, and one item left out."""
    values: dict[tuple[str, str], str] = {}
    for meeting in meetings:
        for item in made.get(meeting.id, ()):
            if item.shows is Shows.LINES:
                _lines(sheaf, meeting, item, values, source)
            if item.kind is ItemKind.ITEM and (item.told.get("attendees") or source.random() < ATTENDED_SHARE):
                _attendees(sheaf, meeting, item, source)
    code, title, return_on, reason = LEFT_OUT
    if (code, title) in sheaf.templates:
        sheaf.add(
            ItemPause, {"template_item_id": sheaf.templates[code, title], "return_on": return_on, "reason": reason}
        )


def _lines(
    sheaf: Sheaf, meeting: DemoMeeting, item: DemoItem, values: dict[tuple[str, str], str], source: Random
) -> None:
    """Gather the tracked lines of an item: what was held has values, the next agenda shows the last ones."""
    for position, text in enumerate(demo_resource("words")["tracked"], 1):
        key = (meeting.forum.code, text)
        value = f"{source.randint(40, 420)}" if meeting.held else ""
        row = {"item_id": item.id, "position": position, "text": text, "value": value}
        sheaf.add(ItemLine, {**row, "previous": values.get(key, "")})
        values[key] = value or values.get(key, "")


def _attendees(sheaf: Sheaf, meeting: DemoMeeting, item: DemoItem, source: Random) -> None:
    """Gather who attends for an item alone: posts that have no seat at the forum."""
    seats = {meeting.forum.chair, *(seat.post for seat in meeting.forum.seats)}
    told = item.told.get("attendees")
    others = sorted(code for code in sheaf.keys.posts if code not in seats and code.startswith(("HD-", "CDR-")))
    posts = [str(one) for one in told] if told else source.sample(others, min(1, len(others)))
    for position, post in enumerate(posts, 1):
        if post in sheaf.keys.posts:
            row = {"item_id": item.id, "position": position, "post_id": sheaf.keys.posts[post]}
            sheaf.add(ItemAttendee, row)
