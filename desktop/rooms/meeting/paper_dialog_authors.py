"""The authors of a paper: posts of ours or names in words, each with the line printed under contact details."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.kit import messages
from desktop.kit.controls import Deed
from desktop.kit.desk import Desk
from desktop.kit.form import ask, text_of
from desktop.kit.form_fields import Field, Values
from desktop.kit.list_dialog import ListDialog
from desktop.kit.row_table import Column, RowTable
from models.operations.papers import AuthorLine, set_authors
from models.queries.paper import ContactRow, PaperView, paper
from models.queries.people import post_choices


class AuthorsDialog(ListDialog[ContactRow]):
    """The authors in order; each change is stored at once."""

    def __init__(self, parent: QWidget, desk: Desk, view: PaperView) -> None:
        columns = (Column[ContactRow]("Author", lambda row: row.words, kind="two-line", second=contact_words),)
        table = RowTable(columns, lambda row: row)
        sentence = "They are written to when the paper is chased, and stand under “contact details”."
        super().__init__(parent, f"Authors of {view.row.reference}", sentence, table, lines=2)
        self._desk, self._key = desk, view.row.id
        self._on = view.row.meeting_date or desk.today
        self.set_deeds(
            (
                Deed("Add…", self.add, "Ctrl+N", "plus"),
                Deed("Change…", self.edit, "F2", "pencil"),
                Deed("Remove", self.remove, "Del", "trash-2"),
                Deed("", self.lift, icon="arrow-up", tip="Up (Alt Up)"),
            ),
            (Deed("Close", self.accept, "Esc"),),
        )
        self.bind("Alt+Up", self.lift)
        self.lines.opened.connect(lambda _row: self.edit())
        self.refresh()
        self.lines.select_first()

    def refresh(self) -> None:
        """Read the authors again."""
        self.table.replace(self._desk.read(paper, paper_id=self._key, now=self._desk.now()).authors)

    def add(self) -> None:
        """Ask for one more at the end."""
        authors = self._authors()
        self._ask("Add an author", AuthorLine(), lambda new: [*authors, new])

    def edit(self) -> None:
        """Ask for other facts of the chosen one."""
        place, authors = self._place(), self._authors()
        if place >= 0:
            begun = authors[place]
            self._ask("Change an author", begun, lambda new: [*authors[:place], new, *authors[place + 1 :]])

    def remove(self) -> None:
        """Take the chosen one away."""
        place, authors = self._place(), self._authors()
        if place >= 0:
            self._store([*authors[:place], *authors[place + 1 :]])

    def lift(self) -> None:
        """Bring the chosen one before the one above."""
        place, authors = self._place(), self._authors()
        if place > 0:
            authors.insert(place - 1, authors.pop(place))
            self._store(authors)

    def _ask(self, title: str, begun: AuthorLine, placed: Callable[[AuthorLine], list[AuthorLine]]) -> None:
        def submit(values: Values) -> None:
            new = AuthorLine(*(text_of(values, name) for name in AuthorLine._fields))
            self._desk.perform(set_authors, paper_id=self._key, authors=placed(new))

        posts = self._desk.read(post_choices, as_of=self._on)
        fields = (
            Field("post_id", "Post", "post", choices=posts, default=begun.post_id or None),
            Field("name", "Name", default=begun.name, help="Empty: whoever holds the post on the day"),
            Field("unit", "Unit", default=begun.unit),
            Field("email", "E-mail", default=begun.email, help="Empty: the address of the post"),
            Field("telephone", "Telephone", default=begun.telephone),
        )
        if ask(self, title, f"{title.split(maxsplit=1)[0]} author", fields, submit, today=self._desk.today):
            self.refresh()

    def _store(self, authors: list[AuthorLine]) -> None:
        messages.attempt(lambda: self._desk.perform(set_authors, paper_id=self._key, authors=authors))
        self.refresh()

    def _authors(self) -> list[AuthorLine]:
        return [AuthorLine(row.post_id, row.name, row.unit, row.email, row.telephone) for row in self.table.rows()]

    def _place(self) -> int:
        row = self.lines.current_row()
        return self.table.rows().index(row) if row else -1


def contact_words(row: ContactRow) -> str:
    """Return the contact line of an author."""
    return " · ".join(part for part in (row.unit, row.email, row.telephone) if part)
