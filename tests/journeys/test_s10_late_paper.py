"""S10: a paper arrives on 30 October, after its deadline of 27 October; it is taken as late, with a reason."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.kit import messages
from tests.journeys.boards import choose_row, open_view, refused_first, stand_still, the_agenda, the_paper
from tests.journeys.sitting import Sitting, filled, printed_words

TITLE = "Mid-year budget and savings"
REASON = "The ledger closed two days late"
Seat = Callable[[date], Sitting]


@pytest.fixture
def sit_down(qtbot: QtBot, tmp_path: Path, demo_book: Path, monkeypatch: pytest.MonkeyPatch) -> Seat:
    """The board secretary sits down on a day, at the same book."""
    stand_still(monkeypatch)
    monkeypatch.setattr(messages, "choose", lambda *_words: 0)
    monkeypatch.setattr(messages, "ask_save_path", lambda *_words: None)

    def sit(day: date) -> Sitting:
        seat = Sitting(qtbot, tmp_path, day)
        seat.open(demo_book)
        return seat

    return sit


def issue_agenda(seat: Sitting) -> None:
    """Issue the next version of the agenda as it stands."""
    open_view(seat, "Agenda")
    seat.meet(lambda: seat.window.run("agenda.issue"), filled())


def take_late(seat: Sitting) -> None:
    """Take the paper that came after its deadline, once it is said why."""
    open_view(seat, "Papers")
    choose_row(seat, the_paper(seat, TITLE).id)
    reasons = {"late_reason": REASON, "late_agreed_by": "The Commissioner"}
    seat.meet(
        lambda: seat.window.run("paper.status"),
        refused_first("was due Tue 27 Oct 2026 17:00; it can only be taken as late", {"status": "Received"}, reasons),
    )


def test_a_late_paper_needs_a_reason_stands_in_version_2_and_is_counted(
    sit_down: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = sit_down(date(2026, 10, 27))
    issue_agenda(before)
    before.application.close()
    seat = sit_down(date(2026, 10, 30))
    take_late(seat)
    row = the_paper(seat, TITLE)
    assert (row.late, row.late_reason, row.received_on) == (True, REASON, date(2026, 10, 30))
    monkeypatch.setattr(messages, "ask_save_path", lambda *_words: tmp_path / "agenda v2.pdf")
    issue_agenda(seat)
    issued = the_agenda(seat).versions[-1]
    assert (issued.version, row.reference in issued.note) == (2, True)
    words = printed_words(tmp_path / "agenda v2.pdf")
    assert REASON in words
    assert "Version 2" in words
    monkeypatch.setattr(messages, "ask_save_path", lambda *_words: tmp_path / "minutes.pdf")
    seat.window.run("print.minutes")
    assert REASON in printed_words(tmp_path / "minutes.pdf")
    seat.application.close()
