"""What went out stays: numbers, bytes and file names, whatever is done to the agenda before and after."""

import datetime as dt
import hashlib
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.documents.agenda import agenda_document
from models.documents.content import Table
from models.errors import DrumbeatError, RuleBroken
from models.operations.agenda import (
    add_item,
    edit_item,
    issue_agenda,
    move_item,
    open_agenda,
    remove_item,
    unwithdraw_item,
    withdraw_item,
)
from models.operations.issuing import issue_action_log, issue_minutes
from models.operations.year import lay_out_year
from models.queries.agenda import AgendaView, ItemRow, agenda
from models.queries.issued import issued_documents
from models.queries.meetings import find_meeting
from models.store.book import open_book
from models.store.workspace import Workspace
from tests.books import FIRST, LAST, Clock, SmallBook, new_book, small_book

PRINTED = dt.datetime(2026, 10, 27, 9, tzinfo=dt.UTC)


def opened(workspace: Workspace) -> str:
    workspace.transact(lay_out_year, first=FIRST, last=LAST)
    key = workspace.read(find_meeting, reference="MB 2026-11-03").id
    workspace.transact(open_agenda, meeting_id=key)
    return key


@pytest.fixture
def board(workspace: Workspace, book: SmallBook) -> str:
    """The Management Board of Tue 3 Nov 2026, its agenda open."""
    assert book.forums
    return opened(workspace)


def numbers(view: AgendaView) -> dict[str, str]:
    return {item.title: item.number for item in view.items}


def issue(workspace: Workspace, board: str, note: str = "") -> int:
    return workspace.transact(issue_agenda, meeting_id=board, body=b"%PDF " + note.encode(), note=note).value


def test_numbers_are_fixed_when_they_go_out_and_newcomers_are_late(workspace: Workspace, board: str) -> None:
    secret = workspace.transact(add_item, meeting_id=board, title="Award", part=2).value
    issue(workspace, board)
    fifth = workspace.read(agenda, meeting_id=board).items[4]
    late: dict[str, Any] = {"title": "Flooded station", "after_item_id": fifth.id}
    with pytest.raises(RuleBroken, match="has gone out; say why") as refused:
        workspace.transact(add_item, meeting_id=board, **late)
    assert refused.value.field == "late_reason"
    workspace.transact(add_item, meeting_id=board, **late, late_reason="It rained", late_agreed_by="the Commissioner")
    workspace.transact(add_item, meeting_id=board, title="Break", kind="break")
    view = workspace.read(agenda, meeting_id=board)
    found = numbers(view)
    assert (found["Corporate priorities"], found["Flooded station"], found["Any other business"]) == ("5", "5A", "7")
    assert (found["Award"], found["Break"], view.late_wanted) == ("9", "", True)
    assert [(item.late_reason, item.late_agreed_by) for item in view.items if item.late_reason] == [
        ("It rained", "the Commissioner")
    ]
    with pytest.raises(RuleBroken, match="went out as item 9; withdraw it instead"):
        workspace.transact(remove_item, item_id=secret)
    with pytest.raises(RuleBroken, match="withdraw it and add it in the other part"):
        workspace.transact(edit_item, item_id=secret, part=1)
    with pytest.raises(RuleBroken, match="came late; say why"):
        workspace.transact(edit_item, item_id=view.items[5].id, late_reason=" ")


def test_a_withdrawn_item_keeps_its_number_and_takes_no_time(workspace: Workspace, board: str) -> None:
    issue(workspace, board)
    before = workspace.read(agenda, meeting_id=board).items
    workspace.transact(withdraw_item, item_id=before[2].id, because="The figures are not ready")
    after = workspace.read(agenda, meeting_id=board).items
    assert (after[2].number, after[2].withdrawn_because) == ("3", "The figures are not ready")
    assert after[3].start == before[2].start
    workspace.transact(unwithdraw_item, item_id=before[2].id)
    assert workspace.read(agenda, meeting_id=board).items[3].start == before[3].start
    with pytest.raises(RuleBroken, match="is not withdrawn"):
        workspace.transact(unwithdraw_item, item_id=before[2].id)


def test_prints_of_one_version_are_kept_together_byte_for_byte(workspace: Workspace, board: str) -> None:
    further = [(1, b"%PDF public", "MB agenda public.pdf"), (2, b"%PDF part 2", "MB agenda part 2.pdf")]
    workspace.transact(issue_agenda, meeting_id=board, body=b"%PDF whole", name="MB agenda.pdf", further=further)
    workspace.transact(issue_action_log, meeting_id=board, body=b"%PDF log")
    workspace.transact(issue_minutes, meeting_id=board, body=b"%PDF minutes", name="MB minutes.pdf")
    rows = workspace.read(issued_documents, kind="agenda", meeting_id=board)
    assert [(row.version, row.part, row.name) for row in rows] == [
        (1, 0, "MB agenda.pdf"),
        (1, 1, "MB agenda public.pdf"),
        (1, 2, "MB agenda part 2.pdf"),
    ]
    assert rows[1].digest == hashlib.sha256(b"%PDF public").hexdigest()
    assert [row.digest for row in workspace.read(agenda, meeting_id=board).versions] == [rows[0].digest]
    with pytest.raises(RuleBroken, match="nothing to issue"):
        workspace.transact(issue_minutes, meeting_id=board, body=b"")


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A closed book with an open agenda in it."""
    path = tmp_path_factory.mktemp("agenda") / "board.book"
    workspace = new_book(str(path))
    small_book(workspace)
    board = opened(workspace)
    workspace.close()
    return path, board


@dataclass
class Secretary:
    """Somebody who does things to an agenda and remembers what was printed."""

    workspace: Workspace
    board: str
    printed: dict[str, str] = field(default_factory=dict)
    added: int = 0

    def items(self) -> tuple[ItemRow, ...]:
        return self.workspace.read(agenda, meeting_id=self.board).items

    def do(self, deed: str, which: int, to: int) -> None:
        """Do one thing to an item; a refusal leaves everything as it was."""
        item = self.items()[which % len(self.items())]
        if deed == "issue":
            return self.issue()
        deeds: dict[str, tuple[Callable[..., Any], dict[str, Any]]] = {
            "add": (add_item, {"meeting_id": self.board, "title": f"New {self.added}", "part": 1 + to % 2}),
            "break": (add_item, {"meeting_id": self.board, "title": f"Break {self.added}", "kind": "break"}),
            "remove": (remove_item, {"item_id": item.id}),
            "move": (move_item, {"item_id": item.id, "to_position": 1 + to, "override_because": "asked for"}),
            "withdraw": (withdraw_item, {"item_id": item.id, "because": "not ready"}),
            "part": (edit_item, {"item_id": item.id, "part": 1 + to % 2}),
        }
        operation, given_facts = deeds[deed]
        late = {"late_reason": "urgent", "after_item_id": item.id} if operation is add_item and self.printed else {}
        self.added += 1
        try:
            self.workspace.transact(operation, **given_facts, **late)
        except DrumbeatError:
            assert deed in ("remove", "part")
        return None

    def issue(self) -> None:
        """Print, keep the print, and remember the numbers in it."""
        view = self.workspace.read(agenda, meeting_id=self.board)
        if not self.printed:
            public = numbers_on_paper(view, part=1)
            assert list(public.values()) == [str(number) for number in range(1, len(public) + 1)]
        whole = numbers_on_paper(view)
        body = repr(whole).encode()
        self.workspace.transact(issue_agenda, meeting_id=self.board, body=body)
        assert numbers_on_paper(self.workspace.read(agenda, meeting_id=self.board)) == whole
        assert self.printed.items() <= whole.items()
        self.printed = whole


def numbers_on_paper(view: AgendaView, part: int | None = None) -> dict[str, str]:
    """Return the numbers of a print by the title beside them."""
    document = agenda_document(view, printed=PRINTED, part=part, issue_note="")
    table = next(block for block in document.blocks if isinstance(block, Table))
    rows = [row.cells for group in table.groups for row in group.rows if row.cells[1].text]
    return {cells[2].lines[0].text: cells[1].text for cells in rows}


DEEDS = ["add", "add", "break", "remove", "move", "withdraw", "part", "issue"]


@settings(max_examples=12)
@given(st.lists(st.tuples(st.sampled_from(DEEDS), st.integers(0, 9), st.integers(0, 9)), max_size=12))
def test_printed_numbers_never_change_and_no_two_items_share_one(
    begun: tuple[Path, str], deeds: list[tuple[str, int, int]]
) -> None:
    path, board = begun
    with TemporaryDirectory() as folder:
        copy = shutil.copy(path, Path(folder) / "copy.book")
        workspace = open_book(str(copy), actor="Imogen", clock=Clock())
        try:
            secretary = Secretary(workspace, board)
            for deed in [*deeds, ("issue", 0, 0)]:
                secretary.do(*deed)
                found = {item.title: item.number for item in secretary.items() if item.number}
                assert len(found) == len(set(found.values()))
                assert secretary.printed.items() <= found.items()
        finally:
            workspace.close()
