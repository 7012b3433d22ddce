"""The agenda of the Management Board of Tue 3 Nov 2026 in its room, for tests of what can be done to it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.kit.desk import Desk
from desktop.kit.form import Form
from desktop.rooms.meeting.page import MeetingPage
from models.operations.agenda import add_item, issue_agenda, open_agenda
from models.operations.year import lay_out_year
from models.queries.agenda import AgendaView, ItemRow, agenda
from models.queries.meetings import find_meeting
from tests.books import FIRST, LAST, SmallBook, fill_small_book
from tests.desktop.kit.fakes import FakeNavigator

TITLE = "Violence Stocktake"


@dataclass(frozen=True)
class AgendaScene:
    """The page with its book; `item` is an item between what is pinned."""

    desk: Desk
    page: MeetingPage
    book: SmallBook
    meeting: str
    item: str

    def view(self) -> AgendaView:
        """Return the agenda as it stands."""
        return self.desk.read(agenda, meeting_id=self.meeting)

    def row(self, key: str = "") -> ItemRow:
        """Return an item as it stands, else the one between what is pinned."""
        return next(item for item in self.view().items if item.id == (key or self.item))

    def titled(self, title: str) -> ItemRow:
        """Return the item with a title."""
        return next(item for item in self.view().items if item.title == title)

    def choose(self, key: str = "") -> None:
        """Choose an item in the list."""
        self.page.agenda_pane.view.select_key(key or self.item)

    def run(self, command_id: str) -> None:
        """Run a command that is offered."""
        self.page.commands()[command_id]()

    def issue(self) -> None:
        """Let the agenda go out."""
        self.desk.perform(issue_agenda, meeting_id=self.meeting, body=b"%PDF-1.7 the agenda")

    def said(self) -> str:
        """Return everything the inspector says."""
        return said(self.page.inspector)


def agenda_scene(desk: Desk, navigator: FakeNavigator, qtbot: QtBot) -> AgendaScene:
    """Lay out the year, open the agenda of the board with one item more, and show it."""
    book = desk.perform(fill_small_book)
    desk.perform(lay_out_year, first=FIRST, last=LAST)
    meeting = desk.read(find_meeting, reference="MB 2026-11-03").id
    desk.perform(open_agenda, meeting_id=meeting)
    item = desk.perform(add_item, meeting_id=meeting, title=TITLE, minutes=20)
    page = MeetingPage(desk, navigator)
    qtbot.addWidget(page)
    page.resize(1400, 800)
    page.show()
    page.show_meeting(meeting)
    return AgendaScene(desk, page, book, meeting, item)


def said(widget: QWidget) -> str:
    """Return the words of every label of a widget."""
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if not label.isHidden())


def press(widget: QWidget, title: str) -> None:
    """Press the first button of a title."""
    next(one for one in widget.findChildren(QPushButton) if one.text() == title and not one.isHidden()).click()


def over(do: Callable[[], object], *steps: Callable[[QDialog], object]) -> None:
    """Do something that opens dialogs over one another, and let each step act on the one on top."""
    waiting = list(steps)

    def go() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        step = waiting.pop(0)
        if waiting:
            QTimer.singleShot(0, go)
        step(dialog)

    QTimer.singleShot(0, go)
    do()
    assert not waiting


def filled(**typed: str) -> Callable[[QDialog], None]:
    """Return the step that fills a form and presses its button; it must be stored."""

    def step(dialog: QDialog) -> None:
        assert isinstance(dialog, Form)
        for name, words in typed.items():
            dialog.boxes[name].set_typed(words)
        dialog.press()
        assert not dialog.isVisible(), said(dialog)

    return step


def refused(sentence: str, **typed: str) -> Callable[[QDialog], None]:
    """Return the step that fills a form, which refuses it with a sentence, and gives it up."""

    def step(dialog: QDialog) -> None:
        assert isinstance(dialog, Form)
        for name, words in typed.items():
            dialog.boxes[name].set_typed(words)
        dialog.press()
        assert sentence in said(dialog)
        dialog.reject()

    return step
