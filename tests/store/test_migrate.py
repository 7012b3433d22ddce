"""The schema of migrations and of the classes is one; an older book is migrated on a copy."""

import json
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, ForeignKeyConstraint, text

from models.errors import BookUnavailable
from models.operations.agenda import add_item
from models.queries.agenda import agenda
from models.queries.meetings import find_meeting
from models.queries.version_note import version_note
from models.records import Base
from models.store.book import create_book, open_book
from models.store.database import engine_for, writing
from models.store.header import SCHEMA
from models.store.migrate import migrate_file, server_schema, upgrade
from models.store.workspace import Workspace
from tests.store.conftest import NOON

OWN = {"include_name": lambda name, kind, _parents: kind != "table" or not str(name).startswith("search_words")}
"""The tables the classes know; the words of the search index lie in one that each database makes its own way."""
SAMPLES = Path(__file__).parent.parent / "data" / "books"


def test_the_migrations_make_exactly_the_tables_of_the_classes(workspace: Workspace) -> None:
    with workspace.engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection, opts=OWN), Base.metadata)
    keys = Counter(key_words(one[1]) for one in differences if one[0] in {"remove_fk", "add_fk"})
    assert [one for one in differences if one[0] not in {"remove_fk", "add_fk"}] == []
    assert set(keys.values()) <= {2}  # SQLite reads a key added to an older table back without its deferral


def test_every_reference_is_checked_when_the_transaction_ends(tmp_path: Path) -> None:
    path = tmp_path / "new.book"
    create_book(str(path), title="New")
    engine = engine_for(str(path))
    with engine.connect() as connection:
        made = " ".join(connection.scalars(text("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")))
    engine.dispose()
    assert made.count("REFERENCES ") == made.count("DEFERRABLE INITIALLY DEFERRED") + 1  # but the journal’s own


def key_words(key: ForeignKeyConstraint) -> tuple[str, str, str]:
    """Return the table, the column and the table pointed to of a foreign key."""
    return str(key.parent), ", ".join(key.column_keys), str(key.referred_table)


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.book")), ids=lambda path: path.stem)
def test_every_schema_that_ever_landed_still_opens(sample: Path, tmp_path: Path) -> None:
    copy = tmp_path / sample.name
    copy.write_bytes(sample.read_bytes())
    workspace = open_book(str(copy), actor="Secretary", clock=lambda: NOON)
    assert workspace.troubles() == ()
    workspace.close()


@pytest.mark.parametrize("sample", ["schema-1", "schema-2"])
def test_what_went_out_before_the_migration_keeps_its_numbers(sample: str, tmp_path: Path) -> None:
    copy = tmp_path / "old.book"
    copy.write_bytes((SAMPLES / f"{sample}.book").read_bytes())
    workspace = open_book(str(copy), actor="Secretary", clock=lambda: NOON)
    issued, still_open = (workspace.read(find_meeting, reference=of).id for of in ("SAFEG 2026-10-28", "MB 2026-11-03"))
    before = workspace.read(agenda, meeting_id=issued).items
    assert [item.number for item in before] == ["1", "2", "3", "4", "5", "6", "7"]
    assert all(item.fixed for item in before)
    workspace.transact(
        add_item, meeting_id=issued, title="Missing children", after_item_id=before[3].id, late_reason="asked today"
    )
    after = workspace.read(agenda, meeting_id=issued).items
    assert [item.number for item in after] == ["1", "2", "3", "4", "4A", "5", "6", "7"]
    assert not any(item.fixed for item in workspace.read(agenda, meeting_id=still_open).items)
    workspace.close()


def test_what_changed_before_the_migration_is_said_of_the_next_version(tmp_path: Path) -> None:
    copy = tmp_path / "old.book"
    copy.write_bytes((SAMPLES / "schema-2.book").read_bytes())
    with closing(sqlite3.connect(copy)) as old, old:
        old.row_factory = sqlite3.Row
        meeting = old.execute("SELECT meeting_id FROM issued_document ORDER BY issued_at DESC").fetchone()[0]
        fourth = "SELECT * FROM agenda_item WHERE meeting_id = ? AND position = 4"
        item = dict(old.execute(fourth, [meeting]).fetchone())
        seq = old.execute("SELECT MAX(seq) + 1 FROM entry").fetchone()[0]
        entry = dict(old.execute("SELECT * FROM entry ORDER BY seq DESC").fetchone()) | {"seq": seq}
        old.execute(f"INSERT INTO entry VALUES ({', '.join('?' * len(entry))})", [*entry.values()])  # noqa: S608
        before = json.dumps({**item, "title": "Another title"})
        old.execute("INSERT INTO change VALUES (?, 1, 'agenda_item', ?, ?, '{}')", [seq, item["id"], before])
    workspace = open_book(str(copy), actor="Secretary", clock=lambda: NOON)
    assert workspace.read(version_note, meeting_id=meeting) == "item 4 retitled"
    workspace.close()


@pytest.mark.postgres
def test_an_older_book_on_a_server_is_brought_up_when_opened(postgresql_url: str) -> None:
    address = postgresql_url.replace("postgresql+psycopg://", "postgresql://")
    engine = engine_for(address)
    with engine.begin() as connection:
        upgrade(connection, "0001")
    assert server_schema(engine) == 1
    open_book(address, actor="Secretary", clock=lambda: NOON).close()
    assert server_schema(engine) == SCHEMA
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection, opts=OWN), Base.metadata) == []
    engine.dispose()


def test_a_migration_works_on_a_copy_and_keeps_the_original(tmp_path: Path) -> None:
    path = tmp_path / "old.book"
    create_book(str(path), title="Old")
    before = path.read_bytes()

    def change(engine: Engine) -> None:
        with writing(engine).begin() as connection:
            connection.execute(text("CREATE TABLE novelty (id INTEGER)"))

    kept = migrate_file(path, change)
    assert kept.read_bytes() == before
    assert b"novelty" in path.read_bytes()


def test_a_migration_that_leaves_damage_is_dropped(tmp_path: Path) -> None:
    path = tmp_path / "old.book"
    create_book(str(path), title="Old")
    before = path.read_bytes()

    def harm(engine: Engine) -> None:
        with writing(engine).begin() as connection:
            connection.execute(text("PRAGMA defer_foreign_keys = ON"))
            connection.execute(text("CREATE TABLE stray (id INTEGER REFERENCES missing (id))"))
            connection.execute(text("CREATE TABLE missing (id INTEGER PRIMARY KEY)"))
        raw = engine.raw_connection()
        raw.cursor().execute("PRAGMA foreign_keys = OFF")
        raw.cursor().execute("INSERT INTO stray VALUES (1)")
        raw.close()

    with pytest.raises(BookUnavailable, match="stands as it was"):
        migrate_file(path, harm)
    assert path.read_bytes() == before
