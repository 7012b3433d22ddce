"""A desk without a book, a navigator without a window, and a page with a list."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from desktop.kit.desk import Desk
from desktop.kit.form import Form
from desktop.kit.inspector import Inspector
from desktop.kit.navigator import Navigator
from desktop.kit.page import Page
from desktop.kit.row_table import Column, RowTable
from desktop.kit.row_view import RowPane, RowView
from desktop.kit.view_state import ViewState

T = TypeVar("T")


@dataclass(frozen=True)
class Promise:
    id: str
    text: str
    group: str = ""


def the(found: T | None) -> T:
    assert found is not None
    return found


COLUMNS = (
    Column[Promise]("Reference", lambda row: row.id, width="MB 21/26", sort_key=lambda row: row.id),
    Column[Promise]("Action", lambda row: row.text, kind="two-line", second=lambda row: f"owner of {row.id}"),
)


class FakeDesk(Desk):
    def __init__(self) -> None:
        QObject.__init__(self)
        self.words = ""

    @property
    def today(self) -> date:
        return date(2026, 10, 27)

    def now(self) -> datetime:
        return datetime(2026, 10, 27, 9, 41, tzinfo=UTC)

    @property
    def actor(self) -> str:
        return "Imogen Farrier"

    @property
    def marking(self) -> str:
        return "OFFICIAL-SENSITIVE"

    @property
    def book_title(self) -> str:
        return "Met HQ 2026-27"

    @property
    def book_place(self) -> str:
        return "File on this desk"

    @property
    def undo_words(self) -> str:
        return self.words

    @property
    def redo_words(self) -> str:
        return ""

    def undo(self) -> None:
        self.words = ""
        self.changed.emit(frozenset())


class FakeNavigator:
    def __init__(self, folder: Path) -> None:
        self.ran: list[str] = []
        self._state = ViewState(folder / "view.ini")

    @property
    def view_state(self) -> ViewState:
        return self._state

    def open_room(self, name: str) -> None:
        self.ran.append(name)

    def open_meeting(self, meeting_id: str, within: str = "") -> None:
        self.ran += [meeting_id, within] if within else [meeting_id]

    def open_action(self, action_id: str) -> None:
        self.ran.append(action_id)

    def open_risk(self, risk_id: str) -> None:
        self.ran.append(risk_id)

    def back(self) -> None:
        self.ran.append("back")

    def run(self, command_id: str) -> None:
        self.ran.append(command_id)


class ListPage(Page):
    name = "actions"
    concerns = frozenset({"action"})

    def __init__(self, desk: Desk, navigator: Navigator) -> None:
        super().__init__(desk, navigator)
        self.refreshed = 0
        self.done: list[str] = []
        self.table = RowTable(COLUMNS, lambda row: row.id)
        self.view = RowView(self.table, "Actions")
        self.inspector = Inspector("Action")
        self.header.add_command("record.action")
        self.set_body(RowPane(self.view), self.inspector)

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {"record.action": lambda: self.done.append("record"), "action.close": lambda: self.done.append("close")}

    def refresh(self) -> None:
        self.refreshed += 1
        self.table.replace((Promise("MB 1/26", "Publish the maps"), Promise("MB 2/26", "Count the cars")))
        self.view.select_first()
        self.set_title("Actions", "two open")

    def show_action(self, action_id: str) -> None:
        self.view.select_key(action_id)


def filled(values: Mapping[str, str | bool]) -> Callable[[], None]:
    """Return a deed that fills the form now open, presses its button, and leaves one that stays."""

    def fill() -> None:
        form = QApplication.activeModalWidget()
        assert isinstance(form, Form)
        for name, words in values.items():
            box = form.boxes[name]
            box.set_value(words) if isinstance(words, bool) else box.set_typed(words)
        form.press()
        if form.isVisible():
            form.reject()

    return fill
