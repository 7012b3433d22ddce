"""The stages of a paper: drafted, cleared, received, final, withdrawn; what comes after its deadline is late."""

import datetime as dt

from models.errors import RuleBroken
from models.operations.checks import LONGEST_TEXT, named, within, word_of
from models.operations.kept_deadlines import wall_now
from models.operations.paper_history import note_paper
from models.operations.papers import address_none
from models.queries.paper_deadlines import ACCEPTED
from models.queries.papers import PaperRow, papers
from models.records.papers import Paper
from models.rules.vocabulary import PaperStatus, Strength
from models.rules.written_dates import date_words
from models.store.unit import Unit


def set_status(  # noqa: PLR0913  what is late has as many facts
    unit: Unit,
    *,
    paper_id: str,
    status: str,
    on: dt.date | None = None,
    late_reason: str = "",
    late_agreed_by: str = "",
    no_risks_because: str | None = None,
    revision: str | None = None,
) -> None:
    """Bring a paper to another stage; `on` is the day it was received, today by default.

    What is received after its deadline needs a reason and counts as late; what was received in time may be made final
    later. A paper is made final only when nothing its forum requires is missing. Back in draft, it is awaited again.
    """
    paper = unit.get(Paper, paper_id, revision)
    new = word_of(PaperStatus, status, "status")
    if new is PaperStatus.WITHDRAWN:
        raise RuleBroken("Withdrawing a paper needs a reason; use “Withdraw”.", "status")
    if no_risks_because is not None:
        address_none(unit, paper, no_risks_because)
    if new not in ACCEPTED:
        paper.received_on, paper.late_reason, paper.late_agreed_by = None, "", ""
    elif paper.received_on is None or (new is PaperStatus.RECEIVED and on is not None):
        _receive(unit, paper, on, (late_reason, late_agreed_by))
    if new is PaperStatus.FINAL:
        _refuse_unready(_row(unit, paper))
    paper.status, paper.withdrawn_because = new.value, ""
    note_paper(unit, paper, new.value, paper.late_reason and f"Late: {paper.late_reason}")
    unit.say(f"Mark {paper.reference} {new.value}")


def withdraw_paper(unit: Unit, *, paper_id: str, because: str, revision: str | None = None) -> None:
    """Withdraw a paper, with the reason; its reference is not given again."""
    paper = unit.get(Paper, paper_id, revision)
    if paper.status == PaperStatus.WITHDRAWN:
        raise RuleBroken(f"{paper.reference} is withdrawn already.", "status")
    paper.withdrawn_because = named(because, "because", "Why it is withdrawn", LONGEST_TEXT)
    paper.status = PaperStatus.WITHDRAWN.value
    note_paper(unit, paper, "withdrawn", paper.withdrawn_because)
    unit.say(f"Withdraw {paper.reference}")


def _receive(unit: Unit, paper: Paper, on: dt.date | None, late: tuple[str, str]) -> None:
    """Set down when a paper came; RuleBroken, field late_reason, if that was after its deadline and nobody said why."""
    day = on or unit.today
    if day > unit.today:
        raise RuleBroken(f"{date_words(day)} is still to come; give the day it was received.", "on")
    now = wall_now(unit)
    due = _row(unit, paper).due
    came = now if day == now.date() else dt.datetime.combine(day, dt.time.min)
    reason = within(late[0], "late_reason", "The reason it is late", LONGEST_TEXT)
    is_late = due is not None and came > due
    if due is not None and is_late and not reason:
        raise RuleBroken(
            f"{paper.reference} was due {date_words(due)} {due:%H:%M}; it can only be taken as late, with a reason.",
            "late_reason",
        )
    paper.received_on = day
    paper.late_reason = reason if is_late else ""
    paper.late_agreed_by = within(late[1], "late_agreed_by", "Who agreed to it") if is_late else ""


def _refuse_unready(row: PaperRow) -> None:
    missing = [trouble for trouble in row.troubles if trouble.strength == Strength.REQUIRED]
    if missing:
        field = "no_risks_because" if "risks" in missing[0].rule else ""
        raise RuleBroken(" ".join(trouble.words for trouble in missing), field)


def _row(unit: Unit, paper: Paper) -> PaperRow:
    unit.session.flush()
    return papers(unit.session, ids=(paper.id,), now=wall_now(unit))[0]
