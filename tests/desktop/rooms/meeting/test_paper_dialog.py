"""The forms of a paper, and its dialogs: sections, recommendations, authors, risks, files, stage."""

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.kit import messages
from desktop.kit.desk import Desk
from desktop.rooms.meeting.paper_dialog import PaperForms, item_choices, marking_choices, template_choices
from desktop.rooms.meeting.paper_dialog_asks import AsksDialog
from desktop.rooms.meeting.paper_dialog_authors import AuthorsDialog
from desktop.rooms.meeting.paper_dialog_files import FilesDialog, attach, body_of
from desktop.rooms.meeting.paper_dialog_risks import paper_risks_dialog
from desktop.rooms.meeting.paper_dialog_sections import SectionsDialog
from desktop.rooms.meeting.paper_dialog_stage import StageForms, due_words, next_stage
from models.errors import FileRefused
from models.operations.decisions import record_decision
from models.operations.paper_files import attach_file
from models.operations.paper_sections import set_recommendations
from models.operations.papers import set_risks
from models.operations.risks import close_risk
from models.queries.agenda import agenda
from models.rules.paper_templates import Filling, Need
from models.store.workspace import Workspace
from tests.books import Clock
from tests.desktop.kit.fakes import filled
from tests.desktop.rooms.meeting.papers_scene import Scene, handed, over, scene

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.fixture
def board(workspace: Workspace) -> Scene:
    return scene(workspace)


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


@pytest.fixture
def refused(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What messages refused."""
    heard: list[str] = []
    monkeypatch.setattr(messages, "refuse", heard.append)
    return heard


def shown(dialog: QDialog) -> None:
    dialog.show()


def answered(values: dict[str, str | bool]) -> None:
    QTimer.singleShot(0, filled(values))


def test_a_paper_is_commissioned_with_all_its_facts(board: Scene, desk: Desk, parent: QWidget) -> None:
    view = desk.read(agenda, meeting_id=board.meeting)
    answered(
        {
            "sponsor_post_id": "Director Estates, Marguerite Okonjo-Bell",
            "author_post_id": "Head of Data & Insight",
            "kind": "Data pack",
            "template": "Management Board paper",
            "due": "Thu 29 Oct 2026",
            "due_at": "12:00",
        }
    )
    made = board.view(PaperForms(parent, desk).commission(view, board.item))
    assert (made.row.title, made.row.item_id, made.row.kind) == ("Violence Stocktake", board.item, "data pack")
    assert made.row.due == dt.datetime(2026, 10, 29, 12)  # noqa: DTZ001  the wall clock
    assert made.row.sponsor.startswith("Director Estates")
    assert [one.words for one in made.authors] == ["Head of Data & Insight"]
    assert made.sections


def test_a_changed_paper_keeps_what_it_has_from_its_forum(board: Scene, desk: Desk, parent: QWidget) -> None:
    key = board.commission("Violence Stocktake")
    forms = PaperForms(parent, desk)
    answered({"title": "Violence: a stocktake", "on_behalf_of": "the Commissioner"})
    assert forms.edit(board.view(key).row)
    row = board.view(key).row
    assert (row.title, row.on_behalf_of) == ("Violence: a stocktake", "the Commissioner")
    desk.perform(set_risks, paper_id=key, risk_ids=board.risks)
    answered({"due": "Fri 30 Oct 2026", "part": "Part 2, closed", "part_reason": "Commercial"})
    assert forms.edit(board.view(key).row)
    assert board.view(key).row.due == dt.datetime(2026, 10, 30, 17)  # noqa: DTZ001  the wall clock
    assert board.view(key).row.part == 2
    answered({"due": ""})
    assert forms.edit(board.view(key).row)
    assert board.view(key).row.due == dt.datetime(2026, 10, 27, 17)  # noqa: DTZ001  the wall clock


def test_choices_hold_what_there_is(board: Scene, desk: Desk) -> None:
    words = [word for _, word in item_choices(desk.read(agenda, meeting_id=board.meeting))]
    assert words[0] == "No item yet"
    assert "6  Violence Stocktake" in words
    assert ("old", "old") in template_choices("old")
    assert marking_choices("RESTRICTED")[-1] == ("RESTRICTED", "RESTRICTED")


def test_a_section_is_written_or_nil_and_own_ones_come_and_go(
    board: Scene, desk: Desk, parent: QWidget, refused: list[str]
) -> None:
    key = board.commission("Violence Stocktake", template="audit_panel")
    dialog = SectionsDialog(parent, desk, board.view(key))
    shown(dialog)
    summary = next(row for row in dialog.table.rows() if row.required == Need.YES and row.filling == Filling.TEXT)
    dialog.lines.select_key(summary.id)
    answered({"text": "Violence fell.\nKnife crime did not."})
    dialog.write()
    legal = next(row for row in dialog.table.rows() if row.required == Need.NIL_ALLOWED)
    dialog.lines.select_key(legal.id)
    dialog.put_nil()
    stored = {row.title: (row.text, row.nil) for row in board.view(key).sections}
    assert stored[summary.title] == ("Violence fell.\nKnife crime did not.", False)
    assert stored[legal.title][1] is True
    dialog.remove()
    assert refused == [f"“{legal.title}” belongs to the template; leave it empty or choose a nil statement."]
    answered({"name": "Knife crime", "text": "It rose."})
    dialog.add()
    own = next(row for row in dialog.table.rows() if row.title == "Knife crime")
    dialog.lines.select_key(own.id)
    dialog.remove()
    assert "Knife crime" not in {row.title for row in board.view(key).sections}


def test_recommendations_are_lettered_by_their_place_and_answered_ones_stay(
    board: Scene, desk: Desk, parent: QWidget, refused: list[str]
) -> None:
    key = board.commission("Violence Stocktake")
    dialog = AsksDialog(parent, desk, board.view(key))
    shown(dialog)
    for verb, text in (("Note", "the stocktake"), ("Commission", "a report on knife crime")):
        answered({"verb": verb, "text": text})
        dialog.add()
    dialog.lines.select_key(dialog.table.rows()[1].id)
    dialog.carry(-1)
    asks = board.view(key).recommendations
    assert [(ask.letter, ask.verb) for ask in asks] == [("a", "commission"), ("b", "note")]
    answered({"text": "a report on knife crime by March"})
    dialog.lines.select_key(asks[0].id)
    dialog.edit()
    first = board.view(key).recommendations[0]
    assert first.text == "a report on knife crime by March"
    desk.perform(
        record_decision, meeting_id=board.meeting, item_id=board.item, text="Agreed", recommendation_id=first.id
    )
    dialog.refresh()
    dialog.lines.select_key(first.id)
    dialog.remove()
    assert "is answered by decision" in refused[0]
    assert len(board.view(key).recommendations) == 2


def test_authors_are_posts_or_names(board: Scene, desk: Desk, parent: QWidget) -> None:
    key = board.commission("Violence Stocktake")
    dialog = AuthorsDialog(parent, desk, board.view(key))
    shown(dialog)
    answered({"name": "Ines Varga", "unit": "Strategy", "email": "i.varga@hq.example"})
    dialog.add()
    dialog.lines.select_key(dialog.table.rows()[1])
    dialog.lift()
    words = [one.words for one in board.view(key).authors]
    assert words == ["Ines Varga", "Callum Ferris-Boyd, DAC Frontline Policing"]
    dialog.lines.select_key(dialog.table.rows()[0])
    answered({"telephone": "ext. 12"})
    dialog.edit()
    assert board.view(key).authors[0].telephone == "ext. 12"
    dialog.lines.select_key(dialog.table.rows()[1])
    dialog.remove()
    assert len(board.view(key).authors) == 1


def test_risks_are_ticked_or_none_and_why_never_both(board: Scene, desk: Desk, parent: QWidget) -> None:
    key = board.commission("Violence Stocktake")
    dialog = paper_risks_dialog(parent, desk, board.view(key))
    shown(dialog)
    dialog.lines.select_key(board.risks[0])
    dialog.toggle()
    dialog.fields.boxes["no_risks_because"].set_typed("for information")
    dialog.go_on()
    assert dialog.isVisible()
    dialog.fields.boxes["no_risks_because"].set_typed("")
    dialog.go_on()
    assert not dialog.isVisible()
    assert [risk.id for risk in board.view(key).risks] == [board.risks[0]]
    desk.perform(close_risk, risk_id=board.risks[0], because="Done")
    again = paper_risks_dialog(parent, desk, board.view(key))
    assert [(row.key, row.second) for row in again.table.rows() if row.ticked] == [(board.risks[0], "Closed")]


def test_files_are_kept_in_versions_and_opened(
    board: Scene, desk: Desk, parent: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = board.commission("Violence Stocktake")
    path = board.pdf(tmp_path)
    first = path.read_bytes()
    desk.perform(attach_file, paper_id=key, name=path.name, body=first)
    desk.perform(attach_file, paper_id=key, name=path.name, body=first + b"\n")
    opened = handed(monkeypatch)
    dialog = FilesDialog(parent, desk, board.view(key))
    shown(dialog)
    dialog.open()
    answered({"version": "version 1, Tue 27 Oct 09:00, Imogen, 1 KB"} if len(first) < 1024 else {})
    dialog.open_earlier()
    assert opened[0].read_bytes() == first + b"\n"
    annex = board.pdf(tmp_path, "Data annex.pdf")
    monkeypatch.setattr(messages, "ask_open_path", lambda *_: annex)
    answered({"as_what": "A new appendix", "marking": "OFFICIAL-SENSITIVE"})
    dialog.attach()
    dialog.lines.select_key(dialog.table.rows()[1].id)
    answered({"title": "Annex of figures", "part": "Part 2, closed"})
    dialog.edit()
    appendix = board.view(key).attachments[1]
    assert (appendix.letter, appendix.title, appendix.marking, appendix.part) == (
        "A", "Annex of figures", "OFFICIAL-SENSITIVE", 2,
    )  # fmt: skip
    dialog.lines.select_key(appendix.id)
    dialog.remove()
    assert len(board.view(key).attachments) == 1


def test_appendices_change_places(board: Scene, desk: Desk, parent: QWidget, tmp_path: Path) -> None:
    key = board.commission("Violence Stocktake")
    body = board.pdf(tmp_path).read_bytes()
    desk.perform(attach_file, paper_id=key, name="paper.pdf", body=body)
    for name in ("one.pdf", "two.pdf"):
        desk.perform(attach_file, paper_id=key, name=name, body=body, appendix=True)
    dialog = FilesDialog(parent, desk, board.view(key))
    shown(dialog)
    dialog.lines.select_key(dialog.table.rows()[2].id)
    dialog.carry(-1)
    assert [(one.letter, one.title) for one in board.view(key).attachments[1:]] == [("A", "two"), ("B", "one")]
    dialog.carry(-1)
    assert [one.title for one in board.view(key).attachments] == ["paper", "two", "one"]


def test_a_file_that_cannot_be_read_is_said_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match=r"gone\.pdf cannot be read"):
        body_of(tmp_path / "gone.pdf")


def test_giving_up_attaches_nothing(board: Scene, desk: Desk, parent: QWidget, tmp_path: Path) -> None:
    key = board.commission("Violence Stocktake")
    path = board.pdf(tmp_path)
    over(lambda: attach(parent, desk, board.view(key), path), QDialog.reject)
    assert board.view(key).attachments == ()


@pytest.mark.parametrize(
    ("now", "then"),
    [("commissioned", "draft"), ("draft", "cleared"), ("cleared", "received"), ("received", "final"),
     ("final", "received"), ("withdrawn", "received")],
)  # fmt: skip
def test_the_next_stage(now: str, then: str) -> None:
    assert next_stage(now) == then


def test_a_stage_asks_only_for_what_it_needs(board: Scene, desk: Desk, parent: QWidget, clock: Clock) -> None:
    key = board.commission("Violence Stocktake")
    desk.perform(set_risks, paper_id=key, risk_ids=board.risks[:1])
    desk.perform(set_recommendations, paper_id=key, asks=[("note", "it")])
    assert due_words(board.view(key).row, dt.datetime(2026, 10, 27, 9)) == "It is due Tue 27 Oct 17:00."  # noqa: DTZ001
    answered({})
    assert StageForms(parent, desk).bring_on(board.view(key))
    assert board.view(key).row.status == "draft"
    clock.go_to(dt.date(2026, 10, 28))
    answered({"status": "Received", "on": "Mon 26 Oct 2026"})
    assert StageForms(parent, desk).bring_on(board.view(key), "received")
    row = board.view(key).row
    assert (row.received_on, row.late) == (dt.date(2026, 10, 26), False)
