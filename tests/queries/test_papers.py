"""Papers in lists: when they are due, for whom, and in which order."""

import datetime as dt
from typing import Any

import pytest

from models.errors import NotFound
from models.operations.agenda import add_item, open_agenda
from models.operations.forum_settings import set_deadline
from models.operations.meetings import add_meeting, cancel_meeting
from models.operations.paper_sections import edit_section
from models.operations.paper_stages import set_status, withdraw_paper
from models.operations.papers import attach_to_item, commission_paper, note_chase, set_risks
from models.operations.risks import add_risk
from models.operations.template_papers import add_template_paper
from models.queries.agenda import agenda
from models.queries.paper import paper, paper_bytes
from models.queries.papers import PaperRow, papers
from models.queries.papers_due import PapersDue, papers_due
from models.store.workspace import Workspace
from tests.books import Clock, SmallBook

BOARD = dt.date(2026, 11, 3)
GROUP = dt.date(2026, 11, 18)


@pytest.fixture
def meetings(workspace: Workspace, book: SmallBook) -> dict[str, str]:
    """MB on 3 Nov and PG on 18 Nov 2026, both with papers due five working days before at five."""
    found = {}
    for code, day in (("MB", BOARD), ("PG", GROUP)):
        forum = book.forums[code]
        workspace.transact(set_deadline, forum_id=forum, kind="final papers", words="5 working days before, 17:00")
        workspace.transact(set_deadline, forum_id=forum, kind="draft papers", words="10 working days before, 17:00")
        found[code] = workspace.transact(add_meeting, forum_id=forum, date=day).value
    return found


def commission(workspace: Workspace, book: SmallBook, code: str, title: str, **more: Any) -> str:
    return workspace.transact(commission_paper, forum_id=book.forums[code], title=title, **more).value


def due(workspace: Workspace, clock: Clock, first: dt.date, last: dt.date, forum: str = "") -> PapersDue:
    return workspace.read(papers_due, first=first, last=last, forum_id=forum, now=clock())


def titles(rows: tuple[PaperRow, ...]) -> list[str]:
    return [row.title for row in rows]


def test_papers_are_listed_by_meeting_and_narrowed(
    workspace: Workspace, book: SmallBook, meetings: dict[str, str], clock: Clock
) -> None:
    commission(workspace, book, "PG", "Later", meeting_id=meetings["PG"])
    commission(workspace, book, "MB", "Unplaced")
    first = commission(workspace, book, "MB", "Sooner", meeting_id=meetings["MB"])
    assert titles(workspace.read(papers, now=clock())) == ["Sooner", "Later", "Unplaced"]
    assert titles(workspace.read(papers, forum_id=book.forums["MB"], now=clock())) == ["Sooner", "Unplaced"]
    assert titles(workspace.read(papers, first=GROUP, last=GROUP, now=clock())) == ["Later"]
    workspace.transact(set_status, paper_id=first, status="draft")
    (row,) = workspace.read(papers, status="draft", now=clock())
    assert (row.title, f"{row.due}", f"{row.draft_due}") == ("Sooner", "2026-10-27 17:00:00", "2026-10-20 17:00:00")
    assert workspace.read(papers, meeting_id="nowhere", now=clock()) == ()
    with pytest.raises(NotFound, match="not in the book"):
        workspace.read(paper, paper_id="nowhere", now=clock())
    with pytest.raises(NotFound, match="does not hold this file"):
        workspace.read(paper_bytes, digest="0" * 64)


def test_f002_28_of_two_recipients_the_earlier_deadline_counts_and_both_list_it(
    workspace: Workspace, book: SmallBook, meetings: dict[str, str], clock: Clock
) -> None:
    group, board = book.forums["PG"], book.forums["MB"]
    workspace.transact(add_template_paper, forum_id=group, title="Portfolio Report", also_forum_id=board)
    workspace.transact(add_meeting, forum_id=board, date=dt.date(2027, 1, 5))
    workspace.transact(open_agenda, meeting_id=meetings["PG"])
    (report,) = workspace.read(papers, meeting_id=meetings["PG"], now=clock())
    assert f"{report.due}" == "2026-10-27 17:00:00"
    assert titles(workspace.read(papers, meeting_id=meetings["MB"], now=clock())) == ["Portfolio Report"]
    workspace.transact(cancel_meeting, meeting_id=meetings["MB"], reason="no business")
    (report,) = workspace.read(papers, meeting_id=meetings["PG"], now=clock())
    assert f"{report.due}" == "2026-11-11 17:00:00"


def test_f002_02_a_paper_for_two_forums_or_on_risks_of_two_units_is_cross_cutting(
    workspace: Workspace, book: SmallBook, clock: Clock
) -> None:
    key = commission(workspace, book, "MB", "Portfolio", template="audit_panel")
    box = next(s for s in workspace.read(paper, paper_id=key, now=clock()).sections if "cross-cutting" in s.title)
    workspace.transact(edit_section, section_id=box.id, text="None apparent to the author", nil=True)
    risks = [
        workspace.transact(add_risk, title=unit, level=level, likelihood=2, impact=2, unit_id=book.units[unit]).value
        for unit, level in (("HQ", "corporate"), ("FLP", "business group"))
    ]
    prompts = []
    for linked in (risks[:1], risks):
        workspace.transact(set_risks, paper_id=key, risk_ids=linked)
        (row,) = workspace.read(papers, ids=(key,), now=clock())
        prompts.append([one.strength for one in row.troubles if "cross-cutting" in one.section])
    assert prompts == [[], ["recommended"]]


def test_papers_due_are_in_the_order_of_their_deadlines(
    workspace: Workspace, book: SmallBook, meetings: dict[str, str], clock: Clock
) -> None:
    commission(workspace, book, "PG", "Group", meeting_id=meetings["PG"])
    late = commission(workspace, book, "MB", "Late", meeting_id=meetings["MB"])
    gone = commission(workspace, book, "MB", "Gone", meeting_id=meetings["MB"])
    missing = commission(workspace, book, "MB", "Missing", meeting_id=meetings["MB"])
    workspace.transact(withdraw_paper, paper_id=gone, because="overtaken")
    clock.go_to(dt.date(2026, 10, 30))
    workspace.transact(set_status, paper_id=late, status="received", late_reason="valuation")
    workspace.transact(note_chase, paper_id=missing, to="Director Estates")
    found = due(workspace, clock, dt.date(2026, 10, 26), dt.date(2026, 11, 13))
    assert (titles(found.rows), titles(found.late), titles(found.missing)) == (
        ["Late", "Missing", "Group"],
        ["Late"],
        ["Missing"],
    )
    found = due(workspace, clock, dt.date(2026, 11, 9), dt.date(2026, 11, 13), book.forums["MB"])
    assert (found.forum, titles(found.rows), titles(found.missing)) == ("MB", [], ["Missing"])


def test_a_meeting_that_fell_away_makes_nothing_due(
    workspace: Workspace, book: SmallBook, meetings: dict[str, str], clock: Clock
) -> None:
    commission(workspace, book, "MB", "Idle", meeting_id=meetings["MB"])
    assert titles(due(workspace, clock, BOARD - dt.timedelta(days=20), BOARD).rows) == ["Idle"]
    workspace.transact(cancel_meeting, meeting_id=meetings["MB"], reason="no business")
    assert due(workspace, clock, BOARD - dt.timedelta(days=20), BOARD).rows == ()


def test_a_paper_may_have_a_deadline_of_its_own(workspace: Workspace, book: SmallBook, clock: Clock) -> None:
    own = dt.datetime.combine(BOARD, dt.time(12))
    workspace.transact(commission_paper, forum_id=book.forums["MB"], title="Own", due=own)
    assert [row.due for row in due(workspace, clock, BOARD, BOARD).rows] == [own]


def test_a_late_paper_is_in_time_for_the_meeting_it_goes_on_to(
    workspace: Workspace, book: SmallBook, meetings: dict[str, str], clock: Clock
) -> None:
    key = commission(workspace, book, "MB", "Custody", meeting_id=meetings["MB"])
    clock.go_to(dt.date(2026, 10, 30))
    workspace.transact(set_status, paper_id=key, status="received", late_reason="Finance was late")
    assert workspace.read(papers, ids=[key], now=clock())[0].late
    later = workspace.transact(add_meeting, forum_id=book.forums["MB"], date=dt.date(2027, 1, 5)).value
    item = workspace.transact(add_item, meeting_id=later, title="Custody").value
    workspace.transact(attach_to_item, paper_id=key, item_id=item)
    assert not workspace.read(papers, ids=[key], now=clock())[0].late
    shown = next(row for row in workspace.read(agenda, meeting_id=later).items if row.id == item)
    (brief,) = shown.papers
    assert (brief.late, brief.late_reason, brief.received_on) == (False, "", dt.date(2026, 10, 30))
