"""What stands on every agenda of a forum, or on every third one: pinned first, standing, pinned last."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.kit import messages
from desktop.kit.controls import Deed
from desktop.kit.desk import Desk
from desktop.kit.form import ask, int_of, text_of
from desktop.kit.form_fields import Field, Values
from desktop.kit.list_dialog import ListDialog
from desktop.kit.row_table import Column, RowTable
from models.operations.forum_template import (
    add_template_item,
    edit_template_item,
    move_template_item,
    remove_template_item,
)
from models.queries.forums import ForumRow, TemplateItemRow, template_items
from models.queries.people import posts
from models.rules.vocabulary import Placement, Purpose, Shows

_SHOWS = (
    (Shows.NOTHING.value, "nothing by itself"),
    (Shows.EFFECTS.value, "the day’s decisions and their effect on risks"),
    (Shows.RISKS_DUE.value, "the risks due for review"),
    (Shows.LINES.value, "tracked lines with their last values"),
    (Shows.THEMES.value, "the meeting’s own themes, with what they align to"),
    (Shows.CASCADED.value, "the themes cascaded from above"),
    (Shows.WORSE.value, "local exceptions that are worse"),
    (Shows.BETTER.value, "local exceptions that are better: recognise and learn"),
    (Shows.TASKING.value, "tasking requests"),
)
_PARTS = (("1", "Part 1, open"), ("2", "Part 2, closed"))
_PLACEMENTS = tuple((each.value, each.value[:1].upper() + each.value[1:]) for each in Placement)
_PURPOSES = tuple((each.value, f"to {each.value}") for each in Purpose)


class ItemsDialog(ListDialog[TemplateItemRow]):
    """The items under their placement; each change is stored at once and can be taken back."""

    def __init__(self, parent: QWidget, desk: Desk, forum: ForumRow) -> None:
        columns = (
            Column[TemplateItemRow]("Item", lambda row: row.title, kind="two-line", second=_second),
            Column[TemplateItemRow]("Minutes", lambda row: str(row.minutes), kind="number", width="Minutes"),
        )
        table = RowTable(columns, lambda row: row.id, lambda row: row.placement[:1].upper() + row.placement[1:])
        sentence = "Agendas made from now on have these items; the formalities are always there."
        super().__init__(parent, f"On every agenda of {forum.code}", sentence, table, lines=2)
        self._desk, self._forum = desk, forum
        self.set_deeds(
            (
                Deed("Add…", self.add, "Ctrl+N", "plus"),
                Deed("Change…", self.edit, "F2", "pencil"),
                Deed("Remove", self.remove, "Del", "trash-2"),
                Deed("", lambda: self.carry(-1), icon="arrow-up", tip="Up (Alt Up)"),
                Deed("", lambda: self.carry(1), icon="arrow-down", tip="Down (Alt Down)"),
            ),
            (Deed("Close", self.accept, "Esc"),),
        )
        self.bind("Alt+Up", lambda: self.carry(-1))
        self.bind("Alt+Down", lambda: self.carry(1))
        self.lines.opened.connect(lambda _row: self.edit())
        self.refresh()
        self.lines.select_first()

    def refresh(self) -> None:
        """Read the items again."""
        self.table.replace(self._desk.read(template_items, forum_id=self._forum.id))

    def add(self) -> None:
        """Ask for a new item, placed like the chosen one."""
        row = self.lines.current_row()
        placement = row.placement if row else Placement.STANDING.value

        def submit(values: Values) -> None:
            self._desk.perform(
                add_template_item,
                forum_id=self._forum.id,
                title=text_of(values, "title"),
                placement=text_of(values, "placement"),
                purpose=text_of(values, "purpose"),
                minutes=int_of(values, "minutes") or 0,
                lead_post_id=text_of(values, "lead_post_id"),
                every=int_of(values, "every") or 1,
                ask=text_of(values, "ask"),
                shows=text_of(values, "shows"),
                part=int(text_of(values, "part")),
                section=text_of(values, "section"),
            )

        self._ask("Add an item to every agenda", "Add item", self._fields(None, placement), submit)

    def edit(self) -> None:
        """Ask for other facts of the chosen item."""
        row = self.lines.current_row()
        if row is None:
            return

        def submit(values: Values) -> None:
            self._desk.perform(
                edit_template_item,
                template_item_id=row.id,
                revision=text_of(values, "revision") or row.revision,
                title=text_of(values, "title"),
                placement=text_of(values, "placement"),
                purpose=text_of(values, "purpose"),
                minutes=int_of(values, "minutes") or 0,
                lead_post_id=text_of(values, "lead_post_id"),
                every=int_of(values, "every") or 1,
                ask=text_of(values, "ask"),
                shows=text_of(values, "shows"),
                part=int(text_of(values, "part")),
                section=text_of(values, "section"),
            )

        self._ask("Change an item of every agenda", "Change item", self._fields(row, row.placement), submit)

    def remove(self) -> None:
        """Take the chosen item off every agenda made from now on."""
        row = self.lines.current_row()
        if row:
            messages.attempt(
                lambda: self._desk.perform(remove_template_item, template_item_id=row.id, revision=row.revision)
            )
            self.refresh()

    def carry(self, step: int) -> None:
        """Bring the chosen item up or down among those of its placement."""
        row = self.lines.current_row()
        if row is None:
            return
        beside = [each for each in self.table.rows() if each.placement == row.placement]
        place = beside.index(row) + step
        if 0 <= place < len(beside):
            to = beside[place].position
            messages.attempt(
                lambda: self._desk.perform(
                    move_template_item, template_item_id=row.id, to_position=to, revision=row.revision
                )
            )
            self.refresh()
            self.lines.select_key(row.id)

    def _fields(self, row: TemplateItemRow | None, placement: str) -> tuple[Field, ...]:
        leads = tuple((post.id, post.title) for post in self._desk.read(posts, as_of=self._desk.today))
        lead = next((key for key, title in leads if row and title == row.lead), None)
        purpose = row.purpose if row else Purpose.DISCUSS.value
        return (
            Field("title", "Title", required=True, default=row.title if row else None),
            Field("placement", "Stands", "choice", required=True, choices=_PLACEMENTS, default=placement),
            Field("purpose", "Purpose", "choice", required=True, choices=_PURPOSES, default=purpose),
            Field("minutes", "Minutes", "minutes", required=True, default=row.minutes if row else 10),
            Field("lead_post_id", "Lead", "post", choices=leads, default=lead),
            *_rarer_fields(row),
        )

    def _ask(self, title: str, deed: str, fields: tuple[Field, ...], submit: Callable[[Values], None]) -> None:
        if ask(self, title, deed, fields, submit, today=self._desk.today):
            self.refresh()
            if self.lines.current_row() is None:
                self.lines.select_first()


def _rarer_fields(row: TemplateItemRow | None) -> tuple[Field, ...]:
    """Return what few items need: how often it stands, what is asked, what it lists, its part and its heading."""
    every = row.every if row else 1
    return (
        Field("every", "Every", "number", True, default=every, help="1 stands on every agenda, 3 on every third"),
        Field("ask", "Asked to", "long text", default=row.ask if row else None),
        Field("shows", "Shows", "choice", choices=_SHOWS, default=row.shows if row else Shows.NOTHING.value),
        Field("part", "Part", "choice", True, _PARTS, default=str(row.part) if row else "1"),
        Field("section", "Heading", default=row.section if row else None, help="Opens a section of the agenda"),
    )


def turn_words(every: int) -> str:
    """Say how often an item stands: every other agenda, every third agenda; empty where it is every one."""
    named = {1: "", 2: "every other agenda", 3: "every third agenda", 4: "every fourth agenda"}
    return named.get(every, f"every {every} agendas")


def _second(row: TemplateItemRow) -> str:
    shows = dict(_SHOWS)[row.shows] if row.shows else ""
    parts = (
        f"to {row.purpose}",
        row.lead,
        turn_words(row.every),
        f"shows {shows}" if shows else "",
        "Part 2" if row.part != 1 else "",
        f"under “{row.section}”" if row.section else "",
    )
    return ", ".join(part for part in parts if part)
