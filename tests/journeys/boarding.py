"""Looking at the programme board: what is written on its tiles and beside them."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit

from desktop.kit.desk import Desk
from desktop.rooms.forward_plan.board_rows import GAP
from desktop.rooms.forward_plan.page import ForwardPlanPage
from desktop.rooms.forward_plan.programme import ProgrammeView
from desktop.rooms.forward_plan.theme_dialog import ThemeDialog
from models.queries.meetings import find_meeting
from tests.journeys.sitting import Reply, Sitting, close_popup, pressed, walk_down


class Boarding:
    """The Forward plan room with its programme shown, for a user who looks at one forum."""

    def __init__(self, seat: Sitting) -> None:
        self.seat = seat
        seat.press("Ctrl+4")

    @property
    def page(self) -> ForwardPlanPage:
        """The room."""
        page = self.seat.window.page()
        assert isinstance(page, ForwardPlanPage)
        return page

    @property
    def desk(self) -> Desk:
        """The desk."""
        return self.page.desk

    @property
    def programme(self) -> ProgrammeView:
        """The view of the room with the board."""
        view = self.page.view("programme")
        assert isinstance(view, ProgrammeView)
        return view

    def tiles(self, code: str) -> dict[str, tuple[str, ...]]:
        """Return what is written on the tiles of a forum by the head of the month: titles and second lines."""
        board = self.programme.board.canvas.board
        row = next(row for row in board.rows if row.code == code)
        found = {}
        for month, cell in zip(board.months, row.cells, strict=True):
            words = [word for slot in cell.slots for tile in slot.tiles for word in (tile.title, tile.second) if word]
            found[month.title] = tuple(words)
        return found

    def window(self, code: str) -> list[str]:
        """Return the heads of the months in a forum's window."""
        board = self.programme.board.canvas.board
        row = next(row for row in board.rows if row.code == code)
        cells = zip(board.months, row.cells, strict=True)
        return [month.title for month, cell in cells if any(slot.in_window for slot in cell.slots)]

    def choose_gap(self, reference: str) -> None:
        """Choose the tile that says that a meeting ("CF-FLP 2027-01-07") wants a theme."""
        key = self.desk.read(find_meeting, reference=reference).id
        self.page.show_within("programme", key + GAP)
        self.seat.look()

    def choose(self, key: str) -> None:
        """Choose a tile by the key of what it stands for."""
        self.page.show_within("programme", key)
        self.seat.look()

    def words(self) -> str:
        """Return every word of the room that is not painted: head, banner, and what stands beside the board."""
        labels = self.page.findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.isVisible() and label.text())


def theme_set(title: str, *labels: str) -> Reply:
    """Return the reply to the Set theme dialog: type a theme, tick what it serves, and set it, all by keyboard."""

    def reply(dialog: QDialog) -> None:
        assert isinstance(dialog, ThemeDialog), f"the dialog of a theme was expected, {dialog} is there"
        line = dialog.fields["title"].focusProxy()
        assert isinstance(line, QLineEdit)
        QTest.keyClicks(line, title)
        close_popup()
        assert "Not tied to anything yet" in dialog.warning()
        for label in labels:
            walk_down(dialog, label)
            QTest.keyClick(dialog.lines, Qt.Key.Key_Space)
        assert bool(dialog.warning()) is not bool(labels)
        pressed("Ctrl+Return")(dialog)
        assert not dialog.isVisible()

    return reply
