"""The main window: sidebar, menus from the command table, the rooms and the status line."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from desktop.kit import appearance, messages
from desktop.kit.command_board import CommandBoard
from desktop.kit.desk import Desk
from desktop.kit.key_list import show_keys
from desktop.kit.marking_chip import MarkingChip
from desktop.kit.navigator import Navigator
from desktop.kit.page import Page
from desktop.kit.palette import Hit, Palette, command_hits
from desktop.kit.row_view import RowView
from desktop.kit.scrim import Scrim
from desktop.kit.sidebar import OpenMeeting, Sidebar
from desktop.kit.status_line import StatusLine
from desktop.kit.view_state import ViewState

_SMALLEST = (1024, 640)
_NARROW_BELOW = 1200
_REMEMBERED = 50
_ABOUT = (
    "Drumbeat lays out a year of boards and carries each meeting to its action log. "
    "MIT licence; icons by Lucide, ISC licence."
)


def book_place(desk: Desk) -> str:
    """Return where the book is kept."""
    return desk.book_place


def no_count(_desk: Desk) -> int:
    """Return that nothing wants attention."""
    return 0


@dataclass(frozen=True, slots=True)
class RoomEntry:
    """A room as the sidebar knows it; the page is made when it is first opened."""

    name: str
    title: str
    icon: str
    make: Callable[[Desk, Navigator], Page]
    count: Callable[[Desk], int] = no_count


class MainWindow(QMainWindow):
    """The window, and what rooms may ask of it (it is their Navigator)."""

    def __init__(
        self,
        desk: Desk,
        rooms: Sequence[RoomEntry],
        view_state: ViewState,
        *,
        search: Callable[[str], Sequence[Hit]],
        open_meetings: Callable[[], Sequence[OpenMeeting]],
        commands: Mapping[str, Callable[[], None]],
    ) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.setMinimumSize(QSize(*_SMALLEST).boundedTo(self.screen().availableSize()))
        self._desk, self._state = desk, view_state
        self._rooms = {room.name: room for room in rooms}
        self._pages: dict[str, Page] = {}
        self._search, self._open_meetings, self._given = search, open_meetings, dict(commands)
        self._book_state: Callable[[Desk], str] = book_place
        self._trail: list[Callable[[], object]] = []
        self._here: Callable[[], object] = self._show_first
        self._sidebar = Sidebar([(room.name, room.title, room.icon) for room in rooms])
        self._stack = QStackedWidget()
        self._line = StatusLine()
        self._marking = MarkingChip()
        self._lay_out()
        self._board = CommandBoard(self, self.menuBar())
        self._recount = QTimer(self, singleShot=True, interval=0)
        self._connect()
        self._restore()

    # what rooms may ask (Navigator)

    @property
    def view_state(self) -> ViewState:
        """What this desk remembers."""
        return self._state

    def open_room(self, name: str) -> None:
        """Show a room by its name."""
        self._go(lambda: self._show(name))

    def open_meeting(self, meeting_id: str, within: str = "") -> None:
        """Show the Meeting room with this meeting, and the item or paper `within` it."""
        self._go(lambda: self._show("meeting").show_meeting(meeting_id, within))

    def open_action(self, action_id: str) -> None:
        """Show the Actions room with this action chosen."""
        self._go(lambda: self._show("actions").show_action(action_id))

    def open_risk(self, risk_id: str) -> None:
        """Show the Risks room with this risk chosen."""
        self._go(lambda: self._show("risks").show_risk(risk_id))

    def back(self) -> None:
        """Return to where the user was before."""
        if self._trail:
            self._here = self._trail.pop()
            self._here()
            self._offer()

    def run(self, command_id: str) -> None:
        """Do a command of the table, if it is possible now."""
        self._board.run(command_id)

    def may_close(self) -> bool:
        """Ask whoever would lose something by it, as if the window closed, and return whether it may."""
        event = QCloseEvent()
        QApplication.sendEvent(self, event)
        return event.isAccepted()

    def tell_state(self, state: Callable[[Desk], str]) -> None:
        """Let the sidebar say how the book stands instead of where it is kept."""
        self._book_state = state
        self._name_book()

    # what tests and the tour use

    def page(self) -> Page:
        """Return the room now shown."""
        page = self._stack.currentWidget()
        if not isinstance(page, Page):
            raise TypeError(page)
        return page

    def offered(self) -> frozenset[str]:
        """Return the ids of the commands possible now."""
        return self._board.offered()

    def palette_dialog(self) -> Palette:
        """Return the palette over all commands and records, not yet shown."""
        return Palette(self, self._search, lambda text: command_hits(text, self.offered(), self.run))

    # putting together

    def _lay_out(self) -> None:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._sidebar)
        row.addWidget(self._stack, 1)
        column.addLayout(row, 1)
        column.addWidget(self._line)
        self.setCentralWidget(middle)
        self.menuBar().setCornerWidget(self._marking)

    def _connect(self) -> None:
        self._sidebar.room_chosen.connect(self.open_room)
        self._sidebar.meeting_chosen.connect(self.open_meeting)
        self._sidebar.find_asked.connect(self._open_palette)
        self._desk.changed.connect(lambda _changes: self._recount.start())
        self._desk.saved.connect(lambda _words: self._line.set_saved(self._desk.now()))
        self._recount.timeout.connect(self._tell_book)
        QGuiApplication.styleHints().colorSchemeChanged.connect(lambda _scheme: self._wear(self._choice()))

    def _restore(self) -> None:
        """Take up appearance, size and the last room."""
        self._wear(self._choice())
        kept = self._state.geometry("window/geometry")
        if kept.isEmpty() or not self.restoreGeometry(kept):
            self.resize(1440, 868)
        self._tell_book()
        self._show_first()

    def _show_first(self) -> None:
        last = self._state.words("window/room")
        first = last if last in self._rooms else next(iter(self._rooms))
        self._here = lambda: self._show(first)
        self._here()

    # going about

    def _go(self, there: Callable[[], object]) -> None:
        """Go somewhere and remember where we came from."""
        self._trail = [*self._trail[-_REMEMBERED:], self._here]
        self._here = there
        there()
        self._offer()

    def make_next(self) -> bool:
        """Make and fill one more room that was not visited yet; return whether there are others."""
        waiting = [name for name in self._rooms if name not in self._pages]
        if waiting:
            self._made(waiting[0]).refresh_if_stale()
        return len(waiting) > 1

    def _made(self, name: str) -> Page:
        """Return a room, made when it is first asked for."""
        if name in self._pages:
            return self._pages[name]
        page = self._rooms[name].make(self._desk, self)
        page.retitled.connect(lambda _words: self._retitle())
        page.offered.connect(self._offer)
        self._pages[name] = page
        self._stack.addWidget(page)
        for view in page.findChildren(RowView):
            view.set_compact(self._state.flag("view/compact"))
            view.keep_widths(self._state, f"{name}/columns/{view.accessibleName()}")
        return page

    def _show(self, name: str) -> Page:
        """Show a room."""
        page = self._made(name)
        arrived = self._stack.currentWidget() is not page or self._stack.count() == 1
        self._stack.setCurrentWidget(page)
        page.refresh_if_stale()
        self._sidebar.set_current(name)
        self._state.remember("window/room", name)
        self._retitle()
        self._offer()
        if arrived:
            page.focus_main()
        return page

    def _walk_panes(self, step: int) -> None:
        """Go to the next pane: sidebar, list, inspector."""
        panes: list[QWidget] = [self._sidebar, *self.page().panes()]
        focus = QApplication.focusWidget()
        here = next((place for place, pane in enumerate(panes) if focus and pane.isAncestorOf(focus)), 0)
        there = panes[(here + step) % len(panes)]
        if there is self._sidebar:
            self._sidebar.focus_current()
            return
        views: list[QWidget] = [there, *there.findChildren(QWidget)]
        target = next((view for view in views if view.focusPolicy() & Qt.FocusPolicy.TabFocus), there)
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _open_palette(self) -> None:
        scrim = Scrim(self)
        dialog = self.palette_dialog()
        place = self.mapToGlobal(self.rect().topLeft())
        dialog.move(place.x() + (self.width() - dialog.width()) // 2, place.y() + self.height() // 8)
        dialog.exec()
        dialog.deleteLater()
        scrim.deleteLater()

    # what can be done now

    def _own_commands(self) -> dict[str, Callable[[], None]]:
        """Return what the window itself can do now."""
        page = self.page()
        own: dict[str, Callable[[], None]] = {
            "go.palette": self._open_palette,
            "view.sidebar": self._toggle_sidebar,
            "view.inspector": page.toggle_inspector,
            "view.compact": self._toggle_compact,
            "view.next_pane": lambda: self._walk_panes(1),
            "view.previous_pane": lambda: self._walk_panes(-1),
            "view.appearance_system": lambda: self._choose_appearance("system"),
            "view.appearance_light": lambda: self._choose_appearance("light"),
            "view.appearance_dark": lambda: self._choose_appearance("dark"),
            "edit.filter": page.chips.focus_search,
            "help.keys": lambda: show_keys(self),
            "help.about": self._about,
            "book.close": self._close,
        }
        own |= {f"go.{name}": self._opener(name) for name in self._rooms}
        own |= {"go.back": self.back} if self._trail else {}
        own |= {"edit.undo": self._undo} if self._desk.undo_words else {}
        own |= {"edit.redo": self._redo} if self._desk.redo_words else {}
        return own

    def _offer(self) -> None:
        """Enable what the window, the app and the room can do now."""
        if self._stack.currentWidget() is None:
            return
        page = self.page()
        self._fit_sidebar()
        self._board.offer(self._own_commands(), self._given, page.commands())
        page.header.set_offered(self._board.offered())
        undo, redo = page.undo_words or self._desk.undo_words, page.redo_words or self._desk.redo_words
        self._board.retitle("edit.undo", f"Undo {undo}".strip())
        self._board.retitle("edit.redo", f"Redo {redo}".strip())
        self._line.set_undo(undo)
        self._board.tick("view.compact", ticked=self._state.flag("view/compact"))

    def _opener(self, name: str) -> Callable[[], None]:
        return lambda: self.open_room(name)

    def _undo(self) -> None:
        words = self._desk.undo_words
        if messages.attempt(self._undone) is not None:
            messages.toast(f"Undone: {words}")

    def _undone(self) -> bool:
        self._desk.undo()
        return True

    def _redo(self) -> None:
        messages.attempt(self._desk.redo)

    def _toggle_sidebar(self) -> None:
        self._state.remember("view/narrow", not self._state.flag("view/narrow"))
        self._fit_sidebar()

    def _toggle_compact(self) -> None:
        compact = not self._state.flag("view/compact")
        self._state.remember("view/compact", compact)
        for view in self.findChildren(RowView):
            view.set_compact(compact)
        self._offer()

    def _choice(self) -> str:
        return self._state.words("view/appearance", "system")

    def _choose_appearance(self, choice: str) -> None:
        self._state.remember("view/appearance", choice)
        self._wear(choice)

    def _wear(self, choice: str) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            appearance.apply(app, appearance.followed(choice))
        self._board.dress()
        for name in ("system", "light", "dark"):
            self._board.tick(f"view.appearance_{name}", ticked=name == choice)

    def _about(self) -> None:
        messages.choose("Drumbeat", _ABOUT, ("Close",))

    def _close(self) -> None:
        self.close()

    # what is said

    def _tell_book(self) -> None:
        """Show book, marking, counts and open meetings as they are now."""
        desk = self._desk
        self._name_book()
        self._line.set_book(desk.book_place, desk.marking)
        self._marking.set_marking(desk.marking)
        self._sidebar.set_counts({name: room.count(desk) for name, room in self._rooms.items()})
        self._sidebar.set_open_meetings(self._open_meetings())
        self._offer()

    def _name_book(self) -> None:
        self._sidebar.set_book(self._desk.book_title, self._book_state(self._desk), self._desk.actor)

    def _retitle(self) -> None:
        if self._stack.currentWidget() is not None:
            words = self.page().window_words
            self.setWindowTitle(" – ".join(part for part in (words, self._desk.book_title, "Drumbeat") if part))

    def _fit_sidebar(self) -> None:
        """Show icons only in a small window, when the user wants it, or when the room does."""
        small = self.width() < appearance.space(_NARROW_BELOW)
        page = self._stack.currentWidget()
        wanted = isinstance(page, Page) and page.wants_narrow_sidebar
        narrow = small or wanted or self._state.flag("view/narrow")
        if narrow != self._sidebar.is_narrow():
            self._sidebar.set_narrow(narrow=narrow)
            self._sidebar.set_open_meetings(self._open_meetings())

    # what Qt tells

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a single letter as a command while a table or a board has the focus."""
        focus = QApplication.focusWidget()
        letters = focus is not None and bool(focus.property("takesLetters")) and not event.modifiers()
        name = self._board.letter(event.text()) if letters else ""
        if name:
            self.run(name)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the sidebar in a small window."""
        super().resizeEvent(event)
        self._fit_sidebar()

    def changeEvent(self, event: QEvent) -> None:
        """Fold or unfold the sidebar when the system font changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationFontChange:
            self._fit_sidebar()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember where the window stood."""
        self._state.remember("window/geometry", self.saveGeometry())
        self._state.store()
        super().closeEvent(event)
