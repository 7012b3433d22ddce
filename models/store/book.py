"""Making and opening books."""

from pathlib import Path

from sqlalchemy import exc, text
from sqlalchemy.orm import Session

from models.errors import BookUnavailable
from models.records.settings import Setting
from models.store.database import engine_for, is_server, is_writable, outside_transaction, writing
from models.store.header import SCHEMA, check_header, check_local
from models.store.search_index import ensure_index
from models.store.unit import Mint, random_key
from models.store.workspace import ZONE, Clock, Workspace, unavailable


def create_book(address: str, *, title: str, marking: str = "OFFICIAL", mint: Mint = random_key) -> None:
    """Make a new, empty book; refused where something stands already, and nothing half-made is left behind."""
    if is_server(address):
        make_book(address, title, marking, mint)
        return
    path = Path(address)
    check_new_file(path)
    try:
        make_book(address, title, marking, mint)
    except BaseException:
        for end in ("", "-wal", "-shm"):
            path.with_name(path.name + end).unlink(missing_ok=True)
        raise


def make_book(address: str, title: str, marking: str, mint: Mint) -> None:
    """Give an empty place the schema and the settings of a new book."""
    from models.store.migrate import make_schema, server_schema  # noqa: PLC0415  a start is spared Alembic

    engine = engine_for(address)
    try:
        if is_server(address) and server_schema(engine):
            raise BookUnavailable("This database holds a book already. Open it, or name an empty database.")
        make_schema(engine)
        if not is_server(address):
            outside_transaction(engine, "PRAGMA journal_mode = WAL")
        with Session(writing(engine)) as session, session.begin():
            for name, value in (("title", title), ("marking", marking), ("zone", ZONE.key)):
                session.add(Setting(id=mint(), revision=mint(), name=name, value=value))
    except exc.OperationalError as trouble:
        raise unavailable(trouble, address) from trouble
    finally:
        engine.dispose()


def check_new_file(path: Path) -> None:
    """Refuse a place where a new book cannot stand."""
    if path.exists():
        raise BookUnavailable(f"{path} is there already. Choose another name, or open it.")
    if not path.parent.is_dir():
        raise BookUnavailable(f"There is no folder {path.parent}. Make it first, or choose another.")
    if not is_writable(path):
        raise BookUnavailable(f"{path.parent} may not be written. Choose another folder.")
    check_local(path)


def open_book(address: str, *, actor: str, clock: Clock) -> Workspace:
    """Open a book, bringing an older one to the newest schema; refused with the reason if it is none."""
    if is_server(address):
        return open_server(address, actor, clock)
    path = Path(address)
    schema = check_header(path)
    check_local(path)
    writable = is_writable(path)
    if schema < SCHEMA and writable:
        from models.store.migrate import migrate_file  # noqa: PLC0415  as above

        migrate_file(path)
    workspace = Workspace(engine_for(address), actor, clock, place=str(path), read_only=not writable)
    check_sound(workspace)
    if writable:
        ensure_index(workspace.engine)
    return workspace


def check_sound(workspace: Workspace) -> None:
    """Refuse a damaged file before anything is written to it."""
    try:
        found = workspace.read(lambda session: session.execute(text("PRAGMA quick_check(1)")).scalar())
    except exc.DatabaseError as trouble:
        found = str(trouble.orig)
    if found != "ok":
        workspace.close()
        raise BookUnavailable(f"{workspace.place} is damaged ({found}). Restore it from a backup.")


def open_server(address: str, actor: str, clock: Clock) -> Workspace:
    """Open a book on a PostgreSQL server, bringing an older one to the newest schema."""
    from models.store.migrate import server_schema, upgrade_server  # noqa: PLC0415  as above

    engine = engine_for(address)
    place = f"PostgreSQL, {address.rsplit('/', 1)[-1]}"
    try:
        schema = server_schema(engine)
        if not schema:
            raise BookUnavailable("This database holds no book. Make one in it with “drumbeat new”.")
        if schema < SCHEMA:
            upgrade_server(engine)
        ensure_index(engine)
    except exc.OperationalError as trouble:
        raise unavailable(trouble, place) from trouble
    return Workspace(engine, actor, clock, place=place)
