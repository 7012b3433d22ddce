import datetime as dt
import io
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from models.documents.decision_register import decision_register_document
from models.documents.export import export
from models.operations.agenda import add_item
from models.operations.decisions import record_decision, set_audiences
from models.operations.year import lay_out_year
from models.queries.decisions import DecisionRegister, RegisterRow, decision_register
from models.queries.meetings import meetings
from models.store.workspace import Workspace
from tests.books import FIRST, LAST, SmallBook
from tests.documents import samples
from tests.documents.reading import pages, whole


def row(number: int, **changes: object) -> RegisterRow:
    found = RegisterRow(
        id=f"d{number}",
        revision="r",
        reference=f"MB D{number}/26",
        date=dt.date(2026, 11, 3),
        forum_id="f-mb",
        forum_code="MB",
        forum_name="Management Board",
        level="corporate",
        meeting_id="m",
        item_id="i5",
        item_number="5",
        item_title="Knife crime",
        verb="approved",
        text="Knife crime is the theme",
        reasons="",
        conditions="",
        dissent="",
        review_on=None,
        review_due=False,
        evaluate_on=None,
        evaluation="",
        evaluation_due=False,
        part=1,
        risks_words="CR-03, CR-07",
        effects_words="",
        outstanding_audiences=(),
    )
    return replace(found, **changes)  # type: ignore[arg-type]


def register(*rows: RegisterRow) -> DecisionRegister:
    verbs = sorted({each.verb for each in rows if each.verb})
    return DecisionRegister(rows, tuple((verb, sum(each.verb == verb for each in rows)) for verb in verbs))


def printed(*rows: RegisterRow) -> str:
    return whole(export(decision_register_document(register(*rows), printed=samples.PRINTED), ".pdf"))


def test_decisions_stand_under_their_month_and_add_up() -> None:
    said = printed(row(1, date=dt.date(2026, 10, 1), verb="agreed"), row(2), row(3), row(4, verb=""))
    assert "Thu 1 Oct 2026 to Tue 3 Nov 2026" in said
    assert "1 agreed + 2 approved + 1 without a verb = 4 decisions" in said
    assert "October 2026 (1)" in said
    assert "November 2026 (3)" in said


def test_what_is_still_to_do_stands_out() -> None:
    due = {"review_on": dt.date(2026, 10, 1), "review_due": True, "evaluation_due": True}
    said = printed(row(1, conditions="only once", outstanding_audiences=("BCU commanders", "Deputy Mayor"), **due))
    assert "Conditions. Only once. Item 5, Knife crime CR-03, CR-07 1 Oct 2026" in said
    assert "Review due Evaluation due Tell BCU commanders; Deputy Mayor" in said


def test_effects_stand_for_the_risks_they_touch() -> None:
    assert "CR-03 down" in printed(row(1, effects_words="CR-03 down"))


@pytest.mark.parametrize(
    ("given", "part", "marking"),
    [
        ("", 1, "OFFICIAL-SENSITIVE"),
        ("OFFICIAL", 1, "OFFICIAL"),
        ("OFFICIAL", 2, "OFFICIAL-SENSITIVE"),
        ("SECRET", 2, "SECRET"),
    ],
)
def test_marking_is_never_too_low(given: str, part: int, marking: str) -> None:
    found = decision_register_document(register(row(1, part=part)), printed=samples.PRINTED, marking=given)
    assert found.marking == marking


def test_empty_register_says_so() -> None:
    said = printed()
    assert "There are no decisions of this choice on the register." in said
    assert "No decisions" in said


def test_long_register_keeps_its_head_on_every_page() -> None:
    rows = tuple(row(number, text=samples.HOSTILE + samples.LONG) for number in range(1, 60))
    found = pages(export(decision_register_document(register(*rows), printed=samples.PRINTED), ".pdf"))
    assert len(found) > 3
    assert all("Still to do" in page for page in found)


def test_spreadsheet_has_dates_as_dates() -> None:
    document = decision_register_document(register(row(1), row(2)), printed=samples.PRINTED, title="Management Board")
    sheet = load_workbook(io.BytesIO(export(document, ".xlsx"))).worksheets[0]
    cells = [[cell.value for cell in found] for found in sheet.iter_rows(min_row=4)]
    assert cells[0][:5] == ["Group", "Ref", "Date", "Forum", "Verb"]
    assert cells[1][:4] == ["November 2026", "MB D1/26", dt.datetime(2026, 11, 3), "MB"]  # noqa: DTZ001
    assert b"MB D2/26" in export(document, ".csv")


def test_register_of_a_book_is_printed(workspace: Workspace, book: SmallBook) -> None:
    workspace.transact(lay_out_year, first=FIRST, last=LAST)
    board = workspace.read(meetings, forum_id=book.forums["MB"], first=dt.date(2026, 11, 3))[0].id
    item = workspace.transact(add_item, meeting_id=board, title="Violence Stocktake").value
    text = "The findings are accepted"
    key = workspace.transact(record_decision, meeting_id=board, item_id=item, text=text, verb="agreed").value
    workspace.transact(set_audiences, decision_id=key, audiences=["All BCUs"])
    found = workspace.read(decision_register, today=dt.date(2026, 11, 4))
    said = whole(export(decision_register_document(found, printed=samples.PRINTED), ".pdf"))
    assert "MB D 1/26 3 Nov 2026 MB Agreed The findings are accepted. Item 6, Violence Stocktake" in said
    assert "Tell All BCUs" in said
