"""A document as a Word file that looks like its print: real headings, marked table heads, fields for the pages."""

import io
import zipfile
from dataclasses import replace

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from models.documents import docx_furniture, docx_styles
from models.documents.content import (
    Block,
    Document,
    Facts,
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
from models.documents.docx_table import EMPTY, beside, table
from models.documents.docx_text import RISE, Setting, line_paragraph, look, paragraph, runs, style_of, twips, words
from models.documents.plain_text import printable
from models.documents.style import (
    BAR_NOTE,
    FACES,
    MM,
    RULE_TITLE,
    SHEETS,
    TITLE,
    TITLE_LONG,
    TITLE_WIDE,
)
from models.documents.style import Sheet as Paper

RIGHT_HALF = 85 * MM
RIGHT_INDENT = 24.0
NARROW = 56 * MM
NOTE_INDENT = 8.0
LEAD_ABOVE, TEXT_ABOVE, PROSE_ABOVE = 5.0, 3.0, 8.0
LONG_TITLE = 60
LANGUAGE = "en-GB"
BODY = "word/document.xml"
MOMENT = (1980, 1, 1, 0, 0, 0)
"""When every file inside the archive is said to have been written, so that equal documents are equal bytes."""
UNWANTED = ("stylesWithEffects", "thumbnail", "customXml", "numbering", "webSettings", "docProps/app")
"""What python-docx's empty file brings and no document of ours needs."""


def write_docx(document: Document) -> bytes:
    """Return the document as a Word file; the same document gives the same bytes."""
    word = docx.Document()
    paper = SHEETS[_page(document)]
    _house_style(word)
    _properties(word, document)
    section = _furnished(word, document, paper)
    out = io.BytesIO()
    word.save(out)
    return _stamped(out.getvalue(), _body([*_opening(document, paper), *_blocks(document)], section))


def _page(document: Document) -> PageSize:
    """Return the sheet: a year, which here is a table of its meetings, needs no larger one than any other list."""
    years = any(isinstance(block, YearSheet) for block in document.blocks)
    return PageSize.A4_LANDSCAPE if years else document.page


def _house_style(word: WordDocument) -> None:
    """Put our styles, fonts and settings in the place of those that python-docx brings."""
    part = word.part
    for owner in (part, part.package):
        for key, relation in list(owner.rels.items()):
            if any(name in relation.target_ref for name in UNWANTED):
                del owner.rels[key]
    for kind, made in (
        (RELATIONSHIP_TYPE.STYLES, docx_styles.styles()),
        (RELATIONSHIP_TYPE.SETTINGS, docx_styles.settings()),
        (RELATIONSHIP_TYPE.FONT_TABLE, docx_styles.fonts()),
    ):
        old = part.part_related_by(kind)
        key = next(key for key, relation in part.rels.items() if relation.reltype == kind)
        del part.rels[key]
        part.rels.add_relationship(kind, Part(old.partname, old.content_type, made.encode(), part.package), key)


def _properties(word: WordDocument, document: Document) -> None:
    """Say in the file what it is, in which language, and when it was printed; nothing of who sits here."""
    said = word.core_properties
    said.title = printable(" · ".join(part for part in (document.title, document.kind) if part))[:255]
    said.subject = printable(document.running)[:255]
    said.category = printable(document.marking)[:255]
    said.version = printable(document.version)[:255]
    said.language = LANGUAGE
    said.author = said.comments = said.keywords = said.last_modified_by = ""
    said.revision = 1
    said.created = said.modified = document.printed.replace(tzinfo=None)


def _body(parts: list[str], section: str) -> bytes:
    """Return the body of the file: tables never touch, and a paragraph comes before the section.

    It is put into the archive as it is: moving as many nodes into a parsed tree takes seconds.
    """
    inside = "".join(
        part + (EMPTY if part.startswith("<w:tbl>") and (after is None or after.startswith("<w:tbl>")) else "")
        for part, after in zip(parts, [*parts[1:], None], strict=True)
    )
    said = f'<w:document xmlns:w="{docx_styles.NAMESPACE}"><w:body>{inside or EMPTY}{section}</w:body></w:document>'
    return (docx_styles.XML + said).encode()


def _furnished(word: WordDocument, document: Document, paper: Paper) -> str:
    """Add head and foot of the first page and of all others, and return the section that names them."""
    foot = docx_furniture.footer(document, paper)
    parts = {
        "header default": docx_furniture.header(document, paper, first=False),
        "header first": docx_furniture.header(document, paper, first=True),
        "footer default": foot,
        "footer first": foot,
    }
    keys = {}
    for index, (name, xml) in enumerate(parts.items(), start=1):
        kind = name.split()[0]
        reltype, content = {
            "header": (RELATIONSHIP_TYPE.HEADER, CONTENT_TYPE.WML_HEADER),
            "footer": (RELATIONSHIP_TYPE.FOOTER, CONTENT_TYPE.WML_FOOTER),
        }[kind]
        made = Part(PackURI(f"/word/{kind}{index}.xml"), content, (docx_styles.XML + xml).encode(), word.part.package)
        keys[name] = word.part.relate_to(made, reltype)
    return docx_furniture.section(paper, keys)


def _stamped(file: bytes, body: bytes) -> bytes:
    """Return the archive with the body in its place and the same moment on each of its files."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as archive, zipfile.ZipFile(out, "w") as fixed:
        for name in archive.namelist():
            entry = zipfile.ZipInfo(name, MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            fixed.writestr(entry, body if name == BODY else archive.read(name))
    return out.getvalue()


def _opening(document: Document, paper: Paper) -> list[str]:
    """Return kicker, title, and what stands under it."""
    upright = paper.width < paper.height
    parts = [
        paragraph(f"<w:r>{words(document.kind)}</w:r>", Setting(docx_styles.KICKER_STYLE)),
        paragraph(_title(document), Setting(docx_styles.TITLE_STYLE, ruled=RULE_TITLE if upright else 0.0)),
    ]
    left, right = _lead(document, upright=upright), _position(document, upright=upright)
    if upright and left and right:
        narrow = NARROW if document.page is PageSize.A4_RUN_SHEET else paper.measure - RIGHT_HALF
        return [*parts, beside(left, right, (paper.measure - narrow, narrow))]
    return [part for part in (*parts, right, left) if part]


def _title(document: Document) -> str:
    wide = document.page in {PageSize.A4_LANDSCAPE, PageSize.A3_LANDSCAPE, PageSize.A4_RUN_SHEET}
    face = TITLE_LONG if len(document.title) > LONG_TITLE else TITLE_WIDE if wide else TITLE
    return f"<w:r><w:rPr>{look(face, TITLE)}</w:rPr>{words(document.title)}</w:r>"


def _lead(document: Document, *, upright: bool) -> str:
    above = LEAD_ABOVE if upright else TEXT_ABOVE
    return "".join(
        _said(said, above if not index else 0 if said.role is Role.LEAD else TEXT_ABOVE)
        for index, said in enumerate(document.lead)
    )


def _position(document: Document, *, upright: bool) -> str:
    """Return what is ranged right, level with the lead, and the facts that stand there."""
    lead = FACES[document.lead[0].role if document.lead else Role.TEXT]
    level = LEAD_ABOVE + RISE * (lead.leading - FACES[document.position[0].role].leading) if document.position else 0
    ranged = (
        line_paragraph(said, Setting(style_of(said.role), before=0 if index else max(level, 0), right=True))
        for index, said in enumerate(document.position)
    )
    return "".join(ranged) + _facts(document.facts, RIGHT_INDENT, above=LEAD_ABOVE if upright else 0)


def _blocks(document: Document) -> list[str]:
    parts: list[str] = []
    for index, block in enumerate(document.blocks):
        parts += _block(block, overleaf=index > 0)
    return [part for part in parts if part]


def _block(block: Block, *, overleaf: bool) -> list[str]:
    if isinstance(block, Facts):
        return [_facts(block, block.indent)]
    if isinstance(block, Legend):
        return [_said(line(_legend(block), Role.CELL), PROSE_ABOVE)]
    if isinstance(block, Note):
        return [_note(block)]
    if isinstance(block, Prose):
        setting = Setting(docx_styles.BODY_STYLE, before=0 if block.heading else PROSE_ABOVE)
        return [_heading(block.heading), line_paragraph(Line(block.runs, Role.TEXT), setting)]
    if isinstance(block, Table | Sheet):
        beginning = overleaf and isinstance(block, Sheet)
        return [_heading(block.heading, overleaf=beginning), table(block if isinstance(block, Table) else block.shown)]
    return _year(block, overleaf=overleaf)


def _legend(block: Legend) -> str:
    """Return what the words of a matrix mean, as one line."""
    return " · ".join(f"“{chip.brief}”: {meaning}" for chip, meaning in block.entries)


def _year(block: YearSheet, *, overleaf: bool) -> list[str]:
    """Return a year as its rows: what is drawn on paper cannot be drawn in words."""
    said = [line(text, Role.TEXT) for text in (block.position, block.remark) if text]
    return [_heading(f"{block.title}, {block.period}", overleaf=overleaf), *map(_said, said), table(block.table)]


def _heading(text: str, *, overleaf: bool = False) -> str:
    """Return a heading; where there is none a new page may still begin."""
    if text:
        return paragraph(f"<w:r>{words(text)}</w:r>", Setting(docx_styles.HEADING_STYLE, overleaf=overleaf))
    return paragraph("", Setting(docx_styles.GAP_STYLE, overleaf=True)) if overleaf else ""


def _facts(block: Facts, indent: float, above: float = 0.0) -> str:
    """Return labels and values, each value hanging `indent` millimetres from the left."""
    face = FACES[Role.TEXT]
    stop = f'<w:tab w:val="left" w:pos="{twips(indent * MM)}"/>'
    setting = Setting(docx_styles.FACT_STYLE, indent=indent * MM, hanging=indent * MM, tabs=stop)
    label = '<w:r><w:rPr><w:rStyle w:val="FactLabel"/></w:rPr>'
    return "".join(
        paragraph(
            f"{label}{words(fact.label)}<w:tab/></w:r>{runs(fact.runs, face)}",
            replace(setting, before=0 if index else above),
        )
        for index, fact in enumerate(block.facts)
    )


def _note(block: Note) -> str:
    setting = Setting(docx_styles.NOTE_STYLE, indent=NOTE_INDENT, bar=BAR_NOTE, blue=True)
    return paragraph(runs(block.runs, FACES[Role.CELL]), setting)


def _said(said: Line, before: float = 0.0) -> str:
    return line_paragraph(said, Setting(style_of(said.role), before=before))
