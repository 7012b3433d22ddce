"""Who attends for one item only: posts of ours and others by name, stored as they are added and removed."""

from PySide6.QtWidgets import QWidget

from desktop.kit import messages
from desktop.kit.controls import Deed
from desktop.kit.desk import Desk
from desktop.kit.form import ask, text_of
from desktop.kit.form_fields import Field, Values
from desktop.kit.list_dialog import ListDialog
from desktop.kit.row_table import Column, RowTable
from models.errors import RuleBroken
from models.operations.agenda import set_attendees
from models.queries.agenda import AgendaView, AttendeeRow, ItemRow, agenda
from models.queries.people import post_choices


class AttendeesDialog(ListDialog[AttendeeRow]):
    """The attendees of an item; each change is one deed that can be taken back."""

    def __init__(self, parent: QWidget, desk: Desk, view: AgendaView, item: ItemRow) -> None:
        columns = (
            Column[AttendeeRow]("Post", _post, width="Director Strategy & Governance", tone=_tone),
            Column[AttendeeRow]("Name", lambda row: row.name or "vacant"),
        )
        table = RowTable(columns, lambda row: row.post_id or row.name)
        sentence = f"They come for “{item.title}” alone, beside the members of the forum."
        super().__init__(parent, "Attending this item", sentence, table)
        self._desk, self._meeting, self._item_id = desk, view.meeting, item.id
        self.set_deeds(
            (Deed("Add…", self.add, "Ins", "user-plus"), Deed("Remove", self.remove, "Del", "trash-2")),
            (Deed("Close", self.accept, "Esc"),),
        )
        self.refresh()
        self.lines.select_first()

    def refresh(self) -> None:
        """Read who attends."""
        items = self._desk.read(agenda, meeting_id=self._meeting.id).items
        self.table.replace(next((item.attendees for item in items if item.id == self._item_id), ()))

    def add(self) -> None:
        """Ask for a post, or for the name of somebody who is no post of ours."""

        def submit(values: Values) -> None:
            post_id, name = text_of(values, "post_id"), text_of(values, "name")
            if bool(post_id) == bool(name):
                raise RuleBroken("Choose a post, or give a name.", "name" if post_id else "post_id")
            posts, names = self._present()
            self._store((*posts, post_id) if post_id else posts, (*names, name) if name else names)

        posts = self._desk.read(post_choices, as_of=self._meeting.date)
        fields = (
            Field("post_id", "Post", "post", choices=posts),
            Field("name", "Or name", help="Somebody who is no post of ours, such as HM Inspector Vale"),
        )
        if ask(self, "Somebody for this item", "Add", fields, submit, today=self._desk.today):
            self.refresh()
            self.lines.select_key(self.table.key_of(self.table.rows()[-1]))

    def remove(self) -> None:
        """Let the chosen one not come."""
        row = self.lines.current_row()
        if row is None:
            return
        posts, names = self._present()
        left = tuple(key for key in posts if key != row.post_id)
        others = tuple(name for name in names if row.post_id or name != row.name)
        messages.attempt(lambda: self._store(left, others))
        self.refresh()

    def _present(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        rows = self.table.rows()
        return tuple(row.post_id for row in rows if row.post_id), tuple(row.name for row in rows if not row.post_id)

    def _store(self, post_ids: tuple[str, ...], names: tuple[str, ...]) -> None:
        self._desk.perform(set_attendees, item_id=self._item_id, post_ids=post_ids, names=names)


def _post(row: AttendeeRow) -> str:
    return row.post or "no post of ours"


def _tone(row: AttendeeRow) -> str:
    return "" if row.post else "text 2"
