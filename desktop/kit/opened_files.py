"""A file kept in the book, opened with the program the system has for it: a copy to read, gone when we close."""

import atexit
import shutil
import tempfile
from functools import cache
from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from desktop.kit import messages
from desktop.kit.desk import write_file

_READ_ONLY = 0o444
_SHORT = 12


def hand_over(path: Path) -> bool:
    """Give a file to the system to open; False if it has no program for it. Tests put their own in place."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def open_file(name: str, body: bytes) -> Path | None:
    """Open a copy of a file that cannot be written to; None when it could not be opened, which is said."""
    target = _folder() / sha256(body).hexdigest()[:_SHORT] / name

    def written() -> Path:
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            write_file(target, body)
            target.chmod(_READ_ONLY)
        return target

    path = messages.attempt(written)
    if path is not None and not hand_over(path):
        messages.refuse(f"No program on this computer opens {name}. Save it and open it elsewhere.")
        return None
    return path


@cache
def _folder() -> Path:
    """Return the folder of all copies; it goes with the program."""
    folder = Path(tempfile.mkdtemp(prefix="drumbeat-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
