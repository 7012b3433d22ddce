"""The Management Board of Tue 3 Nov 2026 with two corporate risks, for tests of its papers."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

from desktop.kit import opened_files
from models.documents.agenda import agenda_document
from models.documents.export import export
from models.operations.agenda import add_item, open_agenda
from models.operations.paper_rules import set_paper_rule
from models.operations.papers import AuthorLine, commission_paper
from models.operations.people import edit_person
from models.operations.risks import add_risk
from models.operations.year import lay_out_year
from models.queries.agenda import agenda
from models.queries.meetings import find_meeting
from models.queries.paper import PaperView, paper
from models.store.workspace import Workspace
from tests.books import FIRST, LAST, SmallBook, small_book

SOON = 10  # ms until another look for a dialog
RISKS = ("Serious violence", "Custody capacity")


@dataclass(frozen=True)
class Scene:
    """The keys of the scene."""

    workspace: Workspace
    book: SmallBook
    meeting: str
    item: str
    risks: tuple[str, ...]

    def commission(self, title: str, *, author: str = "DAC-FLP", template: str = "") -> str:
        """Commission a paper for the item and return its key."""
        return self.workspace.transact(
            commission_paper,
            forum_id=self.book.forums["MB"],
            meeting_id=self.meeting,
            item_id=self.item,
            title=title,
            template=template,
            sponsor_post_id=self.book.posts["AC-FLP"],
            authors=(AuthorLine(post_id=self.book.posts[author]),) if author else (),
        ).value

    def view(self, paper_id: str) -> PaperView:
        """Return a paper as it stands."""
        return self.workspace.read(paper, paper_id=paper_id, now=self.workspace.clock())

    def pdf(self, folder: Path, name: str = "stocktake.pdf") -> Path:
        """Write a PDF into a folder and return where."""
        document = agenda_document(self.workspace.read(agenda, meeting_id=self.meeting), printed=self.workspace.clock())
        path = folder / name
        path.write_bytes(export(document, ".pdf"))
        return path


def scene(workspace: Workspace) -> Scene:
    """Lay out the year, open the agenda of the board, and let it ask for corporate risks."""
    book = small_book(workspace)
    workspace.transact(lay_out_year, first=FIRST, last=LAST)
    meeting = workspace.read(find_meeting, reference="MB 2026-11-03").id
    workspace.transact(open_agenda, meeting_id=meeting)
    item = workspace.transact(add_item, meeting_id=meeting, title="Violence Stocktake", minutes=10).value
    workspace.transact(set_paper_rule, forum_id=book.forums["MB"], rule="corporate risks stated", strength="required")
    risks = tuple(
        workspace.transact(add_risk, title=title, level="corporate", likelihood=4, impact=4).value for title in RISKS
    )
    for code, email in (("DAC-FLP", "c.ferris@hq.example"), ("AC-FLP", "g.adeyemi@hq.example")):
        workspace.transact(edit_person, person_id=book.people[code], email=email)
    return Scene(workspace, book, meeting, item, risks)


def handed(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Let no file leave for the system; the list returned holds what would have."""
    found: list[Path] = []

    def keep(path: Path) -> bool:
        found.append(path)
        return True

    monkeypatch.setattr(opened_files, "hand_over", keep)
    return found


def over(do: Callable[[], object], *steps: Callable[[QDialog], object]) -> None:
    """Do something that opens dialogs over one another, and let each step act on the one on top."""
    waiting = list(steps)

    def go() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            QTimer.singleShot(SOON, go)
            return
        assert isinstance(dialog, QDialog)
        step = waiting.pop(0)
        if waiting:
            QTimer.singleShot(0, go)
        step(dialog)

    QTimer.singleShot(0, go)
    do()
    assert not waiting
