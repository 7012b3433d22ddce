"""Meetings as entries of a calendar file: a feed to subscribe to."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace

from models.documents.content import Attendee, Event, Feed
from models.documents.wording import post_and_name
from models.queries.meetings import MeetingRow
from models.rules.vocabulary import MeetingStatus

HOME = "drumbeat"
NOBODY = "noreply@drumbeat.invalid"
"""RFC 5546 asks a published entry for an organiser; this address is one that can never be reached."""
CALLED_OFF = {
    MeetingStatus.CANCELLED.value: "Cancelled.",
    MeetingStatus.POSTPONED.value: "Postponed; a new date will follow.",
    MeetingStatus.CORRESPONDENCE.value: "Held by correspondence: nobody meets.",
}
"""The statuses in which nobody meets on the day, and how a calendar entry says so."""


def calendar_feed(
    meetings: Iterable[MeetingRow],
    *,
    title: str,
    printed: dt.datetime,
    organiser: Attendee | None = None,
    marking: str = "",
    changed: Mapping[str, dt.datetime] | None = None,
) -> Feed:
    """Return meetings as a published calendar; `printed` is the instant it was made, naive taken as UTC.

    `changed` holds the instant of each meeting's last change by its key; `marking` closes every description.
    """
    by = organiser or Attendee(title, NOBODY)
    at = changed or {}
    events = (meeting_event(meeting, marking=marking, changed=at.get(meeting.id)) for meeting in meetings)
    return Feed(title, printed, tuple(replace(event, organiser=by) for event in events))


def meeting_event(
    meeting: MeetingRow, *, remarks: Iterable[str] = (), marking: str = "", changed: dt.datetime | None = None
) -> Event:
    """Return one meeting as an entry without people; `remarks` are further lines of its description."""
    chair = post_and_name(meeting.chair, meeting.chair_name) if meeting.chair else ""
    said = (
        meeting.reference,
        CALLED_OFF.get(meeting.status, ""),
        f"Chair: {chair}" if chair else "",
        f"Moved: {meeting.moved_because}" if meeting.moved_because else "",
        *remarks,
        marking,
    )
    return Event(
        uid=f"{meeting.id}@{HOME}",
        sequence=meeting.sequence,
        start=dt.datetime.combine(meeting.date, meeting.start),
        minutes=meeting.minutes,
        zone=meeting.zone,
        summary=meeting.forum_name,
        place=meeting.place,
        description="\n".join(part for part in said if part),
        cancelled=meeting.status in CALLED_OFF,
        changed=changed,
    )
