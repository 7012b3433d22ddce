"""The command `print`: documents written to a file whose suffix chooses the format."""

from argparse import Namespace
from collections.abc import Callable
from datetime import date

from desktop.app.books import opened
from desktop.command_line.selection import as_of, chosen_meetings, forum_id, one_meeting
from desktop.command_line.user import user
from models.documents.action_log import action_log_document
from models.documents.agenda import agenda_document
from models.documents.calendar_feed import calendar_feed
from models.documents.export import export
from models.documents.record import record_document
from models.documents.write_ics import write_ics
from models.documents.year_calendar import year_calendar_document
from models.errors import FileRefused, NotFound
from models.queries.actions import action_log
from models.queries.agenda_template import begun_agenda
from models.queries.calendar import year_calendar
from models.queries.record import meeting_record
from models.queries.settings import settings
from models.rules.financial_year import financial_year
from models.store.files import atomic_write
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


def calendar_bytes(workspace: Workspace, words: Namespace) -> bytes:
    """Return a calendar file of the chosen meetings."""
    if words.output.suffix.lower() != ".ics":
        raise FileRefused(f"A calendar file ends in .ics, not “{words.output.suffix}”. Name it so.")
    title = words.forum or words.level or workspace.read(settings).title
    return write_ics(calendar_feed(chosen_meetings(workspace, words), title=title, printed=workspace.clock()))


def span(workspace: Workspace, words: Namespace) -> tuple[date, date]:
    """Return the days to print: --from and --to, or the financial year of today."""
    year = financial_year(words.first or as_of(workspace, words))
    return words.first or year.first, words.last or year.last


DOCUMENTS: dict[str, Callable[[Workspace, Namespace], bytes]] = {
    "agenda": agenda_bytes,
    "action-log": action_log_bytes,
    "record": record_bytes,
    "year-calendar": year_calendar_bytes,
    "calendar": calendar_bytes,
}


def write(words: Namespace) -> None:
    """Write a document."""
    with opened(words.book, user(), words.today) as workspace:
        body = DOCUMENTS[words.document](workspace, words)
    atomic_write(words.output, body)
    print(f"Wrote {words.output}.")
