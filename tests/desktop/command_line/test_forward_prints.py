"""The forward plan of the demo year on paper, in every format."""

from pathlib import Path

import pypdfium2
import pytest

from desktop.command_line import main

TODAY = ("--today", "2026-10-27")
DOCUMENTS = (*("forward-plan", "programme-board", "theme-coverage", "deep-dives", "cascade-report", "learning-log"),)
FORUM = ("--forum", "CF-FLP")


def text(file: Path) -> str:
    """Return the words of a PDF file on one line."""
    document = pypdfium2.PdfDocument(file)
    try:
        return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())
    finally:
        document.close()


@pytest.mark.parametrize("document", DOCUMENTS)
@pytest.mark.parametrize("suffix", [".pdf", ".docx", ".xlsx", ".csv"])
def test_every_document_is_written_in_every_format(demo_year: Path, tmp_path: Path, document: str, suffix: str) -> None:
    file = tmp_path / f"plan{suffix}"
    assert main(["print", str(demo_year), document, *FORUM, *TODAY, "-o", str(file)]) == 0
    assert file.stat().st_size > 200


def test_the_board_shows_the_months_from_today_on(demo_year: Path, tmp_path: Path) -> None:
    file = tmp_path / "board.pdf"
    words = ("programme-board", "--level", "business group", *TODAY, "-o", str(file))
    assert main(["print", str(demo_year), *words]) == 0
    board = text(file)
    assert "October 2026 to February 2027" in board
    assert "Knife crime" in board
    assert "11 yes, 1 no" in board
    assert "Violence Stocktake" not in board


def test_the_cascade_report_names_who_declined_and_why(demo_year: Path, tmp_path: Path) -> None:
    file = tmp_path / "cascade.csv"
    span = ("--from", "2026-11-01", "--to", "2026-11-30")
    assert main(["print", str(demo_year), "cascade-report", *FORUM, *span, *TODAY, "-o", str(file)]) == 0
    assert "Covered 14 Oct, returns in February" in file.read_text(encoding="utf-8-sig")


def test_the_only_forum_that_passes_themes_down_need_not_be_named(demo_year: Path, tmp_path: Path) -> None:
    for number, forum in enumerate(((), FORUM)):
        words = ("cascade-report", *forum, *TODAY, "-o", str(tmp_path / f"{number}.csv"))
        assert main(["print", str(demo_year), *words]) == 0
    assert (tmp_path / "0.csv").read_bytes() == (tmp_path / "1.csv").read_bytes()


def test_a_book_where_nothing_is_passed_down_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = str(tmp_path / "empty.book")
    assert main(["new", book]) == 0
    assert main(["print", book, "cascade-report", "-o", str(tmp_path / "c.pdf")]) == 1
    assert "No forum passes its themes down." in capsys.readouterr().err


@pytest.mark.parametrize("document", ["theme-coverage", "programme-board"])
def test_a_file_without_pages_holds_all_months(demo_year: Path, tmp_path: Path, document: str) -> None:
    span = ("--from", "2026-01-01", "--to", "2027-03-31")
    file = tmp_path / "rows.csv"
    assert main(["print", str(demo_year), document, *FORUM, *span, *TODAY, "-o", str(file)]) == 0
    heads = file.read_text(encoding="utf-8-sig").splitlines()[0].split(",")
    assert {"Jan 26", "Dec 26", "Jan 27", "Mar 27"} <= set(heads)


def test_each_row_of_the_plan_of_all_names_its_forum(demo_year: Path, tmp_path: Path) -> None:
    file = tmp_path / "plan.csv"
    assert main(["print", str(demo_year), "forward-plan", "--level", "corporate", *TODAY, "-o", str(file)]) == 0
    rows = file.read_text(encoding="utf-8-sig").splitlines()
    assert any(row.startswith("MB: Tue 3 Nov 2026,") for row in rows)
    assert any(row.startswith("PG: On every agenda,") for row in rows)


def test_the_plan_of_part_1_leaves_out_what_is_private(demo_year: Path, tmp_path: Path) -> None:
    words = ["print", str(demo_year), "forward-plan", "--forum", "MB", "--to", "2027-03-31", *TODAY]
    assert main([*words, "-o", str(tmp_path / "all.csv")]) == 0
    assert main([*words, "--part", "1", "-o", str(tmp_path / "public.csv")]) == 0
    whole = (tmp_path / "all.csv").read_text(encoding="utf-8-sig").splitlines()
    public = (tmp_path / "public.csv").read_text(encoding="utf-8-sig").splitlines()
    assert set(public) < set(whole)


def test_the_agendas_of_twelve_units_are_one_file_or_a_folder(demo_year: Path, tmp_path: Path) -> None:
    span = ("--from", "2026-11-05", "--to", "2026-12-02")
    words = ["print", str(demo_year), "unit-agendas", *FORUM, *span, *TODAY]
    assert main([*words, "-o", str(tmp_path / "agendas.pdf")]) == 0
    bound = text(tmp_path / "agendas.pdf")
    assert "EA BCU CrimeFighters" in bound
    assert "Anti-social behaviour (Barking and Dagenham, Havering, Redbridge)" in bound
    assert main([*words, "-o", str(tmp_path / "agendas")]) == 0
    assert len(list((tmp_path / "agendas").glob("*.pdf"))) == 12


@pytest.mark.parametrize(
    ("words", "file", "sentence"),
    [
        (("unit-agendas", *FORUM), "a.docx", "are PDF files"),
        (("unit-agendas", "--forum", "MB"), "a.pdf", "no agenda to print"),
        (("forward-plan", "--unit", "AS"), "f.pdf", "cannot be narrowed by --unit"),
        (("learning-log", "--level", "BCU"), "l.pdf", "cannot be narrowed by --level"),
        (("theme-coverage", "--part", "1"), "t.pdf", "cannot be narrowed by --part"),
        (("theme-coverage", *FORUM, "--level", "BCU"), "t.pdf", "coverage of one forum cannot be narrowed by --level"),
    ],
)
def test_what_cannot_be_written_is_refused_in_a_sentence(
    demo_year: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    words: tuple[str, ...],
    file: str,
    sentence: str,
) -> None:
    assert main(["print", str(demo_year), *words, *TODAY, "-o", str(tmp_path / file)]) == 1
    assert sentence in capsys.readouterr().err
    assert not (tmp_path / file).exists()
