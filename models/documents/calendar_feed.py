"""Meetings as entries of a calendar file: a feed to subscribe to, or an invitation to one meeting."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from models.documents.content import Attendee, Event, Feed
from models.documents.wording import post_and_name
from models.queries.meetings import FALLEN_AWAY, MeetingRow

HOME = "drumbeat"
NOBODY = "noreply@drumbeat.invalid"
"""RFC 5546 asks a published entry for an organiser; this address is one that can never be reached."""


def calendar_feed(
    meetings: Iterable[MeetingRow], *, title: str, printed: dt.datetime, organiser: Attendee | None = None
) -> Feed:
    """Return meetings as a published calendar; `printed` is the instant it was made, naive taken as UTC."""
    by = organiser or Attendee(title, NOBODY)
    return Feed(title, printed, tuple(replace(_event(meeting), organiser=by) for meeting in meetings))


def meeting_request(
    meeting: MeetingRow, *, printed: dt.datetime, organiser: Attendee, attendees: tuple[Attendee, ...]
) -> Feed:
    """Return the invitation to one meeting; of a meeting that was called off, its cancellation."""
    event = replace(_event(meeting), organiser=organiser, attendees=attendees)
    return Feed(meeting.forum_name, printed, (event,), requested=True)


def _event(meeting: MeetingRow) -> Event:
    chair = post_and_name(meeting.chair, meeting.chair_name) if meeting.chair else ""
    said = [f"Chair: {chair}" if chair else "", f"Moved: {meeting.moved_because}" if meeting.moved_because else ""]
    return Event(
        uid=f"{meeting.id}@{HOME}",
        sequence=meeting.sequence,
        start=dt.datetime.combine(meeting.date, meeting.start),
        minutes=meeting.minutes,
        zone=meeting.zone,
        summary=meeting.forum_name,
        place=meeting.place,
        description="\n".join(part for part in (meeting.reference, *said) if part),
        cancelled=meeting.status in FALLEN_AWAY,
    )
