"""The pack of a Management Board with papers of every sort, and PDFs as they come from outside."""

import datetime as dt
import io
from collections.abc import Sequence
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf
from reportlab.lib.pagesizes import A3, A4, landscape
from reportlab.pdfgen.canvas import Canvas

from models.operations.agenda import add_item, issue_agenda
from models.operations.issuing import issue_pack
from models.operations.paper_files import attach_file
from models.operations.paper_stages import set_status
from models.operations.papers import commission_paper, edit_paper
from models.queries.pack import PackView, pack
from models.store.workspace import Workspace
from tests.boards import Board
from tests.books import Clock, SmallBook
from tests.store.files import docx, office

SHEET = office(".xlsx", {})
WIDE_A3 = landscape(A3)
CLOSED_TITLE = "Informant handling costs"


def paper_pdf(words: str, pages: int = 1, size: tuple[float, float] = A4, edge: float = 72.0) -> bytes:
    """A PDF whose pages say some words at the top and at the bottom, `edge` points from the edges of the sheet."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=size, invariant=True)
    width, height = size
    for page in range(1, pages + 1):
        canvas.setFont("Helvetica", 11)
        canvas.drawString(edge, height - edge - 10, f"{words}, leaf {page}")
        for y in range(int(edge) + 30, int(height - edge - 30), 18):
            canvas.drawString(edge, y, "The Board is asked to hold on to what it decided in September. " * 2)
        canvas.drawRightString(width - edge, edge + 2, f"foot {page}")
        canvas.rect(edge, edge, width - 2 * edge, height - 2 * edge)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def turned_pdf(words: str) -> bytes:
    """A portrait page that asks to be shown turned by a quarter."""
    with Pdf.open(io.BytesIO(paper_pdf(words, edge=20))) as file:
        file.pages[0].obj.Rotate = 90
        return saved(file)


def guarded_pdf(words: str) -> bytes:
    """A PDF that opens without a password and forbids to be taken apart."""
    from pikepdf import Encryption, Permissions  # noqa: PLC0415

    with Pdf.open(io.BytesIO(paper_pdf(words))) as file:
        stream = io.BytesIO()
        file.save(stream, encryption=Encryption(owner="house", allow=Permissions(modify_assembly=False)))
        return stream.getvalue()


def loaded_pdf(words: str) -> bytes:
    """A PDF with a file inside it, a script, a comment and a layer that does not show."""
    with Pdf.open(io.BytesIO(paper_pdf(words))) as file:
        file.attachments["figures.xlsx"] = SHEET
        file.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="app.alert(1)")
        layer = file.make_indirect(Dictionary(Type=Name.OCG, Name="Drafting"))
        file.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))
        page = file.pages[0]
        page.obj.Resources.Properties = Dictionary(Layer=layer)
        page.contents_add(b"/OC /Layer BDC 0 0 595 842 re f EMC")
        note = Dictionary(
            Type=Name.Annot, Subtype=Name.Text, Rect=Array([10, 10, 30, 30]), Contents="Do not tell the press"
        )
        page.obj.Annots = Array([file.make_indirect(note)])
        return saved(file)


def saved(file: Pdf) -> bytes:
    """The bytes of a PDF."""
    stream = io.BytesIO()
    file.save(stream, deterministic_id=True)
    return stream.getvalue()


class PackedBoard(Board):
    """The board of 3 Nov 2026 with items that have papers; the clock stands a week before."""

    def __init__(self, workspace: Workspace, book: SmallBook, clock: Clock) -> None:
        super().__init__(workspace, book, clock)
        self.clock = clock
        clock.go_to(dt.date(2026, 10, 27))

    def item_named(self, title: str, **facts: Any) -> str:
        """Add an item."""
        return self.workspace.transact(add_item, meeting_id=self.id, title=title, **facts).value

    def paper(self, title: str, item_id: str = "", status: str = "received", **facts: Any) -> str:
        """Commission a paper and bring it in."""
        key = self.workspace.transact(
            commission_paper,
            forum_id=self.book.forums["MB"],
            meeting_id=self.id,
            item_id=item_id,
            title=title,
            sponsor_post_id=self.book.posts["AC-FLP"],
        ).value
        if facts:
            self.workspace.transact(edit_paper, paper_id=key, **facts)
        if status != "commissioned":
            self.workspace.transact(set_status, paper_id=key, status=status)
        return key

    def file(self, paper_id: str, name: str, body: bytes, **facts: Any) -> str:
        """Attach a file to a paper."""
        given = {"paper_id": paper_id, "name": name, "body": body, **facts}
        return self.workspace.transact(attach_file, **given).value

    def view(self, part: int | None = None) -> PackView:
        """Return what the pack is made of."""
        return self.workspace.read(pack, meeting_id=self.id, part=part, now=self.clock())

    def issue(self, *bodies: tuple[int, bytes]) -> None:
        """Let a pack go out: part and bytes of each print."""
        (part, body), *further = bodies
        prints: Sequence[tuple[int, bytes, str]] = [(*one, "pack.pdf") for one in further]
        self.workspace.transact(issue_pack, meeting_id=self.id, body=body, part=part, name="pack.pdf", further=prints)


def full_board(workspace: Workspace, book: SmallBook, clock: Clock) -> PackedBoard:
    """A board whose papers are of every sort."""
    board = PackedBoard(workspace, book, clock)
    lead = {"lead_post_id": book.posts["AC-FLP"], "purpose": "decide", "ask": "agree the theme for November to January"}
    knife = board.item_named("Knife crime: theme for November to January", **lead)
    estate = board.item_named("Digital evidence storage: award", part=2, part_reason="commercial", **lead)
    stocktake = board.paper("Violence Stocktake", board.item)
    board.file(stocktake, "stocktake.pdf", paper_pdf("Stocktake", 5))
    board.file(stocktake, "maps.pdf", paper_pdf("Maps", 2, WIDE_A3, 12), appendix=True, title="Ward maps")
    board.file(
        stocktake, "costs.pdf", paper_pdf("Costs", 2), appendix=True, title=CLOSED_TITLE, marking="OFFICIAL-SENSITIVE"
    )
    board.file(stocktake, "figures.xlsx", SHEET, appendix=True, title="Figures")
    theme = board.paper("Knife crime: theme for November to January", knife)
    board.file(theme, "theme.pdf", paper_pdf("Theme", 12, edge=14))
    board.file(theme, "turned.pdf", turned_pdf("Turned"), appendix=True, title="Diagram")
    award = board.paper("Digital evidence storage: award, £727,946", estate, part=2)
    board.file(award, "award.pdf", paper_pdf("Award", 3))
    late = board.paper("Corporate plan", status="commissioned")
    assert late
    letter = board.paper("Letter of the Mayor")
    board.file(letter, "letter.docx", docx("Dear Commissioner"))
    board.file(letter, "guarded.pdf", guarded_pdf("Guarded"), appendix=True, title="Guarded")
    board.file(letter, "loaded.pdf", loaded_pdf("Loaded"), appendix=True, title="Loaded")
    workspace.transact(issue_agenda, meeting_id=board.id, body=b"%PDF-1.7 agenda", name="agenda.pdf")
    return board
