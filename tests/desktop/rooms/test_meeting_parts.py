"""The pure parts of the Meeting room: stages, initials, and where things are painted."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.rooms.meeting.meeting_list import said_by
from desktop.rooms.meeting.reading_line import places
from desktop.rooms.meeting.seat_line import SeatLine, initials_of, read_seat_line
from desktop.rooms.meeting.seats_pane import next_presence, quorum
from desktop.rooms.meeting.stages import Progress, stages
from models.errors import RuleBroken
from models.operations.agenda import issue_agenda, open_agenda
from models.operations.attendance import set_presence
from models.operations.forums import edit_forum
from models.operations.meetings import cancel_meeting, move_meeting
from models.operations.stages import enter_room
from models.operations.year import lay_out_year
from models.queries.agenda import AgendaView, agenda
from models.queries.meetings import find_meeting
from models.rules.capture_line import POST, Nameable
from models.store.workspace import Workspace
from tests.books import FIRST, LAST, SmallBook, new_book, small_book


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    opened = new_book(str(tmp_path / "test.book"))
    yield opened
    opened.close()


@pytest.fixture
def book(workspace: Workspace) -> SmallBook:
    made = small_book(workspace)
    workspace.transact(lay_out_year, first=FIRST, last=LAST)
    return made


@pytest.fixture
def meeting_id(workspace: Workspace, book: SmallBook) -> str:  # noqa: ARG001  a full book
    return workspace.read(find_meeting, reference="MB 2026-11-03").id


def view(workspace: Workspace, meeting_id: str) -> AgendaView:
    return workspace.read(agenda, meeting_id=meeting_id)


def stage_words(workspace: Workspace, meeting_id: str) -> list[tuple[str, str, Progress]]:
    return [(stage.title, stage.words, stage.progress) for stage in stages(view(workspace, meeting_id))]


def test_the_stages_follow_the_meeting(workspace: Workspace, meeting_id: str) -> None:
    assert stage_words(workspace, meeting_id)[0] == ("Planned", "by rule", Progress.NOW)
    workspace.transact(open_agenda, meeting_id=meeting_id)
    assert [progress for _, _, progress in stage_words(workspace, meeting_id)][:3] == ["done", "now", "later"]
    assert stage_words(workspace, meeting_id)[2][1].startswith("due ")
    workspace.transact(issue_agenda, meeting_id=meeting_id, body=b"%PDF", note="")
    assert stage_words(workspace, meeting_id)[2][1] == "version 1, Tue 27 Oct"
    workspace.transact(enter_room, meeting_id=meeting_id)
    assert stage_words(workspace, meeting_id)[3] == ("Held", "in the room now", Progress.NOW)
    assert stage_words(workspace, meeting_id)[5][1] == "Tue 5 Jan"


def test_a_moved_meeting_says_so_and_a_cancelled_one_is_at_no_stage(workspace: Workspace, meeting_id: str) -> None:
    workspace.transact(move_meeting, meeting_id=meeting_id, date=dt.date(2026, 11, 4), reason="Parade")
    assert stage_words(workspace, meeting_id)[0][1] == "moved from Tue 3 Nov"
    workspace.transact(cancel_meeting, meeting_id=meeting_id, reason="Merged with December")
    assert {progress for _, _, progress in stage_words(workspace, meeting_id)} == {Progress.LATER}


SEATED = (
    Nameable("dc", POST, "Deputy Commissioner", "Tobias Brennick", ("DCOM", "TB")),
    Nameable("sec", POST, "Board Secretary", "Niamh O’Dwyer-Cole", ("SEC", "NO")),
)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("tb", SeatLine("DCOM", "here")),
        ("TB x", SeatLine("DCOM", "apologies")),
        ("Brennick apologies", SeatLine("DCOM", "apologies")),
        ("NO for TB", SeatLine("DCOM", "deputy", "sec")),
        ("estates", SeatLine("DIR-EST", "here")),
    ],
)
def test_initials_set_a_presence(
    typed: str, said: SeatLine, workspace: Workspace, book: SmallBook, meeting_id: str
) -> None:
    codes = {post: code for code, post in book.posts.items()}
    seats = view(workspace, meeting_id).seats
    initials = {seat.post_id: initials_of(seat.name) for seat in seats}
    (read,) = read_seat_line(typed, seats=seats, initials=initials, nameables=SEATED)
    assert SeatLine(codes[read.post_id], read.presence, read.deputy_post_id) == said


def test_several_at_once_and_strangers_are_named(workspace: Workspace, meeting_id: str) -> None:
    seats = view(workspace, meeting_id).seats
    initials = {seat.post_id: initials_of(seat.name) for seat in seats}
    assert len(read_seat_line("TB, GA x; RK", seats=seats, initials=initials, nameables=SEATED)) == 3
    with pytest.raises(RuleBroken, match="Nobody here is “ZZ”"):
        read_seat_line("TB, ZZ", seats=seats, initials=initials, nameables=SEATED)
    with pytest.raises(RuleBroken, match="“director” could be"):
        read_seat_line("director", seats=seats, initials=initials, nameables=SEATED)


def test_the_quorum_counts_deputies(workspace: Workspace, book: SmallBook, meeting_id: str) -> None:
    for code, presence in (("DCOM", "here"), ("DIR-SG", "deputy"), ("DIR-EST", "apologies")):
        deputy = book.posts["SEC"] if presence == "deputy" else ""
        workspace.transact(
            set_presence, meeting_id=meeting_id, post_id=book.posts[code], presence=presence, deputy_post_id=deputy
        )
    found = quorum(view(workspace, meeting_id))
    assert found.filled == 2
    clicked = [next_presence(presence) for presence in ("", "here", "apologies", "deputy")]
    assert clicked == ["here", "apologies", "", ""]


def test_a_quorum_may_need_both_chairs(workspace: Workspace, book: SmallBook, meeting_id: str) -> None:
    workspace.transact(
        edit_forum, forum_id=book.forums["MB"], quorum=1, co_chair_post_id=book.posts["DCOM"], both_chairs=True
    )

    def come(code: str) -> str:
        workspace.transact(set_presence, meeting_id=meeting_id, post_id=book.posts[code], presence="here")
        return quorum(view(workspace, meeting_id)).status.word

    assert come("DIR-EST") == "No quorum: 1, needs 1 and both chairs"
    assert come("COMM") == "No quorum: 2, needs 1 and both chairs"
    assert come("DCOM") == "Quorum met: 3, needs 1 and both chairs"


@pytest.mark.parametrize(("name", "initials"), [("Tobias Brennick", "TB"), ("Siân O’Neil-Parry", "SO"), ("Ada", "A")])
def test_initials_of_a_name(name: str, initials: str) -> None:
    assert initials_of(name) == initials


def test_a_meeting_is_found_by_any_of_its_words(workspace: Workspace, book: SmallBook) -> None:
    row = workspace.read(find_meeting, reference="MB 2026-11-03")
    assert said_by(row, "management nov 4.12")
    assert said_by(row, "")
    assert not said_by(row, "performance")
    assert book.forums


@pytest.mark.usefixtures("qapp")
def test_parts_of_a_reading_wrap_instead_of_being_cut() -> None:
    assert [line for line, _ in places([100, 100, 300, 50], 260)] == [0, 0, 1, 2]
    assert places([], 100) == ()
