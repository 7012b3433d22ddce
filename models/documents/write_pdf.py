"""A document as a tagged PDF (PDF/UA-1): opening, blocks in order, furniture on every page."""

from models.documents.content import (
    Block,
    Document,
    Facts,
    Ink,
    Legend,
    Line,
    Note,
    PageSize,
    Prose,
    Role,
    Sheet,
    Table,
    YearSheet,
    line,
)
from models.documents.pdf_chips import set_legend_line
from models.documents.pdf_furniture import draw_furniture
from models.documents.pdf_pages import Bookmark, Box, Pages, Text, paint
from models.documents.pdf_table import TableSetter
from models.documents.pdf_tagging import Element, TaggedCanvas
from models.documents.pdf_text import broken
from models.documents.pdf_year import set_year_sheet
from models.documents.style import (
    BAR_NOTE,
    FACES,
    FACT_LABEL,
    KICKER,
    MM,
    RULE_TITLE,
    SHEETS,
    TITLE,
    TITLE_LONG,
    TITLE_WIDE,
    Colour,
)

RIGHT_HALF = 85 * MM
RIGHT_VALUES = 109 * MM
BLOCK_ABOVE = 10.0
NOTE_INDENT = 8.0
HEADING_ABOVE = 20.0
TABLE_ABOVE = 14.0
SHEET_ABOVE = 5.0
RULE_ABOVE = 6.0
OPENING = 0.25
"""The share of the first page that an opening takes at most; what lies lower is the body of the document."""
WIDE_POSITION = 110 * MM
NARROW_POSITION = 56 * MM
BESIDE_TITLE = {
    PageSize.A4_LANDSCAPE: WIDE_POSITION,
    PageSize.A3_LANDSCAPE: WIDE_POSITION,
    PageSize.A4_RUN_SHEET: NARROW_POSITION,
}
"""The room of the position on sheets that have it beside the title."""
MOST_TITLE_LINES = 2


def write_pdf(document: Document, *, ink: Ink = Ink.COLOUR) -> bytes:
    """Return the document as a PDF file; the same document gives the same bytes."""
    sheet = SHEETS[document.page]
    canvas = TaggedCanvas(
        title=" · ".join(part for part in (document.title, document.kind) if part),
        subject=document.running,
        printed=document.printed,
        ink=ink,
        size=(sheet.width, sheet.height),
    )
    pages = Pages(sheet)
    lay_out(document, pages, canvas.root)
    for number, items in enumerate(pages.pages, start=1):
        draw_furniture(canvas, document, sheet, number, len(pages.pages))
        paint(canvas, items)
        canvas.showPage()
    return canvas.finished()


def lay_out(document: Document, pages: Pages, root: Element) -> None:
    """Set a document onto pages from where they stand: its opening, then its blocks; a binder of several uses it."""
    years = [block for block in document.blocks if isinstance(block, YearSheet)]
    if not years:
        _opening(document, pages, root)
    for block in document.blocks:
        if isinstance(block, YearSheet):
            if block is not years[0]:
                pages.turn()
            set_year_sheet(block, pages, root)
        else:
            _block(block, pages, root)


def _opening(document: Document, pages: Pages, root: Element) -> None:
    """Set kicker, title, lead, position and facts."""
    beside = BESIDE_TITLE.get(document.page, 0.0)
    sheet = pages.sheet
    pages.hang(broken(line(document.kind), sheet.measure, KICKER), sheet.left, root.add("P"))
    pages.y -= KICKER.leading - KICKER.size
    pages.put(Bookmark(document.title, 0, pages.y))
    room = sheet.measure - beside
    face = TITLE_WIDE if beside else TITLE
    lines = broken(line(document.title), room, face)
    if len(lines) > MOST_TITLE_LINES:
        face = TITLE_LONG
        lines = broken(line(document.title), room, face)
    heading = root.add("H1")
    for index, part in enumerate(lines):
        pages.y -= face.leading if index else face.size
        pages.put(Text(sheet.left, pages.y, part.fragments, heading))
    if beside:
        _position(document.position, pages, root, pages.y, beside)
    if beside == WIDE_POSITION:
        pages.y -= 8
        return
    pages.y -= 10.5
    pages.rule(RULE_TITLE)
    if beside:
        _summary(document, pages, root)
    else:
        _lead(document, pages, root)


def _summary(document: Document, pages: Pages, root: Element) -> None:
    """Set the lead over the whole measure where the position stands beside the title."""
    pages.y -= 2 if document.lead else 0
    for said in document.lead:
        pages.hang(broken(said, pages.sheet.measure), pages.sheet.left, root.add("P"))
    pages.y -= 6


def _position(lines: tuple[Line, ...], pages: Pages, root: Element, last: float, room: float = WIDE_POSITION) -> None:
    """Set lines ranged right, the last one level with the title."""
    right = pages.sheet.width - pages.sheet.right
    parts = [(broken(said, room), root.add("P")) for said in lines]
    flat = [(part, owner) for said, owner in parts for part in said]
    y = last + sum(part.leading for part, _ in flat[1:])
    for index, (part, owner) in enumerate(flat):
        y -= part.leading if index else 0
        pages.put(Text(right - part.width, y, part.fragments, owner))


def _lead(document: Document, pages: Pages, root: Element) -> None:
    """Set the lead on the left, and facts or the position on the right of it."""
    sheet, top = pages.sheet, pages.y
    beside = bool(document.facts.facts)
    room = RIGHT_HALF - 12 if beside else sheet.measure - (RIGHT_HALF - 12 if document.position else 0)
    pages.y -= 4 if document.lead else 0
    for said in document.lead:
        pages.y -= 0 if said.role is Role.LEAD else 3
        pages.hang(broken(said, room), sheet.left, root.add("P"))
    low = pages.y
    if document.position and document.lead:
        _position(document.position, pages, root, top - 4 - FACES[Role.LEAD].leading)
    if beside:
        pages.y = top - 8
        _facts(document.facts, pages, root, sheet.left + RIGHT_HALF, sheet.left + RIGHT_VALUES)
    pages.y = min(low, pages.y) - 6


def _block(block: Block, pages: Pages, root: Element) -> None:
    if isinstance(block, Facts):
        pages.y -= BLOCK_ABOVE - 4
        left = pages.sheet.left
        _facts(block, pages, root, left, left + block.indent * MM)
        pages.y -= 2
    elif isinstance(block, Legend):
        set_legend_line(block, pages, root)
    elif isinstance(block, Note):
        _note(block, pages, root)
    elif isinstance(block, Prose):
        _heading(block.heading, pages, root, 3 * FACES[Role.TEXT].leading)
        pages.hang(broken(Line(block.runs, Role.TEXT), pages.sheet.measure), pages.sheet.left, root.add("P"))
    elif isinstance(block, Table):
        _heading(block.heading, pages, root, 2 * FACES[Role.TEXT].leading)
        pages.y -= 0 if pages.at_top else TABLE_ABOVE if block.head else RULE_ABOVE if block.rule else 0
        TableSetter(pages, block, root).set()
    elif isinstance(block, Sheet):
        _sheet(block, pages, root)


def _sheet(block: Sheet, pages: Pages, root: Element) -> None:
    """Set a table on a page of its own; the first one shares its page with the opening of the document."""
    if len(pages.pages) > 1 or pages.room < pages.sheet.depth * (1 - OPENING):
        pages.turn()
    _heading(block.heading, pages, root, FACES[Role.TEXT].leading)
    pages.y -= SHEET_ABOVE
    TableSetter(pages, block.shown, root).set()
    pages.y -= SHEET_ABOVE


def _facts(block: Facts, pages: Pages, root: Element, left: float, values: float) -> None:
    """Set labels and values as a list."""
    sheet = pages.sheet
    listed = root.add("L")
    for fact in block.facts:
        lines = broken(Line(fact.runs, Role.TEXT), sheet.width - sheet.right - values)
        item = listed.add("LI")
        label, body = item.add("Lbl"), item.add("LBody")
        if pages.room < FACES[Role.TEXT].leading and not pages.at_top:
            pages.turn()
        y = pages.y - FACES[Role.TEXT].leading
        parts = broken(line(fact.label), values - left - 6, FACT_LABEL)
        pages.put(Text(left, y, parts[0].fragments, label))
        pages.hang(lines, values, body)
        pages.y -= 1.2


def _note(block: Note, pages: Pages, root: Element) -> None:
    sheet = pages.sheet
    lines = broken(Line(block.runs, Role.CELL), sheet.measure - NOTE_INDENT)
    depth = sum(part.leading for part in lines) + 6
    if pages.room < depth and not pages.at_top:
        pages.turn()
    pages.y -= BLOCK_ABOVE
    pages.put(Box(sheet.left, pages.y - depth, BAR_NOTE, depth, Colour.BLUE))
    pages.y -= 1
    pages.hang(lines, sheet.left + NOTE_INDENT, root.add("P"))
    pages.y -= 6


def _heading(words: str, pages: Pages, root: Element, need: float) -> None:
    if not words:
        return
    face = FACES[Role.HEADING]
    if pages.room < HEADING_ABOVE + face.leading + need:
        pages.turn()
    pages.y -= 0 if pages.at_top else HEADING_ABOVE
    pages.put(Bookmark(words, 1, pages.y))
    pages.hang(broken(line(words, Role.HEADING), pages.sheet.measure), pages.sheet.left, root.add("H2"))
    pages.y -= 2
