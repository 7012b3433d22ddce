"""The command `print`: documents written to a file whose suffix chooses the format."""

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from desktop.app.books import opened
from desktop.command_line import calendar_prints, forward_prints, mail_prints, meeting_prints, paper_prints, plan_prints
from desktop.command_line.selection import level, span
from desktop.command_line.user import user
from models.documents.export import export
from models.documents.wording import listed
from models.documents.year_calendar import year_calendar_document
from models.errors import CannotWrite, RuleBroken
from models.queries.calendar import year_calendar
from models.rules.written_dates import date_words
from models.store.files import atomic_write, reason
from models.store.workspace import Workspace


def year_calendar_bytes(workspace: Workspace, words: Namespace) -> bytes:
    """Return the year calendar, one page a level."""
    first, last = span(workspace, words)
    calendar = workspace.read(year_calendar, first=first, last=last, level=words.level)
    document = year_calendar_document(calendar, printed=workspace.clock(), page=words.page)
    return export(document, words.output.suffix)


DOCUMENTS: dict[str, Callable[[Workspace, Namespace], bytes | dict[str, bytes]]] = {
    "agenda": meeting_prints.agenda_bytes,
    "run-sheet": meeting_prints.run_sheet_bytes,
    "minutes": meeting_prints.minutes_bytes,
    "record": meeting_prints.record_bytes,
    "action-log": meeting_prints.action_log_bytes,
    "decision-register": meeting_prints.decision_register_bytes,
    "risk-register": meeting_prints.risk_register_bytes,
    "papers-due": paper_prints.papers_due_bytes,
    "paper": paper_prints.paper_bytes,
    "paper-skeleton": paper_prints.paper_skeleton_bytes,
    "pack": paper_prints.pack_bytes,
    "chase": paper_prints.chase_bytes,
    "owner-mails": mail_prints.owner_mail_bytes,
    "after-meeting": mail_prints.after_meeting_bytes,
    "year-calendar": year_calendar_bytes,
    "month-calendar": calendar_prints.month_calendar_bytes,
    "week-calendar": calendar_prints.week_calendar_bytes,
    "meetings": calendar_prints.meeting_list_bytes,
    "calendar": calendar_prints.calendar_file_bytes,
    "calendar-file": calendar_prints.calendar_file_bytes,
    "invitations": calendar_prints.invitation_bytes,
    "clashes": plan_prints.clash_bytes,
    "load": plan_prints.load_bytes,
    "plan": plan_prints.plan_bytes,
    "plan-calendar": plan_prints.plan_calendar_bytes,
    "vacancies": plan_prints.vacancies_bytes,
    "drafts": plan_prints.drafts_bytes,
    "attendance": plan_prints.attendance_bytes,
    "forward-plan": forward_prints.forward_plan_bytes,
    "programme-board": forward_prints.programme_board_bytes,
    "theme-coverage": forward_prints.theme_coverage_bytes,
    "deep-dives": forward_prints.deep_dives_bytes,
    "cascade-report": forward_prints.cascade_report_bytes,
    "learning-log": forward_prints.learning_log_bytes,
    "unit-agendas": forward_prints.unit_agendas_bytes,
}


def write(words: Namespace) -> None:
    """Write a document; several files go beside the one that is named, or into a folder that is made for them."""
    with opened(words.book, user(), words.today) as workspace:
        check(workspace, words)
        words.level = level(workspace, words)
        body = DOCUMENTS[words.document](workspace, words)
    if isinstance(body, bytes):
        atomic_write(words.output, body)
        print(f"Wrote {words.output}.")
        return
    if words.output.name not in body:
        make_folder(words.output)
    folder = words.output.parent if words.output.name in body else words.output
    for name, content in body.items():
        atomic_write(folder / name, content)
    print(f"Wrote {len(body)} files to {folder}.")


def check(workspace: Workspace, words: Namespace) -> None:
    """Refuse what no document can follow: a span that runs backwards, an unknown unit, a version of what has none."""
    if words.first and words.last and words.last < words.first:
        raise RuleBroken(f"{date_words(words.last)} lies before {date_words(words.first)}; give the later day last.")
    calendar_prints.unit_id(workspace, words)
    if words.version and words.document not in meeting_prints.ISSUED:
        raise RuleBroken(f"Only {listed(list(meeting_prints.ISSUED))} are issued in versions. Leave --version out.")


def make_folder(folder: Path) -> None:
    """Make a folder for several files, unless it is there."""
    try:
        folder.mkdir(exist_ok=True)
    except OSError as trouble:
        raise CannotWrite(f"{folder} cannot be made: {reason(trouble)}. Choose another folder.") from trouble
