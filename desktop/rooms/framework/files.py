"""The framework as a file: taken from one that is shipped or given, and written into one."""

from PySide6.QtWidgets import QWidget

from desktop.kit import messages, printing
from desktop.kit.desk import Desk
from desktop.kit.form import ask, text_of
from desktop.kit.form_fields import Field, Values
from models.operations.framework import load_framework
from models.queries.framework import framework_of
from models.queries.shipped import framework_from, shipped_frameworks
from models.rules.framework import Framework
from models.rules.framework_text import write_framework

KINDS = "Framework (*.toml)"
_FILE = "file"


def import_framework(parent: QWidget, desk: Desk) -> bool:
    """Ask which framework is loaded into the empty book, and load it; a bad file is refused with its line."""
    chosen: list[str] = []

    def submit(values: Values) -> None:
        chosen[:] = [text_of(values, "name")]

    shipped = shipped_frameworks()
    choices = (*((name, f"{name}, shipped with Drumbeat") for name in shipped), (_FILE, "a file of my own…"))
    field = Field("name", "Framework", "choice", required=True, choices=choices, default=choices[0][0])
    note = "Units, posts, forums and their rules are loaded into this book, which must be empty of them."
    if not ask(parent, "Import a framework", "Import", (field,), submit, today=desk.today, note=note):
        return False
    name = chosen[0]
    if name == _FILE:
        path = messages.ask_open_path("Import a framework", KINDS)
        name = str(path) if path else ""
    loaded = messages.attempt(lambda: _load(desk, framework_from(name))) if name else None
    return loaded is not None


def _load(desk: Desk, framework: Framework) -> bool:
    desk.perform(load_framework, framework=framework)
    messages.toast(f"Imported {framework.title}: {len(framework.forums)} forums.", undo=True)
    return True


def export_framework(desk: Desk) -> None:
    """Save the framework the book holds as a file that can be imported again."""
    framework = desk.read(framework_of)
    printing.save_bytes(f"{framework.title}.toml", KINDS, write_framework(framework).encode())
