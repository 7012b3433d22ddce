"""The rooms boards meet in, and the ways between buildings."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.kit import appearance, messages
from desktop.kit.controls import Deed
from desktop.kit.desk import Desk
from desktop.kit.dialog_size import open_sized
from desktop.kit.form import ask, int_of, text_of
from desktop.kit.form_fields import Field, Values
from desktop.kit.list_dialog import ListDialog
from desktop.kit.row_table import Column, RowTable
from models.operations.rooms import add_room, edit_room, remove_room, remove_travel, set_travel
from models.queries.rooms import RoomRow, TravelRow, rooms, travel

Place = RoomRow | TravelRow
_FIVE_BUTTONS = 690  # px at 100 %


class RoomsDialog(ListDialog[Place]):
    """Rooms first, then ways; each change is stored at once."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        columns = (
            Column[Place]("Room or way", _name),
            Column[Place]("Building", _building, width="New Scotland Yard"),
            Column[Place]("Size", _size, width="45 minutes"),
        )
        table = RowTable(columns, lambda row: row.id, _kind)
        sentence = "A room holds one meeting at a time; people need the time of the way between two buildings."
        super().__init__(parent, "Rooms and ways", sentence, table)
        self._desk = desk
        self.set_deeds(
            (
                Deed("Add room…", self.add_room, "Ctrl+N", "plus"),
                Deed("Add way…", self.add_way, icon="plus"),
                Deed("Change…", self.edit, "F2", "pencil"),
                Deed("Remove", self.remove, "Del", "trash-2"),
            ),
            (Deed("Close", self.accept, "Esc"),),
        )
        self.lines.opened.connect(lambda _row: self.edit())
        open_sized(self)
        self.setMinimumWidth(appearance.space(_FIVE_BUTTONS))
        self.refresh()
        self.lines.select_first()

    def refresh(self) -> None:
        """Read rooms and ways again."""
        self.table.replace((*self._desk.read(rooms), *self._desk.read(travel)))

    def add_room(self) -> None:
        """Ask for a room."""
        self._ask_room(None)

    def add_way(self) -> None:
        """Ask how long the way is between two buildings."""
        self._ask_way(None)

    def edit(self) -> None:
        """Change the chosen room or way."""
        row = self.lines.current_row()
        if isinstance(row, RoomRow):
            self._ask_room(row)
        elif isinstance(row, TravelRow):
            self._ask_way(row)

    def remove(self) -> None:
        """Take the chosen room or way out."""
        row = self.lines.current_row()
        if isinstance(row, RoomRow):
            messages.attempt(lambda: self._desk.perform(remove_room, room_id=row.id, revision=row.revision))
        elif isinstance(row, TravelRow):
            messages.attempt(lambda: self._desk.perform(remove_travel, travel_id=row.id, revision=row.revision))
        self.refresh()

    def _ask_room(self, row: RoomRow | None) -> None:
        def submit(values: Values) -> None:
            name, seats = text_of(values, "name"), int_of(values, "seats") or 0
            building = text_of(values, "building")
            if row is None:
                self._desk.perform(add_room, name=name, seats=seats, building=building)
                return
            kept = text_of(values, "revision") or row.revision
            self._desk.perform(edit_room, room_id=row.id, name=name, seats=seats, building=building, revision=kept)

        fields = (
            Field(
                "name", "Name", required=True, default=row.name if row else None, help="As meetings name their place"
            ),
            Field("building", "Building", default=row.building if row else None),
            Field("seats", "Seats", "number", default=(row and row.seats) or None, help="Empty: not counted"),
        )
        self._ask("Room", "Store room", fields, submit)

    def _ask_way(self, row: TravelRow | None) -> None:
        def submit(values: Values) -> None:
            one, other = text_of(values, "building"), text_of(values, "other_building")
            self._desk.perform(set_travel, building=one, other_building=other, minutes=int_of(values, "minutes") or 0)

        fields = (
            Field("building", "From", required=True, default=row.building if row else None, help="Building or address"),
            Field("other_building", "To", required=True, default=row.other_building if row else None),
            Field("minutes", "Minutes", "minutes", required=True, default=row.minutes if row else None),
        )
        self._ask("Way between two buildings", "Store way", fields, submit)

    def _ask(self, title: str, deed: str, fields: tuple[Field, ...], submit: Callable[[Values], None]) -> None:
        if ask(self, title, deed, fields, submit, today=self._desk.today):
            self.refresh()


def _kind(row: Place) -> str:
    return "Rooms" if isinstance(row, RoomRow) else "Ways"


def _name(row: Place) -> str:
    return row.name if isinstance(row, RoomRow) else f"{row.building} to {row.other_building}"


def _building(row: Place) -> str:
    return row.building if isinstance(row, RoomRow) else ""


def _size(row: Place) -> str:
    if isinstance(row, TravelRow):
        return f"{row.minutes} minutes"
    return f"{row.seats} seats" if row.seats else ""
