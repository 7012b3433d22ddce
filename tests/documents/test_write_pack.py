"""PDFs as they come from outside: which can be bound, and which are refused with the reason."""

import datetime as dt
import io
from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from models.documents.pack_pages import FORM, Binding, Furniture, PaperPage, carrier
from models.documents.pdf_tagging import Element
from models.documents.write_pack import bind, open_pdf, remembered
from models.errors import FileRefused
from tests.documents.pack_samples import guarded_pdf, loaded_pdf, paper_pdf, saved, turned_pdf
from tests.store.files import locked_pdf


def emptied() -> bytes:
    """A PDF without pages."""
    with Pdf.new() as file:
        return saved(file)


def misshapen(*box: float) -> bytes:
    """A PDF whose page has edges that make no page."""
    with Pdf.open(io.BytesIO(paper_pdf("Misshapen"))) as file:
        file.pages[0].obj.MediaBox = Array(box)
        return saved(file)


SOUND = paper_pdf("Sound", 3)
REFUSED = {
    "it is protected by a password": [locked_pdf("Locked")],
    "it is protected against copying": [guarded_pdf("Guarded")],
    "it is damaged": [
        b"",
        b"%PDF-1.7 nothing more",
        SOUND[: len(SOUND) // 2],
        SOUND.replace(b"/Kids", b"/Kinds"),
        SOUND.replace(b"startxref", b"startzref"),
        emptied(),
        misshapen(0, 0, 1, 1),
        misshapen(0, 0, 90_000, 842),
    ],
}


@pytest.mark.parametrize(("because", "body"), [(why, body) for why, bodies in REFUSED.items() for body in bodies])
def test_what_cannot_be_bound_is_refused_with_the_reason(because: str, body: bytes) -> None:
    with pytest.raises(FileRefused, match=f"^{because}$"):
        open_pdf(body)


def test_a_page_is_taken_as_it_is_shown() -> None:
    (turned,) = open_pdf(turned_pdf("Turned")).shapes
    assert (round(turned.width), round(turned.height)) == (842, 595)
    with Pdf.open(io.BytesIO(paper_pdf("Cut"))) as file:
        file.pages[0].obj.CropBox = Array([100, 200, 500, 700])
        file.pages[0].obj.UserUnit = 2
        (cut,) = open_pdf(saved(file)).shapes
    assert (cut.width, cut.height) == (800, 1000)


def test_files_inside_are_counted_and_what_is_written_over_a_page_is_seen() -> None:
    loaded = open_pdf(loaded_pdf("Loaded"))
    assert (loaded.embedded, loaded.shapes[0].annotated) == (1, True)
    with Pdf.open(io.BytesIO(paper_pdf("Linked"))) as file:
        link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([1, 1, 9, 9]))
        clip = Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment, Rect=Array([1, 1, 9, 9]))
        file.pages[0].obj.Annots = Array([file.make_indirect(link)])
        linked = saved(file)
        file.pages[0].obj.Annots = Array([file.make_indirect(clip)])
        clipped = saved(file)
    assert not open_pdf(linked).shapes[0].annotated
    assert open_pdf(clipped).embedded == 1


@pytest.mark.parametrize(
    ("usual", "hidden"),
    [
        ({"OFF": [0]}, ["Drafting"]),
        ({"BaseState": Name.OFF, "ON": [1]}, ["Drafting"]),
        ({"BaseState": Name.OFF}, ["Drafting", "Final"]),
        ({}, []),
    ],
)
def test_layers_that_do_not_show_stay_hidden(usual: dict[str, Any], hidden: list[str]) -> None:
    with Pdf.open(io.BytesIO(paper_pdf("Layers"))) as file:
        layers = [file.make_indirect(Dictionary(Type=Name.OCG, Name=name)) for name in ("Drafting", "Final")]
        chosen = {
            f"/{key}": Array([layers[place] for place in value]) if isinstance(value, list) else value
            for key, value in usual.items()
        }
        file.Root.OCProperties = Dictionary(OCGs=Array(layers), D=Dictionary(chosen))
        source = open_pdf(saved(file))
    sheet = Element("P")
    page = PaperPage(source.shapes[0], None, known=True, furniture=Furniture("1"), bookmarks=(), element=sheet)
    printed = dt.datetime.combine(dt.date(2026, 10, 27), dt.time(9))
    body = carrier(Binding("Pack", "", "OFFICIAL", printed), Element("Document", kids=[sheet]), [page])
    with Pdf.open(io.BytesIO(bind(body, [(0, source)], ["1"], {"pages": {}}, FORM))) as bound:
        properties = bound.Root.get(Name.OCProperties)
        shown = [str(layer.Name) for layer in properties.D.OFF] if properties is not None else []
    assert shown == hidden


@pytest.mark.parametrize("body", [b"", b"%PDF-1.7 no pack", SOUND])
def test_what_is_no_pack_remembers_nothing(body: bytes) -> None:
    assert remembered(body) == {}
