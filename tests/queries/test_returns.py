"""Recurring returns: due by the earlier of two deadlines, and who has not sent."""

import datetime as dt

import pytest

from models.operations.forum_settings import set_deadline
from models.operations.meetings import cancel_meeting
from models.operations.paper_stages import set_status
from models.operations.template_papers import add_template_paper
from models.queries.returns import returns
from models.store.workspace import Workspace
from tests.books import Clock, SmallBook
from tests.operations.carrying import DAYS, Run, run_of

FIRST, LAST = dt.date(2026, 11, 1), dt.date(2026, 12, 31)


@pytest.fixture
def group(workspace: Workspace, book: SmallBook) -> Run:
    """PG expects a portfolio report, which RAB receives too: five working days before PG, ten before RAB."""
    for code, days in (("PG", 5), ("RAB", 10)):
        workspace.transact(
            set_deadline, forum_id=book.forums[code], kind="final papers", words=f"{days} working days before, 17:00"
        )
    made = run_of(workspace, book.forums["PG"])
    run_of(workspace, book.forums["RAB"])
    workspace.transact(
        add_template_paper,
        forum_id=book.forums["PG"],
        title="Portfolio report",
        sponsor_post_id=book.posts["DIR-SG"],
        also_forum_id=book.forums["RAB"],
    )
    return made


def test_the_earlier_deadline_of_both_recipients_counts(group: Run, book: SmallBook) -> None:
    rows = group.workspace.read(returns, first=FIRST, last=LAST, today=FIRST)
    assert [(row.meeting_date, row.sponsor, row.forum_codes) for row in rows] == [
        (DAYS[0], "Director Strategy & Governance", ("PG", "RAB")),
        (DAYS[1], "Director Strategy & Governance", ("PG", "RAB")),
    ]
    assert rows[0].deadline == dt.datetime(2026, 10, 22, 17)  # noqa: DTZ001  wall clock
    assert rows[0].late_days == 10
    assert len(group.workspace.read(returns, first=FIRST, last=LAST, today=FIRST, forum_id=book.forums["RAB"])) == 2
    assert group.workspace.read(returns, first=FIRST, last=LAST, today=FIRST, forum_id=book.forums["MB"]) == ()


def test_what_was_sent_says_when_and_how_late(group: Run, clock: Clock) -> None:
    clock.go_to(dt.date(2026, 11, 20))
    group.open(1)
    (row,) = group.workspace.read(returns, first=DAYS[1], last=LAST, today=DAYS[0])
    assert (row.sent, row.paper_reference != "", row.late_days) == (False, True, 0)
    clock.go_to(dt.date(2026, 11, 24))
    group.workspace.transact(
        set_status, paper_id=row.paper_id, status="received", late_reason="Figures came late", late_agreed_by="Chair"
    )
    (row,) = group.workspace.read(returns, first=DAYS[1], last=LAST, today=LAST)
    assert (row.sent, row.sent_on, row.late_days) == (True, dt.date(2026, 11, 24), 5)


def test_a_meeting_that_falls_away_wants_nothing(group: Run) -> None:
    group.workspace.transact(cancel_meeting, meeting_id=group.meetings[1], reason="Aid to another force")
    rows = group.workspace.read(returns, first=FIRST, last=LAST, today=FIRST)
    assert [row.meeting_date for row in rows] == [DAYS[0]]
