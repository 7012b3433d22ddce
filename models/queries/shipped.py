"""Frameworks in files: those shipped with Drumbeat, and the user's own."""

from pathlib import Path

from models.errors import FileRefused
from models.rules.framework import Framework
from models.rules.framework_file import read_framework
from resources import resource_path

FOLDER = "frameworks"


def shipped_frameworks() -> tuple[str, ...]:
    """Return the names of the shipped frameworks, such as `met-2026`."""
    return tuple(sorted(path.stem for path in resource_path(FOLDER).glob("*.toml")))


def framework_from(name: str) -> Framework:
    """Return the framework of a shipped name or of a file; FileRefused names file, line and field of what is wrong."""
    shipped = name in shipped_frameworks()
    path = resource_path(FOLDER) / f"{name}.toml" if shipped else Path(name)
    if not shipped and not path.exists():
        known = ", ".join(shipped_frameworks())
        raise FileRefused(f"There is no framework “{name}”. Name a TOML file, or one of: {known}.")
    try:
        return read_framework(path.read_text(encoding="utf-8-sig"), path.name)
    except UnicodeDecodeError as trouble:
        raise FileRefused(f"{path.name} is no UTF-8 text. Save it as UTF-8 and try again.") from trouble
    except OSError as trouble:
        raise FileRefused(f"{path} cannot be read: {trouble.strerror}.") from trouble
