"""Next year from this year's rules: what the year taught of each forum, and which rule is taken from 1 April."""

from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from desktop.kit import messages
from desktop.kit.controls import Deed
from desktop.kit.desk import Desk
from desktop.kit.form import ask, text_of
from desktop.kit.form_fields import Field, Values
from desktop.kit.short_words import counted
from desktop.kit.tick_dialog import Asked, Tick, TickDialog
from desktop.rooms.framework.forum_words import CADENCE_HELP
from models.errors import RuleBroken
from models.operations.roll_over import take_rules
from models.queries.roll_over import LearnedRow, RollOver, roll_over
from models.rules.cadence_words import parse_cadence
from models.rules.financial_year import financial_year
from models.rules.written_dates import date_words

_DAY = timedelta(days=1)
_HABIT, _WORTH = "Met by another rule than their own", "Worth a look"
_NOTHING = "No forum was moved, cancelled or clashed often enough to learn from. What a year teaches is listed here."


class RollOverForms:
    """The dialogs over a parent widget; the rules taken are stored through the desk as one deed."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        self._parent, self._desk = parent, desk

    def ask(self) -> bool:
        """Show what the year taught and take the rules ticked from the first day of the next one."""
        year = financial_year(self._desk.today)
        learned = self._desk.read(roll_over, first=year.first, last=year.last)
        starts = year.last + _DAY
        rows = [_tick(row) for row in sorted(learned.rows, key=lambda row: not row.suggested)]
        asked = Asked(
            f"Rules of the year from {date_words(starts)}", _sentence(learned), "Take rules", _NOTHING,
            "Forum", "Take", ("By the rule", "every 2 months, second Wednesday, from May"), (),
            (Deed("Another rule…", lambda: self.ask_rule(dialog, starts), "F2", "pencil"),),
        )  # fmt: skip
        taken: list[int] = []

        def go_on(ticked: tuple[str, ...], _values: Values) -> bool:
            rules = {row.key: row.aside for row in dialog.table.rows() if row.key in ticked}
            for row in learned.rows:
                if rules.get(row.forum_id) == row.rule:
                    raise RuleBroken(f"{row.forum_code} meets by that rule already; give it another one, or clear it.")
            followed = self._desk.perform(take_rules, cadences=rules, starts=starts)
            taken[:] = [len(rules), followed]
            return True

        dialog = TickDialog(self._parent, asked, rows, go_on, self._desk.today)
        dialog.exec()
        dialog.deleteLater()
        if taken:
            follow = f"; {counted(taken[1], 'meeting')} follow" if taken[1] else ""
            messages.toast(f"Took {counted(taken[0], 'rule')} from {date_words(starts)}{follow}.", undo=True)
        return bool(taken)

    def ask_rule(self, dialog: TickDialog, starts: date) -> None:
        """Ask for another rule of the chosen forum, and tick it."""
        row = dialog.lines.current_row()
        if row is None:
            return

        def submit(values: Values) -> None:
            words = text_of(values, "cadence")
            try:
                parse_cadence(words, year_start=starts)
            except RuleBroken as refused:
                raise RuleBroken(str(refused), "cadence") from None
            dialog.put(replace(row, aside=words, ticked=True))

        field = Field("cadence", "Meets", required=True, default=row.aside, help=CADENCE_HELP)
        title = f"Rule of {row.what.partition('  ')[0]} from {date_words(starts)}"
        ask(dialog, title, "Take this rule", (field,), submit, today=self._desk.today)


def _tick(row: LearnedRow) -> Tick:
    return Tick(
        key=row.forum_id,
        what=f"{row.forum_code}  {row.forum_name}",
        second=f"{row.rule}: {row.text[:1].lower()}{row.text[1:]}",
        aside=row.suggested or row.rule,
        group=_HABIT if row.suggested else _WORTH,
    )


def _sentence(learned: RollOver) -> str:
    silent = f"{counted(learned.silent, 'forum')} kept to their rules and go on by them."
    return f"What Space ticks meets by the rule at the right from then on, the others as they do. {silent}"
