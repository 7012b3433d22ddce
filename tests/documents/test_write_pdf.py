import io
import re
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from models.documents.action_log import action_log_document
from models.documents.agenda import agenda_document
from models.documents.content import Document, Ink
from models.documents.export import export
from models.documents.record import record_document
from models.documents.year_calendar import year_calendar_document
from tests.documents import samples
from tests.documents.reading import pages


def hostile() -> Document:
    rows = [samples.item(number, samples.HOSTILE, ask=samples.LONG * 3) for number in range(1, 32)]
    where = samples.meeting(forum_name=samples.LONG, place=samples.HOSTILE)
    return agenda_document(samples.agenda_view(items=samples.timed(rows), meeting=where), printed=samples.PRINTED)


DOCUMENTS = {
    "agenda": agenda_document(samples.agenda_view(), printed=samples.PRINTED),
    "public agenda": agenda_document(samples.agenda_view(), printed=samples.PRINTED, part=1),
    "empty agenda": agenda_document(samples.agenda_view(items=(), seats=(), versions=()), printed=samples.PRINTED),
    "hostile agenda": hostile(),
    "action log": action_log_document(samples.action_log(), printed=samples.PRINTED),
    "record": record_document(samples.record(), printed=samples.PRINTED),
    "year on A3": year_calendar_document(samples.year_calendar(), printed=samples.PRINTED),
    "year on A4": year_calendar_document(samples.crowded_calendar(), printed=samples.PRINTED, page="A4"),
}


def test_every_document_is_accessible(tmp_path: Path, check_pdf_ua: Callable[..., None]) -> None:
    paths = []
    for name, document in DOCUMENTS.items():
        paths.append(tmp_path / f"{name}.pdf")
        paths[-1].write_bytes(export(document, ".pdf"))
    check_pdf_ua(*paths)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_font_is_embedded(name: str) -> None:
    content = export(DOCUMENTS[name], ".pdf")
    fonts = re.findall(rb"/Type /Font\s", content)
    assert len(fonts) == content.count(b"/ToUnicode")
    assert content.count(b"/FontFile2") == len(fonts)
    assert b"Helvetica" not in content


@pytest.mark.parametrize("name", DOCUMENTS)
def test_same_document_gives_the_same_bytes(name: str) -> None:
    assert export(DOCUMENTS[name], ".pdf") == export(DOCUMENTS[name], ".pdf")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_marking_and_page_number_stand_on_every_page(name: str) -> None:
    document = DOCUMENTS[name]
    said = pages(export(document, ".pdf"))
    for number, page in enumerate(said, start=1):
        assert page.count(document.marking) == 2
        assert f"Page {number} of {len(said)}" in page


def colourful(content: bytes) -> bool:
    document = pypdfium2.PdfDocument(io.BytesIO(content))
    red, green, blue = document[0].render().to_pil().convert("RGB").split()
    return not red.tobytes() == green.tobytes() == blue.tobytes()


@pytest.mark.parametrize("name", ["action log", "agenda", "year on A3"])
def test_black_print_has_no_colour(name: str) -> None:
    assert colourful(export(DOCUMENTS[name], ".pdf"))
    assert not colourful(export(DOCUMENTS[name], ".pdf", ink=Ink.BLACK))


def test_long_marking_is_never_cut() -> None:
    marking = "OFFICIAL-SENSITIVE COMMERCIAL AND PERSONAL"
    content = export(agenda_document(samples.agenda_view(marking=marking), printed=samples.PRINTED), ".pdf")
    for page in pages(content):
        assert page.count(marking) == 2
        assert "Printed Fri 30 Oct 2026 16:40" in page


def test_empty_book_of_names_still_prints() -> None:
    bare = samples.meeting(forum_name="", chair="", chair_name="", place="")
    content = export(agenda_document(samples.agenda_view(meeting=bare), printed=samples.PRINTED), ".pdf")
    assert "Place to be confirmed" in pages(content)[0]
