"""A theme is passed down, answered and printed at the desk."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.kit import messages, printing
from desktop.kit.desk import Desk
from desktop.kit.form import Form
from desktop.rooms.forward_plan import cascade_dialog
from desktop.rooms.forward_plan.cascade_boards import CascadeDialog
from desktop.rooms.forward_plan.cascade_dialog import EACH, ONE, CascadeDeeds, cascaded_words
from desktop.rooms.forward_plan.view import Around
from models.operations.cascade import Cascaded
from models.operations.theme_list import set_prevalence
from models.store.workspace import Workspace
from tests.below import Below
from tests.books import small_book
from tests.desktop.kit.fakes import FakeNavigator

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
NOVEMBER = (dt.date(2026, 11, 1), dt.date(2026, 11, 30))


@pytest.fixture
def below(workspace: Workspace) -> Below:
    return Below(workspace, small_book(workspace))


@pytest.fixture
def deeds(below: Below, desk: Desk, navigator: FakeNavigator, qtbot: QtBot) -> CascadeDeeds:
    assert below
    parent = QWidget()
    qtbot.addWidget(parent)
    return CascadeDeeds(Around(desk, navigator, parent))


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was said at the foot of the window."""
    words: list[str] = []
    monkeypatch.setattr(messages, "toast", lambda text, **_more: words.append(text))
    monkeypatch.setattr(messages, "refuse", words.append)
    return words


def answered(step: Callable[[CascadeDialog], object]) -> None:
    """Answer the dialog that comes up next."""

    def go() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, CascadeDialog)
        step(dialog)
        dialog.cascade()

    QTimer.singleShot(0, go)


def test_boards_ticked_are_asked(below: Below, deeds: CascadeDeeds, said: list[str]) -> None:
    answered(lambda dialog: dialog.toggle())
    assert deeds.cascade(below.source)
    assert below.answers() == {"CF-AS": "", "CF-NE": "waiting", "CF-SW": "waiting"}
    assert said == ["“Knife crime” proposed to 2 boards."]


def test_only_where_it_is_prevalent_and_nobody_twice(below: Below, deeds: CascadeDeeds, said: list[str]) -> None:
    units = [below.book.units["NE"]]
    below.workspace.transact(set_prevalence, theme_id=below.view().theme_id, unit_ids=units)
    answered(lambda dialog: dialog.tick_prevalent())
    assert deeds.cascade(below.source)
    assert below.answers() == {"CF-AS": "", "CF-NE": "waiting", "CF-SW": ""}
    shown: list[tuple[bool, ...]] = []

    def look(dialog: CascadeDialog) -> None:
        dialog.tick_all()
        shown.append(tuple(row.ticked for row in dialog.table.rows()))

    answered(look)
    assert deeds.cascade(below.source)
    assert shown == [(True, False, True)]
    assert len(said) == 2


def test_answers_with_and_without_a_reason(below: Below, deeds: CascadeDeeds, said: list[str]) -> None:
    answered(lambda dialog: dialog.tick_all())
    deeds.cascade(below.source)

    def decline() -> None:
        form = QApplication.activeModalWidget()
        assert isinstance(form, Form)
        form.boxes["reason"].set_typed("covered 14 Oct")
        form.press()

    QTimer.singleShot(0, decline)
    assert deeds.decline(below.key("CF-SW"), "South West")
    deeds.accept(below.key("CF-AS"))
    deeds.accept_all(below.source)
    assert below.view().words == "2 accepted, 1 declined"
    deeds.reopen(below.key("CF-SW"))
    assert below.answers()["CF-SW"] == "waiting"
    deeds.accept(below.source)
    assert "own theme" in said[-1]


def test_the_report_is_saved_as_a_table(
    below: Below, deeds: CascadeDeeds, said: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered(lambda dialog: dialog.tick_all())
    deeds.cascade(below.source)
    monkeypatch.setattr(messages, "ask_save_path", lambda *_words: tmp_path / "report.csv")
    deeds.print_report(below.book.forums["CF-FLP"], *NOVEMBER)
    assert said[-1] == "Saved report.csv"
    assert (tmp_path / "report.csv").read_text("utf-8-sig").count("waiting") == 3


def test_agendas_are_bound_or_written_each(
    below: Below,
    deeds: CascadeDeeds,
    said: list[str],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown: list[bytes] = []
    monkeypatch.setattr(printing, "preview", lambda _parent, _title, body, _name: shown.append(body))
    monkeypatch.setattr(cascade_dialog, "ask_folder", lambda _parent, _title: tmp_path)
    forum = below.book.forums["CF-FLP"]
    monkeypatch.setattr(messages, "choose", lambda *_words: ONE)
    deeds.print_agendas(forum, *NOVEMBER)
    qtbot.waitUntil(lambda: bool(shown))
    assert shown[0].startswith(b"%PDF-")
    monkeypatch.setattr(messages, "choose", lambda *_words: EACH)
    deeds.print_agendas(forum, *NOVEMBER)
    qtbot.waitUntil(lambda: bool(said))
    assert said == [f"Wrote 3 agendas into {tmp_path.name}."]
    deeds.print_agendas(forum, dt.date(2027, 8, 1), dt.date(2027, 8, 31))
    assert "no agenda to print" in said[-1]


def test_what_was_done_in_words() -> None:
    done = Cascaded(1, 2, ("CF-AS",), 1)
    assert cascaded_words("Robbery", done) == (
        "“Robbery” proposed to 1 board; 2 had it already; 1 moved to the next meeting; no meeting planned: CF-AS."
    )
