"""What leaves the house: the action log of a meeting is kept as it goes out, and what went out is shown again."""

from hashlib import sha256
from pathlib import PurePath

from PySide6.QtWidgets import QWidget

from desktop.kit import messages, printing
from desktop.kit.desk import Desk
from desktop.kit.exporting import KINDS
from models.documents.action_log import action_log_document
from models.documents.export import export, file_name
from models.documents.wording import stem, wall_clock
from models.errors import BookUnavailable
from models.operations.issuing import issue_action_log
from models.queries.actions import action_log
from models.queries.agenda import issued_body
from models.queries.issued import IssuedRow
from models.queries.meetings import meeting
from models.rules.written_dates import date_words

PDF, PDF_BEGINS = ".pdf", b"%PDF-"
_PUBLIC, _PRIVATE = 1, 2
_PARTS = {_PUBLIC: "public print", _PRIVATE: "Part 2"}


def issue_log(parent: QWidget, desk: Desk, meeting_id: str) -> None:
    """Ask whether the log of a meeting's forum is issued now or only looked at, and show it."""
    held = desk.read(meeting, meeting_id=meeting_id)
    log = desk.read(action_log, forum_id=held.forum_id, as_of=desk.today)
    document = action_log_document(log, printed=desk.now())
    body, name = export(document, PDF), file_name(document, PDF)
    sentence = f"{log.open} open, {log.overdue} overdue. What is issued is kept as it is and cannot be undone."
    answer = messages.choose(f"Action log of {held.reference}", sentence, ("Issue action log", "Only look at it"))
    if answer == 0:
        desk.perform(issue_action_log, meeting_id=meeting_id, body=body, name=name)
    if answer >= 0:
        printing.preview(parent, f"Action log, {log.forum_name}", body, name)


def print_words(row: IssuedRow) -> str:
    """Name a print: Agenda, version 2, public print."""
    part = _PARTS.get(row.part, "")
    return f"{row.kind[:1].upper()}{row.kind[1:]}, version {row.version}{f', {part}' if part else ''}"


def issued_words(row: IssuedRow) -> str:
    """Say when a print was issued, on the clocks of the house."""
    moment = wall_clock(row.issued_at)
    return f"{date_words(moment.date())} {moment:%H:%M}"


def issued_bytes(desk: Desk, digest: str) -> bytes:
    """Return the very bytes that went out; BookUnavailable if they are no longer those of their digest."""
    body = desk.read(issued_body, digest=digest)
    if sha256(body).hexdigest() != digest:
        raise BookUnavailable("This document is damaged in the book; open a backup and take it from there.")
    return body


def reprint(parent: QWidget, desk: Desk, row: IssuedRow) -> None:
    """Show the very bytes that went out, to print or to save; what is no PDF can only be saved."""
    body = issued_bytes(desk, row.digest)
    if body.startswith(PDF_BEGINS):
        printing.preview(parent, f"{print_words(row)} · {row.reference}", body, issued_name(row))
    else:
        save_issued(desk, row)


def save_issued(desk: Desk, row: IssuedRow) -> None:
    """Ask where to, and save the very bytes that went out."""
    suffix = suffix_of(row)
    kinds = KINDS.get(suffix, f"{suffix.removeprefix('.').upper()} (*{suffix})")
    printing.save_bytes(issued_name(row), kinds, issued_bytes(desk, row.digest))


def issued_name(row: IssuedRow) -> str:
    """Return the file name a print went out under, or one made for it where none was kept."""
    return row.name or f"{stem('', row.forum_code, row.kind, f'{row.meeting_date}', f'v{row.version}')}{PDF}"


def suffix_of(row: IssuedRow) -> str:
    """Return how the name of a print ends."""
    return PurePath(issued_name(row)).suffix.lower()
