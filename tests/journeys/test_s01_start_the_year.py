"""S01: on 2 March 2026 the secretary chooses the shipped framework and lays out the year."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog

from desktop.kit import messages
from desktop.kit.printing import Preview
from desktop.opening import CHOICES, Beginning
from desktop.rooms.calendar.page import CalendarPage
from models.queries.changes import meeting_changes
from models.queries.meetings import MeetingRow, meetings
from models.queries.published import is_published
from tests.journeys.sitting import Sitting, clicked, filled, pressed


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


def calendar(secretary: Sitting) -> CalendarPage:
    """The Calendar room, with the year that was laid out."""
    page = secretary.window.page()
    assert isinstance(page, CalendarPage)
    return page


def hard_findings(secretary: Sitting) -> list[str]:
    """What the findings panel says is impossible in the year, as it stands or as the proposal leaves it."""
    shown = calendar(secretary).right.findings.shown()
    return [line.finding.text for line in shown if line.finding.severity == "hard" and not line.cleared]


def resolve(secretary: Sitting) -> None:
    """Ask for the least change and wait for its proof."""
    secretary.press("Ctrl+Shift+R")
    secretary.until(lambda: not calendar(secretary).planning.is_proving)


def test_the_year_is_checked_resolved_accepted_and_published(secretary: Sitting) -> None:
    lay_out_the_year(secretary)
    secretary.window.run("plan.check")
    assert any("PIB Thu 28 May 2026 14:00–16:00 overlaps IDE 15:00–16:30" in text for text in hard_findings(secretary))
    before = {row.id: row for row in the_year(secretary)}
    resolve(secretary)
    page = calendar(secretary)
    assert page.planning.answer
    assert page.planning.answer.proved
    assert "Proved least change." in page.banner.words()
    assert hard_findings(secretary) == []
    assert {row.id: row for row in the_year(secretary)} == before, "a proposal is stored by nobody but her"
    proposed = {row.key: row for row in page.planning.moved.values()}
    assert 0 < len(proposed) < 20
    secretary.press("Ctrl+Shift+Return")
    after = {row.id: row for row in the_year(secretary)}
    changed = {key for key, row in after.items() if (row.date, row.start) != (before[key].date, before[key].start)}
    assert changed == set(proposed)
    for key in changed:
        slot, (change,) = proposed[key].slot, page.desk.read(meeting_changes, meeting_id=key)
        assert slot
        assert (after[key].date, after[key].start) == (slot.date, slot.start)
        assert change.reason
        assert change.reason == proposed[key].moved_because
    assert page.planning.proposal is None
    assert hard_findings(secretary) == []
    secretary.meet(lambda: secretary.window.run("plan.publish"), clicked("Publish year"))
    assert page.desk.read(is_published, on=date(2026, 4, 1))
    assert page.desk.read(is_published, on=date(2027, 3, 31))


def test_accepting_is_one_undo_and_dropping_stores_nothing(secretary: Sitting) -> None:
    lay_out_the_year(secretary)
    before = [(row.id, row.date, row.start, row.moved_because) for row in the_year(secretary)]
    resolve(secretary)
    secretary.window.run("plan.drop")
    assert [(row.id, row.date, row.start, row.moved_because) for row in the_year(secretary)] == before
    resolve(secretary)
    secretary.press("Ctrl+Shift+Return")
    assert [(row.id, row.date, row.start, row.moved_because) for row in the_year(secretary)] != before
    secretary.press("Ctrl+Z")
    assert [(row.id, row.date, row.start, row.moved_because) for row in the_year(secretary)] == before
