import datetime as dt
from collections.abc import Callable
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from models.documents.calendar_feed import calendar_feed
from models.documents.content import Feed
from models.documents.invitations import meeting_request
from models.documents.write_ics import write_ics
from models.queries.invitations import Invitation, Invitee
from models.queries.meetings import MeetingRow
from models.rules.vocabulary import MeetingStatus
from tests.documents import samples

MEMBER = Invitee(
    "Commissioner", 'Helen "H" Ashdown-Marsh; Commissioner', acting=False, part="chair", email="helen@example.org"
)


def request(row: MeetingRow) -> Feed:
    secretary = "Niamh “Nia” O’Dwyer-Cole, secretary"
    asked = Invitation(row, (MEMBER,), secretary, "niamh@example.org", "OFFICIAL", None)
    return meeting_request(asked, printed=samples.PRINTED)


def feeds() -> dict[str, Feed]:
    cancelled = samples.meeting(status=MeetingStatus.CANCELLED.value, sequence=3)
    hostile = samples.meeting(forum_name=samples.HOSTILE, place="a;b,c\\d\ne")
    return {
        "year": calendar_feed(samples.year_calendar().meetings, title="Meetings", printed=samples.PRINTED),
        "hostile": calendar_feed([hostile], title=samples.HOSTILE, printed=samples.PRINTED),
        "cancelled": calendar_feed([cancelled], title="Meetings", printed=samples.PRINTED),
        "abroad": calendar_feed([samples.meeting(zone="Europe/Paris")], title="Meetings", printed=samples.PRINTED),
        "request": request(samples.meeting()),
        "cancellation": request(cancelled),
    }


def test_every_file_satisfies_libical(tmp_path: Path, check_ics: Callable[..., None]) -> None:
    paths = []
    for name, feed in feeds().items():
        paths.append(tmp_path / f"{name}.ics")
        paths[-1].write_bytes(write_ics(feed))
    check_ics(*paths)


def test_feed_holds_every_meeting_at_its_wall_clock_time() -> None:
    calendar = Calendar.from_ical(write_ics(feeds()["year"]))
    meetings = samples.year_calendar().meetings
    events = list(calendar.walk("VEVENT"))
    assert len(events) == len(meetings)
    first = events[0].decoded("DTSTART")
    assert isinstance(first, dt.datetime)
    assert first.replace(tzinfo=None) == dt.datetime.combine(meetings[0].date, meetings[0].start)
    assert first.utcoffset() == dt.timedelta(hours=1)
    assert len({str(event["UID"]) for event in events}) == len(meetings)


def test_text_comes_back_as_it_was_written() -> None:
    (event,) = Calendar.from_ical(write_ics(feeds()["hostile"])).walk("VEVENT")
    assert event["LOCATION"] == "a;b,c\\d\ne"
    assert '<b>Violence</b> & 5 < 6 <img src="/etc/passwd"/>' in str(event["SUMMARY"])


def test_cancelled_meeting_keeps_its_identity() -> None:
    planned = next(iter(Calendar.from_ical(write_ics(feeds()["request"])).walk("VEVENT")))
    calendar = Calendar.from_ical(write_ics(feeds()["cancellation"]))
    (event,) = calendar.walk("VEVENT")
    assert calendar["METHOD"] == "CANCEL"
    assert (event["UID"], event["STATUS"], event["SEQUENCE"]) == (planned["UID"], "CANCELLED", 3)
    assert event["ORGANIZER"] == "mailto:niamh@example.org"


def test_feed_is_stamped_in_utc_with_the_given_instant() -> None:
    assert b"DTSTAMP:20261030T164000Z" in write_ics(feeds()["year"])


def test_meeting_past_midnight_ends_on_the_next_day() -> None:
    late = samples.meeting(start=dt.time(23, 0), end=dt.time(1, 0), minutes=120)
    content = write_ics(calendar_feed([late], title="Late", printed=samples.PRINTED))
    assert b"DTEND;TZID=Europe/London:20261104T010000" in content


@given(st.text(max_size=300))
def test_lines_fold_within_75_octets_and_unfold_again(name: str) -> None:
    content = write_ics(calendar_feed([samples.meeting(place=name)], title=name, printed=samples.PRINTED))
    assert all(len(row) <= 75 for row in content.split(b"\r\n"))
    assert content.decode().count("BEGIN:VEVENT") >= 1
    assert len(list(Calendar.from_ical(content).walk("VEVENT"))) == 1
