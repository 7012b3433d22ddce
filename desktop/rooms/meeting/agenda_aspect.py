"""The agenda of a meeting: the list of items, and beside it what is missing and the chosen item."""

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from desktop.kit.controls import Deed
from desktop.kit.page import Empty, empty_page
from desktop.rooms.meeting.agenda_deeds import AgendaDeeds
from desktop.rooms.meeting.agenda_inspector import Around, Hand, beside_agenda, beside_item
from desktop.rooms.meeting.agenda_pane import AgendaPane
from desktop.rooms.meeting.aspect import Aspect, Beside, Commands
from desktop.rooms.meeting.item_menu import item_menu
from desktop.rooms.meeting.stage_deeds import StageDeeds
from models.queries.agenda import ItemRow
from models.queries.record import MeetingRecord
from models.rules.vocabulary import ItemKind

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
        self._around: Around | None = None
        self._record: MeetingRecord | None = None
        self.agenda_pane = AgendaPane(add_item)
        self._not_open = empty_page(_NOT_OPEN)
        view = self.agenda_pane.view
        view.chosen.connect(lambda _item: self.altered.emit())
        view.let_go.connect(self.altered)
        view.carried.connect(deeds.carry)
        view.menu_asked.connect(self._open_menu)

    def panes(self) -> list[QWidget]:
        """Return the list, and what stands there before the agenda is open."""
        return [self.agenda_pane, self._not_open]

    def pane(self, record: MeetingRecord) -> QWidget:
        """Return the list once there are items."""
        return self.agenda_pane if record.agenda.items else self._not_open

    def display(self, record: MeetingRecord) -> None:
        """Show the items, and read what they lack and what waits for them; the chosen one stays chosen."""
        view, self._record = record.agenda, record
        self._around = Around(self._deeds.missing(view), self._deeds.offers(view)) if view.items else None
        self.agenda_pane.display(view)

    def focus(self) -> QWidget:
        """Return the list."""
        return self.agenda_pane.view

    def beside(self, record: MeetingRecord) -> Beside | None:
        """Return the chosen item, or the meeting itself, with what is missing and what waits."""
        view, around, item = record.agenda, self._around, self._chosen(record)
        if around is None:
            return None
        if item is None:
            history = self._deeds.history(view.meeting)
            return Beside(view.meeting.id, (*beside_agenda(view, around, self._deeds, self._hand), *history))
        deeds = (Deed("The meeting", self.agenda_pane.view.let_item_go, key="Esc"),)
        return Beside(item.id, beside_item(view, item, around, self._deeds, self.agenda_pane.view.let_item_go), deeds)

    def commands(self, record: MeetingRecord) -> Commands:
        """Return what can be done to the agenda and to the chosen item."""
        item = self._chosen(record)
        offered: dict[str, Callable[[], None]] = {
            "agenda.add_item": lambda: self._deeds.add(item),
            "agenda.issue": self._stages.issue,
            "edit.rename": self._edit,
        }
        if record.agenda.items:
            offered["agenda.refit"] = self._deeds.refit
        if self._around and self._around.offers:
            offered["agenda.offers"] = self._deeds.show_offers
        return offered | self._item_commands(record, item) if item else offered

    def choose(self, key: str) -> bool:
        """Choose an item."""
        return self.agenda_pane.view.select_key(key)

    def _item_commands(self, record: MeetingRecord, item: ItemRow) -> dict[str, Callable[[], None]]:
        """Return what can be done to the chosen item."""
        deeds = self._deeds
        offered: dict[str, Callable[[], None]] = {
            "agenda.edit_item": lambda: deeds.edit(item),
            "agenda.remove_item": lambda: deeds.remove(item),
            "edit.delete": lambda: deeds.remove(item),
            "agenda.move_up": lambda: deeds.shift(item, -1),
            "agenda.move_down": lambda: deeds.shift(item, 1),
        }
        if item.kind != ItemKind.BREAK:
            offered["agenda.attendees"] = lambda: deeds.attendees(item)
            offered["agenda.lines"] = lambda: deeds.lines(item)
            offered |= deeds.paper_commands(record.agenda, item)
        return offered | dict(deeds.ways.commands(record.agenda, item))

    def _open_menu(self, at: QPoint) -> None:
        """Open the menu of the chosen item at a point of the screen."""
        item = self._chosen(self._record) if self._record else None
        if self._record and item:
            item_menu(self.agenda_pane.view, self._item_commands(self._record, item)).popup(at)

    def _chosen(self, record: MeetingRecord) -> ItemRow | None:
        """Return the chosen item as it stands now."""
        row = self.agenda_pane.view.current_row()
        return next((item for item in record.agenda.items if row and item.id == row.id), None)
