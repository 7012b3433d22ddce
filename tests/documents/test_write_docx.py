"""Every document of the house as a Word file: read back by python-docx, printed by LibreOffice beside our PDF."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from models.documents.action_log import action_log_document
from models.documents.agenda import agenda_document
from models.documents.content import (
    Document,
    Fact,
    Facts,
    Line,
    Note,
    Prose,
    Role,
    Run,
    Sheet,
    Table,
    YearSheet,
    line,
)
from models.documents.export import export
from models.documents.minutes import minutes_document
from models.documents.record import record_document
from models.documents.run_sheet import run_sheet_document
from models.documents.year_calendar import year_calendar_document
from models.queries.run_sheet import RunSheet, RunSheetItem
from tests.documents import samples
from tests.documents.reading import pages
from tests.documents.reading_docx import missing, opened, printed_by_libreoffice, text
from tests.documents.record_samples import continuous, corrected_record, full_record
from tests.documents.test_plan_prints import DOCUMENTS as PLANS

AGENDA = agenda_document(samples.agenda_view(), printed=samples.PRINTED)
LOG = action_log_document(samples.action_log(), printed=samples.PRINTED)
RECORD = record_document(samples.record(), printed=samples.PRINTED)
YEAR = year_calendar_document(samples.year_calendar(), printed=samples.PRINTED)
MINUTES = {
    "minutes": minutes_document(full_record(), printed=samples.PRINTED),
    "corrected minutes": minutes_document(corrected_record(), printed=samples.PRINTED),
    "continuous minutes": minutes_document(continuous(full_record()), printed=samples.PRINTED),
}
RUN_SHEET = run_sheet_document(
    RunSheet(
        samples.agenda_view(),
        tuple(
            RunSheetItem(item, ("Ask who leads.",), (), (), (samples.late("MB 41/26", "Publish", 34),), (), ("Agree",))
            for item in samples.items()
        ),
    ),
    printed=samples.PRINTED,
)
DOCUMENTS: dict[str, Document] = {
    "agenda": AGENDA,
    "log": LOG,
    "record": RECORD,
    "year": YEAR,
    "run sheet": RUN_SHEET,
    **MINUTES,
    **PLANS,
}


def drawn(document: Document) -> bool:
    """Whether our PDF draws a year, which a Word file gives as a table."""
    return any(isinstance(block, YearSheet) for block in document.blocks)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_document_is_a_word_file_and_always_the_same_one(name: str) -> None:
    content = export(DOCUMENTS[name], ".docx")
    assert content == export(DOCUMENTS[name], ".docx")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    word = opened(DOCUMENTS[name])
    assert DOCUMENTS[name].title in text(word)
    assert word.element.body[-1].tag == qn("w:sectPr")


def test_libreoffice_prints_the_words_of_our_pdf(tmp_path: Path) -> None:
    shown = {name: document for name, document in DOCUMENTS.items() if not drawn(document)}
    printed = printed_by_libreoffice(shown, tmp_path)
    for name, document in shown.items():
        ours = pages(export(document, ".pdf"))
        assert not missing(ours, printed[name]), name
        assert not missing(printed[name], ours), name
        assert abs(len(printed[name]) - len(ours)) <= max(1, len(ours) // 5), name


def test_every_page_carries_its_marking_twice_and_its_number(tmp_path: Path) -> None:
    for read in printed_by_libreoffice({"agenda": AGENDA, "log": LOG, "year": YEAR}, tmp_path).values():
        assert len(read) > 1
        for number, page in enumerate(read, start=1):
            assert page.count("OFFICIAL") == 2
            assert f"Page {number} of {len(read)}" in page.replace("\xa0", " ")
        assert "Printed Fri 30 Oct 2026 16:40" in read[-1].replace("\xa0", " ")


def test_the_running_head_begins_on_the_second_page() -> None:
    section = opened(AGENDA).sections[0]
    assert section.different_first_page_header_footer
    assert [part.text.strip() for part in section.first_page_header.paragraphs] == ["OFFICIAL-SENSITIVE"]
    assert section.header.paragraphs[0].text.split("\t") == [
        "Management Board · Agenda · Tue\xa03\xa0Nov\xa02026",
        "OFFICIAL-SENSITIVE",
        "Version 2",
    ]


def test_a_long_marking_stands_on_a_line_of_its_own() -> None:
    long = replace(AGENDA, marking="OFFICIAL-SENSITIVE: POLICE AND PARTNERS ONLY")
    said = [part.text.strip() for part in opened(long).sections[0].footer.paragraphs]
    assert said == ["Version 2 · Printed Fri\xa030\xa0Oct\xa02026\xa016:40\tPage 1 of 1", long.marking]


def test_headings_are_headings_and_heads_of_tables_are_marked() -> None:
    word = opened(AGENDA)
    styles = {part.style.name: part.text for part in word.paragraphs if part.style and part.text}
    assert styles["Heading 1"] == "Management Board"
    assert styles["Heading 2"] == "Dates"
    table = next(table for table in word.tables if table.rows[0].cells[0].text == "Time")
    properties = table.rows[0]._tr.trPr  # noqa: SLF001  python-docx has no other way
    assert properties is not None
    assert properties.find(qn("w:tblHeader")) is not None
    divider = next(cell for row in table.rows for cell in row.cells if cell.text.startswith("Part 2"))
    style = divider.paragraphs[0].style
    assert style is not None
    assert style.base_style is not None
    assert style.base_style.name == "Heading 2"


def test_the_file_says_what_it_is_in_which_language_and_nothing_of_who_made_it() -> None:
    said = opened(AGENDA).core_properties
    assert (said.title, said.category, said.version, said.language) == (
        "Management Board · Agenda",
        "OFFICIAL-SENSITIVE",
        "Version 2",
        "en-GB",
    )
    assert said.author == said.last_modified_by == said.comments == ""
    assert said.created is not None
    assert f"{said.created:%Y-%m-%d %H:%M}" == "2026-10-30 16:40"
    with zipfile.ZipFile(io.BytesIO(export(AGENDA, ".docx"))) as archive:
        assert b'<w:lang w:val="en-GB"' in archive.read("word/styles.xml")
        assert not {"docProps/app.xml", "docProps/thumbnail.jpeg", "customXml/item1.xml"} & set(archive.namelist())


def test_a_page_is_as_large_as_its_print() -> None:
    upright, wide = opened(AGENDA).sections[0], opened(LOG).sections[0]
    assert (upright.orientation, wide.orientation) == (WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE)
    assert [round(length.mm) for length in (wide.page_width, wide.page_height) if length] == [297, 210]


def test_what_a_user_writes_is_never_markup() -> None:
    view = samples.agenda_view(items=(samples.item(1, samples.HOSTILE),), secretary="</w:t><w:br/>{{x}} &amp;")
    said = text(opened(agenda_document(view, printed=samples.PRINTED)))
    assert '<b>Violence</b> & 5 < 6 <img src="/etc/passwd"/> ŵ ŷ Ł "x" ▲ 😀 \ufffd abc' in said
    assert "</w:t><w:br/>{{x}} &amp;" in said


@given(st.text(alphabet=st.characters(categories=["L", "N", "P", "S", "Z", "C"], codec=None), min_size=1))
@settings(max_examples=60, deadline=None)
def test_any_text_at_any_place_makes_a_sound_file(said: str) -> None:
    run = (Run(said),)
    blocks = (Facts((Fact(said, run),)), Note(run), Prose(run, said))
    document = replace(AGENDA, blocks=blocks, kind=said, title=said, marking=said, running=said, lead=(Line(run),))
    assert opened(document).sections[0].header.paragraphs


def test_every_kind_of_block_is_written() -> None:
    table = next(block for block in AGENDA.blocks if isinstance(block, Table))
    year = next(block for block in YEAR.blocks if isinstance(block, YearSheet))
    blocks = (Prose((Run("Words"),), "Prose"), Sheet("A month", table, table), year)
    word = opened(replace(AGENDA, blocks=blocks, position=(line("Beside", Role.POSITION),)))
    said = text(word)
    assert all(part in said for part in ("Prose Words", "A month", "Corporate boards", "Beside", "22 meetings"))
    overleaf = [part.text for part in word.paragraphs if part.paragraph_format.page_break_before]
    assert overleaf == ["A month", f"{year.title}, {year.period}"]


def test_a_row_longer_than_a_page_may_break(tmp_path: Path) -> None:
    view = samples.agenda_view(items=(samples.item(1, "Long", ask=samples.LONG * 40),))
    document = agenda_document(view, printed=samples.PRINTED)
    read = printed_by_libreoffice({"long": document}, tmp_path)["long"]
    assert sum(page.count("Reducing") for page in read) == 200


@pytest.mark.timeout(15)
def test_a_log_of_five_hundred_rows_does_not_take_long() -> None:
    log = samples.action_log(later=tuple(samples.action(f"MB {n}/26", samples.LONG) for n in range(500)))
    content = export(action_log_document(log, printed=samples.PRINTED), ".docx")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.read("word/document.xml").count(b"<w:tr>") > 500
