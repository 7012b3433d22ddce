"""The pack of a meeting, whole and public, issued and issued again, read back from its bytes."""

import datetime as dt
import io
from collections.abc import Iterator
from copy import copy
from dataclasses import replace
from pathlib import Path

import pytest
from pikepdf import Dictionary, Name, OutlineItem, Pdf

from models.documents.pack import pack_print
from models.documents.pack_print import PackPrint
from models.operations.agenda import withdraw_item
from models.operations.forums import rename_forum
from models.operations.paper_files import edit_attachment, remove_attachment
from models.operations.paper_stages import set_status, withdraw_paper
from models.operations.papers import edit_paper
from models.queries.papers import papers
from models.store.backup import back_up
from models.store.book import open_book
from models.store.workspace import Workspace
from tests.books import Clock, SmallBook, new_book, small_book
from tests.documents.pack_samples import CLOSED_TITLE, PackedBoard, full_board, guarded_pdf, paper_pdf
from tests.documents.reading import pages, whole


@pytest.fixture(scope="module")
def bound_book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PackedBoard]:
    """A full board, made once; read it, do not change it."""
    clock = Clock()
    workspace = new_book(str(tmp_path_factory.mktemp("packs") / "full.book"), clock=clock)
    yield full_board(workspace, small_book(workspace), clock)
    workspace.close()


@pytest.fixture
def board(bound_book: PackedBoard, tmp_path: Path) -> Iterator[PackedBoard]:
    """A copy of the full board to change."""
    workspace = bound_book.workspace
    back_up(workspace, tmp_path / "copy.book")
    changed = copy(bound_book)
    changed.clock = Clock(bound_book.clock.at)
    changed.workspace = open_book(str(tmp_path / "copy.book"), actor="Imogen", clock=changed.clock)
    yield changed
    changed.workspace.close()


def made(board: PackedBoard, part: int | None = None, *, issuing: bool = True) -> PackPrint:
    return pack_print(board.view(part), printed=board.clock(), issuing=issuing)


def labels(body: bytes) -> list[str]:
    with Pdf.open(io.BytesIO(body)) as file:
        return [str(page.label) for page in file.pages]


def bookmarks(body: bytes) -> list[str]:
    def said(entries: list[OutlineItem], indent: str = "") -> Iterator[str]:
        for entry in entries:
            yield f"{indent}{entry.title}"
            yield from said(list(entry.children), f"{indent}  ")

    with Pdf.open(io.BytesIO(body)) as file, file.open_outline() as outline:
        return list(said(list(outline.root)))


def page_of(body: bytes, words: str) -> str:
    return next(text for text in pages(body) if words in text)


def plain(body: bytes) -> bytes:
    """The bytes of a PDF with nothing packed away."""
    stream = io.BytesIO()
    with Pdf.open(io.BytesIO(body)) as file:
        file.save(stream, compress_streams=False)
    return stream.getvalue()


def test_f004_38_every_page_carries_the_highest_marking_and_its_number(bound_book: PackedBoard) -> None:
    pack = made(bound_book)
    assert pack.name == "OFFICIAL-SENSITIVE MB pack 2026-11-03 v1.pdf"
    texts = pages(pack.body)
    assert pack.pages == len(texts) == 30
    for number, text in enumerate(texts, 1):
        assert text.count("OFFICIAL-SENSITIVE") >= 2
        assert text.count(f"Pack page {number}") == 1
    assert labels(pack.body) == [f"{number}" for number in range(1, 31)]


def test_papers_stand_in_agenda_order_part_2_last_and_the_contents_lead_to_them(bound_book: PackedBoard) -> None:
    pack = made(bound_book)
    assert bookmarks(pack.body) == [
        "Cover",
        "Contents",
        "Agenda",
        "6 Violence Stocktake",
        "  MB(26)1 Violence Stocktake",
        "  Appendix A: Ward maps",
        f"  Appendix B: {CLOSED_TITLE}",
        "7 Knife crime: theme for November to January",
        "  MB(26)2 Knife crime: theme for November to January",
        "  Appendix A: Diagram",
        "MB(26)5 Letter of the Mayor",
        "11 Digital evidence storage: award",
    ]
    contents = " ".join(pages(pack.body)[1].split())
    assert "Discuss. AC Frontline Policing, 9 pages, with 2 appendices" in contents
    assert "Appendix C (XLSX) is sent as a separate file." in contents
    assert "Corporate plan AC Frontline Policing, to follow MB(26)4 –" in contents
    assert "Appendix A is not included: it is protected against copying; it is sent as a separate file." in contents
    assert "Removed from papers: 1 embedded file in appendix B of MB(26)5 (kept with the secretary)." in contents
    assert "Items 1, 2, 3, 4, 5, 8, 9 and 10 have no paper." in contents
    assert "Pack page 28" in page_of(pack.body, "Award, leaf 1")
    assert [name for name, _ in pack.beside] == [
        "OFFICIAL MB(26)1 appendix C.xlsx",
        "OFFICIAL MB(26)5 paper.docx",
        "OFFICIAL MB(26)5 appendix A.pdf",
    ]


def test_the_same_pack_has_the_same_bytes(bound_book: PackedBoard) -> None:
    assert made(bound_book).body == made(bound_book).body


def test_s20_the_public_pack_has_no_trace_of_what_it_leaves_out_and_says_so(bound_book: PackedBoard) -> None:
    public = made(bound_book, 1)
    assert public.name == "OFFICIAL MB pack public 2026-11-03 v1.pdf"
    said = whole(public.body)
    assert "SENSITIVE" not in said.replace("Appendix B (OFFICIAL-SENSITIVE) is left out.", "")
    assert "This is the public pack: Part 2 and everything marked above OFFICIAL are left out." in said
    assert CLOSED_TITLE not in said
    assert "Costs, leaf" not in said
    assert "Award, leaf" not in said
    assert "£727,946" not in said
    assert len(pages(public.body)) == 25
    assert not [title for title in bookmarks(public.body) if "award" in title or CLOSED_TITLE in title]
    raw = plain(public.body)
    for words in (CLOSED_TITLE, "Digital evidence", "Do not tell the press", "app.alert", "SENSITIVE"):
        assert words.encode() not in raw
        assert words.encode("utf-16-be") not in raw


def test_the_public_agenda_names_no_paper_that_is_left_out(board: PackedBoard) -> None:
    key = board.paper(CLOSED_TITLE, marking="OFFICIAL-SENSITIVE")
    board.file(key, "closed.pdf", paper_pdf("Closed"))
    other = board.paper("Whole paper closed", board.item, marking="SECRET")
    board.file(other, "closed.pdf", paper_pdf("Closed"))
    said = whole(made(board, 1).body)
    assert CLOSED_TITLE not in said
    assert "Whole paper closed" not in said
    assert "A paper of item 6 (SECRET) is left out." in said
    assert "Closed, leaf" not in said


def test_part_2_alone_holds_nothing_of_part_1(bound_book: PackedBoard) -> None:
    closed = made(bound_book, 2)
    assert "pack part 2" in closed.name
    assert bookmarks(closed.body)[3:] == ["11 Digital evidence storage: award"]
    assert "Stocktake, leaf" not in whole(closed.body)


def test_a_late_paper_gets_lettered_pages_and_every_other_page_keeps_its_number(board: PackedBoard) -> None:
    first = made(board)
    board.issue((0, first.body), (1, made(board, 1).body))
    late = board.paper("Transfer of estate: heads of terms", board.item)
    board.file(late, "late.pdf", paper_pdf("Late", 4))
    second = made(board)
    assert second.changed == "MB(26)6 added as pages 13a to 13d; every other page keeps its number"
    assert second.name.endswith(" v2.pdf")
    assert [label for label in labels(second.body) if label not in labels(first.body)] == ["13a", "13b", "13c", "13d"]
    assert labels(second.body)[12:18] == ["13", "13a", "13b", "13c", "13d", "14"]
    assert "Parts 1 and 2, version 2, issued Tue 27 Oct 2026, 34 pages" in whole(second.body)
    assert "Pack page 13b" in page_of(second.body, "Late, leaf 2")
    for words in ("Maps, leaf 2", "Theme, leaf 12", "Award, leaf 3"):
        number = page_of(first.body, words).split("Pack page ")[1].split()[0]
        assert f"Pack page {number}" in page_of(second.body, words)
    board.issue((0, second.body))
    again = board.paper("Tabled", board.item)
    board.file(again, "tabled.pdf", paper_pdf("Tabled"))
    assert "Pack page 13e" in page_of(made(board).body, "Tabled, leaf 1")


def test_what_was_replaced_or_taken_out_is_said(board: PackedBoard) -> None:
    board.issue((0, made(board).body))
    assert made(board).changed == "Nothing in its papers"
    rows = {row.reference: row.id for row in board.workspace.read(papers, meeting_id=board.id, now=board.clock())}
    board.file(rows["MB(26)3"], "award.pdf", paper_pdf("Award anew", 5))
    board.workspace.transact(withdraw_paper, paper_id=rows["MB(26)2"], because="overtaken")
    pack = made(board)
    assert pack.changed == (
        "MB(26)3 replaced as pages 28 to 32; MB(26)2 taken out; appendix\u00a0A of MB(26)2 taken out; "
        "every other page keeps its number"
    )
    assert labels(pack.body)[-6:] == ["27", "28", "29", "30", "31", "32"]


def test_a_pack_that_is_not_issued_says_that_it_is_a_draft(bound_book: PackedBoard) -> None:
    draft = made(bound_book, issuing=False)
    assert draft.name.endswith(" draft.pdf")
    assert all("Draft version 1" in text for text in pages(draft.body)[:4])


def test_a_meeting_without_papers_has_a_pack_too(workspace: Workspace, book: SmallBook, clock: Clock) -> None:
    board = PackedBoard(workspace, book, clock)
    pack = made(board, issuing=False)
    assert bookmarks(pack.body) == ["Cover", "Contents", "Agenda"]
    assert "All papers" in pages(pack.body)[0]
    assert pack.beside == ()


def test_what_is_withdrawn_or_not_in_hand_is_not_bound(board: PackedBoard) -> None:
    board.workspace.transact(withdraw_item, item_id=board.item, because="overtaken")
    rows = {row.reference: row.id for row in board.workspace.read(papers, meeting_id=board.id, now=board.clock())}
    board.workspace.transact(set_status, paper_id=rows["MB(26)2"], status="draft")
    said = whole(made(board).body)
    assert "Stocktake, leaf" not in said
    assert "Theme, leaf" not in said
    assert "AC Frontline Policing, to follow MB(26)2" in said


def test_pages_with_wide_margins_stay_as_they_are_and_others_are_scaled_into_a_frame(bound_book: PackedBoard) -> None:
    with Pdf.open(io.BytesIO(made(bound_book).body)) as file:
        sizes = [tuple(round(float(edge)) for edge in page.mediabox)[2:] for page in file.pages]
        drawn = [page.Contents.read_bytes().split(b" cm /Paper Do")[0].split(b"q ")[-1] for page in file.pages[4:]]
    scales = [float(code.split()[0]) for code in drawn]
    assert sizes[:5] == [(595, 842)] * 5
    assert sizes[9:11] == [(1191, 842)] * 2
    assert sizes[25] == (842, 595)
    assert scales[:5] == [1.0] * 5
    assert all(0.88 < scale < 0.93 for scale in scales[5:7])
    assert scales[-3:] == [1.0] * 3


def test_our_own_pages_keep_their_tags_and_those_of_papers_are_read_in_order(bound_book: PackedBoard) -> None:
    with Pdf.open(io.BytesIO(made(bound_book).body)) as file:
        (document,) = file.Root.StructTreeRoot.K
        assert isinstance(document, Dictionary)
        kinds = [str(kid.S) for kid in document.K]
        assert kinds == ["/Sect"] * 3 + ["/P"] * 26
        assert str(file.docinfo.Title) == "Management Board · Pack"
        assert b"pdfuaid:part" not in file.Root.Metadata.read_bytes()
        assert Name.OpenAction not in file.Root
        assert not file.attachments
        assert all(Name.Annots not in page for page in file.pages)
        assert len(file.Root.OCProperties.D.OFF) == 1


def test_long_names_and_many_papers_are_still_set(board: PackedBoard) -> None:
    name = "Joint Oversight of Safeguarding, Vulnerability and Public Protection Partnerships across London " * 2
    board.workspace.transact(rename_forum, forum_id=board.book.forums["MB"], name=name.strip())
    for number in range(25):
        key = board.paper(f"Paper {number} of many on the same matter", board.item)
        board.file(key, "paper.pdf", paper_pdf(f"Many {number}"))
    pack = made(board)
    assert "Pack page 3" in page_of(pack.body, "Paper 24 of many")
    assert labels(pack.body) == [f"{number}" for number in range(1, pack.pages + 1)]


def test_a_marking_of_a_file_alone_raises_that_of_the_pack(board: PackedBoard) -> None:
    for paper in board.view().papers:
        for file in paper.files:
            if file.marking != "OFFICIAL":
                board.workspace.transact(edit_attachment, attachment_id=file.key, marking="SECRET")
    assert made(board).name.startswith("SECRET MB")
    for paper in board.view().papers:
        for file in paper.files:
            if file.marking == "SECRET":
                board.workspace.transact(remove_attachment, attachment_id=file.key)
    assert made(board).name.startswith("OFFICIAL MB")


def test_a_file_that_the_book_holds_damaged_is_named_and_cannot_be_sent(board: PackedBoard) -> None:
    view = board.view()
    first, *others = view.papers
    damaged = replace(first, files=(replace(first.files[0], body=b"", areas=()), *first.files[1:]))
    pack = pack_print(replace(view, papers=(damaged, *others)), printed=board.clock())
    assert "The paper is not included: it is damaged." in whole(pack.body)
    assert "MB(26)1 paper.pdf" not in str([name for name, _ in pack.beside])
    torn = replace(first, files=(replace(first.files[0], body=first.files[0].body[:900]),))
    pack = pack_print(replace(view, papers=(torn, *others)), printed=board.clock())
    assert "The paper is not included: it is damaged; it is sent as a separate file." in whole(pack.body)
    assert pack.beside[0] == ("OFFICIAL MB(26)1 paper.pdf", first.files[0].body[:900])


def test_a_paper_received_late_says_so(board: PackedBoard) -> None:
    board.clock.go_to(dt.date(2026, 10, 30))
    key = board.paper("Late one", board.item, status="commissioned")
    board.workspace.transact(edit_paper, paper_id=key, due=dt.datetime.combine(dt.date(2026, 10, 28), dt.time(17)))
    board.workspace.transact(set_status, paper_id=key, status="received", late_reason="figures came late")
    board.file(key, "late.pdf", guarded_pdf("Late"))
    assert "Discuss. AC Frontline Policing, late: received Fri 30 Oct" in whole(made(board).body)
