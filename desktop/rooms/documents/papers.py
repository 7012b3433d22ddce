"""Which papers are due: what is missing, what is to come, what is there, with the one command that chases it."""

import datetime as dt
from dataclasses import replace

from desktop.kit import messages, printing
from desktop.kit.chasing import chase
from desktop.kit.controls import Deed
from desktop.kit.exporting import ROWS, save_document
from desktop.kit.page import Empty
from desktop.kit.row_table import Column
from desktop.kit.sections import Fact, Facts, Head, Note, Notes, Section
from desktop.kit.short_words import counted, moment_words
from desktop.kit.statuses import Status, paper_status
from desktop.rooms.documents.narrowing import FUTURE, Choices, Narrowing, chosen_from, days_ahead
from desktop.rooms.documents.view import Around, Offer, View
from models.documents.content import Document
from models.documents.export import export, file_name
from models.documents.papers_due import papers_due_document
from models.documents.wording import wall_clock
from models.queries.papers import PaperRow
from models.queries.papers_due import PapersDue, papers_due
from models.rules.vocabulary import PaperStatus
from models.rules.written_dates import date_words

MISSING, COMING, THERE = "Missing, deadline passed", "To come", "Received"
STATES: Choices = ((MISSING, "missing"), (COMING, "to come"), (THERE, "received"), ("late", "late"))
IN_HAND = frozenset({PaperStatus.RECEIVED, PaperStatus.FINAL})
LATE = "late"
LATEST = "~"
"""Sorts after every date."""
_EMPTY = Empty(
    "file-text",
    "No paper is due",
    "Papers commissioned for a meeting stand here by their deadline, until they are there; each can be chased.",
)


def due_words(row: PaperRow) -> str:
    """Say when a paper is due."""
    return moment_words(row.due) if row.due else "no deadline"


def title_words(row: PaperRow) -> str:
    """Name a paper: MB(26)41 Violence Stocktake."""
    return f"{row.reference} {row.title}".strip()


def for_words(row: PaperRow) -> str:
    """Say for which meeting and item a paper is, and who writes it."""
    day = date_words(row.meeting_date) if row.meeting_date else "no meeting yet"
    item = f"item {row.item_number}" if row.item_number else ""
    return " · ".join(part for part in (day, item, row.authors_words or row.sponsor) if part)


def standing(row: PaperRow) -> Status:
    """Return how far a paper is; one that is late and not there shows that first."""
    return paper_status(LATE if row.late and row.status not in IN_HAND else row.status)


def chased_words(row: PaperRow) -> str:
    """Say when a paper was chased last."""
    return date_words(wall_clock(row.last_chased).date()) if row.last_chased else ""


class PapersView(View[PaperRow]):
    """The papers by deadline, the missing ones first."""

    name = "papers"
    title = "Papers due"
    choose_words = "Choose a paper to see who writes it, what is still missing from it, and when it was chased."

    def __init__(self, around: Around) -> None:
        super().__init__(around, COLUMNS, lambda row: row.id, self._standing_of)
        today, now = self.desk.today, wall_clock(self.desk.now())
        self._due = PapersDue(today, today, "", "", self.desk.marking, now, (), (), ())
        self._ahead = days_ahead("")
        self._groups: dict[str, str] = {}

    def read(self) -> None:
        """Read what is due in the days chosen."""
        first, now = self.desk.today, self.desk.now()
        last = first + dt.timedelta(days=self._ahead)
        self._due = self.desk.read(papers_due, first=first, last=last, now=now)
        missing = {row.id for row in self._due.missing}
        self._groups = {row.id: MISSING if row.id in missing else _group(row) for row in self._all()}

    def offer(self) -> Offer:
        """Return how far papers are, and how far ahead one may look."""
        rows = self._all()
        return Offer(
            kinds=chosen_from(row.kind for row in rows),
            states=STATES,
            spans=FUTURE,
            forums=chosen_from(row.forum_code for row in rows),
            levels=chosen_from(row.level for row in rows),
        )

    def display(self, narrowing: Narrowing) -> None:
        """Show what passes the filters; looking farther ahead reads again."""
        if days_ahead(narrowing.span) != self._ahead:
            self._ahead = days_ahead(narrowing.span)
            self.read()
        rows = self._all()
        shown = tuple(row for row in rows if self._passes(row, narrowing))
        self.table.replace(shown)
        self.pane.set_foot(f"{len(shown):,} shown of {len(rows):,} due by {date_words(self._last())}")

    def sentence(self) -> str:
        """Say how many papers are missing and how many are to come."""
        missing = sum(1 for group in self._groups.values() if group == MISSING)
        coming = sum(1 for group in self._groups.values() if group == COMING)
        return f"{counted(missing, 'paper')} missing, {coming} to come by {date_words(self._last())}"

    def empty(self) -> Empty | None:
        """Say what belongs here; while one may look farther ahead the table stands there itself."""
        return _EMPTY if not self._all() and self._ahead == days_ahead("") else None

    def sections(self, row: PaperRow) -> tuple[Section, ...]:
        """Return what is known of a paper."""
        facts = (
            Fact("For", row.meeting_words or row.forum_code, second=row.forum_name, open=self.go_to_meeting),
            Fact("Item", f"{row.item_number} {row.item_title}".strip() or "–"),
            Fact("Due", due_words(row), tone="bad" if self._groups.get(row.id) == MISSING else ""),
            Fact("Received", date_words(row.received_on) if row.received_on else "not yet", second=row.late_reason),
            Fact("Author", row.authors_words or "–"),
            Fact("Sponsor", row.sponsor or "–"),
            Fact("Marking", row.marking),
            Fact("Chased", chased_words(row) or "not yet"),
        )
        lacking = tuple(Note("circle-alert", "warn", trouble.words) for trouble in row.troubles)
        return (
            Head(row.title, reference=row.reference, code=row.forum_code, level=row.level, status=standing(row)),
            Facts(facts),
            *((Notes(lacking, "Still missing from it"),) if lacking else ()),
        )

    def deeds(self, row: PaperRow) -> tuple[Deed, ...]:
        """Return the letter that asks for a paper, and the way to its meeting."""
        way = (Deed("Open", lambda: self.open_row(row), "Return", "gavel"),) if row.meeting_id else ()
        ask = Deed("Chase…", lambda: chase(self.around.parent, self.desk, (row.id,)), icon="mail")
        return (*way, *(() if row.status in IN_HAND else (ask,)))

    def open_row(self, row: PaperRow) -> None:
        """Go to the paper where it is to be discussed."""
        if row.meeting_id:
            self.around.navigator.open_meeting(row.meeting_id, within=row.id)

    def subject(self, row: PaperRow) -> tuple[str, str]:
        """Return the meeting of a paper, and the paper in it."""
        return row.meeting_id, row.id

    def preview(self) -> None:
        """Show the list of what is shown on paper."""
        document = self.document()
        printing.preview(self.around.parent, "Papers due", export(document, ".pdf"), file_name(document, ".pdf"))

    def save(self) -> None:
        """Ask where to save the list of what is shown, and as what."""
        messages.attempt(lambda: save_document(self.document(), ROWS))

    def document(self) -> Document:
        """Return the list of what is shown."""
        view = self._due
        kept = {row.id for row in self.table.rows()}
        rows, late, missing = (
            tuple(row for row in rows if row.id in kept) for rows in (view.rows, view.late, view.missing)
        )
        return papers_due_document(replace(view, rows=rows, late=late, missing=missing), printed=self.desk.now())

    def _all(self) -> tuple[PaperRow, ...]:
        """Return each paper once: the missing ones, then what is to come, then what is there."""
        found = {row.id: row for row in (*self._due.missing, *self._due.rows)}
        missing = {row.id for row in self._due.missing}
        return tuple(sorted(found.values(), key=lambda row: (row.id not in missing, row.status in IN_HAND)))

    def _last(self) -> dt.date:
        return self.desk.today + dt.timedelta(days=self._ahead)

    def _standing_of(self, row: PaperRow) -> str:
        return self._groups.get(row.id, COMING)

    def _passes(self, row: PaperRow, narrowing: Narrowing) -> bool:
        state = next(iter(narrowing.state), "")
        fits = not state or (row.late if state == LATE else state == self._groups.get(row.id))
        written = (row.reference, row.title, row.authors_words, row.sponsor, row.forum_code, row.meeting_words)
        return fits and narrowing.is_chosen(row.forum_code, row.level, row.kind) and narrowing.says(*written)


def _group(row: PaperRow) -> str:
    return THERE if row.status in IN_HAND else COMING


COLUMNS: tuple[Column[PaperRow], ...] = (
    Column("Due", due_words, width="Wed 30 Sep 17:00", sort_key=lambda row: row.due.isoformat() if row.due else LATEST),
    Column("Paper", title_words, kind="two-line", second=for_words, code=lambda row: (row.forum_code, row.level),
           sort_key=lambda row: row.reference, tip=lambda row: f"{title_words(row)} · {for_words(row)}"),
    Column("Status", lambda row: standing(row).word, kind="status", width="Commissioned",
           status=standing, sort_key=lambda row: row.status),
    Column("Chased", chased_words, width="Wed 30 Sep 2026", tone=lambda _row: "text 2"),
)  # fmt: skip
