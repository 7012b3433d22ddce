"""Paper 001 of December 2017, done again: the Stocktake, its actions under their first numbers, and the themes."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.command_line import main
from models.queries.actions import ActionLog, action_log
from models.queries.deep_dives import deep_dives
from models.queries.forums import find_forum
from models.queries.history import entries
from models.store.book import open_book
from models.store.workspace import Workspace
from tests.documents.reading import whole

DECEMBER = dt.date(2017, 12, 20)
AUDIT_PANEL = dt.datetime(2017, 12, 20, 9, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The year 2017-18 as the command line makes it."""
    path = tmp_path_factory.mktemp("replay") / "Met HQ 2017.book"
    assert main(["new", str(path), "--framework", "met-2017", "--demo", "year"]) == 0
    return path


@pytest.fixture
def workspace(book: Path) -> Iterator[Workspace]:
    """The book, open on the day it stands on."""
    opened = open_book(str(book), actor="Imogen Farrier", clock=lambda: AUDIT_PANEL)
    yield opened
    opened.close()


def printed(book: Path, *words: str) -> str:
    """Print a document as PDF and return its words on one line."""
    out = book.with_name("print.pdf")
    assert main(["print", str(book), *words, "-o", str(out)]) == 0
    return " ".join(whole(out.read_bytes()).split())


def log_of(workspace: Workspace, code: str) -> ActionLog:
    """Return the log of a forum on the day."""
    forum = workspace.read(find_forum, code=code, as_of=DECEMBER)
    return workspace.read(action_log, forum_id=forum.id, as_of=DECEMBER)


def test_the_stocktake_was_commissioned_in_september_and_reported_in_november(workspace: Workspace) -> None:
    found = {row.title: row for row in workspace.read(deep_dives, today=DECEMBER)}
    stocktake = found["Violence Stocktake"]
    assert stocktake.commissioned == "MB Tue 5 Sep 2017, item 3"
    assert (stocktake.due, stocktake.status) == (dt.date(2017, 11, 7), "reported")
    assert {row.title: row.due for row in found.values() if row.forum_code == "PG"} == {
        "Investigative capability": dt.date(2017, 10, 18),
        "Met Command and Control": dt.date(2017, 11, 15),
    }


def test_performance_group_tracks_its_actions_under_management_board_numbers(book: Path, workspace: Workspace) -> None:
    log = log_of(workspace, "PG")
    shown = (*log.overdue_actions, *log.due_by_next, *log.later, *log.closed_since)
    assert sorted(row.reference for row in shown) == [f"MB {number}/17" for number in range(1, 7)]
    assert log.brought_forward + log.raised - log.closed == log.open == 5
    text = printed(book, "action-log", "--forum", "PG")
    assert "6 brought forward + 0 raised − 1 closed = 5 open" in text
    assert all(f"MB {number}/17" in text for number in range(1, 7))


def test_the_coverage_of_august_to_november_shows_the_four_themes(book: Path) -> None:
    text = printed(book, "theme-coverage", "--forum", "CF-TP", "--from", "2017-08-01", "--to", "2017-11-30")
    assert "Territorial Policing CrimeFighters" in text
    for theme in ("Burglary", "Anti-social behaviour", "Violence with injury", "Moped enabled theft"):
        assert " 32 1 " in text.partition(f"{theme} ")[2][:60]
    assert "Priority 1: keeping children and young people safe" in text


def test_every_deed_was_done_on_its_day(workspace: Workspace) -> None:
    done = workspace.read(entries, limit=500)
    days = {entry.at.date() for entry in done}
    assert {dt.date(2017, 9, 5), dt.date(2017, 11, 7), dt.date(2017, 12, 13)} <= days
    assert max(days) == DECEMBER
    assert workspace.steps() == ("", "")
