"""Deep-dives: commissioned under an item, with a slot on a later agenda and a paper with its deadline."""

import datetime as dt
from typing import Any

import pytest

from models.errors import RuleBroken
from models.operations.agenda import add_item
from models.operations.deep_dive_reports import close_deep_dive, report_deep_dive
from models.operations.deep_dives import commission_deep_dive, edit_deep_dive, put_off_deep_dive, remove_deep_dive
from models.operations.forum_settings import set_deadline
from models.operations.meetings import cancel_meeting, move_meeting
from models.operations.promises import move_to_next_meeting
from models.operations.risks import add_risk
from models.operations.themes import add_theme
from models.queries.agenda import agenda
from models.queries.deep_dives import DeepDiveRow, deep_dives
from models.store.workspace import Workspace
from tests.books import SmallBook
from tests.operations.carrying import Run, run_of

TODAY = dt.date(2026, 10, 27)
TITLE = "Violence Stocktake"


@pytest.fixture
def board(workspace: Workspace, book: SmallBook) -> Run:
    """The Management Board; its agenda of Thu 5 Nov 2026 is open, papers are due five working days before."""
    forum = book.forums["MB"]
    workspace.transact(set_deadline, forum_id=forum, kind="final papers", words="5 working days before, 17:00")
    made = run_of(workspace, forum)
    made.open(0)
    return made


def commission(board: Run, book: SmallBook, **named: Any) -> str:
    under = board.item(0, "Performance overview with financial context").id
    return board.workspace.transact(
        commission_deep_dive,
        meeting_id=board.meetings[0],
        item_id=under,
        title=TITLE,
        question="What drives it?",
        lead_post_id=book.posts["DAC-FLP"],
        sponsor_post_id=book.posts["AC-FLP"],
        **named,
    ).value


def only(board: Run) -> DeepDiveRow:
    (row,) = board.workspace.read(deep_dives, today=TODAY)
    return row


def test_it_is_due_at_the_next_meeting_with_a_paper_and_a_slot(board: Run, book: SmallBook) -> None:
    commission(board, book)
    row = only(board)
    assert row.commissioned.startswith("MB Thu 5 Nov 2026, item ")
    assert (row.commissioner, row.lead_name) == ("Commissioner", "Callum Ferris-Boyd")
    assert (row.due, row.paper_due) == (dt.date(2026, 12, 3), dt.datetime(2026, 11, 26, 17))  # noqa: DTZ001
    assert row.paper_reference
    board.open(1)
    slot = board.item(1, TITLE)
    assert (slot.origin, slot.ask) == (f"commissioned at {row.commissioned}", "What drives it?")
    assert [paper.id for paper in slot.papers] == [row.paper_id]
    assert only(board).slot == f"MB Thu 3 Dec 2026, item {slot.number}"
    assert TITLE not in board.titles(0)


def test_slot_and_deadline_follow_the_meeting_and_pass_on_when_it_is_cancelled(board: Run, book: SmallBook) -> None:
    commission(board, book)
    board.workspace.transact(
        move_meeting, meeting_id=board.meetings[1], date=dt.date(2026, 12, 10), reason="The hall is needed"
    )
    assert (only(board).due, only(board).paper_due) == (
        dt.date(2026, 12, 10),
        dt.datetime(2026, 12, 3, 17),  # noqa: DTZ001
    )
    board.open(1)
    board.workspace.transact(cancel_meeting, meeting_id=board.meetings[1], reason="Aid to another force")
    assert (only(board).due, only(board).slot) == (dt.date(2027, 1, 7), "")
    board.open(2)
    assert [paper.id for paper in board.item(2, TITLE).papers] == [only(board).paper_id]


def test_a_named_meeting_and_another_forum_may_be_chosen(board: Run, book: SmallBook) -> None:
    group = run_of(board.workspace, book.forums["PG"])
    commission(board, book, forum_id=group.forum, due_meeting_id=group.meetings[2])
    assert (only(board).forum_code, only(board).due) == ("PG", dt.date(2027, 1, 7))
    assert board.workspace.read(deep_dives, today=TODAY, forum_id=book.forums["RAB"]) == ()
    board.workspace.transact(edit_deep_dive, deep_dive_id=only(board).id, title="Stocktake", due_meeting_id="")
    assert (only(board).title, only(board).due) == ("Stocktake", dt.date(2026, 12, 3))
    group.open(1)
    assert "Stocktake" in group.titles(1)
    with pytest.raises(RuleBroken, match="stands on an agenda already"):
        board.workspace.transact(edit_deep_dive, deep_dive_id=only(board).id, due_meeting_id=group.meetings[3])


def test_with_no_later_meeting_it_waits_without_a_date(workspace: Workspace, book: SmallBook) -> None:
    board = run_of(workspace, book.forums["MB"])
    board.open(4)
    under = board.item(4, "Corporate priorities").id
    workspace.transact(commission_deep_dive, meeting_id=board.meetings[4], item_id=under, title=TITLE)
    assert (only(board).due, only(board).due_meeting_id, only(board).paper_due) == (None, "", None)


def test_it_reports_closes_or_is_taken_back(board: Run, book: SmallBook) -> None:
    key = commission(board, book)
    board.workspace.transact(report_deep_dive, deep_dive_id=key)
    board.workspace.transact(close_deep_dive, deep_dive_id=key)
    assert only(board).status == "closed"
    with pytest.raises(RuleBroken, match="is closed already"):
        board.workspace.transact(report_deep_dive, deep_dive_id=key)
    board.open(1)
    board.workspace.transact(remove_deep_dive, deep_dive_id=key)
    assert board.workspace.read(deep_dives, today=TODAY) == ()
    assert TITLE not in board.titles(1)


def days(row: DeepDiveRow) -> list[tuple[dt.date | None, dt.date | None, str]]:
    return [(slip.old, slip.new, slip.because) for slip in row.slips]


def test_it_never_takes_the_place_of_what_is_pinned_and_the_overrun_is_shown(board: Run, book: SmallBook) -> None:
    board.open(1)
    used = sum(row.minutes for row in board.items(1))
    board.workspace.transact(add_item, meeting_id=board.meetings[1], title="Estates", minutes=170 - used)
    commission(board, book, minutes=45)
    view = board.workspace.read(agenda, meeting_id=board.meetings[1])
    assert (view.meeting.minutes, view.overrun) == (180, 35)
    assert {TITLE, "Performance overview with financial context"} <= set(board.titles(1))


def test_it_may_inform_groups_serve_a_risk_and_be_tracked_elsewhere(board: Run, book: SmallBook) -> None:
    work = board.workspace
    risk = work.transact(add_risk, title="Violence grows", level="corporate", likelihood=3, impact=4).value
    theme = work.transact(add_theme, title="Violence").value
    key = commission(
        board, book, informs_unit_ids=[book.units["FLP"], book.units["AS"]], tracking_forum_id=book.forums["PG"],
        theme_id=theme, risk_ids=[risk],
    )  # fmt: skip
    row = only(board)
    assert (row.informs, row.tracking_code, row.theme) == (("Central South", "Frontline Policing"), "PG", "Violence")
    assert [(source.kind, source.words) for source in row.sources] == [("risk", "Violence grows")]
    work.transact(edit_deep_dive, deep_dive_id=key, informs_unit_ids=[book.units["AS"]], risk_ids=(), theme_id="")
    assert (only(board).informs, only(board).sources, only(board).theme) == (("Central South",), (), "")
    work.transact(remove_deep_dive, deep_dive_id=key)
    assert work.read(deep_dives, today=TODAY) == ()


def test_every_other_day_it_gets_is_kept_with_the_reason(board: Run, book: SmallBook) -> None:
    key = commission(board, book)
    work = board.workspace
    work.transact(move_meeting, meeting_id=board.meetings[1], date=dt.date(2026, 12, 10), reason="The hall is needed")
    work.transact(put_off_deep_dive, deep_dive_id=key, because="More evidence is wanted")
    assert (only(board).due, only(board).first_due) == (dt.date(2027, 1, 7), dt.date(2026, 12, 3))
    board.open(1)
    assert TITLE not in board.titles(1)
    work.transact(put_off_deep_dive, deep_dive_id=key, because="The lead is away", to_meeting_id=board.meetings[3])
    assert days(only(board)) == [
        (dt.date(2026, 12, 3), dt.date(2026, 12, 10), "The hall is needed"),
        (dt.date(2026, 12, 10), dt.date(2027, 1, 7), "More evidence is wanted"),
        (dt.date(2027, 1, 7), dt.date(2027, 2, 4), "The lead is away"),
    ]
    with pytest.raises(RuleBroken, match="is due at MB Thu 4 Feb already"):
        work.transact(put_off_deep_dive, deep_dive_id=key, because="So", to_meeting_id=board.meetings[3])


def test_it_slips_when_its_item_moves_on_or_its_meeting_falls_away(board: Run, book: SmallBook) -> None:
    commission(board, book)
    work = board.workspace
    board.open(1)
    work.transact(move_to_next_meeting, item_id=board.item(1, TITLE).id, reason="No time")
    assert (only(board).due, only(board).slot) == (dt.date(2027, 1, 7), "")
    board.open(2)
    assert [paper.id for paper in board.item(2, TITLE).papers] == [only(board).paper_id]
    work.transact(cancel_meeting, meeting_id=board.meetings[2], reason="Aid to another force")
    fell = "the meeting of Thu 7 Jan 2027 was cancelled: Aid to another force"
    expected = [
        (dt.date(2026, 12, 3), dt.date(2027, 1, 7), "No time"),
        (dt.date(2027, 1, 7), dt.date(2027, 2, 4), fell),
    ]
    assert days(only(board)) == expected
    board.open(3)
    assert (days(only(board)), [slip.recorded for slip in only(board).slips]) == (expected, [True, True])


def test_what_stands_on_an_agenda_is_put_off_from_there(board: Run, book: SmallBook) -> None:
    key = commission(board, book)
    board.open(1)
    board.issue(1)
    board.workspace.transact(
        put_off_deep_dive, deep_dive_id=key, because="More evidence", to_meeting_id=board.meetings[3]
    )
    assert TITLE not in board.titles(1)
    assert days(only(board)) == [(dt.date(2026, 12, 3), dt.date(2027, 2, 4), "More evidence")]
    board.open(2)
    board.open(3)
    assert (TITLE in board.titles(2), TITLE in board.titles(3)) == (False, True)
