"""What the inspector says of a paper."""

import datetime as dt
from dataclasses import dataclass, field

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.kit.desk import Desk
from desktop.kit.sections import Fact, Facts, Head, Notes, Section
from desktop.rooms.meeting.paper_deeds import PaperDeeds
from desktop.rooms.meeting.paper_inspector import (
    PaperBeside,
    awaited_section,
    deadlines_section,
    paper_sections,
)
from models.operations.paper_sections import set_recommendations
from models.operations.papers import set_risks
from models.queries.agenda import agenda
from models.queries.papers import papers
from models.store.workspace import Workspace
from tests.books import Clock
from tests.desktop.kit.fakes import the
from tests.desktop.rooms.meeting.papers_scene import Scene, scene


@pytest.fixture
def board(workspace: Workspace) -> Scene:
    return scene(workspace)


@dataclass
class Shown:
    """The sections of a paper by their titles."""

    sections: tuple[Section, ...] = field(default=())

    def notes(self, title: str) -> list[str]:
        found = next(one for one in self.sections if isinstance(one, Notes) and one.title.startswith(title))
        return [note.text for note in found.notes]

    def fact(self, label: str) -> Fact:
        rows = (row for one in self.sections if isinstance(one, Facts) for row in one.rows)
        return next(row for row in rows if row.label == label)


@pytest.fixture
def around(board: Scene, desk: Desk, qtbot: QtBot) -> PaperBeside:
    parent = QWidget()
    qtbot.addWidget(parent)
    deeds = PaperDeeds(parent, desk, lambda _key: None)
    return PaperBeside(desk.read(agenda, meeting_id=board.meeting), deeds)


def test_what_is_missing_stands_first_with_the_button_that_mends_it(board: Scene, around: PaperBeside) -> None:
    key = board.commission("Violence Stocktake", template="management_board_paper")
    shown = Shown(paper_sections(board.view(key), around))
    assert isinstance(shown.sections[0], Head)
    first, second = shown.notes("Missing for final, 2")
    assert first.startswith("Management Board papers must state the corporate risks addressed")
    assert "sections are empty: " in second
    missing = shown.sections[1]
    assert isinstance(missing, Notes)
    assert [the(note.deed).title for note in missing.notes] == ["State…", "Write…"]


def test_risks_asks_and_authors_are_listed(board: Scene, around: PaperBeside, desk: Desk) -> None:
    key = board.commission("Violence Stocktake")
    desk.perform(set_risks, paper_id=key, risk_ids=board.risks)
    desk.perform(set_recommendations, paper_id=key, asks=[("note", "the stocktake")])
    shown = Shown(paper_sections(board.view(key), around))
    assert shown.notes("Complete") == ["All that its forum asks for is there"]
    assert shown.notes("Risks") == ["CR-01  Serious violence", "CR-02  Custody capacity"]
    assert shown.notes("Asked to") == ["a. note: the stocktake"]
    assert shown.notes("Authors") == ["Callum Ferris-Boyd, DAC Frontline Policing"]
    assert shown.notes("Files") == ["No file yet; drop one on the line."]
    desk.perform(set_risks, paper_id=key, risk_ids=(), no_risks_because="for information")
    assert Shown(paper_sections(board.view(key), around)).notes("Risks") == ["None: for information"]


def test_item_title_and_sponsor_change_in_place(board: Scene, around: PaperBeside) -> None:
    key = board.commission("Violence Stocktake")

    def change(label: str, words: str) -> None:
        the(Shown(paper_sections(board.view(key), around)).fact(label).edit).commit(words)

    change("For item", "No item yet")
    assert board.view(key).row.item_id == ""
    change("For item", "6  Violence Stocktake")
    assert board.view(key).row.item_number == "6"
    change("Sponsor", "Director Estates, Marguerite Okonjo-Bell")
    assert board.view(key).row.sponsor.startswith("Director Estates")
    head = paper_sections(board.view(key), around)[0]
    assert isinstance(head, Head)
    the(head.edit).commit("Violence: a stocktake")
    assert board.view(key).row.title == "Violence: a stocktake"


def test_what_is_awaited_says_since_when_and_can_be_chased(board: Scene, desk: Desk, clock: Clock) -> None:
    keys = [board.commission("Violence Stocktake"), board.commission("Mid-year budget")]
    clock.go_to(dt.date(2026, 10, 28))
    chased: list[str] = []
    rows = desk.read(papers, meeting_id=board.meeting, now=desk.now())
    found = awaited_section(rows, chased.extend)
    assert found.title == "Awaited, 2"
    assert found.notes[0].text == "Violence Stocktake, item 6; was due Tue 27 Oct 17:00"
    the(found.notes[-1].deed).do()
    assert chased == keys
    assert awaited_section((), chased.extend).title == "Nothing is awaited"
    assert Shown((deadlines_section(desk.read(agenda, meeting_id=board.meeting).meeting),)).fact("Final papers").value
