import io
import re
from collections.abc import Callable, Iterable
from pathlib import Path

import pypdfium2
import pytest

from models.documents.action_log import action_log_document
from models.documents.agenda import agenda_document
from models.documents.content import Document, Ink
from models.documents.decision_register import decision_register_document
from models.documents.export import export
from models.documents.minutes import minutes_document
from models.documents.record import record_document
from models.documents.run_sheet import run_sheet_document
from models.documents.year_calendar import year_calendar_document
from models.queries.agenda_rows import ItemRow
from models.queries.decisions import DecisionRegister
from models.queries.record import MeetingRecord
from models.queries.run_sheet import RunSheet, RunSheetItem
from tests.documents import record_samples, samples
from tests.documents.reading import pages
from tests.documents.test_decision_register import row


def hostile() -> Document:
    rows = [samples.item(number, samples.HOSTILE, ask=samples.LONG * 3) for number in range(1, 32)]
    where = samples.meeting(forum_name=samples.LONG, place=samples.HOSTILE)
    return agenda_document(samples.agenda_view(items=samples.timed(rows), meeting=where), printed=samples.PRINTED)


def run_sheet(items: Iterable[ItemRow]) -> Document:
    rows = tuple(
        RunSheetItem(item, ("What changed?", samples.LONG), (), (), (), (), ("Assured", "Not assured, because:"))
        for item in items
    )
    sheet = RunSheet(samples.agenda_view(items=tuple(row.item for row in rows)), rows)
    return run_sheet_document(sheet, printed=samples.PRINTED)


def minutes(record: MeetingRecord, part: int | None = None) -> Document:
    return minutes_document(record, printed=samples.PRINTED, part=part)


def register(*texts: str) -> Document:
    rows = tuple(row(number, text=text, part=1 + number % 2) for number, text in enumerate(texts))
    return decision_register_document(DecisionRegister(rows, ()), printed=samples.PRINTED)


DOCUMENTS = {
    "agenda": agenda_document(samples.agenda_view(), printed=samples.PRINTED),
    "public agenda": agenda_document(samples.agenda_view(), printed=samples.PRINTED, part=1),
    "empty agenda": agenda_document(samples.agenda_view(items=(), seats=(), versions=()), printed=samples.PRINTED),
    "hostile agenda": hostile(),
    "action log": action_log_document(samples.action_log(), printed=samples.PRINTED),
    "record": record_document(samples.record(), printed=samples.PRINTED),
    "run sheet": run_sheet(samples.items()),
    "empty run sheet": run_sheet(()),
    "hostile run sheet": run_sheet(samples.timed(samples.item(n, samples.HOSTILE * 5) for n in range(1, 32))),
    "full minutes": minutes(record_samples.full_record()),
    "public minutes": minutes(record_samples.full_record(), 1),
    "corrected minutes": minutes(record_samples.corrected_record()),
    "continuous minutes": minutes(record_samples.continuous(record_samples.corrected_record())),
    "crowded minutes": minutes(record_samples.crowded_record()),
    "empty minutes": minutes(samples.recorded(samples.record(), minutes=(), decisions=(), actions=())),
    "register": register("Knife crime is the theme", samples.HOSTILE, samples.LONG),
    "empty register": register(),
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
