"""Invitations after every kind of change: judged by libical, read back alike by two parsers."""

import datetime as dt
import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from models.documents.calendar_feed import calendar_feed
from models.documents.invitations import invitation_files, meeting_request, zipped
from models.documents.write_ics import write_ics
from models.queries.invitations import Invitation, Invitee
from models.rules.vocabulary import MeetingStatus
from tests.documents import samples
from tests.documents.reading_ics import Entry, by_icalendar, by_vobject

PRINTED = samples.PRINTED
CHANGED = dt.datetime(2026, 10, 29, 8, 15, tzinfo=dt.UTC)
SEATS = (
    Invitee(
        "Commissioner", "Helen Ashdown-Marsh", acting=False, part="chair", person_id="p0", email="helen@example.org"
    ),
    Invitee(
        "AC Met Operations", 'Priya "P." Raman-Vale; AC, QPM', acting=True, person_id="p2", email="priya@example.org"
    ),
    Invitee(
        "Gold for events", 'Priya "P." Raman-Vale; AC, QPM', acting=False, person_id="p2", email="priya@example.org"
    ),
    Invitee("Director of Estates", "", acting=False),
    Invitee("Chief Scientist", "Zofia Łącka-Byrne", acting=False, person_id="p6"),
    Invitee("Staff Officer", "Dŵr Ŷstwyth", acting=False, part="wanted", person_id="p7", email="dwr@example.org"),
)
CHANGES: dict[str, dict[str, object]] = {
    "added": {},
    "moved": {"date": dt.date(2026, 11, 10), "moved_because": "the chair is away, all week; sorry", "sequence": 1},
    "another time": {"start": dt.time(14), "end": dt.time(17), "sequence": 1},
    "another place": {"place": "Room 4.12; Annex, “B”\\C", "sequence": 1},
    "longer": {"minutes": 240, "sequence": 1},
    "past midnight": {"start": dt.time(22), "end": dt.time(1), "minutes": 180, "sequence": 1},
    "cancelled": {"status": MeetingStatus.CANCELLED.value, "sequence": 1},
    "restored": {"status": MeetingStatus.PLANNED.value, "sequence": 2},
    "postponed": {"status": MeetingStatus.POSTPONED.value, "sequence": 1},
    "by correspondence": {"status": MeetingStatus.CORRESPONDENCE.value, "sequence": 1},
    "day before the clocks go forward": {"date": dt.date(2026, 3, 28)},
    "day the clocks go forward": {"date": dt.date(2026, 3, 29)},
    "day after the clocks go forward": {"date": dt.date(2026, 3, 30)},
    "night the clocks go forward": {"date": dt.date(2026, 3, 28), "start": dt.time(23), "minutes": 180},
    "day the clocks go back": {"date": dt.date(2026, 10, 25)},
    "day after the clocks go back": {"date": dt.date(2026, 10, 26)},
    "Paris": {"zone": "Europe/Paris"},
    "New York in a week of its own": {"zone": "America/New_York", "date": dt.date(2026, 10, 27)},
}
NOBODY_MEETS = ("cancelled", "postponed", "by correspondence")


def invitation(**changes: object) -> Invitation:
    asked = Invitation(samples.meeting(), SEATS, "Niamh O’Dwyer-Cole", "niamh@example.org", "OFFICIAL", CHANGED)
    return replace(asked, meeting=replace(asked.meeting, **changes))  # type: ignore[arg-type]


def read(content: bytes) -> Entry:
    """Read the one entry of a file, and make sure that both parsers read the same."""
    (one,), (other,) = by_icalendar(content), by_vobject(content)
    assert one == other
    return one


@pytest.mark.parametrize("change", CHANGES)
def test_both_parsers_read_what_was_meant(change: str) -> None:
    asked = invitation(**CHANGES[change])
    meeting = asked.meeting
    entry = read(write_ics(meeting_request(asked, printed=PRINTED)))
    start = dt.datetime.combine(meeting.date, meeting.start)
    zone = ZoneInfo(meeting.zone)
    assert entry.start.astimezone(zone).replace(tzinfo=None) == start
    assert entry.end.astimezone(zone).replace(tzinfo=None) == start + dt.timedelta(minutes=meeting.minutes)
    assert (entry.uid, entry.sequence) == (f"{meeting.id}@drumbeat", meeting.sequence)
    called_off = change in NOBODY_MEETS
    assert entry.method == ("CANCEL" if called_off else "REQUEST")
    assert entry.status == ("CANCELLED" if called_off else "CONFIRMED")
    assert (entry.place, entry.summary) == (meeting.place, meeting.forum_name)
    assert meeting.moved_because in entry.description
    assert (entry.stamped, entry.changed) == (PRINTED, CHANGED)
    assert len(entry.attendees) == 3


@pytest.mark.parametrize("change", CHANGES)
def test_every_file_satisfies_libical(change: str, tmp_path: Path, check_ics: Callable[..., None]) -> None:
    asked = invitation(**CHANGES[change])
    one, feed = tmp_path / "one.ics", tmp_path / "feed.ics"
    one.write_bytes(write_ics(meeting_request(asked, printed=PRINTED)))
    feed.write_bytes(write_ics(calendar_feed([asked.meeting], title="All", printed=PRINTED, marking="OFFICIAL")))
    check_ics(one, feed)
    read(feed.read_bytes())


def test_everybody_with_an_address_is_asked_once_and_the_others_are_named() -> None:
    entry = read(write_ics(meeting_request(invitation(), printed=PRINTED)))
    assert entry.organiser == ("mailto:niamh@example.org", "Niamh O’Dwyer-Cole")
    assert entry.attendees == (
        ("mailto:dwr@example.org", "Dŵr Ŷstwyth", "OPT-PARTICIPANT"),
        ("mailto:helen@example.org", "Helen Ashdown-Marsh", "CHAIR"),
        ("mailto:priya@example.org", "Priya ’P.’ Raman-Vale; AC, QPM", "REQ-PARTICIPANT"),
    )
    assert entry.description.splitlines()[2:] == [
        "Vacant: Director of Estates",
        "No address known: Zofia Łącka-Byrne",
        "OFFICIAL",
    ]


def test_an_organisation_without_an_address_asks_in_its_name() -> None:
    asked = replace(invitation(), organiser="Test Police", organiser_email="")
    entry = read(write_ics(meeting_request(asked, printed=PRINTED)))
    assert entry.organiser == ("mailto:noreply@drumbeat.invalid", "Test Police")


def test_a_forums_invitations_are_one_file_a_meeting_and_one_calendar_of_all() -> None:
    second = invitation(id="2", reference="MB 2026-11-03 (2)")
    off = invitation(id="3", reference="M/B: 2027-01-05?", status=MeetingStatus.CANCELLED.value)
    same = invitation(id="4", reference="m b 2027-01-05", status=MeetingStatus.CANCELLED.value)
    files = invitation_files([invitation(), second, off, same], title="MB", printed=PRINTED)
    assert list(files) == [
        "OFFICIAL MB 2026-11-03 invitation.ics",
        "OFFICIAL MB 2026-11-03 (2) invitation.ics",
        "OFFICIAL M B 2027-01-05 cancellation.ics",
        "OFFICIAL m b 2027-01-05 cancellation 2.ics",
        "OFFICIAL MB all meetings.ics",
    ]
    *single, everything = files.values()
    assert [read(body).method for body in single] == ["REQUEST", "REQUEST", "CANCEL", "CANCEL"]
    assert by_icalendar(everything) == by_vobject(everything)
    assert {entry.method for entry in by_icalendar(everything)} == {"PUBLISH"}
    assert len(by_icalendar(everything)) == 4


def test_an_archive_holds_the_files_and_is_the_same_each_time() -> None:
    files = invitation_files([invitation()], title="MB", printed=PRINTED)
    packed = zipped(files, printed=PRINTED)
    assert packed == zipped(files, printed=PRINTED)
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == files


def test_the_calendar_carries_the_highest_marking() -> None:
    files = invitation_files([invitation(), replace(invitation(id="2"), marking="SECRET")], title="x", printed=PRINTED)
    assert list(files)[-1] == "SECRET x all meetings.ics"
