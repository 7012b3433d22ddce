"""Forums and meetings of the coming year that miss their chair or somebody who should sit there."""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtWidgets import QWidget

from desktop.kit import printing
from desktop.kit.controls import Deed, plain_label
from desktop.kit.desk import Desk
from desktop.kit.dialog_size import open_sized
from desktop.kit.list_dialog import ListDialog
from desktop.kit.row_table import Column, RowTable
from desktop.kit.short_words import counted
from desktop.rooms.framework.organisation_deeds import OrganisationDeeds
from models.documents.export import export, file_name
from models.documents.vacancies import vacancies_document
from models.queries.forums import PostRow
from models.queries.people import posts
from models.queries.vacancies import CHAIR, VacancyRow, vacancies
from models.rules.written_dates import date_words, short_date_words

_YEAR = timedelta(days=365)
_MOST_DAYS = 3
_NOTHING = "Every board of the coming year has its chair, and somebody holds every seat. Vacant ones are listed here."


class VacanciesDialog(ListDialog[VacancyRow]):
    """The vacant seats, chairs first; Enter goes to the forum, somebody can be appointed at once."""

    def __init__(self, parent: QWidget, desk: Desk, open_forum: Callable[[str], object]) -> None:
        table = RowTable(_columns(), lambda row: (row.forum_id, row.part, row.post_id), _group)
        first, last = desk.today, desk.today + _YEAR
        sentence = f"Seats that nobody holds for good, {date_words(first)} to {date_words(last)}."
        super().__init__(parent, "Vacancies", sentence, table, lines=2)
        self._desk, self._open_forum = desk, open_forum
        self._nothing = plain_label(_NOTHING, tone="text 2", wrap=True)
        self.above.addWidget(self._nothing)
        self.refresh()
        some = bool(self.table.rows())
        self.set_deeds(
            (
                Deed("Appoint…", self.appoint, "Ctrl+N", "user-plus", enabled=some),
                Deed("Appoint acting…", lambda: self.appoint(acting=True), enabled=some),
                Deed("", self.print, icon="printer", tip="Print the vacancies (Ctrl P)"),
            ),
            (
                Deed("Close", self.accept, "Esc"),
                Deed("Go to forum", self.go_to, "Ctrl+Return", kind="filled", enabled=some),
            ),
        )
        self.bind("Ctrl+P", self.print)
        self.lines.opened.connect(lambda _row: self.go_to())
        open_sized(self)
        self.lines.select_first()
        self.lines.setFocus()

    def refresh(self) -> None:
        """Read the vacancies of the coming year again."""
        today = self._desk.today
        rows = self._desk.read(vacancies, first=today, last=today + _YEAR)
        self.table.replace(rows)
        self._nothing.setVisible(not rows)

    def appoint(self, *, acting: bool = False) -> None:
        """Ask who holds the chosen post from a day on."""
        row = self.lines.current_row()
        if row is None:
            return
        OrganisationDeeds(self, self._desk).appoint(self._post(row), acting=acting)
        self.refresh()
        if self.lines.current_row() is None:
            self.lines.select_first()

    def go_to(self) -> None:
        """Leave for the chosen forum."""
        row = self.lines.current_row()
        if row:
            self.accept()
            self._open_forum(row.forum_id)

    def print(self) -> None:
        """Show the vacancies as they are printed."""
        span = (self._desk.today, self._desk.today + _YEAR)
        document = vacancies_document(
            self.table.rows(),
            span=span,
            title=self._desk.book_title,
            marking=self._desk.marking,
            printed=self._desk.now(),
        )
        printing.preview(self, "Vacancies", export(document, ".pdf"), file_name(document, ".pdf"))

    def _post(self, row: VacancyRow) -> PostRow | None:
        known = self._desk.read(posts, as_of=self._desk.today)
        return next((post for post in known if post.id == row.post_id), None)


def _group(row: VacancyRow) -> str:
    return "Without a chair" if row.part == CHAIR else "Without a member"


def _meetings(row: VacancyRow) -> str:
    """Name the first meetings, and count them all."""
    if not row.meetings:
        return f"{row.forum_code}, no meeting laid out"
    named = ", ".join(short_date_words(one.date) for one in row.meetings[:_MOST_DAYS])
    more = " …" if len(row.meetings) > _MOST_DAYS else ""
    return f"{row.forum_code}, {counted(len(row.meetings), 'meeting')}: {named}{more}"


def _columns() -> tuple[Column[VacancyRow], ...]:
    return (
        Column[VacancyRow](
            "Forum",
            lambda row: row.forum_name,
            kind="two-line",
            second=_meetings,
            sort_key=lambda row: row.forum_code,
        ),
        Column[VacancyRow](
            "Post",
            lambda row: row.post or "no chair named",
            kind="two-line",
            second=lambda row: row.words,
            width="AC Professionalism and Standards",
            sort_key=lambda row: row.post,
        ),
        Column[VacancyRow]("From", lambda row: date_words(row.since), width="Wed 30 Sep 2026"),
    )
