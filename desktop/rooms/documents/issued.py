"""Everything that left the house: what, of which meeting, by whom and when, with the very bytes."""

from desktop.kit import messages
from desktop.kit.controls import Deed
from desktop.kit.issuing import issued_bytes, issued_name, issued_words, print_words, reprint, save_issued
from desktop.kit.page import Empty
from desktop.kit.row_table import Column
from desktop.kit.sections import Fact, Facts, Head, Paragraphs, Section
from desktop.kit.short_words import counted
from desktop.rooms.documents.narrowing import Choices, Narrowing, chosen_from, past_choices, past_span
from desktop.rooms.documents.view import Around, Offer, View
from models.documents.wording import wall_clock
from models.queries.issued import IssuedRow, issued_documents
from models.rules.written_dates import MONTHS, date_words

STATES: Choices = (
    ("newest", "newest version"),
    ("0", "whole print"),
    ("1", "public print"),
    ("2", "Part 2 alone"),
)
_BLOCK, _KILO = 8, 1024
_EMPTY = Empty(
    "file-text",
    "Nothing has been issued yet",
    "Every agenda, action log and set of minutes that leaves the house stands here, the very bytes, for good.",
)


def title_words(row: IssuedRow) -> str:
    """Name a print with the forum as it was called: Agenda, version 2 · Management Board."""
    return f"{print_words(row)} · {row.forum_name}"


def month_of(row: IssuedRow) -> str:
    """Return the month in which a print was issued."""
    moment = wall_clock(row.issued_at)
    return f"{MONTHS[moment.month - 1]} {moment.year}"


def size_words(size: int) -> str:
    """Say how many bytes a file has: 124 KB."""
    return f"{max(1, round(size / _KILO)):,} KB"


def note_words(row: IssuedRow) -> str:
    """Say of which day a print is, and what its version changed."""
    return " · ".join(part for part in (date_words(row.meeting_date), row.note) if part)


def digest_words(digest: str) -> str:
    """Return a digest in blocks that can be read aloud."""
    return " ".join(digest[at : at + _BLOCK] for at in range(0, len(digest), _BLOCK))


COLUMNS: tuple[Column[IssuedRow], ...] = (
    Column("Document", title_words, kind="two-line", second=note_words,
           code=lambda row: (row.forum_code, row.level),
           sort_key=lambda row: (row.kind, row.reference, row.version),
           tip=lambda row: f"{title_words(row)} · {note_words(row)}"),
    Column("Issued", issued_words, width="Wed 30 Sep 2026 09:14", sort_key=lambda row: row.issued_at),
    Column("By", lambda row: row.issued_by, width="Imogen Farrier-Bell", sort_key=lambda row: row.issued_by.casefold()),
    Column("Size", lambda row: size_words(row.size), kind="number", width="1,024 KB", sort_key=lambda row: row.size),
)  # fmt: skip


class IssuedView(View[IssuedRow]):
    """The prints, newest first; opening one shows the very bytes that went out."""

    name = "issued"
    title = "Issued"
    choose_words = "Choose a document to see when it went out, what changed, and the hash of its bytes."

    def __init__(self, around: Around) -> None:
        super().__init__(around, COLUMNS, lambda row: row.id, month_of)
        self._rows: tuple[IssuedRow, ...] = ()

    def read(self) -> None:
        """Read all that was issued."""
        self._rows = self.desk.read(issued_documents)

    def offer(self) -> Offer:
        """Return the kinds, the prints and the days there are."""
        return Offer(
            kinds=chosen_from(row.kind for row in self._rows),
            states=STATES,
            spans=past_choices(self.desk.today),
            forums=chosen_from(row.forum_code for row in self._rows),
            levels=chosen_from(row.level for row in self._rows),
        )

    def display(self, narrowing: Narrowing) -> None:
        """Show what passes the filters."""
        newest: dict[tuple[str, str], int] = {}
        for row in self._rows:
            newest[row.meeting_id, row.kind] = max(row.version, newest.get((row.meeting_id, row.kind), 0))
        last = frozenset(row.id for row in self._rows if newest[row.meeting_id, row.kind] == row.version)
        shown = tuple(row for row in self._rows if _passes(row, narrowing, last))
        self.table.replace(shown)
        self.pane.set_foot(f"{len(shown):,} shown of {len(self._rows):,} issued")

    def sentence(self) -> str:
        """Say how much was issued and when last."""
        last = f", the last on {issued_words(self._rows[0])}" if self._rows else ""
        return f"{counted(len(self._rows), 'print')} issued{last}"

    def empty(self) -> Empty | None:
        """Say what belongs here while nothing was issued."""
        return None if self._rows else _EMPTY

    def sections(self, row: IssuedRow) -> tuple[Section, ...]:
        """Return when, by whom and as what a print went out, and its hash."""
        facts = (
            Fact("Meeting", row.reference, second=row.forum_name, open=self.go_to_meeting),
            Fact("Issued", issued_words(row)),
            Fact("By", row.issued_by),
            Fact("File", issued_name(row), second=size_words(row.size)),
        )
        changed = (Paragraphs((row.note,), "What changed"),) if row.note else ()
        digest = Paragraphs((digest_words(row.digest),), "Hash of the bytes (SHA-256)")
        return (Head(print_words(row), code=row.forum_code, level=row.level), Facts(facts), *changed, digest)

    def deeds(self, row: IssuedRow) -> tuple[Deed, ...]:
        """Return how a print is opened, saved and verified."""
        return (
            Deed("Open", lambda: self.open_row(row), "Return", "eye"),
            Deed("Save as…", lambda: messages.attempt(lambda: save_issued(self.desk, row)), icon="save"),
            Deed("Verify", lambda: self.verify(row), icon="shield-check"),
        )

    def open_row(self, row: IssuedRow) -> None:
        """Show the very bytes that went out."""
        messages.attempt(lambda: reprint(self.around.parent, self.desk, row))

    def verify(self, row: IssuedRow) -> None:
        """Say whether the bytes kept are still those of the hash."""
        if messages.attempt(lambda: issued_bytes(self.desk, row.digest)):
            messages.toast(f"{print_words(row)} of {row.reference} is byte for byte what went out.")

    def subject(self, row: IssuedRow) -> tuple[str, str]:
        """Return the meeting of a print."""
        return row.meeting_id, ""

    def preview(self) -> None:
        """Show the print chosen."""
        row = self.chosen()
        if row:
            self.open_row(row)


def _passes(row: IssuedRow, narrowing: Narrowing, newest: frozenset[str]) -> bool:
    span = past_span(narrowing.span)
    day = wall_clock(row.issued_at).date()
    state = next(iter(narrowing.state), "")
    return (
        narrowing.is_chosen(row.forum_code, row.level, row.kind)
        and (span is None or span[0] <= day <= span[1])
        and (not state or (row.id in newest if state == "newest" else state == f"{row.part}"))
        and narrowing.says(print_words(row), row.reference, row.forum_name, row.issued_by, row.note, row.name)
    )
