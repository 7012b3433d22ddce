"""What `print` writes of the calendar: months, weeks, lists of meetings, calendar files and invitations."""

from argparse import Namespace
from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta

from desktop.command_line.selection import as_of, chosen_meetings, forum_id
from models.documents.content import PageSize
from models.documents.export import export
from models.documents.invitations import highest_marking, invitation_files, meeting_request, published, zipped
from models.documents.meeting_list import meeting_list_document
from models.documents.month_calendar import month_calendar_document
from models.documents.week_calendar import week_calendar_document
from models.documents.write_ics import write_ics
from models.errors import FileRefused, NotFound
from models.queries.absences import absences
from models.queries.calendar import YearCalendar, year_calendar
from models.queries.forums import find_forum, units
from models.queries.invitations import invitations, meeting_invitations
from models.queries.meetings import MeetingRow, meetings
from models.queries.people import people
from models.queries.settings import settings
from models.rules.vocabulary import MeetingStatus
from models.store.workspace import Workspace

LANDSCAPE = {"A3": PageSize.A3_LANDSCAPE, "A4": PageSize.A4_LANDSCAPE}
SUNDAY = timedelta(days=6)
ARCHIVE, CALENDAR_FILE = ".zip", ".ics"


def meeting_list_bytes(workspace: Workspace, words: Namespace) -> bytes:
    """Return a list of the chosen meetings."""
    rows = meetings_of(workspace, words)
    document = meeting_list_document(
        rows, title=title(workspace, words), marking=marking(workspace, rows), printed=workspace.clock()
    )
    return export(document, words.output.suffix)


def month_calendar_bytes(workspace: Workspace, words: Namespace) -> bytes:
    """Return the months from --from to --to, or the month of --from or today."""
    first = words.first or as_of(workspace, words)
    last = words.last or first.replace(day=monthrange(first.year, first.month)[1])
    start = first if words.first else first.replace(day=1)
    calendar = calendar_of(workspace, words, start, last)
    document = month_calendar_document(calendar, printed=workspace.clock(), page=LANDSCAPE[words.page])
    return export(document, words.output.suffix)


def week_calendar_bytes(workspace: Workspace, words: Namespace) -> bytes:
    """Return the weeks from --from to --to, or the week of --from or today; people are its lanes."""
    first = words.first or as_of(workspace, words)
    monday = first - timedelta(days=first.weekday())
    calendar = calendar_of(workspace, words, words.first or monday, words.last or monday + SUNDAY)
    invited = workspace.read(invitations, meetings=calendar.meetings)
    away = workspace.read(absences, first=calendar.first, last=calendar.last)
    document = week_calendar_document(
        calendar, invited, printed=workspace.clock(), page=LANDSCAPE[words.page], absences=away
    )
    return export(document, words.output.suffix)


def calendar_file_bytes(workspace: Workspace, words: Namespace) -> bytes:
    """Return a calendar file of the chosen meetings, to subscribe to."""
    if words.output.suffix.lower() != CALENDAR_FILE:
        raise FileRefused(f"A calendar file ends in .ics, not “{words.output.suffix}”. Name it so.")
    found = workspace.read(meeting_invitations, meetings=meetings_of(workspace, words))
    return write_ics(published(found, title=title(workspace, words), printed=workspace.clock()))


def invitation_bytes(workspace: Workspace, words: Namespace) -> bytes | dict[str, bytes]:
    """Return the invitation to one meeting, or those to several in an archive or a folder: one file a meeting.

    Without --meeting or --from only meetings from today on are asked to.
    """
    suffix = words.output.suffix.lower()
    if suffix not in {"", ARCHIVE, CALENDAR_FILE}:
        raise FileRefused(
            f"Invitations are calendar files, not “{suffix}”. Name a .zip file, a folder, or an .ics file."
        )
    since = words.first or as_of(workspace, words)
    rows = meetings_of(workspace, Namespace(**{**vars(words), "first": since}))
    if not rows:
        raise NotFound("No meeting to invite to is chosen. Choose other dates, or another forum or person.")
    found = workspace.read(meeting_invitations, meetings=rows)
    printed = workspace.clock()
    if suffix != CALENDAR_FILE:
        files = invitation_files(found, title=title(workspace, words), printed=printed)
        return zipped(files, printed=printed) if suffix else files
    if len(found) > 1:
        raise FileRefused(
            f"Mail programs read one invitation a file, and {len(found)} meetings are chosen. Name a .zip file or a "
            "folder, or choose one with --meeting."
        )
    return write_ics(meeting_request(found[0], printed=printed))


def calendar_of(workspace: Workspace, words: Namespace, first: date, last: date) -> YearCalendar:
    """Return the calendar of a span with the chosen meetings only."""
    calendar = workspace.read(year_calendar, first=first, last=last, level=words.level)
    chosen = meetings_of(workspace, Namespace(**{**vars(words), "first": first, "last": last}))
    rows = tuple(row for row in chosen if row.status != MeetingStatus.CANCELLED)
    return replace(calendar, title=title(workspace, words), marking=marking(workspace, rows), meetings=rows)


def meetings_of(workspace: Workspace, words: Namespace) -> tuple[MeetingRow, ...]:
    """Return the chosen meetings; --owner may name a person, whose posts all count, each on its days."""
    person = person_id(workspace, words)
    if words.meeting or not person:
        return chosen_meetings(workspace, words)
    return workspace.read(
        meetings,
        forum_id=forum_id(workspace, words),
        level=words.level,
        unit=words.unit,
        person_id=person,
        first=words.first,
        last=words.last,
    )


def person_id(workspace: Workspace, words: Namespace) -> str:
    """Return the key of the person whom --owner names in full, empty if it names a post or nobody."""
    wanted = words.owner.strip().casefold()
    known = workspace.read(people, as_of=as_of(workspace, words)) if wanted else ()
    return next((row.id for row in known if row.name.casefold() == wanted), "")


def unit_id(workspace: Workspace, words: Namespace) -> str:
    """Return the key of the unit --unit names by key, code or name, empty if none is named; NotFound if unknown."""
    known = workspace.read(units, as_of=as_of(workspace, words), include_ended=True) if words.unit else ()
    named = [row.id for row in known if words.unit in {row.id, row.code, row.name}]
    if words.unit and not named:
        raise NotFound(f"There is no unit “{words.unit}” in the book. “drumbeat list BOOK units” shows them all.")
    return named[0] if named else ""


def title(workspace: Workspace, words: Namespace) -> str:
    """Say whose meetings are chosen: the narrowest selector, or the book's own name."""
    about = workspace.read(settings)
    forum = workspace.read(find_forum, code=words.forum).name if words.forum else ""
    level = f"{about.levels.opened(words.level)} boards" if words.level else ""
    narrowest = (words.meeting, words.owner, forum, words.unit, level, about.organisation, about.title)
    return next(filter(None, narrowest), "")


def marking(workspace: Workspace, rows: tuple[MeetingRow, ...]) -> str:
    """Return the highest marking of the chosen meetings, at least the book's."""
    return highest_marking(workspace.read(meeting_invitations, meetings=rows), workspace.read(settings).marking)
