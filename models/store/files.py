"""The one way a file is written: whole or not at all."""

import contextlib
import os
import tempfile
import time
from pathlib import Path

from models.errors import CannotWrite

REPLACE_TRIES = 5
"""On Windows a virus scanner may hold a new file for a moment."""


def atomic_write(path: Path, body: bytes) -> None:
    """Write `body` to `path` whole or not at all; CannotWrite if the system refuses."""
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as trouble:
        raise CannotWrite(f"{path} cannot be written: {reason(trouble)}. Choose another folder.") from trouble
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(body)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(0o644)
        replace(temporary, path)
    except OSError as trouble:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise CannotWrite(f"{path} cannot be written: {reason(trouble)}. What stood there is untouched.") from trouble


def replace(source: Path, target: Path) -> None:
    """Put `source` in the place of `target`, trying again while another program holds it."""
    for left in reversed(range(REPLACE_TRIES)):
        try:
            source.replace(target)
        except PermissionError:
            if not left or os.name != "nt":
                raise
            time.sleep(0.1)
        else:
            return


def reason(trouble: OSError) -> str:
    """Return what the system says of an error, as the tail of a sentence."""
    return (trouble.strerror or str(trouble)).lower()
