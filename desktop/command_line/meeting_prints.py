"""What `print` writes of meetings: agenda, run sheet, minutes, log and registers, and issued versions as they went."""

from argparse import Namespace
from pathlib import Path

from desktop.command_line.calendar_prints import title, unit_id
from desktop.command_line.selection import as_of, chosen_forum, one_meeting, post_id, span
from models.documents.action_log import action_log_document
from models.documents.agenda import agenda_document
from models.documents.decision_register import decision_register_document
from models.documents.export import export
from models.documents.minutes import minutes_document
from models.documents.record import record_document
from models.documents.risk_register import risk_register_document
from models.documents.run_sheet import run_sheet_document
from models.documents.wording import listed
from models.errors import FileRefused, NotFound
from models.queries.actions import ActionLog, action_log
from models.queries.agenda import issued_body, versions
from models.queries.agenda_template import begun_agenda
from models.queries.decisions import decision_register
from models.queries.forums import forum_detail
from models.queries.issued import issued_documents
from models.queries.meetings import MeetingRow
from models.queries.record import meeting_record
from models.queries.risk_scheme import risk_scheme
from models.queries.risks import risks
from models.queries.run_sheet import run_sheet
from models.queries.settings import settings
from models.rules.financial_year import financial_year
from models.store.workspace import Workspace

ISSUED = {"agenda": "agenda", "pack": "pack", "minutes": "minutes", "action-log": "action log"}
"""The documents that are issued in versions, and what they are called there."""
ISSUED_AS = ".pdf"


def agenda_bytes(workspace: Workspace, words: Namespace) -> bytes:
    """Return the agenda of a meeting, or with --version the very bytes that went out."""
    found = one_meeting(workspace, words)
    if words.version:
        return reprint(workspace, words, found)
    view = workspace.read(begun_agenda, meeting_id=found.id, today=workspace.today())
    return export(agenda_document(view, printed=workspace.clock(), part=words.part), words.output.suffix)


def run_sheet_bytes(workspace: Workspace, words: Namespace) -> bytes:
    """Return the sheet from which a meeting is chaired."""
    sheet = workspace.read(run_sheet, meeting_id=one_meeting(workspace, words).id, today=as_of(workspace, words))
    return export(run_sheet_document(sheet, printed=workspace.clock()), words.output.suffix)


def minutes_bytes(workspace: Workspace, words: Namespace) -> bytes:
    """Return the minutes of a meeting, or with --version the very bytes that went out."""
    found = one_meeting(workspace, words)
    if words.version:
        return reprint(workspace, words, found)
    record = workspace.read(meeting_record, meeting_id=found.id, today=workspace.today())
    issued = workspace.read(versions, meeting_id=found.id, kind=ISSUED["minutes"])
    document = minutes_document(record, printed=workspace.clock(), part=words.part, versions=issued)
    return export(document, words.output.suffix)


def record_bytes(workspace: Workspace, words: Namespace) -> bytes:
    """Return the record of decisions and actions of a meeting."""
    found = one_meeting(workspace, words)
    record = workspace.read(meeting_record, meeting_id=found.id, today=workspace.today())
    return export(record_document(record, printed=workspace.clock(), part=words.part), words.output.suffix)


def action_log_bytes(workspace: Workspace, words: Namespace) -> bytes:
    """Return the action log of a forum, or with --version the very bytes that went out after a meeting."""
    if words.version:
        return reprint(workspace, words, one_meeting(workspace, words))
    return export(action_log_document(log_of(workspace, words), printed=workspace.clock()), words.output.suffix)


def log_of(workspace: Workspace, words: Namespace) -> ActionLog:
    """Return the action log of the forum that --forum names, or whose meeting --meeting names."""
    forum = chosen_forum(workspace, words)
    if not forum:
        raise NotFound("Whose action log? Add --forum MB, or --meeting “MB 2026-11-03”.")
    return workspace.read(action_log, forum_id=forum, as_of=as_of(workspace, words))


def decision_register_bytes(workspace: Workspace, words: Namespace) -> bytes:
    """Return the decisions of one meeting, or those of a span; --forum, --level and --part narrow it."""
    forum = chosen_forum(workspace, words)
    day = one_meeting(workspace, words).date if words.meeting else None
    first, last = (day, day) if day else span(workspace, words)
    register = workspace.read(
        decision_register,
        today=as_of(workspace, words),
        first=first,
        last=last,
        forum_id=forum,
        level=words.level,
        part=words.part,
    )
    level = f"{workspace.read(settings).levels.opened(words.level)} forums" if words.level else ""
    named = workspace.read(forum_detail, forum_id=forum, as_of=last).forum.name if forum else level
    document = decision_register_document(
        register, printed=workspace.clock(), title=named or "All forums", first=first, last=last
    )
    return export(document, words.output.suffix)


def risk_register_bytes(workspace: Workspace, words: Namespace) -> bytes:
    """Return the risks as they stand on a day; movement counts since --from, or since the year began."""
    day = as_of(workspace, words)
    since = words.first or financial_year(day).first
    rows = workspace.read(
        risks,
        as_of=day,
        since=since,
        level=words.level,
        unit_id=unit_id(workspace, words),
        owner_post_id=post_id(workspace, words),
    )
    document = risk_register_document(
        rows,
        title=title(workspace, words),
        marking=workspace.read(settings).marking,
        as_of=day,
        since=since,
        scheme=workspace.read(risk_scheme),
        printed=workspace.clock(),
    )
    return export(document, words.output.suffix)


def reprint(workspace: Workspace, words: Namespace, about: MeetingRow) -> bytes:
    """Return the very bytes of an issued version; NotFound names those there are."""
    kind, part = ISSUED[words.document], words.part or 0
    issued = workspace.read(issued_documents, meeting_id=about.id, kind=kind)
    chosen = [row for row in issued if row.part == part]
    for row in chosen:
        if row.version == words.version:
            _check_suffix(words.output, row.name, words.version)
            return workspace.read(issued_body, digest=row.digest)
    there = listed([f"{row.version}" for row in reversed(chosen)])
    of = f"Part {part} of the {kind}" if part else f"the {kind}"
    known = f"There {'are versions' if len(chosen) > 1 else 'is version'} {there}." if there else "None was issued yet."
    raise NotFound(f"There is no version {words.version} of {of} of {about.reference}. {known}")


def _check_suffix(output: Path, name: str, version: int) -> None:
    """Refuse another format than the one that went out: its bytes are not written anew."""
    went_out = Path(name).suffix.lower() or ISSUED_AS
    if output.suffix.lower() != went_out:
        raise FileRefused(f"Version {version} went out as a {went_out} file. Name a file that ends in {went_out}.")
