"""The planner on paper: every report, plan and calendar in every format, and what each of them says."""

import datetime as dt
import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from models.documents.clash_report import clash_report_document
from models.documents.compared_drafts import compared_drafts_document
from models.documents.content import Document, PageSize
from models.documents.export import export, file_name
from models.documents.load_report import load_report_document
from models.documents.meeting_list import meeting_list_document
from models.documents.month_calendar import month_calendar_document
from models.documents.plan import plan_document
from models.documents.proposal_calendar import proposal_calendar_document
from models.documents.vacancies import vacancies_document
from models.documents.week_calendar import week_calendar_document
from models.queries.absences import AbsenceRow
from models.queries.calendar import YearCalendar
from models.queries.clashes import ClashReport, LoadReport
from models.queries.drafts import Comparison
from models.queries.invitations import Invitee
from models.rules.absences import AbsenceRule
from tests.documents import planner_samples, samples
from tests.documents.reading import pages, whole

FURNISHED = {"marking": "OFFICIAL", "printed": samples.PRINTED}
TITLED = {"title": "Test Police", **FURNISHED}
SPAN = (planner_samples.FIRST, planner_samples.LAST)
MONDAY = dt.date(2026, 11, 2)


def november(calendar: YearCalendar) -> YearCalendar:
    last = dt.date(2026, 11, 30)
    chosen = tuple(row for row in calendar.meetings if dt.date(2026, 11, 1) <= row.date <= last)
    return replace(calendar, first=dt.date(2026, 11, 1), last=last, meetings=chosen)


def week() -> Document:
    """Lay out a week in which one person is asked to two places at once."""
    one = samples.meeting()
    other = samples.meeting(id="2", forum_code="PG", start=dt.time(11), end=dt.time(13), minutes=120)
    after = samples.meeting(id="3", forum_code="RAB", start=dt.time(13), end=dt.time(14), minutes=60)
    saturday = samples.meeting(id="4", forum_code="X", date=dt.date(2026, 11, 7))
    chief = Invitee("Commissioner", "Helen Ashdown-Marsh", acting=False, part="chair", person_id="p0")
    crowd = [Invitee(f"Post {n}", f"Person {n:02}", acting=False, person_id=f"p{n}") for n in range(1, 60)]
    invited = {"2": (chief, Invitee("Estates", "", acting=False)), one.id: (chief, *crowd), "3": (chief,)}
    span = {"first": MONDAY, "last": MONDAY + dt.timedelta(days=6), "closed_days": ((MONDAY, "Founders’ Day"),)}
    calendar = samples.year_calendar(meetings=(one, other, after, saturday), **span)
    return week_calendar_document(calendar, invited, printed=samples.PRINTED, absences=tuple(away()))


def away() -> Iterator[AbsenceRow]:
    """Say that one person is away in two halves of a day, one on an afternoon, and one who is asked nowhere."""
    tuesday, friday = MONDAY + dt.timedelta(days=1), MONDAY + dt.timedelta(days=4)
    for person, day, half in (("p1", tuesday, "morning"), ("p1", tuesday, "afternoon"), ("p2", friday, "afternoon")):
        yield AbsenceRow("a", "1", person, "Person", AbsenceRule(day, day, half), "ill", "")
    yield AbsenceRow("a", "1", "elsewhere", "Nobody", AbsenceRule(tuesday, tuesday, "morning"), "ill", "")


DOCUMENTS: dict[str, Document] = {
    "clashes": clash_report_document(planner_samples.clash_report(), **FURNISHED),  # type: ignore[arg-type]
    "many clashes": clash_report_document(planner_samples.clash_report(60), **FURNISHED),  # type: ignore[arg-type]
    "no clash": clash_report_document(ClashReport("Clashes, x to y", ()), **FURNISHED),  # type: ignore[arg-type]
    "load": load_report_document(planner_samples.load_report(), **FURNISHED),  # type: ignore[arg-type]
    "no load": load_report_document(LoadReport("Load, x to y", (), (), ()), **FURNISHED),  # type: ignore[arg-type]
    "plan": plan_document(planner_samples.proposal(), **TITLED),  # type: ignore[arg-type]
    "plan on the calendar": proposal_calendar_document(
        planner_samples.proposal(),
        closed_days=samples.year_calendar().closed_days,
        **TITLED,  # type: ignore[arg-type]
    ),
    "drafts": compared_drafts_document(planner_samples.comparison(), **TITLED),  # type: ignore[arg-type]
    "no drafts": compared_drafts_document(Comparison((), ()), **TITLED),  # type: ignore[arg-type]
    "vacancies": vacancies_document(planner_samples.vacancies(), span=SPAN, **TITLED),  # type: ignore[arg-type]
    "no vacancies": vacancies_document((), span=SPAN, **TITLED),  # type: ignore[arg-type]
    "list": meeting_list_document(samples.year_calendar().meetings, **TITLED),  # type: ignore[arg-type]
    "empty list": meeting_list_document((), **TITLED),  # type: ignore[arg-type]
    "month": month_calendar_document(november(samples.year_calendar()), printed=samples.PRINTED),
    "months on A3": month_calendar_document(
        samples.crowded_calendar(), printed=samples.PRINTED, page=PageSize.A3_LANDSCAPE
    ),
    "week": week(),
    "no week": week_calendar_document(samples.year_calendar(meetings=()), {}, printed=samples.PRINTED),
}


def said(name: str) -> str:
    return whole(export(DOCUMENTS[name], ".pdf")).replace("\xa0", " ")


def test_every_print_is_accessible(tmp_path: Path, check_pdf_ua: Callable[..., None]) -> None:
    paths = []
    for name, document in DOCUMENTS.items():
        paths.append(tmp_path / f"{name}.pdf")
        paths[-1].write_bytes(export(document, ".pdf"))
    check_pdf_ua(*paths)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_page_carries_its_marking_twice_and_its_number(name: str) -> None:
    read = pages(export(DOCUMENTS[name], ".pdf"))
    for number, page in enumerate(read, start=1):
        assert page.count("OFFICIAL") == 2
        assert f"Page {number} of {len(read)}" in page
        assert "Printed Fri" in page


@pytest.mark.parametrize("name", DOCUMENTS)
@pytest.mark.parametrize("suffix", [".pdf", ".xlsx", ".csv", ".html"])
def test_the_same_document_gives_the_same_bytes(name: str, suffix: str) -> None:
    document = DOCUMENTS[name]
    if suffix != ".csv" or document.tables:
        assert export(document, suffix) == export(document, suffix)
    assert file_name(document, suffix).startswith("OFFICIAL ")


def test_the_clash_report_names_who_is_torn_between_what() -> None:
    text = said("clashes")
    assert "Clashes of Deputy Commissioner, Crime & <b>Law</b>" in text
    assert "1 clash to be settled, 1 past" in text
    assert "Two places at once" in text
    assert "Tobias Brennick; Bjørn Sørli-Graham" in text
    assert "Nothing clashes." in said("no clash")


def test_the_head_of_a_long_table_stands_on_every_page() -> None:
    read = pages(export(DOCUMENTS["many clashes"], ".pdf"))
    assert len(read) > 2
    assert all("Who or where" in page for page in read)
    assert "To be settled, continued" in read[1]


def test_the_load_report_says_the_fullest_day_and_how_much_was_moved_there() -> None:
    text = said("load")
    assert "7 meetings on Mon 4 Jan 2027, 6 of them moved there" in text
    assert "■■■■■■□" in text
    assert "One square is 5 meetings in the bars of weeks. One square is 3 meetings in the bars of people." in text


def test_the_plan_says_what_changes_why_and_whether_it_is_best() -> None:
    text = said("plan")
    assert "Proved: no plan keeping the same rules changes less." in text
    assert "4 meetings, 2 changed, 1 without a place" in text
    assert "both chaired by the Deputy Commissioner." in text
    assert "Thu 25 Mar 14:00: one working day later" in text
    assert "Good Friday" not in text
    assert "PG cannot be held: widen the window or name a deputy. – chair away – no window" in text
    assert "2 things that must be settled as the calendar stands, 1 with this plan." in text
    unproved = plan_document(planner_samples.proposal(proved=False), **TITLED)  # type: ignore[arg-type]
    assert "save at most 2.5% of the changes" in whole(export(unproved, ".pdf"))


def test_the_workbook_of_a_plan_names_everybody_who_must_be_there() -> None:
    book = openpyxl.load_workbook(io.BytesIO(export(DOCUMENTS["plan"], ".xlsx")))
    assert book.sheetnames == ["Changes", "No place", "After the plan", "Settled", "Whole plan"]
    assert "Tobias Brennick; Ruth Kessling" in {cell.value for row in book["Whole plan"] for cell in row}


def test_the_plan_on_the_calendar_marks_before_and_after() -> None:
    text = said("plan on the calendar")
    assert "3 changed" in text
    assert all(words in text for words in ("PG→", "→PG", "leaves this day", "comes to this day"))


def test_drafts_stand_side_by_side() -> None:
    text = said("drafts")
    assert "1 meeting placed differently" in text
    assert "Wed 24 Mar 2027 14:00" in text
    assert "no place" in text
    assert "The drafts do not differ." in said("no drafts")


def test_vacancies_say_who_stands_in_and_what_is_missed() -> None:
    text = said("vacancies")
    assert "3 seats vacant on 3 boards" in text
    assert "Vacant (acting: Noor Osei)" in text
    assert "and 2 more" in text
    assert "no chair named" in text
    assert "Every board has its chair." in said("no vacancies")


def test_a_month_stands_on_one_page_with_every_meeting() -> None:
    (page,) = pages(export(DOCUMENTS["month"], ".pdf"))
    assert "09:30 Management Board" in page
    assert "Month calendar · Meetings 2026-27" in page.replace("\xa0", " ")
    rows = export(DOCUMENTS["month"], ".csv").decode().count("\r\n") - 1
    assert rows == len(november(samples.year_calendar()).meetings)


def test_each_month_begins_a_page_and_crowded_days_give_codes() -> None:
    read = pages(export(DOCUMENTS["months on A3"], ".pdf"))
    assert "April 2026" in read[0]
    assert "TH 0, TH 8" in " ".join(read[0].split()).replace("\xa0", " ")
    assert [page for page in read if "March 2027\n" in page] == [page for page in read if "March 2027" in page][:1]
    assert not any("May 2026" in page and "April 2026" in page for page in read)


def test_a_week_has_people_as_lanes_and_warns_of_two_places_at_once() -> None:
    text = said("week")
    assert "Week of Mon 2 Nov 2026" in text
    assert "Mon 2 Nov, Founders’ Day" in text
    assert "Sat 7 Nov" in text
    assert "▲ 09:30–12:30 MB" in text
    assert "▲ 11:00–13:00 PG" in text
    assert "▲ 13:00" not in text
    assert "(60 people)" in text


def test_a_week_says_who_is_away_and_warns_of_what_they_miss() -> None:
    lanes = said("week").split("Person 0")
    one, two = (next(lane for lane in lanes if lane.startswith(figure)) for figure in "12")
    assert "Post 1 Away ▲" in one
    assert "▲ 09:30–12:30 MB" in one
    assert "Away from noon" in two
    assert "▲" not in two
    assert "ill" not in said("week").split()


def test_a_list_counts_by_month_and_goes_out_as_a_calendar_too() -> None:
    text = said("list")
    assert "166 meetings of 15 boards" in text
    assert "1 moved" in text
    assert export(DOCUMENTS["list"], ".ics").count(b"BEGIN:VEVENT") == 166
    assert "No meetings are planned." in said("empty list")
