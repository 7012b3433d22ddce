"""The list of good practice: what worked where, who presented it, and who took it over."""

from collections.abc import Callable, Mapping

from desktop.kit.controls import Deed
from desktop.kit.row_table import Column
from desktop.kit.sections import Fact, Facts, Head, Note, Notes, Paragraphs, Section
from desktop.kit.short_words import counted
from desktop.rooms.forward_plan.practice_deeds import PracticeDeeds
from desktop.rooms.forward_plan.view import Around, Beside, ListView, Values
from models.queries.practice import PracticeRow, practices
from models.queries.words import says
from models.rules.written_dates import MONTHS, date_words


def under_words(row: PracticeRow) -> str:
    """Say where it comes from, what it speaks to and what it is."""
    theme = f"theme {row.theme}" if row.theme else ""
    return " · ".join(part for part in (row.origin, theme, row.words) if part)


def taken_words(row: PracticeRow) -> str:
    """Say who took it over."""
    return ", ".join(one.unit_code for one in row.adopted) or "nobody yet"


COLUMNS: tuple[Column[PracticeRow], ...] = (
    Column("What worked", lambda row: row.title, kind="two-line", second=under_words,
           sort_key=lambda row: row.title.casefold(), tip=lambda row: f"{row.title} · {under_words(row)}"),
    Column("Presented", lambda row: row.presented or date_words(row.on), width="CF-FLP Mon 30 Nov 2026",
           sort_key=lambda row: row.on),
    Column("Taken over by", taken_words, width="AS, CE, EA, NW, SW",
           tone=lambda row: "" if row.adopted else "text 3", sort_key=lambda row: -len(row.adopted)),
)  # fmt: skip


class PracticeList(ListView[PracticeRow]):
    """Good practice, the latest first."""

    title = "Good practice"
    choose_words = "Choose a good practice to see who presented it and who took it over"

    def __init__(self, around: Around) -> None:
        super().__init__(around, COLUMNS, lambda row: row.id, lambda row: f"{MONTHS[row.on.month - 1]} {row.on.year}")
        self.rows: tuple[PracticeRow, ...] = ()
        self.deeds = PracticeDeeds(around)

    def read(self) -> None:
        """Read every good practice there is."""
        self.rows = self.desk.read(practices)

    def display(self, values: Values, text: str) -> None:
        """Show what concerns the units and months chosen and says the words typed."""
        shown = tuple(row for row in self.rows if _passes(row, values, text))
        self.table.replace(shown)
        whole = "" if len(shown) == len(self.rows) else f" of {len(self.rows)}"
        self.pane.set_foot(f"{counted(len(shown), 'practice')}{whole}")

    def sentence(self) -> str:
        """Say how many there are and how often they were taken over."""
        times = sum(len(row.adopted) for row in self.rows)
        return f"{counted(len(self.rows), 'good practice')}, taken over {counted(times, 'time')}"

    def beside(self) -> Beside | None:
        """Return where it was presented, what it is, and who took it over."""
        row = self.chosen()
        if row is None:
            return None
        facts = (
            Fact("From", f"{row.origin_code} {row.origin}".strip()),
            Fact("Presented", row.presented, open=self._going(row.meeting_id)),
            Fact("By", row.presenter),
            Fact("On", date_words(row.on)),
            Fact("Theme", row.theme),
        )
        sections: tuple[Section, ...] = (Head(row.title), Facts(tuple(fact for fact in facts if fact.value)))
        if row.words:
            sections = (*sections, Paragraphs((row.words,), "What it is"))
        taken = tuple(self._note(row, place) for place in range(len(row.adopted)))
        nobody = (Note("circle-dashed", "text 2", "Nobody yet."),)
        deeds = (
            Deed("Adopted by…", lambda: self.deeds.adopt(row), icon="check"),
            Deed("Change…", lambda: self.deeds.edit(row), icon="pencil"),
        )
        return Beside(row.id, (*sections, Notes(taken or nobody, "Taken over by")), deeds)

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """Return what can be done with the chosen practice."""
        row = self.chosen()
        if row is None:
            return {}
        return {"practice.adopt": lambda: self.deeds.adopt(row), "edit.delete": lambda: self.deeds.remove(row)}

    def open_row(self, row: PracticeRow) -> None:
        """Change it."""
        self.deeds.edit(row)

    def print_log(self) -> None:
        """Save the learning log of what is shown."""
        self.deeds.print_log(self.table.rows() or self.rows, "All forums")

    def _going(self, meeting_id: str) -> Callable[[], None] | None:
        return (lambda: self.around.navigator.open_meeting(meeting_id)) if meeting_id else None

    def _note(self, row: PracticeRow, place: int) -> Note:
        one = row.adopted[place]
        note = f", {one.note}" if one.note else ""
        words = f"{one.unit_code} {one.unit}, {date_words(one.on)}{note}"
        return Note("check", "good", words, Deed("Take back", lambda: self.deeds.withdraw(one)))


def _passes(row: PracticeRow, values: Values, text: str) -> bool:
    codes = {row.origin_code, *(one.unit_code for one in row.adopted)}
    months, units = values("month"), values("unit")
    if (units and not units & codes) or (months and f"{row.on.replace(day=1)}" not in months):
        return False
    return says((row.title, under_words(row), row.presented, row.presenter, taken_words(row)), text)
