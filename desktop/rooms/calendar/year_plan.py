"""Laying out a year: which one, what the rules propose, and the one button that takes it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.kit import appearance, messages
from desktop.kit.controls import Button, Deed, plain_label
from desktop.kit.desk import Desk
from desktop.kit.dialog_size import open_sized
from desktop.kit.form import ask, text_of
from desktop.kit.form_fields import Field, Values
from desktop.kit.row_table import Column, RowTable
from desktop.kit.row_view import RowView
from desktop.kit.short_words import counted
from desktop.rooms.calendar.findings_panel import counts_words
from models.operations.year import lay_out_year
from models.queries.plan import plan_basis
from models.queries.plan_findings import findings_within
from models.queries.year import ProposedMeeting, proposed_year
from models.rules.financial_year import FinancialYear, financial_year
from models.rules.level_names import USUAL_NAMES, LevelNames
from models.rules.planner.answer import Finding
from models.rules.planner.problem import at_home
from models.rules.vocabulary import Level
from models.rules.written_dates import date_words

_SIZE = (860, 600)
_YEARS = range(-1, 4)
_SELDOM = (("Skipped", "skipped", "Skipped 00"), ("There already", "held", "There already 0"))


@dataclass(frozen=True, slots=True)
class LevelSum:
    """What is proposed at one level: forums, new meetings, those the book holds, moved and skipped ones."""

    level: str
    forums: int
    new: int
    held: int
    moved: int
    skipped: int


def level_sums(proposal: Sequence[ProposedMeeting]) -> tuple[LevelSum, ...]:
    """Return the sums of each level that has forums meeting in the year, then of all."""
    order = [level.value for level in Level]
    by_level = sorted(proposal, key=lambda row: order.index(row.level))
    sums = [_sum(level, tuple(rows)) for level, rows in groupby(by_level, key=lambda row: row.level)]
    return (*sums, _sum("all levels", proposal)) if sums else ()


def _sum(level: str, rows: Sequence[ProposedMeeting]) -> LevelSum:
    new = [row for row in rows if row.date and not row.stored]
    return LevelSum(
        level=level,
        forums=len({row.forum_id for row in rows}),
        new=len(new),
        held=sum(row.stored for row in rows),
        moved=sum(bool(row.moved_because) for row in new),
        skipped=sum(row.date is None for row in rows),
    )


def told_apart(proposal: Sequence[ProposedMeeting]) -> tuple[ProposedMeeting, ...]:
    """Return the new meetings that do not stand on their rule date, and those that are skipped."""
    return tuple(row for row in proposal if not row.stored and (row.moved_because or row.date is None))


@dataclass(frozen=True, slots=True)
class LaidOut:
    """The year that was laid out; or, with `resolve`, the one a proposal is wanted for before anything is stored."""

    span: FinancialYear
    resolve: bool


def ask_year(parent: QWidget, desk: Desk, likely: FinancialYear) -> FinancialYear | None:
    """Ask which financial year is laid out, the likely one chosen; none when given up."""
    given: list[FinancialYear] = []

    def submit(values: Values) -> None:
        given[:] = [FinancialYear(int(text_of(values, "year")))]

    present = financial_year(desk.today).year
    spans = [FinancialYear(year) for year in sorted({*(present + step for step in _YEARS), likely.year})]
    choices = tuple((str(span.year), f"{span.words} ({span.short})") for span in spans)
    field = Field("year", "Financial year", "choice", required=True, choices=choices, default=str(likely.year))
    note = "You see what the forums’ rules propose before anything is stored."
    ask(parent, "Lay out a year", "Show the proposal", (field,), submit, today=desk.today, note=note)
    return given[0] if given else None


class ProposalDialog(QDialog):
    """What the rules give for a year: sums by level, every moved date with its reason, one button to take it."""

    def __init__(
        self,
        parent: QWidget,
        span: FinancialYear,
        proposal: Sequence[ProposedMeeting],
        found: Sequence[Finding] = (),
        levels: LevelNames = USUAL_NAMES,
    ) -> None:
        super().__init__(parent)
        self.resolve = False
        self._found = tuple(found)
        self.setWindowTitle(f"Lay out {span.words}")
        open_sized(self, *_SIZE)
        self.new = sum(row.date is not None and not row.stored for row in proposal)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, appearance.space(20), 0, appearance.space(16))
        column.setSpacing(appearance.space(8))
        column.addLayout(self._head(span, proposal))
        sums: RowView[LevelSum] = RowView(_sums_table(level_sums(proposal), levels), "Meetings by level", lines=1)
        sums.setFixedHeight(appearance.space(32) + sums.model().rowCount() * appearance.row_height(1))
        sums.setVisible(bool(proposal))
        column.addWidget(sums)
        column.addLayout(self._moves(told_apart(proposal)), 1)
        column.addLayout(self._foot())
        for button in self.findChildren(Button):
            button.setFocus()

    def _head(self, span: FinancialYear, proposal: Sequence[ProposedMeeting]) -> QVBoxLayout:
        head = QVBoxLayout()
        edge = appearance.space(20)
        head.setContentsMargins(edge, 0, edge, 0)
        head.setSpacing(appearance.space(4))
        head.addWidget(plain_label(self._title(span), "inspector", weight=600, wrap=True))
        head.addWidget(plain_label(self._sentence(proposal), tone="text 2", wrap=True))
        if proposal:
            head.addWidget(plain_label(self._findings(), tone="bad" if self._hard() else "text 2", wrap=True))
        return head

    def _hard(self) -> int:
        return sum(each.severity == "hard" for each in self._found)

    def _findings(self) -> str:
        """Say what is wrong with the year as the rules give it."""
        if not self._found:
            return "Nothing in it clashes."
        offered = " Resolve proposes the least change that clears the hard ones." if self._hard() else ""
        return f"Findings: {counts_words(self._found)}.{offered}"

    def _resolve(self) -> None:
        self.resolve = True
        self.accept()

    def _title(self, span: FinancialYear) -> str:
        if self.new:
            return f"{counted(self.new, 'meeting')} from {span.words}"
        return f"Nothing to lay out from {span.words}"

    def _sentence(self, proposal: Sequence[ProposedMeeting]) -> str:
        held = sum(row.stored for row in proposal)
        if not proposal:
            return "No forum has a rule that gives a date in this year. Add forums in the Framework first."
        if not self.new:
            return f"The calendar holds all {held:,} already; they are not touched."
        kept = f" {held:,} that the calendar holds already are not touched." if held else ""
        return f"As the forums’ rules give them; closed days are stepped over by each forum’s own rule.{kept}"

    @staticmethod
    def _moves(rows: tuple[ProposedMeeting, ...]) -> QVBoxLayout:
        column = QVBoxLayout()
        if not rows:
            column.addStretch(1)
            return column
        title = plain_label(f"{len(rows)} not on their rule’s date", "small", "text 2", weight=600)
        title.setContentsMargins(appearance.space(20), appearance.space(8), 0, 0)
        column.addWidget(title)
        column.addWidget(RowView(_moves_table(rows), "Moved meetings"), 1)
        return column

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        edge = appearance.space(20)
        row.setContentsMargins(edge, appearance.space(8), edge, 0)
        row.setSpacing(appearance.space(8))
        row.addStretch(1)
        row.addWidget(Button.of(Deed("Keep as it is" if self.new else "Close", self.reject, key="Esc")))
        if self._hard():
            title = "Lay out and resolve" if self.new else "Resolve"
            tip = "Nothing is stored before you accept the proposal" if self.new else ""
            row.addWidget(Button.of(Deed(title, self._resolve, icon="sparkle", tip=tip)))
        if self.new:
            title = "Lay out by rule" if self._hard() else f"Lay out {counted(self.new, 'meeting')}"
            done = Button.of(Deed(title, self.accept, "Ctrl+Return", kind="filled"))
            done.setShortcut("Ctrl+Return")
            done.setDefault(True)
            row.addWidget(done)
        return row


def lay_out(parent: QWidget, desk: Desk, likely: FinancialYear) -> LaidOut | None:
    """Ask for a year, show what the rules give and what is wrong with it, and store what is taken."""
    span = ask_year(parent, desk, likely)
    if span is None:
        return None
    proposal = messages.attempt(lambda: desk.read(proposed_year, first=span.first, last=span.last))
    if proposal is None:
        return None
    dialog = ProposalDialog(parent, span, proposal, findings_of_year(desk, span) if proposal else (), desk.levels)
    taken, resolve, new = dialog.exec() == QDialog.DialogCode.Accepted, dialog.resolve, dialog.new
    dialog.deleteLater()
    if not taken:
        return None
    if resolve or not new:
        return LaidOut(span, resolve)
    stored = messages.attempt(lambda: desk.perform(lay_out_year, first=span.first, last=span.last))
    if stored is None:
        return None
    messages.toast(f"Laid out {counted(stored, 'meeting')} from {span.words}.", undo=True)
    return LaidOut(span, resolve=False)


def findings_of_year(desk: Desk, span: FinancialYear) -> tuple[Finding, ...]:
    """Return what is wrong with a year: what the book holds of it, and what the rules still give."""
    basis = desk.read(plan_basis, first=span.first, last=span.last, today=desk.today)
    return findings_within(basis, at_home(basis.problem))


def _sums_table(rows: tuple[LevelSum, ...], levels: LevelNames) -> RowTable[LevelSum]:
    def is_all(row: LevelSum) -> bool:
        return row is rows[-1]

    def figure(title: str, value: str, sample: str) -> Column[LevelSum]:
        return Column(title, lambda row: f"{getattr(row, value):,}", kind="number", width=sample, bold=is_all)

    table = RowTable(
        (
            Column("Level", lambda row: levels.opened(row.level), bold=is_all),
            figure("Forums", "forums", "Forums 000"),
            figure("New meetings", "new", "New meetings"),
            figure("Of these moved", "moved", "Of these moved"),
            *(
                figure(title, value, sample)
                for title, value, sample in _SELDOM
                if any(getattr(row, value) for row in rows)
            ),
        ),
        lambda row: row.level,
    )
    table.replace(rows)
    return table


def _moves_table(rows: tuple[ProposedMeeting, ...]) -> RowTable[ProposedMeeting]:
    table: RowTable[ProposedMeeting] = RowTable(
        (
            Column(
                "Forum",
                lambda row: row.forum_name,
                kind="two-line",
                code=lambda row: (row.forum_code, row.level),
                second=lambda row: row.moved_because,
            ),
            Column("By rule", lambda row: date_words(row.rule_date), width="Wed 30 Sep 2026"),
            Column(
                "Laid out on",
                lambda row: date_words(row.date) if row.date else "skipped",
                width="Wed 30 Sep 2026",
                bold=lambda _row: True,
            ),
        ),
        lambda row: (row.forum_id, row.rule_date),
    )
    table.replace(rows)
    return table
