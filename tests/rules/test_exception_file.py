"""Files of exceptions: read however they come, and refused by row and column where they cannot be."""

import datetime as dt
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import RuleBroken
from models.rules.exception_file import ExceptionFile, FileRow, read_exceptions
from models.rules.sheet_text import tidy_cell
from tests.exception_files import AWKWARD, HEAD, csv_file, workbook_file

OCTOBER = dt.date(2026, 10, 1)
KNIFE = "EA,recorded offences,Knife crime,2026-10,worse,12,9,"
ROW = FileRow(2, "EA", "recorded offences", "Knife crime", OCTOBER, "worse", 12.0, "12", 9.0, "9", "")


def only(body: bytes, name: str = "x.csv") -> FileRow:
    file = read_exceptions(name, body)
    assert file.refused == ()
    (row,) = file.rows
    return row


def refusal(body: bytes, name: str = "x.csv") -> str:
    with pytest.raises(RuleBroken) as wrong:
        read_exceptions(name, body)
    return str(wrong.value)


@pytest.mark.parametrize(
    "body",
    [
        csv_file(KNIFE),
        csv_file(KNIFE, end="\r\n"),
        csv_file(KNIFE, end="\r"),
        csv_file(KNIFE) + b"\n\n,,,,,,,\n",
        f"{HEAD}\n{KNIFE}".encode(),
        f"\ufeff{HEAD}\n{KNIFE}".encode(),
        f"{HEAD}\n{KNIFE}".encode("utf-16"),
        f"\ufeff{HEAD}\r\n{KNIFE}".encode("utf-16-be"),
        f"{HEAD}\r\n{KNIFE}".encode("utf-16-le"),
        csv_file(KNIFE).replace(b",", b";"),
        csv_file(KNIFE).replace(b",", b"\t"),
        csv_file(KNIFE).replace(b",", b"|"),
        csv_file(KNIFE).replace(b"2026-10", "\u200e2026-10".encode()).replace(b"EA,", "\u200bEA\ufeff,".encode()),
        csv_file(",".join(f' "{cell}"'.strip() for cell in KNIFE.split(","))),
    ],
)
def test_the_same_row_comes_out_however_it_is_written(body: bytes) -> None:
    assert only(body) == ROW


@pytest.mark.parametrize(
    ("head", "row"),
    [
        (
            "DIRECTION,Value,Month,Indicator,BCU,Category,Forecast,Comment",
            "worse,12,2026-10,Knife crime,EA,recorded offences,9,",
        ),
        ("Unit name,Measure family,Crime_type,Reporting period,Trend,Recorded,Baseline,Notes", KNIFE),
        ("BOCU,Family,Measure (short),Month,Direction of travel,Actual [n],Target,Remarks", KNIFE),
        ("unit,family,measure,period,direction,value,expected,note,Command,Actual", KNIFE + ",Elsewhere,99"),
    ],
)
def test_heads_come_in_any_order_and_case_and_under_other_names(head: str, row: str) -> None:
    assert only(csv_file(row, head=head)) == ROW


def test_titles_above_the_heads_and_blank_rows_count_as_the_spreadsheet_shows_them() -> None:
    body = csv_file("", KNIFE, "", "EA,,X,2026-10,up,1,,", head=f"Monthly exceptions\n\nfor October,official\n{HEAD}")
    file = read_exceptions("x.csv", body)
    assert ([row.row for row in file.rows], [row.row for row in file.refused]) == ([6], [8])


def test_a_line_break_in_quotes_is_one_row_and_the_alphabet_of_windows_is_read() -> None:
    body = csv_file(f'{KNIFE}"up\nagain: £5, “café”"').decode().encode("cp1252")
    assert only(body).note == "up again: £5, “café”"


def test_two_exports_put_together_are_read_line_by_line_in_their_own_alphabet() -> None:
    body = csv_file("EA,,Café,2026-10,worse,£1,,") + "SW,,Café,2026-10,worse,£2,,\n".encode("cp1252")
    rows = read_exceptions("x.csv", body).rows
    assert [(row.measure, row.value_words) for row in rows] == [("Café", "£1"), ("Café", "£2")]


@pytest.mark.parametrize(
    ("row", "column", "said"),
    [
        ("EA,f,M,2026-10,up,1,,", "direction", "“up” does not say which way it points; write worse or better."),
        ("EA,f,M,last month,worse,1,,", "period", "“last month” is no month; write it like Oct 2026 or 2026-10."),
        ("EA,f,M,2026-10,worse,lots,,", "value", "“lots” is no figure"),
        ("EA,f,M,2026-10,worse,(3),,", "value", "“(3)” is no figure"),
        ("EA,f,M,2026-10,worse,=A1+B1,,", "value", "is a formula without its result; paste the values"),
        ("EA,f,M,2026-10,worse,#N/A,,", "value", "“#N/A” is no figure"),
        ("EA,f,M,2026-10,worse,1,high,", "expected", "“high” is no figure"),
        (",f,M,2026-10,worse,1,,", "unit", "The unit is blank; write it in every row (merged cells count once)."),
        ("EA,f,,2026-10,worse,1,,", "measure", "The measure is blank"),
        (f"EA,f,{'M' * 201},2026-10,worse,1,,", "measure", "has 201 characters; shorten it to 200."),
        ("EA,f,M,2026-10,worse,1,234,300,", "note", "The row has 9 cells under 8 heads; put a text or figure"),
        ("EA,f,M,2026-10", "direction", "The direction is blank; write it in every row"),
        (
            "Total,,,,,99,,",
            "measure",
            "The measure, period and direction are blank; write them in, or leave the row out.",
        ),
    ],
)
def test_a_row_that_cannot_be_read_says_row_column_and_what_to_do(row: str, column: str, said: str) -> None:
    file = read_exceptions("x.csv", csv_file(KNIFE, row))
    (refused,) = file.refused
    assert (len(file.rows), refused.row, refused.column) == (1, 3, column)
    assert said in refused.reason


@pytest.mark.parametrize(
    ("name", "body", "said"),
    [
        ("x.csv", b"", "“x.csv” is empty; save it again"),
        ("x.csv", b"\r\n \r\n", "“x.csv” is empty"),
        ("x.csv", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "is a PDF whatever its name says"),
        (
            "x.xls",
            b"\n<!DOCTYPE html><table><tr><th>unit</th>",
            "is a web page whatever its name says; ask for the table",
        ),
        ("x.csv", bytes(range(256)) * 4, "holds no text; save it as CSV or XLSX"),
        ("x.csv", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "is an old or a locked workbook"),
        ("x.xlsx", b"PK\x03\x04 and nothing else", "is damaged and cannot be read"),
        ("x.csv", b"Dear all,\nplease find attached\n", "has no row of heads; the first row must name unit, measure,"),
        (
            "x.csv",
            csv_file("EA,M,2026-10,1", head="unit,measure,period,value"),
            "Row 1 heads the columns, but none is headed “direction”",
        ),
        (
            "x.csv",
            csv_file(KNIFE, head=HEAD.replace("note", "value")),
            "columns F (“value”) and H (“value”) could each be the value",
        ),
        (
            "x.csv",
            csv_file("EA,KG,M,2026-10,worse,1", head="BCU,Borough,measure,period,direction,value"),
            "A (“BCU”) and B (“Borough”) could each be the unit",
        ),
        ("x.csv", csv_file(KNIFE, KNIFE + '"never closed', KNIFE), "“x.csv”, row 3: a quotation mark opens a cell"),
    ],
)
def test_a_file_that_is_none_is_refused_whole(name: str, body: bytes, said: str) -> None:
    assert said in refusal(body, name)


def test_a_workbook_is_read_with_its_dates_shares_and_results() -> None:
    head = HEAD.split(",")
    body = workbook_file(
        [["Read me first"]],
        [
            ["Exceptions", None, "October"],
            head,
            ["EA", "recorded offences", "Knife crime", dt.date(2026, 10, 1), "worse", 12, 9, None],
            [],
            [
                "SW",
                None,
                "Confidence",
                dt.date(2026, 10, 31),
                "better",
                (0.125, "0.0%"),
                (1200.5, '"£"#,##0.00'),
            ],
            ["SW", None, "Sum", "Oct 2026", "worse", "=F3+1"],
        ],
    )
    file = read_exceptions("x.csv", body)
    assert file.rows[0] == FileRow(3, *[getattr(ROW, name) for name in FileRow.__slots__[1:]])
    share = file.rows[1]
    assert (share.row, share.period, share.value, share.value_words, share.expected_words) == (
        5, OCTOBER, 12.5, "12.5%", "£1,200.50",
    )  # fmt: skip
    assert [(row.row, row.column) for row in file.refused] == [(6, "value")]


@pytest.mark.parametrize(
    ("value", "pattern", "words"),
    [
        (-12, '"£"#,##0', "-£12"),
        (1234567.891, "#,##0", "1,234,568"),
        (1 / 3, "0.0%", "33.3%"),
        (5.55e-17, "General", "0"),
        (0.30000000000000004, "General", "0.3"),
        (2.5, "0", "3"),
        (1234.5, "0.00", "1234.50"),
        (1500, '0.0,"k"', "1500"),
    ],
)
def test_a_figure_is_read_as_the_spreadsheet_shows_it(value: float, pattern: str, words: str) -> None:
    body = workbook_file([HEAD.split(","), ["EA", None, "Spend", "Oct 2026", "worse", (value, pattern)]])
    assert only(body).value_words == words


def packed(**parts: bytes) -> bytes:
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("_", "/"), content)
    return body.getvalue()


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (packed(**{"xl_workbook.xml": b"<a/>", "xl_sharedStrings.xml": b" " * 30_000_000}), "unpacks to 28 MB"),
        (packed(**{"word_document.xml": b"<a/>"}), "is packed but no workbook"),
        (packed(**{"xl_workbook.xml": b"<a/>"}), "has no row of heads"),
        (packed(**{"xl_workbook.xml": b"<a"}), "is damaged"),
        (workbook_file([["unit"]])[:-300], "is damaged"),
        (workbook_file([]), "has no row of heads"),
    ],
)
def test_a_packed_file_that_is_a_bomb_or_no_workbook_is_refused(body: bytes, said: str) -> None:
    assert said in refusal(body, "x.xlsx")


def test_entities_that_swell_are_refused() -> None:
    many = b"".join(b'<!ENTITY a%d "%s">' % (one, b"&a%d;" % (one - 1) * 10) for one in range(1, 10))
    swollen = b'<!DOCTYPE s [<!ENTITY a0 "aaaaaaaaaa">' + many + b"]><sst><si><t>&a9;</t></si></sst>"
    body = packed(**{"xl_workbook.xml": b"<a/>", "xl_sharedStrings.xml": swollen})
    assert "is damaged" in refusal(body, "x.xlsx")


def test_a_cell_far_away_costs_nothing() -> None:
    body = workbook_file([HEAD.split(","), ["EA", "", "Knife", "2026-10", "worse", 3]], [["Notes"]])
    far = (
        zipfile.ZipFile(io.BytesIO(body))
        .read("xl/worksheets/sheet1.xml")
        .replace(b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>')
    )
    parts = {one: zipfile.ZipFile(io.BytesIO(body)).read(one) for one in zipfile.ZipFile(io.BytesIO(body)).namelist()}
    again = io.BytesIO()
    with zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {**parts, "xl/worksheets/sheet1.xml": far}.items():
            archive.writestr(name, content)
    assert only(again.getvalue()).measure == "Knife"


def test_many_rows_are_all_read_and_one_more_is_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("models.rules.exception_file.MOST_ROWS", 2_000)
    rows = [KNIFE] * 2_000
    assert [row.row for row in read_exceptions("x.csv", csv_file(*rows)).rows] == list(range(2, 2_002))
    assert "has more than 2,000 rows; send a month at a time" in refusal(csv_file(*rows, KNIFE))


def test_the_awkward_file_keeps_what_was_written() -> None:
    file = read_exceptions("x.csv", AWKWARD.encode())
    assert ([row.row for row in file.rows], [row.row for row in file.refused]) == ([2, 3, 4, 6, 7, 8], [5])
    assert (file.rows[0].value_words, file.rows[0].note) == ("1,234", "up, mostly in “Dagenham”")
    assert (file.rows[2].value, file.rows[3].value) == (None, 12500.5)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_in_one_sentence(body: bytes) -> None:
    try:
        assert isinstance(read_exceptions("x", body), ExceptionFile)
    except RuleBroken as wrong:
        assert "“x”" in str(wrong)  # noqa: PT017  a file may also be read


@given(st.lists(st.lists(st.text(max_size=12), max_size=10), max_size=12))
def test_every_filled_row_is_read_or_refused_once(rows: list[list[str]]) -> None:
    quoted = [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    try:
        file = read_exceptions("x", csv_file(*quoted))
    except RuleBroken:
        return
    told = [row.row for row in file.rows] + [row.row for row in file.refused]
    assert len(told) == len(set(told)) == sum(any(map(tidy_cell, row)) for row in rows)
