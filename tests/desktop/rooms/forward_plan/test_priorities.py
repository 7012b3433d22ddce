"""The Priorities view: sets by kind, boroughs that have set none, tasking requests, and their dialogs."""

import datetime as dt

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from desktop.kit import messages
from desktop.kit.desk import Desk
from desktop.rooms.forward_plan.page import ForwardPlanPage
from desktop.rooms.forward_plan.priorities import PrioritiesView
from desktop.rooms.forward_plan.priority_typing import read_titles, typed
from models.operations.organisation import add_unit
from models.operations.priorities import add_priority_set
from models.queries.priorities import PrioritySetRow, priority_sets
from models.queries.tasking import tasking_requests
from models.store.workspace import Workspace
from tests.books import SmallBook, small_book
from tests.desktop.kit.fakes import FakeNavigator, filled, the

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
TODAY = dt.date(2026, 10, 27)


@pytest.fixture
def book(workspace: Workspace) -> SmallBook:
    """A small book with one borough and a Control Strategy past its review."""
    made = small_book(workspace)
    workspace.transact(add_unit, code="LX", name="Lambeth", kind="borough", parent_id=made.units["AS"])
    workspace.transact(
        add_priority_set,
        kind="Control Strategy",
        name="Control Strategy 2026",
        short="CS",
        starts=dt.date(2026, 4, 1),
        review_due=dt.date(2026, 10, 15),
        titles=[("Serious violence", ""), ("Robbery", "")],
    )
    return made


@pytest.fixture
def page(book: SmallBook, desk: Desk, navigator: FakeNavigator, qtbot: QtBot) -> ForwardPlanPage:
    assert book
    shown = ForwardPlanPage(desk, navigator)
    qtbot.addWidget(shown)
    shown.show()
    shown.show_view("priorities")
    return shown


@pytest.fixture(autouse=True)
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was said at the foot of the window, or refused."""
    words: list[str] = []
    monkeypatch.setattr(messages, "toast", lambda text, **_more: words.append(text))
    monkeypatch.setattr(messages, "refuse", words.append)
    return words


def view_of(page: ForwardPlanPage) -> PrioritiesView:
    view = page.view("priorities")
    assert isinstance(view, PrioritiesView)
    return view


def do(page: ForwardPlanPage, command: str, **typing: str) -> None:
    """Run a command of the room and fill in the form it shows."""
    if typing:
        QTimer.singleShot(0, filled(typing))
    page.commands()[command]()


def sets(workspace: Workspace, kind: str) -> tuple[PrioritySetRow, ...]:
    return workspace.read(priority_sets, as_of=TODAY, kind=kind)


def test_sets_stand_by_kind_and_boroughs_without_one_are_named(page: ForwardPlanPage) -> None:
    view = view_of(page)
    assert [(row.group, row.title, row.status.word) for row in view.table.rows()] == [
        ("Control Strategy", "Control Strategy 2026", "In force, 1 to settle"),
        ("Local priorities", "Lambeth", "Not set"),
    ]
    assert view.sentence() == "1 document in force, 0 of 1 borough set, 1 to settle"
    assert the(view.beside()).deeds[0].title == "Change…"


def test_a_borough_sets_its_priorities_and_validates_them(
    page: ForwardPlanPage, workspace: Workspace, said: list[str]
) -> None:
    view = view_of(page)
    view.show_subject(view.table.rows()[1].key)
    do(page, "priorities.add", titles="Burglary\nRobbery\nViolence with injury")
    assert said[-1].startswith("Stored, but anti-social behaviour is missing; 3 chosen priorities instead of two")
    do(page, "priorities.edit", titles="Burglary\nRobbery\nAnti-social behaviour")
    (row,) = sets(workspace, "local priorities")
    assert (row.name, row.unit, row.troubles) == ("Local priorities of Lambeth", "Lambeth", ("not validated yet",))
    do(page, "priorities.validate", by="Safer Lambeth")
    assert sets(workspace, "local priorities")[0].troubles == ()


def test_a_new_version_follows_the_one_in_force(page: ForwardPlanPage, workspace: Workspace, said: list[str]) -> None:
    do(page, "priorities.revise", starts="1 Nov 2026", version="2", titles="Robbery\nSerious violence")
    rows = {row.version: row for row in sets(workspace, "Control Strategy")}
    assert [one.title for one in rows["2"].priorities] == ["Robbery", "Serious violence"]
    assert rows[""].ends == dt.date(2026, 10, 31)
    do(page, "priorities.edit", version="2.1", review_due="1 May 2027")
    do(page, "edit.delete")
    assert "2.1" not in {row.version for row in sets(workspace, "Control Strategy")}
    assert said[-1] == "Removed Control Strategy 2026."


def test_an_asset_is_asked_for_and_decided_upon(page: ForwardPlanPage, workspace: Workspace) -> None:
    do(page, "tasking.request", asset="TSG, two serials", unit_id="Lambeth", priority_id="CS 2")
    (row,) = workspace.read(tasking_requests)
    assert (row.unit, row.priority_title) == ("Lambeth", "Robbery")
    assert row.warnings == ("Control Strategy 2026 was past its review, due Thu 15 Oct 2026",)
    do(page, "tasking.decide", decision="refused", words="Events that weekend")
    assert workspace.read(tasking_requests)[0].decision_words == "Events that weekend"
    view = view_of(page)
    assert view.table.rows()[-1].status.word == "Refused, 1 to settle"
    do(page, "edit.delete")
    assert workspace.read(tasking_requests) == ()


def test_priorities_are_typed_one_a_line_with_their_mark() -> None:
    titles = (("Hate crime", "high harm"), ("Robbery (personal)", ""))
    assert read_titles(f"\n{typed(titles)}\n ") == list(titles)
