"""Invitations and cancellations as calendar files (RFC 5546): one file a meeting, as mail programs read them."""

import datetime as dt
import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import replace

from models.documents.calendar_feed import CALLED_OFF, NOBODY, calendar_feed, meeting_event
from models.documents.content import Attendee, Feed
from models.documents.wording import stem, wall_clock
from models.documents.write_ics import write_ics
from models.queries.invitations import Invitation, Invitee
from models.rules.planner.problem import Part
from models.rules.vocabulary import MARKINGS

PARTS = tuple(part.value for part in Part)
"""The parts of a seat, the weightiest first."""
SUFFIX = ".ics"
WITHDRAWN = "cancellation for those who drop out"
"""How the file is called that only they receive."""


def meeting_request(invitation: Invitation, *, printed: dt.datetime) -> Feed:
    """Return the invitation to one meeting, or the cancellation of one at which nobody meets.

    Everybody with an address is asked, once each; vacant posts and people without an address are named in words.
    """
    event = meeting_event(
        invitation.meeting,
        remarks=_left_out(invitation.invited),
        marking=invitation.marking,
        changed=invitation.changed,
    )
    organiser = Attendee(invitation.organiser, invitation.organiser_email or NOBODY)
    people = replace(event, organiser=organiser, attendees=_asked(invitation.invited))
    return Feed(invitation.meeting.forum_name, printed, (people,), requested=True)


def meeting_withdrawals(invitation: Invitation, *, printed: dt.datetime) -> Iterator[Feed]:
    """Return the cancellations for those who drop out because their meeting moved: one for each place it had for them.

    The entry they hold has the same identity; it is taken back where it stood, and only from them.
    """
    feed = meeting_request(invitation, printed=printed)
    for gone in invitation.dropped:
        people = _asked(gone.invited)
        stood = dt.datetime.combine(gone.date, gone.start)
        events = tuple(replace(each, start=stood, attendees=people, cancelled=True) for each in feed.events)
        if people:
            yield replace(feed, events=events)


def invitation_files(invitations: Iterable[Invitation], *, title: str, printed: dt.datetime) -> dict[str, bytes]:
    """Return calendar files by safe names: one a meeting, and last a calendar of all of them to subscribe to.

    Those who drop out of a meeting because it moved have a cancellation of their own after its invitation.
    """
    found = tuple(invitations)
    files: dict[str, bytes] = {}
    for invitation in found:
        files[_unused(_name(invitation), files)] = write_ics(meeting_request(invitation, printed=printed))
        for feed in meeting_withdrawals(invitation, printed=printed):
            name = stem(invitation.marking, invitation.meeting.reference, WITHDRAWN, "")
            files[_unused(name, files)] = write_ics(feed)
    name = stem(highest_marking(found), title, "all meetings", "")
    files[_unused(name, files)] = write_ics(published(found, title=title, printed=printed))
    return files


def zipped(files: dict[str, bytes], *, printed: dt.datetime) -> bytes:
    """Return files in one archive, stamped with the moment of printing; the same files give the same bytes."""
    moment = wall_clock(printed).timetuple()[:6]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in files.items():
            entry = zipfile.ZipInfo(name, moment)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, body)
    return out.getvalue()


def published(invitations: Iterable[Invitation], *, title: str, printed: dt.datetime) -> Feed:
    """Return the meetings as one calendar to subscribe to, without their people."""
    found = tuple(invitations)
    return calendar_feed(
        (each.meeting for each in found),
        title=title,
        printed=printed,
        marking=highest_marking(found),
        changed={each.meeting.id: each.changed for each in found if each.changed},
    )


def highest_marking(invitations: Iterable[Invitation], least: str = "") -> str:
    """Return the highest marking of some meetings, `least` where none is higher."""
    return max([least, *(each.marking for each in invitations)], key=_height)


def _height(marking: str) -> int:
    return MARKINGS.index(marking) if marking in MARKINGS else -1


def _asked(invited: Iterable[Invitee]) -> tuple[Attendee, ...]:
    """Return everybody with an address; somebody in two seats once, with the weightier part."""
    people: dict[str, Attendee] = {}
    for seat in sorted(invited, key=lambda seat: PARTS.index(seat.part)):
        if seat.name and seat.email:
            people.setdefault(seat.person_id or seat.email, Attendee(seat.name, seat.email, seat.part))
    return tuple(people.values())


def _left_out(invited: Iterable[Invitee]) -> Iterator[str]:
    """Say which seats nobody holds, and who cannot be written to."""
    seats = tuple(invited)
    if vacant := [seat.post for seat in seats if not seat.name]:
        yield f"Vacant: {'; '.join(vacant)}"
    if unknown := list(dict.fromkeys(seat.name for seat in seats if seat.name and not seat.email)):
        yield f"No address known: {'; '.join(unknown)}"


def _name(invitation: Invitation) -> str:
    kind = "cancellation" if invitation.meeting.status in CALLED_OFF else "invitation"
    return stem(invitation.marking, invitation.meeting.reference, kind, "")


def _unused(name: str, taken: Iterable[str]) -> str:
    """Return a file name unlike any taken, also where capitals do not count."""
    known = {other.casefold() for other in taken}
    found, count = f"{name}{SUFFIX}", 2
    while found.casefold() in known:
        found, count = f"{name} {count}{SUFFIX}", count + 1
    return found
