"""Files of a paper: checked, kept once by content, in versions, titled safely and lettered without gaps."""

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.errors import FileRefused, RuleBroken
from models.operations.paper_files import attach_file, edit_attachment, remove_attachment
from models.operations.paper_stages import set_status
from models.operations.papers import commission_paper
from models.queries.paper import AttachmentRow, paper, paper_bytes
from models.records.settings import Content, ContentText
from models.store.workspace import Workspace
from tests.books import Clock, SmallBook
from tests.store.files import docx, pdf


@pytest.fixture
def commissioned(workspace: Workspace, book: SmallBook) -> str:
    """A paper of the board."""
    return workspace.transact(commission_paper, forum_id=book.forums["MB"], title="Estates strategy").value


def files(workspace: Workspace, key: str, clock: Clock) -> tuple[AttachmentRow, ...]:
    return workspace.read(paper, paper_id=key, now=clock()).attachments


def counts(session: Session) -> tuple[int | None, int | None]:
    return tuple(session.scalar(select(func.count()).select_from(kind)) for kind in (Content, ContentText))  # type: ignore[return-value]


def test_a_file_is_kept_byte_for_byte_and_its_words_are_found(
    workspace: Workspace, commissioned: str, clock: Clock
) -> None:
    body = pdf("Knife crime fell")
    workspace.transact(attach_file, paper_id=commissioned, name="../../Estates.PDF", body=body)
    (found,) = files(workspace, commissioned, clock)
    (version,) = found.versions
    assert (found.title, found.letter, version.name, version.version) == ("Estates", "", "Estates.pdf", 1)
    assert (version.size, version.by) == (len(body), "Imogen")
    assert workspace.read(paper_bytes, digest=version.digest) == body
    assert workspace.read(lambda session: session.scalar(select(ContentText.text))) == "Knife crime fell"


def test_another_main_file_is_the_next_version_and_the_same_one_is_refused(
    workspace: Workspace, commissioned: str, clock: Clock
) -> None:
    first, second = pdf("one"), docx("two")
    workspace.transact(attach_file, paper_id=commissioned, name="a.pdf", body=first)
    with pytest.raises(RuleBroken, match="same file as version 1"):
        workspace.transact(attach_file, paper_id=commissioned, name="b.pdf", body=first)
    workspace.transact(attach_file, paper_id=commissioned, name="b.docx", body=second)
    (found,) = files(workspace, commissioned, clock)
    assert [(version.version, version.name) for version in found.versions] == [(1, "a.pdf"), (2, "b.docx")]
    assert [workspace.read(paper_bytes, digest=version.digest) for version in found.versions] == [first, second]


def test_one_copy_is_kept_however_often_a_file_is_attached(
    workspace: Workspace, commissioned: str, clock: Clock
) -> None:
    for appendix in (False, True, True):
        workspace.transact(attach_file, paper_id=commissioned, name="a.pdf", body=pdf("one"), appendix=appendix)
    assert len(files(workspace, commissioned, clock)) == 3
    assert workspace.read(counts) == (1, 1)


def test_f001_68_letters_close_the_gap(workspace: Workspace, commissioned: str, clock: Clock) -> None:
    keys = [
        workspace.transact(
            attach_file, paper_id=commissioned, name=f"{name}.pdf", body=pdf(name), title=name, appendix=True
        ).value
        for name in ("Costs", "Map")
    ]
    workspace.transact(remove_attachment, attachment_id=keys[1])
    workspace.transact(attach_file, paper_id=commissioned, name="n.pdf", body=pdf("n"), title="Leases", appendix=True)
    found = files(workspace, commissioned, clock)
    assert [(one.letter, one.title) for one in found] == [("A", "Costs"), ("B", "Leases")]
    workspace.transact(edit_attachment, attachment_id=found[1].id, to_position=1, title="Leases of 2026")
    found = files(workspace, commissioned, clock)
    assert [(one.letter, one.title) for one in found] == [("A", "Leases of 2026"), ("B", "Costs")]
    workspace.transact(remove_attachment, attachment_id=found[0].id)
    assert [(one.letter, one.title) for one in files(workspace, commissioned, clock)] == [("A", "Costs")]


def test_f004_38_the_paper_carries_the_highest_marking_of_its_files(
    workspace: Workspace, commissioned: str, clock: Clock
) -> None:
    key = workspace.transact(attach_file, paper_id=commissioned, name="a.pdf", body=pdf("a"), appendix=True).value
    assert workspace.read(paper, paper_id=commissioned, now=clock()).marking == "OFFICIAL"
    workspace.transact(edit_attachment, attachment_id=key, marking="OFFICIAL-SENSITIVE", part=2)
    view = workspace.read(paper, paper_id=commissioned, now=clock())
    assert (view.marking, view.row.marking) == ("OFFICIAL-SENSITIVE", "OFFICIAL")
    assert (view.attachments[0].marking, view.attachments[0].part) == ("OFFICIAL-SENSITIVE", 2)
    with pytest.raises(RuleBroken, match="no marking"):
        workspace.transact(edit_attachment, attachment_id=key, marking="PINK")
    with pytest.raises(RuleBroken, match="no Part 3"):
        workspace.transact(edit_attachment, attachment_id=key, part=3)


@pytest.mark.parametrize(("name", "kept"), [("x" * 300 + ".pdf", "x" * 120 + ".pdf"), ("政策.pdf", "政策.pdf")])
def test_long_and_foreign_names_are_kept_safely(
    workspace: Workspace, commissioned: str, clock: Clock, name: str, kept: str
) -> None:
    workspace.transact(attach_file, paper_id=commissioned, name=name, body=pdf("x"))
    assert files(workspace, commissioned, clock)[0].versions[0].name == kept


def test_what_cannot_be_opened_leaves_nothing_behind(workspace: Workspace, commissioned: str, clock: Clock) -> None:
    for name, body in (("a.pdf", b""), ("a.pdf", b"%PDF-1.4 garbage"), ("a.exe", b"MZ"), ("a.docx", pdf("x"))):
        with pytest.raises(FileRefused):
            workspace.transact(attach_file, paper_id=commissioned, name=name, body=body)
    assert files(workspace, commissioned, clock) == ()
    assert workspace.read(counts) == (0, 0)


def test_a_final_paper_keeps_its_files(workspace: Workspace, commissioned: str) -> None:
    key = workspace.transact(attach_file, paper_id=commissioned, name="a.pdf", body=pdf("a")).value
    workspace.transact(set_status, paper_id=commissioned, status="final")
    with pytest.raises(RuleBroken, match="set it back"):
        workspace.transact(attach_file, paper_id=commissioned, name="a.pdf", body=pdf("b"))
    with pytest.raises(RuleBroken, match="set it back"):
        workspace.transact(remove_attachment, attachment_id=key)


def test_attaching_can_be_taken_back(workspace: Workspace, commissioned: str, clock: Clock) -> None:
    workspace.transact(attach_file, paper_id=commissioned, name="a.pdf", body=pdf("a"))
    workspace.undo()
    assert files(workspace, commissioned, clock) == ()
    workspace.redo()
    (found,) = files(workspace, commissioned, clock)
    assert workspace.read(paper_bytes, digest=found.versions[0].digest) == pdf("a")
