"""What the day asks for."""

import datetime as dt

import pytest

from models.operations.actions import update_action
from models.operations.agenda import issue_agenda, open_agenda
from models.operations.deep_dives import commission_deep_dive
from models.operations.issuing import issue_action_log
from models.operations.outcomes import record_action
from models.operations.paper_stages import set_status
from models.operations.papers import commission_paper
from models.operations.promises import promise_item
from models.operations.stages import end_meeting, finish_minutes
from models.operations.undated_promises import chase_promise
from models.operations.year import lay_out_year
from models.queries.agenda import agenda
from models.queries.meetings import find_meeting
from models.queries.today import DueRow, TodayView, due_count, today_view
from models.store.workspace import Workspace
from tests.books import FIRST, LAST, Clock, SmallBook


@pytest.fixture(autouse=True)
def year(workspace: Workspace, book: SmallBook) -> SmallBook:
    """The small book with its year 2026-27 laid out."""
    workspace.transact(lay_out_year, first=FIRST, last=LAST)
    return book


def view(workspace: Workspace, clock: Clock) -> TodayView:
    return workspace.read(today_view, now=clock(), actor="Imogen")


def row(workspace: Workspace, clock: Clock, title: str) -> DueRow | None:
    return next((row for row in view(workspace, clock).due if row.title == title), None)


def test_the_beat_is_ten_working_days_with_their_meetings(workspace: Workspace, clock: Clock) -> None:
    clock.go_to(dt.date(2026, 12, 23))
    days = view(workspace, clock).beat
    assert [day.day.day for day in days] == [23, 4, 5, 6, 7, 8, 11, 12, 13, 14]
    assert [meeting.forum_code for meeting in days[2].meetings] == ["MB"]


def test_an_agenda_asks_first_to_be_opened_then_to_be_issued(workspace: Workspace, clock: Clock) -> None:
    key = workspace.read(find_meeting, reference="MB 2026-11-03").id
    found = row(workspace, clock, "Open agenda of Management Board")
    assert found is not None
    assert (found.group, found.command, found.subject) == ("today", "Open agenda", ("meeting", key))
    assert found.due == dt.datetime(2026, 10, 27, 17)  # noqa: DTZ001  the wall clock
    workspace.transact(open_agenda, meeting_id=key)
    clock.go_to(dt.date(2026, 10, 29))
    late = row(workspace, clock, "Issue agenda of Management Board")
    assert late is not None
    assert (late.group, late.days_late, late.detail) == (
        "overdue",
        2,
        "Tue 3 Nov 09:30 · agenda is open · then data pack Fri 30 Oct",
    )
    workspace.transact(issue_agenda, meeting_id=key, body=b"%PDF")
    assert row(workspace, clock, "Issue agenda of Management Board") is None


def test_minutes_and_log_are_asked_for_after_the_meeting(workspace: Workspace, book: SmallBook, clock: Clock) -> None:
    key = workspace.read(find_meeting, reference="MB 2026-11-03").id
    clock.go_to(dt.date(2026, 11, 3), hour=13)
    workspace.transact(record_action, meeting_id=key, text="Do it", owner_body="Estates", due=dt.date(2026, 12, 1))
    assert row(workspace, clock, "Draft minutes of Management Board") is None
    workspace.transact(end_meeting, meeting_id=key)
    log, minutes = (row(workspace, clock, f"{kind} of Management Board") for kind in ("Action log", "Draft minutes"))
    assert log is not None
    assert minutes is not None
    assert (log.group, log.command) == ("today", "Print action log")
    assert (minutes.group, minutes.command, minutes.due.day) == ("this week", "Finish minutes", 6)
    workspace.transact(issue_action_log, meeting_id=key, body=b"%PDF")
    workspace.transact(finish_minutes, meeting_id=key)
    assert [found for found in view(workspace, clock).due if found.subject == ("meeting", key)] == []
    assert book.forums


def test_before_a_meeting_only_the_next_thing_is_asked_for(workspace: Workspace, clock: Clock) -> None:
    agenda_out = row(workspace, clock, "Open agenda of Management Board")
    assert agenda_out is not None
    assert (
        agenda_out.detail
        == "Tue 3 Nov 09:30 · agenda not opened yet · final papers due too · then data pack Fri 30 Oct"
    )
    papers = row(workspace, clock, "Draft papers for Performance Group")
    assert papers is not None
    assert (papers.command, papers.kind, papers.due.day) == ("Open meeting", "draft papers", 4)
    assert papers.detail == "Wed 18 Nov 14:00 · then final papers Wed 11 Nov"


def test_papers_are_asked_for_until_they_arrive(workspace: Workspace, book: SmallBook, clock: Clock) -> None:
    key = workspace.read(find_meeting, reference="MB 2026-11-03").id
    first, second = (
        workspace.transact(commission_paper, forum_id=book.forums["MB"], meeting_id=key, title=title).value
        for title in ("Stocktake", "Budget")
    )
    agenda_out = row(workspace, clock, "Open agenda of Management Board")
    assert agenda_out is not None
    assert "final papers due too" not in agenda_out.detail
    both = row(workspace, clock, "2 of 2 papers not received for Management Board")
    assert both is not None
    assert (both.group, both.command, both.subject, both.papers) == ("today", "Chase", ("papers", key), (first, second))
    assert both.detail == "Tue 3 Nov 09:30 · Stocktake, Budget"
    workspace.transact(set_status, paper_id=first, status="received")
    clock.go_to(dt.date(2026, 10, 29))
    late = row(workspace, clock, "1 of 2 papers not received for Management Board")
    assert late is not None
    assert (late.group, late.days_late, late.papers) == ("overdue", 2, (second,))
    before = workspace.read(due_count, now=clock())
    workspace.transact(set_status, paper_id=second, status="received", late_reason="Awaiting figures")
    assert [found for found in view(workspace, clock).due if found.command == "Chase"] == []
    assert workspace.read(due_count, now=clock()) == before - 1


def test_overdue_actions_are_counted_together(workspace: Workspace, book: SmallBook, clock: Clock) -> None:
    keys = [
        workspace.transact(
            record_action, forum_id=book.forums[code], text="Do it", owner_body="Estates", due=dt.date(2026, 10, 28)
        ).value
        for code in ("PG", "PG", "MB")
    ]
    clock.go_to(dt.date(2026, 11, 9))
    workspace.transact(update_action, action_id=keys[0], text="half done")
    found = view(workspace, clock).due[0]
    assert found.title == "2 of 3 overdue actions without an update this week"
    assert (found.days_late, found.command, found.subject) == (12, "Chase owners", ("actions", "overdue"))
    assert found.detail in {"PG, MB · oldest 12 days", "MB, PG · oldest 12 days"}


def test_the_next_meeting_is_the_one_still_running(workspace: Workspace, clock: Clock) -> None:
    clock.go_to(dt.date(2026, 11, 3), hour=12)
    coming = view(workspace, clock).next_meeting
    assert coming is not None
    assert coming.reference == "MB 2026-11-03"


def test_news_is_what_others_did(workspace: Workspace, clock: Clock) -> None:
    assert view(workspace, clock).news == ()
    news = workspace.read(today_view, now=clock(), actor="Dev").news
    assert [(actor, words) for _, actor, words in news][-1] == ("Imogen", "Fill the book")
    assert workspace.read(today_view, now=clock(), actor="Dev", since=clock()).news == ()


def test_a_promise_without_a_date_is_asked_for_after_a_quarter(
    workspace: Workspace, book: SmallBook, clock: Clock
) -> None:
    key = workspace.transact(promise_item, forum_id=book.forums["MB"], title="Impacts", undated=True).value
    title = "Ask when Impacts comes to MB"
    assert row(workspace, clock, title) is None
    clock.go_to(dt.date(2027, 1, 28))
    before = workspace.read(due_count, now=clock())
    found = row(workspace, clock, title)
    assert found is not None
    assert (found.group, found.days_late, found.command, found.subject) == (
        "overdue",
        1,
        "Ask for its date",
        ("promise", key),
    )
    workspace.transact(chase_promise, promise_id=key)
    assert row(workspace, clock, title) is None
    assert workspace.read(due_count, now=clock()) == before - 1


def test_a_deep_dive_that_did_not_report_is_said(workspace: Workspace, clock: Clock) -> None:
    first = workspace.read(find_meeting, reference="MB 2026-11-03").id
    workspace.transact(open_agenda, meeting_id=first)
    under = workspace.read(agenda, meeting_id=first).items[0].id
    workspace.transact(commission_deep_dive, meeting_id=first, item_id=under, title="Stocktake")
    due = workspace.read(find_meeting, reference="MB 2027-01-05").id
    workspace.transact(open_agenda, meeting_id=due)
    clock.go_to(dt.date(2027, 1, 6))
    found = row(workspace, clock, "Stocktake has not reported")
    assert found is not None
    assert (found.days_late, found.detail) == (1, "was due at MB Tue 5 Jan 2027 · no lead")
