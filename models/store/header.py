"""Looking at a file before opening it as a book: a wrong one is refused with its reason, never opened as empty."""

import os
import struct
from pathlib import Path

from models.errors import BookTooNew, BookUnavailable

MAGIC = b"SQLite format 3\x00"
APPLICATION_ID = 0x4472756D
"""The letters "Drum": what marks a SQLite file as a book."""
SCHEMA = 4
"""The number of the newest schema this program knows, as it stands in the file's `user_version`."""
HEADER = 100
NETWORK_SYSTEMS = frozenset({"nfs", "nfs4", "cifs", "smbfs", "smb3", "fuse.sshfs", "afs", "ncpfs"})
MOUNTS = Path("/proc/mounts")


def check_header(path: Path) -> int:
    """Return the schema number of the book at `path`, or refuse it with the reason why it is none."""
    head, length = read_head(path)
    if not length:
        raise BookUnavailable(f"{path} is empty (zero bytes): it is no book. Restore it from a backup.")
    if len(head) < HEADER or not head.startswith(MAGIC):
        raise BookUnavailable(f"{path} is not a Drumbeat book. Choose another file, or make one with “drumbeat new”.")
    check_length(path, head, length)
    schema, application = struct.unpack(">I", head[60:64])[0], struct.unpack(">I", head[68:72])[0]
    if application != APPLICATION_ID:
        raise BookUnavailable(f"{path} belongs to another program: it is a database, but no Drumbeat book.")
    if schema > SCHEMA:
        raise BookTooNew(
            f"{path} was written by a newer Drumbeat (schema {schema}, this one knows {SCHEMA}). Update it."
        )
    return int(schema)


def read_head(path: Path) -> tuple[bytes, int]:
    """Return the first bytes of a file and its length."""
    if path.is_dir():
        raise BookUnavailable(f"{path} is a folder. Name the book file inside it.")
    try:
        with path.open("rb") as stream:
            return stream.read(HEADER), path.stat().st_size
    except FileNotFoundError as trouble:
        raise BookUnavailable(f"There is no book at {path}. Make one with “drumbeat new”.") from trouble
    except OSError as trouble:
        raise BookUnavailable(f"{path} cannot be read: {trouble.strerror}. Ask for access to it.") from trouble


def check_length(path: Path, head: bytes, length: int) -> None:
    """Refuse a file that was cut short: its pages must fill it, unless a write-ahead log holds the newest ones."""
    page = struct.unpack(">H", head[16:18])[0]
    page = 65536 if page == 1 else page
    pages = struct.unpack(">I", head[28:32])[0]
    logged = path.with_name(path.name + "-wal").exists()
    if not page or length % page or (length < pages * page and not logged):
        raise BookUnavailable(
            f"{path} is cut short: {length} of {pages * page} bytes are there. Restore it from a backup."
        )


def check_local(path: Path) -> None:
    """Refuse a folder that lies on a network share, where SQLite's locks cannot be trusted."""
    if file_system(path) in NETWORK_SYSTEMS:
        raise BookUnavailable(
            f"{path} lies on a network share, where a book can be damaged. "
            "Keep it on this computer, or share one by PostgreSQL (postgresql://…)."
        )


def file_system(path: Path) -> str:
    """Return the kind of file system a path lies on, or an empty word where the system does not tell."""
    if not MOUNTS.exists():
        return ""
    target = os.path.realpath(path)
    best = ("", "")
    for line in MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines():
        _device, mount, kind = line.split()[:3]
        inside = target == mount or target.startswith(mount.rstrip("/") + "/")
        if inside and len(mount) >= len(best[0]):
            best = (mount, kind)
    return best[1]
