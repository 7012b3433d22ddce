import datetime as dt
from dataclasses import replace

from models.documents.export import export
from models.documents.run_sheet import run_sheet_document
from models.operations.agenda import add_item
from models.operations.interests import declare_interest
from models.operations.year import lay_out_year
from models.queries.agenda_rows import InterestRow, RiskBrief
from models.queries.meetings import meetings
from models.queries.run_sheet import RunSheet, RunSheetItem, run_sheet
from models.rules.vocabulary import Purpose
from models.store.workspace import Workspace
from tests.books import FIRST, LAST, SmallBook
from tests.documents import samples
from tests.documents.reading import pages, whole


def line(number: str, **changes: object) -> RunSheetItem:
    item = next(row for row in samples.items() if row.number == number)
    row = RunSheetItem(item, prompts=(), interests=(), due=(), overdue=(), risks=(), outcomes=())
    return replace(row, **changes)  # type: ignore[arg-type]


def printed(*items: RunSheetItem, **changes: object) -> str:
    view = samples.agenda_view(**changes)
    return whole(export(run_sheet_document(RunSheet(view, items), printed=samples.PRINTED), ".pdf"))


def test_sheet_says_when_to_move_on() -> None:
    said = printed(line("5", outcomes=("Approve", "Defer to 5 Jan")))
    assert "10:50 15 min, to 11:05 5 Knife crime: theme for November to January" in said
    assert "Decision □ Approve □ Defer to 5 Jan" in said
    assert "12:30 Close. Next meeting Tue 5 Jan 2027, 09:30." in said


def test_summary_counts_decisions_slack_and_seats() -> None:
    assert "Four decisions are asked: items 5, 8, 9 and 11. No slack. Quorum 5, expected 8." in printed(line("1"))
    longer = samples.meeting(minutes=200)
    assert "Slack 20 minutes. Expected 8." in printed(line("1"), meeting=longer, quorum=0)
    assert "The items take 15 minutes more than there is." in printed(line("1"), overrun=15)


def test_prompts_interests_actions_and_risks_stand_with_their_item() -> None:
    overdue = samples.action_log().overdue_actions[:1]
    interest = InterestRow("x", "r", "i9", "9", "Zofia Łącka-Byrne", "former employer of a bidder", left_room=True)
    due = (samples.action("MB 46/26", "Victim care dashboard"),)
    risks = (RiskBrief("r", "CR-03", "Serious violence"),)
    asked = ("Agree the record as circulated",)
    said = printed(line("2", prompts=asked, interests=(interest,), overdue=overdue, due=due, risks=risks))
    assert "– Agree the record as circulated." in said
    assert "▲ Interest. Zofia Łącka-Byrne (former employer of a bidder): leaves for the item." in said
    assert "▲ Overdue. MB 41/26 Publish the revised stop and search learning note to all BCUs" in said
    assert "34 days late" in said
    assert "■ Actions due. MB 46/26 Victim care dashboard, Dana Okonedo-Reid" in said
    assert "■ Risk. CR-03 Serious violence" in said


def test_break_checks_the_clock() -> None:
    rows = samples.items()
    items = tuple(RunSheetItem(row, (), (), (), (), (), ()) for row in rows)
    assert "Break – Clock check: 95 minutes planned by now." in printed(*items)


def test_withdrawn_item_takes_no_time_and_asks_no_decision() -> None:
    rows = tuple(replace(row, withdrawn_because="not ready") if row.number == "5" else row for row in samples.items())
    said = printed(RunSheetItem(rows[4], ("Withdrawn, not taken: not ready",), (), (), (), (), ()), items=rows)
    assert "Three decisions are asked: items 8, 9 and 11. Slack 15 minutes." in said
    assert "not taken 5 Knife crime" in said


def test_empty_sheet_says_so() -> None:
    assert "There are no items on this agenda yet." in printed(items=())


def test_thirty_one_items_and_a_long_title_are_all_printed() -> None:
    rows = samples.timed(samples.item(number, samples.LONG[:300]) for number in range(1, 32))
    sheet = RunSheet(
        samples.agenda_view(items=rows), tuple(RunSheetItem(row, ("Ask",), (), (), (), (), ()) for row in rows)
    )
    said = pages(export(run_sheet_document(sheet, printed=samples.PRINTED), ".pdf"))
    assert sum(page.count("– Ask.") for page in said) == 31
    assert all("For the chair only" in page for page in said)


def test_sheet_of_a_book_is_printed(workspace: Workspace, book: SmallBook) -> None:
    workspace.transact(lay_out_year, first=FIRST, last=LAST)
    board = workspace.read(meetings, forum_id=book.forums["MB"], first=dt.date(2026, 11, 3))[0].id
    award = workspace.transact(add_item, meeting_id=board, title="Award of the contract", purpose=Purpose.DECIDE).value
    workspace.transact(declare_interest, meeting_id=board, item_id=award, name="A. Bidder", nature="shareholder")
    sheet = workspace.read(run_sheet, meeting_id=board, today=dt.date(2026, 10, 27))
    said = whole(export(run_sheet_document(sheet, printed=samples.PRINTED), ".pdf"))
    assert "One decision is asked: item 6." in said
    assert "□ Approve □ Approve with change □ Defer to Tue 5 Jan" in said
    assert "Interest. A. Bidder (shareholder)." in said
