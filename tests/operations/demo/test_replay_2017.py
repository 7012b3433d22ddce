"""The replay of 2017-18, made by deeds anybody could do."""

import datetime as dt
from pathlib import Path

import pytest

from models.operations.demo.replay_2017 import replay_2017
from models.operations.demo.seed import seeded_mint
from models.queries.cascade import cascade
from models.queries.forums import find_forum
from models.queries.practice import practices
from models.queries.settings import settings
from models.queries.shipped import framework_from
from models.queries.themes import meeting_themes
from models.store.book import create_book, open_book
from models.store.workspace import Workspace
from tests.books import Clock

DECEMBER = dt.date(2017, 12, 20)


@pytest.fixture(scope="module")
def replayed(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The book after the replay."""
    path = tmp_path_factory.mktemp("replay") / "2017.book"
    mint = seeded_mint(1)
    create_book(str(path), title="Replay", mint=mint)
    workspace = open_book(str(path), actor="Imogen", clock=Clock())
    assert replay_2017(workspace, framework_from("met-2017"), mint) > 80
    return workspace


def test_the_book_stands_on_the_day_performance_group_meets(replayed: Workspace) -> None:
    assert replayed.read(settings).demo_today == DECEMBER.isoformat()
    assert replayed.today() == DECEMBER


def test_each_theme_was_set_ahead_tied_to_the_plan_and_taken_up_by_the_boroughs(replayed: Workspace) -> None:
    forum = replayed.read(find_forum, code="CF-TP", as_of=DECEMBER)
    rows = replayed.read(meeting_themes, forum_id=forum.id, first=dt.date(2017, 8, 1), last=dt.date(2017, 11, 30))
    assert [row.title for row in rows] == [
        "Burglary",
        "Anti-social behaviour",
        "Violence with injury",
        "Moped enabled theft",
    ]
    assert all(row.set_on and row.set_on < row.meeting_date and row.sources for row in rows)
    assert [row.track for row in rows] == ["off track", "on track", "off track", "off track"]
    assert replayed.read(cascade, meeting_theme_id=rows[0].id).accepted == 32


def test_lambeths_practice_was_presented_at_crimefighters(replayed: Workspace) -> None:
    (row,) = replayed.read(practices)
    assert row.title == "Stop and search in Lambeth"
    assert Path(replayed.place).exists()
