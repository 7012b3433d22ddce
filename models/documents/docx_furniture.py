"""What stands on every page of a Word file: marking above and below, running head, version, printed, page x of y."""

from models.documents.content import Document
from models.documents.docx_styles import FOOTER_STYLE, HEADER_STYLE, NAMESPACE
from models.documents.docx_text import Setting, look, paragraph, twips, words
from models.documents.style import (
    FURNITURE,
    MARKING,
    MARKING_FROM_BOTTOM,
    MARKING_FROM_TOP,
    MARKING_SPACED,
    PAGE_NUMBER,
    Sheet,
)
from models.documents.wording import stamp

LETTER = 0.41
"""How wide a letter is on average, as a share of the size."""
CLEAR = 12.0
ASCENT = 7.5
DESCENT = 2.5


def header(document: Document, sheet: Sheet, *, first: bool) -> str:
    """Return the head of the first page, or of all others: the marking, and there what this is and its version."""
    left, right = ("", "") if first else (document.running, document.version)
    return _part("hdr", _lines(document, sheet, (_run(left), _run(right)), max(len(left), len(right)), HEADER_STYLE))


def footer(document: Document, sheet: Sheet) -> str:
    """Return the foot of every page."""
    printed = f"Printed {stamp(document.printed)}"
    left = f"{document.version} · {printed}" if document.version else printed
    return _part("ftr", _lines(document, sheet, (_run(left), _pages()), len(left), FOOTER_STYLE))


def section(sheet: Sheet, relations: dict[str, str]) -> str:
    """Return the page: its size, its margins and the keys of its heads and feet by kind (“header first”)."""
    kept = "".join(
        f'<w:{name.split()[0]}Reference w:type="{name.split()[1]}" r:id="{key}"/>' for name, key in relations.items()
    )
    turned = ' w:orient="landscape"' if sheet.width > sheet.height else ""
    margins = " ".join(f'w:{side}="{twips(getattr(sheet, side))}"' for side in ("top", "right", "bottom", "left"))
    return (
        f'<w:sectPr xmlns:w="{NAMESPACE}" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        f'{kept}<w:pgSz w:w="{twips(sheet.width)}" w:h="{twips(sheet.height)}"{turned}/>'
        f'<w:pgMar {margins} w:header="{twips(MARKING_FROM_TOP - ASCENT)}" '
        f'w:footer="{twips(MARKING_FROM_BOTTOM - DESCENT)}" w:gutter="0"/><w:titlePg/></w:sectPr>'
    )


def _part(name: str, lines: str) -> str:
    return f'<w:{name} xmlns:w="{NAMESPACE}">{lines}</w:{name}>'


def _lines(document: Document, sheet: Sheet, sides: tuple[str, str], letters: int, style: str) -> str:
    """Set left, marking and right on one line, or on two where a long marking leaves no room beside it."""
    marking = document.marking.upper()
    wide = len(marking) * (MARKING.size * 0.62 + MARKING_SPACED)
    beside = (sheet.measure - wide) / 2 - CLEAR
    middle = f'<w:tab w:val="center" w:pos="{twips(sheet.measure / 2)}"/>'
    end = f'<w:tab w:val="right" w:pos="{twips(sheet.measure)}"/>'
    left, right = sides
    if letters * FURNITURE.size * LETTER <= beside:
        return paragraph(f"{left}{_TAB}{_marking(marking)}{_TAB}{right}", Setting(style, tabs=middle + end))
    alone = paragraph(f"{_TAB}{_marking(marking)}", Setting(style, tabs=middle))
    both = paragraph(f"{left}{_TAB}{right}", Setting(style, tabs=end))
    return both + alone if style == FOOTER_STYLE else alone + both


_TAB = "<w:r><w:tab/></w:r>"


def _run(text: str) -> str:
    return f"<w:r>{words(text)}</w:r>" if text else ""


def _marking(text: str) -> str:
    properties = look(MARKING).replace("<w:sz ", f'<w:spacing w:val="{twips(MARKING_SPACED)}"/><w:sz ', 1)
    return f"<w:r><w:rPr>{properties}</w:rPr>{words(text)}</w:r>"


def _pages() -> str:
    """Return “Page x of y”, reckoned by whoever opens the file."""
    number = f"<w:rPr>{look(PAGE_NUMBER)}</w:rPr>"
    return (
        f"<w:r>{number}{words('Page ')}</w:r>{_field('PAGE', number)}"
        f"<w:r>{number}{words(' of ')}</w:r>{_field('NUMPAGES', number)}"
    )


def _field(name: str, look_of: str) -> str:
    def mark(kind: str) -> str:
        return f'<w:r>{look_of}<w:fldChar w:fldCharType="{kind}"/></w:r>'

    order = f'<w:r>{look_of}<w:instrText xml:space="preserve"> {name} </w:instrText></w:r>'
    return f"{mark('begin')}{order}{mark('separate')}<w:r>{look_of}{words('1')}</w:r>{mark('end')}"
