"""One meeting through all its stages, and every print of it again a year later, byte for byte what went out."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop.command_line import main
from desktop.kit import messages
from desktop.kit.row_view import RowView
from desktop.rooms.meeting import after_prints
from models.operations.forums import rename_forum
from models.operations.people import add_person, appoint
from models.queries.agenda import issued_body
from models.queries.issued import IssuedRow, issued_documents
from models.queries.people import find_post
from tests.journeys.boards import (
    BOARD,
    choose_view,
    in_room,
    meeting_id,
    open_view,
    record,
    sign_in,
    stand_still,
    take,
    the_agenda,
    the_record,
)
from tests.journeys.sitting import Sitting, filled, printed_words

ISSUE_DAY, LATE_DAY, DAY, AGREED_DAY = (
    dt.date(2026, 10, 27),
    dt.date(2026, 10, 30),
    dt.date(2026, 11, 3),
    dt.date(2027, 1, 5),
)
YEAR_LATER = dt.date(2027, 11, 3)
LATE_ITEM = "Disorder at the weekend"
Seat = Callable[[dt.date], Sitting]


@pytest.fixture
def sit_down(qtbot: QtBot, tmp_path: Path, demo_book: Path, monkeypatch: pytest.MonkeyPatch) -> Seat:
    """The board secretary sits down on a day at the same book; what is saved goes into a folder by its own name."""
    stand_still(monkeypatch)
    monkeypatch.setattr(messages, "choose", lambda *_words: 0)
    monkeypatch.setattr(messages, "ask_save_path", lambda _title, name, _kinds: tmp_path / "sent" / Path(name).name)
    monkeypatch.setattr(after_prints, "ask_folder", lambda *_words: tmp_path / "after")
    for folder in ("sent", "after"):
        (tmp_path / folder).mkdir()

    def sit(day: dt.date) -> Sitting:
        seat = Sitting(qtbot, tmp_path, day)
        seat.open(demo_book)
        seat.window.open_meeting(meeting_id(seat))
        seat.look()
        return seat

    return sit


def prepare(seat: Sitting) -> None:
    """Name who presents, and issue the agenda."""
    open_view(seat, "Agenda")
    seat.meet(lambda: seat.window.run("agenda.issue"), filled())
    seat.application.close()


def come_late(seat: Sitting) -> None:
    """Add an item after the agenda went out, with its reason, and issue the next version; print the run sheet."""
    late = filled(
        title=LATE_ITEM, late_reason="It happened on Saturday", late_agreed_by="The Commissioner", minutes="5"
    )
    open_view(seat, "Agenda")
    seat.meet(lambda: seat.window.run("agenda.add_item"), late)
    seat.meet(lambda: seat.window.run("agenda.issue"), filled())
    seat.window.run("print.run_sheet")
    seat.application.close()


def sit_through(seat: Sitting) -> None:
    """Take the meeting: who is there, what is said, decided and promised, what it does to risks; send it out."""
    seat.window.run("meeting.hold")
    seat.look()
    sign_in(seat, away=1)
    take(seat, "Violence Stocktake")
    record(seat, "F5", "The Board heard that the fall is uneven.")
    record(seat, "F7", "b")
    record(seat, "F9", "Repeat locations: which ten streets matter most? @AC Frontline Policing !next meeting")
    take(seat, LATE_ITEM)
    record(seat, "F7", "agreed: a debrief with the boroughs; provided the costs are known")
    record(seat, "F8", "Report the costs of the weekend @AC Met Operations !2 weeks")
    take(seat, "Inspection response")
    seat.window.run("meeting.next_time")
    take(seat, "Corporate risk picture")
    seat.window.run("meeting.effects")
    for row in in_room(seat).effects.table.rows():
        seat.press("D" if row.risk_id else "N")
    seat.window.run("meeting.end")
    seat.look()
    for deed in ("meeting.send_out", "meeting.finish_minutes"):
        seat.window.run(deed)
        seat.look()
    seat.meet(lambda: seat.window.run("meeting.issue_minutes"), filled())
    seat.application.close()


def agree(seat: Sitting) -> None:
    """Agree the minutes at the next meeting, correct them, and issue them again."""
    choose_view(seat, "Record")
    seat.meet(lambda: seat.window.run("meeting.agree_minutes"), filled())
    correction = filled(text="The costs are those of the whole weekend", reason="Asked for by the Commissioner")
    seat.meet(lambda: seat.window.run("meeting.correct"), correction)
    seat.meet(lambda: seat.window.run("meeting.issue_minutes"), filled())


def kept(seat: Sitting) -> dict[IssuedRow, bytes]:
    """Return every print of the meeting with its bytes."""
    desk = seat.window.page().desk
    rows = desk.read(issued_documents, meeting_id=meeting_id(seat))
    return {row: desk.read(issued_body, digest=row.digest) for row in rows}


def a_year_passes(seat: Sitting) -> None:
    """Let the forum be called otherwise, and its chair and presenters be other people."""
    desk = seat.window.page().desk
    view = the_agenda(seat)
    desk.perform(rename_forum, forum_id=view.meeting.forum_id, name="Executive Board")
    for title in ("Commissioner", "AC Frontline Policing"):
        post = desk.read(find_post, words=title, as_of=YEAR_LATER)
        person = desk.perform(add_person, name=f"New {title}")
        desk.perform(appoint, post_id=post.id, person_id=person, starts=dt.date(2026, 10, 1))
    seat.look()


def saved_again(seat: Sitting, row: IssuedRow, folder: Path) -> bytes:
    """Save a print from the Documents room and return what was written."""
    lists: list[RowView[Any]] = seat.window.page().findChildren(RowView)
    shown = next(one for one in lists if one.isVisible())
    assert shown.select_key(row.id), row
    seat.look()
    for left in folder.iterdir():
        left.unlink()
    seat.click("Save as")
    (target,) = folder.iterdir()
    return target.read_bytes()


def test_one_meeting_lives_its_whole_life(sit_down: Seat, tmp_path: Path, demo_book: Path) -> None:
    prepare(sit_down(ISSUE_DAY))
    come_late(sit_down(LATE_DAY))
    sit_through(sit_down(DAY))
    seat = sit_down(AGREED_DAY)
    coming = {item.title: item.origin for item in the_agenda(seat, "MB 2027-01-05").items if item.origin}
    assert coming["Repeat locations"].startswith("commissioned at MB Tue 3 Nov 2026")
    assert coming["Inspection response: child protection"].startswith("to be decided: put off on")
    agree(seat)
    told, went_out = the_record(seat), kept(seat)
    seat.application.close()
    assert told.agenda.meeting.status == "minutes agreed"
    assert sorted((row.kind, row.version, row.part) for row in went_out) == [
        ("action log", 1, 0),
        ("agenda", 1, 0), ("agenda", 1, 1), ("agenda", 2, 0), ("agenda", 2, 1),
        ("minutes", 1, 0), ("minutes", 1, 1), ("minutes", 2, 0), ("minutes", 2, 1),
    ]  # fmt: skip
    assert len(list((tmp_path / "after").iterdir())) > 4
    later = sit_down(YEAR_LATER)
    a_year_passes(later)
    assert the_agenda(later).meeting.forum_name == "Executive Board"
    later.window.open_room("documents")
    later.press("Ctrl+I")
    for row, body in went_out.items():
        assert saved_again(later, row, tmp_path / "sent") == body, row
    later.application.close()
    for version in ("1", "2"):
        target = tmp_path / f"agenda {version}.pdf"
        words = ["print", str(demo_book), "agenda", "--meeting", BOARD, "--version", version, "-o", str(target)]
        assert main(words) == 0
        assert target.read_bytes() in went_out.values()
        assert "Management Board" in printed_words(target)
