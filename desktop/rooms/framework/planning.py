"""What the planner is told of one forum: how far it may move, which forum it meets before, whom it can do without."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from desktop.kit import messages
from desktop.kit.controls import Deed
from desktop.kit.desk import Desk
from desktop.kit.form import ask, flag_of, int_of, text_of
from desktop.kit.form_fields import Field, Values
from desktop.kit.list_dialog import ListDialog
from desktop.kit.row_table import Column, RowTable
from desktop.kit.sections import Note, Notes
from models.operations.leeway import order_forums, remove_order, reset_leeway, set_leeway
from models.queries.forums import ForumRow, forums
from models.queries.leeway import LeewayRow, OrderRow, leeways, orders
from models.rules.leeway import weekday_words

_NOTE = "What moves by hand keeps to none of this; the findings say where it does not."


@dataclass(frozen=True, slots=True)
class Planning:
    """A forum's leeway and the orders it stands in, with what their buttons do."""

    leeway: LeewayRow
    orders: tuple[OrderRow, ...]
    change: Callable[[], object]
    order: Callable[[], object]


def planning_of(parent: QWidget, desk: Desk, row: ForumRow) -> Planning:
    """Read what the planner is told of a forum."""
    leeway = desk.read(leeways)[row.id]
    mine = tuple(order for order in desk.read(orders) if row.id in {order.earlier_id, order.later_id})
    return Planning(
        leeway, mine, lambda: ask_leeway(parent, desk, leeway), lambda: _open(OrdersDialog(parent, desk, row))
    )


def planning_section(planning: Planning) -> Notes:
    """Return the section of the inspector."""
    change = Deed("Change…", planning.change, tip="Change how far its meetings may move")
    order = Deed("Change…", planning.order, tip="Change which forum it meets before")
    said = [order.words for order in planning.orders] or ["In any order with other forums"]
    usual = "" if planning.leeway.id else " (as usual)"
    return Notes(
        (
            Note("calendar-range", "text 2", f"May move {planning.leeway.words}{usual}", change),
            Note("arrow-down", "text 2", said[0], order),
            *(Note("", "text 2", words) for words in said[1:]),
        ),
        "Planning",
    )


def ask_leeway(parent: QWidget, desk: Desk, row: LeewayRow) -> bool:
    """Ask how far the planner may move a forum's meetings."""

    def submit(values: Values) -> None:
        if flag_of(values, "usual"):
            desk.perform(reset_leeway, forum_id=row.forum_id, revision=row.revision or None)
            return
        desk.perform(
            set_leeway,
            forum_id=row.forum_id,
            before=int_of(values, "before") or 0,
            after=int_of(values, "after") or 0,
            weekdays=text_of(values, "weekdays"),
            starts=text_of(values, "starts"),
            places=text_of(values, "places"),
            deputy_chairs=flag_of(values, "deputy_chairs"),
            most_a_day=int_of(values, "most_a_day") or 0,
            from_working_day=int_of(values, "from_working_day") or 0,
            least_gap=int_of(values, "least_gap") or 0,
            greatest_gap=int_of(values, "greatest_gap") or 0,
            revision=text_of(values, "revision") or row.revision or None,
        )

    title = f"How far {row.forum_code} may move"
    return ask(parent, title, "Store leeway", _fields(row), submit, today=desk.today, note=_NOTE)


def _fields(row: LeewayRow) -> tuple[Field, ...]:
    one = row.leeway
    starts = " or ".join(f"{start:%H:%M}" for start in one.starts)
    none = "Empty: no such rule"
    return (
        Field("before", "Working days before", "number", required=True, default=one.before),
        Field("after", "Working days after", "number", required=True, default=one.after),
        Field("weekdays", "On", required=True, default=weekday_words(one.weekdays), help="Such as Mon–Thu"),
        Field("starts", "Starts at", default=starts, help="Such as 15:00 or 16:15; empty: its own time only"),
        Field("places", "Places", "long text", default="\n".join(one.places), help="One a line; empty: its own only"),
        Field("deputy_chairs", "The deputy may chair when the chair is away", "check", default=one.deputy_chairs),
        Field("most_a_day", "Boards a day for the chair", "number", default=one.most_a_day or None,
              help=f"At most. {none}"),
        Field("from_working_day", "From working day", "number", default=one.from_working_day or None,
              help=f"Of the month, when the data are out. {none}"),
        Field("least_gap", "Least gap", "number", default=one.least_gap or None, help="Working days to the next one"),
        Field("greatest_gap", "Greatest gap", "number", default=one.greatest_gap or None, help=none),
        Field("usual", "Forget all this: the usual leeway", "check"),
    )  # fmt: skip


class OrdersDialog(ListDialog[OrderRow]):
    """Which forum meets before which, as far as one forum is concerned; each change is stored at once."""

    def __init__(self, parent: QWidget, desk: Desk, forum: ForumRow) -> None:
        columns = (Column[OrderRow]("In each cycle", lambda row: row.words),)
        table = RowTable(columns, lambda row: row.id)
        sentence = "Meetings of the same month belong together; a quarterly board goes with the next of the other."
        super().__init__(parent, f"{forum.code} before or after other forums", sentence, table)
        self._desk, self._forum = desk, forum
        self.set_deeds(
            (Deed("Add…", self.add, "Ctrl+N", "plus"), Deed("Remove", self.remove, "Del", "trash-2")),
            (Deed("Close", self.accept, "Esc"),),
        )
        self.refresh()
        self.lines.select_first()

    def refresh(self) -> None:
        """Read the orders again."""
        me = self._forum.id
        self.table.replace([row for row in self._desk.read(orders) if me in {row.earlier_id, row.later_id}])

    def add(self) -> None:
        """Ask for an order with another forum."""
        me = self._forum

        def submit(values: Values) -> None:
            other = text_of(values, "other_id")
            first, then = (me.id, other) if text_of(values, "way") == "before" else (other, me.id)
            days = int_of(values, "working_days") or 0
            self._desk.perform(order_forums, earlier_id=first, later_id=then, working_days=days)

        found = self._desk.read(forums, as_of=self._desk.today)
        others = tuple((row.id, f"{row.code}  {row.name}") for row in found if row.id != me.id)
        fields = (
            Field("way", f"{me.code} meets", "choice", required=True, default="before",
                  choices=(("before", "before"), ("after", "after"))),
            Field("other_id", "Forum", "post", required=True, choices=others),
            Field("working_days", "Working days", "number", required=True, default=1, help="At least so many between"),
        )  # fmt: skip
        if ask(self, "Order of two forums", "Add order", fields, submit, today=self._desk.today):
            self.refresh()

    def remove(self) -> None:
        """Take the chosen order out."""
        row = self.lines.current_row()
        if row:
            messages.attempt(lambda: self._desk.perform(remove_order, order_id=row.id, revision=row.revision))
            self.refresh()


def _open(dialog: ListDialog[OrderRow]) -> None:
    dialog.exec()
    dialog.deleteLater()
