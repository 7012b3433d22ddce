"""A meeting's life in a real book, as the calendars of those invited see it: one UID, a sequence that only rises."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from models.documents.invitations import invitation_files, meeting_request, published
from models.documents.write_ics import write_ics
from models.operations.forum_members import set_members
from models.operations.meetings import (
    cancel_meeting,
    move_meeting,
    postpone_meeting,
    restore_meeting,
    set_acting_chair,
    set_length,
    set_place,
)
from models.operations.people import add_person, appoint, edit_person, vacate
from models.operations.stages import hold_by_correspondence
from models.operations.year import lay_out_year
from models.queries.invitations import meeting_invitations
from models.queries.meetings import find_meeting, meeting
from models.store.workspace import Workspace
from tests.books import FIRST, LAST, Clock, SmallBook
from tests.documents.reading_ics import Entry, by_icalendar, by_vobject

MARCH = dt.date(2027, 3, 24)


class Invited:
    """The calendar of those invited to one meeting."""

    def __init__(self, workspace: Workspace, clock: Clock, reference: str, folder: Path) -> None:
        self.workspace, self.clock, self.folder = workspace, clock, folder
        self.key = workspace.read(find_meeting, reference=reference).id
        self.files: list[Path] = []

    def entry(self) -> Entry:
        """Return what both parsers read in the invitation as it would be sent now; and keep the file."""
        row = self.workspace.read(meeting, meeting_id=self.key)
        (asked,) = self.workspace.read(meeting_invitations, meetings=(row,))
        content = write_ics(meeting_request(asked, printed=self.clock()))
        feed = write_ics(published([asked], title="All", printed=self.clock()))
        for body in (content, feed):
            self.files.append(self.folder / f"{len(self.files)}.ics")
            self.files[-1].write_bytes(body)
            assert by_icalendar(body) == by_vobject(body)
        return by_icalendar(content)[0]

    def withdrawals(self) -> Iterator[Entry]:
        """Return what both parsers read in the files of those who drop out; and keep the files."""
        row = self.workspace.read(meeting, meeting_id=self.key)
        files = invitation_files(
            self.workspace.read(meeting_invitations, meetings=(row,)), title="PG", printed=self.clock()
        )
        for body in (body for name, body in files.items() if "drop out" in name):
            self.files.append(self.folder / f"{len(self.files)}.ics")
            self.files[-1].write_bytes(body)
            assert by_icalendar(body) == by_vobject(body)
            yield from by_icalendar(body)

    def after(self, operation: Callable[..., Any], **values: Any) -> Entry:
        """Return the same an hour after an operation on the meeting."""
        self.clock.at += dt.timedelta(hours=1)
        self.workspace.transact(operation, meeting_id=self.key, **values)
        return self.entry()


@pytest.fixture
def invited(workspace: Workspace, book: SmallBook, clock: Clock, tmp_path: Path) -> Invited:
    for code, person in book.people.items():
        workspace.transact(edit_person, person_id=person, email=f"{code.lower()}@example.org")
    workspace.transact(lay_out_year, first=FIRST, last=LAST)
    return Invited(workspace, clock, "PG 2027-03-17", tmp_path)


def test_every_change_is_one_more_request_under_the_same_identity(
    invited: Invited, check_ics: Callable[..., None]
) -> None:
    first = invited.entry()
    assert (first.method, first.sequence, first.changed) == ("REQUEST", 0, None)
    told = [
        invited.after(move_meeting, date=MARCH, start=dt.time(14), reason="the chair is away"),
        invited.after(move_meeting, date=MARCH, start=dt.time(15, 30), reason="the room is taken"),
        invited.after(set_place, place="Annex"),
        invited.after(set_length, minutes=90),
        invited.after(postpone_meeting, reason="no figures"),
        invited.after(restore_meeting, reason="figures came"),
        invited.after(cancel_meeting, reason="no business"),
        invited.after(restore_meeting, reason="some business"),
        invited.after(hold_by_correspondence, reason="one paper"),
    ]
    assert [entry.sequence for entry in told] == list(range(1, len(told) + 1))
    assert {entry.uid for entry in (first, *told)} == {first.uid}
    methods = ["REQUEST"] * 4 + ["CANCEL", "REQUEST", "CANCEL", "REQUEST", "CANCEL"]
    assert [entry.method for entry in told] == methods
    assert told[3].place == "Annex"
    assert told[3].start == dt.datetime(2027, 3, 24, 15, 30, tzinfo=dt.UTC)
    assert told[3].end - told[3].start == dt.timedelta(minutes=90)
    assert all(entry.attendees for entry in told)
    check_ics(*invited.files)


def test_the_move_of_march_is_seen_in_the_description_and_the_last_change(invited: Invited) -> None:
    moved = invited.after(move_meeting, date=MARCH, start=dt.time(14), reason="the chair is away")
    assert "Moved: the chair is away" in moved.description
    assert moved.changed == invited.clock()
    assert moved.stamped == invited.clock()


def test_invitations_follow_the_post_by_date(invited: Invited, book: SmallBook) -> None:
    workspace = invited.workspace
    before = {address for address, _, _ in invited.entry().attendees}
    successor = workspace.transact(add_person, name="Sunniva Ek", email="sunniva@example.org").value
    workspace.transact(appoint, post_id=book.posts["DCOM"], person_id=successor, starts=dt.date(2027, 3, 20))
    assert {address for address, _, _ in invited.entry().attendees} == before
    after = invited.after(move_meeting, date=MARCH, start=dt.time(14), reason="the chair is new")
    assert ("mailto:sunniva@example.org", "Sunniva Ek", "CHAIR") in after.attendees
    assert "mailto:dcom@example.org" not in {address for address, _, _ in after.attendees}


def test_who_drops_out_because_a_meeting_moved_gets_a_cancellation(
    invited: Invited, book: SmallBook, check_ics: Callable[..., None]
) -> None:
    workspace = invited.workspace
    successor = workspace.transact(add_person, name="Sunniva Ek", email="sunniva@example.org").value
    workspace.transact(appoint, post_id=book.posts["DCOM"], person_id=successor, starts=dt.date(2027, 3, 20))
    before = invited.entry()
    assert list(invited.withdrawals()) == []
    after = invited.after(move_meeting, date=MARCH, start=dt.time(14), reason="the chair is new")
    (gone,) = invited.withdrawals()
    assert (gone.method, gone.uid, gone.sequence) == ("CANCEL", before.uid, 1)
    assert (gone.start, gone.attendees) == (before.start, (("mailto:dcom@example.org", gone.attendees[0][1], ""),))
    assert (after.method, after.uid, after.sequence) == ("REQUEST", before.uid, 1)
    later = invited.after(move_meeting, date=MARCH, start=dt.time(15), reason="the room is taken")
    assert (later.sequence, *(each.sequence for each in invited.withdrawals())) == (2, 2)
    invited.after(move_meeting, date=dt.date(2027, 3, 17), start=dt.time(14), reason="as it was")
    (back,) = invited.withdrawals()
    assert back.attendees[0][0] == "mailto:sunniva@example.org"
    check_ics(*invited.files)


def test_a_vacant_post_is_named_and_an_acting_chair_is_asked(invited: Invited, book: SmallBook) -> None:
    workspace = invited.workspace
    workspace.transact(vacate, post_id=book.posts["DCOM"], on=dt.date(2027, 1, 1))
    entry = invited.entry()
    assert "Vacant: Deputy Commissioner" in entry.description
    entry = invited.after(set_acting_chair, post_id=book.posts["COMM"], reason="vacant")
    assert [role for address, _, role in entry.attendees if address == "mailto:comm@example.org"] == ["CHAIR"]


def test_the_secretary_asks(invited: Invited, book: SmallBook) -> None:
    assert invited.entry().organiser[0] == "mailto:sec@example.org"
    assert book.forums


def test_somebody_only_wanted_may_stay_away(invited: Invited, book: SmallBook) -> None:
    sitting = [book.posts[code] for code in ("DAC-FLP", "HEAD-DI")]
    invited.workspace.transact(set_members, forum_id=book.forums["PG"], post_ids=sitting, wanted_ids=sitting[:1])
    roles = {address: role for address, _, role in invited.entry().attendees}
    assert roles["mailto:dac-flp@example.org"] == "OPT-PARTICIPANT"
    assert roles["mailto:dcom@example.org"] == "CHAIR"
