"""Reading calendar files back with two parsers that share no code: icalendar and vobject."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

import vobject
from icalendar import Calendar


@dataclass(frozen=True)
class Entry:
    """One entry of a calendar file; moments in UTC, people as (address, name, role), sorted."""

    method: str
    uid: str
    sequence: int
    status: str
    start: dt.datetime
    end: dt.datetime
    stamped: dt.datetime
    changed: dt.datetime | None
    summary: str
    place: str
    description: str
    organiser: tuple[str, str]
    attendees: tuple[tuple[str, str, str], ...]


def by_icalendar(content: bytes) -> list[Entry]:
    """Read a calendar file with icalendar."""
    calendar = Calendar.from_ical(content)
    return [_from_icalendar(event, str(calendar["METHOD"])) for event in calendar.walk("VEVENT")]


def by_vobject(content: bytes) -> list[Entry]:
    """Read a calendar file with vobject."""
    calendar = vobject.readOne(content.decode())
    return [_from_vobject(event, calendar.method.value) for event in calendar.contents.get("vevent", [])]


def _from_icalendar(event: Any, method: str) -> Entry:
    people = event.get("ATTENDEE", [])
    people = people if isinstance(people, list) else [people]
    by = event["ORGANIZER"]
    return Entry(
        method=method,
        uid=str(event["UID"]),
        sequence=int(event["SEQUENCE"]),
        status=str(event["STATUS"]),
        start=_utc(event.decoded("DTSTART")),
        end=_utc(event.decoded("DTEND")),
        stamped=_utc(event.decoded("DTSTAMP")),
        changed=_utc(event.decoded("LAST-MODIFIED")) if "LAST-MODIFIED" in event else None,
        summary=str(event["SUMMARY"]),
        place=str(event.get("LOCATION", "")),
        description=str(event.get("DESCRIPTION", "")),
        organiser=(str(by), str(by.params.get("CN", ""))),
        attendees=tuple(sorted((str(one), str(one.params.get("CN", "")), _role(one.params)) for one in people)),
    )


def _role(parameters: Any) -> str:
    return str(parameters.get("ROLE", ""))


def _from_vobject(event: Any, method: str) -> Entry:
    people = event.contents.get("attendee", [])
    return Entry(
        method=method,
        uid=event.uid.value,
        sequence=int(event.sequence.value),
        status=event.status.value,
        start=_utc(event.dtstart.value),
        end=_utc(event.dtend.value),
        stamped=_utc(event.dtstamp.value),
        changed=_utc(event.last_modified.value) if "last-modified" in event.contents else None,
        summary=event.summary.value,
        place=event.location.value if "location" in event.contents else "",
        description=event.description.value if "description" in event.contents else "",
        organiser=(event.organizer.value, _first(event.organizer, "CN")),
        attendees=tuple(sorted((one.value, _first(one, "CN"), _first(one, "ROLE")) for one in people)),
    )


def _first(line: Any, parameter: str) -> str:
    return str(line.params.get(parameter, [""])[0])


def _utc(moment: Any) -> dt.datetime:
    assert isinstance(moment, dt.datetime)
    assert moment.tzinfo is not None
    return moment.astimezone(dt.UTC)
