"""Bringing a book to the newest schema: from nothing, or from an older one on a checked copy."""

import os
from collections.abc import Callable
from pathlib import Path

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, inspect, text

from models.errors import BookTooNew, BookUnavailable
from models.store.database import engine_for, outside_transaction, writing
from models.store.files import replace
from models.store.header import APPLICATION_ID, SCHEMA

SCRIPTS = Path(__file__).parent / "migrations"


def scripts() -> ScriptDirectory:
    """Return the migrations in their order."""
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return ScriptDirectory.from_config(config)


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Run every migration up to `revision` the book has not had yet, within the connection's transaction."""
    directory = scripts()
    config = Config()

    def steps(present: str, _context: object) -> object:
        return directory._upgrade_revs(revision, present)  # noqa: SLF001  what alembic's own command calls

    with EnvironmentContext(config, directory, fn=steps) as environment:
        environment.configure(connection=connection, transactional_ddl=False)
        environment.run_migrations()


def make_schema(engine: Engine) -> None:
    """Give an empty database the newest schema; a file is marked as a book."""
    with writing(engine).begin() as connection:
        upgrade(connection)
        mark(connection)


def mark(connection: Connection) -> None:
    """Write into a file's header that it is a book, and of which schema."""
    if connection.dialect.name == "sqlite":
        connection.execute(text(f"PRAGMA application_id = {APPLICATION_ID}"))
        connection.execute(text(f"PRAGMA user_version = {SCHEMA}"))


def server_schema(engine: Engine) -> int:
    """Return the schema number of a PostgreSQL book, 0 where the database holds no book."""
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return 0
        found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or "0"
    if int(found) > SCHEMA:
        raise BookTooNew(f"This book was written by a newer Drumbeat (schema {int(found)}, this one knows {SCHEMA}).")
    return int(found)


def upgrade_server(engine: Engine) -> None:
    """Bring a PostgreSQL book to the newest schema in one transaction; a second desk waits and finds it done."""
    with engine.begin() as connection:
        connection.execute(text("LOCK TABLE alembic_version IN ACCESS EXCLUSIVE MODE"))
        upgrade(connection)


def migrate_file(path: Path, change: Callable[[Engine], None] = make_schema) -> Path:
    """Bring an older book file to the newest schema on a copy; the original is kept beside it and its path returned."""
    copy, kept = path.with_name(path.name + ".migrating"), path.with_name(path.name + ".before-migration")
    copy.unlink(missing_ok=True)
    source = engine_for(str(path))
    outside_transaction(source, "VACUUM INTO ?", str(copy))
    source.dispose()
    target = engine_for(str(copy))
    change(target)
    check_copy(target, copy)
    target.dispose()
    with copy.open("rb") as stream:
        os.fsync(stream.fileno())
    kept.unlink(missing_ok=True)
    os.link(path, kept)
    replace(copy, path)
    return kept


def check_copy(engine: Engine, copy: Path) -> None:
    """Refuse a migrated copy that is damaged or has rows pointing nowhere."""
    with engine.connect() as connection:
        integrity = connection.execute(text("PRAGMA integrity_check")).scalar()
        orphans = connection.execute(text("PRAGMA foreign_key_check")).first()
    if integrity != "ok" or orphans is not None:
        copy.unlink()
        raise BookUnavailable("The book could not be brought to the new schema; it stands as it was. Report this.")
