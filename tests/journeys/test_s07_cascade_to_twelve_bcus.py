"""S07: knife crime, the group's theme of November, goes to twelve BCUs, and one of them declines it."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.app.books import open_for
from desktop.kit import messages, printing
from desktop.kit.controls import Button
from desktop.kit.desk import Desk
from desktop.rooms.forward_plan import cascade_dialog
from desktop.rooms.forward_plan.cascade_dialog import EACH, ONE
from desktop.rooms.forward_plan.page import ForwardPlanPage
from models.operations.priorities import add_priority_set
from models.operations.themes import set_theme
from models.queries.agenda_template import begun_agenda
from models.queries.cascade import CascadeView, cascade
from models.queries.forums import units
from models.queries.meetings import find_meeting
from models.rules.vocabulary import PriorityKind, PriorityMark, UnitKind
from tests.journeys.sitting import Sitting, filled, pressed, printed_words
from tests.journeys.years import laid_out

TODAY = dt.date(2026, 10, 27)
NOVEMBER = "CF-FLP 2026-11-05"
CHOSEN = ("Burglary", "Robbery", "Theft from motor vehicle", "Shoplifting", "Violence with injury")
ASB = "Anti-social behaviour"
REASON = "covered 14 Oct"


@pytest.fixture(scope="module")
def october(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, str]:
    """The year 2026-27 with two local priorities chosen in each borough, and the group's theme of November."""
    book = tmp_path_factory.mktemp("october") / "book.book"
    laid_out(book, 2026, dt.date(2026, 3, 2))
    workspace = open_for(str(book), "Imogen Farrier", TODAY)
    boroughs = [row for row in workspace.read(units, as_of=TODAY) if row.kind == UnitKind.BOROUGH]
    for place, borough in enumerate(boroughs):
        two = (CHOSEN[place % 5], CHOSEN[(place + 1) % 5])
        workspace.transact(
            add_priority_set,
            kind=PriorityKind.LOCAL,
            name=f"Local priorities of {borough.name}",
            unit_id=borough.id,
            starts=dt.date(2026, 4, 1),
            titles=[*((title, PriorityMark.CHOSEN) for title in two), (ASB, PriorityMark.MANDATORY)],
        )
    meeting = workspace.read(find_meeting, reference=NOVEMBER)
    key = workspace.transact(set_theme, meeting_id=meeting.id, title="Knife crime").value
    workspace.close()
    assert len(boroughs) == 32
    return book.read_bytes(), key


@pytest.fixture
def seat(qtbot: QtBot, tmp_path: Path, october: tuple[bytes, str]) -> Iterator[Sitting]:
    """She looks at the theme on the programme board on 27 October."""
    book = tmp_path / "Met HQ.book"
    book.write_bytes(october[0])
    sitting = Sitting(qtbot, tmp_path, TODAY)
    sitting.open(book)
    sitting.press("Ctrl+4")
    page = sitting.window.page()
    assert isinstance(page, ForwardPlanPage)
    page.show_within("programme", october[1])
    sitting.look()
    yield sitting
    sitting.application.close()


@pytest.fixture
def theme(october: tuple[bytes, str]) -> str:
    """The key of the group's theme."""
    return october[1]


def desk_of(seat: Sitting) -> Desk:
    return seat.window.page().desk


def view(seat: Sitting, theme: str) -> CascadeView:
    return desk_of(seat).read(cascade, meeting_theme_id=theme)


def answer(seat: Sitting, words: str) -> None:
    """Press the button beside a unit: “Accept for South West”."""
    named = {one.accessibleName(): one for one in seat.window.page().findChildren(Button) if one.isVisible()}
    named[words].setFocus()
    QTest.keyClick(named[words], Qt.Key.Key_Space)
    seat.look()


def ask_all(seat: Sitting) -> None:
    """Pass the theme down to every board that is offered."""
    seat.meet(lambda: seat.window.run("theme.cascade"), pressed("Ctrl+Return"))


def test_the_agendas_of_twelve_carry_it_and_are_printed_in_one_go(
    seat: Sitting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask_all(seat)

    one = tmp_path / "agendas.pdf"
    monkeypatch.setattr(printing, "preview", lambda _over, _title, body, _name: one.write_bytes(body))
    monkeypatch.setattr(messages, "choose", lambda *_words: ONE)
    seat.window.run("print.unit_agendas")
    seat.until(one.exists)
    assert printed_words(one).count("Knife crime") == 12

    folder = tmp_path / "agendas"
    folder.mkdir()
    monkeypatch.setattr(cascade_dialog, "ask_folder", lambda *_words: folder)
    monkeypatch.setattr(messages, "choose", lambda *_words: EACH)
    seat.window.run("print.unit_agendas")
    seat.until(lambda: len(list(folder.iterdir())) == 12)
    for agenda in folder.iterdir():
        words = printed_words(agenda)
        assert "Cascaded themes" in words
        assert "Knife crime" in words
        assert ASB in words


def test_one_declines_and_the_report_says_why(
    seat: Sitting, theme: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask_all(seat)
    asked = [row for row in view(seat, theme).rows if row.answer == "waiting"]
    assert len(asked) == 12
    south_west = next(row.unit for row in asked if row.unit_code == "SW")
    seat.meet(lambda: answer(seat, f"Decline for {south_west}"), filled(reason=REASON))
    for row in asked:
        if row.unit != south_west:
            answer(seat, f"Accept for {row.unit}")
    assert view(seat, theme).words == "11 accepted, 1 declined"

    report = tmp_path / "report.pdf"
    monkeypatch.setattr(messages, "ask_save_path", lambda *_words: report)
    seat.window.run("print.cascade_report")
    said = printed_words(report)
    assert f"11 accepted, 1 declined: {south_west}: {REASON}." in said
    seat.press("Ctrl+Z")
    assert view(seat, theme).words == "10 accepted, 1 waiting, 1 declined"


def test_every_priority_of_every_borough_stands_on_its_agenda(seat: Sitting, theme: str) -> None:
    ask_all(seat)
    desk = desk_of(seat)
    boroughs = [row for row in desk.read(units, as_of=TODAY) if row.kind == UnitKind.BOROUGH]
    for row in view(seat, theme).rows:
        own = {one.name for one in boroughs if one.parent == row.unit}
        titles = [item.title for item in desk.read(begun_agenda, meeting_id=row.meeting_id, today=TODAY).items]
        said = {borough: [title for title in titles if borough in title] for borough in own}
        assert own
        assert {len(found) for found in said.values()} == {3}
        assert any(ASB in title for title in titles)
