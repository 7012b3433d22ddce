"""Papers expected for every meeting of a forum."""

import datetime as dt

from models.operations.agenda import open_agenda
from models.operations.meetings import add_meeting
from models.operations.paper_stages import set_status
from models.operations.template_papers import add_template_paper
from models.queries.papers import papers
from models.queries.papers_due import papers_due
from models.store.workspace import Workspace
from tests.books import Clock, SmallBook

GROUP = dt.date(2026, 11, 18)
PROGRAMMES = ("Command & Control", "Digital", "Estates", "Forensics", "Met Ops", "Workforce")


def test_f002_24_of_six_dashboards_the_missing_one_is_named(
    workspace: Workspace, book: SmallBook, clock: Clock
) -> None:
    group = book.forums["PG"]
    for name in PROGRAMMES:
        workspace.transact(add_template_paper, forum_id=group, title=f"{name} dashboard", kind="dashboard")
    meeting = workspace.transact(add_meeting, forum_id=group, date=GROUP).value
    assert workspace.transact(open_agenda, meeting_id=meeting).words == "Open agenda of PG Wed 18 Nov"
    rows = workspace.read(papers, meeting_id=meeting, now=clock())
    assert [row.title for row in rows] == [f"{name} dashboard" for name in PROGRAMMES]
    for row in rows[:5]:
        workspace.transact(set_status, paper_id=row.id, status="received")
    workspace.transact(open_agenda, meeting_id=meeting)
    assert len(workspace.read(papers, meeting_id=meeting, now=clock())) == 6
    clock.go_to(dt.date(2026, 11, 16))
    found = workspace.read(papers_due, first=GROUP, last=GROUP, now=clock())
    assert [row.title for row in found.missing] == ["Workforce dashboard"]


def test_what_is_expected_begins_and_ends(workspace: Workspace, book: SmallBook, clock: Clock) -> None:
    group = book.forums["PG"]
    day = dt.timedelta(days=1)
    for name, starts, ends in (("Past", None, GROUP - day), ("Present", GROUP, GROUP), ("Future", GROUP + day, None)):
        workspace.transact(add_template_paper, forum_id=group, title=name, starts=starts, ends=ends)
    meeting = workspace.transact(add_meeting, forum_id=group, date=GROUP).value
    workspace.transact(open_agenda, meeting_id=meeting)
    assert [row.title for row in workspace.read(papers, meeting_id=meeting, now=clock())] == ["Present"]
