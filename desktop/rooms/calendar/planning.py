"""A year's plan while it is being thought about: its findings, the proposal, and how good that is known to be."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, time

from PySide6.QtCore import QCoreApplication, QObject, Signal

from desktop.kit.desk import Desk
from desktop.kit.worker import Progress, Work
from desktop.rooms.calendar.changes import is_change
from desktop.rooms.calendar.hand_edits import HandEdit, HandEdits
from models.errors import DrumbeatError
from models.queries.plan import PlanBasis, plan_basis
from models.queries.plan_findings import findings_within
from models.queries.proposal import Proposal, ProposalRow, proposal
from models.rules.financial_year import FinancialYear
from models.rules.planner.answer import Alternative, Answer, Finding
from models.rules.planner.candidates import cost_of_plan
from models.rules.planner.exact import installed, resolve
from models.rules.planner.findings import findings_of
from models.rules.planner.preview import preview
from models.rules.planner.problem import Part, Problem, Slot, Slots, at_home
from models.rules.planner.reasons import why_not
from models.rules.written_dates import short_date_words

PREVIEW = "preview, not yet proved"
STOPPED = "Preview only: the proof was stopped."
BY_HAND = "Edited by hand."
INSTALL = "Preview only. To prove it, install the solver: “pip install highspy”."
OUTDATED = "The calendar changed since; resolve again to prove it."


class Planning(QObject):
    """The findings of a span and a proposal for it; the solver works in a thread beside the window.

    `changed`: findings or proposal are others. `advanced` carries how far the proof is, 0 to 1, and with what.
    """

    changed = Signal()
    advanced = Signal(float, str)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._work: Work | None = None
        self.checked = False
        self.basis: PlanBasis | None = None
        self.findings: tuple[Finding, ...] = ()
        self.answer: Answer | None = None
        self.proposal: Proposal | None = None
        self.moved: Mapping[str, ProposalRow] = {}  # what the proposal changes or cannot place, by key
        self.words = ""
        self.edits = HandEdits(lambda: desk.undo_words)
        self._by_rule = self._stale = False
        self._proved: Problem | None = None  # what the solver is at work on

    # what is known

    @property
    def today(self) -> date:
        """The date on the wall."""
        return self._desk.today

    @property
    def slots(self) -> Slots:
        """Where every meeting stands: in the proposal if there is one, else on the calendar."""
        if self.answer:
            return self.answer.slots
        return at_home(self.basis.problem) if self.basis else {}

    @property
    def is_proving(self) -> bool:
        """Whether the solver is at work."""
        return self._work is not None

    @property
    def covered(self) -> Mapping[str, frozenset[str]]:
        """The chairs for whom the proposal names a deputy, by meeting."""
        if self.basis is None:
            return {}
        named = {key: row.slot for key, row in self.moved.items() if row.deputy and row.slot}
        turns = [turn for turn in self.basis.problem.turns if turn.key in named]
        who = self.basis.problem.who
        return {
            turn.key: frozenset(who(seat.post, named[turn.key].date) for seat in turn.seats if seat.part is Part.CHAIR)
            for turn in turns
        }

    def judged(self, span: FinancialYear, key: str, day: date, begins: time | None = None) -> tuple[str, str]:
        """Return how grave it would be to put a meeting on a day, and why; both empty where nothing speaks against."""
        if self.basis is None:
            self._learn(span)
        stands = self.slots.get(key)
        if self.basis is None or stands is None:
            return "", ""
        if day <= self.today:
            return "hard", "That day is past."
        slot = Slot(day, begins or stands.start, stands.place)
        found = findings_of(self.basis.problem, {**self.slots, key: slot}, key)
        return (found[0].severity, found[0].text) if found else ("", "")

    def verdict(self, key: str, slot: Slot) -> Alternative | None:
        """Return what a slot would mean for a meeting, none where the plan does not know the meeting."""
        if self.basis is None or key not in self.basis.rows:
            return None
        return why_not(self.basis.problem, self.slots, key, slot)

    # what is done

    def begin(self, span: FinancialYear) -> None:
        """Think about a year that is not laid out: its meetings are those the rules give."""
        self._let_go()
        self.basis, self._by_rule = None, True
        self.check(span)

    def check(self, span: FinancialYear) -> None:
        """Read what the plan of a year knows, and find what is wrong with it."""
        if self.basis and (self.basis.first, self.basis.last) != (span.first, span.last):
            self._let_go()
        basis = self._learn(span)
        self.checked, self._stale = True, False
        self.findings = findings_within(basis, at_home(basis.problem))
        if self.answer:
            self._carry_over(basis, self.answer)
        self.changed.emit()

    def outdate(self) -> None:
        """Hear that the calendar changed: what was checked is checked again when there is time for it."""
        self._stale = self.checked
        if not self.checked:
            self.basis = None

    def catch_up(self, span: FinancialYear) -> None:
        """Check again what was checked before the calendar changed."""
        if self._stale:
            self.check(span)

    def _learn(self, span: FinancialYear) -> PlanBasis:
        basis = self._desk.read(plan_basis, first=span.first, last=span.last, today=self.today, by_rule=self._by_rule)
        self.basis = basis
        return basis

    def resolve(self) -> None:
        """Propose the least change at once, then prove it beside the window; edits by hand are given up."""
        self.edits.clear()
        self._resolve()

    def keep(self, words: str, pin: Callable[[], object], span: FinancialYear) -> None:
        """Pin a meeting where it stands and plan the rest anew; taking that back frees it again."""
        before, known = self.answer, self._settled()
        pin()
        self.edits.add(words, before, known, pinned=True)
        self.check(span)
        self._resolve()

    def _resolve(self) -> None:
        if self.basis is None:
            return
        self._abandon()
        problem = self.basis.problem
        self._take(preview(problem), PREVIEW)
        if not installed():
            self.words = INSTALL
            self.changed.emit()
            return
        self._start(problem)

    def stop(self) -> None:
        """Ask the solver for what it has found so far."""
        if self._work:
            self._work.progress.cancel()

    def _settled(self) -> str:
        """Return how good the proposal is known to be once its proof is given up."""
        return STOPPED if self.words == PREVIEW else self.words

    def _abandon(self) -> None:
        """Stop the proof and take nothing from it."""
        self.stop()
        self._work = None

    def put(self, key: str, slot: Slot) -> None:
        """Put one meeting of the proposal somewhere else by hand; without a proposal this begins one."""
        if self.basis is None:
            return
        self._abandon()
        code = self.basis.rows[key].forum_code if key in self.basis.rows else "a meeting"
        self.edits.add(f"{code} to {short_date_words(slot.date)}", self.answer, self._settled())
        slots = {**self.slots, key: slot}
        cost = cost_of_plan(self.basis.problem, slots)
        self._take(Answer(slots, cost, proved=False, gap=1.0, seconds=0.0, solver="by hand"), BY_HAND)

    def take_back(self) -> str:
        """Take the last edit by hand back and return it in words, empty where there is none."""
        edit = self.edits.take()
        return self._exchange(edit, self._desk.undo, self.edits.taken) if edit else ""

    def bring_back(self) -> str:
        """Make the edit taken back last again and return it in words, empty where there is none."""
        edit = self.edits.take_next()
        return self._exchange(edit, self._desk.redo, self.edits.brought) if edit else ""

    def _exchange(
        self, edit: HandEdit, in_the_book: Callable[[], None], note: Callable[[HandEdit, Answer | None, str], None]
    ) -> str:
        """Put what an edit remembers in the place of the proposal, and note what that was."""
        before, known = self.answer, self._settled()
        self._abandon()
        self._hold(edit.answer, edit.goodness)
        if edit.pinned:
            in_the_book()
        note(edit, before, known)
        self.changed.emit()
        return edit.words

    def drop(self) -> None:
        """Let go of the proposal; the calendar stays as it is."""
        self._let_go()
        self.changed.emit()

    def _let_go(self) -> None:
        """Have no proposal; nothing is left of its edits."""
        self._abandon()
        self._hold(None, "")
        self.edits.clear()

    def _take(self, answer: Answer, words: str) -> None:
        if self.basis:
            self._hold(answer, words)
            self.changed.emit()

    def _hold(self, answer: Answer | None, words: str) -> None:
        """Make an answer the proposal, or have none."""
        self.answer, self.words = answer, words
        self.proposal = proposal(self.basis, answer) if answer and self.basis else None
        rows = self.proposal.rows if self.proposal else ()
        self.moved = {row.key: row for row in rows if row.changed or is_change(row)}
        if self.proposal is None:
            self._by_rule = False

    def _carry_over(self, basis: PlanBasis, before: Answer) -> None:
        """Hold the proposal against the calendar as it is now; what was accepted is no change any more."""
        if self._work and basis.problem == self._proved:
            self._hold(before, self.words)
            return
        homes = at_home(basis.problem)
        kept = {key: before.slots.get(key, home) for key, home in homes.items()}
        fixed = {turn.key for turn in basis.problem.turns if turn.fixed}
        slots = {key: homes[key] if key in fixed else slot for key, slot in kept.items()}
        self._abandon()
        proved = before.proved and set(before.slots) == set(slots)
        answer = replace(before, slots=slots, cost=cost_of_plan(basis.problem, slots), proved=proved)
        self._hold(answer, self.words if proved or not before.proved else OUTDATED)
        if not any(is_change(row) or (row.slot is None and row.meeting_id) for row in self.moved.values()):
            self._let_go()

    def _start(self, problem: Problem) -> None:
        def prove(progress: Progress) -> tuple[Progress, Answer | DrumbeatError]:
            try:
                return progress, resolve(problem, cancelled=progress.is_cancelled, report=progress.report)
            except DrumbeatError as refused:
                return progress, refused

        application = QCoreApplication.instance() or self
        self._proved = problem
        self._work = work = Work(application, prove)
        for end in (self.destroyed, getattr(application, "aboutToQuit", self.destroyed)):
            end.connect(work.progress.cancel)
        work.progress.reported.connect(self.advanced)
        work.succeeded.connect(self._finish)
        work.broke.connect(self._fail)
        work.finished.connect(work.deleteLater)
        work.start()
        self.changed.emit()

    def wait(self) -> None:
        """Wait until the solver is done or has stopped."""
        if self._work:
            self._work.wait()

    def _finish(self, found: tuple[Progress, Answer | DrumbeatError]) -> None:
        """Show what the solver found, unless something else is asked by now; a refusal leaves the preview."""
        progress, outcome = found
        if self._work is None or self._work.progress is not progress:
            return
        self._work = None
        if isinstance(outcome, Answer):
            self._take(outcome, goodness(outcome))
        else:
            self.words = str(outcome)
            self.changed.emit()

    def _fail(self, error: Exception) -> None:
        """Raise here what nobody expected there."""
        self._work = None
        self.changed.emit()
        raise error


def goodness(answer: Answer) -> str:
    """Say how good a plan is known to be."""
    if answer.proved:
        return "Proved least change."
    return f"Not proved: at most {max(answer.gap, 0.001):.1%} could still be saved."
