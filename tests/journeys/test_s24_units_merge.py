"""S24: on 1 Oct 2026 Central East and Central North become one BCU, with open actions and themes set to December."""

import csv
import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop.app.books import open_for
from desktop.command_line import main
from desktop.kit.desk import Desk
from desktop.kit.tick_dialog import TickDialog
from desktop.rooms.framework.follows_dialog import FollowsDialog
from models.operations.agenda import open_agenda
from models.operations.cascade import accept_theme, cascade_theme, decline_theme
from models.operations.exceptions import record_exception
from models.operations.outcomes import record_action
from models.operations.stages import end_meeting, enter_room
from models.operations.themes import set_theme
from models.queries.actions import action_history, actions
from models.queries.cascade import cascade
from models.queries.forums import find_forum, units
from models.queries.meetings import find_meeting, meetings
from models.queries.themes import MeetingThemeRow, meeting_themes
from models.store.workspace import Workspace
from tests.journeys.sitting import Sitting, clicked, walk_down
from tests.journeys.years import laid_out

HELD, TODAY, DAY = dt.date(2026, 9, 15), dt.date(2026, 9, 21), dt.date(2026, 10, 1)
OLD = ("CF-CE", "CF-CN")
THEMES = {10: ("Burglary", "Robbery"), 11: ("Robbery", "Robbery"), 12: ("Hate crime", "Burglary")}
"""What the two BCUs set for October to December; in November the same."""
SPAN = ("--from", "2026-04-01", "--to", "2027-03-31", "--today", "2026-10-01")


@dataclass(frozen=True)
class Before:
    """The book in September, and the key of the group's theme of October that both BCUs answered."""

    book: bytes
    source: str


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Before:
    """The year 2026-27 with a September meeting held, 11 actions open, themes to December, and an exception."""
    book = tmp_path_factory.mktemp("september") / "book.book"
    laid_out(book, 2026, dt.date(2026, 3, 2))
    workspace = open_for(str(book), "Imogen Farrier", HELD)
    owe(workspace)
    plan_themes(workspace)
    source = pass_down(workspace)
    unit = next(row for row in workspace.read(units, as_of=HELD) if row.code == "CE")
    figure = {"measure": "Knife crime offences", "direction": "worse", "value": "41"}
    workspace.transact(record_exception, unit_id=unit.id, period=dt.date(2026, 8, 1), **figure)
    workspace.close()
    return Before(book.read_bytes(), source)


def owe(workspace: Workspace) -> None:
    """Hold a meeting in September with a theme, and let the two boards owe six actions and five."""
    first, *_ = in_month(workspace, OLD[0], 9)
    workspace.transact(set_theme, meeting_id=first, title="Violence with injury")
    workspace.transact(open_agenda, meeting_id=first)
    workspace.transact(enter_room, meeting_id=first)
    for code, many in zip(OLD, (6, 5), strict=True):
        forum = workspace.read(find_forum, code=code, as_of=HELD)
        for number in range(1, many + 1):
            workspace.transact(
                record_action,
                forum_id=forum.id,
                text=f"Promise {number} of {code}",
                owner_post_id=forum.chair_post_id,
                due=dt.date(2026, 11, number),
            )
    workspace.transact(end_meeting, meeting_id=first)


def plan_themes(workspace: Workspace) -> None:
    """Set the themes of both boards for October to December."""
    for month, titles in THEMES.items():
        for code, title in zip(OLD, titles, strict=True):
            workspace.transact(set_theme, meeting_id=in_month(workspace, code, month)[0], title=title)


def pass_down(workspace: Workspace) -> str:
    """Pass the group's theme of October down; Central East accepts it and Central North declines."""
    source = workspace.transact(set_theme, meeting_id=in_month(workspace, "CF-FLP", 10)[0], title="Knife crime").value
    workspace.transact(cascade_theme, meeting_theme_id=source)
    asked = {row.forum_code: row.meeting_theme_id for row in workspace.read(cascade, meeting_theme_id=source).rows}
    workspace.transact(accept_theme, meeting_theme_id=asked["CF-CE"])
    workspace.transact(decline_theme, meeting_theme_id=asked["CF-CN"], reason="covered in July")
    return source


def in_month(workspace: Workspace, code: str, month: int) -> list[str]:
    """Return the keys of the meetings of a forum in a month of 2026."""
    forum = workspace.read(find_forum, code=code, as_of=HELD)
    first, last = dt.date(2026, month, 1), dt.date(2026, month, 28)
    return [row.id for row in workspace.read(meetings, forum_id=forum.id, first=first, last=last)]


@pytest.fixture
def book(before: Before, tmp_path: Path) -> Path:
    """A copy to work in."""
    path = tmp_path / "Met HQ.book"
    path.write_bytes(before.book)
    return path


@pytest.fixture
def seat(qtbot: QtBot, tmp_path: Path, book: Path) -> Iterator[Sitting]:
    """She sits down in the Framework room on 21 September."""
    sitting = Sitting(qtbot, tmp_path, TODAY)
    sitting.open(book)
    sitting.press("Ctrl+7")
    yield sitting
    sitting.application.close()


def desk_of(seat: Sitting) -> Desk:
    return seat.window.page().desk


def merge(seat: Sitting) -> list[str]:
    """Merge the two BCUs by the dialogs, and return what was said to follow."""
    followed: list[str] = []

    def ask(dialog: QDialog) -> None:
        assert isinstance(dialog, TickDialog)
        for name in ("Central East", "Central North"):
            walk_down(dialog, name)
            dialog.toggle()
        for field, words in {"on": "Thu 1 Oct 2026", "name": "Central", "code": "CENT"}.items():
            dialog.fields.boxes[field].set_typed(words)
        clicked("Show what follows")(dialog)

    def agree(dialog: QDialog) -> None:
        assert isinstance(dialog, FollowsDialog)
        followed.extend(f"{row.group}: {row.what}" for row in dialog.table.rows())
        clicked("Merge units")(dialog)

    seat.meet(lambda: seat.window.run("framework.merge"), ask, agree)
    return followed


def listed(capsys: pytest.CaptureFixture[str], book: Path, kind: str) -> list[dict[str, Any]]:
    """Return what the command line lists of the book."""
    capsys.readouterr()
    assert main(["list", str(book), kind, "--json", *SPAN]) == 0
    found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return found


def theme_words(rows: list[dict[str, Any]]) -> set[tuple[str, str, str]]:
    """Return every theme with its month and the board that set it, whichever board has it now."""
    boards = [(row, code) for row in rows for code in (row["former"] or row["forum_code"]).split(", ")]
    return {(row["title"], row["meeting_date"][:7], code) for row, code in boards}


def logged(folder: Path, book: Path, suffix: str) -> set[str]:
    """Return the cells of the action log of the board that took over, as a file of a kind."""
    path = folder / f"log{suffix}"
    given = ("--forum", "CF-CENT", "--today", "2026-10-01", "-o", str(path))
    assert main(["print", str(book), "action-log", *given]) == 0
    if suffix == ".csv":
        rows = list(csv.reader(path.read_text("utf-8-sig").splitlines()))
    else:
        sheet = openpyxl.load_workbook(path).active
        assert sheet is not None
        rows = [[str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    return {cell for row in rows for cell in row}


def themes(seat: Sitting, code: str) -> list[MeetingThemeRow]:
    forum = desk_of(seat).read(find_forum, code=code, as_of=DAY)
    return [*desk_of(seat).read(meeting_themes, forum_id=forum.id)]


def test_the_old_series_ends_and_the_new_one_begins_with_what_was_set_for_it(seat: Sitting, before: Before) -> None:
    followed = merge(seat)
    assert sum(line.startswith("Themes that go along") for line in followed) == 8
    assert sum(line.startswith("Open actions that go along") for line in followed) == 11
    desk = desk_of(seat)
    for code in OLD:
        forum = desk.read(find_forum, code=code, as_of=DAY)
        assert forum.ends == DAY - dt.timedelta(1)
        assert {row.status for row in desk.read(meetings, forum_id=forum.id, first=DAY)} == {"cancelled"}
    new = desk.read(find_forum, code="CF-CENT", as_of=DAY)
    series = desk.read(meetings, forum_id=new.id)
    assert [row.date.month for row in series] == [10, 11, 12, 1, 2, 3]
    assert sorted((row.meeting_date.month, row.title, row.former) for row in themes(seat, "CF-CENT")) == [
        (10, "Burglary", "CF-CE"),
        (10, "Knife crime", "CF-CE, CF-CN"),
        (10, "Robbery", "CF-CN"),
        (11, "Robbery", "CF-CE, CF-CN"),
        (12, "Burglary", "CF-CN"),
        (12, "Hate crime", "CF-CE"),
    ]
    told = next(row for row in desk.read(cascade, meeting_theme_id=before.source).rows if row.former)
    assert (told.forum_code, told.answer, told.reason) == ("CF-CENT", "accepted", "CF-CN declined: covered in July")
    seat.press("Ctrl+Z")
    assert {row.status for row in desk.read(meetings, forum_id=forum.id, first=DAY)} == {"planned"}
    assert len(themes(seat, "CF-CE")) == 5


def test_actions_keep_their_numbers_and_what_was_is_readable(
    seat: Sitting, book: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    lists = {kind: listed(capsys, book, kind) for kind in ("actions", "themes", "exceptions", "meetings")}
    merge(seat)
    after = {kind: listed(capsys, book, kind) for kind in lists}
    owed = {row["reference"]: row for row in after["actions"]}
    assert len(lists["actions"]) == len(owed) == 11
    assert owed.keys() == {row["reference"] for row in lists["actions"]}
    assert {row["tracked_by"] for row in owed.values()} == {"CF-CENT"}
    assert all("Central East and Central North became Central" in row["latest"] for row in owed.values())
    assert {row["forum_code"] for row in owed.values()} == set(OLD)
    kept = {row["reference"] for row in after["meetings"]}
    assert {row["reference"] for row in lists["meetings"]} <= kept
    assert theme_words(after["themes"]) == theme_words(lists["themes"])
    assert [row["measure"] for row in after["exceptions"]] == [row["measure"] for row in lists["exceptions"]]
    assert {row["forum_code"] for row in after["exceptions"]} == {"CF-CENT"}
    held = next(row for row in lists["meetings"] if row["forum"] == "CF-CE" and row["status"] == "held")
    september = desk_of(seat).read(find_meeting, reference=held["reference"])
    assert [row.title for row in desk_of(seat).read(meeting_themes, meeting_id=september.id)] == [
        "Violence with injury"
    ]
    for row in desk_of(seat).read(actions, today=DAY):
        assert len(desk_of(seat).read(action_history, action_id=row.id)) == 2
    assert owed.keys() <= logged(tmp_path, book, ".csv")
    assert owed.keys() <= logged(tmp_path, book, ".xlsx")
