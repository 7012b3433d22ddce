"""The list of papers due on paper and as a table."""

import datetime as dt

from models.documents.export import export
from models.documents.papers_due import papers_due_document
from models.operations.meetings import add_meeting
from models.operations.paper_stages import set_status
from models.operations.papers import commission_paper, note_chase
from models.queries.papers_due import papers_due
from models.store.workspace import Workspace
from tests.books import Clock, SmallBook
from tests.documents.reading import whole

BOARD = dt.date(2026, 11, 3)
FIRST, LAST = dt.date(2026, 10, 19), dt.date(2026, 11, 30)


def printed(workspace: Workspace, clock: Clock, suffix: str = ".pdf", forum_id: str = "") -> bytes:
    view = workspace.read(papers_due, first=FIRST, last=LAST, forum_id=forum_id, now=clock())
    return export(papers_due_document(view, printed=clock()), suffix)


def test_the_missing_come_first_and_late_ones_say_why(workspace: Workspace, book: SmallBook, clock: Clock) -> None:
    forum = book.forums["MB"]
    meetings = [
        workspace.transact(add_meeting, forum_id=forum, date=day).value for day in (BOARD, dt.date(2026, 12, 1))
    ]
    keys = [
        workspace.transact(commission_paper, forum_id=forum, meeting_id=meeting, title=title).value
        for title, meeting in (("Workforce", meetings[0]), ("Estates", meetings[0]), ("Fleet", meetings[1]))
    ]
    clock.go_to(dt.date(2026, 10, 30))
    workspace.transact(set_status, paper_id=keys[1], status="received", late_reason="valuation came late")
    workspace.transact(note_chase, paper_id=keys[0], to="Director Estates")
    said = whole(printed(workspace, clock))
    assert "3 papers due, 1 missing, 1 taken late" in said
    order = [
        "Missing, deadline passed (1)",
        "MB(26)1 Workforce",
        "To come (1)",
        "MB(26)3 Fleet",
        "Received (1)",
        "MB(26)2 Estates",
    ]
    assert [said.index(words) for words in order] == sorted(said.index(words) for words in order)
    assert "Commissioned, 3 days late" in said
    assert "chased Fri 30 Oct" in said
    assert "Late: valuation came late." in said
    rows = printed(workspace, clock, ".csv").decode("utf-8-sig").splitlines()
    assert rows[1].startswith('"Missing, deadline passed",2026-10-27,MB(26)1,Workforce')
    assert rows[1].endswith('"commissioned, late"')


def test_a_span_without_papers_says_so(workspace: Workspace, book: SmallBook, clock: Clock) -> None:
    said = whole(printed(workspace, clock, forum_id=book.forums["MB"]))
    assert "Management Board" in said
    assert "No paper is due" in said
    assert "No paper is missing." in said
