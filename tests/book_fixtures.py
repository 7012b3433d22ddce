"""Fixtures of operations and queries: a small book to work in, once on SQLite and once on PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg.sql import SQL, Identifier

from models.store.book import create_book, open_book
from models.store.workspace import Workspace
from tests.books import TITLE, Clock, SmallBook, new_book, small_book
from tests.postgres import Cluster

ALONE = """
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
"""
NAMES = "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = %s"
TABLE, SEQUENCE, SCHEMA_TABLE = "r", "S", "alembic_version"


@pytest.fixture
def clock() -> Clock:
    """Tue 27 Oct 2026, nine o'clock, until the test moves it."""
    return Clock()


@pytest.fixture(scope="session")
def kept_database(cluster: Cluster) -> Iterator[str]:
    """A database with an empty book that many tests use one after the other: making one takes most of a second."""
    with cluster.fresh_database() as url:
        address = url.replace("postgresql+psycopg://", "postgresql://")
        create_book(address, title=TITLE)
        with psycopg.connect(address) as connection:
            connection.execute("CREATE SCHEMA kept")
            connection.execute("CREATE TABLE kept.setting AS SELECT * FROM setting")
        yield address


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def empty_book(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where an empty book stands: in a file of its own, then in the database kept for it."""
    if request.param == "sqlite":
        address = str(tmp_path / "test.book")
        new_book(address).close()
        return address
    address = str(request.getfixturevalue("kept_database"))
    make_empty(address)
    return address


def make_empty(address: str) -> None:
    """Take everything out of a book on a server but what a new one holds."""
    with psycopg.connect(address) as connection:
        connection.execute(ALONE)
        connection.execute("SET session_replication_role = replica")  # references are not checked row by row
        for (table,) in connection.execute(NAMES, [TABLE]).fetchall():
            if table != SCHEMA_TABLE:
                connection.execute(SQL("DELETE FROM {}").format(Identifier(table)))
        for (sequence,) in connection.execute(NAMES, [SEQUENCE]).fetchall():
            connection.execute(SQL("ALTER SEQUENCE {} RESTART").format(Identifier(sequence)))
        connection.execute("INSERT INTO setting SELECT * FROM kept.setting")


@pytest.fixture
def workspace(empty_book: str, clock: Clock) -> Iterator[Workspace]:
    """An empty book, open."""
    opened = open_book(empty_book, actor="Imogen", clock=clock)
    yield opened
    opened.close()


@pytest.fixture
def book(workspace: Workspace) -> SmallBook:
    """The keys of a small organisation in it."""
    return small_book(workspace)
