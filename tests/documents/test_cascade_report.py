"""What the units made of the group's themes, on paper and in tables."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdfium2

from models.documents.cascade_report import answer_words, cascade_report_document
from models.documents.content import Document
from models.documents.export import export, file_name
from models.queries.cascade import CascadeReport, CascadeRow, CascadeView
from tests.documents.reading import whole

FIRST, LAST = dt.date(2026, 11, 1), dt.date(2026, 11, 30)
PRINTED = dt.datetime(2026, 10, 27, 9, tzinfo=dt.UTC)
UNITS = ("Central East", "Central North", "South West")


def theme(*answers: str) -> CascadeView:
    rows = tuple(
        CascadeRow(
            forum_id=code,
            forum_code=f"CF-{code}",
            unit_code=code,
            unit=unit,
            meeting_id=f"{code} November",
            meeting_date=dt.date(2026, 11, 9),
            meeting_status="planned",
            answer=answer,
            reason="covered 14 Oct" if answer == "declined" else "",
            answered_on=dt.date(2026, 10, 26) if answer in {"accepted", "declined"} else None,
            answered_by=f"{unit} Commander",
            former="CF-CAM, CF-ISL" if code == "CN" else "",
        )
        for unit, code, answer in zip(UNITS, ("CE", "CN", "SW"), answers, strict=True)
    )
    counts = {answer: answers.count(answer) for answer in ("accepted", "declined", "waiting")}
    return CascadeView(
        meeting_theme_id="theme",
        theme_id="knife",
        theme="Knife crime",
        forum_id="FLP",
        forum_code="CF-FLP",
        forum="Frontline Policing CrimeFighters",
        meeting_id="november",
        meeting_date=dt.date(2026, 11, 5),
        rows=rows,
        not_asked=answers.count(""),
        **counts,
    )


def report(*themes: CascadeView, not_cascaded: tuple[str, ...] = ()) -> Document:
    name = "Frontline Policing CrimeFighters"
    view = CascadeReport("FLP", "CF-FLP", name, "OFFICIAL", FIRST, LAST, themes, not_cascaded)
    return cascade_report_document(view, printed=PRINTED)


def test_the_report_counts_answers_and_says_why_not() -> None:
    knife = theme("accepted", "accepted", "declined")
    assert answer_words(knife) == "2 accepted, 1 declined: South West: covered 14 Oct."
    printed = whole(export(report(knife, not_cascaded=("Burglary",)), ".pdf"))
    for words in (
        "1 theme: 2 accepted, 1 declined",
        "Knife crime, Thu 5 Nov 2026",
        "South West: covered 14 Oct.",
        "formerly CF-CAM, CF-ISL",
        "Not passed down “Burglary”.",
    ):
        assert words in printed.replace("\xa0", " ")


def test_a_long_theme_and_its_answers_stay_on_the_page() -> None:
    long = replace(theme("declined", "declined", "declined"), theme="Violence and intimidation of shop staff " * 5)
    with pypdfium2.PdfDocument(export(report(long), ".pdf")) as document:
        page = document[0]
        texts = page.get_textpage()
        rights = [texts.get_rect(index)[2] for index in range(texts.count_rects())]
        assert max(rights) < page.get_width() - 40
    assert "3 declined: Central East: covered 14 Oct; Central North" in whole(export(report(long), ".pdf"))


def test_rows_go_into_tables() -> None:
    lines = export(report(theme("accepted", "waiting", "")), ".csv").decode("utf-8-sig").splitlines()
    assert lines[0] == "Group,Unit,Meeting,Answer,Answered,Reason"
    assert [line.split(",")[-3] for line in lines[1:]] == ["accepted", "waiting", "not asked"]
    assert all(export(report(theme("accepted", "waiting", "")), suffix) for suffix in (".xlsx", ".docx"))


def test_a_month_without_a_cascade_says_so() -> None:
    empty = report()
    assert "No theme of these meetings was passed down." in whole(export(empty, ".pdf"))
    assert file_name(empty, ".pdf") == "OFFICIAL CF-FLP cascade report 2026-11-01 to 2026-11-30.pdf"


def test_the_report_is_accessible(tmp_path: Path, check_pdf_ua: Callable[..., None]) -> None:
    path = tmp_path / "cascade.pdf"
    path.write_bytes(export(report(theme("accepted", "waiting", "declined"), not_cascaded=("Burglary",)), ".pdf"))
    check_pdf_ua(path)
