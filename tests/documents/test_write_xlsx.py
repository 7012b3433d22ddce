import datetime as dt
import io

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from models.documents.action_log import action_log_document
from models.documents.content import Document
from models.documents.export import export
from models.documents.year_calendar import year_calendar_document
from tests.documents import samples


def read(document: Document) -> Workbook:
    return load_workbook(io.BytesIO(export(document, ".xlsx")))


def test_log_has_real_dates_and_numbers() -> None:
    sheet = read(action_log_document(samples.action_log(), printed=samples.PRINTED))["Actions"]
    rows = list(sheet.iter_rows(min_row=4, values_only=True))
    assert rows[0][:3] == ("Group", "Ref", "Action")
    assert rows[1][6] == dt.datetime(2026, 9, 30)  # noqa: DTZ001  a spreadsheet knows no zones
    assert rows[1][7] == 2
    assert len(rows) == 17


def test_sheet_is_ready_to_print() -> None:
    sheet = read(action_log_document(samples.action_log(), printed=samples.PRINTED))["Actions"]
    assert sheet.freeze_panes == "A5"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.page_setup.fitToHeight == 0
    assert sheet.print_title_rows == "$4:$4"
    assert sheet.oddHeader is not None
    assert "OFFICIAL" in str(sheet.oddHeader.center.text)
    assert sheet.oddFooter is not None
    assert "OFFICIAL" in str(sheet.oddFooter.center.text)


@pytest.mark.parametrize("evil", ["=1+1", "+1", "@x", "http://example.org", "{=1}", samples.HOSTILE])
def test_text_stays_text(evil: str) -> None:
    log = samples.action_log(later=(samples.action("=A1", evil),))
    sheet = read(action_log_document(log, printed=samples.PRINTED))["Actions"]
    cell = next(row[2] for row in sheet.iter_rows(min_row=5) if row[1].value == "=A1")
    assert cell.data_type == "s"
    assert cell.hyperlink is None
    assert str(cell.value) == evil.replace("\x07", "\ufffd")


def test_text_longer_than_a_cell_is_split_and_never_cut() -> None:
    long = "".join(f"{number:09}." for number in range(7_000))
    log = samples.action_log(later=(samples.action("MB 1/26", long),))
    sheet = read(action_log_document(log, printed=samples.PRINTED))["Actions"]
    assert [cell.value for cell in sheet[4]][2:5] == ["Action", "Action, continued", "Action, continued"]
    row = next(row for row in sheet.iter_rows(min_row=5, values_only=True) if row[1] == "MB 1/26")
    assert "".join(str(part) for part in row[2:5]) == long


def test_each_level_of_the_year_has_its_sheet() -> None:
    book = read(year_calendar_document(samples.year_calendar(), printed=samples.PRINTED))
    assert book.sheetnames == ["Corporate", "BCU"]
    halves = read(year_calendar_document(samples.year_calendar(), printed=samples.PRINTED, page="A4"))
    assert halves.sheetnames == ["Corporate", "Corporate 2", "BCU", "BCU 2"]
