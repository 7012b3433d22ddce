"""The schema of migrations and of the classes is one; an older book is migrated on a copy."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, text

from models.errors import BookUnavailable
from models.records import Base
from models.store.book import create_book, open_book
from models.store.database import writing
from models.store.migrate import migrate_file
from models.store.workspace import Workspace
from tests.store.conftest import NOON

SAMPLES = Path(__file__).parent.parent / "data" / "books"


def test_the_migrations_make_exactly_the_tables_of_the_classes(workspace: Workspace) -> None:
    with workspace.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.book")), ids=lambda path: path.stem)
def test_every_schema_that_ever_landed_still_opens(sample: Path, tmp_path: Path) -> None:
    copy = tmp_path / sample.name
    copy.write_bytes(sample.read_bytes())
    workspace = open_book(str(copy), actor="Secretary", clock=lambda: NOON)
    assert workspace.troubles() == ()
    workspace.close()


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
