"""A canvas whose content is tagged for assistive technology, after PDF/UA-1 (ISO 14289-1)."""

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from xml.sax.saxutils import escape

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import XMP, PDFDocument, PDFObject, PDFObjectReference, PDFPage, PDFString
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfgen.canvas import Canvas

from models.documents.content import Ink
from models.documents.pdf_fonts import typeface
from models.documents.pdf_text import Fragment
from models.documents.plain_text import printable
from models.documents.style import Colour, Font, fill

LANGUAGE = "en-GB"
PRODUCER = "Drumbeat"

rl_config.useA85 = 0  # pages are compressed, not spelt out in letters as well


@dataclass(eq=False, slots=True)
class Element:
    """A node of the structure tree; kids are elements, or (page, number) of content marked on a page.

    `attributes` are PDF table attributes such as `/Scope /Column`; `spoken` replaces what is drawn when read aloud.
    """

    tag: str
    attributes: str = ""
    spoken: str = ""
    kids: list["Element | tuple[int, int]"] = field(default_factory=list)

    def add(self, tag: str, attributes: str = "", spoken: str = "") -> "Element":
        """Append a new element and return it."""
        kid = Element(tag, attributes, spoken)
        self.kids.append(kid)
        return kid


class TaggedCanvas(Canvas):  # type: ignore[misc]  # reportlab has no types
    """A reportlab canvas that writes the structure tree, the metadata and what PDF/UA asks for beside them."""

    def __init__(self, *, title: str, subject: str, printed: dt.datetime, ink: Ink, size: tuple[float, float]) -> None:
        self._buffer = BytesIO()
        registerFont(typeface(Font.TEXT).outlines)
        super().__init__(
            self._buffer,
            pagesize=size,
            pageCompression=1,
            invariant=1,
            pdfVersion=(1, 7),
            initialFontName=Font.TEXT.value,
            lang=LANGUAGE,
        )
        self._ink = ink
        self._fill = ""
        self._marked: list[list[Element]] = []
        self._headings = 0
        self.root = Element("Document")
        self._describe(printable(title), printable(subject), printed)

    def showPage(self) -> None:
        """Close the page and tell it where its content stands in the structure tree."""
        super().showPage()
        page = self._doc.Pages.pages[-1]
        page.__NoDefault__ = [*PDFPage.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = len(self._doc.Pages.pages) - 1
        page.Tabs = "/S"
        self._fill = ""

    @contextmanager
    def content(self, element: Element) -> Iterator[None]:
        """Mark what is drawn inside as the content of an element."""
        page = self.getPageNumber() - 1
        while len(self._marked) <= page:
            self._marked.append([])
        number = len(self._marked[page])
        self._marked[page].append(element)
        element.kids.append((page, number))
        self.addLiteral(f"/{element.tag} <</MCID {number}>> BDC")
        yield
        self.addLiteral("EMC")

    @contextmanager
    def artifact(self, *, furniture: bool = False) -> Iterator[None]:
        """Mark what is drawn inside as decoration, or as furniture of the page, that is not read aloud."""
        self.addLiteral("/Artifact <</Type /Pagination>> BDC" if furniture else "/Artifact BMC")
        yield
        self.addLiteral("EMC")

    def draw_line(self, x: float, y: float, parts: Sequence[Fragment], spaced: float = 0.0) -> None:
        """Draw fragments from left to right with their baseline at (x, y); `spaced` is added between letters."""
        code = [f"BT 1 0 0 1 {x:.2f} {y:.2f} Tm" + (f" {spaced} Tc" if spaced else "")]
        for part in parts:
            self._fill_with(part.colour, code)
            code.append(self._shown(part))
        self.addLiteral(" ".join(code) + (" 0 Tc ET" if spaced else " ET"))

    def draw_box(self, x: float, y: float, width: float, height: float, colour: Colour = Colour.BLACK) -> None:
        """Fill a rectangle whose lower left corner is (x, y)."""
        code: list[str] = []
        self._fill_with(colour, code)
        self.addLiteral(" ".join([*code, f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re f"]))

    def draw_rule(self, x: float, y: float, width: float, weight: float) -> None:
        """Draw a black horizontal line from (x, y) on."""
        self.addLiteral(f"{weight:g} w {x:.2f} {y:.2f} m {x + width:.2f} {y:.2f} l S")

    def add_bookmark(self, title: str, level: int, top: float) -> None:
        """Add an entry to the outline that leads to this height of this page."""
        self._headings += 1
        key = f"heading {self._headings}"
        self.bookmarkPage(key, fit="XYZ", top=top)
        self.addOutlineEntry(printable(title), key, level)

    def finished(self) -> bytes:
        """Write the structure tree and return the whole file."""
        document = self._doc
        tree = _Tree(self.root, self._marked)
        self.setCatalogEntry("StructTreeRoot", tree)
        tree.register(document)
        self.save()
        return self._buffer.getvalue()

    def _shown(self, part: Fragment) -> str:
        """Return the operators that show a fragment."""
        outlines = typeface(part.font).outlines
        return " ".join(
            f"{outlines.getSubsetInternalName(subset, self._doc)} {part.size:g} Tf <{glyphs.hex()}> Tj"
            for subset, glyphs in outlines.splitString(part.text, self._doc)
        )

    def _fill_with(self, colour: Colour, code: list[str]) -> None:
        operator = fill(colour, self._ink)
        if operator != self._fill:
            self._fill = operator
            code.append(operator)

    def _describe(self, title: str, subject: str, printed: dt.datetime) -> None:
        self.setTitle(title)
        self.setSubject(subject)
        self.setAuthor("")
        self.setCreator(PRODUCER)
        self.setProducer(PRODUCER)
        self.setDateFormatter(lambda *_: f"D:{printed:%Y%m%d%H%M%S}")
        self.setViewerPreference("DisplayDocTitle", "true")
        self.setCatalogEntry("MarkInfo", {"Marked": "true"})
        self.setCatalogEntry("Metadata", XMP(creator=lambda _: _metadata(title, printed)))
        self.showOutline()


class _Node(PDFObject):  # type: ignore[misc]
    """A structure element as it stands in the file; `number` is how others refer to it, `parent` that of its parent."""

    def __init__(self, element: Element, parent: str) -> None:
        self.element = element
        self.parent = parent
        self.number = ""
        self.kids: list[_Node | tuple[int, int]] = []

    def format(self, document: PDFDocument) -> bytes:
        """Return the dictionary of the element."""
        element = self.element
        said = [f"<</S /{element.tag} /P {self.parent}"]
        if element.attributes:
            said.append(f"/A <</O /Table {element.attributes}>>")
        if element.spoken:
            said.append("/ActualText " + PDFString(printable(element.spoken)).format(document).decode("latin-1"))
        pages = sorted({kid[0] for kid in self.kids if isinstance(kid, tuple)})
        if pages:
            said.append(f"/Pg {_page(pages[0], document)}")
        kids = " ".join(self._kid(kid, pages, document) for kid in self.kids)
        return " ".join([*said, f"/K [{kids}]>>"]).encode("latin-1")

    def _kid(self, kid: "_Node | tuple[int, int]", pages: list[int], document: PDFDocument) -> str:
        if isinstance(kid, _Node):
            return kid.number
        page, number = kid
        return str(number) if page == pages[0] else f"<</Type /MCR /Pg {_page(page, document)} /MCID {number}>>"


class _Tree(PDFObject):  # type: ignore[misc]
    """The root of the structure tree, with the way back from marked content to elements."""

    def __init__(self, root: Element, marked: list[list[Element]]) -> None:
        self.root = root
        self.marked = marked
        self.nodes: dict[int, _Node] = {}

    def register(self, document: PDFDocument) -> None:
        """Give every element its number in the file, in reading order."""
        self._grow(self.root, _number(self, document), document)

    def _grow(self, element: Element, parent: str, document: PDFDocument) -> _Node:
        node = _Node(element, parent)
        self.nodes[id(element)] = node
        node.number = _number(node, document)
        node.kids = [kid if isinstance(kid, tuple) else self._grow(kid, node.number, document) for kid in element.kids]
        return node

    def format(self, _: PDFDocument) -> bytes:
        """Return the dictionary of the root."""
        numbers = " ".join(
            f"{page} [{' '.join(self.nodes[id(element)].number for element in elements)}]"
            for page, elements in enumerate(self.marked)
        )
        top = self.nodes[id(self.root)].number
        tree = f"<</Type /StructTreeRoot /K [{top}] /ParentTree <</Nums [{numbers}]>>"
        return f"{tree} /ParentTreeNextKey {len(self.marked)}>>".encode("latin-1")


def _number(thing: PDFObject, document: PDFDocument) -> str:
    return str(document.Reference(thing).format(document).decode("latin-1"))


def _page(page: int, document: PDFDocument) -> str:
    return str(PDFObjectReference(f"Page{page + 1}").format(document).decode("latin-1"))


def _metadata(title: str, printed: dt.datetime) -> bytes:
    """Return the XMP packet that names the document, its language and the standard it keeps."""
    made = f"{printed:%Y-%m-%dT%H:%M:%S}"
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{LANGUAGE}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{made}</xmp:CreateDate><xmp:ModifyDate>{made}</xmp:ModifyDate>
<xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool><pdf:Producer>{PRODUCER}</pdf:Producer>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>""".encode()
