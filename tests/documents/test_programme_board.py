"""The programme board on paper."""

import datetime as dt
from pathlib import Path

import pytest

from models.documents.content import Document, PageSize
from models.documents.export import export
from models.documents.programme_board import programme_board_document
from models.queries.programme import CascadeStrip, Programme, ProgrammeCell, ProgrammeForum, Tile
from models.rules.coverage import months
from tests.documents import samples
from tests.documents.reading import whole
from tests.validators import Check

NOVEMBER = dt.date(2026, 11, 1)
TODAY = dt.date(2026, 10, 27)


def board(last: dt.date) -> Programme:
    """Return October to the month of a day: a forum with a theme, one whose theme is not set, one without meeting."""
    span = months(dt.date(2026, 10, 1), last)
    forums = tuple(
        ProgrammeForum(code, code, name, level, "first Thursday", 3, "")
        for code, name, level in (
            ("CF-FLP", "Frontline Policing", "business group"),
            ("MB", "Management Board", "corporate"),
            ("SV", "Serious violence", "thematic"),
        )
    )
    knife = Tile(
        "1", "theme", "Knife crime", "PCP 1 · CR-03", repeats_words="2 of 6", cascade=CascadeStrip(11, 1, 0), taken=True
    )
    stocktake = Tile("2", "deep-dive", "Violence Stocktake", trouble="paper late", taken=True)
    cells: dict[tuple[str, dt.date], tuple[ProgrammeCell, ...]] = {
        ("CF-FLP", NOVEMBER): (ProgrammeCell("m1", dt.date(2026, 11, 5), "planned", True, False, (knife,)),),
        ("MB", NOVEMBER): (ProgrammeCell("m2", dt.date(2026, 11, 3), "planned", False, False, (stocktake,)),),
        ("SV", NOVEMBER): (
            ProgrammeCell("m3", dt.date(2026, 11, 2), "planned", True, False, (), "Theme not set", "set by Mon 2 Nov"),
        ),
    }
    return Programme(span, frozenset({NOVEMBER}), forums, cells, 1)


def laid_out(last: dt.date = dt.date(2027, 2, 28)) -> Document:
    """Lay the board out."""
    return programme_board_document(
        board(last), title="Test Police", marking="OFFICIAL", today=TODAY, printed=samples.PRINTED
    )


def test_the_board_says_what_each_meeting_takes_and_what_is_wanting() -> None:
    text = " ".join(whole(export(laid_out(), ".pdf")).split())
    assert "Knife crime PCP 1 · CR-03 · 2 of 6 11 yes, 1 no" in text
    assert "Violence Stocktake deep-dive paper late" in text
    assert "Theme not set set by Mon 2 Nov" in text
    assert "1 theme not set in the window." in text


def test_the_corporate_level_stands_first_and_the_page_grows_with_the_months() -> None:
    (table,) = laid_out().tables
    assert [group.title for group in table.groups] == ["Corporate", "Business group", "Thematic"]
    assert laid_out().page is PageSize.A4_LANDSCAPE
    assert laid_out(dt.date(2027, 9, 30)).page is PageSize.A3_LANDSCAPE


def test_more_than_a_year_follows_below() -> None:
    assert [table.heading.replace("\xa0", " ") for table in laid_out(dt.date(2027, 12, 31)).tables] == [
        "October 2026 to September 2027",
        "October to December 2027",
    ]


def test_a_board_without_forums_says_so_in_every_format() -> None:
    bare = Programme(months(dt.date(2026, 10, 1), dt.date(2027, 2, 1)), frozenset(), (), {}, 0)
    document = programme_board_document(
        bare, title="Test Police", marking="OFFICIAL", today=TODAY, printed=samples.PRINTED
    )
    assert "No forum takes themes in these months." in whole(export(document, ".pdf"))
    assert export(document, ".csv").decode("utf-8-sig").startswith("Forum,Oct 26")


@pytest.mark.parametrize("suffix", [".docx", ".xlsx", ".csv", ".html"])
def test_it_leaves_in_every_format(suffix: str) -> None:
    assert export(laid_out(), suffix)


def test_the_board_is_accessible(tmp_path: Path, check_pdf_ua: Check) -> None:
    path = tmp_path / "board.pdf"
    path.write_bytes(export(laid_out(), ".pdf"))
    check_pdf_ua(path)
