"""What items list by themselves stands in the inspector, and the one button adds the item that lists it."""

import datetime as dt

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.kit.desk import Desk
from desktop.kit.meeting_forms import MeetingForms
from desktop.rooms.meeting.agenda_deeds import AgendaDeeds
from desktop.rooms.meeting.agenda_words import second_line
from desktop.rooms.meeting.missing import lacks
from desktop.rooms.meeting.shown_section import shown_section, shown_words
from models.operations.agenda import issue_agenda, open_agenda
from models.operations.meetings import add_meeting
from models.operations.themes import set_local_priorities, set_theme
from models.queries.agenda import AgendaView, agenda
from models.store.workspace import Workspace
from tests.books import small_book

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.fixture
def meeting(workspace: Workspace) -> str:
    """A meeting of Central South with a theme of its own and, later, local priorities."""
    book = small_book(workspace)
    key = workspace.transact(add_meeting, forum_id=book.forums["CF-AS"], date=dt.date(2026, 11, 9)).value
    workspace.transact(open_agenda, meeting_id=key)
    workspace.transact(set_theme, meeting_id=key, title="Knife crime")
    workspace.transact(set_local_priorities, forum_id=book.forums["CF-AS"], strength="required")
    return key


def read(workspace: Workspace, meeting_id: str) -> AgendaView:
    return workspace.read(agenda, meeting_id=meeting_id)


@pytest.mark.parametrize("issued", [False, True])
def test_one_button_adds_what_is_missing(
    workspace: Workspace, desk: Desk, meeting: str, qtbot: QtBot, issued: bool
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    if issued:
        workspace.transact(issue_agenda, meeting_id=meeting, body=b"%PDF")
    deeds = AgendaDeeds(parent, desk, MeetingForms(parent, desk), lambda _item: None)
    deeds.view = read(workspace, meeting)
    wanted = [lack for lack in lacks(deeds.missing(deeds.view)) if lack.row.kind in {"unlisted", "local"}]
    assert [(lack.button, lack.row.words) for lack in wanted] == [
        ("Add", "No item for themes: Knife crime"),
        ("Add", "Not on the agenda: Anti-social behaviour (Central South)"),
    ]
    for lack in wanted:
        deeds.mend(lack)
    view = read(workspace, meeting)
    assert not {"unlisted", "local"} & {lack.row.kind for lack in lacks(deeds.missing(view))}
    (item,) = [item for item in view.items if item.shown]
    (notes,) = shown_section(item)
    assert [note.text for note in notes.notes] == ["Knife crime: no source yet"]
    assert shown_words(item) == "Knife crime"
    assert "Knife crime" in second_line(item)
    assert bool(item.late_reason) is issued


def test_an_item_that_lists_nothing_has_no_section(workspace: Workspace, meeting: str) -> None:
    view = read(workspace, meeting)
    assert shown_section(view.items[0]) == ()
    assert shown_words(view.items[0]) == ""
