"""What `print` writes of papers: what is due, front sheets, skeletons, letters that ask for papers, and packs."""

from argparse import Namespace
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from desktop.command_line.mail_prints import mailed, written_to
from desktop.command_line.meeting_prints import reprint
from desktop.command_line.selection import as_of, chosen_forum, forum_id, one_meeting
from models.documents.content import Attendee
from models.documents.export import export
from models.documents.letters import chase_letter
from models.documents.paper_front import paper_front_document, paper_skeleton_document
from models.documents.papers_due import papers_due_document
from models.documents.wording import stem
from models.documents.write_eml import write_eml
from models.errors import FileRefused, NotFound
from models.queries.agenda import agenda
from models.queries.pack import pack
from models.queries.paper import PaperView, paper
from models.queries.papers import PaperRow, papers
from models.queries.papers_due import PapersDue, papers_due
from models.rules.vocabulary import PaperStatus
from models.store.workspace import Workspace

BOUND_AS = ".pdf"
AHEAD = timedelta(days=28)
"""How far ahead a list of papers looks where no day is named."""
NOT_WANTED = frozenset({PaperStatus.RECEIVED, PaperStatus.FINAL, PaperStatus.WITHDRAWN})


def papers_due_bytes(workspace: Workspace, words: Namespace) -> bytes:
    """Return the papers due for a meeting, or in a span of days, by default the next four weeks."""
    view = _due_for_meeting(workspace, words) if words.meeting else _due_in_span(workspace, words)
    return export(papers_due_document(view, printed=workspace.clock()), words.output.suffix)


def _due_in_span(workspace: Workspace, words: Namespace) -> PapersDue:
    first = words.first or as_of(workspace, words)
    last = words.last or max(first, as_of(workspace, words)) + AHEAD
    forum = forum_id(workspace, words)
    return workspace.read(papers_due, first=first, last=last, forum_id=forum, now=workspace.clock())


def _due_for_meeting(workspace: Workspace, words: Namespace) -> PapersDue:
    about = one_meeting(workspace, words)
    now = workspace.clock()
    mine = workspace.read(papers, meeting_id=about.id, now=now)
    first = min([about.date, *(row.due.date() for row in mine if row.due)])
    view = workspace.read(papers_due, first=first, last=about.date, forum_id=about.forum_id, now=now)
    keys = {row.id for row in mine}

    def own(rows: Iterable[PaperRow]) -> tuple[PaperRow, ...]:
        return tuple(row for row in rows if row.id in keys)

    return replace(view, rows=own(view.rows), late=own(view.late), missing=own(view.missing))


def paper_bytes(workspace: Workspace, words: Namespace) -> bytes:
    """Return the front sheet of a paper; --part 1 leaves out what must not be published."""
    view = _view(workspace, one_paper(workspace, words))
    return export(paper_front_document(view, printed=workspace.clock(), part=words.part), words.output.suffix)


def paper_skeleton_bytes(workspace: Workspace, words: Namespace) -> bytes:
    """Return a paper with all its headings, to be written in Word."""
    view = _view(workspace, one_paper(workspace, words))
    return export(paper_skeleton_document(view, printed=workspace.clock()), words.output.suffix)


def chase_bytes(workspace: Workspace, words: Namespace) -> bytes | dict[str, bytes]:
    """Return a draft letter for each paper that is still wanted of a meeting or forum, or for the one --paper names."""
    wanted = [one_paper(workspace, words)] if words.paper else _wanted(workspace, words)
    files = {f"{_stem(row)}.eml": _chased(workspace, words, row) for row in wanted}
    return mailed(files, words, printed=workspace.clock())


def pack_bytes(workspace: Workspace, words: Namespace) -> bytes | dict[str, bytes]:
    """Return the pack of a meeting, with the files that are sent beside it; --part 1 is the public pack.

    With --version it is the very bytes that went out.
    """
    from models.documents.pack import pack_print  # noqa: PLC0415  reportlab and pikepdf are loaded only to print

    found = one_meeting(workspace, words)
    if words.version:
        return reprint(workspace, words, found)
    if words.output.suffix.lower() != BOUND_AS:
        raise FileRefused(f"A pack is a PDF file. Name a file that ends in {BOUND_AS}.")
    now = workspace.clock()
    view = workspace.read(pack, meeting_id=found.id, part=words.part, now=now, today=workspace.today())
    made = pack_print(view, printed=now)
    return {words.output.name: made.body, **dict(made.beside)} if made.beside else made.body


def one_paper(workspace: Workspace, words: Namespace) -> PaperRow:
    """Return the paper --paper names by its reference; NotFound where there is none, or none is named."""
    if not words.paper:
        raise NotFound("Which paper? Add --paper “MB(26)41”. “drumbeat list BOOK papers” shows them all.")
    wanted = "".join(words.paper.split()).casefold()
    for row in workspace.read(papers, now=workspace.clock()):
        if "".join(row.reference.split()).casefold() == wanted:
            return row
    raise NotFound(f"There is no paper “{words.paper}” in the book. “drumbeat list BOOK papers” shows them all.")


def _wanted(workspace: Workspace, words: Namespace) -> list[PaperRow]:
    meeting = one_meeting(workspace, words)
    rows = workspace.read(papers, meeting_id=meeting.id, forum_id=chosen_forum(workspace, words), now=workspace.clock())
    found = [row for row in rows if row.status not in NOT_WANTED]
    if not found:
        raise NotFound(f"No paper is wanted any more for {meeting.reference}.")
    return found


def _chased(workspace: Workspace, words: Namespace, row: PaperRow) -> bytes:
    sender = workspace.read(agenda, meeting_id=row.meeting_id).secretary if row.meeting_id else ""
    letter = chase_letter(row, to=_recipients(workspace, words, row), at=workspace.clock(), sender=sender)
    return write_eml(letter)


def _recipients(workspace: Workspace, words: Namespace, row: PaperRow) -> tuple[Attendee, ...]:
    """Return who sponsors and who writes a paper, each once."""
    sponsor = written_to(workspace, words, {row.sponsor: row.sponsor_post_id}).get(row.sponsor, ())
    authors = tuple(Attendee(one.name or one.words, one.email) for one in _view(workspace, row).authors if one.email)
    found = {one.email: one for one in (*sponsor, *authors)}
    return tuple(found.values()) or (Attendee(row.sponsor or "the author", ""),)


def _view(workspace: Workspace, row: PaperRow) -> PaperView:
    return workspace.read(paper, paper_id=row.id, now=workspace.clock())


def _stem(row: PaperRow) -> str:
    on = f"{row.due.date()}" if row.due else ""
    return stem(row.marking, row.reference, "chase", on)
