"""Chasing papers: a draft letter for each, its words on the clipboard, and a line in the history of the paper."""

from collections.abc import Sequence

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop.kit import folders, messages, printing
from desktop.kit.addressees import addressees
from desktop.kit.desk import Desk
from desktop.kit.short_words import counted
from models.documents.content import Attendee
from models.documents.letter import Letter
from models.documents.letters import chase_letter
from models.documents.wording import stem
from models.documents.write_eml import write_eml
from models.operations.paper_steps import note_chases
from models.queries.agenda import agenda
from models.queries.paper import PaperView, paper

_DRAFT = "Mail draft (*.eml)"


def chase(parent: QWidget, desk: Desk, paper_ids: Sequence[str]) -> bool:
    """Write the letters that ask for papers where the user wants them, copy their words, and note who was asked.

    One letter is saved as a file, several go into a folder. False when given up or refused; then nothing is noted.
    """
    views = [desk.read(paper, paper_id=key, now=desk.now()) for key in paper_ids]
    letters = [(view, _letter(desk, view)) for view in views]
    if not letters:
        return False
    QGuiApplication.clipboard().setText("\n\n".join(letter.text for _, letter in letters))
    files = {_file_name(view): write_eml(letter) for view, letter in letters}
    if not (_saved_one(files) if len(files) == 1 else _saved_all(parent, files)):
        return False
    asked = [(view.row.id, _names(letter)) for view, letter in letters]
    if messages.attempt(lambda: desk.perform(note_chases, asked=asked) or True) is None:
        return False
    what = views[0].row.reference if len(views) == 1 else counted(len(views), "paper")
    messages.toast(f"{what} chased: the draft is saved and its words are copied.", undo=True)
    return True


def _saved_one(files: dict[str, bytes]) -> bool:
    name, body = next(iter(files.items()))
    return printing.save_bytes(name, _DRAFT, body) is not None


def _saved_all(parent: QWidget, files: dict[str, bytes]) -> bool:
    folder = folders.ask_folder(parent, "Folder for the drafts")
    return folder is not None and messages.attempt(lambda: folders.write_all(folder, files)) is not None


def _letter(desk: Desk, view: PaperView) -> Letter:
    row = view.row
    sender = desk.read(agenda, meeting_id=row.meeting_id).secretary if row.meeting_id else ""
    return chase_letter(row, to=_recipients(desk, view), at=desk.now(), sender=sender)


def _recipients(desk: Desk, view: PaperView) -> tuple[Attendee, ...]:
    """Return who writes and who sponsors a paper, each once; an author's own address goes before that of the post."""
    row = view.row
    posts = {one.words: one.post_id for one in view.authors} | {row.sponsor: row.sponsor_post_id}
    behind = addressees(desk, {words: post for words, post in posts.items() if words})
    found: dict[str, Attendee] = {}
    for one in view.authors:
        usual = next(iter(behind.get(one.words, ())), Attendee(one.name or one.words, ""))
        person = Attendee(one.name or usual.name, one.email or usual.email)
        found[person.name] = person
    for person in behind.get(row.sponsor, ()):
        found.setdefault(person.name, person)
    return tuple(found.values()) or (Attendee(row.sponsor or "the author", ""),)


def _names(letter: Letter) -> str:
    return ", ".join(person.name for person in letter.to)


def _file_name(view: PaperView) -> str:
    row = view.row
    return f"{stem(row.marking, row.reference, 'chase', f'{row.due.date()}' if row.due else '')}.eml"
