"""Papers commissioned, given authors and risks, put under items, chased, and answering what a forum asked for."""

import datetime as dt

import pytest

from models.errors import NotFound, RuleBroken
from models.operations.actions import close_action
from models.operations.agenda import add_item, open_agenda
from models.operations.meetings import add_meeting
from models.operations.outcomes import record_action
from models.operations.paper_stages import set_status, withdraw_paper
from models.operations.papers import (
    AuthorLine,
    answer_request,
    attach_to_item,
    commission_paper,
    edit_paper,
    note_chase,
    set_authors,
    set_risks,
)
from models.operations.risks import add_risk
from models.queries.actions import action
from models.queries.paper import PaperView, paper
from models.queries.papers import papers
from models.store.workspace import Workspace
from tests.books import Clock, SmallBook

BOARD = dt.date(2026, 11, 3)


@pytest.fixture
def meeting(workspace: Workspace, book: SmallBook) -> str:
    """The board of Tue 3 Nov 2026 with its agenda open."""
    key = workspace.transact(add_meeting, forum_id=book.forums["MB"], date=BOARD).value
    workspace.transact(open_agenda, meeting_id=key)
    return key


@pytest.fixture
def commissioned(workspace: Workspace, book: SmallBook, meeting: str) -> str:
    """A paper for it."""
    return workspace.transact(
        commission_paper,
        forum_id=book.forums["MB"],
        meeting_id=meeting,
        title="Estates strategy",
        sponsor_post_id=book.posts["DIR-EST"],
        authors=[AuthorLine(post_id=book.posts["DIR-EST"], email="estates@hq.example")],
    ).value


def view(workspace: Workspace, key: str, clock: Clock) -> PaperView:
    return workspace.read(paper, paper_id=key, now=clock())


@pytest.mark.usefixtures("commissioned")
def test_papers_number_in_the_series_of_their_forum(workspace: Workspace, book: SmallBook, clock: Clock) -> None:
    second = workspace.transact(commission_paper, forum_id=book.forums["MB"], title="Later", template="audit_panel")
    assert second.words == "Commission paper MB(26)2"
    rows = workspace.read(papers, forum_id=book.forums["MB"], now=clock())
    assert [(row.reference, row.meeting_words) for row in rows] == [("MB(26)1", "MB Tue 3 Nov 2026"), ("MB(26)2", "")]
    assert rows[0].sponsor == "Director Estates, Marguerite Okonjo-Bell"
    assert rows[0].authors_words == "Marguerite Okonjo-Bell, Director Estates"
    assert (rows[0].kind, rows[0].status, rows[0].marking, rows[0].part) == ("paper", "commissioned", "OFFICIAL", 1)


def test_a_paper_is_for_a_meeting_of_its_own_forum(workspace: Workspace, book: SmallBook, meeting: str) -> None:
    with pytest.raises(RuleBroken, match="another forum") as refused:
        workspace.transact(commission_paper, forum_id=book.forums["PG"], meeting_id=meeting, title="Astray")
    assert refused.value.field == "meeting_id"
    with pytest.raises(NotFound, match="no paper template"):
        workspace.transact(commission_paper, forum_id=book.forums["PG"], title="Astray", template="fax")
    with pytest.raises(RuleBroken, match="needs a post or a name"):
        workspace.transact(commission_paper, forum_id=book.forums["PG"], title="Astray", authors=[AuthorLine()])


def test_under_an_item_a_paper_shares_its_number_and_its_part(
    workspace: Workspace, meeting: str, commissioned: str, clock: Clock
) -> None:
    item = workspace.transact(add_item, meeting_id=meeting, title="Estates", part=2, part_reason="commercial").value
    workspace.transact(attach_to_item, paper_id=commissioned, item_id=item)
    found = view(workspace, commissioned, clock).row
    assert (found.item_title, found.part) == ("Estates", 2)
    assert found.item_number
    assert workspace.read(papers, item_id=item, now=clock()) == workspace.read(papers, meeting_id=meeting, now=clock())
    workspace.transact(attach_to_item, paper_id=commissioned, item_id="")
    assert (view(workspace, commissioned, clock).row.item_id, view(workspace, commissioned, clock).row.part) == ("", 1)


def test_f001_67_two_authors_keep_their_contact_lines(
    workspace: Workspace, book: SmallBook, commissioned: str, clock: Clock
) -> None:
    two = [
        AuthorLine(post_id=book.posts["DIR-EST"], unit="Estates", email="e@hq.example", telephone="020 7000 0001"),
        AuthorLine(name="Anil Prasad-Whyte", unit="Partner agency", email="a@partner.example"),
    ]
    workspace.transact(set_authors, paper_id=commissioned, authors=two)
    found = view(workspace, commissioned, clock).authors
    assert [(author.words, author.unit, author.email, author.telephone) for author in found] == [
        ("Marguerite Okonjo-Bell, Director Estates", "Estates", "e@hq.example", "020 7000 0001"),
        ("Anil Prasad-Whyte", "Partner agency", "a@partner.example", ""),
    ]


def test_a_paper_addresses_risks_or_none_and_why(workspace: Workspace, commissioned: str, clock: Clock) -> None:
    risk = workspace.transact(add_risk, title="Estate unfit", level="corporate", likelihood=3, impact=4).value
    workspace.transact(set_risks, paper_id=commissioned, risk_ids=[risk, risk])
    assert [one.title for one in view(workspace, commissioned, clock).risks] == ["Estate unfit"]
    with pytest.raises(RuleBroken, match="risks and none") as refused:
        workspace.transact(set_risks, paper_id=commissioned, risk_ids=[risk], no_risks_because="for information")
    assert refused.value.field == "no_risks_because"
    workspace.transact(set_risks, paper_id=commissioned, risk_ids=[], no_risks_because="for information")
    found = view(workspace, commissioned, clock)
    assert (found.risks, found.row.no_risks_because) == ((), "for information")


def test_editing_changes_what_is_given_until_the_paper_is_final(
    workspace: Workspace, commissioned: str, clock: Clock
) -> None:
    due = dt.datetime.combine(dt.date(2026, 10, 29), dt.time(12))
    workspace.transact(edit_paper, paper_id=commissioned, title="Estates", due=due, marking="OFFICIAL-SENSITIVE")
    found = view(workspace, commissioned, clock).row
    assert (found.title, found.due, found.marking) == ("Estates", due, "OFFICIAL-SENSITIVE")
    workspace.transact(edit_paper, paper_id=commissioned, no_due=True, marking="", rating="amber")
    found = view(workspace, commissioned, clock).row
    assert (found.title, found.due, found.marking, found.rating) == (
        "Estates",
        dt.datetime.combine(dt.date(2026, 10, 27), dt.time(17)),
        "OFFICIAL",
        "amber",
    )
    with pytest.raises(RuleBroken, match="no marking"):
        workspace.transact(edit_paper, paper_id=commissioned, marking="PURPLE")
    workspace.transact(set_status, paper_id=commissioned, status="final")
    with pytest.raises(RuleBroken, match=r"MB\(26\)1 is final; set it back"):
        workspace.transact(edit_paper, paper_id=commissioned, title="Other")
    workspace.transact(withdraw_paper, paper_id=commissioned, because="overtaken")
    with pytest.raises(RuleBroken, match="withdrawn"):
        workspace.transact(attach_to_item, paper_id=commissioned, item_id="x")


def test_chasing_is_noted_with_its_moment(workspace: Workspace, commissioned: str, clock: Clock) -> None:
    clock.go_to(dt.date(2026, 10, 27), 10)
    workspace.transact(note_chase, paper_id=commissioned, to="Director Estates")
    found = view(workspace, commissioned, clock)
    assert found.row.last_chased == found.history[-1].at == dt.datetime.combine(dt.date(2026, 10, 27), dt.time(10))
    assert found.history[-1].kind == "chased"
    assert found.history[-1].text == "Director Estates"


def test_f004_41_a_request_is_answered_by_sections_of_a_later_paper(
    workspace: Workspace, book: SmallBook, commissioned: str, clock: Clock
) -> None:
    asked = [
        workspace.transact(
            record_action, forum_id=book.forums["MB"], text=text, owner_post_id=book.posts["DIR-SG"], due=BOARD
        ).value
        for text in ("More on community engagement", "More on the oversight framework")
    ]
    for request in asked:
        workspace.transact(answer_request, action_id=request, paper_id=commissioned, words="sections 2 and 3")
    found = view(workspace, commissioned, clock).requests
    assert [(one.words, one.is_open) for one in found] == [("answered: Tue 3 Nov 2026, sections 2 and 3", True)] * 2
    latest = workspace.read(action, action_id=asked[0], today=BOARD).latest
    assert latest == "Answered: Tue 3 Nov 2026, MB(26)1, sections 2 and 3"
    workspace.transact(close_action, action_id=asked[0], note="the Panel agrees")
    assert [one.is_open for one in view(workspace, commissioned, clock).requests] == [False, True]
    workspace.transact(answer_request, action_id=asked[1], paper_id="")
    assert len(view(workspace, commissioned, clock).requests) == 1


def test_commissioning_is_one_step_to_undo(workspace: Workspace, book: SmallBook, clock: Clock) -> None:
    workspace.transact(commission_paper, forum_id=book.forums["MB"], title="Brief", template="audit_panel")
    workspace.undo()
    assert workspace.read(papers, now=clock()) == ()
    workspace.redo()
    assert len(view(workspace, workspace.read(papers, now=clock())[0].id, clock).sections) == 11
