"""Binding PDFs into one: the only module that knows the library for it, pikepdf."""

import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pikepdf import Array, Dictionary, Name, NumberTree, Object, Page, PasswordError, Pdf, PdfError, String

from models.errors import FileRefused
from models.rules.printed_area import Matrix, PrintedArea

HOUSE = "/Drumbeat"
CLAIM = b"<pdfuaid:part>1</pdfuaid:part>\n"
"""What our own prints say of themselves in their metadata; a pack cannot vouch for the papers in it."""
LEAST_EDGE, MOST_EDGE = 3.0, 14_400.0
"""Points; a page beyond these is no page."""
LOST = ("reconstruct", "damaged")
"""Words of the library where it had to guess what a file held."""
ATTACHED = "/FileAttachment"
UNPRINTED = frozenset({"/Link", "/Popup"})
"""Notes on a page that draw nothing of their own."""


@dataclass(frozen=True, slots=True)
class PageShape:
    """How a page is shown: the rectangle it takes in points, and the matrix that turns its own points so."""

    shown: PrintedArea
    matrix: Matrix
    annotated: bool

    @property
    def width(self) -> float:
        """How wide it is in points."""
        return self.shown.right - self.shown.left

    @property
    def height(self) -> float:
        """How high it is in points."""
        return self.shown.top - self.shown.bottom


@dataclass(frozen=True, slots=True)
class OpenedPdf:
    """A PDF ready to be bound: its pages as they are shown; `embedded` counts the files inside it, left behind."""

    shapes: tuple[PageShape, ...]
    embedded: int
    file: Pdf
    forms: tuple[Object, ...]


def open_pdf(body: bytes) -> OpenedPdf:
    """Open a PDF to be bound into a pack; FileRefused, saying why in a few words, where it cannot be."""
    try:
        file = Pdf.open(io.BytesIO(body))
    except PasswordError as trouble:
        raise FileRefused("it is protected by a password") from trouble
    except (PdfError, ValueError, RuntimeError) as trouble:
        raise FileRefused("it is damaged") from trouble
    if file.is_encrypted:
        raise FileRefused("it is protected against copying")
    try:
        return _opened(file)
    except (PdfError, ValueError, RuntimeError, TypeError, AttributeError, KeyError, IndexError) as trouble:
        raise FileRefused("it is damaged") from trouble


def _opened(file: Pdf) -> OpenedPdf:
    kinds = [[str(note.get(Name.Subtype, "")) for note in _notes(page)] for page in file.pages]
    embedded = len(file.attachments) + sum(own.count(ATTACHED) for own in kinds)
    annotated = [not UNPRINTED.issuperset(own) for own in kinds]
    if any(annotated):
        file.generate_appearance_streams()
        file.flatten_annotations("print")
    forms = tuple(page.as_form_xobject() for page in file.pages)
    shapes = tuple(_shape(form, marked) for form, marked in zip(forms, annotated, strict=True))
    if not forms or any(word in said for said in map(str, file.get_warnings()) for word in LOST):
        raise FileRefused("it is damaged")
    return OpenedPdf(shapes, embedded, file, forms)


def _notes(page: Page) -> list[Object]:
    notes = page.obj.get(Name.Annots)
    return [note for note in notes if isinstance(note, Dictionary)] if isinstance(notes, Array) else []


def _shape(form: Object, annotated: bool) -> PageShape:  # noqa: FBT001  a fact of the page
    """Return how a page is shown, turned and enlarged as it asks."""
    a, b, c, d, e, f = (float(part) for part in form.get(Name.Matrix, (1, 0, 0, 1, 0, 0)))
    x0, y0, x1, y1 = (float(part) for part in form.BBox)
    shown = PrintedArea(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)).seen_through((a, b, c, d, e, f))
    shape = PageShape(shown, (a, b, c, d, e, f), annotated)
    if not (LEAST_EDGE < shape.width < MOST_EDGE and LEAST_EDGE < shape.height < MOST_EDGE):
        raise FileRefused("it is damaged")
    return shape


def bind(
    carrier: bytes,
    placed: Sequence[tuple[int, OpenedPdf]],
    labels: Sequence[str],
    memory: Mapping[str, object],
    form: str,
) -> bytes:
    """Put PDFs onto the pages of a carrier and return the file; the same input gives the same bytes.

    Each is placed from the page of that index on, where the carrier draws it as `form`. `labels` are the numbers of
    all pages, `memory` is kept in the file for the next version.
    """
    with Pdf.open(io.BytesIO(carrier)) as bound:
        hidden: list[Object] = []
        layers: list[Object] = []
        for first, source in placed:
            for place, drawn in enumerate(source.forms):
                resources = bound.pages[first + place].obj.Resources
                resources.XObject = Dictionary({form: bound.copy_foreign(drawn)})
            own, off = _layers(bound, source.file)
            layers += own
            hidden += off
        if hidden:
            bound.Root.OCProperties = Dictionary(OCGs=Array(layers), D=Dictionary(OFF=Array(hidden), Order=Array()))
        _number(bound, labels)
        _remember(bound, memory)
        bound.Root.Metadata.write(bound.Root.Metadata.read_bytes().replace(CLAIM, b""))
        stream = io.BytesIO()
        bound.save(stream, deterministic_id=True)
    return stream.getvalue()


def remembered(body: bytes) -> dict[str, Any]:
    """Return what an issued pack keeps for the next version; nothing where it is no pack of ours."""
    try:
        with Pdf.open(io.BytesIO(body)) as file:
            found = json.loads(str(file.Root.PieceInfo[HOUSE].Private))
    except (PdfError, ValueError, RuntimeError, AttributeError, KeyError):
        return {}
    return found if isinstance(found, dict) else {}


def _layers(bound: Pdf, source: Pdf) -> tuple[list[Object], list[Object]]:
    """Return the layers of a paper and those of them that do not show, so that what is hidden stays hidden."""
    properties = source.Root.get(Name.OCProperties)
    if not isinstance(properties, Dictionary) or Name.D not in properties:
        return [], []
    usual = properties.D
    every = list(properties.get(Name.OCGs, Array()))
    off = list(usual.get(Name.OFF, Array()))
    if usual.get(Name.BaseState) == Name.OFF:
        shown = [layer.objgen for layer in usual.get(Name.ON, Array())]
        off = [layer for layer in every if layer.objgen not in shown]
    return [bound.copy_foreign(layer) for layer in every], [bound.copy_foreign(layer) for layer in off]


def _number(bound: Pdf, labels: Sequence[str]) -> None:
    """Name each page by its number, so that a reader's “go to page 143a” finds it."""
    tree = NumberTree.new(bound)
    for place, label in enumerate(labels):
        tree[place] = Dictionary(P=String(label))
    bound.Root.PageLabels = tree.obj


def _remember(bound: Pdf, memory: Mapping[str, object]) -> None:
    said = json.dumps(memory, ensure_ascii=True, separators=(",", ":"))
    stamp = bound.docinfo.get(Name.ModDate, String("D:20000101000000"))
    bound.Root.PieceInfo = Dictionary({HOUSE: Dictionary(LastModified=stamp, Private=String(said))})
