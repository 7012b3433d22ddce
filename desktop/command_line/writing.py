"""The command `print`: documents written to a file whose suffix chooses the format."""

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from desktop.app.books import opened
from desktop.command_line import calendar_prints, plan_prints
from desktop.command_line.selection import as_of, forum_id, one_meeting, span
from desktop.command_line.user import user
from models.documents.action_log import action_log_document
from models.documents.agenda import agenda_document
from models.documents.export import export
from models.documents.record import record_document
from models.documents.year_calendar import year_calendar_document
from models.errors import CannotWrite, NotFound, RuleBroken
from models.queries.actions import action_log
from models.queries.agenda_template import begun_agenda
from models.queries.calendar import year_calendar
from models.queries.record import meeting_record
from models.rules.written_dates import date_words
from models.store.files import atomic_write, reason
from models.store.workspace import Workspace


def agenda_bytes(workspace: Workspace, words: Namespace) -> bytes:
    """Return the agenda of a meeting."""
    view = workspace.read(begun_agenda, meeting_id=one_meeting(workspace, words).id)
    return export(agenda_document(view, printed=workspace.clock(), part=words.part), words.output.suffix)


def action_log_bytes(workspace: Workspace, words: Namespace) -> bytes:
    """Return the action log of a forum."""
    if not words.forum:
        raise NotFound("Whose action log? Add --forum MB.")
    log = workspace.read(action_log, forum_id=forum_id(workspace, words), as_of=as_of(workspace, words))
    return export(action_log_document(log, printed=workspace.clock()), words.output.suffix)


def record_bytes(workspace: Workspace, words: Namespace) -> bytes:
    """Return the record of decisions and actions of a meeting."""
    found = one_meeting(workspace, words)
    record = workspace.read(meeting_record, meeting_id=found.id, today=workspace.today())
    return export(record_document(record, printed=workspace.clock(), part=words.part), words.output.suffix)


def year_calendar_bytes(workspace: Workspace, words: Namespace) -> bytes:
    """Return the year calendar, one page a level."""
    first, last = span(workspace, words)
    calendar = workspace.read(year_calendar, first=first, last=last, level=words.level)
    document = year_calendar_document(calendar, printed=workspace.clock(), page=words.page)
    return export(document, words.output.suffix)


DOCUMENTS: dict[str, Callable[[Workspace, Namespace], bytes | dict[str, bytes]]] = {
    "agenda": agenda_bytes,
    "action-log": action_log_bytes,
    "record": record_bytes,
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
}


def write(words: Namespace) -> None:
    """Write a document; several files go into a folder, which is made where it is not there yet."""
    with opened(words.book, user(), words.today) as workspace:
        check(workspace, words)
        body = DOCUMENTS[words.document](workspace, words)
    if isinstance(body, bytes):
        atomic_write(words.output, body)
        print(f"Wrote {words.output}.")
        return
    make_folder(words.output)
    for name, content in body.items():
        atomic_write(words.output / name, content)
    print(f"Wrote {len(body)} files to {words.output}.")


def check(workspace: Workspace, words: Namespace) -> None:
    """Refuse a span that runs backwards and a unit that is not in the book, whatever the document makes of them."""
    if words.first and words.last and words.last < words.first:
        raise RuleBroken(f"{date_words(words.last)} lies before {date_words(words.first)}; give the later day last.")
    calendar_prints.unit_id(workspace, words)


def make_folder(folder: Path) -> None:
    """Make a folder for several files, unless it is there."""
    try:
        folder.mkdir(exist_ok=True)
    except OSError as trouble:
        raise CannotWrite(f"{folder} cannot be made: {reason(trouble)}. Choose another folder.") from trouble
