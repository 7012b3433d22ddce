"""What `print` writes of the planner: clashes, load, the plan as proposed, drafts side by side."""

from argparse import Namespace
from datetime import date

from desktop.command_line.calendar_prints import meetings_of, person_id, title, unit_id
from desktop.command_line.exporting import exported, marking_of, refuse
from desktop.command_line.selection import as_of, forum_id, post_id, span
from models.documents.attendance import BoardAttendance, attendance_document
from models.documents.clash_report import clash_report_document
from models.documents.compared_drafts import compared_drafts_document
from models.documents.load_report import load_report_document
from models.documents.plan import plan_document
from models.documents.proposal_calendar import proposal_calendar_document
from models.documents.vacancies import vacancies_document
from models.errors import NotFound
from models.queries.attendance import attendance_statistics
from models.queries.calendar import closed_days
from models.queries.clashes import ClashReport, clash_report, load_report
from models.queries.drafts import compared, drafts
from models.queries.forums import forums
from models.queries.plan import plan_basis
from models.queries.proposal import Proposal, proposal
from models.queries.vacancies import vacancies
from models.rules.planner.exact import installed, resolve
from models.rules.planner.preview import preview
from models.store.workspace import Workspace

FULLEST = 15
"""How many days, weeks and people the load report shows."""


def clash_bytes(workspace: Workspace, words: Namespace) -> bytes:
    """Return the clash report of everybody, or of the post or person --owner names."""
    first, last = span(workspace, words)
    person = person_id(workspace, words)
    report = workspace.read(
        clash_report,
        first=first,
        last=last,
        today=as_of(workspace, words),
        post_id="" if person else post_id(workspace, words),
        person_id=person,
    )
    report = _narrowed(workspace, words, report, first, last)
    return exported(words, clash_report_document(report, marking=marking_of(workspace), printed=workspace.clock()))


def load_bytes(workspace: Workspace, words: Namespace) -> bytes:
    """Return the load report of everybody, or of the post --owner names."""
    refuse(words, "The load report", "forum", "meeting", "unit", "level")
    first, last = span(workspace, words)
    report = workspace.read(load_report, first=first, last=last, post_id=post_id(workspace, words), most=FULLEST)
    return exported(words, load_report_document(report, marking=marking_of(workspace), printed=workspace.clock()))


def plan_bytes(workspace: Workspace, words: Namespace) -> bytes:
    """Return the plan of a span, or of one forum in it: resolved where the solver is installed, else the preview."""
    found = proposed(workspace, words)
    document = plan_document(
        found, title=title(workspace, words), marking=marking_of(workspace), printed=workspace.clock()
    )
    return exported(words, document)


def plan_calendar_bytes(workspace: Workspace, words: Namespace) -> bytes:
    """Return the same plan on the year calendar, before and after."""
    found = proposed(workspace, words)
    document = proposal_calendar_document(
        found,
        closed_days=workspace.read(closed_days, first=found.basis.first, last=found.basis.last),
        title=title(workspace, words),
        marking=marking_of(workspace),
        printed=workspace.clock(),
    )
    return exported(words, document)


def drafts_bytes(workspace: Workspace, words: Namespace) -> bytes:
    """Return all kept drafts side by side."""
    refuse(words, "The comparison of drafts", "forum", "meeting", "unit", "level", "owner")
    kept = workspace.read(drafts)
    if not kept:
        raise NotFound("No draft is kept in this book. Keep one in the calendar first.")
    found = workspace.read(compared, draft_ids=[draft.id for draft in kept])
    document = compared_drafts_document(
        found, title=title(workspace, words), marking=marking_of(workspace), printed=workspace.clock()
    )
    return exported(words, document)


def vacancies_bytes(workspace: Workspace, words: Namespace) -> bytes:
    """Return the vacant seats of a span, of the chosen forums."""
    refuse(words, "The report on vacancies", "meeting", "owner")
    first, last = span(workspace, words)
    known = workspace.read(forums, as_of=first, level=words.level, include_ended=True)
    forum, unit = forum_id(workspace, words), unit_id(workspace, words)
    wanted = {row.id for row in known if forum in {"", row.id} and unit in {"", row.unit_id}}
    rows = [row for row in workspace.read(vacancies, first=first, last=last) if row.forum_id in wanted]
    document = vacancies_document(
        rows,
        span=(first, last),
        title=title(workspace, words),
        marking=marking_of(workspace),
        printed=workspace.clock(),
    )
    return exported(words, document)


def attendance_bytes(workspace: Workspace, words: Namespace) -> bytes:
    """Return how the seats of a forum, or of all scheduled forums of a level, were filled over a span."""
    refuse(words, "Attendance", "meeting", "unit", "owner")
    first, last = span(workspace, words)
    only = forum_id(workspace, words)
    day = min(last, as_of(workspace, words))
    found = workspace.read(forums, as_of=day, level=words.level, include_unscheduled=False, include_ended=True)
    chosen = [row for row in found if only in {"", row.id}]
    boards = [
        BoardAttendance(
            row.code,
            row.name,
            workspace.read(attendance_statistics, forum_id=row.id, first=first, last=last),
        )
        for row in chosen
    ]
    document = attendance_document(
        boards,
        span=(first, last),
        title=title(workspace, words),
        marking=marking_of(workspace),
        printed=workspace.clock(),
    )
    return exported(words, document)


def proposed(workspace: Workspace, words: Namespace) -> Proposal:
    """Return the plan of the span, proved best where the solver is installed."""
    refuse(words, "A plan", "meeting", "unit", "level", "owner")
    first, last = span(workspace, words)
    basis = workspace.read(
        plan_basis, first=first, last=last, today=as_of(workspace, words), forum_id=forum_id(workspace, words)
    )
    return proposal(basis, resolve(basis.problem) if installed() else preview(basis.problem))


def _narrowed(workspace: Workspace, words: Namespace, report: ClashReport, first: date, last: date) -> ClashReport:
    """Return the clashes that name a meeting chosen by --forum, --meeting, --unit or --level."""
    if not (words.forum or words.meeting or words.unit or words.level):
        return report
    chosen = meetings_of(workspace, Namespace(**{**vars(words), "owner": "", "first": first, "last": last}))
    keys = {row.id for row in chosen}
    return ClashReport(report.title, tuple(row for row in report.rows if keys & set(row.meeting_ids)))
