"""What is done with a plan: checked, resolved, accepted whole or in part, kept aside, published, and asked why."""

from collections.abc import Callable, Collection

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from desktop.kit import messages
from desktop.kit.desk import Desk
from desktop.kit.form import ask, text_of
from desktop.kit.form_fields import Field, Values
from desktop.kit.meeting_forms import MeetingForms, kept_words
from desktop.kit.short_words import counted
from desktop.rooms.calendar.changes import is_change
from desktop.rooms.calendar.changes_dialog import ChangesDialog
from desktop.rooms.calendar.drafts_dialog import DraftsDialog
from desktop.rooms.calendar.narrowing import PROPOSED
from desktop.rooms.calendar.planning import Planning
from desktop.rooms.calendar.why_not import WhyNotDialog
from models.operations.kept_deadlines import Kept
from models.operations.meetings import move_meeting, pin_meeting
from models.operations.plan import accept_plan, keep_draft, publish_year
from models.queries.meetings import MeetingRow
from models.queries.plan_moves import plan_moves
from models.queries.published import is_published
from models.rules.financial_year import FinancialYear
from models.rules.planner.problem import Slot
from models.rules.written_dates import date_words, short_date_words

BY_HAND = "Moved by hand"


class PlanDeeds(QObject):
    """The deeds of a year's plan over a parent widget; `checked` once findings are wanted."""

    checked = Signal()

    def __init__(self, parent: QWidget, desk: Desk, planning: Planning, span: Callable[[], FinancialYear]) -> None:
        super().__init__(parent)
        self._parent, self._desk, self._planning, self._span = parent, desk, planning, span
        self._forms = MeetingForms(parent, desk)

    def commands(self, *, laid_out: bool) -> dict[str, Callable[[], None]]:
        """Return the commands possible now; most need a year that is laid out."""
        if not laid_out:
            return {"plan.drafts": self.open_drafts}
        found = {
            "plan.check": self.check,
            "plan.resolve": self.resolve,
            "plan.drafts": self.open_drafts,
            "plan.publish": self.publish,
        }
        if self._planning.proposal:
            found |= {
                "plan.preview": self.review,
                "plan.accept": self.accept,
                "plan.keep_draft": self._keep_draft,
                "plan.drop": self._planning.drop,
            }
        return found

    # check and resolve

    def check(self) -> None:
        """Find what is wrong with the year."""
        if _done(lambda: self._planning.check(self._span())):
            self.checked.emit()

    def resolve(self) -> None:
        """Propose the least change that clears what is wrong."""
        self.check()
        messages.attempt(self._planning.resolve)

    def resolve_new(self, span: FinancialYear) -> None:
        """Propose a year, those of its meetings that the calendar does not hold yet among them."""
        if _done(lambda: self._planning.begin(span)):
            self.checked.emit()
            messages.attempt(self._planning.resolve)

    # take it, or some of it

    def accept(self, keys: Collection[str] | None = None) -> None:
        """Put the proposal on the calendar, or those moves of it that are asked for: one entry in the book."""
        found = self._planning.proposal
        wanted = [row for row in found.rows if is_change(row)] if found else []
        moves = plan_moves(row for row in wanted if keys is None or row.key in keys)
        stored = messages.attempt(lambda: self._desk.perform(accept_plan, moves=moves)) if moves else None
        if stored is not None:
            messages.toast(f"Accepted {counted(stored, 'change')} of the proposal.", undo=True)

    def review(self) -> None:
        """Show the proposal as a table and take what is ticked there."""
        if self._planning.proposal is None:
            return
        dialog = ChangesDialog(self._parent, self._planning.proposal)
        taken = dialog.exec() == QDialog.DialogCode.Accepted
        keys = dialog.ticked()
        dialog.deleteLater()
        if taken:
            self.accept(keys)

    def keep(self, row: MeetingRow) -> None:
        """Leave a meeting where it is, and plan the rest anew; one not on the calendar yet goes back to its rule."""
        if row.status == PROPOSED:
            self._planning.put(row.id, Slot(row.date, row.start, row.place))
            return

        def pin() -> None:
            self._desk.perform(pin_meeting, meeting_id=row.id, revision=row.revision)

        words = f"keep {row.forum_code} on {short_date_words(row.date)}"
        _done(lambda: self._planning.keep(words, pin, self._span()))

    def why_not(self, key: str) -> None:
        """Ask for a day and say why a meeting does not stand there; it may be proposed after all."""
        if self._planning.basis is None:
            self._planning.check(self._span())
        basis = self._planning.basis
        row = basis.rows.get(key) if basis else None
        if row is None:
            messages.refuse("This meeting does not take place in the year that is shown.")
            return
        dialog = WhyNotDialog(self._parent, self._planning, row)
        slot = dialog.chosen if dialog.exec() == QDialog.DialogCode.Accepted else None
        dialog.deleteLater()
        if slot:
            self._planning.put(key, slot)

    # drag and drop

    def move_to(self, row: MeetingRow, slot: Slot) -> bool:
        """Put a meeting where it was dropped: in the proposal if there is one, else on the calendar."""
        if self._planning.proposal:
            self._planning.put(row.id, slot)
            return True
        if self._desk.read(is_published, on=row.date):
            return self._forms.move(row, to=slot.date, at=slot.start)
        kept = messages.attempt(lambda: self._move(row, slot))
        if kept is not None:
            moved = f"Moved {row.forum_code} to {short_date_words(slot.date)}."
            messages.toast(kept_words(kept) if kept else moved, undo=True)
        return kept is not None

    def _move(self, row: MeetingRow, slot: Slot) -> tuple[Kept, ...]:
        return self._desk.perform(
            move_meeting,
            meeting_id=row.id,
            date=slot.date,
            start=slot.start,
            reason=BY_HAND,
            revision=row.revision,
        )

    # keep aside and publish

    def keep_draft(self) -> bool:
        """Ask for a name and keep the proposal aside; return whether it is kept."""
        found = self._planning.proposal
        if found is None:
            return False

        def submit(values: Values) -> None:
            self._desk.perform(
                keep_draft,
                name=text_of(values, "name"),
                first=found.basis.first,
                last=found.basis.last,
                moves=plan_moves(found.rows),
                note=text_of(values, "note"),
            )

        count = sum(map(is_change, found.rows))
        fields = (
            Field("name", "Name", required=True, default=f"Proposal of {date_words(self._desk.today)}"),
            Field("note", "Note", default=self._planning.words),
        )
        title = f"Keep draft, {counted(count, 'change')}"
        kept = ask(self._parent, title, "Keep draft", fields, submit, today=self._desk.today)
        if kept:
            messages.toast("The draft is kept; the calendar is unchanged.", undo=True)
        return kept

    def _keep_draft(self) -> None:
        self.keep_draft()

    def open_drafts(self) -> None:
        """Show the drafts kept aside, compare them, and take one."""
        dialog = DraftsDialog(self._parent, self._desk)
        dialog.exec()
        dialog.deleteLater()

    def publish(self) -> None:
        """Publish the year: from then on every change has its reason and a history."""
        span = self._span()
        hard = sum(each.severity == "hard" for each in self._planning.findings) if self._planning.basis else 0
        left = f" {counted(hard, 'hard finding')} {'stays' if hard == 1 else 'stay'} in it." if hard else ""
        sentence = f"From then on every change of a meeting has a reason and a history.{left}"
        if messages.choose(f"Publish {span.words}?", sentence, ("Publish year", "Not yet")) != 0:
            return
        count = messages.attempt(lambda: self._desk.perform(publish_year, first=span.first, last=span.last))
        if count is not None:
            messages.toast(f"Published {counted(count, 'meeting')} of {span.words}.", undo=True)


def _done(deed: Callable[[], object]) -> bool:
    """Do something; what the house refuses is said, and False."""

    def whole() -> bool:
        deed()
        return True

    return bool(messages.attempt(whole))
