"""One view of the room: its table, what the filters mean there, and what stands beside a row."""

from abc import abstractmethod
from collections.abc import Callable, Hashable, Sequence
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
from desktop.rooms.documents.narrowing import Choices, Narrowing

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Around:
    """What every view needs: the desk, the ways to other rooms, and the widget its dialogs stand over."""

    desk: Desk
    navigator: Navigator
    parent: QWidget


@dataclass(frozen=True, slots=True)
class Offer:
    """What the filters offer in a view: kinds, states, spans of days, and the forums and levels of its rows."""

    kinds: Choices
    states: Choices
    spans: Choices
    forums: Choices
    levels: Choices


class View(QObject, Generic[Row]):
    """A list of rows of one kind; `altered` says that another row is chosen."""

    altered = Signal()
    name = ""
    title = ""
    choose_words = ""

    def __init__(
        self,
        around: Around,
        columns: Sequence[Column[Row]],
        key: Callable[[Row], Hashable],
        group: Callable[[Row], str] | None = None,
    ) -> None:
        super().__init__()
        self.around = around
        self.table = RowTable(columns, key, group)
        self.list = RowView(self.table, self.title)
        self.list.set_compact(around.navigator.view_state.flag("view/compact"))
        self.pane = RowPane(self.list)
        self.list.chosen.connect(lambda _row: self.altered.emit())
        self.list.opened.connect(self._open)

    @property
    def desk(self) -> Desk:
        """The desk."""
        return self.around.desk

    @abstractmethod
    def read(self) -> None:
        """Read what there is from the book."""

    @abstractmethod
    def offer(self) -> Offer:
        """Return what the filters offer for what was read."""

    @abstractmethod
    def display(self, narrowing: Narrowing) -> None:
        """Show what the filters let through."""

    @abstractmethod
    def sentence(self) -> str:
        """Say in the head of the room what is shown of what."""

    @abstractmethod
    def empty(self) -> Empty | None:
        """Return what stands there while there is nothing at all, none while there is something."""

    @abstractmethod
    def sections(self, row: Row) -> tuple[Section, ...]:
        """Return what is known of a row."""

    @abstractmethod
    def deeds(self, row: Row) -> tuple[Deed, ...]:
        """Return what can be done with a row."""

    @abstractmethod
    def open_row(self, row: Row) -> None:
        """Open a row."""

    @abstractmethod
    def subject(self, row: Row) -> tuple[str, str]:
        """Return the keys of the meeting of a row and of what stands there."""

    @abstractmethod
    def preview(self) -> None:
        """Show on paper what is shown here."""

    def chosen(self) -> Row | None:
        """Return the row chosen."""
        return self.list.current_row()

    def go_to_meeting(self) -> None:
        """Open the meeting of the row chosen, where it stands."""
        row = self.chosen()
        if row is not None:
            meeting_id, within = self.subject(row)
            if meeting_id:
                self.around.navigator.open_meeting(meeting_id, within=within)

    def _open(self, row: Row | None) -> None:
        if row is not None:
            self.open_row(row)
