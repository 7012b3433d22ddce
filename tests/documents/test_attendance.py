"""Attendance on paper: each board with its own number of meetings, and nothing beyond the edge of the page."""

import csv
import datetime as dt
import io

from models.documents.attendance import BoardAttendance, attendance_document
from models.documents.export import export
from models.queries.attendance import AttendanceRow
from tests.documents import samples
from tests.documents.reading import whole

SPAN = (dt.date(2017, 4, 1), dt.date(2018, 3, 31))
PG = BoardAttendance(
    "PG",
    "Performance Group",
    (AttendanceRow("1", "Deputy Commissioner", 7, 4, 1, 1, 1), AttendanceRow("2", "Head of Finance", 5, 5, 0, 0, 0)),
)
IDLE = BoardAttendance("RAB", "Risk & Assurance Board", ())
DOCUMENT = attendance_document((PG, IDLE), span=SPAN, title="Test Police", marking="OFFICIAL", printed=samples.PRINTED)


def test_a_board_is_counted_by_the_meetings_it_really_had() -> None:
    words = whole(export(DOCUMENT, ".pdf"))
    assert "7 meetings of 1 board held" in words
    assert "Performance Group PG (7 meetings)" in words
    assert "Deputy Commissioner 7 4 1 1 1 71%" in words
    assert "Head of Finance 5 5 0 0 0 100%" in words
    assert "Risk & Assurance Board RAB (0 meetings) No meeting was held." in words


def test_the_spreadsheet_holds_numbers() -> None:
    rows = list(csv.reader(io.StringIO(export(DOCUMENT, ".csv").decode("utf-8-sig"))))
    assert ["Deputy Commissioner", "7", "4", "1", "1", "1", "71%"] in [row[-7:] for row in rows]
