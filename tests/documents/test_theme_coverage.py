"""Theme coverage on paper: the matrix, its legend, what is to settle, counts and levels."""

import csv
import datetime as dt
import io
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from models.documents.content import Document
from models.documents.export import export, file_name
from models.documents.theme_coverage import theme_coverage_document
from models.rules.coverage import mark, months
from tests.documents import coverage_samples, samples
from tests.documents.reading import pages, whole
from tests.documents.reading_docx import opened, text
from tests.validators import Check


def laid_out(**changed: object) -> Document:
    """Lay out the coverage of the picture."""
    view = replace(coverage_samples.coverage(), **changed)  # type: ignore[arg-type]
    return theme_coverage_document(view, printed=samples.PRINTED, levels=coverage_samples.levels())


def test_the_first_page_holds_the_matrix_its_legend_and_what_is_to_settle() -> None:
    told = " ".join(pages(export(laid_out(), ".pdf"))[0].split())
    assert "Tinted: window November to January. As at Fri 16 Oct 2026" in told
    assert "Priority 1: reducing violence and criminal exploitation" in told
    assert "Themes, without standing items 2 2 3 2 4 3 3 1 3 1 1 1" in told
    assert "To settle. January has no new theme." in told
    assert "tasked to a Gold Group" in told


def test_a_theme_nobody_takes_says_none() -> None:
    assert "Child sexual exploitation CR-07 none" in " ".join(whole(export(laid_out(), ".pdf")).split())


def test_the_levels_show_meetings_and_the_empty_one() -> None:
    told = " ".join(whole(export(laid_out(), ".pdf")).split())
    assert "October to December 2026" in told
    assert "12 meetings: CF-B1" in told
    assert "none CF-FLP Thu 5 Nov, CF-MO Wed 4 Nov" in told


def test_spreadsheets_hold_the_cells_in_words() -> None:
    book = openpyxl.load_workbook(io.BytesIO(export(laid_out(), ".xlsx")))
    assert book.sheetnames == ["Theme coverage", "By priority", "Levels"]
    rows = [[cell.value for cell in row] for row in book["Theme coverage"].iter_rows()]
    knife = next(row for row in rows if "Knife crime" in row)
    assert knife[3] == "theme, taken by 12 BCUs"
    assert knife[-1] == 5
    told = list(csv.reader(io.StringIO(export(laid_out(), ".csv").decode("utf-8-sig"))))
    assert "followed up, set" in next(row for row in told if "Knife crime" in row)


def test_word_names_each_chip_and_says_what_the_words_mean() -> None:
    said = text(opened(laid_out()))
    assert "theme 12" in said
    assert "“again 12”: followed up; BCUs" in said


def test_many_things_to_settle_are_listed_and_none_says_so() -> None:
    many = tuple(f"Theme {n} has had no meeting in these months." for n in range(9))
    assert "Theme 8 has had no meeting" in whole(export(laid_out(to_settle=many), ".pdf"))
    assert "Nothing to settle." in whole(export(laid_out(to_settle=()), ".pdf"))


def test_each_of_two_years_counts_and_shows_its_own_themes() -> None:
    first = coverage_samples.coverage()
    nothing = tuple(mark([]) for _ in first.months)
    groups = tuple(
        replace(group, rows=tuple(replace(row, marks=(*nothing, *row.marks)) for row in group.rows))
        for group in first.groups
    )
    span = months(dt.date(2025, 4, 1), dt.date(2027, 3, 31))
    document = laid_out(months=span, days=first.days * 2, groups=groups, sums=(0,) * 12 + first.sums)
    past, present = document.tables[:2]
    assert (past.columns[2].name, present.columns[2].name) == ("Apr 25", "Apr 26")
    titles = [row.cells[0].lines[0].text for group in past.groups for row in group.rows]
    assert titles == ["Child sexual exploitation", "Themes, without standing items"]
    assert present.groups[0].rows[0].cells[-1].value == 5


def test_four_months_make_a_file_of_their_own_name() -> None:
    assert file_name(laid_out(), ".pdf") == "OFFICIAL CF-FLP theme coverage 2026-04.pdf"


def test_the_same_coverage_gives_the_same_bytes() -> None:
    assert export(laid_out(), ".pdf") == export(laid_out(), ".pdf")


@pytest.mark.parametrize("many", [1, 3])
def test_the_print_is_accessible(tmp_path: Path, check_pdf_ua: Check, many: int) -> None:
    path = tmp_path / "coverage.pdf"
    view = coverage_samples.coverage()
    path.write_bytes(export(laid_out(groups=view.groups * many), ".pdf"))
    check_pdf_ua(path)
