"""One view of the room: what fills the body, what the filters mean there, and what stands beside what is chosen."""

from abc import abstractmethod
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.kit.controls import Deed
from desktop.kit.desk import Desk
from desktop.kit.navigator import Navigator
from desktop.kit.page import Empty
from desktop.kit.row_table import Column, RowTable
from desktop.kit.row_view import RowPane, RowView
from desktop.kit.sections import Section

Row = TypeVar("Row")
Choices = tuple[tuple[str, str], ...]
Values = Callable[[str], frozenset[str]]
"""What the filters say, by the name of a chip; empty: it does not narrow."""


@dataclass(frozen=True, slots=True)
class Around:
    """What every view needs: the desk, the ways to other rooms, and the widget its dialogs stand over."""

    desk: Desk
    navigator: Navigator
    parent: QWidget


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter of a view: its name and title, what it offers, and whether more than one may be chosen.

    `chosen` is what it says until something else is chosen.
    """

    name: str
    title: str
    choices: Choices
    many: bool = True
    chosen: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Beside:
    """What the inspector shows: whose it is (another one scrolls to the top), its sections and its deeds."""

    subject: str
    sections: Sequence[Section]
    deeds: Sequence[Deed] = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence under the head of the room with its commands: something that asks for an answer."""

    text: str
    icon: str = "info"
    tone: str = "info"
    deeds: Sequence[Deed] = ()


class View(QObject):
    """A view of the forward plan; `altered` says that what is chosen, or what can be done with it, is another.

    `asked` asks for another view by its name, and for something in it by its key, which may be empty.
    """

    altered = Signal()
    asked = Signal(str, str)
    name = ""
    title = ""
    choose_words = "Choose something to see it here"
    search_hint = "Filter these"
    lead_commands: tuple[str, ...] = ()
    """The commands that stand as buttons in the head of the room, the filled one last."""
    concerns: frozenset[str] = frozenset()
    """The tables whose changes make the view read again."""

    def __init__(self, around: Around) -> None:
        super().__init__()
        self.around = around

    @property
    def desk(self) -> Desk:
        """The desk."""
        return self.around.desk

    @property
    @abstractmethod
    def pane(self) -> QWidget:
        """The widget that fills the body of the room."""

    @abstractmethod
    def read(self) -> None:
        """Read what there is from the book."""

    def chips(self) -> tuple[Chip, ...]:
        """Return the filters of the view, as what was read allows."""
        return ()

    @abstractmethod
    def display(self, values: Values, text: str) -> None:
        """Show what the filters and the words in the search box let through."""

    @abstractmethod
    def sentence(self) -> str:
        """Say in the head of the room what is shown, or what is wanting."""

    def empty(self) -> Empty | None:
        """Return what stands there while there is nothing at all, none while there is something."""
        return None

    def notice(self) -> Notice | None:
        """Return what stands under the head of the room, none where nothing asks for an answer."""
        return None

    def legend(self) -> QWidget | None:
        """Return what explains the signs of the view at the right end of the filters, none where none need it."""
        return None

    def beside(self) -> Beside | None:
        """Return what stands beside what is chosen, none while nothing is."""
        return None

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """Return what can be done now."""
        return {}

    def focus(self) -> None:
        """Put the focus where the work is."""
        self.pane.setFocus()

    def show_subject(self, key: str) -> bool:  # noqa: ARG002  views that hold nothing of the kind find nothing
        """Choose what a hit of the search stands for; False when it is not among what is shown."""
        return False

    def filters_for(self, key: str) -> Mapping[str, frozenset[str]]:  # noqa: ARG002  most views show all without filters
        """Return what the filters must say for something to be shown, by the name of a chip; the others say nothing."""
        return {}

    def show_elsewhere(self, key: str) -> None:
        """Open something that no filters of the view can show."""


class ListView(View, Generic[Row]):
    """A view that is a list of rows of one kind."""

    def __init__(
        self,
        around: Around,
        columns: Sequence[Column[Row]],
        key: Callable[[Row], Hashable],
        group: Callable[[Row], str] | None = None,
    ) -> None:
        super().__init__(around)
        self.table = RowTable(columns, key, group)
        self.list = RowView(self.table, self.title)
        self.list.set_compact(around.navigator.view_state.flag("view/compact"))
        self._pane = RowPane(self.list)
        self.list.chosen.connect(lambda _row: self.altered.emit())
        self.list.opened.connect(self._open)

    @property
    def pane(self) -> RowPane:
        """The list with its foot line."""
        return self._pane

    def chosen(self) -> Row | None:
        """Return the row chosen."""
        return self.list.current_row()

    def focus(self) -> None:
        """Put the focus into the list."""
        self.list.setFocus()

    def show_subject(self, key: str) -> bool:
        """Choose the row with this key, if there is one."""
        return self.list.select_key(key)

    def open_row(self, row: Row) -> None:
        """Open a row (Enter, double click); most views have nothing further to open."""

    def _open(self, row: Row | None) -> None:
        if row is not None:
            self.open_row(row)
