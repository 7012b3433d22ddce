"""The agenda of a meeting: the list of items, and beside it what is missing and the chosen item."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.kit.controls import Deed
from desktop.kit.page import Empty, empty_page
from desktop.rooms.meeting.agenda_deeds import AgendaDeeds
from desktop.rooms.meeting.agenda_inspector import Hand, item_sections
from desktop.rooms.meeting.agenda_pane import AgendaPane
from desktop.rooms.meeting.aspect import Aspect, Beside, Commands
from desktop.rooms.meeting.stage_deeds import StageDeeds
from models.queries.agenda import ItemRow
from models.queries.record import MeetingRecord

_NOT_OPEN = Empty(
    "pencil",
    "The agenda is not open yet",
    "Open it, and it begins with the formalities, what is pinned, and the standing items of its forum.",
)


class AgendaAspect(Aspect):
    """Items in their order, with what each still lacks."""

    name = "agenda"
    title = "Agenda"

    def __init__(
        self, deeds: AgendaDeeds, stages: StageDeeds, hand: Hand, add_item: Callable[[], None], edit: Callable[[], None]
    ) -> None:
        super().__init__()
        self._deeds, self._stages, self._hand, self._edit = deeds, stages, hand, edit
        self.agenda_pane = AgendaPane(add_item)
        self._not_open = empty_page(_NOT_OPEN)
        view = self.agenda_pane.view
        view.chosen.connect(lambda _item: self.altered.emit())
        view.let_go.connect(self.altered)

    def panes(self) -> list[QWidget]:
        """Return the list, and what stands there before the agenda is open."""
        return [self.agenda_pane, self._not_open]

    def pane(self, record: MeetingRecord) -> QWidget:
        """Return the list once there are items."""
        return self.agenda_pane if record.agenda.items else self._not_open

    def display(self, record: MeetingRecord) -> None:
        """Show the items; the chosen one stays chosen."""
        self.agenda_pane.display(record.agenda)

    def focus(self) -> QWidget:
        """Return the list."""
        return self.agenda_pane.view

    def beside(self, record: MeetingRecord) -> Beside | None:
        """Return the chosen item with what is missing for issue."""
        item = self._chosen(record)
        if item is None:
            return None
        deeds = (Deed("The meeting", self.agenda_pane.view.let_item_go, key="Esc"),)
        return Beside(item.id, item_sections(record.agenda, item, self._hand), deeds)

    def commands(self, record: MeetingRecord) -> Commands:
        """Return what can be done to the agenda and to the chosen item."""
        item = self._chosen(record)
        offered: dict[str, Callable[[], None]] = {
            "agenda.add_item": lambda: self._deeds.add(item),
            "agenda.issue": self._stages.issue,
            "edit.rename": self._edit,
        }
        if item:
            offered |= {
                "agenda.edit_item": lambda: self._deeds.edit(item),
                "agenda.remove_item": lambda: self._deeds.remove(item),
                "edit.delete": lambda: self._deeds.remove(item),
                "agenda.move_up": lambda: self._deeds.shift(item, -1),
                "agenda.move_down": lambda: self._deeds.shift(item, 1),
            }
        return offered

    def choose(self, key: str) -> bool:
        """Choose an item."""
        return self.agenda_pane.view.select_key(key)

    def _chosen(self, record: MeetingRecord) -> ItemRow | None:
        """Return the chosen item as it stands now."""
        row = self.agenda_pane.view.current_row()
        return next((item for item in record.agenda.items if row and item.id == row.id), None)
