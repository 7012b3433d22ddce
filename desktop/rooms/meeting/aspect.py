"""One way of looking at a meeting: its pane, what stands beside it, and what can be done there."""

from abc import abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.kit.controls import Deed
from desktop.kit.sections import Section
from models.queries.record import MeetingRecord

Commands = Mapping[str, Callable[[], None]]


@dataclass(frozen=True, slots=True)
class Beside:
    """What the inspector shows next to a pane; `subject` is the key of what it is about."""

    subject: str
    sections: tuple[Section, ...]
    deeds: tuple[Deed, ...] = ()


class Aspect(QObject):
    """An aspect of the meeting shown: agenda, papers, room or record; `altered` says that what is chosen changed."""

    altered = Signal()
    name = ""
    title = ""
    has_stage_bar = True
    has_inspector = True

    @abstractmethod
    def panes(self) -> list[QWidget]:
        """Return every pane that `pane` may return."""

    @abstractmethod
    def pane(self, record: MeetingRecord) -> QWidget:
        """Return the pane to show for a meeting as it stands."""

    @abstractmethod
    def display(self, record: MeetingRecord) -> None:
        """Show a meeting; what is chosen stays chosen. Called only while this aspect is in front."""

    @abstractmethod
    def focus(self) -> QWidget:
        """Return what takes the keyboard."""

    def commands(self, record: MeetingRecord) -> Commands:  # noqa: ARG002  most offer nothing of their own
        """Return what can be done here, by the ids of the command table."""
        return {}

    def beside(self, record: MeetingRecord) -> Beside | None:  # noqa: ARG002  as above
        """Return what the inspector shows; none: the meeting itself."""
        return None

    def walk(self) -> list[QWidget]:
        """Return the panes F6 walks through, none: those of the page."""
        return []

    def choose(self, key: str) -> bool:  # noqa: ARG002  most show nothing that can be chosen
        """Choose the agenda item, paper or entry of this key; False where it does not stand here."""
        return False
