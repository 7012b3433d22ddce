"""What belongs into a pack: papers in agenda order, and of a public pack nothing that must not be read."""

import pytest
from sqlalchemy import update

from models.operations.paper_stages import set_status, withdraw_paper
from models.queries.pack import PackView, pack
from models.records.settings import Content
from models.store.unit import Unit
from models.store.workspace import Workspace
from tests.books import Clock, SmallBook
from tests.documents.pack_samples import PackedBoard, paper_pdf


@pytest.fixture
def board(workspace: Workspace, book: SmallBook, clock: Clock) -> PackedBoard:
    return PackedBoard(workspace, book, clock)


def titles(view: PackView) -> list[tuple[str, list[str]]]:
    return [(paper.title, [file.title for file in paper.files]) for paper in view.papers]


def test_papers_follow_the_agenda_part_2_last_those_under_no_item_before_it(board: PackedBoard) -> None:
    closed = board.item_named("Award", part=2, part_reason="commercial")
    board.file(board.paper("Dashboard"), "dashboard.pdf", paper_pdf("Dashboard"))
    board.file(board.paper("Award", closed), "award.pdf", paper_pdf("Award"))
    later = board.item_named("Later")
    board.file(board.paper("Later", later), "later.pdf", paper_pdf("Later"))
    first = board.paper("Stocktake", board.item)
    board.file(first, "maps.pdf", paper_pdf("Maps"), appendix=True)
    board.file(first, "stocktake.pdf", paper_pdf("Stocktake"))
    board.file(first, "stocktake.pdf", paper_pdf("Stocktake anew"))
    view = board.view()
    assert titles(view) == [
        ("Stocktake", ["stocktake", "maps"]),
        ("Later", ["later"]),
        ("Dashboard", ["dashboard"]),
        ("Award", ["award"]),
    ]
    assert view.papers[0].files[0].body == paper_pdf("Stocktake anew")
    assert [file.letter for file in view.papers[0].files] == ["", "A"]
    assert [len(file.areas) for file in view.papers[0].files] == [1, 1]
    assert (view.issued, view.earlier) == ((), b"")
    assert titles(board.view(2)) == [("Award", ["award"])]


def test_of_a_public_pack_only_what_may_be_published_is_read(board: PackedBoard) -> None:
    key = board.paper("Stocktake", board.item)
    board.file(key, "stocktake.pdf", paper_pdf("Stocktake"))
    board.file(key, "costs.pdf", paper_pdf("Costs"), appendix=True, title="Costs", marking="OFFICIAL-SENSITIVE")
    board.file(key, "terms.pdf", paper_pdf("Terms"), appendix=True, title="Terms", part=2)
    for title, facts in (("Secret", {"marking": "SECRET"}), ("Closed", {"part": 2})):
        board.file(board.paper(title, board.item, **facts), "closed.pdf", paper_pdf(title))
    public = board.view(1)
    assert titles(public) == [("Stocktake", ["stocktake"])]
    assert [(one.item_number, one.reference, one.letter, one.because) for one in public.left_out] == [
        ("6", "MB(26)1", "A", "OFFICIAL-SENSITIVE"),
        ("6", "MB(26)1", "B", "Part 2"),
        ("6", "", "", "SECRET"),
        ("6", "", "", "Part 2"),
    ]
    assert [brief.title for item in public.agenda.items for brief in item.papers] == ["Stocktake"]
    assert board.view().left_out == ()


def test_of_a_paper_not_in_hand_no_file_is_bound_and_a_withdrawn_one_is_no_part_of_it(
    board: PackedBoard, workspace: Workspace
) -> None:
    key = board.paper("Stocktake", board.item)
    board.file(key, "stocktake.pdf", paper_pdf("Stocktake"))
    workspace.transact(set_status, paper_id=key, status="draft")
    (paper,) = board.view().papers
    assert (paper.in_hand, paper.files) == (False, ())
    workspace.transact(withdraw_paper, paper_id=key, because="overtaken")
    assert board.view().papers == ()


def test_bytes_that_are_damaged_in_the_book_are_not_read(board: PackedBoard, workspace: Workspace) -> None:
    def damage(unit: Unit) -> None:
        unit.session.execute(update(Content).values(body=b"%PDF-1.7 something else"))

    board.file(board.paper("Stocktake", board.item), "stocktake.pdf", paper_pdf("Stocktake"))
    workspace.transact(damage)
    ((file,),) = [paper.files for paper in board.view().papers]
    assert (file.body, file.areas, file.is_pdf) == (b"", (), True)


def test_the_last_pack_of_the_same_part_is_at_hand(board: PackedBoard) -> None:
    board.issue((0, b"%PDF whole"), (1, b"%PDF public"))
    board.issue((0, b"%PDF whole again"))
    assert board.view().earlier == b"%PDF whole again"
    assert board.view(1).earlier == b"%PDF public"
    assert board.view(2).earlier == b""
    assert [row.version for row in board.view().issued] == [1, 2]
    assert board.workspace.read(pack, meeting_id=board.id, now=board.clock()) == board.view()
