import io

import pypdfium2
import pytest

from models.documents.content import YearSheet
from models.documents.export import export
from models.documents.year_calendar import Page, year_calendar_document, year_calendar_pdf
from models.queries.calendar import YearCalendar
from models.rules.vocabulary import MeetingStatus
from tests.documents import samples
from tests.documents.reading import pages


def sheets(calendar: YearCalendar, page: Page = "A3") -> list[YearSheet]:
    document = year_calendar_document(calendar, printed=samples.PRINTED, page=page)
    return [block for block in document.blocks if isinstance(block, YearSheet)]


def test_each_level_has_its_sheet_in_order() -> None:
    corporate, bcu = pages(year_calendar_pdf(samples.year_calendar(), printed=samples.PRINTED))
    assert "Corporate boards" in corporate
    assert "22 meetings of 3 boards" in corporate
    assert "Page 1 of 2" in corporate
    assert "BCU boards" in bcu
    assert "144 meetings of 12 boards" in bcu


def test_a4_takes_two_sheets_of_six_months() -> None:
    halves = sheets(samples.year_calendar(), "A4")
    assert [sheet.months for sheet in halves] == [6, 6, 6, 6]
    assert [sheet.period for sheet in halves[:2]] == ["April to September 2026", "October 2026 to March 2027"]
    assert sum(len(sheet.marks) for sheet in halves[:2]) == 22


def test_levels_can_be_chosen() -> None:
    content = year_calendar_pdf(samples.year_calendar(), printed=samples.PRINTED, levels=("BCU",))
    assert len(pages(content)) == 1


def test_meetings_called_off_leave_the_sheet_but_not_the_table() -> None:
    calendar = samples.year_calendar()
    first = samples.meeting(status=MeetingStatus.CANCELLED.value, date=calendar.first)
    sheet = sheets(samples.year_calendar(meetings=(first, *calendar.meetings)))[0]
    assert len(sheet.marks) == 22
    assert len(sheet.table.groups[0].rows) == 23


def test_moved_meetings_are_marked_counted_and_explained() -> None:
    sheet = sheets(samples.year_calendar())[0]
    assert sheet.remark == "1 moved by a holiday or closure, marked °"
    assert [mark.words.rpartition(": ")[2] for mark in sheet.marks if mark.moved] == ["Founders’ Day"]
    assert "MB°" in pages(year_calendar_pdf(samples.year_calendar(), printed=samples.PRINTED))[0]


def test_common_time_is_said_once() -> None:
    bcu = sheets(samples.year_calendar())[1]
    assert bcu.period == "April 2026 to March 2027, all at 09:30"
    assert {mark.time for mark in bcu.marks} == {""}


@pytest.mark.parametrize("page", ["A3", "A4"])
def test_crowded_year_stays_on_its_sheet(page: Page) -> None:
    content = year_calendar_pdf(samples.crowded_calendar(), printed=samples.PRINTED, page=page)
    document = pypdfium2.PdfDocument(io.BytesIO(content))
    for sheet in document:
        width, height = sheet.get_size()
        text = sheet.get_textpage()
        boxes = [text.get_charbox(index) for index in range(text.count_chars())]
        assert min(box[0] for box in boxes if box[2] > box[0]) > 20
        assert max(box[2] for box in boxes) < width - 20
        assert min(box[1] for box in boxes if box[2] > box[0]) > 15
        assert max(box[3] for box in boxes) < height - 15
    said = " ".join(pages(content)[0].split())
    assert "Days marked + hold more: Tue 7 Apr 2026: TH 0, TH 1, TH 2" in said


def test_year_without_meetings_says_so() -> None:
    empty = samples.year_calendar(meetings=(), forums=())
    content = export(year_calendar_document(empty, printed=samples.PRINTED), ".pdf")
    assert "No meetings are planned from Wed 1 Apr 2026 to Wed 31 Mar 2027." in " ".join(pages(content)[0].split())


def test_read_aloud_the_year_is_months_and_dated_lines() -> None:
    content = year_calendar_pdf(samples.year_calendar(), printed=samples.PRINTED)
    assert b"/ActualText" in content
    assert b"/S /H2" in content
