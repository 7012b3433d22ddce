import datetime as dt
from pathlib import Path

import pytest

from models.documents.content import Table
from models.documents.day import day_document
from models.documents.export import export, file_name
from models.operations.year import lay_out_year
from models.queries.today import TodayView, today_view
from tests.books import FIRST, LAST, Clock, new_book, small_book

MORNING = dt.datetime(2026, 11, 3, 8, tzinfo=dt.UTC)


@pytest.fixture
def view(tmp_path: Path) -> TodayView:
    workspace = new_book(str(tmp_path / "test.book"), clock=Clock(MORNING))
    small_book(workspace)
    workspace.transact(lay_out_year, first=FIRST, last=LAST)
    seen = workspace.read(today_view, now=MORNING)
    workspace.close()
    return seen


def tables(view: TodayView) -> list[Table]:
    document = day_document(view, who="Imogen Farrier", marking="OFFICIAL", printed=MORNING)
    return [block for block in document.blocks if isinstance(block, Table)]


def test_the_day_says_who_meets_and_what_is_due(view: TodayView) -> None:
    meetings, due = tables(view)
    assert [cell.text.replace("\xa0", " ") for cell in meetings.groups[0].rows[0].cells] == [
        "09:30–12:30", "Management Board\nMB", "Room 4.12", "Commissioner, Helen Ashdown-Marsh",
    ]  # fmt: skip
    late = due.groups[0]
    assert (late.title, late.note) == ("Overdue", f"({len(late.rows)})")
    assert late.rows[0].cells[2].text.replace("\xa0", " ") == "7 days late"
    assert due.groups[1].rows[0].cells[2].text.replace("\xa0", " ") == "Wed 4 Nov, by 17:00"


def test_a_free_day_says_so() -> None:
    empty = TodayView(MORNING.date(), (), (), None, (), ())
    meetings, due = tables(empty)
    assert [table.groups[0].nil for table in (meetings, due)] == ["No board meets today.", "Nothing is due."]


@pytest.mark.parametrize("suffix", [".pdf", ".xlsx", ".csv", ".html"])
def test_the_day_is_written_in_every_format_the_same_each_time(view: TodayView, suffix: str) -> None:
    document = day_document(view, who="Imogen Farrier", marking="OFFICIAL", printed=MORNING)
    assert export(document, suffix) == export(document, suffix)
    assert file_name(document, suffix) == f"OFFICIAL Imogen Farrier day 2026-11-03{suffix}"
