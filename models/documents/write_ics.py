"""A calendar file (RFC 5545), written by hand: a feed that is published, or requests and cancellations to people."""

import datetime as dt
from collections.abc import Iterator
from zoneinfo import ZoneInfo

from models.documents.content import Attendee, Event, Feed
from models.documents.wording import HELD, HOUSE_ZONE

LONGEST = 75
"""Octets in a line before it is folded."""
UTC_FORM = "%Y%m%dT%H%M%SZ"
LOCAL_FORM = "%Y%m%dT%H%M%S"
ROLES = {"chair": "CHAIR", "required": "REQ-PARTICIPANT", "wanted": "OPT-PARTICIPANT"}
"""What RFC 5545 calls the parts of a seat."""
LONDON = (
    "BEGIN:VTIMEZONE",
    f"TZID:{HOUSE_ZONE}",
    "BEGIN:DAYLIGHT",
    "DTSTART:19960331T010000",
    "TZOFFSETFROM:+0000",
    "TZOFFSETTO:+0100",
    "TZNAME:BST",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "DTSTART:19961027T020000",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0000",
    "TZNAME:GMT",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "END:STANDARD",
    "END:VTIMEZONE",
)
"""The clocks of London as they have been set since 1996."""


def write_ics(feed: Feed) -> bytes:
    """Return the feed as a calendar file; the same feed gives the same bytes."""
    lines = [line for said in _calendar(feed) for line in _folded(said)]
    return "".join(f"{line}\r\n" for line in lines).encode()


def _calendar(feed: Feed) -> Iterator[str]:
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield "PRODID:-//Drumbeat//Meetings//EN"
    yield "CALSCALE:GREGORIAN"
    yield f"METHOD:{_method(feed)}"
    if not feed.requested:
        yield f"NAME:{_text(feed.title)}"
        yield f"X-WR-CALNAME:{_text(feed.title)}"
    if any(event.zone == HOUSE_ZONE for event in feed.events):
        yield from LONDON
    for event in feed.events:
        yield from _event(event, feed)
    yield "END:VCALENDAR"


def _method(feed: Feed) -> str:
    if not feed.requested:
        return "PUBLISH"
    return "CANCEL" if feed.events and all(event.cancelled for event in feed.events) else "REQUEST"


def _event(event: Event, feed: Feed) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(event.uid)}"
    yield f"DTSTAMP:{_utc(feed.stamped)}"
    if event.changed:
        yield f"LAST-MODIFIED:{_utc(event.changed)}"
    yield f"SEQUENCE:{event.sequence}"
    yield from _span(event)
    yield f"SUMMARY:{_text(event.summary)}"
    if event.place:
        yield f"LOCATION:{_text(event.place)}"
    if event.description:
        yield f"DESCRIPTION:{_text(event.description)}"
    yield f"STATUS:{'CANCELLED' if event.cancelled else 'CONFIRMED'}"
    yield "TRANSP:TRANSPARENT" if event.cancelled else "TRANSP:OPAQUE"
    if event.organiser:
        yield f"ORGANIZER{_person(event.organiser)}"
    for attendee in event.attendees:
        asked = "" if event.cancelled else f";ROLE={ROLES[attendee.part]};PARTSTAT=NEEDS-ACTION;RSVP=TRUE"
        yield f"ATTENDEE{asked}{_person(attendee)}"
    yield "END:VEVENT"


def _span(event: Event) -> Iterator[str]:
    """Say start and end: by the clocks of London, or in UTC for any other zone."""
    end = event.start + dt.timedelta(minutes=event.minutes)
    for name, moment in (("DTSTART", event.start), ("DTEND", end)):
        if event.zone == HOUSE_ZONE:
            yield f"{name};TZID={HOUSE_ZONE}:{moment.strftime(LOCAL_FORM)}"
        else:
            yield f"{name}:{_utc(moment.replace(tzinfo=ZoneInfo(event.zone)))}"


def _utc(moment: dt.datetime) -> str:
    aware = moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    return aware.astimezone(dt.UTC).strftime(UTC_FORM)


def _person(person: Attendee) -> str:
    """Say a name as a quoted parameter, which can hold no quotes, and the address."""
    name = _plain(person.name).replace('"', "’").replace("\n", " ")
    address = "".join(char for char in _plain(person.email) if not char.isspace())
    called = f';CN="{name}"' if name else ""
    return f"{called}:mailto:{address}"


def _text(words: str) -> str:
    """Escape text so that nothing in it ends the line or the value."""
    said = _plain(words).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return said.replace("\n", "\\n")


def _plain(words: str) -> str:
    """Return words without control characters; every kind of line end becomes one."""
    lines = words.replace(HELD, " ").replace("\r\n", "\n").replace("\r", "\n")
    return "".join(char for char in lines if char == "\n" or char.isprintable() or char == "\t")


def _folded(line: str) -> Iterator[str]:
    """Fold a line after 75 octets, never within a character."""
    room, part = LONGEST, ""
    for char in line:
        need = len(char.encode())
        if need > room:
            yield part
            part, room = " ", LONGEST - 1
        part += char
        room -= need
    yield part
