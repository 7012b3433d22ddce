"""How a forum works with others: escalates to, cascades to, tracks the actions of."""

from PySide6.QtWidgets import QWidget

from desktop.kit import messages
from desktop.kit.controls import Deed
from desktop.kit.desk import Desk
from desktop.kit.form import ask, text_of
from desktop.kit.form_fields import Field, Values
from desktop.kit.list_dialog import ListDialog
from desktop.kit.row_table import Column, RowTable
from models.operations.forum_settings import link_forums, unlink_forums
from models.queries.forums import ForumRow, LinkRow, forums, links
from models.rules.vocabulary import LinkKind

_KINDS = tuple((kind.value, kind.value) for kind in LinkKind)


class LinksDialog(ListDialog[LinkRow]):
    """The links of a forum, its own and those of others with it; each change is stored at once."""

    def __init__(self, parent: QWidget, desk: Desk, forum: ForumRow) -> None:
        found = desk.read(forums, as_of=desk.today, include_ended=True)
        levels = {row.id: row.level for row in found}
        columns = (
            Column[LinkRow](
                "Forum",
                lambda _link: "",
                kind="chip",
                code=lambda link: (link.forum_code, levels.get(link.forum_id, "")),
                width="RAB-PROF-000",
            ),
            Column[LinkRow]("How", lambda link: link.kind, width="tracks actions of"),
            Column[LinkRow](
                "Other forum",
                lambda link: next((row.name for row in found if row.id == link.other_id), ""),
                kind="chip",
                code=lambda link: (link.other_code, levels.get(link.other_id, "")),
            ),
        )
        table = RowTable(columns, lambda link: (link.forum_id, link.kind, link.other_id))
        super().__init__(parent, f"{forum.code} and other forums", "The map draws a line for each.", table)
        self._desk, self._forum = desk, forum
        self._others = tuple((row.id, f"{row.code}  {row.name}") for row in found if row.id != forum.id)
        self.set_deeds(
            (Deed("Add…", self.add, "Ctrl+N", "plus"), Deed("Remove", self.remove, "Del", "trash-2")),
            (Deed("Close", self.accept, "Esc"),),
        )
        self.refresh()
        self.lines.select_first()

    def refresh(self) -> None:
        """Read the links again."""
        me = self._forum.id
        self.table.replace([link for link in self._desk.read(links) if me in {link.forum_id, link.other_id}])

    def add(self) -> None:
        """Ask how the forum works with another one."""

        def submit(values: Values) -> None:
            other, kind = text_of(values, "other_id"), text_of(values, "kind")
            self._desk.perform(link_forums, forum_id=self._forum.id, other_id=other, kind=kind)

        fields = (
            Field("kind", f"{self._forum.code}", "choice", required=True, choices=_KINDS, default=_KINDS[0][0]),
            Field("other_id", "Other forum", "post", required=True, choices=self._others),
        )
        if ask(self, "Link with another forum", "Add link", fields, submit, today=self._desk.today):
            self.refresh()

    def remove(self) -> None:
        """Take the chosen link away."""
        link = self.lines.current_row()
        if link:
            messages.attempt(
                lambda: self._desk.perform(
                    unlink_forums, forum_id=link.forum_id, other_id=link.other_id, kind=link.kind
                )
            )
            self.refresh()
