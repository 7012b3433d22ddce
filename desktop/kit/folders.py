"""Several files at once: a folder is asked for, and all of them are written into it."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.kit.desk import write_file


def ask_folder(parent: QWidget, title: str) -> Path | None:
    """Ask for a folder; None when given up."""
    chosen = QFileDialog.getExistingDirectory(parent, title)
    return Path(chosen) if chosen else None


def write_all(folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write every file under its name, each whole or not at all, and return where; what stood there is kept.

    CannotWrite if the system refuses one; those before it stay.
    """
    targets = free_paths(folder, files)
    for target, body in zip(targets, files.values(), strict=True):
        write_file(target, body)
    return targets


def free_paths(folder: Path, names: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Return where files of these names can stand without taking the place of another one."""
    return tuple(_free(folder / Path(name).name) for name in names)


def _free(path: Path) -> Path:
    number = 2
    found = path
    while found.exists():
        found = path.with_name(f"{path.stem} ({number}){path.suffix}")
        number += 1
    return found
