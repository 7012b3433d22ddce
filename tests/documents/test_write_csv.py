import csv
import io

import pytest

from models.documents.action_log import action_log_document
from models.documents.export import export
from models.documents.year_calendar import year_calendar_document
from tests.documents import samples


def read(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_log_has_one_row_an_action_with_its_group() -> None:
    content = export(action_log_document(samples.action_log(), printed=samples.PRINTED), ".csv")
    head, first, *rest = read(content)
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\r\n") == 17
    assert head[:4] == ["Group", "Ref", "Action", "Owner"]
    assert first[0] == "Overdue"
    assert first[6] == "2026-09-30"
    assert first[8] == "Overdue 34 days"
    assert len(rest) == 15


@pytest.mark.parametrize("evil", ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1"])
def test_formulas_are_disarmed(evil: str) -> None:
    log = samples.action_log(later=(samples.action("MB 1/26", evil),))
    content = export(action_log_document(log, printed=samples.PRINTED), ".csv")
    cell = next(row[2] for row in read(content) if row[1] == "MB 1/26")
    assert cell == "'" + evil


@pytest.mark.parametrize("figure", ["-12", "-12.5", "-3%"])
def test_a_figure_below_nought_stays_a_figure(figure: str) -> None:
    log = samples.action_log(later=(samples.action("MB 1/26", figure),))
    content = export(action_log_document(log, printed=samples.PRINTED), ".csv")
    assert next(row[2] for row in read(content) if row[1] == "MB 1/26") == figure


def test_year_is_one_list_of_all_levels() -> None:
    content = export(year_calendar_document(samples.year_calendar(), printed=samples.PRINTED), ".csv")
    rows = read(content)
    assert rows[0][:5] == ["Date", "Start", "End", "Code", "Forum"]
    assert len(rows) == 1 + 22 + 144
