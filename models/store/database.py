"""Engines: SQLite through SQLCipher's driver, PostgreSQL through psycopg, with safe transactions on both."""

import os
from pathlib import Path
from urllib.parse import quote

import sqlcipher3.dbapi2 as sqlite
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

WRITE = "drumbeat_write"
"""The execution option of engines whose transactions write."""
PRAGMAS = (
    "foreign_keys = ON",
    "busy_timeout = 10000",
    "trusted_schema = OFF",
    "secure_delete = ON",
    "temp_store = MEMORY",
    "synchronous = FULL",
)


def is_server(address: str) -> bool:
    """Tell whether an address names a PostgreSQL database rather than a file."""
    return address.startswith(("postgresql://", "postgres://", "postgresql+psycopg://"))


def engine_for(address: str) -> Engine:
    """Return an engine for a book's address; nothing is opened yet."""
    return server_engine(address) if is_server(address) else file_engine(Path(address))


def writing(engine: Engine) -> Engine:
    """Return the same engine, its transactions taking the write lock at once."""
    return engine.execution_options(**{WRITE: True})


def is_writable(path: Path) -> bool:
    """Tell whether a book and its folder may be written."""
    return os.access(path.parent, os.W_OK) and (not path.exists() or os.access(path, os.W_OK))


def file_engine(path: Path) -> Engine:
    """Return an engine for a book file; a file or folder that may not be written is opened for reading."""
    mode = "rwc" if is_writable(path) else "ro&immutable=1"
    uri = f"file:{quote(str(path.absolute()))}?mode={mode}"

    def connect() -> object:
        return sqlite.connect(uri, uri=True, isolation_level=None, check_same_thread=False, cached_statements=256)

    engine = create_engine("sqlite://", module=sqlite, creator=connect, pool_size=4)
    event.listen(engine, "connect", set_pragmas)
    event.listen(engine, "begin", begin)
    return engine


def set_pragmas(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    """Set on every new connection what keeps a book safe."""
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def begin(connection: Connection) -> None:
    """Open a transaction: a writing one takes the lock now, so that no update can be lost between read and write."""
    write = connection.get_execution_options().get(WRITE, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


def outside_transaction(engine: Engine, statement: str, *values: object) -> None:
    """Run a statement SQLite refuses inside a transaction, such as VACUUM INTO or a change of journal mode."""
    connection = engine.raw_connection()
    try:
        connection.cursor().execute(statement, values)
    finally:
        connection.close()


def server_engine(address: str) -> Engine:
    """Return an engine for a PostgreSQL database; a lost connection is noticed before it is used."""
    _scheme, _, rest = address.partition("://")
    return create_engine(
        f"postgresql+psycopg://{rest}",
        pool_pre_ping=True,
        connect_args={"connect_timeout": 5, "keepalives_idle": 30, "options": "-c timezone=UTC"},
    )
