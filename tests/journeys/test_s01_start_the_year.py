"""S01: on 2 March 2026 the secretary chooses the shipped framework and lays out the year."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog

from desktop.kit import messages
from desktop.kit.printing import Preview
from desktop.opening import CHOICES, Beginning
from models.queries.meetings import MeetingRow, meetings
from tests.journeys.sitting import Sitting, filled, pressed


@pytest.fixture
def secretary(march: Sitting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Sitting:
    """She has chosen the Met's framework in the first window and sees her new book."""
    monkeypatch.setattr(messages, "ask_save_path", lambda *_words: tmp_path / "Met HQ 2026-27.book")
    framework = next(choice for choice in CHOICES if choice.beginning is Beginning.FRAMEWORK)
    assert march.application.start(framework)
    march.qtbot.addWidget(march.window)
    march.look()
    return march


def the_year(secretary: Sitting) -> tuple[MeetingRow, ...]:
    """The meetings of the year, as the book holds them."""
    return secretary.window.page().desk.read(meetings, first=date(2026, 4, 1), last=date(2027, 3, 31))


def lay_out_the_year(secretary: Sitting) -> None:
    """Choose the year, look at the proposal, take it."""
    secretary.meet(lambda: secretary.window.run("plan.year"), filled(year="2026-27"), pressed("Ctrl+Return"))


def test_forty_forums_give_391_meetings_fourteen_of_them_moved_with_their_reason(secretary: Sitting) -> None:
    lay_out_the_year(secretary)
    rows = the_year(secretary)
    assert len({row.forum_id for row in rows}) == 40
    assert len(rows) == 391
    moved = [row for row in rows if row.date != row.rule_date]
    assert len(moved) == 14
    assert all(row.moved_because for row in moved)
    assert Counter(row.date for row in rows)[date(2027, 1, 4)] == 7


def test_the_proposal_says_what_comes_before_anything_is_stored(secretary: Sitting) -> None:
    seen: list[str] = []

    def look(dialog: QDialog) -> None:
        seen.append(dialog.windowTitle())
        dialog.reject()

    secretary.meet(lambda: secretary.window.run("plan.year"), filled(year="2026-27"), look)
    assert "2026" in seen[0]
    assert the_year(secretary) == ()


def test_the_whole_year_is_one_undo(secretary: Sitting) -> None:
    lay_out_the_year(secretary)
    secretary.press("Ctrl+Z")
    assert the_year(secretary) == ()
    secretary.press("Ctrl+Shift+Z")
    assert len(the_year(secretary)) == 391


def test_the_wall_calendar_is_previewed_one_sheet_a_level(secretary: Sitting) -> None:
    lay_out_the_year(secretary)
    pages: list[int] = []

    def count(preview: QDialog) -> None:
        assert isinstance(preview, Preview)
        pages.append(int(preview.page_words().split()[-1]))
        preview.reject()

    secretary.meet(lambda: secretary.window.run("print.year_calendar"), filled(page="A3"), count)
    assert pages == [6]
