"""The forward plan on paper, in Word and as a workbook."""

import datetime as dt
from io import BytesIO

from openpyxl import load_workbook

from models.documents.export import export
from models.documents.forward_plan import forward_plan_document
from models.queries.forward_plan import ForwardPlan, PlanEntry, PlanKind, PlannedForum
from tests.documents.reading import whole
from tests.documents.reading_docx import opened, text

PRINTED = dt.datetime(2026, 10, 27, 9)  # noqa: DTZ001  wall clock
TODAY, LAST = dt.date(2026, 10, 27), dt.date(2027, 3, 31)
BOARD = dt.date(2026, 11, 3)


def entry(kind: PlanKind, title: str, date: dt.date | None, status: str = "", **changes: object) -> PlanEntry:
    given = {"lead": "Director Estates", "source": "", "key": title, "table": "x", "meeting_id": "", **changes}
    return PlanEntry(kind=kind.value, date=date, title=title, status=status, **given)  # type: ignore[arg-type]


def plan(**changes: object) -> ForwardPlan:
    entries = (
        entry(PlanKind.STANDING, "Corporate priorities", None),
        entry(PlanKind.COMMISSIONED, "Stocktake", BOARD, "item 5", source="deep-dive of MB Tue 1 Sep 2026, item 4"),
        entry(PlanKind.RETURN, "Portfolio report", BOARD, "not sent, due Tue 27 Oct", source="for PMG and PSG"),
        entry(PlanKind.UNDATED, "Impacts", None, "promised Tue 7 Jul 2026, not asked for yet",
              chase_due=dt.date(2026, 10, 7)),
        entry(PlanKind.UNDATED, "Estates strategy", None, "asked Wed 7 Oct 2026", chase_due=dt.date(2027, 1, 7)),
    )  # fmt: skip
    forum = PlannedForum("f", "MB", "Management Board", "corporate", entries)
    given = {"forum": "", "level": "corporate", "marking": "OFFICIAL", "forums": (forum,)}
    return ForwardPlan(first=TODAY, last=LAST, today=TODAY, **{**given, **changes})  # type: ignore[arg-type]


def test_paper_goes_by_meeting_with_what_has_no_date_last() -> None:
    said = whole(export(forward_plan_document(plan(), printed=PRINTED), ".pdf"))
    order = [
        "Corporate forums",
        "2 by meeting + 1 on every agenda + 2 without a date = 5 entries, 1 to ask for",
        "Management Board (MB)",
        "MB: On every agenda (1)",
        "MB: Tue 3 Nov 2026 (2)",
        "Stocktake",
        "Deep-dive of MB Tue 1 Sep 2026, item 4",
        "MB: Date to be fixed (2)",
        "ask for its date",
        "Asked Wed 7 Oct 2026, ask Thu 7 Jan 2027",
    ]
    assert [said.find(words) for words in order] == sorted(said.find(words) for words in order), said
    assert all(words in said for words in order)


def test_word_and_workbook_hold_the_same_entries() -> None:
    document = forward_plan_document(plan(forum="MB"), printed=PRINTED)
    assert document.title == "Management Board"
    assert "Portfolio report" in text(opened(document))
    sheet = load_workbook(BytesIO(export(document, ".xlsx"))).worksheets[0]
    cells = [cell.value for row in sheet.iter_rows() for cell in row]
    assert {"Impacts", "date to be fixed", "commissioned"} <= set(cells)


def test_an_empty_plan_says_so() -> None:
    said = whole(export(forward_plan_document(plan(forums=()), printed=PRINTED), ".pdf"))
    assert "Nothing is planned in these days." in said


def test_part_2_is_marked_and_left_out_of_the_public_print() -> None:
    entries = (entry(PlanKind.AD_HOC, "Estates", BOARD), entry(PlanKind.AD_HOC, "A named officer", BOARD, part=2))
    view = plan(forums=(PlannedForum("f", "MB", "Management Board", "corporate", entries),))
    document = forward_plan_document(view, printed=PRINTED)
    assert document.marking == "OFFICIAL-SENSITIVE"
    assert "A named officer Part 2." in whole(export(document, ".pdf")).replace("\u00a0", " ")
    public = forward_plan_document(view, printed=PRINTED, part=1)
    said = whole(export(public, ".pdf"))
    assert (public.marking, "A named officer" in said, "Estates" in said) == ("OFFICIAL", False, True)
