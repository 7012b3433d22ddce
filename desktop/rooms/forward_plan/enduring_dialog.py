"""What endures: suggestions to be answered with yes or no, the Gold Groups at work, and what was answered before."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from desktop.kit.controls import Button, Deed, plain_label
from desktop.kit.desk import Desk
from desktop.kit.dialog_size import open_sized
from desktop.kit.form import ask, flag_of, text_of
from desktop.kit.form_fields import Field, Values
from desktop.kit.list_dialog import ListDialog
from desktop.kit.row_table import Column, RowTable
from desktop.kit.statuses import Status
from desktop.rooms.forward_plan.gold_dialog import GoldDeeds
from models.operations.enduring import answer_enduring
from models.queries.enduring import EnduringAnswerRow, SuggestionRow, answers, suggestions
from models.queries.gold_groups import GoldGroupRow, gold_groups
from models.queries.settings import Settings, settings
from models.rules.written_dates import date_words, short_date_words

SUGGESTED, AT_WORK, ANSWERED = "To be answered by the chair", "Gold Groups", "Answered before"
ANSWER, TASK, CLOSE_GOLD, REOPEN = "Yes or no…", "Yes, task a Gold Group…", "Close Gold Group…", "Open again"
NOTHING = "Nothing endures at present."
_SIZE = (860, 560)  # px at 100 %
_SHOWN_ANSWERS = 50


@dataclass(frozen=True, slots=True)
class EnduringLine:
    """A line: its group, its theme with forum and evidence, and how it stands; one of the three rows is set."""

    key: str
    group: str
    title: str
    second: str
    status: Status
    suggestion: SuggestionRow | None = None
    gold: GoldGroupRow | None = None


class EnduringDialog(ListDialog[EnduringLine]):
    """Yes may go on to a Gold Group at once; a no is kept with its reason, and nothing follows by itself."""

    def __init__(self, parent: QWidget, desk: Desk, golds: GoldDeeds) -> None:
        columns = (
            Column[EnduringLine]("Theme", lambda row: row.title, kind="two-line", second=lambda row: row.second),
            Column[EnduringLine]("Stands", lambda row: row.status.word, kind="status", status=_status, width=_WIDEST),
        )
        table = RowTable(columns, lambda row: row.key, lambda row: row.group)
        sentence = f"{threshold_words(desk.read(settings))} It is a suggestion; the chair’s yes or no is kept."
        super().__init__(parent, "What endures", sentence, table, lines=2)
        self._desk, self._golds = desk, golds
        self._nothing = plain_label(NOTHING, tone="text 2")
        self.above.addWidget(self._nothing)
        self.set_deeds(
            (Deed(ANSWER, self.answer, "F2"), Deed(CLOSE_GOLD, self.close_gold), Deed(REOPEN, self.reopen_gold)),
            (
                Deed("Close", self.accept, "Esc"),
                Deed(TASK, self.task, "Ctrl+Return", "shield", "filled"),
            ),
        )
        self.lines.chosen.connect(lambda _row: self._offer())
        self.lines.opened.connect(lambda _row: self.open_line())
        open_sized(self, *_SIZE)
        self.refresh()
        self.lines.select_first()
        self.lines.setFocus()

    def refresh(self) -> None:
        """Read suggestions, Gold Groups and answers again."""
        today = self._desk.today
        open_ones = self._desk.read(suggestions, today=today)
        self._nothing.setVisible(not open_ones)
        self.table.replace(
            (
                *map(_suggested, open_ones),
                *map(_at_work, self._desk.read(gold_groups, today=today)),
                *map(_answered, self._desk.read(answers)[:_SHOWN_ANSWERS]),
            )
        )
        self._offer()

    def _offer(self) -> None:
        """Offer only what can be done to the chosen line."""
        line = self.lines.current_row()
        asks = line is not None and line.suggestion is not None
        gold = line.gold if line else None
        works = gold is not None and gold.is_open
        possible = {ANSWER: asks, TASK: asks, CLOSE_GOLD: works, REOPEN: gold is not None and not works}
        for button in self.findChildren(Button):
            button.setEnabled(possible.get(button.text(), True))

    def answer(self, *, agreed: bool = False) -> bool:
        """Ask for the chair's yes or no to the chosen suggestion, and keep it."""
        line = self.lines.current_row()
        row = line.suggestion if line else None
        if row is None:
            return False

        def submit(values: Values) -> None:
            self._desk.perform(
                answer_enduring,
                forum_id=row.forum_id,
                theme_id=row.theme_id,
                agreed=flag_of(values, "agreed"),
                reason=text_of(values, "reason"),
                by=text_of(values, "by"),
            )

        fields = (
            Field("agreed", "Yes, it endures", "check", default=agreed),
            Field("reason", "Reason", help="What is done about it, or why it is no concern"),
            Field("by", "Answered by", help="Empty: you, for the chair"),
        )
        title = f"Does {row.theme} endure at {row.forum_code}?"
        done = ask(self, title, "Keep answer", fields, submit, today=self._desk.today, note=_second(row))
        self.refresh()
        return done

    def task(self) -> None:
        """Let the chair say yes to the chosen suggestion, and task a Gold Group with it."""
        line = self.lines.current_row()
        row = line.suggestion if line else None
        if row is not None and self.answer(agreed=True):
            self._golds.task(row.forum_id, row.theme_id, row.meeting_id)
            self.refresh()

    def open_line(self) -> None:
        """Answer the chosen suggestion, or change what the chosen Gold Group is to do."""
        line = self.lines.current_row()
        if line is not None and line.gold is not None and line.gold.is_open:
            self._golds.change_terms(line.gold.id)
            self.refresh()
        else:
            self.answer()

    def reopen_gold(self) -> None:
        """Let the chosen Gold Group go on, as long as its report stands on no agenda."""
        line = self.lines.current_row()
        if line is not None and line.gold is not None:
            self._golds.reopen(line.gold.id)
            self.refresh()

    def close_gold(self) -> None:
        """Close the chosen Gold Group with its report."""
        line = self.lines.current_row()
        if line is not None and line.gold is not None and line.gold.is_open:
            self._golds.close(line.gold.id)
            self.refresh()


_WIDEST = "Closed Wed 30 Sep 2026"


def threshold_words(kept: Settings) -> str:
    """Say by which thresholds of the book a theme endures."""
    row = f"off track at {kept.enduring_in_a_row} meetings in a row" if kept.enduring_in_a_row else ""
    often = f"taken at {kept.enduring_times} of {kept.enduring_of} meetings" if kept.enduring_times else ""
    signs = " or ".join(part for part in (row, often) if part)
    return f"A theme endures when it was {signs}." if signs else "No theme is watched: both thresholds are off."


def _suggested(row: SuggestionRow) -> EnduringLine:
    key = f"{row.forum_id} {row.theme_id}"
    status = Status("To be answered", "circle-help", "warn")
    return EnduringLine(key, SUGGESTED, row.theme, _second(row), status, suggestion=row)


def _second(row: SuggestionRow) -> str:
    before = f" · answered before: {row.former_answer}" if row.former_answer else ""
    return f"{row.forum_code} · {row.evidence}{before}"


def _at_work(row: GoldGroupRow) -> EnduringLine:
    next_words = f"next {date_words(row.next_date)}" if row.next_date else "no meeting planned"
    parts = (row.code, row.chair, next_words if row.is_open else row.reported_at)
    closed = f"Closed {date_words(row.closed_on)}" if row.closed_on else ""
    status = Status(closed, "lock", "hold") if closed else Status("At work", "shield", "info")
    return EnduringLine(row.id, AT_WORK, row.name, " · ".join(part for part in parts if part), status, gold=row)


def _answered(row: EnduringAnswerRow) -> EnduringLine:
    said = f"{short_date_words(row.on)}, {row.by}" + (f": {row.reason}" if row.reason else "")
    status = Status("Yes", "check", "info") if row.agreed else Status("No", "x", "hold")
    return EnduringLine(row.id, ANSWERED, row.theme, f"{row.forum_code} · {said} · {row.evidence}", status)


def _status(row: EnduringLine) -> Status:
    return row.status
